//! The model of scansion, ready to scan poems.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "probabilities, and counts of lines")]

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::aloud::aloud;
use super::poem::{LineScansion, MeterPrior, PoemScansion, most, named, posterior, regularity};
use crate::analysis::HeardLine;
use crate::meter::automaton::Automaton;
use crate::meter::decode::{Path, UNREACHED, WeightedAutomaton, best_through, unconstrained};
use crate::meter::infer::em::{self, PoemMeter};
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

/// The model of scansion with one set of weights, ready to scan poems.
pub(crate) struct Scanner<'a> {
    weights: &'a Weights,
    sums: Sums,
    bias: Mixture,
    feet: Vec<Automaton>,
    /// The steps of each as weighed when every license is allowed, once a line is read in it.
    weighed: Vec<OnceLock<WeightedAutomaton>>,
}

impl Scanner<'static> {
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Scanner<'static>> = LazyLock::new(|| Scanner::new(Weights::shipped()));
        &SHIPPED
    }
}

impl<'a> Scanner<'a> {
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

    /// The log-probability of a foot and length before the line is seen, by the prior of its poem; it is added to the score of
    /// each path.
    pub(crate) fn log_prior(&self, prior: &Mixture, foot: usize, length: usize) -> f32 {
        (prior[foot][length].ln() + self.bias[foot][length]) as f32
    }

    pub(crate) fn weights(&self) -> &'a Weights {
        self.weights
    }

    pub(crate) fn automaton(&self, foot: usize, length: usize) -> &Automaton {
        &self.feet[foot * usize::from(MOST_FEET) + length]
    }

    pub(crate) fn weighed(&self, foot: usize, length: usize) -> &WeightedAutomaton {
        let weighed = &self.weighed[foot * usize::from(MOST_FEET) + length];
        weighed.get_or_init(|| WeightedAutomaton::of(self.automaton(foot, length), self.weights, LicenseSet::ANYTHING))
    }

    /// Scans lines that make a poem.
    pub(crate) fn scan(&self, lines: &[&HeardLine], stanzas: &[Range<usize>]) -> PoemScansion {
        let lattices: Vec<Lattice> =
            lines.iter().map(|line| Lattice::of(line, self.weights, Guesses::AsGuessed)).collect();
        let meter_of_poem = self.infer(&lattices, stanzas);
        let scanned = lines
            .iter()
            .zip(&lattices)
            .enumerate()
            .map(|(at, (line, lattice))| self.line(line, lattice, &meter_of_poem, at));
        let lines: Vec<LineScansion> = scanned.collect();
        let posterior = posterior(&lines);
        let regularity = regularity(&lines, &meter_of_poem.prior);
        let meter = most(&lines).filter(|_| regularity >= LEAST_REGULARITY);
        PoemScansion { meter, posterior, regularity, lines }
    }

    /// Infers the meter of lines that make a poem.
    pub(crate) fn infer(&self, lattices: &[Lattice], stanzas: &[Range<usize>]) -> PoemMeter {
        let bias = self.bias.map(|row| row.map(f64::exp));
        let evidence: Vec<Mixture> =
            lattices.iter().map(|lattice| em::times(&self.sums.evidence(lattice), &bias)).collect();
        em::infer(&evidence, stanzas)
    }

    /// The best path of a line, given the prior of its poem and its posterior, with the foot and length it is in (places, from 0).
    pub(crate) fn decode(
        &self,
        lattice: &Lattice,
        prior: &Mixture,
        posterior: &Mixture,
    ) -> Option<(Path, usize, usize)> {
        let mut best: Option<(Path, usize, usize)> = None;
        let likeliest = posterior.iter().flatten().copied().fold(0.0, f64::max);
        for (foot, length) in Self::measures() {
            if posterior[foot][length] < LEAST_SHARE * likeliest {
                continue;
            }
            let weighed = self.weighed(foot, length);
            let Some(mut path) = best_through(lattice, weighed, UNREACHED) else { continue };
            path.score += self.log_prior(prior, foot, length);
            if best.as_ref().is_none_or(|(known, ..)| path.score > known.score) {
                best = Some((path, foot, length));
            }
        }
        best
    }

    fn line(&self, line: &HeardLine, lattice: &Lattice, meter_of_poem: &PoemMeter, at: usize) -> LineScansion {
        let decode = |lattice: &Lattice| self.decode(lattice, &meter_of_poem.prior[at], &meter_of_poem.posterior[at]);
        let Some((path, foot, length)) = decode(lattice) else {
            return unmeasured(line, lattice, self.weights, meter_of_poem.prior[at]);
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
            posterior: meter_of_poem.posterior[at][foot][length] as f32,
            scansion,
            prior: MeterPrior::OfPoem(Box::new(meter_of_poem.prior[at])),
            aloud,
        }
    }
}

/// A line that no named meter can hold, read by its own words.
fn unmeasured(line: &HeardLine, lattice: &Lattice, weights: &Weights, prior: Mixture) -> LineScansion {
    let path = unconstrained(lattice, weights).unwrap_or(Path { score: 0.0, visits: Vec::new() });
    let scansion = Scansion::of(line, lattice, &path, None, weights);
    let aloud = scansion.stress.clone();
    let prior = MeterPrior::OfPoem(Box::new(prior));
    LineScansion { measure: None, in_words: String::new(), posterior: 0.0, scansion, prior, aloud }
}
