//! Learning how hard a line may strain against its meter.
//!
//! Lines that keep their meter should strain less than [`MOST_STRAIN`](crate::meter::MOST_STRAIN), the same lines with a
//! fault planted more. A perceptron finds each line's least strained path under the weights so far; where the line is on the
//! wrong side, or nearer the limit than the margin, it moves the weights of the strains on that path.

use super::random;
use crate::analysis::HeardLine;
use crate::meter::alternatives::Meter;
use crate::meter::decode::Visit;
use crate::meter::fit::Laying;
use crate::meter::fit::MOST_STRAIN;
use crate::meter::lattice::Guesses;
use crate::meter::model::strain::{Joint, Strain, Strains, of_liaison, of_pair, of_step, of_syllable, of_variant};
use crate::meter::notation::Licenses;

/// A line that keeps its meter, or one that does not.
#[derive(Debug)]
pub struct Verse {
    /// The line as heard.
    pub heard: HeardLine,
    /// The meter it is laid on.
    pub meter: Meter,
    /// Whether it keeps it.
    pub keeps: bool,
    /// How much it weighs in training when it is on the wrong side of the limit.
    pub weight: f32,
}

/// How far a line's strain should be from the limit, on its right side.
const MARGIN: f32 = 0.3;

/// The most a license may weigh: tradition grants it, so a line that takes one and is otherwise smooth keeps its meter,
/// however seldom the training lines take it. Hiawatha has no line without its last slack; Blake's Tyger has hardly any
/// other.
const MOST_LICENSE: f32 = 0.8;

/// The most a reading that verse keeps from older speech may weigh, such as *-ed* and *-ion* sounded in full: a poet who needs the
/// syllable may sound it, however few training lines do.
const MOST_OLD_READING: f32 = 0.3;

/// What every strain weighs before anything is learned.
const START: f32 = 0.3;

/// How far a weight moves for a line on the wrong side the first time over the lines.
const FIRST_RATE: f32 = 0.01;

/// Learns the weights of the strains.
pub fn learn_strains(verses: &[&Verse], epochs: usize, seed: u64) -> Vec<f32> {
    // The start depends on nothing learned before, so that the same lines always give the same weights.
    let start = |&strain: &Strain| strain.set_by_hand().unwrap_or(START);
    let mut weights: Vec<f32> = Strain::ALL.iter().map(start).collect();
    let mut sum = vec![0.0; weights.len()];
    let mut order: Vec<usize> = (0..verses.len()).collect();
    let mut state = seed;
    for epoch in 0..epochs {
        random::shuffle(&mut order, &mut state);
        let rate = FIRST_RATE / (1.0 + epoch as f32 / 2.0);
        for &at in &order {
            let verse = verses[at];
            let Some((cost, path)) = strain(verse, &weights) else { continue };
            let (wrong, by) = if verse.keeps {
                (cost > MOST_STRAIN - MARGIN, -rate * verse.weight)
            } else {
                (cost < MOST_STRAIN + MARGIN, rate * verse.weight)
            };
            if wrong {
                for strain in path {
                    if strain.set_by_hand().is_some() {
                        continue;
                    }
                    let weight = &mut weights[strain as usize];
                    let most = match () {
                        () if strain.is_license() => MOST_LICENSE,
                        () if strain.is_old_reading() => MOST_OLD_READING,
                        () => f32::INFINITY,
                    };
                    *weight = (*weight + by).clamp(0.0, most);
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

/// The least strain of each line in turn; `None` where no path is licensed.
pub fn strains<'a>(verses: &'a [&'a Verse], weights: &'a [f32]) -> impl Iterator<Item = Option<f32>> + 'a {
    verses.iter().map(|verse| strain(verse, weights).map(|(cost, _)| cost))
}

/// A line's least strain, and the strains on that path.
fn strain(verse: &Verse, weights: &[f32]) -> Option<(f32, Vec<Strain>)> {
    let strains = Strains::new(weights.to_vec());
    let laying = Laying::weighed(&verse.heard, &verse.meter, Licenses::Usual, &strains, Guesses::AsGuessed);
    let laid = laying.within_licenses()?;
    let automaton = &laid.compiled.automaton;
    let mut found = Vec::new();
    let mut from: Option<(Visit, usize)> = None;
    for &visit in &laid.path.visits {
        let node = laying.lattice.node(visit.node);
        let beat = usize::from(automaton.state(visit.state).beat);
        found.extend(of_syllable(node.voice, node.around)[beat].into_iter().flatten());
        let said = verse.heard.words[node.word.get()].spoken.pronunciations.get(node.pronunciation.get());
        let variants = said.iter().filter(|_| node.begins_word()).flat_map(|said| said.variants.iter());
        found.extend(variants.map(of_variant));
        found.extend(node.liaison.map(of_liaison));
        let before = laying.lattice.before_foot(node, from.map(|(visit, _)| visit.node));
        let step = automaton.step(from.map(|(visit, _)| visit.state), visit.state);
        found.extend(step.into_iter().flat_map(|step| of_step(step, before, node.opening())));
        if let Some((visit, beat_before)) = from {
            let Joint { leaving, entering, both } = of_pair(laying.lattice.node(visit.node), node);
            found.extend(leaving[beat_before].into_iter().chain(entering[beat]).chain(both));
        }
        from = Some((visit, beat));
    }
    Some((laid.cost, found))
}
