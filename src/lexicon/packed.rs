//! A dictionary packed by the build script: no load step, one allocation a lookup.

use std::sync::LazyLock;

use fst::Map;

use crate::phonology::Sounds;

/// A packed dictionary: words in an fst, their sounds one byte each, and an index by sounds read backwards.
#[derive(Debug)]
pub struct Packed {
    /// `None` only if the build script's map could not be read; such a dictionary knows no word.
    words: Option<Map<&'static [u8]>>,
    sounds: &'static [u8],
    backwards: &'static [u8],
}

macro_rules! packed {
    ($name:literal) => {
        Packed::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".sounds")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".backwards")),
        )
    };
}

/// CMUdict.
pub fn dictionary() -> &'static Packed {
    static DICTIONARY: LazyLock<Packed> = LazyLock::new(|| packed!("dictionary"));
    &DICTIONARY
}

/// The patch for verse, whose entries replace CMUdict's.
pub fn patch() -> &'static Packed {
    static PATCH: LazyLock<Packed> = LazyLock::new(|| packed!("patch"));
    &PATCH
}

impl Packed {
    fn new(words: &'static [u8], sounds: &'static [u8], backwards: &'static [u8]) -> Self {
        Self { words: Map::new(words).ok(), sounds, backwards }
    }

    /// The pronunciations of a word in lower case, in the dictionary's order; empty when it is not there.
    pub fn lookup(&self, word: &str) -> Vec<Sounds> {
        let offset = self.words.as_ref().and_then(|words| words.get(word));
        offset.map(|offset| self.entry(usize::try_from(offset).unwrap_or(usize::MAX))).unwrap_or_default()
    }

    /// Whether the dictionary has this word, given in lower case.
    pub fn contains(&self, word: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.contains_key(word))
    }

    /// How many pronunciations the dictionary has in all.
    pub fn len(&self) -> usize {
        self.backwards.len() / 4
    }

    /// Whether the dictionary has no entry.
    pub fn is_empty(&self) -> bool {
        self.backwards.is_empty()
    }

    fn entry(&self, offset: usize) -> Vec<Sounds> {
        let count = self.sounds.get(offset).copied().unwrap_or(0);
        let mut at = offset + 1;
        let pronunciations = (0..count).map_while(|_| {
            let length = usize::from(*self.sounds.get(at)?);
            let bytes = self.sounds.get(at + 1..at + 1 + length)?;
            at += 1 + length;
            Some(Sounds::from_packed(bytes))
        });
        pronunciations.collect()
    }
}
