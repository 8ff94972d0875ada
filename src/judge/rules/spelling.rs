//! How a word of a line must be written, for suggestions of words.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::{acrostic, banned_letter, tautogram};
use crate::form::{Count, Measure, Within};
use crate::judge::align::AlignedPoem;
use crate::rhyme::suggest::Spelling;
use crate::text::{LetterSet, word_key, words};

/// What a whole poem shows of how its words must be written.
#[derive(Debug)]
pub(in crate::judge) struct PoemSpelling {
    /// The letters that the draft gives.
    given: Option<LetterSet>,
    /// The vowels it keeps.
    vowels: Option<LetterSet>,
    /// The words that may not occur, or not again.
    used_up: Arc<BTreeSet<String>>,
    /// The letter that the words of some lines begin with, in the order of the lines.
    firsts: Vec<(Range<usize>, char)>,
    /// The letter that every word of the poem begins with, in lines still to come too.
    first: Option<char>,
    /// The letter or word that an acrostic asks of the end of a line.
    ends: BTreeMap<usize, acrostic::LineEnd>,
}

impl PoemSpelling {
    /// What the poem shows so far. The time grows with its words where the form asks for vowels, for one first letter or for uses.
    pub(in crate::judge) fn of(aligned: &AlignedPoem<'_>) -> Self {
        let tautogram = aligned.context.form.written.tautogram;
        let stretches = tautogram.map(|within| aligned.stretches(within)).unwrap_or_default();
        let first = |(lines, _): (Range<usize>, bool)| Some((lines.clone(), tautogram::due(aligned, lines)?));
        let firsts: Vec<(Range<usize>, char)> = stretches.into_iter().filter_map(first).collect();
        Self {
            given: aligned.context.options.given_text.map(LetterSet::of),
            vowels: banned_letter::kept_vowels(aligned, banned_letter::Kept::AsSoonAsFull),
            used_up: Arc::new(used_up(aligned)),
            first: firsts.first().filter(|_| tautogram == Some(Within::Poem)).map(|(_, letter)| *letter),
            firsts,
            ends: acrostic::line_ends(aligned),
        }
    }

    /// How the words of a line with this measure must be written.
    pub(in crate::judge) fn under(&self, measure: &Measure) -> Spelling {
        let range = |count: &Count| count.least()..=count.most().unwrap_or(u32::MAX);
        let said = |text: &String| words(text).last().map(|word| word.span.of(text).to_owned());
        Spelling {
            banned: banned_letter::banned(measure, self.given.as_ref(), self.vowels.as_ref()),
            letters: measure.word_letters.as_ref().map(range),
            syllables: measure.word_syllables.as_ref().map(range),
            first: self.first,
            used_up: Arc::clone(&self.used_up),
            ends_on: None,
            last_word: measure.says.as_ref().and_then(said),
        }
    }

    /// The same with the letters this line owes by its place in the poem.
    pub(in crate::judge) fn of_line(&self, line: usize, under: &Arc<Spelling>) -> Arc<Spelling> {
        let stretch = self.firsts.partition_point(|(lines, _)| lines.end <= line);
        let first = self.firsts.get(stretch).filter(|(lines, _)| lines.contains(&line)).map(|(_, letter)| *letter);
        let end = self.ends.get(&line);
        if first == under.first && end.is_none() {
            return Arc::clone(under);
        }
        let mut spelling = Spelling { first: first.or(under.first), ..Spelling::clone(under) };
        match end {
            Some(acrostic::LineEnd::Letter(letter)) => spelling.ends_on = Some(*letter),
            Some(acrostic::LineEnd::Word(word)) => spelling.last_word = Some(word.clone()),
            None => {}
        }
        Arc::new(spelling)
    }
}

/// The words that occur as often as they may, with those that may never occur, in the form of [`word_key`].
fn used_up(aligned: &AlignedPoem<'_>) -> BTreeSet<String> {
    let asked = &aligned.context.form.written.word_uses;
    if asked.is_free() {
        return BTreeSet::new();
    }
    let most: HashMap<String, Option<u32>> =
        asked.words.iter().map(|(word, count)| (word_key(word), count.most())).collect();
    let other = asked.other.as_ref().and_then(Count::most);
    let mut uses: BTreeMap<String, u32> = most.keys().map(|word| (word.clone(), 0)).collect();
    for line in aligned.lines() {
        let heard = aligned.heard(line);
        crate::steps::count(heard.words.len());
        for word in &heard.words {
            *uses.entry(word_key(heard.text_of(word))).or_default() += 1;
        }
    }
    let is_used_up =
        |(word, count): &(String, u32)| most.get(word).copied().unwrap_or(other).is_some_and(|most| *count >= most);
    uses.into_iter().filter(is_used_up).map(|(word, _)| word).collect()
}
