//! A scanned poem and its lines.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "probabilities, and counts of lines")]

use std::ops::Range;

use crate::meter::alternatives::Meter;
use crate::meter::infer::MeterTable;
use crate::meter::notation::{Foot, NamedMeter};
use crate::meter::scansion::{Scansion, signs};

/// A poem as scanned.
#[derive(Debug, Clone, PartialEq)]
pub struct PoemScansion {
    /// The foot and length of most lines; `None` when the poem keeps no regular meter.
    pub meter: Option<NamedMeter>,
    /// How sure the meter is: the mean posterior probability, over the lines, of the meter each was read in.
    pub posterior: f32,
    /// How well the lines foretell each other's meters: the mean prior probability, given the rest of the poem, of the meter each
    /// was read in; 1 where the meter was given.
    pub regularity: f32,
    /// The lines of the poem in order.
    pub lines: Vec<LineScansion>,
}

/// A line as scanned in its poem.
#[derive(Debug, Clone, PartialEq)]
pub struct LineScansion {
    /// The line's text, as written.
    pub text: Box<str>,
    /// The foot and length it is read in; `None` for a line that no named meter can hold.
    pub measure: Option<NamedMeter>,
    /// The measure in words or marks: of the meter given, else of the one found.
    pub in_words: String,
    /// The posterior probability of that meter, given the line and the rest of the poem; 1 where the meter was given.
    pub posterior: f32,
    /// How it is read.
    pub scansion: Scansion,
    /// The prior of the line's meter: the given meter, or the distribution of the poem.
    pub(crate) prior: MeterPrior,
    /// The stresses of the line as a careful reader says it aloud. It has a syllable more than the scansion where the meter
    /// runs together what the voice sounds: *glittering* may be two syllables of meter and is three of speech.
    pub aloud: Vec<bool>,
}

/// The prior of a line's meter, before its own words are seen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MeterPrior {
    /// A meter that was given.
    Given(Meter),
    /// The probability of each foot and length, given the rest of the poem.
    OfPoem(Box<MeterTable>),
}

impl LineScansion {
    /// Whether the meter it is read in was given, and not found.
    pub fn is_given(&self) -> bool {
        matches!(self.prior, MeterPrior::Given(_))
    }

    /// The stresses as said aloud, as `-+-+`.
    pub fn aloud_string(&self) -> String {
        signs(&self.aloud)
    }
}

/// A sequence of line lengths that has a name, such as common meter.
struct NamedMeasure {
    /// The foot; `None` for any.
    foot: Option<Foot>,
    /// The feet of each line.
    feet: &'static [u8],
    name: &'static str,
}

const fn iambs(feet: &'static [u8], name: &'static str) -> NamedMeasure {
    NamedMeasure { foot: Some(Foot::Iambic), feet, name }
}

/// The measures of hymnals, which print them beside each tune, and those of the ballad and the limerick in other feet.
const NAMED_MEASURES: [NamedMeasure; 9] = [
    iambs(&[4, 3, 4, 3], "common meter"),
    iambs(&[4, 3, 4, 3, 4, 3, 4, 3], "common meter doubled"),
    iambs(&[4, 4, 4, 4], "long meter"),
    iambs(&[4, 4, 4, 4, 4, 4, 4, 4], "long meter doubled"),
    iambs(&[3, 3, 4, 3], "short meter"),
    iambs(&[3, 3, 4, 3, 3, 3, 4, 3], "short meter doubled"),
    iambs(&[4, 4, 3, 4, 4, 3], "common particular meter"),
    NamedMeasure { foot: Some(Foot::Anapestic), feet: &[4, 3, 4, 3], name: "ballad meter" },
    NamedMeasure { foot: None, feet: &[3, 3, 2, 2, 3], name: "limerick" },
];

/// The fewest lines from which a single stanza's measure is named.
const LEAST_LINES: usize = 4;

/// The mean posterior probability, over the lines, of the meter each was read in.
pub(super) fn posterior(lines: &[LineScansion]) -> f32 {
    lines.iter().map(|line| line.posterior).sum::<f32>() / lines.len().max(1) as f32
}

/// The mean probability in these tables, over the lines, of the meter each was read in.
pub(super) fn regularity(lines: &[LineScansion], priors: &[MeterTable]) -> f32 {
    let foretold = lines.iter().zip(priors).filter_map(|(line, prior)| Some(prior.of(line.measure?)));
    (foretold.sum::<f64>() / lines.len().max(1) as f64) as f32
}

/// The most frequent meter, of equals the first.
pub(super) fn most(meters: impl Iterator<Item = NamedMeter>) -> Option<NamedMeter> {
    let mut counts: Vec<(NamedMeter, usize)> = Vec::new();
    for measure in meters {
        match counts.iter_mut().find(|(known, _)| *known == measure) {
            Some((_, count)) => *count += 1,
            None => counts.push((measure, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(measure, _)| measure)
}

impl PoemScansion {
    /// The poem's meter in two words: `iambic pentameter`; `None` when it keeps none.
    pub fn meter_in_words(&self) -> Option<String> {
        self.meter.map(|meter| meter.to_string())
    }

    /// The syllables of a stanza's plain lines, and the name of that measure, where the lines differ in length: `8.6.8.6,
    /// common meter`.
    ///
    /// Given only when all stanzas are equally long and at each place of the stanza most lines agree.
    pub fn measure_in_words(&self, stanzas: &[Range<usize>]) -> Option<String> {
        let length = stanzas.first()?.len();
        let whole = stanzas.iter().all(|stanza| stanza.len() == length);
        let enough = stanzas.len() > 1 || length >= LEAST_LINES;
        if !whole || !enough || length < 2 || self.meter.is_none() {
            return None;
        }
        let at_place =
            |place: usize| most(stanzas.iter().filter_map(|stanza| self.lines.get(stanza.start + place)?.measure));
        let measures = (0..length).map(at_place).collect::<Option<Vec<_>>>()?;
        let foot = measures.first()?.foot;
        if measures.iter().any(|other| other.foot != foot) {
            return None;
        }
        let counts: Vec<String> = measures.iter().map(|measure| measure.syllables().to_string()).collect();
        let counts = counts.join(".");
        let feet: Vec<u8> = measures.iter().map(|measure| measure.feet.count()).collect();
        let name = NAMED_MEASURES.iter().find(|named| named.foot.is_none_or(|of| of == foot) && named.feet == feet);
        match name {
            Some(NamedMeasure { name, .. }) => Some(format!("{counts}, {name}")),
            // Where all lines have one length, the meter already says it.
            None => feet.windows(2).any(|pair| pair[0] != pair[1]).then_some(counts),
        }
    }
}
