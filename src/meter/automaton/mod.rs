//! A measure as an automaton over syllables: which may follow which, and under which licenses.
//!
//! This is topology alone. What a step weighs is the business of a model: a scorer and an automaton make a weighted automaton.

mod feet;
mod realization;
mod written;

pub(crate) use realization::{Departure, REALIZATIONS, learned_place};

use crate::meter::notation::LicenseSet;
use crate::meter::notation::Measure;

/// A measure compiled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Automaton {
    pub(crate) states: Vec<State>,
    /// Every step, those of one state side by side; where a line may begin stands last.
    pub(crate) steps: Vec<Step>,
    starts: Run,
}

/// A syllable in some place of the measure.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Whether the syllable is a beat.
    pub(crate) beat: bool,
    /// The foot it belongs to: counted from the line's beginning, or from its end where the length is open.
    pub(crate) foot: u16,
    /// Whether the line may end here.
    pub(crate) ends: bool,
    /// The tied state of a learned foot that it belongs to: states at the same place of the foot, whichever foot of the line it
    /// is, are tied.
    pub(crate) tied: u16,
    steps: Run,
}

/// A run of steps: first, and one past the last.
type Run = (u32, u32);

/// A step to the next syllable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) to: u16,
    pub(crate) needs: LicenseSet,
    /// What the step asks of the place in the line.
    pub(crate) asks: Asks,
    /// What the step is taken for.
    pub(crate) origin: Origin,
}

/// What a step is taken for, by which a model weighs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// To go on within a foot, or in a measure that has no learned feet.
    Going,
    /// To begin a foot in one of its realizations.
    Opening {
        /// The foot, as a place in [`REALIZATIONS`](crate::meter::automaton::REALIZATIONS).
        foot: u8,
        /// The realization, as a place among those of the foot.
        realization: u8,
        /// Whether it is the line's first.
        first: bool,
        /// Feet after it.
        to_come: u8,
    },
    /// Slack outside the feet.
    Outside {
        /// The foot of the line.
        foot: u8,
        /// Where.
        edge: Edge,
        /// Feet after it.
        to_come: u8,
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

/// What a step asks of the place where it is taken.
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
            Measure::Named { foot, feet } => match learned_place(*foot) {
                Some(place) => feet::of_length(place, *feet),
                None => written::repeated(*foot, *feet),
            },
            Measure::Beats(beats) => written::beats(beats),
            Measure::Marks(marks) => written::marks(marks),
        }
    }

    /// The automaton of a learned foot, in any length from one foot to eight; its states count feet from the line's end.
    pub(crate) fn of_any_length(foot: usize) -> Self {
        feet::of_any_length(foot)
    }

    /// The steps of a state.
    pub(crate) fn steps_of(&self, state: usize) -> &[Step] {
        let (start, end) = self.states[state].steps;
        self.steps.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The places in [`Automaton::steps`] of a state's steps.
    pub(crate) fn run_of(&self, state: usize) -> std::ops::Range<usize> {
        let (start, end) = self.states[state].steps;
        start as usize..end as usize
    }

    /// The steps with which a line may begin.
    pub(crate) fn starts(&self) -> &[Step] {
        let (start, end) = self.starts;
        self.steps.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The place in [`Automaton::steps`] of the first step with which a line may begin.
    pub(crate) fn first_start(&self) -> usize {
        self.starts.0 as usize
    }

    /// The step between two syllables in their places, or the one that begins the line.
    pub(crate) fn step(&self, from: Option<u16>, to: u16) -> Option<&Step> {
        let steps = from.map_or_else(|| self.starts(), |from| self.steps_of(usize::from(from)));
        steps.iter().find(|step| step.to == to)
    }

    /// Every number of syllables a line may have within the licenses.
    pub(crate) fn lengths(&self, allowed: LicenseSet) -> Vec<u32> {
        let reach = |steps: &[Step], into: &mut Vec<bool>| {
            for step in steps.iter().filter(|step| step.needs.is_within(allowed)) {
                into[usize::from(step.to)] = true;
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
                lengths.push(u32::try_from(length).unwrap_or(u32::MAX));
            }
            let mut next = vec![false; self.states.len()];
            for state in live {
                reach(self.steps_of(state), &mut next);
            }
            here = next;
        }
        lengths
    }
}

/// The longest line whose length is told exactly, in syllables.
const LONGEST: usize = 400;

impl Step {
    /// The feet of a line that begins with this step.
    pub(crate) fn feet_of_line(&self) -> usize {
        match self.origin {
            Origin::Opening { to_come, .. } | Origin::Outside { to_come, .. } => usize::from(to_come) + 1,
            Origin::Going => 1,
        }
    }

    /// A step that takes no license.
    fn free(to: usize, asks: Asks) -> Self {
        let to = u16::try_from(to).unwrap_or(u16::MAX);
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
    fn push(&mut self, beat: bool, foot: usize, ends: bool) -> usize {
        let foot = u16::try_from(foot).unwrap_or(u16::MAX);
        self.states.push(State { beat, foot, ends, tied: 0, steps: (0, 0) });
        self.steps.push(Vec::new());
        self.states.len() - 1
    }

    fn finish(mut self) -> Automaton {
        let mut steps: Vec<Step> = Vec::new();
        let mut run = |own: Vec<Step>| {
            let start = steps.len();
            steps.extend(own);
            (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(steps.len()).unwrap_or(u32::MAX))
        };
        for (state, own) in self.states.iter_mut().zip(self.steps) {
            state.steps = run(own);
        }
        let starts = run(self.starts);
        Automaton { states: self.states, steps, starts }
    }
}
