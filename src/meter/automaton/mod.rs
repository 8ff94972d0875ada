//! A measure as a finite-state automaton that takes a syllable a step: which syllable may follow which, and under which
//! licenses.
//!
//! The automaton has topology only. A model gives the weights: a scorer and an automaton make a weighted automaton.

mod feet;
mod realization;
mod written;

pub(crate) use realization::Departure;
#[cfg(any(test, feature = "train"))]
pub(crate) use realization::Realization;

use crate::meter::index::{Run, StateId};
use crate::meter::notation::{Feet, LearnedFoot, LicenseSet, Measure};

/// A measure compiled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Automaton {
    pub(crate) states: Vec<State>,
    /// Every step, those of one state side by side; the steps that begin a line come last.
    pub(crate) steps: Vec<Step>,
    starts: Run,
}

/// A syllable in some place of the measure.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Whether the syllable is a beat.
    pub(crate) beat: bool,
    /// The foot it belongs to: counted from the line's beginning, or from its end where the length is open.
    pub(crate) foot: u32,
    /// Whether the line may end here.
    pub(crate) ends: bool,
    /// The tied state of a learned foot that it belongs to: states at the same place of the foot, whichever foot of the line it
    /// is, are tied.
    pub(crate) tied: usize,
    steps: Run,
}

/// A step to the next syllable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) to: StateId,
    pub(crate) needs: LicenseSet,
    /// What must be true of the place in the line for the step to be taken.
    pub(crate) asks: Asks,
    /// What the step does, by which a model weighs it.
    pub(crate) origin: Origin,
}

/// What a step does, by which a model weighs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Goes on within a foot, or anywhere in a measure without learned feet.
    Going,
    /// Begins a foot in one of its realizations.
    Opening {
        /// The foot.
        foot: LearnedFoot,
        /// The realization, as its index among those of the foot, from 0.
        realization: usize,
        /// Whether it is the line's first.
        first: bool,
        /// The foot, counted from the line's end: 1 is the last.
        from_end: Feet,
    },
    /// Slack outside the feet.
    Outside {
        /// The foot of the line.
        foot: LearnedFoot,
        /// Where.
        edge: Edge,
        /// The foot to which it belongs, counted from the line's end.
        from_end: Feet,
    },
}

/// Slack outside the feet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Edge {
    /// One slack before the first foot.
    Anacrusis,
    /// Two.
    DoubleAnacrusis,
    /// One slack after the last foot.
    Extra,
    /// A second one.
    SecondExtra,
}

/// What must be true of the place in the line where a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    Nothing,
    /// A pause or a stress before it, unless every license is allowed.
    Pause,
    /// The beginning of a word: a caesura.
    Caesura,
}

impl Automaton {
    /// Compiles a measure.
    pub(crate) fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Named(meter) => match LearnedFoot::of(meter.foot) {
                Some(foot) => feet::of_length(foot, meter.feet),
                None => written::repeated(*meter),
            },
            Measure::Beats(beats) => written::beats(beats),
            Measure::Marks(marks) => written::marks(marks),
        }
    }

    /// The automaton of a learned foot, in any length from one foot to eight; its states count feet from the line's end.
    pub(crate) fn of_any_length(foot: LearnedFoot) -> Self {
        feet::of_any_length(foot)
    }

    /// The steps of a state.
    #[inline]
    pub(crate) fn steps_of(&self, state: &State) -> &[Step] {
        state.steps.of(&self.steps)
    }

    /// The state with this id.
    #[inline]
    pub(crate) fn state(&self, id: StateId) -> &State {
        &self.states[id.get()]
    }

    /// The steps with which a line may begin.
    pub(crate) fn starts(&self) -> &[Step] {
        self.starts.of(&self.steps)
    }

    /// The steps of a state, each with its value: `values` has one for each of [`Automaton::steps`], in their order.
    pub(crate) fn steps_with<'a, T>(
        &'a self,
        state: &State,
        values: &'a [T],
    ) -> impl Iterator<Item = (&'a Step, &'a T)> {
        self.steps_of(state).iter().zip(state.steps.of(values))
    }

    /// The steps with which a line may begin, each with its value.
    pub(crate) fn starts_with<'a, T>(&'a self, values: &'a [T]) -> impl Iterator<Item = (&'a Step, &'a T)> {
        self.starts().iter().zip(self.starts.of(values))
    }

    /// The step from one state to another; with no `from`, the step that begins a line in `to`.
    pub(crate) fn step(&self, from: Option<StateId>, to: StateId) -> Option<&Step> {
        let steps = from.map_or_else(|| self.starts(), |from| self.steps_of(self.state(from)));
        steps.iter().find(|step| step.to == to)
    }

    /// Every number of syllables a line may have within the licenses.
    pub(crate) fn lengths(&self, allowed: LicenseSet) -> Vec<u32> {
        let reach = |steps: &[Step], into: &mut Vec<bool>| {
            for step in steps.iter().filter(|step| step.needs.is_within(allowed)) {
                into[step.to.get()] = true;
            }
        };
        let mut lengths = Vec::new();
        let mut here = vec![false; self.states.len()];
        reach(self.starts(), &mut here);
        for length in 1..=LONGEST {
            let live: Vec<usize> = (0..here.len()).filter(|&state| here[state]).collect();
            if live.is_empty() {
                break;
            }
            if live.iter().any(|&state| self.states[state].ends) {
                lengths.push(length);
            }
            let mut next = vec![false; self.states.len()];
            for state in live {
                reach(self.steps_of(&self.states[state]), &mut next);
            }
            here = next;
        }
        lengths
    }
}

/// The longest line whose length is known exactly, in syllables.
pub(super) const LONGEST: u32 = 400;

impl Step {
    /// How many feet a line has that begins with this step; `None` for a step within a foot.
    pub(crate) fn feet_of_line(&self) -> Option<Feet> {
        match self.origin {
            Origin::Opening { from_end, .. } | Origin::Outside { from_end, .. } => Some(from_end),
            Origin::Going => None,
        }
    }

    /// A step that takes no license.
    fn free(to: StateId, asks: Asks) -> Self {
        Self { to, needs: LicenseSet::EMPTY, asks, origin: Origin::Going }
    }
}

/// An automaton while its states are laid out.
#[derive(Debug, Default)]
struct Plan {
    states: Vec<State>,
    steps: Vec<Vec<Step>>,
    starts: Vec<Step>,
}

impl Plan {
    fn push(&mut self, beat: bool, foot: u32, ends: bool) -> StateId {
        let id = self.next();
        self.states.push(State { beat, foot, ends, tied: 0, steps: Run::default() });
        self.steps.push(Vec::new());
        id
    }

    /// The state that is pushed next.
    fn next(&self) -> StateId {
        StateId::new(self.states.len())
    }

    /// The steps of a state so far.
    fn steps_of(&mut self, state: StateId) -> &mut Vec<Step> {
        &mut self.steps[state.get()]
    }

    fn finish(mut self) -> Automaton {
        let mut steps: Vec<Step> = Vec::new();
        let mut run = |own: Vec<Step>| {
            let start = steps.len();
            steps.extend(own);
            Run::new(start, steps.len())
        };
        for (state, own) in self.states.iter_mut().zip(self.steps) {
            state.steps = run(own);
        }
        let starts = run(self.starts);
        Automaton { states: self.states, steps, starts }
    }
}
