//! Whether a line that can be laid on its meter is heard more plainly in another.

use std::sync::LazyLock;

use super::MOST_STRAIN;
use super::beats::is_plainer_in_other_beats;
use super::laid::{Laid, Within, least_strained};
use crate::analysis::HeardLine;
use crate::meter::alternatives::{Meter, named_meters};
use crate::meter::lattice::{Lattice, Loudness};
use crate::meter::model::strain::{Strain, Strains};
use crate::meter::notation::{Feet, Foot, LicenseSet, Licenses, Measure, NamedMeter};

/// How many syllables a line has when every word is said in its first way.
pub(super) fn plain_count(line: &HeardLine) -> u32 {
    line.words.iter().filter_map(|word| word.spoken.best()).map(|best| best.sounds.syllable_count()).sum()
}

/// The least strained way to lay a line on a meter within the licenses, if a reader would hear the meter in it, and no other
/// length of its foot far more plainly.
pub(super) fn plausible<'a>(
    lattice: &Lattice,
    plain_count: u32,
    meter: &'a Meter,
    licenses: Licenses,
    strains: &Strains,
) -> Option<Laid<'a>> {
    let laid =
        least_strained(lattice, meter, strains, |measure| licenses.allowed(measure), Within::Strain(MOST_STRAIN))?;
    let is_outdone = plainer(lattice, plain_count, (meter, licenses), strains, &laid).is_some()
        || is_plainer_in_other_beats(lattice, meter, strains, &laid);
    (!is_outdone).then_some(laid)
}

/// How much less a line must strain in another length of its foot than in its meter's for a reader to hear the other: from 0.3 to
/// 0.6 one canonical line in 200 to 2,000 is refused, and one in twelve to one in twenty of another length is caught
/// (`docs/accuracy.md`, "Meter").
const PLAINER: f32 = 0.33;

/// How much an iambic line must strain for plain trochees of another length to be heard in it.
const TURNED: f32 = 0.6;

/// How much the same line may strain as trochees: two weak words on beats. One canonical line in 2,000 is refused.
const PLAIN: f32 = 0.1;

/// The other meter in which a reader hears a line that strains so much in its own: another length of its foot where it strains far
/// less, or plain trochees of another length.
///
/// A headless line's strain counts without that license, for tradition hears its beats as plainly as any. A shorter length must
/// have the line's count when every word is said in its first way: a length that needs an elision is not plain.
pub(super) fn plainer(
    lattice: &Lattice,
    plain_count: u32,
    (meter, licenses): (&Meter, Licenses),
    strains: &Strains,
    laid: &Laid<'_>,
) -> Option<NamedMeter> {
    let cost = laid.cost - if laid.is_headless() { strains.weight(Strain::Headless) } else { 0.0 };
    if cost < PLAINER {
        return None;
    }
    let allowed = |measure: &Measure| licenses.allowed(measure);
    let own = laid.compiled.measure.named();
    let others = named_meters().iter().filter(|other| is_other_length(meter, other));
    let held = others.filter_map(|other| {
        let another = least_strained(lattice, other, strains, allowed, Within::Strain(cost - PLAINER))?;
        let named = another.compiled.measure.named()?;
        let shorter = own.is_some_and(|own| named.feet < own.feet);
        (!shorter || other.common_counts(licenses).contains(plain_count)).then_some((another.cost, named))
    });
    let held = held.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, meter)| meter);
    held.or_else(|| if cost < TURNED { None } else { plain_trochees(lattice, meter, strains) })
}

/// The trochaic meter, with its last slack or without, that a line keeps plainly although it is laid on iambs of another length.
/// Its first beat must be a stress: a light first word is the first of two slacks in a line of iambs.
fn plain_trochees(lattice: &Lattice, meter: &Meter, strains: &Strains) -> Option<NamedMeter> {
    let own: Vec<NamedMeter> = meter.measures().map(Measure::named).collect::<Option<_>>()?;
    if own.iter().any(|own| own.foot != Foot::Iambic) {
        return None;
    }
    let runs = |trochees: &Meter| {
        let laid = least_strained(lattice, trochees, strains, |_| LicenseSet::EMPTY, Within::Strain(PLAIN));
        let first = laid.and_then(|laid| laid.path.visits.first().copied());
        first.is_some_and(|first| lattice.node(first.node).voice.loudness() == Some(Loudness::Stressed))
    };
    let mut others = TROCHEES.iter().filter(|(named, _)| own.iter().all(|own| own.feet != named.feet));
    others.find(|(_, trochees)| runs(trochees)).map(|&(named, _)| named)
}

/// Plain trochees in each length from two feet on, the last slack optional.
static TROCHEES: LazyLock<Vec<(NamedMeter, Meter)>> = LazyLock::new(|| {
    let each = Feet::all().skip(1).filter_map(|feet| {
        let marks = format!("{}/(x)", "/x ".repeat(usize::from(feet.count()) - 1));
        Some((NamedMeter { foot: Foot::Trochaic, feet }, marks.parse().ok()?))
    });
    each.collect()
});

/// Whether a meter has the same foot as another, in a number that the other does not offer.
pub(super) fn is_other_length(meter: &Meter, other: &Meter) -> bool {
    let foot = |measure: &Measure| measure.named().map(|meter| meter.foot);
    other.measures().all(|other| {
        let is_alike = |own: &Measure| foot(own).is_some() && foot(own) == foot(other);
        meter.measures().any(is_alike) && meter.measures().all(|own| own != other)
    })
}
