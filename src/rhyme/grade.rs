//! The graded scale of rhyme, from the same word to no likeness.

use std::fmt;

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
    pub const ALL: &[Self] = &[
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

    /// What the grade means, in a phrase with an example, as help shows it.
    pub fn about(self) -> &'static str {
        match self {
            Self::Identical => "The same word",
            Self::Rich => "Another word of the same sound from the consonant before the vowel on (leave, believe)",
            Self::Perfect => "The same sound from the stressed vowel on (light, night)",
            Self::NearPerfect => "One shade off (star, war)",
            Self::Historic => "Rhymed for centuries, said apart now (come, tomb)",
            Self::Eye => "Spelled alike (love, move)",
            Self::Promoted => "A light last syllable raised (memory, thee)",
            Self::Slant => "Consonance, or one sound off (home, dream)",
            Self::Assonance => "The vowel alone (surprise, light)",
            Self::None => "No likeness",
        }
    }

    /// The grade of this [`id`](Self::id), if there is one.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|grade| grade.id() == id)
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_is_listed_in_order_and_found_by_its_name() {
        assert!(Grade::ALL.is_sorted() && Grade::ALL.last() == Some(&Grade::None));
        for (place, &grade) in Grade::ALL.iter().enumerate() {
            assert_eq!(grade as usize, place);
            assert_eq!(Grade::named(grade.id()), Some(grade));
        }
        assert_eq!(Grade::named("rime"), None);
    }
}
