//! `word-count`: whether a line has the words its form asks for.

use crate::analysis::HeardLine;
use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;

/// Whether a line has the words asked.
pub(super) fn keeps(heard: &HeardLine, wanted: &Count) -> bool {
    wanted.contains(u32::try_from(heard.words.len()).unwrap_or(u32::MAX))
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, slot, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.words else { continue };
        let words =
            if aligned.is_settled(line) { &aligned.heard(line).words[..] } else { aligned.finished_words(line) };
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let over = wanted.most().is_some_and(|most| count > most);
        if wanted.contains(count) || !aligned.is_settled(line) && !over {
            continue;
        }
        let message =
            format!("{}; {} has {wanted}", wording::counted(count, "word"), wording::owed_line(aligned, slot));
        let extra = wanted.most().filter(|_| over).and_then(|most| words.get(most as usize..)).unwrap_or_default();
        let spans = extra.iter().map(|word| word.span);
        report.add(Remark::new(Rule::WordCount, line, message).over(spans).line_severity(owes.measure.severity));
    }
}
