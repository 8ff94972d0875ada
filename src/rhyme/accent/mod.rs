//! The accents in which rhymes are judged.
//!
//! The dictionaries write American speech. British speech (southern England's standard, as Wells 1982 describes it) is made from
//! it by rule and by the spelling, which distinguishes vowels that American speech has merged: *r* is sounded before vowels
//! alone, *grass* has the vowel of *farce*, *lot* and *cloth* have another than *palm* and *thought*. Words that no rule covers
//! (*ate*, *clerk*, *vase*) are listed.

mod british;
mod sets;
mod words;

pub(super) use british::british;
pub(super) use words::ways;

use crate::phonology::{Sound, Sounds};

/// The accent in which rhymes are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Accent {
    /// What rhymes in either accent rhymes.
    #[default]
    Any,
    /// General American.
    American,
    /// The standard of southern England.
    British,
}

impl Accent {
    /// Every accent.
    pub const ALL: [Self; 3] = [Self::Any, Self::American, Self::British];

    /// The name used in settings, front matter and output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::American => "american",
            Self::British => "british",
        }
    }

    /// What it means, as help shows it.
    pub fn about(self) -> &'static str {
        match self {
            Self::Any => "What rhymes in either accent rhymes",
            Self::American => "General American",
            Self::British => "Standard British, as in southern England",
        }
    }

    /// The language of this accent, as messages name it.
    pub fn speech(self) -> &'static str {
        match self {
            Self::Any => "English",
            Self::American => "American English",
            Self::British => "British English",
        }
    }

    /// The sounds of a word, in lower case, in this accent, made from those of American speech; for [`Accent::Any`] the American ones.
    /// British vowels that ARPAbet has no signs for are pairs of phones: *AA R* is the vowel of *palm*, *AA* that of *lot*.
    pub(crate) fn said(self, word: &str, sounds: &Sounds) -> Sounds {
        if self != Self::British {
            return sounds.clone();
        }
        let count = sounds.syllable_count();
        let listed = ways(word).into_iter().flat_map(|(_, british)| british);
        let vowels = |way: &[Sound]| way.iter().filter(|sound| sound.is_vowel()).count();
        let own = listed.into_iter().find(|way| u32::try_from(vowels(way)) == Ok(count));
        british(word, &own.unwrap_or_else(|| sounds.iter().collect())).into_iter().collect()
    }

    /// The accent of this [`id`](Self::id), in any case; `None` for any other word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|accent| accent.id().eq_ignore_ascii_case(name.trim()))
    }
}
