//! Feet whose realizations were learned.

use std::collections::HashMap;

use super::realization::{Place, REALIZATIONS};
use super::{Asks, Automaton, Edge, Origin, Plan, Step};
use crate::meter::notation::MOST_FEET;
use crate::meter::notation::{License, LicenseSet};

/// The automaton of a foot that comes so many times.
pub(super) fn of_length(foot: usize, feet: u8) -> Automaton {
    let mut builder = Builder::new(foot);
    builder.begin(feet);
    for state in &mut builder.plan.states {
        // The states were laid out by what is still to come.
        state.foot = u16::from(feet) - 1 - state.foot;
    }
    builder.plan.finish()
}

/// The automaton of a foot in every length.
pub(super) fn of_any_length(foot: usize) -> Automaton {
    let mut builder = Builder::new(foot);
    for feet in 1..=MOST_FEET {
        builder.begin(feet);
    }
    builder.plan.finish()
}

struct Builder {
    foot: usize,
    plan: Plan,
    /// The state of each syllable of a foot: by the feet to come, its label, and what the foot still lacks.
    inside: HashMap<(u8, bool, &'static str), usize>,
    /// The tied states: each by its label, and what the foot still lacks or where else it stands.
    tied: Vec<(bool, &'static str)>,
    extra: Option<usize>,
}

impl Builder {
    fn new(foot: usize) -> Self {
        Self { foot, plan: Plan::default(), inside: HashMap::new(), tied: Vec::new(), extra: None }
    }

    /// Lets lines of so many feet begin.
    fn begin(&mut self, feet: u8) {
        let starts = self.openings(true, feet - 1);
        self.plan.starts.extend_from_slice(&starts);
        if self.foot == 1 || self.foot == 3 {
            self.anacrusis(starts, feet - 1);
        }
    }

    /// The steps that begin a foot.
    fn openings(&mut self, first: bool, to_come: u8) -> Vec<Step> {
        let mut steps = Vec::with_capacity(REALIZATIONS[self.foot].len());
        for (index, realization) in REALIZATIONS[self.foot].iter().enumerate() {
            let (label, rest) = split(realization.shape);
            let to = self.state(to_come, label, rest);
            let last = to_come == 0;
            let (named, asks) = match realization.place {
                Place::Any => (true, Asks::Nothing),
                Place::First => (first, Asks::Nothing),
                Place::Last => (last, Asks::Nothing),
                Place::Turn => (!last || first, if first { Asks::Nothing } else { Asks::Pause }),
            };
            let needs = if named { realization.needs } else { LicenseSet::UNNAMED };
            let origin = Origin::Opening { foot: small(self.foot), realization: small(index), first, to_come };
            steps.push(Step { needs, origin, ..Step::free(to, asks) });
        }
        steps
    }

    /// A new state, tied to those of the same label and place.
    fn push(&mut self, place: (bool, &'static str), to_come: u8, ends: bool) -> usize {
        let id = self.plan.push(place.0, usize::from(to_come), ends);
        let known = self.tied.iter().position(|&known| known == place).unwrap_or_else(|| {
            self.tied.push(place);
            self.tied.len() - 1
        });
        self.plan.states[id].tied = u16::try_from(known).unwrap_or(u16::MAX);
        id
    }

    /// The state of a syllable, with its steps.
    fn state(&mut self, to_come: u8, label: bool, rest: &'static str) -> usize {
        if let Some(&known) = self.inside.get(&(to_come, label, rest)) {
            return known;
        }
        let ends = rest.is_empty() && to_come == 0;
        let id = self.push((label, rest), to_come, ends);
        self.inside.insert((to_come, label, rest), id);
        self.plan.steps[id] = if !rest.is_empty() {
            let (label, rest) = split(rest);
            vec![Step::free(self.state(to_come, label, rest), Asks::Nothing)]
        } else if to_come > 0 {
            self.openings(false, to_come - 1)
        } else {
            self.extra()
        };
        id
    }

    fn outside(&self, to: usize, edge: Edge, to_come: u8, needs: License) -> Step {
        let origin = Origin::Outside { foot: small(self.foot), edge, to_come };
        Step { needs: LicenseSet::of(&[needs]), origin, ..Step::free(to, Asks::Nothing) }
    }

    /// Slack after the last foot: one for rising feet and dactyls, a second for rising ones.
    fn extra(&mut self) -> Vec<Step> {
        if self.foot == 1 {
            return Vec::new();
        }
        let to = self.extra.unwrap_or_else(|| {
            let to = self.push((false, "extra"), 0, true);
            if self.foot != 3 {
                let second = self.push((false, "second extra"), 0, true);
                let step = self.outside(second, Edge::SecondExtra, 0, License::TripleEnding);
                self.plan.steps[to].push(step);
            }
            to
        });
        self.extra = Some(to);
        vec![self.outside(to, Edge::Extra, 0, License::Feminine)]
    }

    /// Slack before the first foot of a falling line.
    fn anacrusis(&mut self, starts: Vec<Step>, to_come: u8) {
        let one = self.push((false, "anacrusis"), to_come, false);
        self.plan.steps[one] = starts;
        let step = self.outside(one, Edge::Anacrusis, to_come, License::Anacrusis);
        self.plan.starts.push(step);
        if self.foot == 3 {
            let two = self.push((false, "double anacrusis"), to_come, false);
            self.plan.steps[two].push(Step::free(one, Asks::Nothing));
            let step = self.outside(two, Edge::DoubleAnacrusis, to_come, License::Anacrusis);
            self.plan.starts.push(step);
        }
    }
}

fn small(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

/// A shape's first syllable, and the rest.
fn split(shape: &'static str) -> (bool, &'static str) {
    let (first, rest) = shape.split_at(1);
    (first == "+", rest)
}
