//! `word-length`: whether each word has the letters its form asks for, of every word alike or of each in turn.

use super::wrong_words::WrongWords;
use crate::analysis::{HeardLine, HeardWord};
use crate::form::{Count, Numbers, WordLengths};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::pi;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::wording;
use crate::lexicon;
use crate::text::{Pause, letter_count, plain};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let mut wrong = WrongWords::new(report);
    for (line, _, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.word_letters else { continue };
        let heard = aligned.heard(line);
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let text = heard.text_of(word);
            if fits(text, wanted) {
                continue;
            }
            wrong.add(line, || {
                let has = wording::counted(letter_count(text), "letter");
                let message = format!("*{text}* has {has}; each word of this line has {wanted}");
                let shift = if looks_like_a_name(text, word) { LevelShift::Down } else { LevelShift::None };
                let remark = Remark::new(Rule::WordLength, line, message).over([word.span]).shift(shift);
                remark.line_severity(owes.measure.severity)
            });
        }
    }
    wrong.finish();
    if let Some(lengths) = &aligned.context.form.written.lengths {
        in_turn(aligned, report, lengths);
    }
}

/// Whether each word of a line has the letters asked.
pub(super) fn keeps(heard: &HeardLine, wanted: &Count) -> bool {
    heard.words.iter().all(|word| fits(heard.text_of(word), wanted))
}

/// Whether a word, or each of its parts between hyphens, has as many letters as wanted; a figure has no letters and fits.
fn fits(text: &str, wanted: &Count) -> bool {
    let count = letter_count(text);
    let parts = || text.split(crate::text::is_hyphen).map(letter_count).all(|count| wanted.contains(count));
    count == 0 || wanted.contains(count) || parts()
}

/// Whether a word has a capital inside a sentence, or at its start and is listed only as a name; the length of a name is not
/// judged.
fn looks_like_a_name(text: &str, word: &HeardWord) -> bool {
    text.starts_with(char::is_uppercase) && (word.pause < Pause::Strong || lexicon::standing(&plain(text)).is_name)
}

/// A word that has letters, with its line and their number.
#[derive(Clone, Copy)]
struct Counted<'a> {
    line: usize,
    word: &'a HeardWord,
    letters: u32,
}

/// Checks words against a row of numbers, one for each.
fn in_turn(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, lengths: &WordLengths) {
    // The numbers of later lines depend on words of the line being typed, which are not known yet.
    let typing = aligned.context.options.typing.unwrap_or(usize::MAX);
    for (lines, is_whole) in aligned.stretches(lengths.within) {
        let mut words: Vec<Counted<'_>> = Vec::new();
        for line in lines.filter(|line| *line < typing) {
            let heard = aligned.heard(line);
            let counted =
                heard.words.iter().map(|word| Counted { line, word, letters: letter_count(heard.text_of(word)) });
            words.extend(counted.filter(|word| word.letters > 0));
        }
        let reached = row(aligned, report, &lengths.numbers, &words);
        ends(aligned, report, lengths, &words, reached, is_whole);
    }
}

/// How many words after one that does not fit are compared, to decide whether a word is wrong, extra or missing.
const AHEAD: usize = 4;

/// The indices of the next word and the next number to compare, from 0.
#[derive(Clone, Copy)]
struct Reached {
    word: usize,
    number: usize,
}

