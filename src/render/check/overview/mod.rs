//! A run as one table: a row a draft for `--score`, a row a poem for `--report`.
//!
//! The rows show the verdict and its score; the table decides nothing.

mod html;
mod markdown;
mod part;
mod score;
mod sheet;

use std::collections::BTreeMap;
use std::io::{self, Write};

pub use part::Part;

use super::{Fault, Tally};
use crate::analysis::Poem;
use crate::judge::{Duty, Finding, Score, Severity, Unfinished};
use crate::render::Format;

/// How a run is shown as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Table {
    /// The score of each draft, with the score of each kind of duty; in `json` and `jsonl` as
    /// records.
    Scores(Format),
    /// A table in Markdown.
    Markdown,
    /// A page in HTML that needs nothing beside it.
    Html,
    /// Comma-separated values.
    Csv,
}

impl Table {
    /// Whether each poem of a draft has a row of its own.
    pub const fn parts_poems(self) -> bool {
        !matches!(self, Self::Scores(_))
    }
}

/// A draft in the table, or one of its poems.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftRow {
    /// The path as given or found.
    pub path: String,
    /// The physical line, counted from 1, on which the poem begins, where the draft holds several.
    pub line: Option<u32>,
    /// The poem's title: that of the front matter, or else the line read as one. Of several poems in a draft, one without a title has its
    /// first line for one.
    pub title: Option<String>,
    /// The id of the form it was judged by, if any.
    pub form: Option<String>,
    /// Its lines of verse.
    pub lines: usize,
    /// Its progress, if it is not finished.
    pub unfinished: Option<Unfinished>,
    /// The findings shown, by level.
    pub tally: Tally,
    /// The errors and warnings by the kind of duty they break.
    pub faults: BTreeMap<Duty, usize>,
    /// How much of its form it keeps; `None` without a form.
    pub score: Option<Score>,
}

impl DraftRow {
    /// The row of a poem without its path, form and score; `findings` are those of the draft.
    pub fn of(poem: &Poem, text: &str, part: &Part, findings: &[Finding]) -> Self {
        let numbers = poem.numbers_of(&part.lines);
        let own = || findings.iter().filter(|finding| numbers.contains(&finding.line));
        let mut faults = BTreeMap::new();
        for duty in
            own().filter(|finding| finding.severity > Severity::Note).filter_map(|finding| Duty::of(finding.rule))
        {
            *faults.entry(duty).or_default() += 1;
        }
        Self {
            line: part.line(poem),
            title: part.title(poem, text),
            lines: part.lines.len(),
            unfinished: part.unfinished,
            tally: own().collect(),
            faults,
            ..Self::default()
        }
    }

    /// Where it is: the path, with the line of one poem of several as commands take it.
    fn place(&self) -> String {
        self.line.map_or_else(|| self.path.clone(), |line| format!("{}:{line}", self.path))
    }

    /// Whether it is finished, in words: `finished`, `8 of 14 lines`, `no form`.
    fn state(&self) -> String {
        match (&self.form, self.unfinished) {
            (None, _) => "no form".to_owned(),
            (_, Some(Unfinished { lines, of })) => format!("{lines} of {of} lines"),
            (_, None) => "finished".to_owned(),
        }
    }

    /// The score with two decimals; empty where there is none.
    fn scored(&self) -> String {
        self.score.as_ref().and_then(Score::value).map_or_else(String::new, |value| format!("{value:.2}"))
    }
}

/// The headings before those of faults.
const FIRST_HEADINGS: [&str; 5] = ["Title", "Draft", "Form", "State", "Lines of verse"];

/// Whether a text begins as the table of `--report markdown` does.
pub fn begins_a_table(text: &str) -> bool {
    text.starts_with(&format!("| {} |", FIRST_HEADINGS.join(" | ")))
}

