//! Lines of another length than their meter's, and what a reader hears in them.

use super::laying::{Laid, Laying, Within, distance, least_strained};
use crate::analysis::HeardLine;
use crate::meter::alternatives::{Meter, named_meters};
use crate::meter::decode::unconstrained;
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{Licenses, Measure, NamedMeter};
use crate::meter::scansion::Scansion;

/// How many syllables a reader lets a meter's licenses add or take away before the line is too long or too short to the ear:
/// one or two anapests among iambs.
const FEW: u32 = 2;

impl Laying<'_> {
    /// Whether a line that does not fit is too long or too short to a reader, who asks that before asking how its stresses
    /// fall: it keeps another length of the same foot, or its count is far from what readers of the meter expect.
    pub(super) fn is_of_another_length(&self) -> bool {
        let (said, common) = (&self.line.counts, self.meter.common_counts(self.licenses));
        !said.shares(&common) && (distance(said, &common) > FEW || self.other_length().is_some())
    }

    /// The line laid on as many of the meter's own feet as it has, where those are not as many as the meter's.
    fn other_length(&self) -> Option<Laid<'static>> {
        let kept = named_meters().iter().filter(|other| is_other_length(self.meter, other)).filter_map(|other| {
            if !self.line.counts.shares(&other.common_counts(self.licenses)) {
                return None;
            }
            let allowed = |measure: &Measure| self.licenses.allowed(measure);
            least_strained(&self.lattice, other, self.strains, allowed, Within::Plausible)
        });
        kept.min_by(|one, other| one.cost.total_cmp(&other.cost))
    }
}

/// Whether a meter has the same foot as another, in a number that the other does not offer.
fn is_other_length(meter: &Meter, other: &Meter) -> bool {
    let foot = |measure: &Measure| match *measure {
        Measure::Named(NamedMeter { foot, .. }) => Some(foot),
        Measure::Beats(_) | Measure::Marks(_) => None,
    };
    other.measures().all(|other| {
        let is_alike = |own: &Measure| foot(own).is_some() && foot(own) == foot(other);
        meter.measures().any(is_alike) && meter.measures().all(|own| own != other)
    })
}

/// A line as it is spoken: laid on as many feet of the meter's kind as it has, or by the beats of its own words where it
/// runs in no such feet. For lines too short or too long for their meter, which laid on it would be bent past hearing.
pub fn as_spoken(line: &HeardLine, meter: &Meter, licenses: Licenses) -> Option<Scansion> {
    let laying = Laying::new(line, meter, licenses, Strains::shipped(), Guesses::AsGuessed);
    let weights = Weights::shipped();
    if let Some(laid) = laying.other_length() {
        return Some(laying.scansion(&laid));
    }
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let labeled = unconstrained(&lattice, weights)?;
    let scansion = Scansion::unmeasured(line, &lattice, labeled, weights);
    // Nothing parts it into feet.
    let whole = std::iter::once(0..scansion.beats.len()).collect();
    Some(Scansion { feet: whole, ..scansion })
}
