//! The model of scansion, ready to scan poems.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "probabilities, and counts of lines")]

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::aloud::aloud;
use super::poem::{LineScansion, MeterPrior, PoemScansion, most, posterior, regularity};
use crate::analysis::HeardLine;
use crate::meter::automaton::Automaton;
use crate::meter::decode::{Path, UNREACHED, WeightedAutomaton, best_through, unconstrained};
use crate::meter::infer::em::{self, PoemMeter};
use crate::meter::infer::{MeterTable, Scratch, Sums};
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::notation::{LicenseSet, Measure, NamedMeter};
use crate::meter::scansion::Scansion;

/// A poem of lower regularity than this has no meter that a reader would name.
///
/// None of 72 poems with a nominal meter lies below it, and about half of the passages of prose cut into lines.
const LEAST_REGULARITY: f32 = 0.12;

/// The fewest lines for which [`LEAST_FORETOLD`] means anything; a limerick has too few.
const LEAST_LINES: usize = 10;

/// A poem of [`LEAST_LINES`] or more has no meter either when its other lines give each line's meter a lower probability than this, on
/// average, and its mean posterior lies below [`LEAST_SURENESS`].
///
/// Of 60 passages of prose cut into lines 55 lie below both. Of 590 poems in meter one does that has ten lines, in a meter that its
/// poet calls sprung.
const LEAST_FORETOLD: f32 = 0.16;

/// See [`LEAST_FORETOLD`]. Lines of prose cut anywhere are read in one meter with a posterior probability of 0.73 on average, lines
/// of verse in meter with 0.99.
const LEAST_SURENESS: f32 = 0.84;

/// Meters less likely than this share of the likeliest one are not searched for a line. From 0.02 to 0.5 no line in a thousand
/// is read otherwise, and each meter searched costs as much as the first.
const LEAST_SHARE: f64 = 0.2;

/// A set of weights with the tables made from it for scanning.
pub(crate) struct Scanner<'a> {
    weights: &'a Weights,
    sums: Sums,
    bias: MeterTable,
    meters: Vec<Candidate>,
}

/// A meter that a line may be read in.
pub(crate) struct Candidate {
    pub(crate) meter: NamedMeter,
    pub(crate) automaton: Automaton,
    /// The weighted automaton with every license allowed; made when a line is first read in the meter.
    weighted: OnceLock<WeightedAutomaton>,
}

