//! A poem's meter, settled over all of its lines.
//!
//! What each line says of its meter is weighed against what the others say: the poem leans to one foot, and lines at the
//! same place of equally long stanzas lean to one length, so that 8.6.8.6 is seen as such. Expectation-maximization finds
//! the leaning.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts of lines, as shares")]

use std::collections::HashMap;
use std::ops::Range;

use crate::meter::infer::Mixture;
use crate::meter::model::Weights;
use crate::meter::model::feature;
use crate::meter::notation::MOST_FEET;

const LENGTHS: usize = MOST_FEET as usize;

/// Rounds of expectation and maximization; the leaning has settled well before.
const ROUNDS: usize = 12;

/// How the feet are shared out before a poem is seen: iambic, trochaic, anapestic, dactylic.
const FEET: [f64; 4] = [0.70, 0.12, 0.12, 0.06];

/// Imaginary lines that hold those shares. Anything from 2 to 10 serves nearly as well.
const IMAGINARY_FEET: f64 = 4.0;

/// How far a poem is taken to keep to one foot: the lines in a foot, as a share of all, are raised to this power. Poets mix
/// lengths far more readily than feet; worth one line in two hundred (five folds, by poem; 1 is no such bond, 2 is too much).
const BOND_OF_FEET: f64 = 1.3;

/// Imaginary lines of each foot, spread evenly over the lengths.
const IMAGINARY_LENGTHS: f64 = 2.0;

/// How many lines at one place of the stanza weigh as much as the whole poem; 20 to 1,000 serve nearly as well.
const PLACE_WEIGHT: f64 = 60.0;

/// The share of the learned bias towards a foot and length that a line keeps. It was learned line by line, and a poem has
/// one meter: counted once a line it would be counted far too often.
const BIAS_KEPT: f64 = 0.2;

/// The bias of each foot and length, as it is used with each line.
pub(crate) fn bias(weights: &Weights) -> Mixture {
    let mut bias = [[0.0; LENGTHS]; 4];
    for (foot, row) in bias.iter_mut().enumerate() {
        for (length, bias) in row.iter_mut().enumerate() {
            let sum: f32 = feature::of_measure(foot, length + 1).into_iter().map(|feature| weights.of(feature)).sum();
            *bias = BIAS_KEPT * f64::from(sum);
        }
    }
    bias
}

/// What a poem says of the meter of each of its lines.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    /// How much the rest of the poem leans each line to each foot and length.
    pub(crate) leaning: Vec<Mixture>,
    /// The same with the line's own evidence: how likely each meter is for the line.
    pub(crate) line: Vec<Mixture>,
}

/// Settles a poem's meter from what its lines say; `stanzas` are ranges of lines.
pub(crate) fn settle(evidence: &[Mixture], stanzas: &[Range<usize>]) -> Settled {
    let evidence: Vec<Mixture> = evidence.iter().map(normalized).collect();
    let places = places(evidence.len(), stanzas);
    let by_place = stanzas.len() > 1;
    let mut line = evidence.clone();
    let mut leaning = vec![[[0.0; LENGTHS]; 4]; evidence.len()];
    for _ in 0..ROUNDS {
        let poem = sum(&line);
        let mut at_place: HashMap<(usize, usize), (Mixture, f64)> = HashMap::new();
        for (mixture, &place) in line.iter().zip(&places) {
            let (sum, lines) = at_place.entry(place).or_insert(([[0.0; LENGTHS]; 4], 0.0));
            add(sum, mixture);
            *lines += 1.0;
        }
        let of_poem = poem_leaning(&poem, evidence.len());
        for (at, leaning) in leaning.iter_mut().enumerate() {
            *leaning = match at_place.get(&places[at]) {
                Some((sum, lines)) if by_place => backed_off(sum, *lines, &of_poem),
                _ => of_poem,
            };
            line[at] = normalized(&times(&evidence[at], leaning));
        }
    }
    Settled { leaning, line }
}

/// Where each line stands: how long its stanza is, and its place in it.
fn places(lines: usize, stanzas: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0); lines];
    for stanza in stanzas {
        for (place, line) in stanza.clone().enumerate() {
            if let Some(slot) = places.get_mut(line) {
                *slot = (stanza.len(), place);
            }
        }
    }
    places
}

fn poem_leaning(poem: &Mixture, lines: usize) -> Mixture {
    let lines = lines as f64;
    let mut leaning = [[0.0; LENGTHS]; 4];
    for foot in 0..4 {
        let of_foot: f64 = poem[foot].iter().sum();
        let bound = lines * (of_foot / lines.max(1.0)).powf(BOND_OF_FEET);
        let share = (bound + IMAGINARY_FEET * FEET[foot]) / (lines + IMAGINARY_FEET);
        for length in 0..LENGTHS {
            let given_foot = (poem[foot][length] + IMAGINARY_LENGTHS / LENGTHS as f64) / (of_foot + IMAGINARY_LENGTHS);
            leaning[foot][length] = share * given_foot;
        }
    }
    leaning
}

fn backed_off(sum: &Mixture, lines: f64, poem: &Mixture) -> Mixture {
    let mut leaning = *poem;
    for (row, own) in leaning.iter_mut().zip(sum) {
        for (leaning, own) in row.iter_mut().zip(own) {
            *leaning = (own + PLACE_WEIGHT * *leaning) / (lines + PLACE_WEIGHT);
        }
    }
    leaning
}

fn sum(mixtures: &[Mixture]) -> Mixture {
    let mut sum = [[0.0; LENGTHS]; 4];
    for mixture in mixtures {
        add(&mut sum, mixture);
    }
    sum
}

fn add(sum: &mut Mixture, mixture: &Mixture) {
    for (row, own) in sum.iter_mut().zip(mixture) {
        for (sum, own) in row.iter_mut().zip(own) {
            *sum += own;
        }
    }
}

/// Two mixtures multiplied place by place.
pub(crate) fn times(one: &Mixture, other: &Mixture) -> Mixture {
    let mut product = *one;
    for (row, other) in product.iter_mut().zip(other) {
        for (product, other) in row.iter_mut().zip(other) {
            *product *= other;
        }
    }
    product
}

/// A mixture as shares of one; a line that says nothing leans to all alike.
fn normalized(mixture: &Mixture) -> Mixture {
    let total: f64 = mixture.iter().flatten().sum();
    if total > 0.0 { mixture.map(|row| row.map(|part| part / total)) } else { [[1.0 / 32.0; LENGTHS]; 4] }
}
