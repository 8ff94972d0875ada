//! Meter: how a line is scanned, whether it fits, and which meter a poem keeps.
//!
//! A [`Meter`] is what a form asks of a line, in any of three notations. [`fit`] lays a line on it: every reading of the
//! line's words is tried, and a line has a fault only when none fits. [`scan_poem`] finds the meter of the whole poem first
//! and then reads each line against it.
//!
//! The method is a log-linear model over readings and realized feet, searched by dynamic programming. The rooms of the method
//! follow in this order; each uses only those above it, which `tests/house.rs` checks.
//!
//! | room | asks |
//! |---|---|
//! | `index` | which word, syllable, node or state |
//! | `notation` | what is written: feet, beats, marks, licenses |
//! | `lattice` | which readings does the line have, syllable by syllable |
//! | `automaton` | which syllables may follow each other in a measure, under which licenses; topology only |
//! | `model` | what does a path weigh: beats, stress, strain |
//! | `decode` | which are the best paths |
//! | `infer` | how likely is a line in all its paths, and which meter do the lines of a poem share |
//! | `alternatives` | a meter with its measures compiled |
//! | `scansion` | a path as a scansion: beats, feet, licenses |
//! | `scan` | a poem scanned |
//! | `explain` | a scansion in words and over letters |
//! | `fit` | does a line fit a meter, and if not, what is its fault |
//! | `runner_up` | which scansions come next |
//! | `train` | where the weights come from (feature `train`) |

mod alternatives;
mod automaton;
mod decode;
mod explain;
mod fit;
mod index;
mod infer;
mod lattice;
mod model;
mod notation;
mod runner_up;
mod scan;
mod scansion;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "train"))]
pub mod train;

pub use alternatives::Meter;
pub(crate) use alternatives::named_meters;
pub use explain::{capitals, marks as in_marks};
pub use fit::{Clash, Fault, MOST_STRAIN, MeterFit, as_spoken, fit};
pub(crate) use fit::{PreparedLine, fit_or_prepare};
pub use lattice::Liaison;
pub(crate) use lattice::{Leaning, is_determiner, is_function_word, leaning, leans_on_next};
pub use notation::{
    Beats, Feet, Foot, License, LicenseSet, Licenses, Mark, Marks, Measure, MeterError, NamedMeter, Position,
    UnknownLicense,
};
pub use runner_up::{RunnerUp, runners_up};
pub(crate) use scan::NamedMeters;
pub use scan::{LineScansion, PoemScansion, scan_poem, scan_poem_by};
pub use scansion::{Ending, Scansion, SyllableOf, Taken};
