//! `letter-count`: whether a line has the letters its form asks for.

use crate::analysis::HeardLine;
use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::span::Span;
use crate::text::{letter_count, letters};

/// Whether a line has the letters asked.
pub(super) fn keeps(heard: &HeardLine, wanted: &Count) -> bool {
    wanted.contains(heard.words.iter().map(|word| letter_count(heard.text_of(word))).sum())
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, slot, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.letters else { continue };
        let heard = aligned.heard(line);
        let mut spans: Vec<Span> = Vec::new();
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            spans.extend(letters(heard.text_of(word)).map(|found| found.span.shifted(word.span.start())));
        }
        let count = u32::try_from(spans.len()).unwrap_or(u32::MAX);
        let most = wanted.most().unwrap_or(u32::MAX);
        if wanted.contains(count) || !aligned.is_settled(line) && count <= most {
            continue;
        }
        let message =
            format!("{}; {} has {wanted}", wording::counted(count, "letter"), wording::owed_line(aligned, slot));
        let extra =
            spans.get(most as usize..).and_then(|over| Some(Span::new(over.first()?.start(), over.last()?.end())));
        report.add(Remark::new(Rule::LetterCount, line, message).over(extra).line_severity(owes.measure.severity));
    }
}