impl Scanner<'static> {
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Scanner<'static>> = LazyLock::new(|| Scanner::new(Weights::shipped()));
        &SHIPPED
    }
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        let meters = NamedMeter::learned().map(|meter| {
            let automaton = Automaton::of(&Measure::Named(meter));
            Candidate { meter, automaton, weighted: OnceLock::new() }
        });
        Self { weights, sums: Sums::of(weights), bias: em::bias(weights), meters: meters.collect() }
    }

    /// The meters that a line may be read in.
    pub(crate) fn meters(&self) -> &[Candidate] {
        &self.meters
    }

    /// The log-probability of a meter before the line is seen, by the prior of its poem; it is added to the score of each path.
    pub(crate) fn log_prior(&self, prior: &MeterTable, meter: NamedMeter) -> f32 {
        (prior.of(meter).ln() + self.bias.of(meter)) as f32
    }

    pub(crate) fn weights(&self) -> &'a Weights {
        self.weights
    }

    /// A meter's automaton with the weights of the model.
    pub(crate) fn weighted<'c>(&self, candidate: &'c Candidate) -> &'c WeightedAutomaton {
        let weigh = || WeightedAutomaton::of(&candidate.automaton, self.weights, LicenseSet::ANYTHING);
        candidate.weighted.get_or_init(weigh)
    }

    /// Scans lines that make a poem.
    pub(crate) fn scan(&self, lines: &[&HeardLine], stanzas: &[Range<usize>]) -> PoemScansion {
        let lattices: Vec<Lattice> =
            lines.iter().map(|line| Lattice::of(line, self.weights, Guesses::AsGuessed)).collect();
        let PoemMeter { prior, posterior: posteriors, held_out } = self.infer(&lattices, stanzas);
        let each = lines.iter().zip(&lattices).zip(prior.iter().zip(&posteriors));
        let lines: Vec<LineScansion> =
            each.map(|((line, lattice), (prior, posterior))| self.line(line, lattice, prior, posterior)).collect();
        let (posterior, foretold) = (posterior(&lines), regularity(&lines, &held_out));
        let regularity = regularity(&lines, &prior);
        let scattered = lines.len() >= LEAST_LINES && posterior < LEAST_SURENESS && foretold < LEAST_FORETOLD;
        let regular = regularity >= LEAST_REGULARITY && !scattered;
        let meter = most(lines.iter().filter_map(|line| line.measure)).filter(|_| regular);
        PoemScansion { meter, posterior, regularity, lines }
    }

    /// The likelihood of a line under every named meter in a learned foot.
    pub(crate) fn likelihoods(&self, line: &HeardLine) -> MeterTable {
        self.sums.evidence(&Lattice::of(line, self.weights, Guesses::AsGuessed), &mut Scratch::default())
    }

    /// Infers the meter of lines that make a poem.
    pub(crate) fn infer(&self, lattices: &[Lattice], stanzas: &[Range<usize>]) -> PoemMeter {
        let bias = self.bias.map(f64::exp);
        let mut scratch = Scratch::default();
        let evidence: Vec<MeterTable> =
            lattices.iter().map(|lattice| self.sums.evidence(lattice, &mut scratch).times(&bias)).collect();
        em::infer(&evidence, stanzas)
    }

    /// The best path of a line, given the prior of its poem and its posterior, with the meter it is in.
    pub(crate) fn decode(
        &self,
        lattice: &Lattice,
        prior: &MeterTable,
        posterior: &MeterTable,
    ) -> Option<(Path, &Candidate)> {
        let mut best: Option<(Path, &Candidate)> = None;
        let likeliest = posterior.iter().fold(0.0, f64::max);
        for candidate in &self.meters {
            if posterior.of(candidate.meter) < LEAST_SHARE * likeliest {
                continue;
            }
            let Some(mut path) = best_through(lattice, self.weighted(candidate), UNREACHED) else { continue };
            path.score += self.log_prior(prior, candidate.meter);
            if best.as_ref().is_none_or(|(known, _)| path.score > known.score) {
                best = Some((path, candidate));
            }
        }
        best
    }

    fn line(&self, line: &HeardLine, lattice: &Lattice, prior: &MeterTable, posterior: &MeterTable) -> LineScansion {
        let decode = |lattice: &Lattice| self.decode(lattice, prior, posterior);
        let prior = MeterPrior::OfPoem(Box::new(*prior));
        let Some((path, Candidate { meter, automaton, .. })) = decode(lattice) else {
            return unmeasured(line, lattice, self.weights, prior);
        };
        let scansion = Scansion::of(line, lattice, &path, automaton, self.weights);
        let aloud = aloud(line, &scansion, self.weights, |lattice| {
            let (path, Candidate { automaton, .. }) = decode(lattice)?;
            Some((path, automaton))
        });
        let (measure, in_words, posterior) = (Some(*meter), meter.to_string(), posterior.of(*meter) as f32);
        LineScansion { text: line.text.clone(), measure, in_words, posterior, scansion, prior, aloud }
    }
}

/// A line that no named meter can hold, read by its own words.
fn unmeasured(line: &HeardLine, lattice: &Lattice, weights: &Weights, prior: MeterPrior) -> LineScansion {
    let labeled = unconstrained(lattice, weights).unwrap_or_default();
    let scansion = Scansion::unmeasured(line, lattice, labeled, weights);
    let aloud = scansion.stress.clone();
    LineScansion {
        text: line.text.clone(),
        measure: None,
        in_words: String::new(),
        posterior: 0.0,
        scansion,
        prior,
        aloud,
    }
}
