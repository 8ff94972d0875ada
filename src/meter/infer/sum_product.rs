//! The sum-product algorithm over a line, for one foot in all its lengths at once.
//!
//! Lines of one foot and of eight are made of the same syllables: the slack before a beat is the slack before a beat, however
//! many feet are still to come. So the states at one place of the foot, in all lengths, are tied into one, and each tied
//! state has a vector with a number for each length. The backward sums of all lengths run side by side.

use std::ops::Range;

use crate::meter::automaton::{Automaton, Step};
use crate::meter::lattice::{Boundary, Lattice};
use crate::meter::notation::Feet;

/// One number for each length; inside a foot, for each number of feet still to come.
pub(crate) type ByLength = [f64; Feet::COUNT];

/// The likelihood of two neighboring labels, by the boundary between their syllables.
pub(crate) type Pairs = [[[f64; 2]; 2]; 4];

const EMPTY: ByLength = [0.0; Feet::COUNT];

/// A foot's automaton in every length, its states tied.
#[derive(Debug)]
pub(crate) struct BatchedFoot {
    states: Vec<TiedState>,
    /// The steps before each boundary: their likelihood depends on it.
    steps: [Vec<TiedStep>; Boundary::COUNT],
    /// The tied state on which a line may begin, and the likelihood that it does.
    starts: Vec<(usize, ByLength)>,
}

/// The memory in which sums are taken; all feet of a line share it.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// β of each syllable in each tied state: the likelihood summed over all ways to go on to the line's end.
    beta: Vec<ByLength>,
    /// Which syllables have their β filled; the others hold values of an earlier sum.
    filled: Vec<bool>,
    /// β of the syllable at hand, times the likelihood of its label.
    emitted: Vec<ByLength>,
    /// What the syllable at hand adds to β of each syllable before it.
    following: Vec<ByLength>,
}

/// The states at one place of a foot, or outside the feet, in all lengths.
#[derive(Debug, Clone)]
struct TiedState {
    beat: bool,
    /// 1 where a line may end here, 0 where not.
    ends: ByLength,
    /// Its steps that stay in the foot.
    within: Range<usize>,
    /// Its steps into the next foot, after which one foot fewer is to come.
    onward: Range<usize>,
}

/// A step from one tied state to another, across one kind of boundary.
#[derive(Debug, Clone)]
struct TiedStep {
    to: usize,
    /// Its likelihood times that of the two labels, by the number of feet still to come after it.
    likelihood: ByLength,
}

/// A step in the making: its likelihood after no pause and after a pause.
#[derive(Debug)]
struct Untied {
    to: usize,
    beat: bool,
    onward: bool,
    likelihood: [ByLength; 2],
}

impl BatchedFoot {
    /// Ties the states of an automaton in every length; `likelihood` has that of each step, after no pause and after a
    /// pause, `pairs` that of neighboring labels.
    pub(crate) fn of(automaton: &Automaton, likelihood: &[[f64; 2]], pairs: &Pairs) -> Self {
        let count = automaton.states.iter().map(|state| state.tied + 1).max().unwrap_or(0);
        let mut steps: Vec<Vec<Untied>> = (0..count).map(|_| Vec::new()).collect();
        let mut states = vec![TiedState { beat: false, ends: EMPTY, within: 0..0, onward: 0..0 }; count];
        for state in &automaton.states {
            let (tied, length) = (&mut states[state.tied], state.foot as usize);
            tied.beat = state.beat;
            tied.ends[length] = f64::from(u8::from(state.ends));
            for (step, likelihood) in automaton.steps_with(state, likelihood) {
                let to = automaton.state(step.to);
                let onward = to.foot < state.foot;
                let step = Untied { to: to.tied, beat: to.beat, onward, likelihood: [EMPTY; 2] };
                note(&mut steps[state.tied], step, to.foot as usize, *likelihood);
            }
        }
        let mut batched = Self { states, steps: Default::default(), starts: Vec::new() };
        for (state, own) in batched.states.iter_mut().zip(&mut steps) {
            let start = batched.steps[0].len();
            own.sort_by_key(|step| step.onward);
            let onward = start + own.partition_point(|step| !step.onward);
            (state.within, state.onward) = (start..onward, onward..start + own.len());
            for boundary in Boundary::ALL {
                let across = |step: &Untied| {
                    let pair = pairs[boundary as usize][usize::from(state.beat)][usize::from(step.beat)];
                    let likelihood = step.likelihood[usize::from(boundary.is_pause())];
                    TiedStep { to: step.to, likelihood: likelihood.map(|likelihood| likelihood * pair) }
                };
                batched.steps[boundary as usize].extend(own.iter().map(across));
            }
        }
        for (step, likelihood) in automaton.starts_with(likelihood) {
            batched.begin(automaton, step, likelihood[0]);
        }
        batched
    }

