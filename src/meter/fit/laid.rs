//! The least strained way to lay a line on a meter.

use crate::meter::alternatives::{Compiled, Meter};
use crate::meter::decode::{Path, UNREACHED, best_through};
use crate::meter::lattice::Lattice;
use crate::meter::model::strain::Strains;
use crate::meter::notation::{License, LicenseSet, Measure};

/// Licenses left out when a line is judged: a stress in slack and a light beat already strain as syllables, so a foot of two
/// beats or of none would count them twice.
const STRESS_ONLY: LicenseSet = LicenseSet::of(&[License::Heavy, License::Light]);

/// A line laid on one alternative of a meter.
pub(crate) struct Laid<'a> {
    pub(crate) path: Path,
    /// The alternative, and which it is, from 0.
    pub(crate) compiled: &'a Compiled,
    pub(crate) alternative: usize,
    /// The strain, from 0.
    pub(crate) cost: f32,
}

impl Laid<'_> {
    /// Whether the line begins without its first slack.
    pub(super) fn is_headless(&self) -> bool {
        let first = self.path.visits.first().and_then(|first| self.compiled.automaton.step(None, first.state));
        first.is_some_and(|step| step.needs.contains(License::Headless))
    }
}

/// The strain up to which ways of laying a line on a meter are searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Within {
    /// Up to this strain.
    Strain(f32),
    /// Without a limit.
    Anything,
}

/// The least strained way to lay a line on one of a meter's alternatives.
pub(super) fn least_strained<'a>(
    lattice: &Lattice,
    meter: &'a Meter,
    strains: &Strains,
    allowed: impl Fn(&Measure) -> LicenseSet,
    within: Within,
) -> Option<Laid<'a>> {
    let least = match within {
        Within::Strain(most) => -most,
        Within::Anything => UNREACHED,
    };
    let laid = meter.compiled().enumerate().filter_map(|(alternative, compiled)| {
        let allowed = allowed(&compiled.measure).without(STRESS_ONLY);
        let path = best_through(lattice, &compiled.strained(strains, allowed), least)?;
        Some(Laid { cost: -path.score, path, compiled, alternative })
    });
    laid.min_by(|a, b| a.cost.total_cmp(&b.cost))
}
