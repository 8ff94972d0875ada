//! Whether a line fits a meter, and what stands in the way when it does not.

use super::automaton::{Asks, Automaton};
use super::lattice::{self, Guesses, Lattice};
use super::license::{LicenseSet, Licenses};
use super::notation::Measure;
use super::scansion::Scansion;
use super::search::{self, Path};
use super::weights::Weights;
use super::{License, Meter, draw};
use crate::analysis::{Counts, HeardLine};

/// How far a licensed scansion may depart from what the line's words alone would have, in log-odds, before no reader would
/// hear the meter in it.
///
/// Calibrated on canonical verse against the same lines with two neighboring words swapped; `docs/accuracy.md` has the
/// curve.
pub const MOST_COST: f32 = 6.0;

/// How a line stands to a meter.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterFit {
    /// The best scansion within the licenses, or the nearest one when none fits; `None` for a line that cannot be laid on the
    /// meter at all.
    pub scansion: Option<Scansion>,
    /// Which of the meter's alternatives it is laid on, from 0.
    pub alternative: usize,
    /// What stands in the way; `None` when the line fits.
    pub fault: Option<Fault>,
    /// The word, from 0, whose guessed pronunciation the fault rests on: said otherwise, the line would fit.
    pub guess: Option<usize>,
}

impl MeterFit {
    /// Whether the line fits.
    pub fn fits(&self) -> bool {
        self.fault.is_none()
    }

    /// How many of the licenses taken count toward a form's `licenses_per_line`.
    pub fn licenses_counted(&self) -> usize {
        self.scansion.as_ref().map_or(0, Scansion::licenses_counted)
    }
}

/// What stands between a line and its meter.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Too many syllables or too few for any licensed scansion, under every known reading.
    Count {
        /// The counts the line can have, readings that only verse makes among them.
        found: Counts,
        /// The counts the meter allows, licenses among them.
        wanted: Counts,
        /// How many syllables lie between the nearest two.
        outside: u32,
    },
    /// The stress falls on the wrong side of a foot.
    Stress {
        /// The foot, from 1.
        foot: u32,
        /// The words, as a range from 0.
        words: std::ops::Range<usize>,
        /// The words as said, stress in capitals: `a-BOUT the MEA-dow`.
        drawn: String,
        /// The marks the words have: `x / x / x`.
        marks: String,
    },
    /// The line ends on a beat where it should not, or off it.
    Ending {
        /// The last word, from 0.
        word: usize,
        /// The ending as it is read.
        found: super::Ending,
    },
    /// More or fewer beats than wanted.
    Beats {
        /// The beats a reader would give the line.
        found: u32,
        /// The beats of the meter.
        wanted: u32,
    },
    /// No word ends where the meter has its caesura.
    Caesura,
}

/// Lays a line on a meter: finds the best scansion within the licenses, and says what stands in the way if there is none
/// that a reader would hear.
pub fn fit(line: &HeardLine, meter: &Meter, licenses: &Licenses) -> MeterFit {
    let weights = Weights::shipped();
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let laid = lay(&lattice, meter, *licenses, weights);
    if let Some(laid) = laid.as_ref().filter(|laid| laid.cost <= MOST_COST) {
        let scansion = laid.scansion(line, &lattice, meter, weights);
        return MeterFit { scansion: Some(scansion), alternative: laid.alternative, fault: None, guess: None };
    }
    let fault = fault(line, &lattice, meter, *licenses, laid.as_ref(), weights);
    let nearest = laid.or_else(|| nearest(&lattice, meter, weights));
    MeterFit {
        scansion: nearest.as_ref().map(|laid| laid.scansion(line, &lattice, meter, weights)),
        alternative: nearest.map_or(0, |laid| laid.alternative),
        fault: Some(fault),
        guess: guess(line, meter, *licenses, weights),
    }
}

/// The scansion of a line in a meter, whatever licenses that takes, and the measure it is in.
pub(super) fn nearest_scansion<'a>(
    line: &HeardLine,
    meter: &'a Meter,
    weights: &Weights,
) -> Option<(&'a Measure, Scansion)> {
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let laid = nearest(&lattice, meter, weights)?;
    let measure = meter.measures().nth(laid.alternative)?;
    Some((measure, laid.scansion(line, &lattice, meter, weights)))
}

/// A line laid on one alternative of a meter.
struct Laid {
    path: Path,
    alternative: usize,
    cost: f32,
}

impl Laid {
    fn scansion(&self, line: &HeardLine, lattice: &Lattice, meter: &Meter, weights: &Weights) -> Scansion {
        let automaton = meter.automaton(self.alternative);
        Scansion { cost: self.cost, ..Scansion::of(line, lattice, &self.path, automaton, weights) }
    }
}

