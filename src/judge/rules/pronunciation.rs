//! `pronunciation`: words that no dictionary has, each reported once.

use std::collections::BTreeSet;

use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::text::plain;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let mut told = BTreeSet::new();
    for line in aligned.lines().filter(|&line| aligned.has_guess(line)) {
        let heard = aligned.heard(line);
        let words = if aligned.is_settled(line) { &heard.words[..] } else { aligned.finished_words(line) };
        for word in words.iter().filter(|word| word.spoken.is_guess()) {
            let text = heard.text_of(word);
            report.guessed.push(line);
            if !told.insert(plain(text)) {
                continue;
            }
            let (message, help) = match word.spoken.best() {
                Some(_) => (
                    format!("*{text}* is in no dictionary; counted as {}", wording::counts(&word.counts(), "syllable")),
                    format!("`verse say {text} AS` teaches it"),
                ),
                None => (
                    format!("*{text}* has no known pronunciation; no syllables are counted for it"),
                    "Write it in words, or teach it with `verse say`".to_owned(),
                ),
            };
            report.add(Remark::new(Rule::Pronunciation, line, message).over([word.span]).help(help));
        }
    }
}
