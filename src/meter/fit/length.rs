//! Lines that are longer or shorter than their meter, and the length that a reader hears.

use super::MOST_STRAIN;
use super::beats::in_plainest_beats;
use super::laid::{Laid, Within, least_strained};
use super::laying::{Laying, distance};
use super::plainer::{is_other_length, plain_count, plainer};
use crate::analysis::HeardLine;
use crate::meter::alternatives::{Meter, named_meters};
use crate::meter::decode::unconstrained;
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{Licenses, Measure, NamedMeter};
use crate::meter::scan::{LineScansion, MeterPrior};
use crate::meter::scansion::Scansion;

/// How many syllables a reader lets a meter's licenses add or take away before the line is too long or too short to the ear:
/// one or two anapests among iambs.
const FEW: u32 = 2;

/// A line of another length than its meter's.
pub(super) struct OtherLength {
    /// The meter it keeps, if it keeps one.
    pub(super) kept: Option<NamedMeter>,
}

impl Laying<'_> {
    /// The other length of a line that does not fit, if a reader hears it as too long or too short before hearing a stress out of
    /// place: it is heard more plainly in another length, keeps one, or its count is far from those readers of the meter expect.
    pub(super) fn another_length(&self) -> Option<OtherLength> {
        let (said, common) = (&self.line.counts, self.meter.common_counts(self.licenses));
        let keeps = || if said.shares(&common) { None } else { self.other_length()?.compiled.measure.named() };
        let kept = self.outdone().or_else(keeps);
        (kept.is_some() || distance(said, &common) > FEW).then_some(OtherLength { kept })
    }

    /// The meter in which a line that could be laid on its own is heard more plainly.
    fn outdone(&self) -> Option<NamedMeter> {
        let laid = self.within(|measure| self.licenses.allowed(measure), Within::Strain(MOST_STRAIN))?;
        plainer(&self.lattice, plain_count(self.line), (self.meter, self.licenses), self.strains, &laid)
    }

    /// The line laid on the meter's own foot in the length it keeps, where that is another than the meter's.
    fn other_length(&self) -> Option<Laid<'static>> {
        let kept = named_meters().iter().filter(|other| is_other_length(self.meter, other)).filter_map(|other| {
            if !self.line.counts.shares(&other.common_counts(self.licenses)) {
                return None;
            }
            let allowed = |measure: &Measure| self.licenses.allowed(measure);
            least_strained(&self.lattice, other, self.strains, allowed, Within::Strain(MOST_STRAIN))
        });
        kept.min_by(|one, other| one.cost.total_cmp(&other.cost))
    }
}

/// A line as it is spoken, for lines too short or too long to be laid on their meter: laid on the meter's foot in the length the line has,
/// on the number of beats it has where beats alone are counted, or else by the beats of its own words.
pub fn as_spoken(line: &HeardLine, meter: &Meter, licenses: Licenses) -> Option<Scansion> {
    let laying = Laying::new(line, meter, licenses, Guesses::AsGuessed);
    let weights = Weights::shipped();
    if let Some(laid) = laying.other_length() {
        return Some(laying.scansion(&laid));
    }
    if meter.is_accentual() {
        let (_, laid) = in_plainest_beats(&laying.lattice, Strains::accentual())?;
        return Some(laying.scansion(&laid));
    }
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let labeled = unconstrained(&lattice, weights)?;
    let scansion = Scansion::unmeasured(line, &lattice, labeled, weights);
    // Without a measure the whole line is one foot.
    let whole = std::iter::once(0..scansion.beats.len()).collect();
    Some(Scansion { feet: whole, ..scansion })
}

impl LineScansion {
    /// The line scanned as it is spoken instead of in the meter given for it (see [`as_spoken`]); unchanged where no meter
    /// was given.
    #[must_use]
    pub fn as_spoken(&self, line: &HeardLine) -> Self {
        let MeterPrior::Given(meter) = &self.prior else { return self.clone() };
        let spoken = as_spoken(line, meter, Licenses::Usual);
        spoken.map_or_else(|| self.clone(), |scansion| Self { scansion, ..self.clone() })
    }
}
