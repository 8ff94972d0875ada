//! The groups in which rhymes are shown: by how near they are, and slant ones by their sort.

use super::Suggestion;
use crate::rhyme::{Accent, Grade, Slant};

/// A group of suggestions, the nearest to a full rhyme first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Group {
    /// The same word, rich and perfect rhymes.
    Perfect,
    /// One shade off.
    NearPerfect,
    /// Perfect in British English alone, where any accent is asked for.
    British,
    /// Rhymes by history, to the eye, or with a light syllable raised.
    Licensed,
    /// Slant: the same vowel before consonants said alike.
    Family,
    /// Slant: the same vowel, and a consonant more or other ones between.
    Additive,
    /// The vowel alone.
    Assonance,
    /// The consonants alone.
    Consonance,
    /// Phrases of two words that rhyme as one.
    Phrases,
    /// No likeness that was asked for.
    Other,
}

impl Group {
    /// The heading of the group.
    pub fn title(self) -> &'static str {
        match self {
            Self::Perfect => "perfect",
            Self::NearPerfect => "near-perfect",
            Self::British => "perfect in British English",
            Self::Licensed => "historic, to the eye, or with a light syllable raised",
            Self::Family => "family: the same vowel, consonants said alike",
            Self::Additive => "additive: the same vowel, a consonant more or less",
            Self::Assonance => "assonance: the vowel alone",
            Self::Consonance => "consonance: the consonants alone",
            Self::Phrases => "phrases of two words",
            Self::Other => "other",
        }
    }

    /// The heading in one word or two, to print beside a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Licensed => "historic, to the eye or raised",
            Self::British => "British English",
            Self::Other => "",
            _ => self.title().split(':').next().unwrap_or_default(),
        }
    }
}

impl Suggestion {
    /// The group it is shown in.
    pub fn group(&self) -> Group {
        if self.word.contains(' ') {
            return Group::Phrases;
        }
        match (self.grade, self.slant) {
            (Grade::Identical | Grade::Rich | Grade::Perfect, _) => Group::Perfect,
            (Grade::NearPerfect, _) if self.only_in == Some(Accent::British) => Group::British,
            (Grade::NearPerfect, _) => Group::NearPerfect,
            (Grade::Historic | Grade::Eye | Grade::Promoted, _) => Group::Licensed,
            (_, Some(Slant::Family)) => Group::Family,
            (_, Some(Slant::Additive)) => Group::Additive,
            (_, Some(Slant::Assonance)) => Group::Assonance,
            (_, Some(Slant::Consonance)) => Group::Consonance,
            (Grade::Slant | Grade::Assonance | Grade::None, None) => Group::Other,
        }
    }
}
