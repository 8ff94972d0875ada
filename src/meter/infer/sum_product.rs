//! A foot in every length at once, ready for sums.
//!
//! Lines of one foot and of eight are made of the same syllables: the slack before a beat is the slack before a beat, however
//! many feet are still to come. So the places of a foot stand once, and at each of them the lengths stand side by side and
//! are summed together.

use std::ops::Range;

use crate::meter::automaton::{Automaton, Step};
use crate::meter::lattice::Lattice;
use crate::meter::notation::MOST_FEET;

/// One number for each length; inside a foot, for each number of feet still to come.
pub(crate) type Lane = [f64; MOST_FEET as usize];

/// The likelihood of two neighboring labels, by the boundary between their syllables.
pub(crate) type Pairs = [[[f64; 2]; 2]; 4];

const EMPTY: Lane = [0.0; MOST_FEET as usize];

/// A foot in every length.
#[derive(Debug)]
pub(crate) struct Lanes {
    kinds: Vec<Kind>,
    moves: Vec<Move>,
    /// The kind of syllable a line may begin with, and how likely it does so.
    starts: Vec<(usize, Lane)>,
}

/// Where sums are taken; one room serves all feet of a line.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// What may follow each syllable, kind by kind.
    after: Vec<Lane>,
    /// Which syllables have their row in it filled; what stands in the others is of another sum.
    filled: Vec<bool>,
    /// What each kind has from the syllable at hand on.
    here: Vec<Lane>,
}

/// A syllable in some place of its foot, or outside the feet.
#[derive(Debug, Clone)]
struct Kind {
    beat: bool,
    /// One where a line may end here, zero where not.
    ends: Lane,
    moves: Range<usize>,
}

/// A step from one kind of syllable to the next.
#[derive(Debug, Clone)]
struct Move {
    to: usize,
    beat: bool,
    /// Whether it leads into the next foot, after which one fewer is to come.
    onward: bool,
    /// How likely it is, plain and after a pause, by the feet still to come where it leads.
    likelihood: [Lane; 2],
}

impl Lanes {
    /// The lanes of a foot's automaton in every length, whose steps are so likely.
    pub(crate) fn of(automaton: &Automaton, likelihood: &[[f64; 2]]) -> Self {
        let kinds = automaton.states.iter().map(|state| usize::from(state.kind) + 1).max().unwrap_or(0);
        let mut moves: Vec<Vec<Move>> = vec![Vec::new(); kinds];
        let mut found = vec![Kind { beat: false, ends: EMPTY, moves: 0..0 }; kinds];
        for (at, state) in automaton.states.iter().enumerate() {
            let (kind, lane) = (&mut found[usize::from(state.kind)], usize::from(state.foot));
            kind.beat = state.beat;
            kind.ends[lane] = f64::from(u8::from(state.ends));
            for (step, likelihood) in automaton.steps_of(at).iter().zip(&likelihood[automaton.run_of(at)]) {
                let to = &automaton.states[usize::from(step.to)];
                let onward = to.foot < state.foot;
                let step = Move { to: usize::from(to.kind), beat: to.beat, onward, likelihood: [EMPTY; 2] };
                note(&mut moves[usize::from(state.kind)], step, usize::from(to.foot), *likelihood);
            }
        }
        let mut lanes = Self { kinds: found, moves: Vec::new(), starts: Vec::new() };
        for (kind, own) in lanes.kinds.iter_mut().zip(moves) {
            let start = lanes.moves.len();
            lanes.moves.extend(own);
            kind.moves = start..lanes.moves.len();
        }
        for (step, likelihood) in automaton.starts().iter().zip(&likelihood[automaton.first_start()..]) {
            lanes.begin(automaton, step, likelihood[0]);
        }
        lanes
    }

    fn begin(&mut self, automaton: &Automaton, step: &Step, likelihood: f64) {
        let to = usize::from(automaton.states[usize::from(step.to)].kind);
        let at = self.starts.iter().position(|&(known, _)| known == to).unwrap_or_else(|| {
            self.starts.push((to, EMPTY));
            self.starts.len() - 1
        });
        self.starts[at].1[step.feet_of_line() - 1] = likelihood;
    }

    /// How likely a line is in each length, all its readings summed: backwards over the syllables, from what may follow to
    /// what went before. `labels` has the likelihood of each syllable in slack and on a
    /// beat.
    pub(crate) fn sum(&self, lattice: &Lattice, labels: &[[f64; 2]], pairs: &Pairs, room: &mut Room) -> Lane {
        let kinds = self.kinds.len();
        let mut by_length = EMPTY;
        let Room { after, filled, here } = room;
        after.resize(after.len().max(lattice.nodes.len() * kinds), EMPTY);
        here.resize(here.len().max(kinds), EMPTY);
        filled.clear();
        filled.resize(lattice.nodes.len(), false);
        for &end in &lattice.ends {
            filled[end as usize] = true;
            for (kind, after) in self.kinds.iter().zip(&mut after[end as usize * kinds..]) {
                *after = kind.ends;
            }
        }
        for (at, node) in lattice.nodes.iter().enumerate().rev() {
            if !filled[at] {
                continue;
            }
            let row = &after[at * kinds..(at + 1) * kinds];
            for ((kind, after), here) in self.kinds.iter().zip(row).zip(&mut *here) {
                *here = after.map(|after| after * labels[at][usize::from(kind.beat)]);
            }
            if node.first {
                for (to, likelihood) in &self.starts {
                    add_product(&mut by_length, likelihood, 1.0, &here[*to]);
                }
            }
            let (pairs, paused) = (&pairs[node.boundary as usize], usize::from(node.after_pause()));
            let before = lattice.before(node);
            for (nth, kind) in self.kinds.iter().enumerate().filter(|_| !before.is_empty()) {
                let sum = self.following(kind, &pairs[usize::from(kind.beat)], paused, here);
                for &before in before {
                    let after = &mut after[before as usize * kinds + nth];
                    if filled[before as usize] { add(after, &sum) } else { *after = sum }
                }
            }
            for &before in before {
                filled[before as usize] = true;
            }
        }
        by_length
    }

