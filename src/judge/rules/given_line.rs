//! `given-line`: lines whose words the form gives.

use crate::analysis::HeardLine;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::same_words::is_same_word;
use crate::text::words;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.settled_pairs() {
        let Some(due) = &owes.measure.says else { continue };
        let heard = aligned.heard(line);
        crate::steps::count(heard.words.len());
        let Some(differs) = difference(heard, due) else { continue };
        let span = heard.words.get(differs).map(|word| word.span);
        let remark = Remark::new(Rule::GivenLine, line, format!("The form has this line say: {due}"));
        report.add(remark.over(span).line_severity(owes.measure.severity));
    }
}

/// Whether a line has these words and no others.
pub(super) fn keeps(heard: &HeardLine, due: &str) -> bool {
    difference(heard, due).is_none()
}

/// The place of the first word that is another than the one due, or is missing, or is over.
fn difference(heard: &HeardLine, due: &str) -> Option<usize> {
    let wanted: Vec<&str> = words(due).iter().map(|word| word.span.of(due)).collect();
    let mut pairs = heard.words.iter().zip(&wanted);
    let differs = pairs.position(|(word, wanted)| !is_same_word(heard.text_of(word), wanted));
    let shorter = heard.words.len().min(wanted.len());
    differs.or_else(|| (heard.words.len() != wanted.len()).then_some(shorter))
}