/// The cheapest way to lay a line on a meter within the licenses.
fn lay(lattice: &Lattice, meter: &Meter, licenses: Licenses, weights: &Weights) -> Option<Laid> {
    lay_within(lattice, meter, weights, |measure| licenses.allowed(measure))
}

/// The cheapest way to lay a line on a meter, whatever the licenses.
fn nearest(lattice: &Lattice, meter: &Meter, weights: &Weights) -> Option<Laid> {
    lay_within(lattice, meter, weights, |_| LicenseSet::ANYTHING)
}

fn lay_within(
    lattice: &Lattice,
    meter: &Meter,
    weights: &Weights,
    allowed: impl Fn(&Measure) -> LicenseSet,
) -> Option<Laid> {
    let free = search::free(lattice, weights)?.score;
    let laid = meter.compiled().enumerate().filter_map(|(alternative, (measure, automaton))| {
        let path = search::best(lattice, automaton, weights, allowed(measure))?;
        let cost = free - (path.score - automaton.plain);
        Some(Laid { path, alternative, cost })
    });
    laid.min_by(|a, b| a.cost.total_cmp(&b.cost))
}

/// The guessed word without which the line would fit.
fn guess(line: &HeardLine, meter: &Meter, licenses: Licenses, weights: &Weights) -> Option<usize> {
    let word = line.words.iter().position(|word| word.spoken.is_guess())?;
    let lattice = Lattice::of(line, weights, Guesses::AsNeeded);
    let fits = lay(&lattice, meter, licenses, weights).is_some_and(|laid| laid.cost <= MOST_COST);
    fits.then_some(word)
}

fn fault(
    line: &HeardLine,
    lattice: &Lattice,
    meter: &Meter,
    licenses: Licenses,
    laid: Option<&Laid>,
    weights: &Weights,
) -> Fault {
    let wanted = meter.counts(licenses);
    let found = lattice::counts(line);
    let outside = distance(&found, &wanted);
    if outside > 0 {
        return Fault::Count { found, wanted, outside };
    }
    let endings = LicenseSet::of(&[License::Feminine, License::TripleEnding, License::Catalexis]);
    let ended = lay_within(lattice, meter, weights, |measure| licenses.allowed(measure).with(endings));
    if ended.as_ref().is_some_and(|laid| laid.cost <= MOST_COST) {
        let found = ended.map(|laid| laid.scansion(line, lattice, meter, weights).ending);
        let word = line.words.len().saturating_sub(1);
        return Fault::Ending { word, found: found.unwrap_or(super::Ending::Masculine) };
    }
    if let Some(beats) = meter.beats() {
        let read = search::free(lattice, weights)
            .map_or(0, |path| path.visits.iter().filter(|visit| visit.state == 1).count());
        return Fault::Beats { found: u32::try_from(read).unwrap_or(u32::MAX), wanted: beats };
    }
    match laid {
        Some(laid) => {
            let scansion = laid.scansion(line, lattice, meter, weights);
            let foot = worst_foot(lattice, &laid.path, meter.automaton(laid.alternative), &scansion);
            draw::stress_fault(line, &scansion, foot)
        }
        None => Fault::Caesura,
    }
}

/// The foot in which the words resist the meter most, from 0.
fn worst_foot(lattice: &Lattice, path: &Path, automaton: Option<&Automaton>, scansion: &Scansion) -> usize {
    let resistance = |at: usize| -> f32 {
        let node = &lattice.nodes[path.visits[at].node as usize];
        // A beat that the syllable would rather not have, or a stress that is denied one.
        if scansion.beats[at] { -node.beat } else { node.beat }
    };
    let _ = automaton;
    let feet = scansion.feet.iter().enumerate();
    let worst = |range: &std::ops::Range<usize>| range.clone().map(resistance).filter(|cost| *cost > 0.0).sum::<f32>();
    feet.max_by(|(_, a), (_, b)| worst(a).total_cmp(&worst(b))).map_or(0, |(foot, _)| foot)
}

/// How many syllables lie between two sets of counts: 0 when they share one.
fn distance(found: &Counts, wanted: &Counts) -> u32 {
    found.iter().map(|count| wanted.nearest(count, count).abs_diff(count)).min().unwrap_or(0)
}

impl Meter {
    /// Whether the meter asks for a caesura.
    pub fn has_caesura(&self) -> bool {
        self.compiled().any(|(measure, automaton)| match measure {
            Measure::Beats(beats) => beats.parts.len() > 1,
            Measure::Named { .. } | Measure::Marks(_) => automaton.steps.iter().any(|step| step.asks == Asks::Caesura),
        })
    }
}
