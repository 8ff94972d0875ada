//! Lines whose meter counts beats alone: how many beats a reader hears in them.

use std::sync::LazyLock;

use super::laid::{Laid, Within, least_strained};
use crate::meter::alternatives::Meter;
use crate::meter::lattice::Lattice;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{Beats, LicenseSet, Measure};

/// How much less a line must strain with another number of beats than with its meter's for a reader to hear the other: more than two
/// demotions, for anapests and the light end of a double rhyme take two as a matter of course.
const PLAINER: f32 = 0.8;

/// The most beats that a line is tried with.
const MOST: u8 = 12;

/// Lines of one beat and more, with as much slack between them as verse that counts beats has.
static COUNTS: LazyLock<Vec<(u32, Meter)>> = LazyLock::new(|| {
    let counting = |beats| Measure::Beats(Beats { parts: vec![beats], slack: Some((0, 3)) });
    (1..=MOST).map(|beats| (u32::from(beats), Meter::of([counting(beats)]))).collect()
});

/// How far the other number of beats may be from the meter's: a line with two demoted words strains less with two beats more.
const NEAR: u32 = 2;

/// Whether the line strains far less with one or two beats more or fewer than with the meter's, on which it has been laid, so that a
/// reader hears that number; always false for a meter that counts more than beats.
pub(super) fn is_plainer_in_other_beats(lattice: &Lattice, meter: &Meter, strains: &Strains, laid: &Laid<'_>) -> bool {
    let most = laid.cost - PLAINER;
    if !meter.is_accentual() || most < 0.0 {
        return false;
    }
    let own: Vec<u32> = meter.measures().filter_map(Measure::beats).collect();
    let near = |beats: u32| own.iter().any(|own| own.abs_diff(beats) <= NEAR) && !own.contains(&beats);
    COUNTS.iter().any(|(beats, other)| {
        near(*beats) && least_strained(lattice, other, strains, |_| LicenseSet::EMPTY, Within::Strain(most)).is_some()
    })
}

/// The number of beats with which the line strains least, the lowest of several, and the line laid on it; `None` for a line that no
/// number fits.
pub(super) fn in_plainest_beats(lattice: &Lattice, strains: &Strains) -> Option<(u32, Laid<'static>)> {
    let each = COUNTS.iter().filter_map(|&(beats, ref counting)| {
        let laid = least_strained(lattice, counting, strains, |_| LicenseSet::EMPTY, Within::Anything)?;
        Some((beats, laid))
    });
    each.min_by(|(_, one), (_, other)| one.cost.total_cmp(&other.cost))
}
