//! What a likeness and a stanza weigh: numbers learned from annotated verse, and how they are used.
//!
//! Begin with [`Weights::shipped`]. `trainers/rhyme.rs` learns the numbers and writes `weights.rs`; docs/accuracy.md tells
//! from what and how well they do.

mod feature;
mod weights;

pub use feature::{Features, PLACES, Setting, name, vowels_at};
pub(crate) use feature::{Heard, notice};

use std::sync::LazyLock;

/// The numbers the ear for rhyme goes by.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For each thing that can be noticed of a pair, how much it speaks for a rhyme; see [`name`].
    pub pairs: Vec<f32>,
    /// For each unit a stanza is made of, written in letters, how likely it is, as a logarithm.
    pub units: Vec<(String, f32)>,
    /// How likely a unit is followed by another of its kind, as a logarithm.
    pub stay: f32,
    /// How likely it is not.
    pub change: f32,
}

impl Weights {
    /// The numbers that ship with verse.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| {
            let mut pairs = vec![0.0; PLACES];
            for &(place, weight) in weights::PAIRS {
                if let Some(slot) = pairs.get_mut(usize::from(place)) {
                    *slot = weight;
                }
            }
            let units = weights::UNITS.iter().map(|&(letters, weight)| (letters.to_owned(), weight)).collect();
            Weights { pairs, units, stay: weights::STAY, change: weights::CHANGE }
        });
        &SHIPPED
    }

    /// How much likelier what was noticed is among lines that rhyme than among others, as a natural logarithm.
    pub fn evidence(&self, features: &Features) -> f32 {
        features.places().iter().filter_map(|&place| self.pairs.get(usize::from(place))).sum()
    }
}
