//! What a search asks of a model: the scores by which it prefers one path to another.

use crate::meter::automaton::Step;
use crate::meter::lattice::{Before, Boundary, EmissionScorer, Opening};

/// A model of a line laid on a measure: a path's score is the sum of what it says of the syllables, of the steps between them,
/// and of neighboring labels. The higher, the better.
pub(crate) trait Scorer: EmissionScorer {
    /// The score of a step of the measure to a syllable, by what stands before the syllable and how it stands to its word.
    fn step(&self, step: &Step, before: Before, opening: Opening) -> f32;
    /// The scores of two neighboring syllables by their labels: slack or beat, then slack or beat.
    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2];
}
