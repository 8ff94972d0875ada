//! How the words of a draft are pronounced, and which words are spelled nearly alike.

use std::sync::Arc;

use super::layers::Speaker;
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

    /// The same ear with letter-to-sound alone.
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

    /// Words of the dictionary that are spelled nearly alike, the nearest and commonest first; five at most.
    pub fn near(&self, word: &str) -> Vec<String> {
        /// Longer words have no neighbor so near that a typing error explains it.
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
        if word.contains(text::is_spoken_sign) {
            return Spoken { pronunciations: with_variants(word, speaker.read_sign(word)) };
        }
        let Some(spelling) = Spelling::read(word) else { return Spoken::default() };
        Spoken { pronunciations: with_variants(&spelling.key, speaker.read(&spelling)) }
    }
}