    fn begin(&mut self, automaton: &Automaton, step: &Step, likelihood: f64) {
        let Some(feet) = step.feet_of_line() else { return };
        let to = automaton.state(step.to).tied;
        let at = self.starts.iter().position(|&(known, _)| known == to).unwrap_or_else(|| {
            self.starts.push((to, EMPTY));
            self.starts.len() - 1
        });
        self.starts[at].1[feet.index()] = likelihood;
    }

    /// The likelihood of a line in each length, all its readings summed: the backward pass over its syllables. `labels` has the
    /// likelihood of each syllable in slack and on a beat.
    pub(crate) fn sum(&self, lattice: &Lattice, labels: &[[f64; 2]], scratch: &mut Scratch) -> ByLength {
        let states = self.states.len();
        let mut by_length = EMPTY;
        let Scratch { beta, filled, emitted, following } = scratch;
        beta.resize(beta.len().max(lattice.nodes.len() * states), EMPTY);
        emitted.resize(emitted.len().max(states), EMPTY);
        following.resize(following.len().max(states), EMPTY);
        filled.clear();
        filled.resize(lattice.nodes.len(), false);
        for &end in &lattice.ends {
            filled[end.get()] = true;
            for (state, beta) in self.states.iter().zip(&mut beta[end.get() * states..]) {
                *beta = state.ends;
            }
        }
        for (at, node) in lattice.nodes.iter().enumerate().rev() {
            if !filled[at] {
                continue;
            }
            let row = &beta[at * states..(at + 1) * states];
            for ((state, beta), emitted) in self.states.iter().zip(row).zip(&mut *emitted) {
                *emitted = beta.map(|beta| beta * labels[at][usize::from(state.beat)]);
            }
            if node.first {
                for (to, likelihood) in &self.starts {
                    add_product(&mut by_length, likelihood, &emitted[*to]);
                }
            }
            let steps = self.steps[node.boundary as usize].as_slice();
            let before = lattice.before(node);
            // With so many syllables to go at most as many feet are: the likelihood of more is 0.
            let following = &mut following[..if before.is_empty() { 0 } else { states }];
            match node.to_go.largest() {
                0..2 => self.follow::<2>(steps, emitted, following),
                2..4 => self.follow::<4>(steps, emitted, following),
                4..6 => self.follow::<6>(steps, emitted, following),
                _ => self.follow::<{ Feet::COUNT }>(steps, emitted, following),
            }
            for &before in before {
                let beta = &mut beta[before.get() * states..(before.get() + 1) * states];
                if std::mem::replace(&mut filled[before.get()], true) {
                    beta.iter_mut().zip(&*following).for_each(|(beta, sum)| add(beta, sum));
                } else {
                    beta.copy_from_slice(following);
                }
            }
        }
        by_length
    }

    /// Writes the sum for each state over the steps, those across one kind of boundary, to the next syllable, after which fewer than
    /// `FEET` feet are to come.
    fn follow<const FEET: usize>(&self, steps: &[TiedStep], emitted: &[ByLength], sums: &mut [ByLength]) {
        for (state, sum) in self.states.iter().zip(sums) {
            *sum = state.following::<FEET>(steps, emitted);
        }
    }
}

