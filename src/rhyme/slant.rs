//! The sorts of slant rhyme.

use super::comparison::RhymeComparison;
use super::grade::Grade;
use super::relation::Relation;

/// How a slant rhyme falls short of a full one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slant {
    /// The same vowel, and consonants that are said alike: "time" and "thine".
    Family,
    /// The same vowel, and one word goes on where the other ends: "too" and "womb".
    Additive,
    /// The same vowel alone: "surprise" and "light".
    Assonance,
    /// The same consonants after another vowel: "home" and "dim".
    Consonance,
}

impl Slant {
    /// Every sort, the nearest to a full rhyme first.
    pub const ALL: [Self; 4] = [Self::Family, Self::Additive, Self::Assonance, Self::Consonance];

    /// The name used in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Additive => "additive",
            Self::Assonance => "assonance",
            Self::Consonance => "consonance",
        }
    }
}

impl RhymeComparison {
    /// The sort of a slant rhyme or of assonance; `None` for any nearer rhyme, and for no likeness.
    pub fn slant(&self) -> Option<Slant> {
        if !matches!(self.grade, Grade::Slant | Grade::Assonance) {
            return None;
        }
        Some(match self.relation {
            Relation::Hissed | Relation::Voicing | Relation::Nasal | Relation::FeminineVoicing => Slant::Family,
            Relation::Leftover | Relation::SharedClose | Relation::Between => Slant::Additive,
            Relation::Vowel => Slant::Assonance,
            _ => Slant::Consonance,
        })
    }
}
