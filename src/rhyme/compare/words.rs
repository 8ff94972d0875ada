//! Two words or line ends compared in one call.

use super::{compare, compare_in};
use crate::lexicon::Ear;
use crate::rhyme::{Accent, LineEnd, RhymeComparison};

impl Ear {
    /// How alike two words, or the ends of two lines, sound: every pronunciation of both is tried, and the nearest pair counts. No rhyme at
    /// all where either has no word.
    ///
    /// ```
    /// use verse::{Ear, rhyme::Grade};
    ///
    /// let ear = Ear::new();
    /// assert_eq!(ear.compare("slow", "the drifting snow").grade, Grade::Perfect);
    /// assert_eq!(ear.compare("love", "prove").grade, Grade::Eye);
    /// ```
    pub fn compare(&self, one: &str, other: &str) -> RhymeComparison {
        compare(&self.end(one), &self.end(other))
    }

    /// Compares two words, or the ends of two lines, in one accent, as [`Ear::compare`] does.
    ///
    /// ```
    /// use verse::{Ear, rhyme::{Accent, Grade}};
    ///
    /// let ear = Ear::new();
    /// assert_eq!(ear.compare_in(Accent::British, "saw", "door").grade, Grade::Perfect);
    /// assert!(ear.compare_in(Accent::American, "saw", "door").grade > Grade::Perfect);
    /// ```
    pub fn compare_in(&self, accent: Accent, one: &str, other: &str) -> RhymeComparison {
        compare_in(accent, &self.end(one), &self.end(other))
    }

    fn end(&self, words: &str) -> LineEnd {
        LineEnd::of(&self.hear(words))
    }
}
