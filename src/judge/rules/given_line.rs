//! `given-line`: lines whose words the form gives.

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
        let wanted: Vec<&str> = words(due).iter().map(|word| word.span.of(due)).collect();
        let found = heard.words.iter();
        let differs = found.clone().zip(&wanted).find(|(word, wanted)| !is_same_word(heard.text_of(word), wanted));
        if differs.is_none() && heard.words.len() == wanted.len() {
            continue;
        }
        let span = differs.map(|(word, _)| word.span).or_else(|| found.clone().nth(wanted.len()).map(|word| word.span));
        let remark = Remark::new(Rule::GivenLine, line, format!("The form has this line say: {due}"));
        report.add(remark.over(span).line_severity(owes.measure.severity));
    }
}
