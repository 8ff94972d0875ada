//! The changes of a revision in syllables, meter, rhyme and findings, as text for a poet or as JSON.

mod page;
mod record;

use std::fmt;
use std::io::{self, Write};

use serde_json::json;

use super::rows::Rows;
use super::{Format, Offered};
use crate::judge::Finding;

/// The formats of `verse diff`.
pub const FORMATS: Offered = &[
    (Format::Full, "For people: line by line what changed"),
    (Format::Json, "One JSON object"),
    (Format::Jsonl, "One JSON object a draft, one a line"),
];

/// Something before and after; `None` where there was none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// At the earlier time.
    pub before: Option<String>,
    /// At the later one.
    pub after: Option<String>,
}

/// The change of a draft's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is there at both times.
    Revised,
}

/// The changes of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its path at the later time, or the last it had.
    pub path: String,
    /// Its earlier path, where that was another.
    pub path_before: Option<String>,
    /// The change of its file.
    pub state: State,
    /// The form it was judged by.
    pub form: Turn,
    /// The meter it keeps, whatever its form asks for.
    pub meter: Turn,
    /// Its rhymes as letters, whatever its form asks for.
    pub scheme: Turn,
    /// Whether its form, at either time, asks for a meter; a draft without a form may keep any.
    pub asks_meter: bool,
    /// Whether its form, at either time, asks for rhymes; a draft without a form may have any.
    pub asks_rhyme: bool,
    /// The lines that changed, in order.
    pub lines: Vec<LineChange>,
}

/// The change of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChange {
    /// The line before; `None` for a new one.
    pub before: Option<Place>,
    /// The line after; `None` for one that was removed.
    pub after: Option<Place>,
    /// The findings that were there before and are gone.
    pub gone: Vec<Noted>,
    /// The findings that are new.
    pub new: Vec<Noted>,
    /// The findings at both times, as they are now.
    pub still: Vec<Noted>,
}

/// A line at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The physical line, counted from 1.
    pub number: u32,
    /// Its text, without the spaces around it.
    pub text: String,
    /// The syllables it can have (`10`, `9-10`); `None` for a line that is no verse.
    pub syllables: Option<String>,
    /// The findings on it.
    pub found: Vec<Noted>,
}

/// A finding, and the letter of its line's rhyme in the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The letter, in capitals; `None` where the form asks for no rhyme.
    pub rhyme: Option<String>,
    /// The finding.
    pub finding: Finding,
}

impl LineChange {
    /// The change from one place to the other; findings at both by the same rule and at the same level are neither
    /// gone nor new.
    pub fn new(before: Option<Place>, after: Option<Place>) -> Self {
        let found = |place: &Option<Place>| place.as_ref().map(|place| place.found.clone()).unwrap_or_default();
        let (old, new) = (found(&before), found(&after));
        let parted = |one: &[Noted], other: &[Noted]| -> (Vec<Noted>, Vec<Noted>) {
            one.iter().cloned().partition(|noted| other.iter().any(|known| known.is_like(noted)))
        };
        let ((_, gone), (still, new)) = (parted(&old, &new), parted(&new, &old));
        Self { before, after, gone, new, still }
    }

    /// Whether the words of a line of verse changed.
    pub fn is_heard(&self) -> bool {
        let text = |place: &Option<Place>| place.as_ref().map(|place| (place.text.clone(), place.syllables.is_some()));
        let (before, after) = (text(&self.before), text(&self.after));
        let verse = [&before, &after].into_iter().flatten().any(|(_, verse)| *verse);
        verse && before != after
    }
}

impl Noted {
    fn is_like(&self, other: &Self) -> bool {
        (self.finding.rule, self.finding.severity) == (other.finding.rule, other.finding.severity)
    }
}

/// The totals of a revision.
#[derive(Debug, Clone, Copy, Default)]
pub struct Totals {
    drafts: usize,
    gone: usize,
    new: usize,
}

impl Totals {
    /// Counts a draft's changes.
    pub fn count(&mut self, change: &Change) {
        self.drafts += 1;
        self.gone += change.all_gone().count();
        self.new += change.all_new().count();
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.drafts == 1 { "" } else { "s" };
        match self.drafts {
            0 => f.write_str("no draft changed."),
            count => write!(f, "{count} draft{plural} changed; findings: {} gone, {} new.", self.gone, self.new),
        }
    }
}

impl Change {
    fn all_gone(&self) -> impl Iterator<Item = &Noted> {
        self.lines.iter().flat_map(|line| &line.gone)
    }

    fn all_new(&self) -> impl Iterator<Item = &Noted> {
        self.lines.iter().flat_map(|line| &line.new)
    }
}

/// A report under way.
#[derive(Debug)]
pub struct Report {
    /// The records of the JSON formats; a page for people without.
    rows: Option<Rows>,
}

impl Report {
    /// A report in this format.
    pub fn new(format: Format) -> Self {
        Self { rows: format.rows("drafts") }
    }

    /// Writes the changes of a draft.
    pub fn draft(&mut self, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        match &mut self.rows {
            None => page::write_change(change, out),
            Some(rows) => rows.row(&record::of(change), out),
        }
    }

    /// Writes the end of the report.
    pub fn finish(self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let summary = json!({"drafts": totals.drafts, "gone": totals.gone, "new": totals.new});
        self.rows.map_or(Ok(()), |rows| rows.finish(&[("summary", summary)], out))
    }
}