    /// What may follow a syllable of this kind, given what each kind has from the next syllable on.
    fn following(&self, kind: &Kind, pair: &[f64; 2], paused: usize, here: &[Lane]) -> Lane {
        let (mut within, mut onward) = (EMPTY, EMPTY);
        for step in self.moves.get(kind.moves.clone()).unwrap_or_default() {
            let sum = if step.onward { &mut onward } else { &mut within };
            add_product(sum, &step.likelihood[paused], pair[usize::from(step.beat)], &here[step.to]);
        }
        // One foot more is to come before the next foot than after it.
        for (within, onward) in within.iter_mut().skip(1).zip(onward) {
            *within += onward;
        }
        within
    }
}

/// Notes a step among those of its kind, so likely in one lane.
fn note(moves: &mut Vec<Move>, step: Move, lane: usize, likelihood: [f64; 2]) {
    let at = moves.iter().position(|known| known.to == step.to && known.onward == step.onward).unwrap_or_else(|| {
        moves.push(step);
        moves.len() - 1
    });
    for (lanes, likelihood) in moves[at].likelihood.iter_mut().zip(likelihood) {
        lanes[lane] = likelihood;
    }
}

fn add(sum: &mut Lane, more: &Lane) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

fn add_product(sum: &mut Lane, likelihood: &Lane, pair: f64, here: &Lane) {
    for ((sum, likelihood), here) in sum.iter_mut().zip(likelihood).zip(here) {
        *sum += likelihood * pair * here;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::meter::infer::Sums;
    use crate::meter::infer::evidence::likelihood;
    use crate::meter::lattice::Guesses;
    use crate::meter::model::Weights;

    /// The same sum taken state by state, as the automaton has them.
    fn plainly(lattice: &Lattice, sums: &Sums, foot: usize) -> Lane {
        let sums_of = &sums.feet[foot];
        let automaton = sums_of.automaton;
        let mut after = vec![vec![0.0; automaton.states.len()]; lattice.nodes.len()];
        for &end in &lattice.ends {
            after[end as usize] = automaton.states.iter().map(|state| f64::from(u8::from(state.ends))).collect();
        }
        let mut by_length = EMPTY;
        for (at, node) in lattice.nodes.iter().enumerate().rev() {
            let label = likelihood(node);
            let here = |state: u16| {
                after[at][usize::from(state)] * label[usize::from(automaton.states[usize::from(state)].beat)]
            };
            let starts = automaton.starts().iter().zip(&sums_of.likelihood[automaton.first_start()..]);
            for (step, likelihood) in starts.filter(|_| node.first) {
                by_length[step.feet_of_line() - 1] += likelihood[0] * here(step.to);
            }
            let paused = usize::from(node.after_pause());
            let sum = |state: usize| -> f64 {
                let pair = &sums.pair(node.boundary)[usize::from(automaton.states[state].beat)];
                let steps = automaton.steps_of(state).iter().zip(&sums_of.likelihood[automaton.run_of(state)]);
                let each = steps.map(|(step, likelihood)| {
                    let beat = automaton.states[usize::from(step.to)].beat;
                    likelihood[paused] * pair[usize::from(beat)] * here(step.to)
                });
                each.sum()
            };
            let row: Vec<f64> = (0..automaton.states.len()).map(sum).collect();
            for &before in lattice.before(node) {
                after[before as usize].iter_mut().zip(&row).for_each(|(after, sum)| *after += sum);
            }
        }
        by_length
    }

    #[test]
    fn lengths_summed_side_by_side_are_summed_as_one_by_one() {
        let weights = Weights::shipped();
        let sums = Sums::of(weights);
        let mut room = Room::default();
        for line in
            ["Heaven", "The wandering, glittering fires of many a river", "Golden apples, even so: to enjoy them", ""]
        {
            let lattice = Lattice::of(&HeardLine::hear(line, &Ear::new()), weights, Guesses::AsGuessed);
            let labels: Vec<[f64; 2]> = lattice.nodes.iter().map(likelihood).collect();
            for foot in 0..4 {
                let (fast, plain) = (
                    sums.feet[foot].lanes.sum(&lattice, &labels, &sums.pairs, &mut room),
                    plainly(&lattice, &sums, foot),
                );
                for (fast, plain) in fast.into_iter().zip(plain) {
                    assert!((fast - plain).abs() <= 1e-12 * plain, "{line}: {fast} and {plain}");
                }
                assert!(line.is_empty() || plain.iter().sum::<f64>() > 0.0);
            }
        }
    }
}
