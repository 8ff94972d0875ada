//! Learning how a line is stressed aloud, given its beats.

use super::sample::{Sample, poems, stanzas};
use super::{Settings, random};
use crate::meter::lattice::{Guesses, Lattice, Node};
use crate::meter::model::Weights;
use crate::meter::model::stress::{Line, count};
use crate::meter::scan::Scanner;
use crate::meter::scansion::beats as beats_of;

/// The syllables and beats of a scanned line, and the stresses annotated.
struct Chain {
    nodes: Vec<Node>,
    beats: Vec<bool>,
    right: Vec<Vec<bool>>,
}

const EPOCHS: usize = 25;
const BATCH: usize = 24;

/// Learns the weights of stress from the samples that mark lines as read aloud, scanned with these weights of beats.
pub(super) fn learn(samples: &[Sample], beats: &[f32], settings: Settings) -> Vec<f32> {
    let mut chains = chains(samples, beats);
    let mut weights = vec![0.0f64; count()];
    let mut square = vec![1e-6f64; count()];
    let mut state = settings.seed + 98;
    for _ in 0..EPOCHS {
        random::shuffle(&mut chains, &mut state);
        for batch in chains.chunks(BATCH) {
            let mut gradient = vec![0.0; weights.len()];
            for chain in batch {
                chain.add_gradient(&weights, &mut gradient);
            }
            let share = batch.len() as f64 / chains.len() as f64;
            for (at, gradient) in gradient.into_iter().enumerate().filter(|(_, gradient)| *gradient != 0.0) {
                let gradient = gradient - settings.l2_stress * weights[at] * share;
                square[at] += gradient * gradient;
                weights[at] += 0.3 * gradient / square[at].sqrt();
            }
        }
    }
    weights.into_iter().map(|weight| weight as f32).collect()
}

/// Scans the samples poem by poem, each with a count of syllables that was annotated.
fn chains(samples: &[Sample], beats: &[f32]) -> Vec<Chain> {
    let weights = Weights::new(beats.to_vec(), Vec::new());
    let scanner = Scanner::new(&weights);
    let mut chains = Vec::new();
    for poem in poems(samples).into_iter().filter(|poem| samples[poem.start].aloud) {
        let lines = &samples[poem];
        let lattices: Vec<Lattice> =
            lines.iter().map(|line| Lattice::of(&line.heard, &weights, Guesses::AsGuessed)).collect();
        let inferred = scanner.infer(&lattices, &stanzas(lines));
        for (at, (line, lattice)) in lines.iter().zip(&lattices).enumerate() {
            let (mut split, places) = lattice.by_place();
            split.ends.retain(|&end| line.scansions.iter().any(|right| right.len() == places[end.get()] + 1));
            let Some((path, candidate)) = scanner.decode(&split, &inferred.prior[at], &inferred.posterior[at]) else {
                continue;
            };
            let nodes: Vec<Node> = path.visits.iter().map(|visit| *split.node(visit.node)).collect();
            let beats = beats_of(&path, &candidate.automaton);
            let right = line.scansions.iter().filter(|right| right.len() == nodes.len()).cloned().collect();
            chains.push(Chain { nodes, beats, right });
        }
    }
    chains
}

impl Chain {
    fn add_gradient(&self, weights: &[f64], gradient: &mut [f64]) {
        let nodes: Vec<&Node> = self.nodes.iter().collect();
        let line = Line { nodes: &nodes, beats: &self.beats };
        let length = nodes.len();
        let own: Vec<f64> = (0..length)
            .map(|at| {
                let mut sum = 0.0;
                line.of_stress(at, |feature| sum += weights[feature]);
                sum
            })
            .collect();
        let pair = |at: usize, first: usize, second: usize| -> f64 {
            line.of_pair(at, first == 1, second == 1).into_iter().map(|feature| weights[feature]).sum()
        };
        let score = |labels: &[bool]| -> f64 {
            (0..length)
                .map(|at| {
                    let pair =
                        if at > 0 { pair(at, usize::from(labels[at - 1]), usize::from(labels[at])) } else { 0.0 };
                    pair + if labels[at] { own[at] } else { 0.0 }
                })
                .sum()
        };
        let Some(right) = self.right.iter().max_by(|a, b| score(a).total_cmp(&score(b))) else { return };
        let likely = |at: usize, label: usize| if label == 1 { own[at].exp() } else { 1.0 };
        let mut until = vec![[0.0; 2]; length];
        let mut after = vec![[1.0; 2]; length];
        until[0] = [1.0, likely(0, 1)];
        for at in 1..length {
            for second in 0..2 {
                until[at][second] = likely(at, second)
                    * (0..2).map(|first| until[at - 1][first] * pair(at, first, second).exp()).sum::<f64>();
            }
        }
        for at in (0..length.saturating_sub(1)).rev() {
            for first in 0..2 {
                after[at][first] = (0..2)
                    .map(|second| pair(at + 1, first, second).exp() * likely(at + 1, second) * after[at + 1][second])
                    .sum();
            }
        }
        let total: f64 = until[length - 1].iter().sum();
        for at in 0..length {
            let stressed = until[at][1] * after[at][1] / total;
            line.of_stress(at, |feature| gradient[feature] += f64::from(u8::from(right[at])) - stressed);
            for (first, second) in [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().filter(|_| at > 0) {
                let expected =
                    until[at - 1][first] * pair(at, first, second).exp() * likely(at, second) * after[at][second]
                        / total;
                let seen = right[at - 1] == (first == 1) && right[at] == (second == 1);
                for feature in line.of_pair(at, first == 1, second == 1) {
                    gradient[feature] += f64::from(u8::from(seen)) - expected;
                }
            }
        }
    }
}
