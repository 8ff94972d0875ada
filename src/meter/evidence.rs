//! What a line by itself says of its meter: how likely it is under every foot and length, all its readings summed.

use super::automaton::{Automaton, Origin, Step};
use super::feature::Boundary;
use super::lanes::{Lanes, Room};
use super::lattice::{Lattice, Node};
use super::search::Scorer as _;
use super::weights::Weights;

/// How likely a line is under each learned foot and each length, or how much a poem leans to each.
pub(crate) type Mixture = [[f64; 8]; 4];

/// The learned feet in every length, ready for sums.
#[derive(Debug)]
pub(crate) struct Sums {
    pub(crate) feet: [FootSums; 4],
    pairs: [[[f64; 2]; 2]; 4],
}

/// One foot in every length.
#[derive(Debug)]
pub(crate) struct FootSums {
    #[cfg(any(test, feature = "train"))]
    pub(crate) automaton: Automaton,
    /// The likelihood of each step, plain and after a pause.
    #[cfg(any(test, feature = "train"))]
    pub(crate) likelihood: Vec<[f64; 2]>,
    /// The same, the lengths side by side.
    pub(crate) lanes: Lanes,
}

/// The most syllables, all readings counted, that a line in a named meter can have; a longer one is in none.
const MOST_NODES: usize = 400;

impl Sums {
    /// The feet with these weights.
    pub(crate) fn of(weights: &Weights) -> Self {
        let feet = [0, 1, 2, 3].map(|foot| FootSums::of(&Automaton::of_any_length(foot, weights)));
        let pairs =
            Boundary::ALL.map(|boundary| weights.pair(boundary).map(|row| row.map(|weight| f64::from(weight).exp())));
        Self { feet, pairs }
    }

    /// The likelihoods of a syllable after another, by their labels.
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
        let mut room = Room::default();
        for (foot, by_length) in self.feet.iter().zip(&mut mixture) {
            *by_length = foot.lanes.sum(lattice, &labels, self, &mut room);
        }
        mixture
    }
}

/// The likelihood of a syllable in slack and as a beat.
pub(crate) fn likelihood(node: &Node) -> [f64; 2] {
    node.scores.map(|score| f64::from(score).exp())
}

impl FootSums {
    fn of(automaton: &Automaton) -> Self {
        let likelihood: Vec<[f64; 2]> =
            automaton.steps.iter().map(|step| step.weight.map(|weight| f64::from(weight).exp())).collect();
        Self {
            lanes: Lanes::of(automaton, &likelihood),
            #[cfg(any(test, feature = "train"))]
            automaton: automaton.clone(),
            #[cfg(any(test, feature = "train"))]
            likelihood,
        }
    }
}

/// The length of a line that begins with this step.
pub(crate) fn feet(start: &Step) -> usize {
    match start.origin {
        Origin::Opening { to_come, .. } | Origin::Outside { to_come, .. } => usize::from(to_come) + 1,
        Origin::Going => 1,
    }
}
