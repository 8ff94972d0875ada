//! A line tried on one meter after another, for the judge.

use super::MeterFit;
use super::laying::Laying;
use super::plainer::{plain_count, plausible};
use crate::analysis::{Counts, HeardLine};
use crate::meter::alternatives::Meter;
use crate::meter::lattice::{self, Guesses, Lattice};
use crate::meter::model::strain::Strains;
use crate::meter::notation::Licenses;

/// Lays a line on a meter as [`fit`](super::fit) does, without its scansion, which costs as much again; a line that does not fit
/// is prepared for other meters.
pub(crate) fn fit_or_prepare(line: &HeardLine, meter: &Meter, licenses: Licenses) -> (MeterFit, Option<PreparedLine>) {
    let laying = Laying::new(line, meter, licenses, Guesses::AsGuessed);
    let fit = laying.fit_of(laying.plausible().as_ref());
    if fit.fits() {
        return (fit, None);
    }
    // Accentual verse has strains of its own, so its lattice does not serve for the meters tried next.
    let ready = if meter.is_accentual() {
        PreparedLine::of(line)
    } else {
        let counts = laying.counts().clone();
        PreparedLine { plain_count: plain_count(line), counts, lattice: laying.lattice }
    };
    (fit, Some(ready))
}

/// A line prepared to be tried on one meter after another, where only whether it fits is asked.
#[derive(Debug)]
pub(crate) struct PreparedLine {
    lattice: Lattice,
    /// The syllables the line has when every word is said in its first way.
    plain_count: u32,
    /// The counts of syllables it can have, with readings that only verse makes.
    counts: Counts,
}

impl PreparedLine {
    /// Prepares a line.
    pub(crate) fn of(line: &HeardLine) -> Self {
        let lattice = Lattice::of(line, Strains::shipped(), Guesses::AsGuessed);
        Self { lattice, plain_count: plain_count(line), counts: lattice::counts(line) }
    }

    /// Whether the line has a count that the meter allows, without which it cannot fit.
    pub(crate) fn may_fit(&self, meter: &Meter, licenses: Licenses) -> bool {
        self.counts.shares(&meter.counts(licenses))
    }

    /// Whether the line fits a meter, as [`fit`](super::fit) decides; `line` must be the one that was prepared.
    pub(crate) fn fits(&self, line: &HeardLine, meter: &Meter, licenses: Licenses) -> bool {
        self.strain(line, meter, licenses).is_some()
    }

    /// The strain of the line in a meter that it fits, from 0 to [`MOST_STRAIN`](super::MOST_STRAIN); `None` where it does not fit.
    /// `line` must be the one that was prepared.
    pub(crate) fn strain(&self, line: &HeardLine, meter: &Meter, licenses: Licenses) -> Option<f32> {
        if meter.is_accentual() {
            return Laying::new(line, meter, licenses, Guesses::AsGuessed).plausible().map(|laid| laid.cost);
        }
        let fits = self.may_fit(meter, licenses);
        let laid = fits.then(|| plausible(&self.lattice, self.plain_count, meter, licenses, Strains::shipped()))?;
        laid.map(|laid| laid.cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;
    use crate::meter::fit;

    #[test]
    fn a_prepared_line_fits_the_meters_that_it_fits_when_it_is_laid_on_them() {
        let licenses = Licenses::Usual;
        let meters =
            ["iambic pentameter", "trochaic tetrameter", "2 beats || 2 beats", "dactylic hexameter", "/?x(/x)"];
        for line in
            ["Over the hill and down along the river", "Golden apples on a tray", "striking th' eternal tower", ""]
        {
            let line = HeardLine::hear(line, &Ear::new());
            let prepared = PreparedLine::of(&line);
            for meter in meters.map(|meter| meter.parse::<Meter>().unwrap()) {
                let fits = fit(&line, &meter, &licenses).fits();
                let (found, other) = fit_or_prepare(&line, &meter, licenses);
                assert_eq!((prepared.fits(&line, &meter, licenses), found.fits(), other.is_none()), (fits, fits, fits));
            }
        }
    }
}
