//! Learning the weights of the ear for meter from hand-scanned verse.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts of samples, and weights of two digits"
)]

mod aloud;
mod beats;
mod graph;
mod prior;
mod random;
mod report;
mod sample;
mod strain;
#[cfg(test)]
mod tests;
mod validate;

pub use report::{meter_weights, strain_weights};
pub use sample::Sample;
pub use strain::{Verse, learn_strains, strains};
pub use validate::{Score, Scores, cross_validate};

use super::model::strain::{Strain, Strains};

/// The names and weights of the shipped strains.
pub fn shipped_strains() -> Vec<(&'static str, f32)> {
    let shipped = Strains::shipped();
    Strain::ALL.iter().map(|&strain| (strain.name(), shipped.weight(strain))).collect()
}

/// The settings of training.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How many times training passes over the samples.
    pub epochs: usize,
    /// The L2 strength that draws the weights of scansion towards the hand-set ones.
    pub l2: f64,
    /// The L2 strength that draws the weights of stress towards 0.
    pub l2_stress: f64,
    /// The seed of the order in which samples are seen.
    pub seed: u64,
}

impl Default for Settings {
    /// The settings with which the shipped weights were learned, found by cross-validation.
    fn default() -> Self {
        Self { epochs: 12, l2: 8.0, l2_stress: 0.4, seed: 20_264 }
    }
}

/// Learned weights, in the order of the features.
#[derive(Debug, Clone)]
pub struct Learned {
    /// The weights of scansion.
    pub beats: Vec<f32>,
    /// The weights of stress.
    pub stresses: Vec<f32>,
}

/// Learns both layers: what takes a beat, then what is stressed aloud.
pub fn learn(samples: &[Sample], settings: Settings) -> Learned {
    let beats = beats::learn(samples, settings);
    let stresses = aloud::learn(samples, &beats, settings);
    Learned { beats, stresses }
}
