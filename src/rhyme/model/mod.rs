//! The learned weights of rhyme: of the features of two line ends, and of the units that stanzas are made of.
//!
//! Begin with [`Weights::shipped`]. `trainers/rhyme` learns the weights from annotated verse and writes
//! `data/rhyme.weights`; docs/accuracy.md says from which verse, and how accurate they are.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names what is public here"))]

mod feature;
mod history;
mod learned;

#[cfg(all(test, not(feature = "train")))]
use feature::name;
#[cfg(not(feature = "train"))]
pub(crate) use feature::{Features, PLACES};
#[cfg(feature = "train")]
pub use feature::{Features, PLACES, Setting, name, vowels_at};
pub(crate) use feature::{Heard, features};
pub use history::History;
pub(crate) use history::Side;
#[cfg(feature = "train")]
pub(crate) use history::names;

use std::sync::LazyLock;

/// The weights of a model of rhyme.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For each feature of two line ends, what it adds to the log-likelihood ratio of a rhyme; see [`name`].
    pub pairs: Vec<f32>,
    /// For each unit that stanzas are made of, as the letters of its rhymes, the logarithm of its probability.
    pub units: Vec<(String, f32)>,
    /// The log-probability that a unit is followed by another of its kind.
    pub stay: f32,
    /// The log-probability that it is not.
    pub change: f32,
    /// Which words of different vowels verse has rhymed.
    pub history: History,
}

impl Weights {
    /// The weights that ship with verse.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| {
            let mut pairs = vec![0.0; PLACES];
            for &(place, weight) in learned::PAIRS {
                if let Some(slot) = pairs.get_mut(usize::from(place)) {
                    *slot = weight;
                }
            }
            let units = learned::UNITS.iter().map(|&(letters, weight)| (letters.to_owned(), weight)).collect();
            let [stay, change] = *learned::CHAIN;
            Weights { pairs, units, stay, change, history: History::SHIPPED }
        });
        &SHIPPED
    }

    /// The natural logarithm of how much likelier these features are among lines that rhyme than among others.
    pub fn evidence(&self, features: &Features) -> f32 {
        features.places().iter().filter_map(|&place| self.pairs.get(usize::from(place))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_of_a_pair_stands_beside_the_name_of_its_feature() {
        let tables = crate::weights::read(include_str!("../../../data/rhyme.weights")).unwrap();
        assert_eq!(tables[0].rows.len(), learned::PAIRS.len());
        for ((_, written), &(place, _)) in tables[0].rows.iter().zip(learned::PAIRS) {
            assert_eq!(*written, format!("{place}: {}", name(usize::from(place))));
        }
    }
}
