//! `name`: lines that should name somebody.

use crate::analysis::HeardLine;
use crate::form::Slot;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.settled_pairs().filter(|(.., owes): &(usize, usize, &Slot)| owes.measure.name) {
        if !names_somebody(aligned.heard(line)) {
            let message = "No name found; this line of the form has one";
            report.add(Remark::new(Rule::Name, line, message).line_severity(owes.measure.severity));
        }
    }
}

/// Whether a word of the line looks like a name: any word but the first has a capital, or the only word has.
///
/// *I* and its contractions are no names, nor is a word at the start of a sentence, which has a capital in any case.
pub(super) fn names_somebody(heard: &HeardLine) -> bool {
    use crate::text::Pause;
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let is_i = |text: &str| matches!(text.split(['\'', '\u{2019}']).next(), Some("I" | "O" | "Oh"));
    let inner = heard.words.iter().skip(1).filter(|word| word.pause < Pause::Strong);
    let named = inner.map(|word| heard.text_of(word)).any(|text| capital(text) && !is_i(text));
    let alone = heard.words.len() == 1 && heard.words.iter().all(|word| capital(heard.text_of(word)));
    named || alone
}