/// The kinds of faults that have a column, with the heading of the column.
const FAULTS: &[(Duty, &str)] = &[
    (Duty::Lines, "Lines"),
    (Duty::Stanzas, "Stanzas"),
    (Duty::Syllables, "Syllables"),
    (Duty::Meter, "Meter"),
    (Duty::Rhyme, "Rhyme"),
    (Duty::Refrain, "Refrain"),
    (Duty::EndWords, "End-words"),
    (Duty::Words, "Words"),
];

/// A table being made. It keeps its rows until the end, for it counts before it lists.
#[derive(Debug)]
pub struct Overview {
    table: Table,
    rows: Vec<DraftRow>,
    faults: Vec<Fault>,
    skipped: Vec<String>,
}

impl Overview {
    /// A table without rows; `skipped` are the files found that were not taken for drafts.
    pub fn new(table: Table, skipped: Vec<String>) -> Self {
        Self { table, rows: Vec::new(), faults: Vec::new(), skipped }
    }

    /// Adds a draft.
    pub fn add(&mut self, row: DraftRow) {
        self.rows.push(row);
    }

    /// Adds a draft that could not be judged.
    pub fn fault(&mut self, fault: &Fault) {
        self.faults.push(fault.clone());
    }

    /// Writes the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.table {
            Table::Scores(format) => score::write(self, format, out),
            Table::Markdown => markdown::write(self, out),
            Table::Html => html::write(self, out),
            Table::Csv => sheet::write(self, out),
        }
    }

    /// The columns of faults that some draft fills.
    fn columns(&self) -> Vec<(Duty, &'static str)> {
        FAULTS.iter().filter(|(duty, _)| self.rows.iter().any(|row| row.faults.contains_key(duty))).copied().collect()
    }

    /// The headings of the table for people.
    fn headings(&self) -> Vec<&'static str> {
        let before = FIRST_HEADINGS;
        let after = ["Guessed words", "Score"];
        before.into_iter().chain(self.columns().into_iter().map(|(_, heading)| heading)).chain(after).collect()
    }

    /// The cells of each row, one for each of the headings.
    fn cells(&self) -> Vec<Vec<String>> {
        let columns = self.columns();
        self.rows.iter().map(|row| Self::row(row, &columns)).collect()
    }

    fn row(row: &DraftRow, columns: &[(Duty, &str)]) -> Vec<String> {
        let faults = columns.iter().map(|&(duty, _)| faults(row, duty));
        let form = row.form.clone().unwrap_or_default();
        let before = [row.title.clone().unwrap_or_default(), row.place(), form, row.state(), row.lines.to_string()];
        let guessed = row.score.as_ref().map_or(0, |score| score.guessed_words);
        let guessed = if guessed == 0 { String::new() } else { guessed.to_string() };
        before.into_iter().chain(faults).chain([guessed, row.scored()]).collect()
    }

    /// The mean of the scores, where some draft has one.
    fn mean(&self) -> Option<f64> {
        let scores: Vec<f64> = self.rows.iter().filter_map(|row| row.score.as_ref()?.value()).collect();
        #[allow(clippy::cast_precision_loss, reason = "a count of drafts")]
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
    }

    /// The files that have no row, each with the reason, in the order of their paths.
    fn not_listed(&self) -> Vec<(String, String)> {
        let skipped = self.skipped.iter().map(|path| (path.clone(), why_skipped(path).to_owned()));
        let faults = self.faults.iter().map(|fault| (fault.path.clone(), fault.message.clone()));
        let mut all: Vec<_> = skipped.chain(faults).collect();
        all.sort();
        all
    }
}

/// How many findings of a kind a draft has; empty for none, so that faults stand out.
fn faults(row: &DraftRow, duty: Duty) -> String {
    row.faults.get(&duty).map_or_else(String::new, ToString::to_string)
}

/// Files that word processors write, by their endings.
const DOCUMENTS: &[&str] = &["doc", "docx", "odt", "rtf", "pages", "pdf", "wpd"];

fn why_skipped(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    if ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str())) {
        "a document of a word processor; save it as text or Markdown"
    } else {
        "no draft by its ending, or left out by verse.toml"
    }
}
