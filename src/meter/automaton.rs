//! A measure as an automaton over syllables: which may follow which, at what cost, under which licenses.

use std::collections::HashMap;

use super::feature::{self, Edge, FootPlace};
use super::license::{License, LicenseSet};
use super::marks::Mark;
use super::notation::{Beats, Measure};
use super::ways::{Place, WAYS, learned_place};
use super::weights::Weights;
use super::{Foot, Marks};

/// A measure compiled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Automaton {
    pub(crate) states: Vec<State>,
    /// Where a line may begin.
    pub(crate) starts: Vec<Step>,
    /// What the measure's feet weigh when all of them are plain: the zero from which departures are told.
    pub(crate) plain: f32,
    /// The feet of the measure, or its groups.
    pub(crate) feet: u32,
}

/// A syllable in some place of the measure.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Whether the syllable is a beat.
    pub(crate) beat: bool,
    /// The foot it belongs to, from 0.
    pub(crate) foot: u16,
    /// Whether the line may end here.
    pub(crate) ends: bool,
    pub(crate) steps: Vec<Step>,
}

/// A step to the next syllable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) to: u16,
    /// The weight of the step, and the same after a pause.
    pub(crate) weight: [f32; 2],
    pub(crate) needs: LicenseSet,
    /// What the step asks of the place in the line.
    pub(crate) asks: Asks,
}

/// What a step asks of the place where it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    Nothing,
    /// A pause before it, unless every license is allowed.
    Pause,
    /// The beginning of a word: a caesura.
    Caesura,
}

impl Automaton {
    /// Compiles a measure.
    pub(crate) fn of(measure: &Measure, weights: &Weights) -> Self {
        match measure {
            Measure::Named { foot, feet } => match learned_place(*foot) {
                Some(place) => Self::learned(place, *feet, weights),
                None => Self::repeated(*foot, *feet),
            },
            Measure::Beats(beats) => Self::beats(beats),
            Measure::Marks(marks) => Self::marks(marks),
        }
    }

    /// The automaton of one of the four learned feet.
    pub(crate) fn learned(foot: usize, feet: u8, weights: &Weights) -> Self {
        FootBuilder { foot, feet, weights, automaton: Self::default(), inside: HashMap::new() }.build()
    }

    /// The automaton of a measure in marks.
    fn marks(marks: &Marks) -> Self {
        let mut automaton =
            Self { feet: marks.positions.last().map_or(0, |last| u32::from(last.group) + 1), ..Self::default() };
        let mut first = Vec::with_capacity(marks.positions.len() + 1);
        for position in &marks.positions {
            first.push(automaton.states.len());
            let labels: &[bool] = match position.mark {
                Mark::Stressed => &[true],
                Mark::Slack => &[false],
                Mark::Either => &[false, true],
            };
            for &beat in labels {
                automaton.states.push(State { beat, foot: position.group, ..State::default() });
            }
        }
        first.push(automaton.states.len());
        let into = |at: usize| -> Vec<Step> {
            let next = marks.next(at).into_iter().filter(|&at| at < marks.positions.len());
            next.flat_map(|at| (first[at]..first[at + 1]).map(move |to| (at, to)))
                .map(|(at, to)| {
                    let asks = if marks.positions[at].caesura { Asks::Caesura } else { Asks::Nothing };
                    Step::free(to, asks)
                })
                .collect()
        };
        automaton.starts = into(0);
        for at in 0..marks.positions.len() {
            let steps = into(at + 1);
            let ends = marks.next(at + 1).contains(&marks.positions.len());
            for state in &mut automaton.states[first[at]..first[at + 1]] {
                state.steps.clone_from(&steps);
                state.ends = ends;
            }
        }
        automaton
    }

