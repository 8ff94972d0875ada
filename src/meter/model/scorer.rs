//! The interface of a model for searches: the scores by which one path is better than another.

use crate::meter::automaton::Step;
use crate::meter::lattice::{Before, Boundary, EmissionScorer, Opening};

/// A model of a line laid on a measure: a path's score is the sum of the scores of its syllables, of the steps between them,
/// and of neighboring labels. The higher, the better.
pub(crate) trait Scorer: EmissionScorer {
    /// The score of a step of the measure to a syllable, by what comes before the syllable and where in its word it is.
    fn step(&self, step: &Step, before: Before, opening: Opening) -> f32;
    /// The scores of two neighboring syllables by their labels: slack or beat, then slack or beat.
    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2];
}
