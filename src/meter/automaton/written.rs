//! Automata of measures without learned weights: marks, beats, and the feet that were not learned.

use super::{Asks, Automaton, Plan, Step};
use crate::meter::index::StateId;
use crate::meter::notation::{Beats, License, LicenseSet, Mark, Marks, NamedMeter};

/// The automaton of a measure in marks: a state for each label that each position allows.
pub(super) fn marks(marks: &Marks) -> Automaton {
    let mut plan = Plan::default();
    let mut first = Vec::with_capacity(marks.positions.len() + 1);
    for position in &marks.positions {
        first.push(plan.states.len());
        let labels: &[bool] = match position.mark {
            Mark::Stressed => &[true],
            Mark::Slack => &[false],
            Mark::Either => &[false, true],
        };
        for &beat in labels {
            plan.push(beat, u32::from(position.group), false);
        }
    }
    first.push(plan.states.len());
    let into = |at: usize| -> Vec<Step> {
        let next = marks.next(at).into_iter().filter(|&at| at < marks.positions.len());
        let states = next.flat_map(|next| (first[next]..first[next + 1]).map(move |to| (next, to)));
        // A caesura is kept where the optional position after it is left out.
        let passed = |next: usize| marks.positions[at..=next].iter().any(|position| position.caesura);
        let asks = |next: usize| if passed(next) { Asks::Caesura } else { Asks::Nothing };
        states.map(|(next, to)| Step::free(StateId::new(to), asks(next))).collect()
    };
    plan.starts = into(0);
    for at in 0..marks.positions.len() {
        let steps = into(at + 1);
        let ends = marks.next(at + 1).contains(&marks.positions.len());
        for state in first[at]..first[at + 1] {
            plan.steps[state].clone_from(&steps);
            plan.states[state].ends = ends;
        }
    }
    plan.finish()
}

/// The automaton of a measure by beats: slack runs between beats, before the first and after the last. Where a caesura is
/// asked, a word must begin between the last beat of one part and the first of the next.
pub(super) fn beats(beats: &Beats) -> Automaton {
    let (least, most) = beats.slack.map_or((0, None), |(least, most)| (usize::from(least), Some(usize::from(most))));
    let total = beats.total();
    let mut ends = 0;
    let parts = beats.parts.iter().map(|&part| {
        ends += u32::from(part);
        ends
    });
    let caesurae: Vec<u32> = parts.filter(|&beat| beat < total).collect();
    // Free slack is one state that repeats itself.
    let mut laid = Runs { plan: Plan::default(), least, run: most.unwrap_or(1), free: most.is_none() };
    let lead_in = laid.slack(0, false);
    let mut open: Vec<(StateId, Asks)> = Vec::new();
    for beat in 0..total {
        let state = laid.plan.push(true, beat, beat + 1 == total);
        let step = |asks| Step::free(state, asks);
        if beat == 0 {
            laid.plan.starts.push(step(Asks::Nothing));
            laid.plan.starts.extend(lead_in.first().map(|&slack| Step::free(slack, Asks::Nothing)));
            open.extend(lead_in.iter().map(|&slack| (slack, Asks::Nothing)));
        }
        for (from, asks) in open.drain(..) {
            laid.plan.steps_of(from).push(step(asks));
        }
        open = laid.after(state, beat, beat + 1 == total, caesurae.contains(&(beat + 1)));
    }
    laid.plan.finish()
}

/// Runs of slack between beats, while they are laid out.
struct Runs {
    plan: Plan,
    /// The fewest slack syllables between two beats.
    least: usize,
    /// How many slack states make a run.
    run: usize,
    /// Whether the last of them repeats itself.
    free: bool,
}

impl Runs {
    /// A run of slack states, each leading to the next.
    fn slack(&mut self, beat: u32, ends: bool) -> Vec<StateId> {
        let states: Vec<StateId> = (0..self.run).map(|_| self.plan.push(false, beat, ends)).collect();
        for pair in states.windows(2) {
            self.plan.steps_of(pair[0]).push(Step::free(pair[1], Asks::Nothing));
        }
        if let Some(&last) = states.last().filter(|_| self.free) {
            self.plan.steps_of(last).push(Step::free(last, Asks::Nothing));
        }
        states
    }

    /// Adds the slack after a beat; returns the states from which the next beat may follow, with what the step asks
    /// there.
    fn after(&mut self, beat_state: StateId, beat: u32, ends: bool, caesura: bool) -> Vec<(StateId, Asks)> {
        let asked = if caesura { Asks::Caesura } else { Asks::Nothing };
        let before = self.slack(beat, ends);
        self.plan.steps_of(beat_state).extend(before.first().map(|&slack| Step::free(slack, Asks::Nothing)));
        let all = std::iter::once(beat_state).chain(before.iter().copied()).enumerate();
        let mut open: Vec<(StateId, Asks)> =
            all.filter(|&(slack, _)| slack >= self.least || self.free).map(|(_, state)| (state, asked)).collect();
        if caesura {
            // Slack after the caesura: its first syllable begins a word, so the beat asks nothing more.
            let behind = self.slack(beat, ends);
            let over = behind.iter().enumerate().map(|(slack, &state)| (slack, state));
            let from = std::iter::once(beat_state).chain(before.iter().copied());
            for ((_, to), from) in over.zip(from) {
                self.plan.steps_of(from).push(Step::free(to, Asks::Caesura));
            }
            if let Some((&from, &to)) = before.last().zip(behind.last()).filter(|_| self.free) {
                self.plan.steps_of(from).push(Step::free(to, Asks::Caesura));
            }
            let counted = behind.iter().enumerate().filter(|(slack, _)| slack + 1 >= self.least || self.free);
            open.extend(counted.map(|(_, &state)| (state, Asks::Nothing)));
        }
        open
    }
}

/// The automaton of a foot that was not learned: its pattern repeated, first and last slack optional by license.
pub(super) fn repeated(meter: NamedMeter) -> Automaton {
    let pattern = meter.foot.pattern();
    let mut plan = Plan::default();
    let mut states: Vec<StateId> = Vec::with_capacity(meter.syllables());
    for foot in 0..u32::from(meter.feet.count()) {
        for &beat in pattern {
            let ends = states.len() + 1 == meter.syllables();
            let state = plan.push(beat, foot, ends);
            if let Some(&before) = states.last() {
                plan.steps_of(before).push(Step::free(state, Asks::Nothing));
            }
            states.push(state);
        }
    }
    plan.starts.extend(states.first().map(|&first| Step::free(first, Asks::Nothing)));
    if let ([false, ..], [_, second, ..]) = (pattern, states.as_slice()) {
        let needs = LicenseSet::of(&[License::Headless]);
        plan.starts.push(Step { needs, ..Step::free(*second, Asks::Nothing) });
    }
    let last_foot = u32::from(meter.feet.count()) - 1;
    match (pattern, states.as_slice()) {
        ([.., true], [.., last]) => {
            let extra = plan.push(false, last_foot, true);
            let needs = LicenseSet::of(&[License::Feminine]);
            plan.steps_of(*last).push(Step { needs, ..Step::free(extra, Asks::Nothing) });
        }
        // The last slack dropped: the syllable before it ends the line.
        ([.., before_last, _], [.., before, _, _]) => {
            let close = plan.push(*before_last, last_foot, true);
            let needs = LicenseSet::of(&[License::Catalexis]);
            plan.steps_of(*before).push(Step { needs, ..Step::free(close, Asks::Nothing) });
        }
        _ => {}
    }
    plan.finish()
}