/// Compares words with numbers until one of them ends.
fn row(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, numbers: &Numbers, words: &[Counted<'_>]) -> Reached {
    let (mut word, mut place) = (0, 0);
    let mut wrong = WrongWords::new(report);
    while let Some(&counted) = words.get(word) {
        crate::steps::count(1);
        match fit(numbers, place, counted.letters) {
            Fit::Kept(step) => {
                word += 1;
                place += step;
                continue;
            }
            Fit::Beyond => break,
            Fit::Wants(wanted) => {
                wrong.add(counted.line, || {
                    let text = aligned.heard(counted.line).text_of(counted.word);
                    let has = wording::counted(counted.letters, "letter");
                    let message = format!("*{text}* has {has}; word {} has {wanted}", word + 1);
                    Remark::new(Rule::WordLength, counted.line, message).over([counted.word.span])
                });
            }
        }
        // The reading after which most of the next words fit: another word here, a word too many, a word missing.
        let ways = [(word + 1, place + 1), (word + 1, place), (word, place + 1)];
        let kept = |&(word, place): &(usize, usize)| kept_ahead(numbers, place, words.get(word..).unwrap_or_default());
        let best = ways.iter().enumerate().max_by_key(|(nth, way)| (kept(way), std::cmp::Reverse(*nth)));
        (word, place) = best.map_or((word + 1, place + 1), |(_, way)| *way);
        if matches!(best, Some((2, _))) {
            // The word is the one after the missing one; the check reports it once.
            if let Fit::Kept(step) = fit(numbers, place, counted.letters) {
                (word, place) = (word + 1, place + step);
            } else {
                word += 1;
            }
        }
    }
    wrong.finish();
    Reached { word, number: place }
}

/// Reports the first word after the last number of a row, or the numbers without a word.
fn ends(
    aligned: &AlignedPoem<'_>,
    report: &mut Report<'_>,
    lengths: &WordLengths,
    words: &[Counted<'_>],
    reached: Reached,
    is_whole: bool,
) {
    if let Some(extra) = words.get(reached.word) {
        let Some(count) = lengths.numbers.count() else {
            return report.not_judged(format!("the digits of pi after the first {}", reached.number));
        };
        let text = aligned.heard(extra.line).text_of(extra.word);
        let message = format!("*{text}* is too much; this {} has {}", lengths.within, wording::counted(count, "word"));
        report.add(Remark::new(Rule::WordLength, extra.line, message).over([extra.word.span]));
    } else if let Some(last) = words.last().filter(|_| is_whole) {
        let Some(count) = lengths.numbers.count().filter(|&count| reached.number < count) else { return };
        let next = lengths.numbers.at(reached.number).unwrap_or_default();
        let (has, next) = (wording::counted(reached.word, "word"), wording::counted(next, "letter"));
        let message = format!("{has}; this {} has {count}, the next one of {next}", lengths.within);
        report.add(Remark::new(Rule::WordLength, last.line, message));
    }
}

/// How many of the next words fit.
fn kept_ahead(numbers: &Numbers, mut place: usize, words: &[Counted<'_>]) -> usize {
    let mut kept = 0;
    for word in words.iter().take(AHEAD) {
        crate::steps::count(1);
        let Fit::Kept(step) = fit(numbers, place, word.letters) else { break };
        (kept, place) = (kept + 1, place + step);
    }
    kept
}

/// How a word fits the number at a place.
enum Fit {
    /// The word fits and uses this many numbers.
    Kept(usize),
    /// The word does not fit; this is the number wanted.
    Wants(u32),
    /// No number is left, or the next is not known.
    Beyond,
}

fn fit(numbers: &Numbers, place: usize, letters: u32) -> Fit {
    if *numbers == Numbers::Pi {
        return fit_pi(place, letters);
    }
    match numbers.at(place) {
        None => Fit::Beyond,
        Some(wanted) if wanted == letters => Fit::Kept(1),
        Some(wanted) => Fit::Wants(wanted),
    }
}

/// Fits a word to digits of pi: ten letters are a 0, and more letters are two digits (*thunderstorm* is 1 and 2).
fn fit_pi(place: usize, letters: u32) -> Fit {
    let Some(digit) = pi::digit(place) else { return Fit::Beyond };
    let wanted = if digit == 0 { 10 } else { digit };
    let both = pi::digit(place + 1).map(|next| 10 * digit + next).filter(|&both| both > 10);
    if letters == wanted {
        Fit::Kept(1)
    } else if Some(letters) == both {
        Fit::Kept(2)
    } else {
        Fit::Wants(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_hyphen_fits_whole_or_by_its_parts() {
        let seven: Count = "1-7".parse().unwrap();
        assert!(fits("well-lit", &seven) && fits("kitchen-garden", &seven) && fits("1950", &seven));
        assert!(!fits("elephant", &seven));
    }
}
