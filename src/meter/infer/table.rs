//! A number for each learned foot in each length.

use super::sum_product::ByLength;
use crate::meter::notation::{Feet, LearnedFoot, NamedMeter};

/// A number for each learned foot in each length: likelihoods of a line, or probabilities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MeterTable(pub(super) [ByLength; LearnedFoot::COUNT]);

impl MeterTable {
    /// How many meters the table has.
    pub(super) const METERS: usize = LearnedFoot::COUNT * Feet::COUNT;

    /// The same number for all meters.
    pub(crate) const fn filled(number: f64) -> Self {
        Self([[number; Feet::COUNT]; LearnedFoot::COUNT])
    }

    /// The number of a meter; 0 for one in a foot that was not learned.
    pub(crate) fn of(&self, meter: NamedMeter) -> f64 {
        LearnedFoot::of(meter.foot).map_or(0.0, |foot| self.0[foot as usize][meter.feet.index()])
    }

    /// The numbers of a foot, by its length.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn of_foot(&self, foot: LearnedFoot) -> &ByLength {
        &self.0[foot as usize]
    }

    /// A table that has 1 for a meter and 0 for all others; a meter in a foot that was not learned has no place.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn only(meter: NamedMeter) -> Self {
        let mut table = Self::filled(0.0);
        if let Some(foot) = LearnedFoot::of(meter.foot) {
            table.0[foot as usize][meter.feet.index()] = 1.0;
        }
        table
    }

    /// Every number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().flatten().copied()
    }

    /// The table with a function applied to every number.
    #[must_use]
    pub(crate) fn map(&self, mut function: impl FnMut(f64) -> f64) -> Self {
        Self(self.0.map(|row| row.map(&mut function)))
    }

    /// Two tables multiplied meter by meter.
    #[must_use]
    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = *self;
        for (row, other) in product.0.iter_mut().zip(&other.0) {
            for (product, other) in row.iter_mut().zip(other) {
                *product *= other;
            }
        }
        product
    }

    /// Adds another table meter by meter.
    pub(super) fn add(&mut self, other: &Self) {
        for (row, other) in self.0.iter_mut().zip(&other.0) {
            for (sum, other) in row.iter_mut().zip(other) {
                *sum += other;
            }
        }
    }
}
