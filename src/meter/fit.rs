//! Whether a line fits a meter, and what stands in the way when it does not.

use std::cell::OnceCell;

use crate::analysis::{Counts, HeardLine};
use crate::meter::automaton::Asks;
use crate::meter::draw::{capitals, marks};
use crate::meter::lattice::{self, Guesses, Lattice, Node};
use crate::meter::license::{LicenseSet, Licenses};
use crate::meter::notation::Measure;
use crate::meter::scansion::{Scansion, Taken, counted};
use crate::meter::search::{self, Path};
use crate::meter::strain::{Joint, Strains, of_pair};
use crate::meter::weighed::UNREACHED;
use crate::meter::weights::Weights;
use crate::meter::{Compiled, License, Meter};
use crate::phonology::Stress;

/// The strain above which no reader would hear the meter in a line.
///
/// Calibrated on canonical verse against the same lines with two neighboring words swapped, a word dropped or a word added;
/// `docs/accuracy.md` has the curve.
pub const MOST_STRAIN: f32 = 1.0;

/// How a line stands to a meter.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterFit {
    /// The best scansion within the licenses, or the nearest one when none fits; `None` for a line that cannot be laid on the
    /// meter at all.
    pub scansion: Option<Scansion>,
    /// The licenses a line that fits takes, in the order of the line.
    pub licenses: Vec<Taken>,
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
        counted(&self.licenses)
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
    /// A count that the licenses allow, but of another length than the meter's to any reader, in a line that does not fit.
    Length {
        /// The counts the line has in speech.
        found: Counts,
        /// The counts the meter allows, licenses among them.
        allowed: Counts,
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
        found: crate::meter::Ending,
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
    let laying = Laying::new(line, meter, *licenses, Strains::shipped(), Guesses::AsGuessed);
    let plausible = laying.plausible();
    let fit = laying.fit_of(plausible.as_ref());
    let nearest = plausible
        .or_else(|| laying.within_licenses())
        .or_else(|| laying.within(|_| LicenseSet::ANYTHING, Within::Anything));
    MeterFit {
        scansion: nearest.as_ref().map(|laid| laying.scansion(laid)),
        alternative: nearest.map_or(0, |laid| laid.alternative),
        ..fit
    }
}

/// Judges a line by a meter as [`fit`] does, but makes out no scansion, which costs as much again.
pub fn judge(line: &HeardLine, meter: &Meter, licenses: &Licenses) -> MeterFit {
    let laying = Laying::new(line, meter, *licenses, Strains::shipped(), Guesses::AsGuessed);
    laying.fit_of(laying.plausible().as_ref())
}

/// Judges a line by a meter as [`judge`] does, and makes one that does not fit ready to be held against others.
pub fn judge_ready(line: &HeardLine, meter: &Meter, licenses: &Licenses) -> (MeterFit, Option<Keeping>) {
    let laying = Laying::new(line, meter, *licenses, Strains::shipped(), Guesses::AsGuessed);
    let fit = laying.fit_of(laying.plausible().as_ref());
    let ready = (!fit.fits()).then(|| Keeping { counts: laying.counts().clone(), lattice: laying.lattice });
    (fit, ready)
}

/// A line to be held against one meter after another, by nothing but whether it keeps them.
#[derive(Debug)]
pub struct Keeping {
    lattice: Lattice,
    counts: Counts,
}

impl Keeping {
    /// Makes a line ready.
    pub fn of(line: &HeardLine) -> Self {
        let lattice = Lattice::of(line, Strains::shipped(), Guesses::AsGuessed);
        Self { lattice, counts: lattice::counts(line) }
    }

    /// Whether the line has a count that the meter allows, without which it cannot fit.
    pub fn may_keep(&self, meter: &Meter, licenses: Licenses) -> bool {
        self.counts.shares(&meter.counts(licenses))
    }

    /// Whether the line fits a meter, as [`judge`] would find.
    pub fn keeps(&self, meter: &Meter, licenses: Licenses) -> bool {
        let allowed = |measure: &Measure| licenses.allowed(measure);
        self.may_keep(meter, licenses)
            && least_strained(&self.lattice, meter, Strains::shipped(), allowed, Within::Plausible).is_some()
    }
}

/// The guessed word without which the line would fit.
fn guess(line: &HeardLine, meter: &Meter, licenses: Licenses) -> Option<usize> {
    let word = line.words.iter().position(|word| word.spoken.is_guess())?;
    let laying = Laying::new(line, meter, licenses, Strains::shipped(), Guesses::AsNeeded);
    laying.plausible().map(|_| word)
}

