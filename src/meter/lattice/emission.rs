//! What a lattice asks of a model: the scores of syllables and of readings.

use crate::lexicon::Variants;
use crate::meter::lattice::{Around, Liaison, Node, Voice};

/// The scores that depend on the words alone: emission scores, in the terms of a hidden Markov model. The higher, the
/// better.
pub(crate) trait EmissionScorer {
    /// The score of a syllable in slack and on a beat.
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2];
    /// The score of a reading with these departures from the plain one.
    fn reading(&self, variants: Variants) -> f32;
    /// The score of a reading across words.
    fn liaison(&self, liaison: Liaison) -> f32;
    /// The score of a guessed word that has a syllable more or fewer than guessed.
    fn another_count(&self) -> f32 {
        0.0
    }
    /// What the words of two neighboring syllables add to the score, by the labels of the two; `None` where the model has no
    /// feature for them.
    fn joint(&self, _from: &Node, _to: &Node) -> Option<[[f32; 2]; 2]> {
        None
    }
}
