//! `alternation`: endings on a stress and off it that should take turns, from rhyme to rhyme or from line to line.

use super::line_ending::{can_close_off_stress, can_close_on_stress};
use crate::form::{Alternation, Slot};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(asked) = aligned.context.form.alternation else { return };
    let pairs: Vec<(usize, &Slot)> = aligned.pairs().map(|(line, _, slot)| (line, slot)).collect();
    let mut told = None;
    for pair in pairs.windows(2) {
        let [(above, owed_above), (line, owed)] = pair else { continue };
        crate::steps::count(1);
        let (same, rhymes) = (owed_above.rhyme == owed.rhyme, owed_above.rhyme.is_some() && owed.rhyme.is_some());
        let takes_turns = asked == Alternation::Lines || rhymes && !same;
        // Where the middle one of three lines is wrong, one finding is enough.
        if !takes_turns || told == Some(*above) || !aligned.is_settled(*above) || !aligned.is_settled(*line) {
            continue;
        }
        let (before, here) = (aligned.heard(*above), aligned.heard(*line));
        let (on, off) = (can_close_on_stress, can_close_off_stress);
        let Some(last) = here.words.last().filter(|_| !before.words.is_empty()) else { continue };
        if on(before) && off(here) || off(before) && on(here) {
            continue;
        }
        told = Some(*line);
        let ends = if on(here) { "on a stress" } else { "off the stress" };
        let what = if asked == Alternation::Lines { "lines" } else { "rhymes" };
        let text = here.text_of(last);
        let message = format!("Ends {ends} (*{text}*) as the line above does; the {what} of this form take turns");
        let guess = last.spoken.is_guess().then(|| text.to_owned());
        report.add(Remark::new(Rule::Alternation, *line, message).over([last.span]).guessing(guess));
    }
}
