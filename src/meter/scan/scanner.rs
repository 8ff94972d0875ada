//! The model of scansion, ready to scan poems.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "probabilities, and counts of lines")]

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::aloud::aloud;
use super::poem::{LineScansion, PoemScansion, Prior, most, named, regularity, sureness};
use crate::analysis::HeardLine;
use crate::meter::automaton::Automaton;
use crate::meter::decode::{Path, UNREACHED, Weighed, best_through, free};
use crate::meter::infer::em::{self, Settled};
use crate::meter::infer::{Mixture, Sums};
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::notation::{Foot, LicenseSet, MOST_FEET, Measure};
use crate::meter::scansion::Scansion;

/// A poem whose lines foretell each other's meters less than this keeps none that a reader would name.
///
/// Of 55 passages of prose cut into lines 32 lie below it, and none of 72 poems with a nominal meter; 0.15 would have 42 and one.
/// How sure each line is of its own meter tells far less: a line of prose is often sure of one.
const LEAST_REGULARITY: f32 = 0.12;

/// Meters less likely than this share of the likeliest one are not searched for a line. From 0.02 to 0.5 no line in a thousand
/// is read otherwise, and each meter searched costs as much as the first.
const LEAST_SHARE: f64 = 0.2;

/// The ear for meter with one set of weights, ready to scan.
pub(crate) struct Model<'a> {
    weights: &'a Weights,
    sums: Sums,
    bias: Mixture,
    feet: Vec<Automaton>,
    /// The steps of each as weighed when every license is allowed, once a line is read in it.
    weighed: Vec<OnceLock<Weighed>>,
}

impl Model<'static> {
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model<'static>> = LazyLock::new(|| Model::new(Weights::shipped()));
        &SHIPPED
    }
}

impl<'a> Model<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        let feet: Vec<Automaton> =
            Self::measures().map(|(foot, length)| Automaton::of(&Self::measure(foot, length))).collect();
        let weighed = feet.iter().map(|_| OnceLock::new()).collect();
        Self { weights, sums: Sums::of(weights), bias: em::bias(weights), feet, weighed }
    }

    /// Every foot and length, as places from 0.
    pub(crate) fn measures() -> impl Iterator<Item = (usize, usize)> {
        (0..Foot::LEARNED.len()).flat_map(|foot| (0..usize::from(MOST_FEET)).map(move |length| (foot, length)))
    }

    /// The measure of a foot and length.
    pub(crate) fn measure(foot: usize, length: usize) -> Measure {
        Measure::Named { foot: Foot::LEARNED[foot], feet: u8::try_from(length + 1).unwrap_or(MOST_FEET) }
    }

    /// What a foot and length adds to the score of each path, in a poem that leans so.
    pub(crate) fn prior(&self, leaning: &Mixture, foot: usize, length: usize) -> f32 {
        (leaning[foot][length].ln() + self.bias[foot][length]) as f32
    }

    pub(crate) fn weights(&self) -> &'a Weights {
        self.weights
    }

    pub(crate) fn automaton(&self, foot: usize, length: usize) -> &Automaton {
        &self.feet[foot * usize::from(MOST_FEET) + length]
    }

    pub(crate) fn weighed(&self, foot: usize, length: usize) -> &Weighed {
        let weighed = &self.weighed[foot * usize::from(MOST_FEET) + length];
        weighed.get_or_init(|| Weighed::of(self.automaton(foot, length), self.weights, LicenseSet::ANYTHING))
    }

    /// Scans lines that make a poem.
    pub(crate) fn scan(&self, lines: &[&HeardLine], stanzas: &[Range<usize>]) -> PoemScansion {
        let lattices: Vec<Lattice> =
            lines.iter().map(|line| Lattice::of(line, self.weights, Guesses::AsGuessed)).collect();
        let settled = self.settle(&lattices, stanzas);
        let scanned =
            lines.iter().zip(&lattices).enumerate().map(|(at, (line, lattice))| self.line(line, lattice, &settled, at));
        let lines: Vec<LineScansion> = scanned.collect();
        let sureness = sureness(&lines);
        let regularity = regularity(&lines, &settled.leaning);
        let meter = most(&lines).filter(|_| regularity >= LEAST_REGULARITY);
        PoemScansion { meter, sureness, regularity, lines }
    }

    /// Settles the meter of lines that make a poem.
    pub(crate) fn settle(&self, lattices: &[Lattice], stanzas: &[Range<usize>]) -> Settled {
        let bias = self.bias.map(|row| row.map(f64::exp));
        let evidence: Vec<Mixture> =
            lattices.iter().map(|lattice| em::times(&self.sums.evidence(lattice), &bias)).collect();
        em::settle(&evidence, stanzas)
    }

    /// The best path of a line, given how its poem leans, with the foot and length it is in (places, from 0).
    pub(crate) fn decode(&self, lattice: &Lattice, leaning: &Mixture, line: &Mixture) -> Option<(Path, usize, usize)> {
        let mut best: Option<(Path, usize, usize)> = None;
        let likeliest = line.iter().flatten().copied().fold(0.0, f64::max);
        for (foot, length) in Self::measures() {
            if line[foot][length] < LEAST_SHARE * likeliest {
                continue;
            }
            let weighed = self.weighed(foot, length);
            let Some(mut path) = best_through(lattice, weighed, UNREACHED) else { continue };
            path.score += self.prior(leaning, foot, length);
            if best.as_ref().is_none_or(|(known, ..)| path.score > known.score) {
                best = Some((path, foot, length));
            }
        }
        best
    }

    fn line(&self, line: &HeardLine, lattice: &Lattice, settled: &Settled, at: usize) -> LineScansion {
        let decode = |lattice: &Lattice| self.decode(lattice, &settled.leaning[at], &settled.line[at]);
        let Some((path, foot, length)) = decode(lattice) else {
            return unmeasured(line, lattice, self.weights, settled.leaning[at]);
        };
        let scansion = Scansion::of(line, lattice, &path, Some(self.automaton(foot, length)), self.weights);
        let aloud = aloud(line, &scansion, self.weights, |lattice| {
            let (path, foot, length) = decode(lattice)?;
            Some((path, self.automaton(foot, length)))
        });
        let measure = Self::measure(foot, length);
        LineScansion {
            measure: named(&measure),
            in_words: measure.to_string(),
            sureness: settled.line[at][foot][length] as f32,
            scansion,
            prior: Prior::Leaning(Box::new(settled.leaning[at])),
            aloud,
        }
    }
}

/// A line that no named meter can hold, read by its own words.
fn unmeasured(line: &HeardLine, lattice: &Lattice, weights: &Weights, leaning: Mixture) -> LineScansion {
    let path = free(lattice, weights).unwrap_or(Path { score: 0.0, visits: Vec::new() });
    let scansion = Scansion::of(line, lattice, &path, None, weights);
    let aloud = scansion.stress.clone();
    let prior = Prior::Leaning(Box::new(leaning));
    LineScansion { measure: None, in_words: String::new(), sureness: 0.0, scansion, prior, aloud }
}