    /// The automaton of a measure by beats: slack runs between beats, before the first and after the last.
    fn beats(beats: &Beats) -> Self {
        let (least, most) =
            beats.slack.map_or((0, None), |(least, most)| (usize::from(least), Some(usize::from(most))));
        // Free slack is one state that repeats itself.
        let run = most.unwrap_or(1);
        let total = beats.total() as usize;
        let caesuras: Vec<usize> = beats
            .parts
            .iter()
            .scan(0, |sum, &part| {
                *sum += usize::from(part);
                Some(*sum)
            })
            .collect();
        let width = run + 1;
        let beat_state = |beat: usize| run + beat * width;
        let mut automaton = Self { feet: beats.total(), ..Self::default() };
        for at in 0..run + total * width {
            let (beat, foot) = if at < run { (false, 0) } else { ((at - run) % width == 0, (at - run) / width) };
            automaton.states.push(State { beat, foot: u16::try_from(foot).unwrap_or(u16::MAX), ..State::default() });
        }
        automaton.starts.push(Step::free(beat_state(0), Asks::Nothing));
        if run > 0 {
            automaton.starts.push(Step::free(0, Asks::Nothing));
        }
        for at in 0..automaton.states.len() {
            let (slack, next_beat) = if at < run { (at + 1, 0) } else { ((at - run) % width, (at - run) / width + 1) };
            let lead_in = at < run;
            let mut steps = Vec::new();
            let asks = if caesuras.contains(&next_beat) && !lead_in { Asks::Caesura } else { Asks::Nothing };
            if next_beat < total && (lead_in || slack >= least) {
                steps.push(Step::free(beat_state(next_beat), asks));
            }
            if slack < run {
                steps.push(Step::free(at + 1, Asks::Nothing));
            } else if most.is_none() {
                steps.push(Step::free(at, Asks::Nothing));
            }
            automaton.states[at].steps = steps;
            automaton.states[at].ends = next_beat == total && !lead_in;
        }
        automaton
    }

    /// The automaton of a foot that was not learned: its pattern repeated, the last slack and the first one optional by
    /// license.
    fn repeated(foot: Foot, feet: u8) -> Self {
        let pattern = foot.pattern();
        let length = pattern.len() * usize::from(feet);
        let mut automaton = Self { feet: u32::from(feet), ..Self::default() };
        for at in 0..length {
            let foot = u16::try_from(at / pattern.len()).unwrap_or(u16::MAX);
            let mut state =
                State { beat: pattern[at % pattern.len()], foot, ends: at + 1 == length, ..State::default() };
            if at + 1 < length {
                state.steps.push(Step::free(at + 1, Asks::Nothing));
            }
            automaton.states.push(state);
        }
        automaton.starts.push(Step::free(0, Asks::Nothing));
        if !pattern[0] {
            automaton.starts.push(Step { needs: LicenseSet::of(&[License::Headless]), ..Step::free(1, Asks::Nothing) });
        }
        automaton.end_of_repeated(foot, length);
        automaton
    }

    fn end_of_repeated(&mut self, foot: Foot, length: usize) {
        let last = u16::try_from(self.feet.saturating_sub(1)).unwrap_or(u16::MAX);
        let (extra, needs) = if foot.is_rising() { (false, License::Feminine) } else { (true, License::Catalexis) };
        let to = self.states.len();
        // A rising foot may take one more slack; a foot that closes in slack may lose it.
        let beat = extra && foot.pattern().get(foot.pattern().len() - 2) == Some(&true);
        let state = State { beat, foot: last, ends: true, ..State::default() };
        let from = if extra { length.checked_sub(3) } else { Some(length - 1) };
        if let Some(from) = from {
            let step = Step { needs: LicenseSet::of(&[needs]), ..Step::free(to, Asks::Nothing) };
            self.states[from].steps.push(step);
            self.states.push(state);
        }
    }
}

impl Step {
    fn free(to: usize, asks: Asks) -> Self {
        Self { to: u16::try_from(to).unwrap_or(u16::MAX), weight: [0.0; 2], needs: LicenseSet::EMPTY, asks }
    }
}

/// Compiles feet whose ways were learned.
struct FootBuilder<'a> {
    foot: usize,
    feet: u8,
    weights: &'a Weights,
    automaton: Automaton,
    /// The state of each foot's syllables, by foot, label and what the foot still lacks.
    inside: HashMap<(u8, bool, &'static str), u16>,
}

