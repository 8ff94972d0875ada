//! `word-syllables`: whether each word has the syllables its form asks for, under any pronunciation.

use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;

/// The most words of a line that are told one by one.
const MOST_TOLD: usize = 5;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.word_syllables else { continue };
        let heard = aligned.heard(line);
        let mut told = 0;
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let (text, counts) = (heard.text_of(word), word.counts());
            let fits = word.spoken.best().is_none()
                || counts.iter().any(|count| wanted.contains(count) || is_by_parts(text, count, wanted));
            if fits || told == MOST_TOLD {
                continue;
            }
            told += 1;
            let parted = word.spoken.best().map_or_else(|| text.to_owned(), |way| wording::parted(text, &way.sounds));
            let has = wording::counts(&counts, "syllable");
            let message = format!("*{text}* has {has}; each word of this line has {wanted}");
            let guess = word.spoken.is_guess().then(|| text.to_owned());
            let remark = Remark::new(Rule::WordSyllables, line, message).over([word.span]).guessing(guess);
            report.add(remark.help(parted).line_severity(owes.measure.severity));
        }
    }
}

/// Whether a word joined by hyphens has one syllable in each part, where one is asked of a word: *tick-tock*.
fn is_by_parts(text: &str, syllables: u32, wanted: &Count) -> bool {
    let parts = text.split(crate::text::is_hyphen).filter(|part| !part.is_empty()).count();
    wanted.contains(1) && parts > 1 && syllables as usize == parts
}
