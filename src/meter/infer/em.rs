//! A poem's meter by expectation-maximization over all of its lines.
//!
//! A poem has a distribution over feet and lengths, from which each line's meter is drawn: the prior of its lines. Lines at the
//! same place of equally long stanzas have a distribution of their own, backed off to the poem's, so that 8.6.8.6 is seen as
//! such. Each round takes the posterior of every line (expectation) and counts the distributions anew from the posteriors and
//! from pseudo-counts (maximization, with a Dirichlet prior).

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts of lines, as shares")]

use std::ops::Range;

use super::table::MeterTable;
use crate::meter::model::{Weights, feature};
use crate::meter::notation::{Feet, LearnedFoot};

/// Rounds of expectation and maximization; the distributions have converged well before.
const ROUNDS: usize = 12;

/// The probability of each foot before a poem is seen: iambic, trochaic, anapestic, dactylic.
const FEET: [f64; LearnedFoot::COUNT] = [0.70, 0.12, 0.12, 0.06];

/// The pseudo-count of lines that have those probabilities. Anything from 2 to 10 serves nearly as well.
const PSEUDO_LINES: f64 = 4.0;

/// The power to which the share of a poem's lines in each foot is raised, which favors the poem's commonest foot: poets mix
/// lengths far more readily than feet. Worth one line in two hundred (five folds, by poem; 1 favors none, 2 is too much).
const BOND_OF_FEET: f64 = 1.3;

/// The pseudo-count of lines of each foot, spread evenly over the lengths.
const PSEUDO_LINES_OF_FOOT: f64 = 2.0;

/// The pseudo-count, in lines, with which a poem's distribution enters that of one place of the stanza; 20 to 1,000 serve
/// nearly as well.
const PSEUDO_LINES_OF_PLACE: f64 = 60.0;

/// The share of the learned bias towards a foot and length that a line keeps. It was learned line by line, and a poem has
/// one meter: counted once a line it would be counted far too often.
const BIAS_KEPT: f64 = 0.2;

/// The bias of each foot and length, in log-odds, as it is used with each line.
pub(crate) fn bias(weights: &Weights) -> MeterTable {
    let mut bias = MeterTable::filled(0.0);
    for (foot, row) in LearnedFoot::ALL.into_iter().zip(&mut bias.0) {
        for (feet, bias) in Feet::all().zip(row) {
            let sum: f32 = feature::of_measure(foot, feet).into_iter().map(|feature| weights.of(feature)).sum();
            *bias = BIAS_KEPT * f64::from(sum);
        }
    }
    bias
}

/// The meter of each line of a poem, as probabilities of each foot and length.
#[derive(Debug, Clone)]
pub(crate) struct PoemMeter {
    /// For each line, the prior: the poem's distribution, or that of its place in the stanza.
    pub(crate) prior: Vec<MeterTable>,
    /// For each line, the posterior: the prior with the line's own evidence.
    pub(crate) posterior: Vec<MeterTable>,
    /// For each line, the prior that the other lines alone give it.
    pub(crate) held_out: Vec<MeterTable>,
}

/// Infers a poem's meter from the evidence of its lines; `stanzas` are ranges of lines.
pub(crate) fn infer(evidence: &[MeterTable], stanzas: &[Range<usize>]) -> PoemMeter {
    let evidence: Vec<MeterTable> = evidence.iter().map(normalized).collect();
    let places = Places::of(evidence.len(), stanzas);
    let mut posterior = evidence.clone();
    let mut prior = vec![MeterTable::filled(0.0); evidence.len()];
    for _ in 0..ROUNDS {
        let sums = Sums::of(&posterior, &places);
        let of_poem = poem_distribution(&sums.poem, evidence.len());
        for (at, prior) in prior.iter_mut().enumerate() {
            *prior = sums.at(places.of_line[at]).map_or(of_poem, |(sum, lines)| backed_off(sum, lines, &of_poem));
            posterior[at] = normalized(&evidence[at].times(prior));
        }
    }
    let held_out = held_out(&posterior, &places);
    PoemMeter { prior, posterior, held_out }
}

/// The posteriors of the lines summed: over the poem, and over each place of the stanza with its number of lines.
struct Sums {
    poem: MeterTable,
    at_place: Vec<(MeterTable, f64)>,
}

