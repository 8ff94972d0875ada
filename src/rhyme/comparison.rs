//! The result of comparing two line ends: the grade of their rhyme, its length, and how certain it is.

use super::accent::Accent;
use super::grade::Grade;
use super::relation::Relation;

/// How many syllables a rhyme spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// One syllable: "delay".
    Masculine,
    /// Two: "nation".
    Feminine,
    /// Three or more: "tenderly".
    Dactylic,
}

impl Ending {
    /// The ending of a rhyming part of this many syllables.
    pub fn of(syllables: u8) -> Self {
        match syllables {
            0 | 1 => Self::Masculine,
            2 => Self::Feminine,
            _ => Self::Dactylic,
        }
    }

    /// The word a poet uses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Masculine => "masculine",
            Self::Feminine => "feminine",
            Self::Dactylic => "dactylic",
        }
    }
}

/// A rhyme of a word with itself or with a homophone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Repeat {
    /// The same word.
    SameWord,
    /// Another word of the same sound: "eye" and "I".
    Homophone,
}

/// Which of two ends has no pronunciation but a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guessed {
    /// Both are known.
    Neither,
    /// The first is guessed.
    First,
    /// The second is guessed.
    Second,
    /// Both are guessed.
    Both,
}

impl Guessed {
    /// Which of two is guessed.
    pub fn of(first: bool, second: bool) -> Self {
        match (first, second) {
            (false, false) => Self::Neither,
            (true, false) => Self::First,
            (false, true) => Self::Second,
            (true, true) => Self::Both,
        }
    }

    /// Whether either is guessed.
    pub fn any(self) -> bool {
        self != Self::Neither
    }
}

/// How two line ends rhyme, over every reading of both: the nearest pair counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RhymeComparison {
    /// The grade.
    pub grade: Grade,
    /// How many syllables the rhyme spans; masculine when there is none.
    pub ending: Ending,
    /// Whether the rhyme takes in more than the last word of either line: "know it" and "poet".
    pub mosaic: bool,
    /// Whether a word rhymes with itself or with a homophone.
    pub repeat: Option<Repeat>,
    /// Which of the two words is guessed; a finding on a guess drops one level.
    pub guessed: Guessed,
    /// How much likelier such a pair is among lines that rhyme than among lines that do not, as a natural logarithm.
    pub evidence: f32,
    /// The accent in which the ends rhyme perfectly, where they do so in one alone; they are near-perfect then.
    pub perfect_in: Option<Accent>,
    /// The pronunciation of each end's last word that gives the grade, counted from 0, the likeliest first; above 0, no likelier
    /// one gives as near a rhyme.
    pub ways: (u8, u8),
    /// The accent they were compared in.
    pub(crate) accent: Accent,
    /// Whether the last syllables are closed and share their consonants alone, and verse has not paired such words: "sight"
    /// and "late".
    pub vowels_apart: bool,
    /// The relation of the rhyming parts, which the grade is derived from.
    pub(crate) relation: Relation,
}
