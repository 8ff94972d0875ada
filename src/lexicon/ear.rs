//! The ear: the layers asked in order of trust.

use std::sync::Arc;

use super::memo::Memo;
use super::{Pronunciation, Source, Spoken, UserLexicon, Variant, Variants, dictionary, patch};

/// The ear for words: the built-in layers and whatever the poet taught it.
///
/// Cheap to clone; the clones share what they remember of words said before, each thread in a stripe of its own.
#[derive(Debug, Clone, Default)]
pub struct Ear {
    lexicon: Arc<UserLexicon>,
    /// One bit a source that is left out.
    left_out: u16,
    memo: Arc<Memo>,
}

impl Ear {
    /// An ear that knows the built-in layers alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same ear, taught the poet's own words.
    #[must_use]
    pub fn with_lexicon(self, lexicon: UserLexicon) -> Self {
        Self { lexicon: Arc::new(lexicon), memo: Arc::default(), ..self }
    }

    /// The same ear without one of its layers.
    #[must_use]
    pub fn without(self, source: Source) -> Self {
        Self { left_out: self.left_out | 1 << source as u16, memo: Arc::default(), ..self }
    }

    /// The same ear with letter-to-sound alone.
    #[must_use]
    pub fn guess_only(self) -> Self {
        let others = Source::ALL.into_iter().filter(|&source| source != Source::Guess);
        others.fold(self, Self::without)
    }

    /// Whether the ear asks this layer.
    pub fn asks(&self, source: Source) -> bool {
        self.left_out >> source as u16 & 1 == 0
    }

    /// Says a word as it stands in a line, capitals, accents and apostrophes included.
    ///
    /// Linear in the word's length. Digits and scripts that no layer can say give an empty [`Spoken`].
    pub fn say(&self, word: &str) -> Arc<Spoken> {
        self.memo.recall(word, || self.say_anew(word))
    }

    fn say_anew(&self, word: &str) -> Spoken {
        let key = word.to_lowercase().replace('\u{2019}', "'");
        let own = if self.asks(Source::Lexicon) { self.lexicon.lookup(&key).to_vec() } else { Vec::new() };
        let known = [(patch(), Source::Patch), (dictionary(), Source::Dictionary)].into_iter();
        let built_in =
            known.filter(|&(_, source)| self.asks(source)).map(|(table, source)| (table.lookup(&key), source));
        let mut layers = std::iter::once((own, Source::Lexicon)).chain(built_in);
        let Some((sounds, source)) = layers.find(|(sounds, _)| !sounds.is_empty()) else { return Spoken::default() };
        let pronunciations = sounds.into_iter().enumerate().map(|(place, sounds)| {
            let variants = if place == 0 { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
            Pronunciation { sounds, source, variants }
        });
        Spoken { pronunciations: pronunciations.collect() }
    }
}
