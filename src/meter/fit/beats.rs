//! Lines whose meter counts beats alone: how many beats a reader hears in them.

use std::sync::LazyLock;

use super::laid::{Laid, Within, least_strained};
use crate::meter::alternatives::Meter;
use crate::meter::lattice::Lattice;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{LicenseSet, Measure};

/// How much less a line must strain with another number of beats than with its meter's for a reader to hear the other: two demotions, or
/// a last stress that would get no beat.
const PLAINER: f32 = 0.5;

/// The most beats of a line that are told apart.
const MOST: u32 = 12;

/// The number of beats that a reader hears in a line far more plainly than those of its meter, of which it has been laid with one; `None`
/// where there is no such number, or the meter counts more than beats.
pub(super) fn plainer_beats(lattice: &Lattice, meter: &Meter, strains: &Strains, laid: &Laid<'_>) -> Option<u32> {
    let most = laid.cost - PLAINER;
    if !meter.is_accentual() || most < 0.0 {
        return None;
    }
    let own: Vec<u32> = meter.measures().filter_map(Measure::beats).collect();
    let near = |beats: u32| own.iter().any(|own| own.abs_diff(beats) == 1) && !own.contains(&beats);
    let others = (1..).zip(COUNTS.iter()).filter(|(beats, _)| near(*beats));
    let held = others.filter_map(|(beats, other)| {
        let another = least_strained(lattice, other, strains, |_| LicenseSet::EMPTY, Within::Strain(most))?;
        Some((another.cost, beats))
    });
    held.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, beats)| beats)
}

/// Lines of one beat and more, with as much slack between them as verse that counts beats has.
static COUNTS: LazyLock<Vec<Meter>> = LazyLock::new(|| {
    let written = (1..=MOST)
        .map(|beats| if beats == 1 { "1 beat, 0-3 slack".to_owned() } else { format!("{beats} beats, 0-3 slack") });
    written.filter_map(|text| text.parse().ok()).collect()
});
