//! Which sources of pronunciations are used, and the pronunciations that the dictionaries among them list.

use std::sync::Arc;

use super::{Pronunciation, Source, UserLexicon, Variant, Variants, dictionary, patch, second_dictionary};
use crate::phonology::Sounds;

/// The sources of pronunciations in use: the poet's lexicon and the built-in ones, some of which may be left out. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    lexicon: Arc<UserLexicon>,
    /// One bit a source that is left out.
    left_out: u16,
}

impl Sources {
    /// The same sources with this lexicon for the poet's own.
    pub(super) fn with_lexicon(self, lexicon: UserLexicon) -> Self {
        Self { lexicon: Arc::new(lexicon), ..self }
    }

    /// The same sources but for one.
    pub(super) fn without(self, source: Source) -> Self {
        Self { left_out: self.left_out | 1 << source as u16, ..self }
    }

    /// Whether a source is used.
    pub(super) fn asks(&self, source: Source) -> bool {
        self.left_out >> source as u16 & 1 == 0
    }

    /// The pronunciations of a word in lower case from the first dictionary that lists it; the poet's lexicon is asked first.
    pub(super) fn known(&self, key: &str) -> Vec<Pronunciation> {
        let own = std::iter::once_with(|| (Source::Lexicon, self.lexicon.lookup(key).to_vec()));
        let built_in = [
            (Source::Patch, patch()),
            (Source::Dictionary, dictionary()),
            (Source::SecondDictionary, second_dictionary()),
        ];
        let built_in = built_in.into_iter().map(|(source, table)| (source, table.lookup(key)));
        let asked = own.chain(built_in).filter(|(source, _)| self.asks(*source));
        asked.map(|(source, sounds)| from_table(source, sounds)).find(|ways| !ways.is_empty()).unwrap_or_default()
    }
}

/// A dictionary's pronunciations: the first is the plain one.
fn from_table(source: Source, sounds: Vec<Sounds>) -> Vec<Pronunciation> {
    let variants = std::iter::once(Variants::PLAIN).chain(std::iter::repeat(Variants::one(Variant::Alternate)));
    sounds.into_iter().zip(variants).map(|(sounds, variants)| Pronunciation { sounds, source, variants }).collect()
}
