//! A poem scanned: its meter settled first, then every line read against it.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "probabilities, and counts of lines")]

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use crate::analysis::{HeardLine, Poem};
use crate::meter::automaton::Automaton;
use crate::meter::evidence::{Mixture, Sums};
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::license::LicenseSet;
use crate::meter::mixture::{self, Settled};
use crate::meter::scansion::{Scansion, signs};
use crate::meter::search::{self, Path};
use crate::meter::stress;
use crate::meter::ways::learned_place;
use crate::meter::weighed::{UNREACHED, Weighed};
use crate::meter::weights::Weights;
use crate::meter::{Compiled, Foot, MOST_FEET, Measure, Meter, length_name};

/// A poem as scanned.
#[derive(Debug, Clone, PartialEq)]
pub struct PoemScansion {
    /// The foot and length of most lines; `None` when the poem keeps no regular meter.
    pub meter: Option<(Foot, u8)>,
    /// How sure the meter is: the mean probability, over the lines, of the meter each was read in.
    pub sureness: f32,
    /// How well the lines foretell each other's meters: the mean likelihood of the meter each was read in by what the rest of
    /// the poem leans to; 1 where the meter was given.
    pub regularity: f32,
    /// The lines of the poem in order.
    pub lines: Vec<LineScansion>,
}

/// A line as scanned in its poem.
#[derive(Debug, Clone, PartialEq)]
pub struct LineScansion {
    /// The foot and length it is read in; `None` for a line that no named meter can hold.
    pub measure: Option<(Foot, u8)>,
    /// The measure in words or marks: of the meter given, else of the one found.
    pub in_words: String,
    /// How likely that meter is for the line, given the rest of the poem.
    pub sureness: f32,
    /// How it is read.
    pub scansion: Scansion,
    /// What the meter of the line is chosen by, its own words apart.
    pub(super) prior: Prior,
    /// The stresses of the line as a careful reader says it aloud. It has a syllable more than the scansion where the meter
    /// runs together what the voice sounds: *glittering* may be two syllables of meter and is three of speech.
    pub aloud: Vec<bool>,
}

/// What chooses the meter of a line, its own words apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Prior {
    /// A meter that was given.
    Given(Meter),
    /// How the poem leans its line to each foot and length.
    Leaning(Box<Mixture>),
}

impl LineScansion {
    /// The stresses as said aloud, as `-+-+`.
    pub fn aloud_string(&self) -> String {
        signs(&self.aloud)
    }
}

/// A poem whose lines foretell each other's meters less than this keeps none that a reader would name.
///
/// Of 55 passages of prose cut into lines 32 lie below it, and none of 72 poems with a nominal meter; 0.15 would have 42 and one.
/// How sure each line is of its own meter tells far less: a line of prose is often sure of one.
const LEAST_REGULARITY: f32 = 0.12;

/// The fewest lines of a single stanza that show a measure.
const LEAST_LINES: usize = 4;

/// Meters less likely than this share of the likeliest one are not searched for a line. From 0.02 to 0.5 no line in a thousand
/// is read otherwise, and each meter searched costs as much as the first.
const LEAST_SHARE: f64 = 0.2;

/// Scans a poem: settles its meter over all of its lines, then reads each line against it. With a meter given, every line is
/// read in that meter where it can be.
///
/// A pure function of the poem: the same lines give the same scansion, in whatever order they were typed.
pub fn scan_poem(poem: &Poem, given: Option<&Meter>) -> PoemScansion {
    scan_poem_by(poem, |_| given)
}

/// Scans a poem as [`scan_poem`] does, each line in the meter given for it, by its place from 0.
pub fn scan_poem_by<'a>(poem: &Poem, given: impl Fn(usize) -> Option<&'a Meter>) -> PoemScansion {
    let lines: Vec<&HeardLine> = poem.lines.iter().map(|line| &*line.heard).collect();
    let model = Model::shipped();
    let read_as_given = |(at, line): (usize, &&HeardLine)| read_in(line, given(at)?);
    let read: Vec<Option<LineScansion>> = lines.iter().enumerate().map(read_as_given).collect();
    if !lines.is_empty() && read.iter().all(Option::is_some) {
        return kept_as_given(read.into_iter().flatten().collect());
    }
    let scanned = model.scan(&lines, &poem.stanzas);
    if read.iter().all(Option::is_none) {
        return scanned;
    }
    kept_as_given(read.into_iter().zip(scanned.lines).map(|(given, found)| given.unwrap_or(found)).collect())
}

/// A poem of which lines were read in a meter given.
fn kept_as_given(lines: Vec<LineScansion>) -> PoemScansion {
    PoemScansion { meter: most(&lines), sureness: sureness(&lines), regularity: 1.0, lines }
}

fn sureness(lines: &[LineScansion]) -> f32 {
    lines.iter().map(|line| line.sureness).sum::<f32>() / lines.len().max(1) as f32
}

/// How likely the meters that lines were read in are by how the poem leans, on the mean.
fn regularity(lines: &[LineScansion], leaning: &[Mixture]) -> f32 {
    let foretold = lines.iter().zip(leaning).filter_map(|(line, leaning)| {
        let (foot, feet) = line.measure?;
        Some(leaning[learned_place(foot)?][usize::from(feet) - 1])
    });
    (foretold.sum::<f64>() / lines.len().max(1) as f64) as f32
}

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
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model<'static>> = LazyLock::new(|| Model::new(Weights::shipped()));
        &SHIPPED
    }
}