impl FootBuilder<'_> {
    fn build(mut self) -> Automaton {
        self.automaton.feet = u32::from(self.feet);
        for at in 0..self.feet {
            let place = self.place(at, false);
            feature::of_foot(self.foot, 0, place, |feature| self.automaton.plain += self.weights.of(feature));
        }
        let starts = self.openings(0);
        self.automaton.starts.clone_from(&starts);
        if self.foot == 1 || self.foot == 3 {
            self.anacrusis(starts);
        }
        self.automaton
    }

    fn place(&self, at: u8, after_pause: bool) -> FootPlace {
        FootPlace { first: at == 0, to_come: self.feet - 1 - at, after_pause }
    }

    /// The steps that begin a foot.
    fn openings(&mut self, at: u8) -> Vec<Step> {
        let ways = WAYS[self.foot];
        let mut steps = Vec::with_capacity(ways.len());
        for (index, way) in ways.iter().enumerate() {
            let (label, rest) = split(way.shape);
            let to = self.state(at, label, rest);
            let mut weight = [0.0; 2];
            for (after_pause, weight) in [false, true].into_iter().zip(&mut weight) {
                feature::of_foot(self.foot, index, self.place(at, after_pause), |feature| {
                    *weight += self.weights.of(feature);
                });
            }
            let (first, last) = (at == 0, at + 1 == self.feet);
            let (named, asks) = match way.place {
                Place::Any => (true, Asks::Nothing),
                Place::First => (first, Asks::Nothing),
                Place::Last => (last, Asks::Nothing),
                Place::Turn => (!last || first, if first { Asks::Nothing } else { Asks::Pause }),
            };
            let needs = if named { way.needs } else { LicenseSet::UNNAMED };
            steps.push(Step { to, weight, needs, asks });
        }
        steps
    }

    /// The state of a syllable, with its steps.
    fn state(&mut self, at: u8, label: bool, rest: &'static str) -> u16 {
        if let Some(&known) = self.inside.get(&(at, label, rest)) {
            return known;
        }
        let id = self.push(State { beat: label, foot: u16::from(at), ..State::default() });
        self.inside.insert((at, label, rest), id);
        let mut state = State { beat: label, foot: u16::from(at), ..State::default() };
        if !rest.is_empty() {
            let (label, rest) = split(rest);
            state.steps = vec![Step::free(usize::from(self.state(at, label, rest)), Asks::Nothing)];
        } else if at + 1 < self.feet {
            state.steps = self.openings(at + 1);
        } else {
            state.ends = true;
            state.steps = self.extra();
        }
        self.automaton.states[usize::from(id)] = state;
        id
    }

    fn push(&mut self, state: State) -> u16 {
        let id = u16::try_from(self.automaton.states.len()).unwrap_or(u16::MAX);
        self.automaton.states.push(state);
        id
    }

    fn edge(&self, edge: Edge) -> [f32; 2] {
        [self.weights.of(feature::edge(self.foot, edge)); 2]
    }

    /// Slack after the last foot: one for rising feet and dactyls, a second for rising ones.
    fn extra(&mut self) -> Vec<Step> {
        if self.foot == 1 {
            return Vec::new();
        }
        let key = (self.feet, false, "");
        let to = self.inside.get(&key).copied().unwrap_or_else(|| self.extra_states(key));
        let needs = LicenseSet::of(&[License::Feminine]);
        vec![Step { weight: self.edge(Edge::Extra), needs, ..Step::free(usize::from(to), Asks::Nothing) }]
    }

    fn extra_states(&mut self, key: (u8, bool, &'static str)) -> u16 {
        let last = State { foot: u16::from(self.feet - 1), ends: true, ..State::default() };
        let to = self.push(last.clone());
        self.inside.insert(key, to);
        if self.foot != 3 {
            let second = self.push(last);
            let step = Step::free(usize::from(second), Asks::Nothing);
            let needs = LicenseSet::of(&[License::TripleEnding]);
            self.automaton.states[usize::from(to)].steps =
                vec![Step { weight: self.edge(Edge::SecondExtra), needs, ..step }];
        }
        to
    }

    /// Slack before the first foot of a falling line.
    fn anacrusis(&mut self, starts: Vec<Step>) {
        let needs = LicenseSet::of(&[License::Anacrusis]);
        let one = self.push(State { steps: starts, ..State::default() });
        let step = Step { weight: self.edge(Edge::Anacrusis), needs, ..Step::free(usize::from(one), Asks::Nothing) };
        self.automaton.starts.push(step);
        if self.foot == 3 {
            let into = Step { needs, ..Step::free(usize::from(one), Asks::Nothing) };
            let two = self.push(State { steps: vec![into], ..State::default() });
            let weight = self.edge(Edge::DoubleAnacrusis);
            self.automaton.starts.push(Step { weight, needs, ..Step::free(usize::from(two), Asks::Nothing) });
        }
    }
}

/// A shape's first syllable, and the rest.
fn split(shape: &'static str) -> (bool, &'static str) {
    let (first, rest) = shape.split_at(1);
    (first == "+", rest)
}

/// The longest line whose length is told exactly, in syllables.
const LONGEST: usize = 400;

impl Automaton {
    /// Every number of syllables a line may have within the licenses.
    pub(crate) fn lengths(&self, allowed: LicenseSet) -> Vec<u32> {
        let reach = |steps: &[Step], into: &mut Vec<bool>| {
            for step in steps.iter().filter(|step| step.needs.is_within(allowed)) {
                into[usize::from(step.to)] = true;
            }
        };
        let mut lengths = Vec::new();
        let mut here = vec![false; self.states.len()];
        reach(&self.starts, &mut here);
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
                reach(&self.states[state].steps, &mut next);
            }
            here = next;
        }
        lengths
    }
}