/// Departures that are the stress's and not the beat's: a stress off the beat or a light beat strains by itself, so that feet
/// of two beats or none are not laid besides.
const STRESS_ONLY: LicenseSet = LicenseSet::of(&[License::Heavy, License::Light]);

/// A line being laid on a meter.
pub(super) struct Laying<'a> {
    pub(super) line: &'a HeardLine,
    pub(super) meter: &'a Meter,
    pub(super) licenses: Licenses,
    pub(super) strains: &'a Strains,
    pub(super) lattice: Lattice,
    counts: OnceCell<Counts>,
}

/// A line laid on one alternative of a meter.
pub(super) struct Laid {
    pub(super) path: Path,
    pub(super) alternative: usize,
    pub(super) cost: f32,
}

/// Which ways of laying a line on a meter count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Those in which a reader would hear the meter; no other is looked for.
    Plausible,
    /// All.
    Anything,
}

/// The least strained way to lay a line on one of a meter's alternatives.
pub(super) fn least_strained(
    lattice: &Lattice,
    meter: &Meter,
    strains: &Strains,
    allowed: impl Fn(&Measure) -> LicenseSet,
    within: Within,
) -> Option<Laid> {
    let least = match within {
        Within::Plausible => -MOST_STRAIN,
        Within::Anything => UNREACHED,
    };
    let laid = meter.compiled().enumerate().filter_map(|(alternative, compiled)| {
        let allowed = allowed(&compiled.measure).without(STRESS_ONLY);
        let path = search::best_through(lattice, &compiled.strained(strains, allowed), least)?;
        Some(Laid { cost: -path.score, path, alternative })
    });
    laid.min_by(|a, b| a.cost.total_cmp(&b.cost))
}

impl<'a> Laying<'a> {
    pub(super) fn new(
        line: &'a HeardLine,
        meter: &'a Meter,
        licenses: Licenses,
        strains: &'a Strains,
        guesses: Guesses,
    ) -> Self {
        Self { line, meter, licenses, strains, lattice: Lattice::of(line, strains, guesses), counts: OnceCell::new() }
    }

    /// The least strained way to lay the line within the licenses.
    pub(super) fn within_licenses(&self) -> Option<Laid> {
        self.within(|measure| self.licenses.allowed(measure), Within::Anything)
    }

    /// The same, if a reader would hear the meter in it.
    fn plausible(&self) -> Option<Laid> {
        self.within(|measure| self.licenses.allowed(measure), Within::Plausible)
    }

    fn within(&self, allowed: impl Fn(&Measure) -> LicenseSet, within: Within) -> Option<Laid> {
        least_strained(&self.lattice, self.meter, self.strains, allowed, within)
    }

    /// How the line stands to the meter, plausibly laid so or not at all; without its scansion.
    fn fit_of(&self, laid: Option<&Laid>) -> MeterFit {
        let Some(laid) = laid else {
            let guess = guess(self.line, self.meter, self.licenses);
            return MeterFit { scansion: None, licenses: Vec::new(), alternative: 0, fault: Some(self.fault()), guess };
        };
        let measure = self.meter.automaton(laid.alternative);
        let licenses = measure.map(|measure| Scansion::licenses_of(self.line, &self.lattice, &laid.path, measure));
        let (licenses, alternative) = (licenses.unwrap_or_default(), laid.alternative);
        MeterFit { scansion: None, licenses, alternative, fault: None, guess: None }
    }

    fn scansion(&self, laid: &Laid) -> Scansion {
        let automaton = self.meter.automaton(laid.alternative);
        Scansion::of(self.line, &self.lattice, &laid.path, automaton, Weights::shipped())
    }