impl<'a> Model<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        let feet: Vec<Automaton> =
            Self::measures().map(|(foot, length)| Automaton::of(&Self::measure(foot, length))).collect();
        let weighed = feet.iter().map(|_| OnceLock::new()).collect();
        Self { weights, sums: Sums::of(weights), bias: mixture::bias(weights), feet, weighed }
    }

    /// Every foot and length, as places from 0.
    pub(super) fn measures() -> impl Iterator<Item = (usize, usize)> {
        (0..Foot::LEARNED.len()).flat_map(|foot| (0..usize::from(MOST_FEET)).map(move |length| (foot, length)))
    }

    /// The measure of a foot and length.
    pub(super) fn measure(foot: usize, length: usize) -> Measure {
        Measure::Named { foot: Foot::LEARNED[foot], feet: u8::try_from(length + 1).unwrap_or(MOST_FEET) }
    }

    /// What a foot and length adds to the score of each path, in a poem that leans so.
    pub(super) fn prior(&self, leaning: &Mixture, foot: usize, length: usize) -> f32 {
        (leaning[foot][length].ln() + self.bias[foot][length]) as f32
    }

    pub(crate) fn weights(&self) -> &'a Weights {
        self.weights
    }

    pub(crate) fn automaton(&self, foot: usize, length: usize) -> &Automaton {
        &self.feet[foot * usize::from(MOST_FEET) + length]
    }

    pub(super) fn weighed(&self, foot: usize, length: usize) -> &Weighed {
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
            lattices.iter().map(|lattice| mixture::times(&self.sums.evidence(lattice), &bias)).collect();
        mixture::settle(&evidence, stanzas)
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
            let Some(mut path) = search::best_through(lattice, weighed, UNREACHED) else { continue };
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
        let aloud = stress::aloud(line, &scansion, self.weights, |lattice| {
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
    let path = search::free(lattice, weights).unwrap_or(Path { score: 0.0, visits: Vec::new() });
    let scansion = Scansion::of(line, lattice, &path, None, weights);
    let aloud = scansion.stress.clone();
    let prior = Prior::Leaning(Box::new(leaning));
    LineScansion { measure: None, in_words: String::new(), sureness: 0.0, scansion, prior, aloud }
}

/// A line read in a given meter, whatever licenses that takes.
fn read_in(line: &HeardLine, meter: &Meter) -> Option<LineScansion> {
    let (compiled, scansion) = likeliest(line, meter)?;
    let aloud = stress::aloud(line, &scansion, Weights::shipped(), |lattice| {
        Some((search::best_through(lattice, compiled.likely(), UNREACHED)?, &compiled.automaton))
    });
    let prior = Prior::Given(meter.clone());
    Some(LineScansion {
        measure: named(&compiled.measure),
        in_words: compiled.measure.to_string(),
        sureness: 1.0,
        scansion,
        prior,
        aloud,
    })
}

/// The likeliest scansion of a line in a meter, whatever licenses that takes, and the measure it is in.
fn likeliest<'a>(line: &HeardLine, meter: &'a Meter) -> Option<(&'a Compiled, Scansion)> {
    let weights = Weights::shipped();
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let laid = meter.compiled().filter_map(|compiled| {
        let path = search::best_through(&lattice, compiled.likely(), UNREACHED)?;
        Some((weights.of_plain(&compiled.measure) - path.score, path, compiled))
    });
    let (_, path, compiled) = laid.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((compiled, Scansion::of(line, &lattice, &path, Some(&compiled.automaton), weights)))
}

/// The foot and length of a measure that has a name.
fn named(measure: &Measure) -> Option<(Foot, u8)> {
    match measure {
        Measure::Named { foot, feet } => Some((*foot, *feet)),
        Measure::Beats(_) | Measure::Marks(_) => None,
    }
}

/// The meter that most lines are in.
fn most(lines: &[LineScansion]) -> Option<(Foot, u8)> {
    let mut counts: Vec<((Foot, u8), usize)> = Vec::new();
    for measure in lines.iter().filter_map(|line| line.measure) {
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
        let (foot, feet) = self.meter?;
        Some(format!("{foot} {}", length_name(feet)?))
    }

    /// What the lines of a stanza measure, where that says more than the meter: `8.6.8.6, common meter`.
    ///
    /// Given only when all stanzas are equally long and at each place of the stanza most lines agree.
    pub fn measure_in_words(&self, stanzas: &[Range<usize>]) -> Option<String> {
        let length = stanzas.first()?.len();
        let whole = stanzas.iter().all(|stanza| stanza.len() == length);
        let enough = stanzas.len() > 1 || length >= LEAST_LINES;
        if !whole || !enough || length < 2 || self.meter.is_none() {
            return None;
        }
        let at_place = |place: usize| {
            let lines: Vec<LineScansion> =
                stanzas.iter().filter_map(|stanza| self.lines.get(stanza.start + place).cloned()).collect();
            most(&lines)
        };
        let measures = (0..length).map(at_place).collect::<Option<Vec<_>>>()?;
        let (foot, first) = *measures.first()?;
        if measures.iter().any(|&(other, _)| other != foot) || measures.iter().all(|&(_, feet)| feet == first) {
            return None;
        }
        let syllables = |feet: u8| usize::from(feet) * foot.pattern().len();
        let counts: Vec<String> = measures.iter().map(|&(_, feet)| syllables(feet).to_string()).collect();
        let counts = counts.join(".");
        Some(match (foot, counts.as_str()) {
            (Foot::Iambic, "8.6.8.6") => format!("{counts}, common meter"),
            (Foot::Iambic, "6.6.8.6") => format!("{counts}, short meter"),
            (Foot::Iambic, "8.8.6.8.8.6") => format!("{counts}, common particular meter"),
            _ => counts,
        })
    }
}
