//! What a revision did to the ear, as text for a poet or as JSON.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use super::check::FindingRecord;
use super::printable;
use super::rows::Rows;
use crate::judge::{Finding, Rule};

/// The formats of `verse diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: line by line what changed.
    #[default]
    Full,
    /// One JSON object.
    Json,
    /// One JSON object a draft, one a line.
    Jsonl,
}

/// Something before and after; `None` where there was none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// At the earlier time.
    pub before: Option<String>,
    /// At the later one.
    pub after: Option<String>,
}

/// What became of a draft's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is there at both times.
    Revised,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its path at the later time, or the last it had.
    pub path: String,
    /// Its earlier path, where that was another.
    pub path_before: Option<String>,
    /// What became of its file.
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

/// What became of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChange {
    /// The line before; `None` for a new one.
    pub before: Option<Place>,
    /// The line after; `None` for one that was taken out.
    pub after: Option<Place>,
    /// What was found before and is no longer.
    pub gone: Vec<Noted>,
    /// What is found now and was not before.
    pub new: Vec<Noted>,
    /// What is found at both times, as it is now.
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
    /// What is found on it.
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
    /// The change from one place to the other: what is found at both by the same rule at the same level is left out.
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

    /// What it is about: `rhyme C`, or the rule.
    fn about(&self) -> String {
        let rhymes = matches!(self.finding.rule, Rule::Rhyme | Rule::RhymeSlant | Rule::RhymeRepeat | Rule::RhymeMerge);
        match &self.rhyme {
            Some(letter) if rhymes => format!("rhyme {letter}"),
            _ => self.finding.rule.id().to_owned(),
        }
    }
}

/// What a revision did in all.
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

impl Format {
    /// A report in this format.
    pub fn report(self) -> Report {
        let rows = if self == Self::Json { Rows::document("drafts") } else { Rows::lines() };
        Report { format: self, rows }
    }
}

/// A report under way.
#[derive(Debug)]
pub struct Report {
    format: Format,
    rows: Rows,
}

impl Report {
    /// Writes what became of a draft.
    pub fn draft(&mut self, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Full => write_change(change, out),
            Format::Json | Format::Jsonl => self.rows.row(&record(change), out),
        }
    }

    /// Writes what closes the report.
    pub fn finish(self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let summary = json!({"drafts": totals.drafts, "gone": totals.gone, "new": totals.new});
        self.rows.finish(&[("summary", summary)], out)
    }
}

fn record(change: &Change) -> Value {
    let state = match change.state {
        State::Added => "added",
        State::Removed => "removed",
        State::Revised => "revised",
    };
    json!({
        "path": change.path,
        "path_before": change.path_before,
        "state": state,
        "form": change.form.after,
        "form_before": change.form.before,
        "meter": change.meter.after,
        "meter_before": change.meter.before,
        "scheme": change.scheme.after,
        "scheme_before": change.scheme.before,
        "gone": change.all_gone().count(),
        "new": change.all_new().count(),
        "lines": change.lines.iter().map(|line| line_record(change, line)).collect::<Vec<_>>(),
    })
}

fn line_record(change: &Change, line: &LineChange) -> Value {
    let number = |place: &Option<Place>| place.as_ref().map(|place| place.number);
    let text = |place: &Option<Place>| place.as_ref().map(|place| place.text.clone());
    let syllables = |place: &Option<Place>| place.as_ref().and_then(|place| place.syllables.clone());
    let findings = |noted: &[Noted], path: &str, form: Option<&str>| -> Vec<Value> {
        noted.iter().map(|noted| json!(FindingRecord::of(path, form, &noted.finding))).collect()
    };
    let path_before = change.path_before.as_deref().unwrap_or(&change.path);
    json!({
        "line": number(&line.after),
        "line_before": number(&line.before),
        "text": text(&line.after),
        "text_before": text(&line.before),
        "syllables": syllables(&line.after),
        "syllables_before": syllables(&line.before),
        "gone": findings(&line.gone, path_before, change.form.before.as_deref()),
        "new": findings(&line.new, &change.path, change.form.after.as_deref()),
        "still": findings(&line.still, &change.path, change.form.after.as_deref()),
    })
}

