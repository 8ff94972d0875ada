//! `word-syllables`: whether each word has the syllables its form asks for, under any pronunciation.

use super::wrong_words::WrongWords;
use crate::analysis::{HeardLine, HeardWord};
use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::lexicon::Pronunciation;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let mut wrong = WrongWords::new(report);
    for (line, _, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.word_syllables else { continue };
        let heard = aligned.heard(line);
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let (text, counts) = (heard.text_of(word), word.counts());
            if fits(heard, word, wanted) {
                continue;
            }
            wrong.add(line, || {
                let parted = |way: &Pronunciation| wording::parted(text, &way.sounds);
                let has = wording::counts(&counts, "syllable");
                let message = format!("*{text}* has {has}; each word of this line has {wanted}");
                let guess = word.spoken.is_guess().then(|| text.to_owned());
                let remark = Remark::new(Rule::WordSyllables, line, message).over([word.span]).guessing(guess);
                let help = word.spoken.best().map_or_else(|| text.to_owned(), parted);
                remark.help(help).line_severity(owes.measure.severity)
            });
        }
    }
    wrong.finish();
}

/// Whether each word of a line can have the syllables asked.
pub(super) fn keeps(heard: &HeardLine, wanted: &Count) -> bool {
    heard.words.iter().all(|word| fits(heard, word, wanted))
}

/// Whether a word can have as many syllables as wanted; a word without pronunciation may have any number.
fn fits(heard: &HeardLine, word: &HeardWord, wanted: &Count) -> bool {
    let text = heard.text_of(word);
    word.spoken.best().is_none()
        || word.counts().iter().any(|count| wanted.contains(count) || is_by_parts(text, count, wanted))
}

/// Whether a word joined by hyphens has one syllable in each part, where one is asked of a word: *tick-tock*.
fn is_by_parts(text: &str, syllables: u32, wanted: &Count) -> bool {
    let parts = text.split(crate::text::is_hyphen).filter(|part| !part.is_empty()).count();
    wanted.contains(1) && parts > 1 && syllables as usize == parts
}
