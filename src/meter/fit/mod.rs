//! Whether a line fits a meter, and which fault it has when it does not.
//!
//! | file | holds |
//! |---|---|
//! | `laid` | the least strained way to lay a line on a meter |
//! | `plainer` | whether a line that can be laid so is heard more plainly in another meter |
//! | `beats` | how many beats are heard where nothing else is counted |
//! | `laying` | a line with its lattice, a meter and the licenses: the input of a fit |
//! | `fault` | why a line does not fit |
//! | `length` | lines of another length than their meter's |
//! | `prepared` | a line tried on one meter after another, for the judge |

mod beats;
mod fault;
mod laid;
mod laying;
mod length;
mod plainer;
mod prepared;

pub use fault::{Clash, Fault};
pub(crate) use laying::Laying;
pub use length::as_spoken;
pub(crate) use prepared::{PreparedLine, fit_or_prepare};

use super::alternatives::Meter;
use super::lattice::Guesses;
use super::notation::{LicenseSet, Licenses};
use super::scansion::{Scansion, Taken, counted};
use crate::analysis::HeardLine;
use laid::Within;

/// The strain above which no reader would hear the meter in a line.
///
/// Calibrated on canonical verse against the same lines with two neighboring words swapped, a word dropped or a word added;
/// `docs/accuracy.md` has the curve.
pub const MOST_STRAIN: f32 = 1.0;

/// Whether a line fits a meter, with its scansion, or its fault.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterFit {
    /// The best scansion within the licenses, or the nearest one when none fits; `None` for a line that cannot be laid on the
    /// meter at all.
    pub scansion: Option<Scansion>,
    /// The licenses a line that fits takes, in the order of the line.
    pub licenses: Vec<Taken>,
    /// Which of the meter's alternatives it is laid on, from 0.
    pub alternative: usize,
    /// Why the line does not fit; `None` when it does.
    pub fault: Option<Fault>,
    /// The word, from 0, whose guessed pronunciation causes the fault: with another one the line would fit.
    pub guess: Option<usize>,
}

impl MeterFit {
    /// Whether the line fits.
    pub fn fits(&self) -> bool {
        self.fault.is_none()
    }

    /// How many of the licenses taken count toward a form's `licenses_per_line`.
    pub fn licenses_counted(&self) -> usize {
        counted(&self.licenses)
    }
}

/// Lays a line on a meter: finds the best scansion within the licenses, or the fault if there is none in which a reader
/// would hear the meter.
pub fn fit(line: &HeardLine, meter: &Meter, licenses: &Licenses) -> MeterFit {
    let laying = Laying::new(line, meter, *licenses, Guesses::AsGuessed);
    let plausible = laying.plausible();
    let fit = laying.fit_of(plausible.as_ref());
    let nearest = plausible
        .or_else(|| laying.within_licenses())
        .or_else(|| laying.within(|_| LicenseSet::ANYTHING, Within::Anything));
    MeterFit {
        scansion: nearest.as_ref().map(|laid| laying.scansion(laid)),
        alternative: nearest.map_or(0, |laid| laid.alternative),
        ..fit
    }
}
