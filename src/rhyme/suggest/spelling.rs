//! What a word must be written like, where a form asks for letters: a rhyme without an *e*.

use std::ops::RangeInclusive;

use crate::text::{LetterSet, letter_count, letters};

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
}

impl Spelling {
    /// Whether a word of so many syllables is written so.
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
            && (self.banned.is_empty() || !letters(word).any(|found| self.banned.contains(found.letter)))
    }
}
