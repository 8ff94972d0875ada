//! `tautogram`: words that should all begin with one letter.

use std::collections::BTreeMap;
use std::ops::Range;

use super::wrong_words::WrongWords;
use crate::analysis::HeardWord;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::text::{Letter, letters};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(within) = aligned.context.form.written.tautogram else { return };
    let mut wrong = WrongWords::new(report);
    for (lines, _) in aligned.stretches(within) {
        let mut firsts: Vec<(usize, &HeardWord, Letter)> = Vec::new();
        for line in lines {
            let heard = aligned.heard(line);
            for word in aligned.judged_words(line) {
                crate::steps::count(1);
                firsts.extend(letters(heard.text_of(word)).next().map(|letter| (line, word, letter)));
            }
        }
        let Some(due) = commonest(firsts.iter().map(|(.., first)| first.letter)) else { continue };
        for &(line, word, first) in firsts.iter().filter(|(.., first)| first.letter != due) {
            wrong.add(line, || {
                let (text, begins) = (aligned.heard(line).text_of(word), first.letter);
                let message = format!("*{text}* begins with {begins}; the words of this {within} begin with {due}");
                Remark::new(Rule::Tautogram, line, message).over([first.span.shifted(word.span.start())])
            });
        }
    }
    wrong.finish();
}

/// The letter that the words of some lines begin with.
pub(super) fn due(aligned: &AlignedPoem<'_>, lines: Range<usize>) -> Option<char> {
    let first = |line: usize| {
        let heard = aligned.heard(line);
        heard.words.iter().filter_map(|word| letters(heard.text_of(word)).next()).map(|first| first.letter)
    };
    commonest(lines.flat_map(first))
}

/// The letter that occurs most often, the first of several.
fn commonest(letters: impl Iterator<Item = char>) -> Option<char> {
    let mut uses: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (place, letter) in letters.enumerate() {
        uses.entry(letter).or_insert((0, place)).0 += 1;
    }
    uses.into_iter().max_by_key(|(_, (uses, first))| (*uses, std::cmp::Reverse(*first))).map(|(letter, _)| letter)
}
