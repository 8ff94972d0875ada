//! What a form asks of a word's letters, so that suggestions keep it: a rhyme without an *e*.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::text::{LetterSet, letter_count, letters, word_key};

/// What the letters of a word must be; an absent part asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spelling {
    /// The letters it may not have.
    pub banned: LetterSet,
    /// How many letters it has.
    pub letters: Option<RangeInclusive<u32>>,
    /// How many syllables it has.
    pub syllables: Option<RangeInclusive<u32>>,
    /// The letter it begins with.
    pub first: Option<char>,
    /// The words that it may not be, as [`word_key`] has them.
    pub used_up: Arc<BTreeSet<String>>,
    /// The letter that it ends on, at the end of a line.
    pub ends_on: Option<char>,
    /// The word that it is, at the end of a line.
    pub last_word: Option<String>,
}

impl Spelling {
    /// Whether a word of so many syllables has letters that fit.
    ///
    /// ```
    /// use verse::rhyme::suggest::Spelling;
    ///
    /// let without_e = Spelling { banned: "e".parse().unwrap(), ..Spelling::default() };
    /// assert!(without_e.takes("moon", 1) && !without_e.takes("June", 1));
    /// ```
    pub fn takes(&self, word: &str, syllables: u32) -> bool {
        self.letters.as_ref().is_none_or(|count| count.contains(&letter_count(word)))
            && self.syllables.as_ref().is_none_or(|count| count.contains(&syllables))
            && self.first.is_none_or(|first| letters(word).next().is_some_and(|found| found.letter == first))
            && self.ends_on.is_none_or(|last| letters(word).last().is_some_and(|found| found.letter == last))
            && self.last_word.as_ref().is_none_or(|due| word_key(due) == word_key(word))
            && (self.used_up.is_empty() || !self.used_up.contains(&word_key(word)))
            && (self.banned.is_empty() || !letters(word).any(|found| self.banned.contains(found.letter)))
    }

    /// The same without the parts that concern a line's last word, for a word within the line.
    #[must_use]
    pub fn within_line(self: &Arc<Self>) -> Arc<Self> {
        if self.ends_on.is_none() && self.last_word.is_none() {
            return Arc::clone(self);
        }
        Arc::new(Self { ends_on: None, last_word: None, ..Self::clone(self) })
    }
}
