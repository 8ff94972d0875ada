//! What a line by itself says of its meter: how likely it is under every foot and length, all its readings summed.

use super::MOST_FEET;
use super::automaton::{Automaton, Origin, Step};
use super::feature::Boundary;
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
    pub(crate) automaton: Automaton,
    /// The likelihood of each step, plain and after a pause.
    pub(crate) likelihood: Vec<[f64; 2]>,
    /// Where each step leads and whether that is a beat: all that the sums ask of a step, side by side.
    ahead: Vec<(u16, bool)>,
    /// Where the states with so many feet to come begin.
    blocks: Vec<usize>,
}

/// The most syllables, all readings counted, that a line in a named meter can have; a longer one is in none.
const MOST_NODES: usize = 400;

impl Sums {
    /// The feet with these weights.
    pub(crate) fn of(weights: &Weights) -> Self {
        let feet = [0, 1, 2, 3].map(|foot| FootSums::of(Automaton::of_any_length(foot, weights)));
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
        for (foot, by_length) in self.feet.iter().zip(&mut mixture) {
            foot.add(lattice, &labels, self, by_length);
        }
        mixture
    }
}

/// The likelihood of a syllable in slack and as a beat.
pub(crate) fn likelihood(node: &Node) -> [f64; 2] {
    node.scores.map(|score| f64::from(score).exp())
}

impl FootSums {
    fn of(automaton: Automaton) -> Self {
        let likelihood = automaton.steps.iter().map(|step| step.weight.map(|weight| f64::from(weight).exp())).collect();
        let block = |to_come: u16| automaton.states.partition_point(|state| state.foot < to_come);
        let blocks = if automaton.states.is_sorted_by_key(|state| state.foot) {
            (0..=u16::from(MOST_FEET)).map(block).collect()
        } else {
            Vec::new()
        };
        let ahead = automaton.steps.iter().map(|step| (step.to, automaton.states[usize::from(step.to)].beat)).collect();
        Self { automaton, likelihood, ahead, blocks }
    }

    /// Adds the likelihood of a line in each length: backwards over the syllables, from what may follow to what went before.
    fn add(&self, lattice: &Lattice, labels: &[[f64; 2]], sums: &Sums, by_length: &mut [f64; 8]) {
        let states = self.automaton.states.len();
        let mut after = vec![0.0; lattice.nodes.len() * states];
        for &end in &lattice.ends {
            for (state, after) in self.automaton.states.iter().zip(&mut after[end as usize * states..]) {
                *after = f64::from(u8::from(state.ends));
            }
        }
        let mut here = vec![0.0; states];
        for (at, node) in lattice.nodes.iter().enumerate().rev() {
            let row = &after[at * states..(at + 1) * states];
            let Some(reached) = self.reach(row, labels[at], &mut here) else { continue };
            let paused = usize::from(node.after_pause());
            if node.first {
                for (step, likelihood) in self.starts() {
                    by_length[feet(step) - 1] += likelihood[0] * here[usize::from(step.to)];
                }
            }
            let pairs = sums.pair(node.boundary);
            for state in reached {
                let earlier = usize::from(self.automaton.states[state].beat);
                let steps = self.automaton.run_of(state);
                let pair = &pairs[earlier];
                let mut sum = 0.0;
                for (&(to, beat), likelihood) in self.ahead[steps.clone()].iter().zip(&self.likelihood[steps]) {
                    sum += likelihood[paused] * pair[usize::from(beat)] * here[usize::from(to)];
                }
                if sum > 0.0 {
                    for &before in lattice.before(node) {
                        after[before as usize * states + state] += sum;
                    }
                }
            }
        }
    }

    /// Fills `here` with what each state has after its own syllable, and tells which states may come before one of them.
    fn reach(&self, row: &[f64], label: [f64; 2], here: &mut [f64]) -> Option<std::ops::Range<usize>> {
        let mut reached: Option<(usize, usize)> = None;
        for (state, (&after, here)) in row.iter().zip(here.iter_mut()).enumerate() {
            *here = after * label[usize::from(self.automaton.states[state].beat)];
            if after > 0.0 {
                reached = Some((reached.map_or(state, |(low, _)| low), state + 1));
            }
        }
        let (low, high) = reached?;
        // A step leads to the same foot or to the next, which has one foot fewer to come.
        let block = |state: usize| usize::from(self.automaton.states[state].foot);
        let start = self.blocks.get(block(low)).copied().unwrap_or(0);
        let end = self.blocks.get(block(high - 1) + 2).copied().unwrap_or(row.len());
        Some(start..end)
    }

    /// The steps that begin a line, with their likelihoods.
    fn starts(&self) -> impl Iterator<Item = (&Step, &[f64; 2])> {
        self.automaton.starts().iter().zip(&self.likelihood[self.automaton.first_start()..])
    }
}

/// The length of a line that begins with this step.
pub(crate) fn feet(start: &Step) -> usize {
    match start.origin {
        Origin::Opening { to_come, .. } | Origin::Outside { to_come, .. } => usize::from(to_come) + 1,
        Origin::Going => 1,
    }
}
