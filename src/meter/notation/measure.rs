//! The three ways of writing a meter: by name, by beats, by marks; and alternatives joined by `or`.

use std::fmt;
use std::str::FromStr;

use levenshtein_automata::LevenshteinAutomatonBuilder;

use super::{Feet, Foot, Marks, NamedMeter};
use crate::meter::notation::MeterError;

/// One measure of a line: what a meter is when it offers no alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    /// A foot and how often it comes: iambic pentameter.
    Named(NamedMeter),
    /// Beats counted, slack free or bounded: `4 beats, 1-2 slack`, `2 beats || 2 beats`.
    Beats(Beats),
    /// Positions written out: `/x /? /xx /x /?`.
    Marks(Marks),
}

/// A line measured by its beats.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Beats {
    /// The beats of each part; parts stand on either side of a caesura.
    pub parts: Vec<u8>,
    /// The fewest and most slack syllables between two beats; `None` when the slack is free.
    pub slack: Option<(u8, u8)>,
}

impl Beats {
    /// The beats of the whole line.
    pub fn total(&self) -> u32 {
        self.parts.iter().map(|&beats| u32::from(beats)).sum()
    }
}

/// The most beats or slack syllables a measure by beats may name.
const MOST_BEATS: u8 = 40;

/// Reads one measure.
pub(super) fn measure(text: &str) -> Result<Measure, MeterError> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if Marks::looks_like(text) {
        return Marks::read(text).map(Measure::Marks);
    }
    if let Some(found) = named(&lower).or_else(|| beats(&lower)) {
        return Ok(found);
    }
    Err(MeterError::Unknown { found: text.to_owned(), nearest: nearest(&lower) })
}

fn named(text: &str) -> Option<Measure> {
    let text = text.replace(['-', '_'], " ");
    let mut words = text.split_whitespace();
    let (foot, length) = (words.next()?, words.next()?);
    let (foot, feet) = (Foot::named(foot)?, Feet::named(length)?);
    words.next().is_none().then_some(Measure::Named(NamedMeter { foot, feet }))
}

fn beats(text: &str) -> Option<Measure> {
    let (beats, slack) = match text.split_once(',') {
        Some((beats, slack)) => (beats, Some(slack_range(slack)?)),
        None => (text, None),
    };
    let part = |part: &str| {
        let number = part.trim().strip_suffix("beats").or_else(|| part.trim().strip_suffix("beat"))?;
        number.trim().parse().ok().filter(|beats| (1..=MOST_BEATS).contains(beats))
    };
    let parts = beats.split("||").map(part).collect::<Option<Vec<u8>>>()?;
    Some(Measure::Beats(Beats { parts, slack }))
}

fn slack_range(text: &str) -> Option<(u8, u8)> {
    let range = text.trim().strip_suffix("slack")?.trim().replace(['\u{2013}', ' '], "-");
    let (least, most) = range.split_once('-').unwrap_or((&range, &range));
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    (least <= most && most <= MOST_BEATS).then_some((least, most))
}

/// The named meter nearest to a word that is none, at most two letters off.
fn nearest(text: &str) -> Option<String> {
    /// The longest text compared with the names of meters, in bytes: no misspelled name is longer, and the cost is
    /// quadratic.
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let text = text.replace("metre", "meter").replace("anapaest", "anapest");
    let target = LevenshteinAutomatonBuilder::new(2, true).build_dfa(&text);
    let meters = Foot::ALL.into_iter().flat_map(|foot| Feet::all().map(move |feet| NamedMeter { foot, feet }));
    let names = meters.map(|meter| meter.to_string());
    names
        .filter_map(|name| match target.eval(&name) {
            levenshtein_automata::Distance::Exact(distance) => Some((distance, name)),
            levenshtein_automata::Distance::AtLeast(_) => None,
        })
        .min()
        .map(|(_, name)| name)
}

impl Measure {
    /// The foot and length, of a measure that has a name.
    pub fn named(&self) -> Option<NamedMeter> {
        match self {
            Self::Named(meter) => Some(*meter),
            Self::Beats(_) | Self::Marks(_) => None,
        }
    }

    /// Whether the measure counts beats and lets the slack between them vary: it is written by beats, or in marks with slack that may be
    /// left out between any two beats and no `?`.
    pub fn is_accentual(&self) -> bool {
        match self {
            Self::Named(_) => false,
            Self::Beats(_) => true,
            Self::Marks(marks) => marks.has_free_slack(),
        }
    }

    /// The beats of a measure that counts them and lets slack vary.
    pub fn beats(&self) -> Option<u32> {
        match self {
            Self::Named(_) => None,
            Self::Beats(beats) => Some(beats.total()),
            Self::Marks(marks) => marks.has_free_slack().then(|| marks.beats()),
        }
    }
}

impl FromStr for Measure {
    type Err = MeterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        measure(text)
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(meter) => meter.fmt(f),
            Self::Beats(beats) => beats.fmt(f),
            Self::Marks(marks) => marks.fmt(f),
        }
    }
}

impl fmt::Display for Beats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, &beats) in self.parts.iter().enumerate() {
            let (bar, plural) = (if place > 0 { " || " } else { "" }, if beats == 1 { "beat" } else { "beats" });
            write!(f, "{bar}{beats} {plural}")?;
        }
        match self.slack {
            Some((least, most)) if least == most => write!(f, ", {least} slack"),
            Some((least, most)) => write!(f, ", {least}-{most} slack"),
            None => Ok(()),
        }
    }
}
