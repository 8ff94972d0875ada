//! A line held against one meter after another, for the judge.

use super::MeterFit;
use super::laying::{Laying, Within, least_strained};
use crate::analysis::{Counts, HeardLine};
use crate::meter::alternatives::Meter;
use crate::meter::lattice::{self, Guesses, Lattice};
use crate::meter::model::strain::Strains;
use crate::meter::notation::{Licenses, Measure};

/// Judges a line by a meter as [`judge`] does, and makes one that does not fit ready to be held against others.
pub fn judge_ready(line: &HeardLine, meter: &Meter, licenses: &Licenses) -> (MeterFit, Option<Keeping>) {
    let laying = Laying::new(line, meter, *licenses, Strains::shipped(), Guesses::AsGuessed);
    let fit = laying.fit_of(laying.plausible().as_ref());
    let ready = (!fit.fits()).then(|| Keeping { counts: laying.counts().clone(), lattice: laying.lattice });
    (fit, ready)
}

/// A line to be held against one meter after another, by nothing but whether it keeps them.
#[derive(Debug)]
pub struct Keeping {
    lattice: Lattice,
    counts: Counts,
}

impl Keeping {
    /// Makes a line ready.
    pub fn of(line: &HeardLine) -> Self {
        let lattice = Lattice::of(line, Strains::shipped(), Guesses::AsGuessed);
        Self { lattice, counts: lattice::counts(line) }
    }

    /// Whether the line has a count that the meter allows, without which it cannot fit.
    pub fn may_keep(&self, meter: &Meter, licenses: Licenses) -> bool {
        self.counts.shares(&meter.counts(licenses))
    }

    /// Whether the line fits a meter, as [`judge`] would find.
    pub fn keeps(&self, meter: &Meter, licenses: Licenses) -> bool {
        let allowed = |measure: &Measure| licenses.allowed(measure);
        self.may_keep(meter, licenses)
            && least_strained(&self.lattice, meter, Strains::shipped(), allowed, Within::Plausible).is_some()
    }
}
