//! The scansions of a line that come next after the one shown.

use super::alternatives::Compiled;
use super::automaton::Automaton;
use super::decode::{KBest, Path, Trellis, UNREACHED, WeightedAutomaton};
use super::lattice::{Guesses, Lattice};
use super::notation::Measure;
use super::scan::{LineScansion, MeterPrior, Scanner};
use super::scansion::Scansion;
use crate::analysis::HeardLine;

/// A scansion of a line that is not the likeliest one.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// The measure it is in, in words or marks.
    pub in_words: String,
    /// How far it lies behind the scansion shown, in log-odds; 0 for one that is as likely.
    pub behind: f32,
    /// How the line is scanned.
    pub scansion: Scansion,
}

/// The scansions of a line that come next after the one shown, the likeliest first: at most so many, no two with the same
/// beats.
///
/// A line with a given meter is scanned in that meter alone; any other in every named meter, with the prior that the rest of
/// its poem gives it. The order is exact: no scansion left out is likelier than one returned.
pub fn runners_up(line: &HeardLine, shown: &LineScansion, most: usize) -> Vec<RunnerUp> {
    if most == 0 {
        return Vec::new();
    }
    let scanner = Scanner::shipped();
    let lattice = Lattice::of(line, scanner.weights(), Guesses::AsGuessed);
    let courses: Vec<Course> = match &shown.prior {
        MeterPrior::Given(meter) => {
            let each = meter.compiled().filter_map(|compiled| {
                let Compiled { measure, automaton, .. } = compiled;
                let log_prior = -scanner.weights().of_plain(measure);
                Course::of(&lattice, measure.clone(), automaton, compiled.likely(), log_prior)
            });
            each.collect()
        }
        MeterPrior::OfPoem(prior) => {
            let each = scanner.meters().iter().filter_map(|candidate| {
                let log_prior = scanner.log_prior(prior, candidate.meter);
                let (measure, weighted) = (Measure::Named(candidate.meter), scanner.weighted(candidate));
                Course::of(&lattice, measure, &candidate.automaton, weighted, log_prior)
            });
            each.collect()
        }
    };
    let mut race = Race { courses };
    let mut found: Vec<RunnerUp> = Vec::new();
    let mut best = None;
    while found.len() < most
        && let Some((score, path, measure, automaton)) = race.next()
    {
        let best = *best.get_or_insert(score);
        let scansion = Scansion::of(line, &lattice, &path, automaton, scanner.weights());
        let known = |other: &RunnerUp| other.scansion.beats == scansion.beats;
        if scansion.beats != shown.scansion.beats && !found.iter().any(known) {
            found.push(RunnerUp { in_words: measure.to_string(), behind: best - score, scansion });
        }
    }
    found
}

/// The paths of a line through one measure, the best first, with the next one already decoded.
struct Course<'a> {
    measure: Measure,
    automaton: &'a Automaton,
    /// The log-prior of the measure, which is added to the score of each path.
    log_prior: f32,
    ahead: Path,
    paths: KBest<'a>,
}

impl<'a> Course<'a> {
    /// The paths of a line through a measure; `None` where there is none.
    fn of(
        lattice: &'a Lattice,
        measure: Measure,
        automaton: &'a Automaton,
        weighted: &'a WeightedAutomaton,
        log_prior: f32,
    ) -> Option<Self> {
        let mut paths = KBest::of(Trellis::filled(lattice, weighted, UNREACHED)?);
        Some(Self { measure, automaton, log_prior, ahead: paths.next()?, paths })
    }

    fn score(&self) -> f32 {
        self.ahead.score + self.log_prior
    }
}

/// The paths through all measures, merged in the order of their scores.
struct Race<'a> {
    courses: Vec<Course<'a>>,
}

impl<'a> Race<'a> {
    /// The next best path of all, its score, and the measure it is in.
    fn next(&mut self) -> Option<(f32, Path, Measure, &'a Automaton)> {
        let scores = self.courses.iter().enumerate().map(|(at, course)| (at, course.score()));
        let (at, score) = scores.max_by(|a, b| a.1.total_cmp(&b.1))?;
        let course = self.courses.get_mut(at)?;
        let (measure, automaton) = (course.measure.clone(), course.automaton);
        let path = match course.paths.next() {
            Some(next) => std::mem::replace(&mut course.ahead, next),
            None => self.courses.swap_remove(at).ahead,
        };
        Some((score, path, measure, automaton))
    }
}
