//! How much a likeness speaks for a rhyme, as the logarithm of a likelihood ratio.

use super::end::LineEnd;
use super::likeness::{Grade, Likeness};
use super::part::Folded;

/// Weighs a likeness: above zero it is likelier among lines that rhyme, below zero among lines that do not.
pub(crate) fn weigh(likeness: &Likeness, _first: &LineEnd, _second: &LineEnd, _vowels: (Folded, Folded)) -> f32 {
    match likeness.grade {
        Grade::Rich | Grade::Perfect => 5.0,
        Grade::NearPerfect => 3.5,
        Grade::Identical | Grade::Historic | Grade::Eye => 2.5,
        Grade::Promoted => 2.0,
        Grade::Slant => -0.5,
        Grade::Assonance => -2.5,
        Grade::None => -4.0,
    }
}
