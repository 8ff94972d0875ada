//! What stands between a line and its meter.

use super::MOST_STRAIN;
use super::beats::{in_plainest_beats, is_plainer_in_other_beats};
use super::laid::Within;
use super::laying::{Laying, distance};
use super::length::OtherLength;
use crate::analysis::{Counts, HeardLine};
use crate::meter::decode::Path;
use crate::meter::explain::capitals;
use crate::meter::lattice::Node;
use crate::meter::model::strain::{Joint, of_pair};
use crate::meter::notation::{License, LicenseSet, Measure, NamedMeter};
use crate::meter::scansion::{Ending, Scansion, Taken};
use crate::phonology::Stress;

/// What stands between a line and its meter.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Too many syllables or too few for any licensed scansion, under every known reading.
    Count {
        /// The counts of syllables the line can have, with readings that only verse makes.
        found: Counts,
        /// The counts of syllables the meter allows with its licenses.
        wanted: Counts,
        /// The least difference between a count of the one and a count of the other, in syllables.
        outside: u32,
    },
    /// A line that does not fit, with a count that the licenses allow, but that any reader hears as another length.
    Length {
        /// The counts of syllables the line has in speech.
        found: Counts,
        /// The meter that the line keeps, if it keeps one.
        kept: Option<NamedMeter>,
    },
    /// A word is stressed otherwise than its place in the line asks.
    Stress {
        /// The word, from 0.
        word: usize,
        /// How it clashes with the meter.
        clash: Clash,
    },
    /// No word clashes, but the nearest reading takes so many licenses that a reader does not hear the meter.
    Departures {
        /// The licenses of that reading, in the order of the line.
        taken: Vec<Taken>,
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

/// How a word clashes with the meter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Clash {
    /// The stresses of a long word do not fall where the beats do.
    Turned {
        /// The word as it is said, stress in capitals: `as-SUME`.
        said: String,
        /// The word as the beats would have it: `AS-sume`.
        wanted: String,
    },
    /// A word is stressed, and no beat falls on it.
    Stressed,
    /// A light word of one syllable takes a beat.
    Light,
}

impl Laying<'_> {
    /// The fault of a line that does not fit.
    pub(super) fn fault(&self) -> Fault {
        let wanted = self.meter.counts(self.licenses);
        let found = self.counts();
        let outside = distance(found, &wanted);
        if outside > 0 {
            return Fault::Count { found: found.clone(), wanted, outside };
        }
        if let Some(fault) = self.outnumbered().then(|| self.beats_fault()).flatten() {
            return fault;
        }
        let other = self.another_length();
        let endings = LicenseSet::of(&[License::Feminine, License::TripleEnding, License::Catalexis]);
        let allowed = |measure: &Measure| self.licenses.allowed(measure).with(endings);
        if let Some(ended) = self.within(allowed, Within::Strain(MOST_STRAIN)) {
            let word = self.line.words.len().saturating_sub(1);
            let found = self.scansion(&ended).ending;
            // A line with a foot too many may be laid so that its last stress lies past the last beat: report its length,
            // not its ending.
            let keeps_another = other.as_ref().is_some_and(|other| other.kept.is_some());
            if found == Ending::Triple || !keeps_another {
                return Fault::Ending { word, found };
            }
        }
        if let Some(OtherLength { kept }) = other {
            return Fault::Length { found: self.line.counts.clone(), kept };
        }
        if let Some(fault) = self.beats_fault() {
            return fault;
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

    /// Whether the line can be laid on the meter, but a reader hears another number of beats far more plainly.
    fn outnumbered(&self) -> bool {
        let laid = self.within(|measure| self.licenses.allowed(measure), Within::Strain(MOST_STRAIN));
        laid.is_some_and(|laid| is_plainer_in_other_beats(&self.lattice, self.meter, self.strains, &laid))
    }

    /// [`Fault::Beats`], if the meter counts beats alone and the line strains least with another number of them.
    fn beats_fault(&self) -> Option<Fault> {
        let own = self.meter.is_accentual().then(|| self.meter.measures().filter_map(Measure::beats))?;
        let (found, _) = in_plainest_beats(&self.lattice, self.strains)?;
        let wanted = own.min_by_key(|own| own.abs_diff(found))?;
        (found != wanted).then_some(Fault::Beats { found, wanted })
    }
}

/// The fault of the word that resists the meter most.
fn stress_fault(line: &HeardLine, scansion: &Scansion, resistance: &[f32]) -> Fault {
    let said = spoken_stress(line, scansion);
    let clash = |word: usize| clash(line, scansion, word, &said).map(|clash| Fault::Stress { word, clash });
    let departures = || Fault::Departures { taken: scansion.licenses.clone() };
    words_by_resistance(scansion, resistance).into_iter().find_map(clash).unwrap_or_else(departures)
}

/// The share of the greatest resistance from which a later word is blamed instead: a reader follows the meter up to the word that breaks
/// it, and in the nearest reading earlier words bend only to make room for that one. Chosen on lines with one word exchanged, so that the
/// exchanged word is the one blamed.
const NEAR_MOST: f32 = 0.5;

/// The words of a scansion that resist it, the one to blame first: those with nearly the greatest resistance, the last first,
/// then the others.
fn words_by_resistance(scansion: &Scansion, resistance: &[f32]) -> Vec<usize> {
    let mut words: Vec<(usize, f32)> = Vec::new();
    for (syllable, &cost) in scansion.syllables.iter().zip(resistance) {
        match words.last_mut() {
            Some((word, sum)) if *word == syllable.word => *sum += cost.max(0.0),
            _ => words.push((syllable.word, cost.max(0.0))),
        }
    }
    words.retain(|(_, sum)| *sum > 0.0);
    let most = words.iter().map(|(_, sum)| *sum).fold(0.0, f32::max);
    words.reverse();
    words.sort_by_key(|(_, sum)| *sum < most * NEAR_MOST);
    words.into_iter().map(|(word, _)| word).collect()
}

/// How a word clashes with its beats, if it does; `said` are the stresses of all syllables.
fn clash(line: &HeardLine, scansion: &Scansion, word: usize, said: &[bool]) -> Option<Clash> {
    let start = scansion.syllables.partition_point(|syllable| syllable.word < word);
    let end = scansion.syllables.partition_point(|syllable| syllable.word <= word);
    let (own, wanted) = (said.get(start..end)?, scansion.beats.get(start..end)?);
    match wanted {
        _ if own == wanted => None,
        [true] => Some(Clash::Light),
        _ if !wanted.contains(&true) => Some(Clash::Stressed),
        _ => {
            let drawn = |stressed: &[bool]| capitals(line, scansion, word..word + 1, stressed);
            Some(Clash::Turned { said: drawn(said), wanted: drawn(&scansion.beats) })
        }
    }
}

/// The stresses of the words apart from the meter: long words by the dictionary, words of one syllable as the line is read.
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
