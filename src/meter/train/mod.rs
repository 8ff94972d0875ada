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

/// The names and weights of the strains that are shipped.
pub fn shipped_strains() -> Vec<(&'static str, f32)> {
    let shipped = Strains::shipped();
    Strain::ALL.iter().map(|&strain| (strain.name(), shipped.weight(strain))).collect()
}

/// How weights are learned.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Times over the samples.
    pub epochs: usize,
    /// How strongly the weights of scansion are drawn towards the hand-set ones.
    pub l2: f64,
    /// How strongly the weights of stress are drawn towards nothing.
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
    /// What a scansion weighs.
    pub beats: Vec<f32>,
    /// What a stress weighs.
    pub stresses: Vec<f32>,
}

/// Learns both layers: what takes a beat, then what is stressed aloud.
pub fn learn(samples: &[Sample], settings: Settings) -> Learned {
    let beats = beats::learn(samples, settings);
    let stresses = aloud::learn(samples, &beats, settings);
    Learned { beats, stresses }
}
