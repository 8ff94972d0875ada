//! Neighboring words of a line: which run into the next, and which may lose their syllable to it.

use super::Liaison;
use crate::analysis::{Counts, HeardLine};
use crate::lexicon::Spoken;
use crate::meter::lattice::class::{self, Class, Proclitic, Standing};
use crate::phonology::Sound;
use crate::text::Pause;

/// The words of a line, each asked for by its place, from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a>(pub(super) &'a HeardLine);

impl Words<'_> {
    /// What the lists say of a word; the capital of a line's first word is ignored.
    pub(super) fn standing(self, word: usize) -> Standing {
        let Self(line) = self;
        let standing = line.words.get(word).map(|heard| class::standing(line.text_of(heard))).unwrap_or_default();
        // Every line may begin with a capital.
        Standing { capital: standing.capital && word > 0, ..standing }
    }

    /// Whether a word runs into the next one: no pause, and a vowel there.
    pub(super) fn joins(self, word: usize, standing: Standing) -> bool {
        let Self(line) = self;
        let Some(next) = line.words.get(word + 1).filter(|_| !line.plain) else { return false };
        let vowel = |spoken: &Spoken| spoken.best().and_then(|way| way.sounds.get(0)).is_some_and(Sound::is_vowel);
        // A vowel marked as lost is lost only before a vowel.
        next.pause == Pause::None && (vowel(&next.spoken) || standing.proclitic == Some(Proclitic::Written))
    }

    /// The liaison by which a word that runs into the next may lose its syllable to it, if there is one.
    pub(super) fn loses_syllable(self, word: usize, standing: Standing, next: Standing) -> Option<Liaison> {
        self.0.words.get(word + 1)?;
        match standing.proclitic? {
            Proclitic::Written => Some(Liaison::Written),
            Proclitic::Marked => self.is_monosyllable(word).then_some(Liaison::Written),
            Proclitic::The => Some(Liaison::The),
            Proclitic::To => Some(Liaison::To),
            Proclitic::Pronoun => {
                next.listed.filter(|listed| listed.class == Class::Auxiliary).map(|_| Liaison::Pronoun)
            }
        }
    }

    fn is_monosyllable(self, word: usize) -> bool {
        self.0.words[word].spoken.best().is_some_and(|way| way.sounds.syllable_count() == 1)
    }
}

/// Every count of syllables a line can have, with liaisons and readings that only verse makes.
pub(crate) fn counts(line: &HeardLine) -> Counts {
    let words = Words(line);
    let mut standing = words.standing(0);
    let mut sum = Counts::zero();
    for (word, heard) in line.words.iter().enumerate() {
        let next = words.standing(word + 1);
        let joins = words.joins(word, standing);
        let joined = joins && (standing.open_end || words.loses_syllable(word, standing, next).is_some());
        let said = heard.spoken.pronunciations.iter().map(|way| way.sounds.syllable_count());
        let joined = joined || standing.vowelless;
        let fewer = said.clone().filter(|_| joined).map(|count| count.saturating_sub(1));
        sum = sum.plus(&Counts::of(said.chain(fewer)));
        standing = next;
    }
    sum
}
