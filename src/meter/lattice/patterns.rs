//! The stress patterns of a word: pronunciations with the same stresses are one pattern.

use crate::lexicon::Spoken;
use crate::meter::index::{PronunciationIndex, Run, SyllableIndex};
use crate::meter::lattice::Voice;
use crate::meter::lattice::class::{Class, Standing};
use crate::phonology::Stress;

/// The stress patterns of a word; the same memory serves all words of a line.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    pub(super) each: Vec<Pattern>,
    /// The stresses of all patterns, one after the other.
    stresses: Vec<Stress>,
}

/// One stress pattern of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pattern {
    pub(super) pronunciation: PronunciationIndex,
    /// Its range in [`Patterns::stresses`].
    stresses: Run,
    pub(super) emission: f32,
    /// Whether the stresses are taken as the meter needs them.
    free: bool,
}

impl Patterns {
    pub(super) fn stresses(&self, pattern: Pattern) -> &[Stress] {
        pattern.stresses.of(&self.stresses)
    }

    /// Empties the patterns for the next word.
    pub(super) fn clear(&mut self) {
        self.each.clear();
        self.stresses.clear();
    }

    /// Adds a pronunciation: as a new pattern, or to the one with the same stresses, which keeps the better score.
    pub(super) fn add(&mut self, pronunciation: usize, said: impl Iterator<Item = Stress>, emission: f32) {
        let pronunciation = PronunciationIndex::new(pronunciation);
        let start = self.stresses.len();
        self.stresses.extend(said);
        if self.stresses.len() == start {
            self.stresses.push(Stress::Primary);
        }
        let (before, own) = self.stresses.split_at_mut(start);
        stress_main(own);
        let known = self.each.iter_mut().find(|known| known.stresses.of(before) == &*own);
        match known {
            Some(known) => {
                if known.emission < emission {
                    (known.pronunciation, known.emission) = (pronunciation, emission);
                }
                self.stresses.truncate(start);
            }
            None => self.each.push(Pattern {
                pronunciation,
                stresses: Run::new(start, self.stresses.len()),
                emission,
                free: false,
            }),
        }
    }

    /// Adds a pattern of so many syllables with any stress.
    pub(super) fn add_free(&mut self, syllables: usize, emission: f32) {
        let start = self.stresses.len();
        self.stresses.resize(start + syllables, Stress::Unstressed);
        self.each.push(Pattern {
            pronunciation: PronunciationIndex::new(0),
            stresses: Run::new(start, self.stresses.len()),
            emission,
            free: true,
        });
    }
}

/// Gives a word of two syllables or more a main stress if it has none.
fn stress_main(stresses: &mut [Stress]) {
    if stresses.len() > 1 && !stresses.contains(&Stress::Primary) {
        let main = stresses.iter().position(|&stress| stress == Stress::Secondary).unwrap_or(0);
        stresses[main] = Stress::Primary;
    }
}

/// How many syllables a word without any pronunciation may have.
const UNSAID: std::ops::RangeInclusive<usize> = 1..=4;

/// The numbers of syllables a guessed word may have as the meter needs it: those guessed, one more or one fewer. Each comes
/// with its distance from the guess, in syllables; 0 where the word has no pronunciation.
pub(super) fn free_counts(spoken: &Spoken) -> impl Iterator<Item = (usize, usize)> {
    let guessed = spoken.best().map(|best| best.sounds.syllable_count() as usize);
    let counts = guessed.map_or(UNSAID, |count| count.saturating_sub(1).max(1)..=count + 1);
    counts.map(move |count| (count, guessed.map_or(0, |guessed| guessed.abs_diff(count))))
}

/// The most syllables of a word whose stress may waver between prefix and stem: *aspect*, *contrary*.
const LONGEST_PREFIXED: usize = 3;

pub(super) fn voice(pattern: Pattern, stresses: &[Stress], at: usize, standing: Standing) -> Voice {
    if pattern.free {
        return Voice::Free;
    }
    if stresses.len() == 1 {
        let class = standing.listed.map_or(Class::Content, |listed| listed.class);
        return Voice::Mono { class, listed: standing.listed.map(|listed| listed.place) };
    }
    let loud = |at: usize| stresses.get(at).is_some_and(|&stress| stress > Stress::Unstressed);
    Voice::Poly {
        stress: stresses[at],
        at: SyllableIndex::new(at),
        of: pattern.stresses.len(),
        beside_stress: at.checked_sub(1).is_some_and(loud) || loud(at + 1),
        rises: loud(at + 1),
        stressed_later: (at + 1..stresses.len()).any(loud),
        function: standing.long_function,
        name: standing.capital,
        prefixed: standing.prefixed && !standing.long_function && at < 2 && stresses.len() <= LONGEST_PREFIXED,
    }
}
