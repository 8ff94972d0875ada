//! The pronunciations of a word, and where each comes from.

use std::sync::Arc;

use super::Variants;
use crate::phonology::Sounds;

/// Where a pronunciation comes from, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The poet's choice for this line.
    Pin,
    /// The poet's own lexicon.
    Lexicon,
    /// The patch for verse beside CMUdict, `data/verse.dict`.
    Patch,
    /// CMUdict.
    Dictionary,
    /// The second dictionary.
    SecondDictionary,
    /// Made from a dictionary word: a possessive, a plural, a compound.
    Derived,
    /// The spelling fixes the sound: -èd, a numeral, an elision.
    Rule,
    /// A classical or foreign name said by the rules for such names.
    Names,
    /// Letter-to-sound: a guess.
    Guess,
}

impl Source {
    /// Every source, the most trusted first.
    pub const ALL: [Self; 9] = [
        Self::Pin,
        Self::Lexicon,
        Self::Patch,
        Self::Dictionary,
        Self::SecondDictionary,
        Self::Derived,
        Self::Rule,
        Self::Names,
        Self::Guess,
    ];

    /// The name used in output: `dictionary`, `second-dictionary` and so on.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Lexicon => "lexicon",
            Self::Patch => "patch",
            Self::Dictionary => "dictionary",
            Self::SecondDictionary => "second-dictionary",
            Self::Derived => "derived",
            Self::Rule => "rule",
            Self::Names => "names",
            Self::Guess => "guess",
        }
    }

    /// What a poet would call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pin => "your choice for this line",
            Self::Lexicon => "your lexicon",
            Self::Patch => "verse's own list",
            Self::Dictionary => "CMUdict",
            Self::SecondDictionary => "second dictionary",
            Self::Derived => "made from a known word",
            Self::Rule => "by its spelling",
            Self::Names => "as such names are said",
            Self::Guess => "a guess by its letters",
        }
    }

    /// The source of this name, if there is one.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.id() == id)
    }
}

/// One pronunciation of a word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pronunciation {
    /// The sounds.
    pub sounds: Sounds,
    /// Where they come from.
    pub source: Source,
    /// How it departs from the plain pronunciation, if it does.
    pub variants: Variants,
}

impl Pronunciation {
    /// A plain pronunciation.
    pub fn plain(sounds: Sounds, source: Source) -> Self {
        Self { sounds, source, variants: Variants::PLAIN }
    }

    /// Whether the word is said so in speech; a reading of verse alone needs a meter that asks for it.
    pub fn is_everyday(&self) -> bool {
        self.variants.is_everyday()
    }
}

/// Every pronunciation of a word, the best first; empty when there is none, not even a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// The pronunciations, the best first, no two with the same sounds. The plain ones come before the variants.
    pub pronunciations: Vec<Pronunciation>,
}

impl Spoken {
    /// The pronunciation a reader would try first.
    pub fn best(&self) -> Option<&Pronunciation> {
        self.pronunciations.first()
    }

    /// The pronunciations that speech has: plain, alternate and everyday variants.
    pub fn everyday(&self) -> impl Iterator<Item = &Pronunciation> + Clone {
        self.pronunciations.iter().filter(|way| way.is_everyday())
    }

    /// The pronunciations of several words one after another: every combination while they are few; empty where
    /// a word has none.
    pub(super) fn one_after_another(words: &[Arc<Self>]) -> Self {
        /// The most combinations of several words' pronunciations.
        const MOST: usize = 8;
        let mut ways = vec![Pronunciation::plain(Sounds::default(), Source::Pin)];
        for word in words {
            let longer = word.pronunciations.iter().flat_map(|next| {
                ways.iter().filter_map(|way| {
                    let variants = next.variants.iter().try_fold(way.variants, Variants::and)?;
                    let sounds = way.sounds.iter().chain(next.sounds.iter()).collect();
                    Some(Pronunciation { sounds, source: way.source.max(next.source), variants })
                })
            });
            ways = longer.take(MOST).collect();
        }
        Self { pronunciations: ways }
    }

    /// Whether the best pronunciation is a guess, or there is none.
    pub fn is_guess(&self) -> bool {
        self.best().is_none_or(|best| best.source == Source::Guess)
    }
}
