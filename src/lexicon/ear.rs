//! How the words of a draft are pronounced, and which words are spelled nearly alike.

use std::sync::Arc;

use super::layers::{Speaker, shouted};
use super::memo::Memo;
use super::readings::with_variants;
use super::sources::Sources;
use super::spelling::Spelling;
use super::{Source, Spoken, UserLexicon, dictionary};
use crate::text;

/// Gives words their pronunciations, from the built-in sources and from the poet's lexicon.
///
/// Cheap to clone; the clones share a cache of words, in which each thread has a stripe of its own.
#[derive(Debug, Clone, Default)]
pub struct Ear {
    sources: Sources,
    memo: Arc<Memo>,
}

/// The longest word that is given pronunciations, in bytes. The thunderwords of *Finnegans Wake* have 100 letters; to guess at a
/// million letters without a space took gigabytes.
const LONGEST_WORD: usize = 1_000;

impl Ear {
    /// An ear with the built-in sources alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same ear with this lexicon of the poet's.
    #[must_use]
    pub fn with_lexicon(self, lexicon: UserLexicon) -> Self {
        Self { sources: self.sources.with_lexicon(lexicon), memo: Arc::default() }
    }

    /// The same ear without one of its sources.
    #[must_use]
    pub fn without(self, source: Source) -> Self {
        Self { sources: self.sources.without(source), memo: Arc::default() }
    }

    /// The same ear with letter-to-sound as its only source.
    #[must_use]
    pub fn guess_only(self) -> Self {
        let others = Source::ALL.into_iter().filter(|&source| source != Source::Guess);
        others.fold(self, Self::without)
    }

    /// Whether the ear uses this source.
    pub fn asks(&self, source: Source) -> bool {
        self.sources.asks(source)
    }

    /// The pronunciations of a word as it is written in a line, capitals, accents and apostrophes included.
    ///
    /// A word of another script, or longer than any word is, gives an empty [`Spoken`].
    pub fn say(&self, word: &str) -> Arc<Spoken> {
        if word.len() > LONGEST_WORD {
            return Arc::default();
        }
        self.memo.recall(word, || self.say_anew(word))
    }

    /// The pronunciations of a word whose capitals shout it and do not mean initials.
    pub(super) fn say_shouted(&self, word: &str) -> Arc<Spoken> {
        let small = word.to_lowercase();
        let said = self.say(&small);
        if said.is_guess() {
            return self.say(word);
        }
        Arc::new(Spoken { pronunciations: shouted(&small, &said.pronunciations, &self.say(word).pronunciations) })
    }

    /// Words of the dictionary that are spelled nearly alike, the nearest and commonest first; five at most.
    pub fn near(&self, word: &str) -> Vec<String> {
        /// The longest word, in bytes, for which neighbors are looked up: a longer one has none within a typing error.
        const LONGEST: usize = 24;
        const MOST: usize = 5;
        let key = word.to_lowercase();
        if key.len() > LONGEST {
            return Vec::new();
        }
        let distance = if key.len() < 5 { 1 } else { 2 };
        let mut near = dictionary().nearest(&key, distance);
        near.retain(|near| *near != key);
        near.sort_by_cached_key(|near| (strsim::damerau_levenshtein(near, &key), super::standing(near).order()));
        near.truncate(MOST);
        near
    }

    fn say_anew(&self, word: &str) -> Spoken {
        let speaker = Speaker::new(&self.sources);
        if let Some(full) = text::slashed(word) {
            return Spoken { pronunciations: speaker.read_phrase(full) };
        }
        let hidden = text::censored(word);
        if hidden.is_none() && word.contains(text::is_spoken_sign) {
            return Spoken { pronunciations: with_variants(word, speaker.read_sign(word)) };
        }
        if let Some(parts) = capital_parts(word) {
            let said: Vec<Arc<Spoken>> = parts.iter().map(|part| self.say(part)).collect();
            let known = self.sources.known(&word.to_lowercase());
            return if known.is_empty() { Spoken::one_after_another(&said) } else { Spoken { pronunciations: known } };
        }
        let Some(spelling) = Spelling::read(hidden.unwrap_or(word)) else { return Spoken::default() };
        Spoken { pronunciations: with_variants(&spelling.key, speaker.read(&spelling)) }
    }
}

/// The parts of a hyphenated word of which some are initials in capitals and some are not: US-born, WD-40.
fn capital_parts(word: &str) -> Option<Vec<&str>> {
    /// The most letters of initials; more capitals are a shouted word.
    const LONGEST: usize = 4;
    if !word.contains(text::is_hyphen) {
        return None;
    }
    let parts: Vec<&str> = word.split(text::is_hyphen).filter(|part| !part.is_empty()).collect();
    let initials =
        |part: &&str| (2..=LONGEST).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_uppercase());
    let other = |part: &&str| !part.chars().all(|letter| letter.is_ascii_uppercase());
    (parts.len() > 1 && parts.iter().any(initials) && parts.iter().any(other)).then_some(parts)
}