fn write_change(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let form = change.form.after.as_ref().or(change.form.before.as_ref());
    let form = form.map(|form| format!(" ({})", printable(form))).unwrap_or_default();
    writeln!(out, "{bold}{}{bold:#}{form}: {}", printable(&change.path), headline(change))?;
    if change.state == State::Revised {
        let turns = [
            ("form", &change.form, true),
            ("meter", &change.meter, change.asks_meter),
            ("rhymes", &change.scheme, change.asks_rhyme),
        ];
        for (what, turn, asked) in turns {
            if asked && turn.before != turn.after {
                let said = |side: &Option<String>| side.as_deref().map_or("none".into(), printable).into_owned();
                writeln!(out, "  {what}: {} to {}", said(&turn.before), said(&turn.after))?;
            }
        }
    }
    change.lines.iter().try_for_each(|line| write_line(line, out))?;
    writeln!(out)
}

fn headline(change: &Change) -> String {
    let mut said = Vec::new();
    match (change.state, &change.path_before) {
        (State::Added, _) => said.push("a new draft".to_owned()),
        (State::Removed, _) => said.push("taken away".to_owned()),
        (State::Revised, Some(before)) => said.push(format!("was {}", printable(before))),
        (State::Revised, None) => {}
    }
    for (count, what) in [(change.all_gone().count(), "gone"), (change.all_new().count(), "new")] {
        if count > 0 {
            said.push(format!("{count} {what}"));
        }
    }
    if said.is_empty() {
        said.push("no finding gone or new".to_owned());
    }
    said.join(", ")
}

fn write_line(line: &LineChange, out: &mut dyn Write) -> io::Result<()> {
    let dim = Style::new().dimmed();
    writeln!(out, "  {}", line_head(line))?;
    if line.is_heard() {
        for (sign, place) in [('-', &line.before), ('+', &line.after)] {
            if let Some(place) = place.as_ref().filter(|place| !place.text.is_empty()) {
                writeln!(out, "    {dim}{sign} {}{dim:#}", printable(&place.text))?;
            }
        }
    }
    let (green, red) = (AnsiColor::Green.on_default(), AnsiColor::Red.on_default());
    let gone = if line.after.is_some() { "mended" } else { "gone" };
    let still: &[Noted] = if line.is_heard() { &line.still } else { &[] };
    for (sign, style, noted) in [(gone, green, &*line.gone), ("new", red, &*line.new), ("still", dim, still)] {
        for noted in noted {
            let (level, rule) = (noted.finding.severity, noted.finding.rule.id());
            writeln!(out, "    {style}{sign}{style:#}: {level}[{rule}] {}", printable(&noted.finding.message))?;
        }
    }
    Ok(())
}

/// `line 7: 11 to 10 syllables; rhyme C mended`
fn line_head(line: &LineChange) -> String {
    let mut said: Vec<String> = syllables(line).into_iter().collect();
    let still = |noted: &Noted, others: &[Noted]| others.iter().any(|other| other.about() == noted.about());
    said.extend(line.gone.iter().filter(|noted| !still(noted, &line.new)).map(|noted| {
        let what = if line.after.is_some() { "mended" } else { "gone" };
        format!("{} {what}", noted.about())
    }));
    said.extend(line.new.iter().map(|noted| match line.gone.iter().find(|gone| gone.about() == noted.about()) {
        Some(gone) if gone.finding.severity > noted.finding.severity => format!("{} eased", noted.about()),
        Some(gone) if gone.finding.severity < noted.finding.severity => format!("{} worse", noted.about()),
        Some(_) => format!("{} changed", noted.about()),
        None => format!("{} broken", noted.about()),
    }));
    let place = match (&line.before, &line.after) {
        (None, Some(after)) => format!("line {}, new", after.number),
        (Some(before), None) => format!("line {} before, taken out", before.number),
        (_, after) => format!("line {}", after.as_ref().map_or(0, |after| after.number)),
    };
    if said.is_empty() { place } else { format!("{place}: {}", said.join("; ")) }
}

/// What became of the line's syllables.
fn syllables(line: &LineChange) -> Option<String> {
    let count = |place: &Option<Place>| place.as_ref().and_then(|place| place.syllables.clone());
    match (count(&line.before), count(&line.after)) {
        (Some(before), Some(after)) if before != after => Some(format!("{before} to {after} syllables")),
        (Some(_), Some(after)) if line.is_heard() => Some(format!("{after} syllables as before")),
        (None, Some(only)) | (Some(only), None) => Some(format!("{only} syllables")),
        _ => None,
    }
}
