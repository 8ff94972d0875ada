//! The evidence of a line: its likelihood under every foot and length, summed over all its readings.

use std::sync::LazyLock;

use super::sum_product::{BatchedFoot, Pairs, Scratch};
use super::table::MeterTable;
use crate::meter::automaton::{Automaton, Step};
use crate::meter::lattice::{Boundary, Lattice, Node};
use crate::meter::model::{Scorer as _, Weights};
use crate::meter::notation::LearnedFoot;

/// The learned feet in every length, ready for sums.
#[derive(Debug)]
pub(crate) struct Sums {
    /// The feet, in the order of [`LearnedFoot::ALL`].
    pub(crate) feet: [FootSums; LearnedFoot::COUNT],
    /// The likelihoods of a syllable after another, by their labels.
    #[cfg(any(test, feature = "train"))]
    pub(crate) pairs: Pairs,
}

/// One foot in every length.
#[derive(Debug)]
pub(crate) struct FootSums {
    #[cfg(any(test, feature = "train"))]
    pub(crate) automaton: &'static Automaton,
    /// The likelihood of each step, after no pause and after a pause.
    #[cfg(any(test, feature = "train"))]
    pub(crate) likelihood: Vec<[f64; 2]>,
    /// The same with states tied and the lengths side by side, for the sum-product algorithm.
    pub(crate) batched: BatchedFoot,
}

/// The most syllables, all readings counted, that a line in a named meter can have; a longer one is in none.
const MOST_NODES: usize = 400;

impl Sums {
    /// The feet with these weights.
    pub(crate) fn of(weights: &Weights) -> Self {
        let pairs =
            Boundary::ALL.map(|boundary| weights.pair(boundary).map(|row| row.map(|weight| f64::from(weight).exp())));
        let feet = automata().each_ref().map(|automaton| FootSums::of(automaton, weights, &pairs));
        Self {
            feet,
            #[cfg(any(test, feature = "train"))]
            pairs,
        }
    }

    /// The likelihoods of a syllable after another, by their labels.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn pair(&self, boundary: Boundary) -> &[[f64; 2]; 2] {
        &self.pairs[boundary as usize]
    }

    /// The evidence of a line; all zero for one that no named meter can hold. Lines after one another share their scratch memory.
    pub(crate) fn evidence(&self, lattice: &Lattice, scratch: &mut Scratch) -> MeterTable {
        let mut evidence = MeterTable::filled(0.0);
        if lattice.nodes.len() > MOST_NODES {
            return evidence;
        }
        let labels: Vec<[f64; 2]> = lattice.nodes.iter().map(likelihood).collect();
        for (foot, by_length) in self.feet.iter().zip(&mut evidence.0) {
            *by_length = foot.batched.sum(lattice, &labels, scratch);
        }
        evidence
    }
}

/// The likelihood of a syllable in slack and as a beat.
pub(super) fn likelihood(node: &Node) -> [f64; 2] {
    node.scores.map(|score| f64::from(score).exp())
}

/// The automaton of each learned foot in every length. They have no weights, so every model shares them.
fn automata() -> &'static [Automaton; LearnedFoot::COUNT] {
    static AUTOMATA: LazyLock<[Automaton; LearnedFoot::COUNT]> =
        LazyLock::new(|| LearnedFoot::ALL.map(Automaton::of_any_length));
    &AUTOMATA
}

impl FootSums {
    fn of(automaton: &'static Automaton, weights: &Weights, pairs: &Pairs) -> Self {
        let after = |step: &Step, pause: bool| f64::from(weights.of_step(step, pause)).exp();
        let likelihood: Vec<[f64; 2]> =
            automaton.steps.iter().map(|step| [after(step, false), after(step, true)]).collect();
        Self {
            batched: BatchedFoot::of(automaton, &likelihood, pairs),
            #[cfg(any(test, feature = "train"))]
            automaton,
            #[cfg(any(test, feature = "train"))]
            likelihood,
        }
    }
}
