//! Findings as text: one module a format, all fed the same checked drafts in order.
//!
//! Begin with [`report`]. A report writes each draft as it comes and its closing part at the end, so that memory
//! does not grow with the number of drafts, except where a format counts before it lists.

mod concise;
mod full;
mod github;
mod gitlab;
mod grouped;
mod json;
mod junit;
mod overview;
mod plain;
mod sarif;
mod statistics;
mod summary;

pub use json::FindingRecord;
pub use overview::{DraftRow, Overview, Part, Table, begins_a_table};
pub use statistics::Statistics;
pub use summary::{Summary, Tally};

use std::io::{self, Write};

use crate::analysis::{Poem, PoemLine};
use crate::judge::{Finding, Severity};
use crate::page::Role;
use crate::render::rows::Rows;
use crate::render::{Format, Offered};
use crate::text::printable;

/// A draft that was checked, with the findings to show.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The path as given or found, as it is; renderers make it printable in their own way.
    pub path: String,
    /// The id of the form it was judged by, if any.
    pub form: Option<String>,
    /// The draft's text.
    pub text: String,
    /// The draft as heard.
    pub poem: Poem,
    /// The findings to show, ordered by place.
    pub findings: Vec<Finding>,
    /// The lines that are not read as verse, from 1, each with its role.
    pub set_aside: Vec<(u32, Role)>,
}

impl Checked {
    /// The text of a physical line, counted from 1, without its line ending; empty where the draft has none.
    pub fn line(&self, number: u32) -> &str {
        let index = (number as usize).checked_sub(1);
        index.and_then(|index| self.poem.page.physical.get(index)).map_or("", |line| line.of(&self.text))
    }

    /// The verse of a physical line, counted from 1.
    pub fn verse(&self, number: u32) -> Option<&PoemLine> {
        let at = self.poem.lines.binary_search_by_key(&number, |line| line.number).ok()?;
        self.poem.lines.get(at)
    }
}

/// A draft that could not be judged, or a file beside the drafts that could not be used.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// The path as given or found; empty where the fault belongs to no one file.
    pub path: String,
    /// What is wrong and what would do.
    pub message: String,
}

/// The formats of `verse check`.
pub const FORMATS: Offered = &[
    (Format::Full, "Each finding with its line, the words marked and counted"),
    (Format::Concise, "One line a finding: `path:line:column: level[rule] message`"),
    (Format::Grouped, "The findings under the path of their draft"),
    (Format::Plain, "Whole sentences without symbols, for screen readers"),
    (Format::Json, "One JSON object"),
    (Format::Jsonl, "One JSON object a finding, one a line"),
    (Format::Github, "Commands that mark the lines of a pull request on GitHub"),
    (Format::Gitlab, "A code quality report for GitLab"),
    (Format::Junit, "JUnit's XML"),
    (Format::Sarif, "SARIF 2.1.0"),
];

/// A report in this format, to be fed with drafts; one that [`FORMATS`] lacks is written as [`Format::Full`].
pub fn report(format: Format) -> Box<dyn Report> {
    match format {
        Format::Full | Format::Csv | Format::Tei => Box::new(full::Full),
        Format::Concise => Box::new(concise::Concise),
        Format::Grouped => Box::new(grouped::Grouped),
        Format::Plain => Box::new(plain::Plain),
        Format::Json => Box::new(json::Json::new(Rows::document("findings"))),
        Format::Jsonl => Box::new(json::Json::new(Rows::lines())),
        Format::Github => Box::new(github::Github),
        Format::Gitlab => Box::new(gitlab::Gitlab::default()),
        Format::Junit => Box::new(junit::Junit::default()),
        Format::Sarif => Box::new(sarif::Sarif::default()),
    }
}

/// A report under way.
pub trait Report {
    /// Writes a draft's findings.
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()>;

    /// Takes a fault. People read faults on standard error, so most formats leave them out.
    fn fault(&mut self, _fault: &Fault, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes the end of the report.
    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The style a level is shown in.
pub(super) fn style(severity: Severity) -> anstyle::Style {
    let color = match severity {
        Severity::Error => anstyle::AnsiColor::Red,
        Severity::Warning => anstyle::AnsiColor::Yellow,
        Severity::Note => anstyle::AnsiColor::Blue,
    };
    color.on_default().bold()
}

/// A message as a whole sentence.
pub(super) fn sentence(message: &str) -> String {
    let message = printable(message.trim());
    let stop = if message.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{message}{stop}")
}
