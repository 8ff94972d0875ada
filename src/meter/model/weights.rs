//! The learned log-linear model of scansion and stress, as a scorer for searches.

use std::sync::LazyLock;

use super::learned::{BEATS, STRESSES};
use crate::lexicon::Variants;
use crate::meter::automaton::{Origin, Step};
use crate::meter::lattice::{Around, Before, Boundary, EmissionScorer, Liaison, Opening, Voice};
use crate::meter::model::Scorer;
use crate::meter::model::feature::{self, Feature, FootPlace};
use crate::meter::notation::{Feet, LearnedFoot, Measure};

/// The learned weights of scansion (what takes a beat) and of stress (what is stressed aloud).
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    beats: Vec<f32>,
    stresses: Vec<f32>,
    /// The weights of two neighboring syllables, by boundary and by the two labels.
    pairs: [[[f32; 2]; 2]; 4],
}

impl Weights {
    /// The weights that `verse` ships.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::new(BEATS.to_vec(), STRESSES.to_vec()));
        &SHIPPED
    }

    /// Weights for every feature of scansion and of stress, in the order of the features; missing ones are 0.
    pub(crate) fn new(mut beats: Vec<f32>, mut stresses: Vec<f32>) -> Self {
        beats.resize(feature::count(), 0.0);
        stresses.resize(crate::meter::model::stress::count(), 0.0);
        let mut pairs = [[[0.0; 2]; 2]; 4];
        for (boundary, table) in Boundary::ALL.into_iter().zip(&mut pairs) {
            for (first, row) in [false, true].into_iter().zip(table) {
                for (second, weight) in [false, true].into_iter().zip(row) {
                    *weight = beats[feature::pair(boundary, first, second)];
                }
            }
        }
        Self { beats, stresses, pairs }
    }

    pub(crate) fn of(&self, feature: Feature) -> f32 {
        self.beats.get(feature).copied().unwrap_or(0.0)
    }

    pub(crate) fn of_stress(&self, feature: Feature) -> f32 {
        self.stresses.get(feature).copied().unwrap_or(0.0)
    }

    /// The weight of a step of a measure, in log-odds: that of the foot it begins, or of the slack outside the feet.
    pub(crate) fn of_step(&self, step: &Step, after_pause: bool) -> f32 {
        match step.origin {
            Origin::Going => 0.0,
            Origin::Opening { foot, realization, first, from_end } => {
                let mut weight = 0.0;
                let place = FootPlace { first, from_end, after_pause };
                feature::of_foot(foot, realization, place, |feature| weight += self.of(feature));
                weight
            }
            Origin::Outside { foot, edge, .. } => self.of(feature::edge(foot, edge)),
        }
    }

    /// The weight of a line of plain feet, in log-odds, against which departures are measured; 0 for a measure without learned
    /// feet.
    pub(crate) fn of_plain(&self, measure: &Measure) -> f32 {
        let Measure::Named(meter) = *measure else { return 0.0 };
        let Some(foot) = LearnedFoot::of(meter.foot) else { return 0.0 };
        let mut weight = 0.0;
        for from_end in Feet::all().take_while(|&from_end| from_end <= meter.feet) {
            let place = FootPlace { first: from_end == meter.feet, from_end, after_pause: false };
            feature::of_foot(foot, 0, place, |feature| weight += self.of(feature));
        }
        weight
    }
}

impl EmissionScorer for Weights {
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2] {
        let mut beat = 0.0;
        feature::of_beat(voice, around, |feature| beat += self.of(feature));
        [0.0, beat]
    }

    fn reading(&self, variants: Variants) -> f32 {
        variants.iter().map(|variant| self.of(feature::variant(variant))).sum()
    }

    fn liaison(&self, liaison: Liaison) -> f32 {
        self.of(feature::liaison(liaison))
    }
}

impl Scorer for Weights {
    fn step(&self, step: &Step, before: Before, _: Opening) -> f32 {
        self.of_step(step, before == Before::Pause)
    }

    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2] {
        &self.pairs[boundary as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meter::model::stress;

    /// The names of a table of the file, in order.
    fn names(table: usize) -> Vec<&'static str> {
        let tables = crate::weights::read(include_str!("../../../data/meter.weights")).unwrap();
        tables[table].rows.iter().map(|&(_, name)| name).collect()
    }

    #[test]
    fn every_weight_stands_beside_the_name_of_its_feature() {
        assert_eq!(names(0), (0..feature::count()).map(feature::name).collect::<Vec<_>>());
        assert_eq!(names(1), (0..stress::count()).map(stress::name).collect::<Vec<_>>());
        assert_eq!((BEATS.len(), STRESSES.len()), (feature::count(), stress::count()));
    }
}