impl Sums {
    fn of(posterior: &[MeterTable], places: &Places) -> Self {
        let at_place = vec![(MeterTable::filled(0.0), 0.0); places.count];
        let mut sums = Self { poem: MeterTable::filled(0.0), at_place };
        for (line, &place) in posterior.iter().zip(&places.of_line) {
            sums.poem.add(line);
            if let Some((sum, lines)) = sums.at_place.get_mut(place) {
                sum.add(line);
                *lines += 1.0;
            }
        }
        sums
    }

    /// The sum at a place, and its number of lines; `None` where places are not told apart.
    fn at(&self, place: usize) -> Option<(&MeterTable, f64)> {
        self.at_place.get(place).map(|(sum, lines)| (sum, *lines))
    }
}

/// The prior that the other lines alone give each line.
fn held_out(posterior: &[MeterTable], places: &Places) -> Vec<MeterTable> {
    let sums = Sums::of(posterior, places);
    let without = |sum: &MeterTable, line: &MeterTable| {
        let mut rest = *sum;
        rest.add(&line.map(|part| -part));
        rest.map(|part| part.max(0.0))
    };
    let each = posterior.iter().zip(&places.of_line).map(|(line, &place)| {
        let of_poem = poem_distribution(&without(&sums.poem, line), posterior.len() - 1);
        sums.at(place).map_or(of_poem, |(sum, lines)| backed_off(&without(sum, line), lines - 1.0, &of_poem))
    });
    each.collect()
}

/// The places in stanzas that lines are at: places are one where the stanzas are as long and the lines as far in them.
struct Places {
    /// The number of the place of each line.
    of_line: Vec<usize>,
    /// How many places there are; 0 in a poem of one stanza, which tells none apart.
    count: usize,
}

impl Places {
    fn of(lines: usize, stanzas: &[Range<usize>]) -> Self {
        if stanzas.len() < 2 {
            return Self { of_line: vec![0; lines], count: 0 };
        }
        // The longest stanza bounds the places in any; those of one length lie together. Lines of no stanza are at the first.
        let longest = stanzas.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
        let mut first_of = vec![None; longest + 1];
        let (mut of_line, mut count) = (vec![0; lines], 1);
        for stanza in stanzas {
            let first = *first_of[stanza.len()].get_or_insert(count);
            count = count.max(first + stanza.len());
            for (place, line) in stanza.clone().enumerate() {
                if let Some(slot) = of_line.get_mut(line) {
                    *slot = first + place;
                }
            }
        }
        Self { of_line, count }
    }
}

/// The distribution of a poem of so many lines whose posteriors have this sum.
fn poem_distribution(poem: &MeterTable, lines: usize) -> MeterTable {
    let lines = lines as f64;
    let mut distribution = *poem;
    for (row, before) in distribution.0.iter_mut().zip(FEET) {
        let of_foot: f64 = row.iter().sum();
        let bound = lines * (of_foot / lines.max(1.0)).powf(BOND_OF_FEET);
        let of_lines = (bound + PSEUDO_LINES * before) / (lines + PSEUDO_LINES);
        for probability in row {
            let even = PSEUDO_LINES_OF_FOOT / Feet::COUNT as f64;
            *probability = of_lines * ((*probability + even) / (of_foot + PSEUDO_LINES_OF_FOOT));
        }
    }
    distribution
}

/// The distribution at a place of the stanza, whose posteriors have this sum, backed off to the poem's.
fn backed_off(sum: &MeterTable, lines: f64, poem: &MeterTable) -> MeterTable {
    let mut distribution = *poem;
    for (row, own) in distribution.0.iter_mut().zip(&sum.0) {
        for (probability, own) in row.iter_mut().zip(own) {
            *probability = (own + PSEUDO_LINES_OF_PLACE * *probability) / (lines + PSEUDO_LINES_OF_PLACE);
        }
    }
    distribution
}

/// A table scaled to sum to 1; a line without evidence has all meters alike.
fn normalized(table: &MeterTable) -> MeterTable {
    let total: f64 = table.iter().sum();
    if total > 0.0 { table.map(|part| part / total) } else { MeterTable::filled(1.0 / MeterTable::METERS as f64) }
}
