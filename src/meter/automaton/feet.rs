//! Automata of the feet whose realizations have learned weights.

use std::collections::HashMap;

use super::realization::Place;
use super::{Asks, Automaton, Edge, Origin, Plan, Step};
use crate::meter::index::StateId;
use crate::meter::notation::{Feet, LearnedFoot, License, LicenseSet};

/// The automaton of a foot repeated this many times.
pub(super) fn of_length(foot: LearnedFoot, feet: Feet) -> Automaton {
    let mut builder = Builder::new(foot);
    builder.begin(feet);
    for state in &mut builder.plan.states {
        // The states were numbered by the feet still to come; turn that into feet from the beginning.
        state.foot = to_come(feet) - state.foot;
    }
    builder.plan.finish()
}

/// The automaton of a foot in every length.
pub(super) fn of_any_length(foot: LearnedFoot) -> Automaton {
    let mut builder = Builder::new(foot);
    for feet in Feet::all() {
        builder.begin(feet);
    }
    builder.plan.finish()
}

/// How many feet come after one that is counted from the line's end, from 1.
fn to_come(from_end: Feet) -> u32 {
    u32::from(from_end.count()) - 1
}

struct Builder {
    foot: LearnedFoot,
    plan: Plan,
    /// The states made so far: by the foot counted from the line's end, the label of the syllable, and the labels that
    /// follow in the foot.
    inside: HashMap<(Feet, bool, &'static str), StateId>,
    /// The tied states: each by its label, and the labels that follow in the foot, or the place outside the feet.
    tied: Vec<(bool, &'static str)>,
    extra: Option<StateId>,
}

impl Builder {
    fn new(foot: LearnedFoot) -> Self {
        Self { foot, plan: Plan::default(), inside: HashMap::new(), tied: Vec::new(), extra: None }
    }

    /// Lets lines of so many feet begin.
    fn begin(&mut self, feet: Feet) {
        let starts = self.openings(true, feet);
        self.plan.starts.extend_from_slice(&starts);
        if !self.foot.is_rising() {
            self.anacrusis(starts, feet);
        }
    }

    /// The steps that begin a foot.
    fn openings(&mut self, first: bool, from_end: Feet) -> Vec<Step> {
        let realizations = self.foot.realizations();
        let mut steps = Vec::with_capacity(realizations.len());
        for (index, realization) in realizations.iter().enumerate() {
            let (label, rest) = split(realization.shape);
            let to = self.state(from_end, label, rest);
            let last = from_end.one_fewer().is_none();
            let (named, asks) = match realization.place {
                Place::Any => (true, Asks::Nothing),
                Place::First => (first, Asks::Nothing),
                Place::Last => (last, Asks::Nothing),
                Place::Turn => (!last || first, if first { Asks::Nothing } else { Asks::Pause }),
            };
            let needs = if named { realization.needs } else { LicenseSet::UNNAMED };
            let origin = Origin::Opening { foot: self.foot, realization: index, first, from_end };
            steps.push(Step { needs, origin, ..Step::free(to, asks) });
        }
        steps
    }

    /// A new state, tied to those of the same label and place.
    fn push(&mut self, place: (bool, &'static str), from_end: Feet, ends: bool) -> StateId {
        let id = self.plan.push(place.0, to_come(from_end), ends);
        let known = self.tied.iter().position(|&known| known == place).unwrap_or_else(|| {
            self.tied.push(place);
            self.tied.len() - 1
        });
        self.plan.states[id.get()].tied = known;
        id
    }

    /// The state of a syllable, with its steps.
    fn state(&mut self, from_end: Feet, label: bool, rest: &'static str) -> StateId {
        if let Some(&known) = self.inside.get(&(from_end, label, rest)) {
            return known;
        }
        let next = from_end.one_fewer();
        let id = self.push((label, rest), from_end, rest.is_empty() && next.is_none());
        self.inside.insert((from_end, label, rest), id);
        let steps = match next {
            _ if !rest.is_empty() => {
                let (label, rest) = split(rest);
                vec![Step::free(self.state(from_end, label, rest), Asks::Nothing)]
            }
            Some(next) => self.openings(false, next),
            None => self.extra(from_end),
        };
        *self.plan.steps_of(id) = steps;
        id
    }

    fn outside(&self, to: StateId, edge: Edge, from_end: Feet, needs: License) -> Step {
        let origin = Origin::Outside { foot: self.foot, edge, from_end };
        Step { needs: LicenseSet::of(&[needs]), origin, ..Step::free(to, Asks::Nothing) }
    }

    /// Slack after the last foot: one for rising feet and dactyls, a second for rising ones.
    fn extra(&mut self, last: Feet) -> Vec<Step> {
        if self.foot == LearnedFoot::Trochaic {
            return Vec::new();
        }
        let to = self.extra.unwrap_or_else(|| {
            let to = self.push((false, "extra"), last, true);
            if self.foot.is_rising() {
                let second = self.push((false, "second extra"), last, true);
                let step = self.outside(second, Edge::SecondExtra, last, License::TripleEnding);
                self.plan.steps_of(to).push(step);
            }
            to
        });
        self.extra = Some(to);
        vec![self.outside(to, Edge::Extra, last, License::Feminine)]
    }

    /// Slack before the first foot of a falling line.
    fn anacrusis(&mut self, starts: Vec<Step>, first: Feet) {
        let one = self.push((false, "anacrusis"), first, false);
        *self.plan.steps_of(one) = starts;
        let step = self.outside(one, Edge::Anacrusis, first, License::Anacrusis);
        self.plan.starts.push(step);
        if self.foot == LearnedFoot::Dactylic {
            let two = self.push((false, "double anacrusis"), first, false);
            self.plan.steps_of(two).push(Step::free(one, Asks::Nothing));
            let step = self.outside(two, Edge::DoubleAnacrusis, first, License::Anacrusis);
            self.plan.starts.push(step);
        }
    }
}

/// A shape's first syllable, and the rest.
fn split(shape: &'static str) -> (bool, &'static str) {
    let (first, rest) = shape.split_at(1);
    (first == "+", rest)
}
