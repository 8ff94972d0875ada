//! What stands between a line and its meter.

use std::ops::Range;

use super::MOST_STRAIN;
use super::laid::Within;
use super::laying::{Laying, distance};
use super::length::OtherLength;
use crate::analysis::{Counts, HeardLine};
use crate::meter::decode::{Path, unconstrained};
use crate::meter::explain::{capitals, marks};
use crate::meter::lattice::{Guesses, Lattice, Node};
use crate::meter::model::Weights;
use crate::meter::model::strain::{Joint, of_pair};
use crate::meter::notation::{License, LicenseSet, Measure, NamedMeter};
use crate::meter::scansion::{Ending, Scansion};
use crate::phonology::Stress;

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
        /// The meter that the line keeps, if it keeps one.
        kept: Option<NamedMeter>,
    },
    /// The stress falls on the wrong side of a foot.
    Stress {
        /// The foot, from 1.
        foot: u32,
        /// The words, as a range from 0.
        words: Range<usize>,
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
        found: Ending,
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

impl Laying<'_> {
    /// What stands in the way of a line that does not fit.
    pub(super) fn fault(&self) -> Fault {
        let wanted = self.meter.counts(self.licenses);
        let found = self.counts();
        let outside = distance(found, &wanted);
        if outside > 0 {
            return Fault::Count { found: found.clone(), wanted, outside };
        }
        let other = self.another_length();
        let endings = LicenseSet::of(&[License::Feminine, License::TripleEnding, License::Catalexis]);
        let allowed = |measure: &Measure| self.licenses.allowed(measure).with(endings);
        if let Some(ended) = self.within(allowed, Within::Strain(MOST_STRAIN)) {
            let word = self.line.words.len().saturating_sub(1);
            let found = self.scansion(&ended).ending;
            // A line with a foot too many, laid with its last stress past the last beat, is too long before it ends wrong.
            let keeps_another = other.as_ref().is_some_and(|other| other.kept.is_some());
            if found == Ending::Triple || !keeps_another {
                return Fault::Ending { word, found };
            }
        }
        if let Some(OtherLength { kept }) = other {
            return Fault::Length { found: self.line.counts.clone(), allowed: wanted, kept };
        }
        if let Some(wanted) = self.meter.beats() {
            return Fault::Beats { found: self.beats_read(), wanted };
        }
        self.within_licenses().map_or(Fault::Caesura, |laid| {
            let scansion = self.scansion(&laid);
            let resistance = self.resistance(&laid.path, &scansion.beats);
            stress_fault(self.line, &scansion, &resistance)
        })
    }

    /// How much less each syllable of a path would strain with a beat in place of slack, or slack in place of a beat.
    fn resistance(&self, path: &Path, beats: &[bool]) -> Vec<f32> {
        let nodes: Vec<&Node> = path.visits.iter().map(|visit| self.lattice.node(visit.node)).collect();
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
        let labeled = unconstrained(&lattice, weights).unwrap_or_default();
        labeled.beats.into_iter().map(u32::from).sum()
    }
}

/// The foot in which the words resist the meter most, counted from 1, with its syllables.
fn worst_foot(scansion: &Scansion, resistance: &[f32]) -> (u32, Range<usize>) {
    let feet = (1..).zip(&scansion.feet);
    let worst = |range: &Range<usize>| -> f32 {
        resistance.get(range.clone()).unwrap_or_default().iter().filter(|cost| **cost > 0.0).sum()
    };
    let most = feet.max_by(|(_, a), (_, b)| worst(a).total_cmp(&worst(b)));
    most.map_or((1, 0..0), |(number, syllables)| (number, syllables.clone()))
}

/// What is said of the foot whose stress is on the wrong side: the words around it, as they are spoken.
fn stress_fault(line: &HeardLine, scansion: &Scansion, resistance: &[f32]) -> Fault {
    let (foot, here) = worst_foot(scansion, resistance);
    let before = scansion.feet.iter().rev().find(|foot| foot.end <= here.start);
    let before = before.map_or(here.start, |before| before.start);
    let of = |at: usize| scansion.syllables.get(at).map_or(0, |syllable| syllable.word);
    let words = of(before)..of(here.end.saturating_sub(1)) + 1;
    let said = spoken_stress(line, scansion);
    let within = |at: &usize| words.contains(&scansion.syllables[*at].word);
    let marked: Vec<bool> = (0..said.len()).filter(within).map(|at| said[at]).collect();
    Fault::Stress { foot, drawn: capitals(line, scansion, words.clone(), &said), marks: marks(&marked), words }
}

/// The stresses the words have of themselves: long words by the dictionary, short ones as the line is read.
fn spoken_stress(line: &HeardLine, scansion: &Scansion) -> Vec<bool> {
    let own = |at: usize| {
        let syllable = scansion.syllables[at];
        let read = scansion.pronunciations[syllable.word]?;
        let reading = line.words.get(syllable.word)?.spoken.pronunciations.get(read)?;
        (reading.sounds.syllable_count() > 1)
            .then(|| reading.sounds.stresses().nth(syllable.syllable) == Some(Stress::Primary))
    };
    (0..scansion.syllables.len()).map(|at| own(at).unwrap_or(scansion.stress[at])).collect()
}
