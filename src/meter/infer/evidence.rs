//! What a line by itself says of its meter: how likely it is under every foot and length, all its readings summed.

use std::sync::LazyLock;

use super::sum_product::{BatchedFoot, Pairs, Scratch};
use crate::meter::automaton::{Automaton, Step};
use crate::meter::lattice::{Boundary, Lattice, Node};
use crate::meter::model::Scorer as _;
use crate::meter::model::Weights;

/// A number for each learned foot and each length: the likelihood of a line, or a probability.
pub(crate) type Mixture = [[f64; 8]; 4];

/// The learned feet in every length, ready for sums.
#[derive(Debug)]
pub(crate) struct Sums {
    pub(crate) feet: [FootSums; 4],
    pub(crate) pairs: Pairs,
}

/// One foot in every length.
#[derive(Debug)]
pub(crate) struct FootSums {
    #[cfg(any(test, feature = "train"))]
    pub(crate) automaton: &'static Automaton,
    /// The likelihood of each step, plain and after a pause.
    #[cfg(any(test, feature = "train"))]
    pub(crate) likelihood: Vec<[f64; 2]>,
    /// The same, the lengths side by side.
    pub(crate) batched: BatchedFoot,
}

/// The most syllables, all readings counted, that a line in a named meter can have; a longer one is in none.
const MOST_NODES: usize = 400;

impl Sums {
    /// The feet with these weights.
    pub(crate) fn of(weights: &Weights) -> Self {
        let feet = automata().each_ref().map(|automaton| FootSums::of(automaton, weights));
        let pairs =
            Boundary::ALL.map(|boundary| weights.pair(boundary).map(|row| row.map(|weight| f64::from(weight).exp())));
        Self { feet, pairs }
    }

    /// The likelihoods of a syllable after another, by their labels.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn pair(&self, boundary: Boundary) -> &[[f64; 2]; 2] {
        &self.pairs[boundary as usize]
    }

    /// The evidence of a line; all zero for one that no named meter can hold.
    pub(crate) fn evidence(&self, lattice: &Lattice) -> Mixture {
        let mut mixture = [[0.0; 8]; 4];
        if lattice.nodes.len() > MOST_NODES {
            return mixture;
        }
        let labels: Vec<[f64; 2]> = lattice.nodes.iter().map(likelihood).collect();
        let mut scratch = Scratch::default();
        for (foot, by_length) in self.feet.iter().zip(&mut mixture) {
            *by_length = foot.batched.sum(lattice, &labels, &self.pairs, &mut scratch);
        }
        mixture
    }
}

/// The likelihood of a syllable in slack and as a beat.
pub(crate) fn likelihood(node: &Node) -> [f64; 2] {
    node.scores.map(|score| f64::from(score).exp())
}

/// The automaton of each learned foot in every length; no weights stand in it, so every model shares it.
fn automata() -> &'static [Automaton; 4] {
    static AUTOMATA: LazyLock<[Automaton; 4]> = LazyLock::new(|| [0, 1, 2, 3].map(Automaton::of_any_length));
    &AUTOMATA
}

impl FootSums {
    fn of(automaton: &'static Automaton, weights: &Weights) -> Self {
        let after = |step: &Step, pause: bool| f64::from(weights.of_step(step, pause)).exp();
        let likelihood: Vec<[f64; 2]> =
            automaton.steps.iter().map(|step| [after(step, false), after(step, true)]).collect();
        Self {
            batched: BatchedFoot::of(automaton, &likelihood),
            #[cfg(any(test, feature = "train"))]
            automaton,
            #[cfg(any(test, feature = "train"))]
            likelihood,
        }
    }
}
