//! Learning what takes a beat: a log-linear model with the readings and the realised feet summed out.
//!
//! The gradient is what each feature is expected to count given the scansion and the meter that the annotators wrote, less
//! what it is expected to count when nothing is known. Weights are drawn towards the hand-set ones.

use super::graph::{Ask, Only};
use super::sample::{Sample, poems};
use super::{Settings, prior, random};
use crate::meter::infer::{MeterTable, Sums};
use crate::meter::model::Weights;
use crate::meter::model::feature;
use crate::meter::notation::LearnedFoot;

const FLAT: MeterTable = MeterTable::filled(1.0);

/// How many lines make one step.
const BATCH: usize = 48;

/// Learns the weights of scansion from these samples.
pub(super) fn learn(samples: &[Sample], settings: Settings) -> Vec<f32> {
    let start: Vec<f64> = (0..feature::count()).map(|feature| f64::from(prior::weight(feature))).collect();
    let weight_of = balance(samples);
    let mut adam =
        Adam { weights: start.clone(), mean: vec![0.0; start.len()], square: vec![0.0; start.len()], step: 0 };
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut state = settings.seed;
    for epoch in 0..settings.epochs {
        random::shuffle(&mut order, &mut state);
        let rate = 0.06 * (1.0 - epoch as f64 / settings.epochs as f64) + 0.004;
        for batch in order.chunks(BATCH) {
            let mut gradient = gradient(samples, batch, &weight_of, &adam.weights);
            let share = batch.len() as f64 / samples.len() as f64;
            for ((gradient, weight), start) in gradient.iter_mut().zip(&adam.weights).zip(&start) {
                *gradient -= settings.l2 * (weight - start) * share;
            }
            adam.step(&gradient, rate);
        }
    }
    adam.weights.iter().map(|&weight| weight as f32).collect()
}

fn gradient(samples: &[Sample], batch: &[usize], weight_of: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    let weights = Weights::new(weights.iter().map(|&weight| weight as f32).collect(), Vec::new());
    let sums = Sums::of(&weights);
    for &at in batch {
        let sample = &samples[at];
        let known = sample.meter.map_or(FLAT, MeterTable::only);
        let ask = Ask { weights: &weights, sums: &sums, prior: &FLAT, only: Only::All };
        let share = weight_of[at];
        let seen = observed(sample, Ask { prior: &known, ..ask }, share, &mut gradient)
            || observed(sample, ask, share, &mut gradient);
        if seen {
            sample.graph.sum(ask, Some((&mut gradient, -share)));
        }
    }
    gradient
}

/// Adds the expected counts of the features over the annotated scansions to the gradient; `false` when no reading gives
/// any of them.
///
/// Where the line was marked as read aloud, only its count of syllables is known.
fn observed(sample: &Sample, ask: Ask<'_>, share: f64, gradient: &mut [f64]) -> bool {
    let mut lengths: Vec<usize> = sample.scansions.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let right: Vec<Only<'_>> = if sample.aloud {
        lengths.into_iter().map(Only::Length).collect()
    } else {
        sample.scansions.iter().map(|beats| Only::Beats(beats)).collect()
    };
    let sums: Vec<f64> = right.iter().map(|&only| sample.graph.sum(Ask { only, ..ask }, None)).collect();
    let total: f64 = sums.iter().sum();
    for (&only, sum) in right.iter().zip(sums).filter(|(_, sum)| *sum > 0.0) {
        sample.graph.sum(Ask { only, ..ask }, Some((gradient, share * sum / total)));
    }
    total > 0.0
}

/// How much each line weighs: lines of long poems less, lines in rare feet more.
fn balance(samples: &[Sample]) -> Vec<f64> {
    let mut weights = vec![1.0; samples.len()];
    for poem in poems(samples) {
        let weight = (20.0 / poem.len() as f64).sqrt().min(2.0);
        weights[poem].fill(weight);
    }
    let mut of_foot = [0.0; LearnedFoot::COUNT];
    let place = |sample: &Sample| Some(LearnedFoot::of(sample.meter?.foot)? as usize);
    for (sample, weight) in samples.iter().zip(&weights) {
        if let Some(foot) = place(sample) {
            of_foot[foot] += weight;
        }
    }
    let most = of_foot.iter().copied().fold(1.0, f64::max);
    for (sample, weight) in samples.iter().zip(&mut weights) {
        if let Some(foot) = place(sample) {
            *weight *= (most / of_foot[foot].max(1.0)).powf(RARE_FEET);
        }
    }
    let mean = weights.iter().sum::<f64>() / samples.len().max(1) as f64;
    weights.iter().map(|weight| weight / mean).collect()
}

/// How far lines in rare feet are raised: 0 not at all, 1 until every foot weighs the same.
const RARE_FEET: f64 = 0.8;

/// Adam: steps that follow the mean gradient, shortened where it swings.
struct Adam {
    weights: Vec<f64>,
    mean: Vec<f64>,
    square: Vec<f64>,
    step: i32,
}

impl Adam {
    fn step(&mut self, gradient: &[f64], rate: f64) {
        self.step += 1;
        let (mean_age, square_age) = (1.0 - 0.9f64.powi(self.step), 1.0 - 0.99f64.powi(self.step));
        for (at, &gradient) in gradient.iter().enumerate() {
            self.mean[at] = 0.9 * self.mean[at] + 0.1 * gradient;
            self.square[at] = 0.99 * self.square[at] + 0.01 * gradient * gradient;
            self.weights[at] += rate * (self.mean[at] / mean_age) / ((self.square[at] / square_age).sqrt() + 1e-3);
        }
    }
}