impl TiedState {
    /// The sum for this state; see [`BatchedFoot::follow`].
    fn following<const FEET: usize>(&self, steps: &[TiedStep], emitted: &[ByLength]) -> ByLength {
        let sum = |range: Range<usize>| {
            let mut sum = [0.0; FEET];
            for step in steps.get(range).unwrap_or_default() {
                add_product(&mut sum, &step.likelihood, &emitted[step.to]);
            }
            sum
        };
        let (within, onward) = (sum(self.within.clone()), sum(self.onward.clone()));
        let mut all = EMPTY;
        for (all, within) in all.iter_mut().zip(within) {
            *all = within;
        }
        // One foot more is to come before the next foot than after it.
        for (all, onward) in all.iter_mut().skip(1).zip(onward) {
            *all += onward;
        }
        all
    }
}

/// Adds the likelihood of a step in one length to those of its tied state.
fn note(steps: &mut Vec<Untied>, step: Untied, length: usize, likelihood: [f64; 2]) {
    let at = steps.iter().position(|known| known.to == step.to && known.onward == step.onward).unwrap_or_else(|| {
        steps.push(step);
        steps.len() - 1
    });
    for (by_length, likelihood) in steps[at].likelihood.iter_mut().zip(likelihood) {
        by_length[length] = likelihood;
    }
}

fn add(sum: &mut ByLength, more: &ByLength) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

fn add_product<const FEET: usize>(sum: &mut [f64; FEET], likelihood: &ByLength, emitted: &ByLength) {
    for ((sum, likelihood), emitted) in sum.iter_mut().zip(likelihood).zip(emitted) {
        *sum += likelihood * emitted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::meter::automaton::State;
    use crate::meter::index::StateId;
    use crate::meter::infer::Sums;
    use crate::meter::infer::evidence::likelihood;
    use crate::meter::lattice::Guesses;
    use crate::meter::model::Weights;

    /// The same sum taken state by state without ties, to test against.
    fn plainly(lattice: &Lattice, sums: &Sums, foot: usize) -> ByLength {
        let sums_of = &sums.feet[foot];
        let automaton = sums_of.automaton;
        let mut after = vec![vec![0.0; automaton.states.len()]; lattice.nodes.len()];
        for &end in &lattice.ends {
            after[end.get()] = automaton.states.iter().map(|state| f64::from(u8::from(state.ends))).collect();
        }
        let mut by_length = EMPTY;
        for (at, node) in lattice.nodes.iter().enumerate().rev() {
            let label = likelihood(node);
            let emitted = |state: StateId| after[at][state.get()] * label[usize::from(automaton.state(state).beat)];
            let starts = automaton.starts_with(&sums_of.likelihood);
            for (step, likelihood) in starts.filter(|_| node.first) {
                by_length[step.feet_of_line().unwrap().index()] += likelihood[0] * emitted(step.to);
            }
            let paused = usize::from(node.after_pause());
            let sum = |state: &State| -> f64 {
                let pair = &sums.pair(node.boundary)[usize::from(state.beat)];
                let steps = automaton.steps_with(state, &sums_of.likelihood);
                let each = steps.map(|(step, likelihood)| {
                    let beat = automaton.state(step.to).beat;
                    likelihood[paused] * pair[usize::from(beat)] * emitted(step.to)
                });
                each.sum()
            };
            let row: Vec<f64> = automaton.states.iter().map(sum).collect();
            for &before in lattice.before(node) {
                after[before.get()].iter_mut().zip(&row).for_each(|(after, sum)| *after += sum);
            }
        }
        by_length
    }

    #[test]
    fn lengths_summed_side_by_side_are_summed_as_one_by_one() {
        let weights = Weights::shipped();
        let sums = Sums::of(weights);
        let mut scratch = Scratch::default();
        for line in
            ["Heaven", "The wandering, glittering fires of many a river", "Golden apples, even so: to enjoy them", ""]
        {
            let lattice = Lattice::of(&HeardLine::hear(line, &Ear::new()), weights, Guesses::AsGuessed);
            let labels: Vec<[f64; 2]> = lattice.nodes.iter().map(likelihood).collect();
            for foot in 0..4 {
                let (fast, plain) =
                    (sums.feet[foot].batched.sum(&lattice, &labels, &mut scratch), plainly(&lattice, &sums, foot));
                for (fast, plain) in fast.into_iter().zip(plain) {
                    assert!((fast - plain).abs() <= 1e-12 * plain, "{line}: {fast} and {plain}");
                }
                assert!(line.is_empty() || plain.iter().sum::<f64>() > 0.0);
            }
        }
    }
}
