//! How like two line ends are.

use std::fmt;

use super::relation::Relation;

/// How like two line ends are, the most alike first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The same word.
    Identical,
    /// Alike from the consonant before the rhyming vowel on: "leave" and "believe", "eye" and "I".
    Rich,
    /// Alike from the last stressed vowel on, with another consonant before it: "light" and "delight" are rich, "light" and
    /// "night" perfect.
    Perfect,
    /// One shade off: "fear" and "there" before *r*, "star" and "war", "seven" and "heaving".
    NearPerfect,
    /// Rhymed for centuries and pronounced apart since: "love" and "Jove", "death" and "beneath".
    Historic,
    /// Spelled alike and said apart: "love" and "move".
    Eye,
    /// A light last syllable raised to rhyme: "memory" and "thee", "die" and "eternity".
    Promoted,
    /// Consonance, or one sound off: "stars" and "bombs", "home" and "tomb".
    Slant,
    /// The vowel alone: "nitride" and "surprise".
    Assonance,
    /// No likeness.
    None,
}

impl Grade {
    /// Every grade, the most alike first.
    pub const ALL: [Self; 10] = [
        Self::Identical,
        Self::Rich,
        Self::Perfect,
        Self::NearPerfect,
        Self::Historic,
        Self::Eye,
        Self::Promoted,
        Self::Slant,
        Self::Assonance,
        Self::None,
    ];

    /// The level of the graded scale: 0 the same word, 1 perfect, 2 near-perfect, 3 historic, eye or promoted, 4 slant,
    /// 5 assonance; `None` without any likeness.
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Identical => Some(0),
            Self::Rich | Self::Perfect => Some(1),
            Self::NearPerfect => Some(2),
            Self::Historic | Self::Eye | Self::Promoted => Some(3),
            Self::Slant => Some(4),
            Self::Assonance => Some(5),
            Self::None => None,
        }
    }

    /// Whether readers of verse take it for a full rhyme: levels 0 to 2.
    pub fn is_full(self) -> bool {
        self <= Self::NearPerfect
    }

    /// Whether verse of some period takes it for a rhyme: levels 0 to 3.
    pub fn is_licensed(self) -> bool {
        self <= Self::Promoted
    }

    /// The name used in output and by `--kind`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Rich => "rich",
            Self::Perfect => "perfect",
            Self::NearPerfect => "near-perfect",
            Self::Historic => "historic",
            Self::Eye => "eye",
            Self::Promoted => "promoted",
            Self::Slant => "slant",
            Self::Assonance => "assonance",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

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

/// A rhyme of a word with itself or with its twin in sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repeat {
    /// The same word.
    SameWord,
    /// Another word of the same sound: "eye" and "I".
    Homophone,
}

/// Which of two ends is known by guess only.
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

/// How like two line ends are, over every reading of both: the best one counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
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
    /// What exactly was heard.
    pub(crate) relation: Relation,
}
