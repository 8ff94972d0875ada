//! Measures that say themselves what is optional: marks, beats, and feet that were not learned.

use super::{Asks, Automaton, Plan, Step};
use crate::meter::license::{License, LicenseSet};
use crate::meter::{Beats, Foot, Mark, Marks};

/// The automaton of a measure in marks: a state for each position and what may stand there.
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
            plan.push(beat, usize::from(position.group), false);
        }
    }
    first.push(plan.states.len());
    let into = |at: usize| -> Vec<Step> {
        let next = marks.next(at).into_iter().filter(|&at| at < marks.positions.len());
        let states = next.flat_map(|at| (first[at]..first[at + 1]).map(move |to| (at, to)));
        let asks = |at: usize| if marks.positions[at].caesura { Asks::Caesura } else { Asks::Nothing };
        states.map(|(at, to)| Step::free(to, asks(at))).collect()
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
    plan.finish(0.0)
}

/// The automaton of a measure by beats: slack runs between beats, before the first and after the last.
pub(super) fn beats(beats: &Beats) -> Automaton {
    let (least, most) = beats.slack.map_or((0, None), |(least, most)| (usize::from(least), Some(usize::from(most))));
    // Free slack is one state that repeats itself.
    let run = most.unwrap_or(1);
    let total = beats.total() as usize;
    let mut plan = Plan::default();
    for _ in 0..run {
        plan.push(false, 0, false);
    }
    for beat in 0..total {
        for slack in 0..=run {
            plan.push(slack == 0, beat, beat + 1 == total);
        }
    }
    let beat_state = |beat: usize| run + beat * (run + 1);
    plan.starts.push(Step::free(beat_state(0), Asks::Nothing));
    if run > 0 {
        plan.starts.push(Step::free(0, Asks::Nothing));
    }
    for at in 0..plan.states.len() {
        let lead_in = at < run;
        let (slack, next_beat) =
            if lead_in { (at + 1, 0) } else { ((at - run) % (run + 1), (at - run) / (run + 1) + 1) };
        if next_beat < total && (lead_in || slack >= least) {
            plan.steps[at].push(Step::free(beat_state(next_beat), Asks::Nothing));
        }
        if slack < run {
            plan.steps[at].push(Step::free(at + 1, Asks::Nothing));
        } else if most.is_none() {
            plan.steps[at].push(Step::free(at, Asks::Nothing));
        }
    }
    plan.finish(0.0)
}

/// The automaton of a foot that was not learned: its pattern repeated, first and last slack optional by license.
pub(super) fn repeated(foot: Foot, feet: u8) -> Automaton {
    let pattern = foot.pattern();
    let length = pattern.len() * usize::from(feet);
    let mut plan = Plan::default();
    for at in 0..length {
        plan.push(pattern[at % pattern.len()], at / pattern.len(), at + 1 == length);
        if at > 0 {
            plan.steps[at - 1].push(Step::free(at, Asks::Nothing));
        }
    }
    plan.starts.push(Step::free(0, Asks::Nothing));
    if !pattern[0] {
        plan.starts.push(Step { needs: LicenseSet::of(&[License::Headless]), ..Step::free(1, Asks::Nothing) });
    }
    let last = usize::from(feet) - 1;
    if foot.is_rising() {
        let extra = plan.push(false, last, true);
        let needs = LicenseSet::of(&[License::Feminine]);
        plan.steps[length - 1].push(Step { needs, ..Step::free(extra, Asks::Nothing) });
    } else if length > 2 {
        // The last slack dropped: the beat before it ends the line.
        let close = plan.push(pattern[pattern.len() - 2], last, true);
        let needs = LicenseSet::of(&[License::Catalexis]);
        plan.steps[length - 3].push(Step { needs, ..Step::free(close, Asks::Nothing) });
    }
    plan.finish(0.0)
}
