//! How words are said: every source of pronunciations, in order of trust.
//!
//! Begin with [`Ear::say`], which asks the layers one after another and keeps for every pronunciation where it comes from.

mod packed;

pub use packed::{Packed, dictionary, patch};

use std::sync::Arc;

use crate::phonology::Sounds;

/// Where a pronunciation comes from, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

/// One way of saying a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pronunciation {
    /// The sounds.
    pub sounds: Sounds,
    /// Where they come from.
    pub source: Source,
    /// How this way departs from the plain one, if it does.
    pub variant: Variant,
}

/// How a way of saying a word departs from its plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// The word as it is usually said.
    Plain,
    /// Another pronunciation of the dictionary.
    Alternate,
}

/// A word as the ear hears it: every way of saying it, the best first; empty when it cannot be said at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// The ways, the best first, no two with the same sounds.
    pub pronunciations: Vec<Pronunciation>,
}

impl Spoken {
    /// The way a reader would say the word first.
    pub fn best(&self) -> Option<&Pronunciation> {
        self.pronunciations.first()
    }

    /// Whether nothing is known of the word: its best pronunciation is a guess, or there is none.
    pub fn is_guess(&self) -> bool {
        self.best().is_none_or(|best| best.source == Source::Guess)
    }
}

/// The ear for words: the built-in layers and whatever the poet taught it.
#[derive(Debug, Clone, Default)]
pub struct Ear {}

impl Ear {
    /// An ear that knows the built-in layers alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says a word as it stands in a line, capitals, accents and apostrophes included.
    ///
    /// Linear in the word's length. Digits and scripts that no layer can say give an empty [`Spoken`].
    pub fn say(&self, word: &str) -> Arc<Spoken> {
        let key = word.to_lowercase().replace('\u{2019}', "'");
        let known = [(patch(), Source::Patch), (dictionary(), Source::Dictionary)].into_iter();
        let found = known.map(|(table, source)| (table.lookup(&key), source)).find(|(sounds, _)| !sounds.is_empty());
        let (sounds, source) = found.unwrap_or_default();
        let pronunciations = sounds.into_iter().enumerate().map(|(place, sounds)| {
            let variant = if place == 0 { Variant::Plain } else { Variant::Alternate };
            Pronunciation { sounds, source, variant }
        });
        Arc::new(Spoken { pronunciations: pronunciations.collect() })
    }
}

impl Default for Source {
    /// A source that claims nothing.
    fn default() -> Self {
        Self::Guess
    }
}