    /// Every count the line can have, readings that only verse makes among them.
    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| lattice::counts(self.line))
    }

    fn fault(&self) -> Fault {
        let wanted = self.meter.counts(self.licenses);
        let found = self.counts();
        let outside = distance(found, &wanted);
        if outside > 0 {
            return Fault::Count { found: found.clone(), wanted, outside };
        }
        let endings = LicenseSet::of(&[License::Feminine, License::TripleEnding, License::Catalexis]);
        if let Some(ended) = self.within(|measure| self.licenses.allowed(measure).with(endings), Within::Plausible) {
            let word = self.line.words.len().saturating_sub(1);
            return Fault::Ending { word, found: self.scansion(&ended).ending };
        }
        if self.is_of_another_length() {
            return Fault::Length { found: self.line.counts.clone(), allowed: wanted };
        }
        if let Some(wanted) = self.meter.beats() {
            return Fault::Beats { found: self.beats_read(), wanted };
        }
        self.within_licenses().map_or(Fault::Caesura, |laid| {
            let scansion = self.scansion(&laid);
            let resistance = self.resistance(&laid.path, &scansion.beats);
            let foot = worst_foot(&resistance, &scansion);
            stress_fault(self.line, &scansion, foot)
        })
    }

    /// How much less each syllable of a path would strain with a beat in place of slack, or slack in place of a beat.
    fn resistance(&self, path: &Path, beats: &[bool]) -> Vec<f32> {
        let nodes: Vec<&Node> = path.visits.iter().map(|visit| &self.lattice.nodes[visit.node as usize]).collect();
        let joints: Vec<Joint> = nodes.windows(2).map(|pair| of_pair(pair[0], pair[1])).collect();
        let score = |at: usize, beat: bool| {
            let label = usize::from(beat);
            let entering = at.checked_sub(1).and_then(|joint| joints[joint].entering[label]);
            let leaving = joints.get(at).and_then(|joint| joint.leaving[label]);
            nodes[at].scores[label] + self.strains.of(entering) + self.strains.of(leaving)
        };
        beats.iter().enumerate().take(nodes.len()).map(|(at, &beat)| score(at, !beat) - score(at, beat)).collect()
    }

    /// The beats a reader would give the line if nothing asked for any.
    fn beats_read(&self) -> u32 {
        let weights = Weights::shipped();
        let lattice = Lattice::of(self.line, weights, Guesses::AsGuessed);
        let beats = |path: Path| path.visits.iter().filter(|visit| visit.state == 1).count();
        u32::try_from(search::free(&lattice, weights).map_or(0, beats)).unwrap_or(u32::MAX)
    }
}

/// The foot in which the words resist the meter most, from 0.
fn worst_foot(resistance: &[f32], scansion: &Scansion) -> usize {
    let feet = scansion.feet.iter().enumerate();
    let worst = |range: &std::ops::Range<usize>| -> f32 {
        resistance.get(range.clone()).unwrap_or_default().iter().filter(|cost| **cost > 0.0).sum()
    };
    feet.max_by(|(_, a), (_, b)| worst(a).total_cmp(&worst(b))).map_or(0, |(foot, _)| foot)
}

/// What is said of a foot whose stress is on the wrong side: the words around it, as they are spoken.
fn stress_fault(line: &HeardLine, scansion: &Scansion, foot: usize) -> Fault {
    let here = scansion.feet.get(foot).cloned().unwrap_or(0..0);
    let before =
        foot.checked_sub(1).and_then(|before| scansion.feet.get(before)).map_or(here.start, |before| before.start);
    let of = |at: usize| scansion.syllables.get(at).map_or(0, |syllable| syllable.word);
    let words = of(before)..of(here.end.saturating_sub(1)) + 1;
    let said = spoken_stress(line, scansion);
    let within = |at: &usize| words.contains(&scansion.syllables[*at].word);
    let marked: Vec<bool> = (0..said.len()).filter(within).map(|at| said[at]).collect();
    Fault::Stress {
        foot: u32::try_from(foot + 1).unwrap_or(u32::MAX),
        drawn: capitals(line, scansion, words.clone(), &said),
        marks: marks(&marked),
        words,
    }
}

/// The stresses the words have of themselves: long words by the dictionary, short ones as the line is read.
fn spoken_stress(line: &HeardLine, scansion: &Scansion) -> Vec<bool> {
    let own = |at: usize| {
        let syllable = scansion.syllables[at];
        let way = scansion.ways[syllable.word]?;
        let reading = line.words.get(syllable.word)?.spoken.pronunciations.get(way)?;
        (reading.sounds.syllable_count() > 1)
            .then(|| reading.sounds.stresses().nth(syllable.syllable) == Some(Stress::Primary))
    };
    (0..scansion.syllables.len()).map(|at| own(at).unwrap_or(scansion.stress[at])).collect()
}

/// How many syllables lie between two sets of counts: 0 when they share one.
pub(super) fn distance(found: &Counts, wanted: &Counts) -> u32 {
    found.iter().map(|count| wanted.nearest(count, count).abs_diff(count)).min().unwrap_or(0)
}

impl Meter {
    /// Whether the meter asks for a caesura.
    pub fn has_caesura(&self) -> bool {
        self.compiled().any(|Compiled { measure, automaton, .. }| match measure {
            Measure::Beats(beats) => beats.parts.len() > 1,
            Measure::Named { .. } | Measure::Marks(_) => automaton.steps.iter().any(|step| step.asks == Asks::Caesura),
        })
    }
}
