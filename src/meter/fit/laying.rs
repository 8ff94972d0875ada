//! A line, a meter and the licenses, with the line's lattice: the input of a fit.

use std::cell::OnceCell;

use super::MeterFit;
use super::laid::{Laid, Within, least_strained};
use super::plainer::{plain_count, plausible};
use crate::analysis::{Counts, HeardLine};
use crate::meter::alternatives::Meter;
use crate::meter::lattice::{self, Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{LicenseSet, Licenses, Measure};
use crate::meter::scansion::Scansion;

/// A line, a meter and the licenses, with the line's lattice: the input of a fit.
pub(crate) struct Laying<'a> {
    pub(crate) line: &'a HeardLine,
    pub(super) meter: &'a Meter,
    pub(super) licenses: Licenses,
    pub(super) strains: &'a Strains,
    pub(crate) lattice: Lattice,
    counts: OnceCell<Counts>,
}

impl<'a> Laying<'a> {
    /// A line to be laid on a meter, judged by the strains that ship for it.
    pub(crate) fn new(line: &'a HeardLine, meter: &'a Meter, licenses: Licenses, guesses: Guesses) -> Self {
        let strains = if meter.is_accentual() { Strains::accentual() } else { Strains::shipped() };
        Self::weighed(line, meter, licenses, strains, guesses)
    }

    /// A line to be laid on a meter, judged by these strains.
    pub(crate) fn weighed(
        line: &'a HeardLine,
        meter: &'a Meter,
        licenses: Licenses,
        strains: &'a Strains,
        guesses: Guesses,
    ) -> Self {
        Self { line, meter, licenses, strains, lattice: Lattice::of(line, strains, guesses), counts: OnceCell::new() }
    }

    /// The least strained way to lay the line within the licenses.
    pub(crate) fn within_licenses(&self) -> Option<Laid<'a>> {
        self.within(|measure| self.licenses.allowed(measure), Within::Anything)
    }

    /// The same, if a reader would hear the meter in it, and no other meter far more plainly.
    pub(super) fn plausible(&self) -> Option<Laid<'a>> {
        plausible(&self.lattice, plain_count(self.line), self.meter, self.licenses, self.strains)
    }

    pub(super) fn within(&self, allowed: impl Fn(&Measure) -> LicenseSet, within: Within) -> Option<Laid<'a>> {
        least_strained(&self.lattice, self.meter, self.strains, allowed, within)
    }

    /// Whether the line fits, given the plausible way to lay it, if there is one; without its
    /// scansion.
    pub(super) fn fit_of(&self, laid: Option<&Laid<'_>>) -> MeterFit {
        let Some(laid) = laid else {
            let guess = guess(self.line, self.meter, self.licenses);
            return MeterFit { scansion: None, licenses: Vec::new(), alternative: 0, fault: Some(self.fault()), guess };
        };
        let licenses = Scansion::licenses_of(self.line, &self.lattice, &laid.path, &laid.compiled.automaton);
        let alternative = laid.alternative;
        MeterFit { scansion: None, licenses, alternative, fault: None, guess: None }
    }

    pub(super) fn scansion(&self, laid: &Laid<'_>) -> Scansion {
        Scansion::of(self.line, &self.lattice, &laid.path, &laid.compiled.automaton, Weights::shipped())
    }

    /// Every count the line can have, readings that only verse makes among them.
    pub(super) fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| lattice::counts(self.line))
    }
}

/// The guessed word, from 0, whose other pronunciation would make the line fit.
fn guess(line: &HeardLine, meter: &Meter, licenses: Licenses) -> Option<usize> {
    let word = line.words.iter().position(|word| word.spoken.is_guess())?;
    let laying = Laying::new(line, meter, licenses, Guesses::AsNeeded);
    laying.plausible().map(|_| word)
}

/// The least difference between two sets of counts, in syllables: 0 when they share one.
pub(super) fn distance(found: &Counts, wanted: &Counts) -> u32 {
    found.iter().map(|count| wanted.nearest(count, count).abs_diff(count)).min().unwrap_or(0)
}
