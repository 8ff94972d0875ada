//! Learning how hard a line may strain against its meter.
//!
//! Lines that keep their meter should strain less than [`MOST_STRAIN`](crate::meter::MOST_STRAIN), the same lines with a
//! fault planted more. Each line's least strained path is found under the weights so far; where the line is on the wrong
//! side, the weights of the strains on that path are moved.

use super::random;
use crate::analysis::HeardLine;
use crate::meter::fit::Laying;
use crate::meter::lattice::Guesses;
use crate::meter::search::Visit;
use crate::meter::strain::{STRAINS, Strains, of_step, of_syllable, of_variant};
use crate::meter::{Licenses, MOST_STRAIN, Meter};

/// A line that keeps its meter, or one that does not.
#[derive(Debug)]
pub struct Verse {
    /// The line as heard.
    pub heard: HeardLine,
    /// The meter it is laid on.
    pub meter: Meter,
    /// Whether it keeps it.
    pub keeps: bool,
}

/// How far on its right side of the limit a line should be.
const MARGIN: f32 = 0.15;

/// Learns the weights of the strains; `blame` is how much a wrongly blamed line weighs against a fault that is missed.
pub fn learn_strains(verses: &[Verse], epochs: usize, blame: f32, seed: u64) -> Vec<f32> {
    let start: Vec<f32> = STRAINS.iter().map(|&(_, _, weight)| weight).collect();
    let (mut weights, mut sum) = (start.clone(), vec![0.0; start.len()]);
    let mut order: Vec<usize> = (0..verses.len()).collect();
    let mut state = seed;
    for epoch in 0..epochs {
        random::shuffle(&mut order, &mut state);
        let rate = 0.01 / (1.0 + epoch as f32);
        for &at in &order {
            let verse = &verses[at];
            let Some((cost, path)) = strain(verse, &weights) else { continue };
            let (wrong, by) = if verse.keeps {
                (cost > MOST_STRAIN - MARGIN, -rate * blame)
            } else {
                (cost < MOST_STRAIN + MARGIN, rate)
            };
            if wrong {
                for (weight, count) in weights.iter_mut().zip(path) {
                    *weight = (*weight + by * count).max(0.0);
                }
            }
        }
        if epoch >= epochs / 2 {
            for (sum, weight) in sum.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    let counted = (epochs - epochs / 2) as f32;
    sum.iter().map(|sum| sum / counted).collect()
}

/// A line's least strain, and how often each strain stands on that path; nothing where no licensed path is.
pub fn strain(verse: &Verse, weights: &[f32]) -> Option<(f32, Vec<f32>)> {
    let strains = Strains::new(weights.to_vec());
    let laying = Laying::new(&verse.heard, &verse.meter, Licenses::Usual, &strains, Guesses::AsGuessed);
    let laid = laying.within_licenses()?;
    let automaton = verse.meter.automaton(laid.alternative)?;
    let mut counts = vec![0.0; STRAINS.len()];
    let mut from: Option<Visit> = None;
    for &visit in &laid.path.visits {
        let node = &laying.lattice.nodes[visit.node as usize];
        let beat = automaton.states[usize::from(visit.state)].beat;
        if let Some(strain) = of_syllable(node.voice)[usize::from(beat)] {
            counts[strain as usize] += 1.0;
        }
        let said = verse.heard.words[node.word as usize].spoken.pronunciations.get(usize::from(node.way));
        for variant in said.iter().filter(|_| node.syllable == 0).flat_map(|said| said.variants.iter()) {
            counts[of_variant(variant) as usize] += 1.0;
        }
        if node.liaison.is_some() {
            counts[crate::meter::strain::Strain::Joined as usize] += 1.0;
        }
        let before = laying.lattice.before_foot(node, from.map(|from| from.node));
        let step = automaton.step(from.map(|from| from.state), visit.state);
        for strain in step.into_iter().flat_map(|step| of_step(step, before)) {
            counts[strain as usize] += 1.0;
        }
        from = Some(visit);
    }
    Some((laid.cost, counts))
}
