//! `verse scan --statistics`: meters, schemes, licenses and kinds of rhyme, counted a poem and over all.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::AddAssign;

use serde::Serialize;

use super::{Scanned, record};
use crate::render::Format;
use crate::render::csv::{quoted, text_cell};
use crate::render::rows::Rows;
use crate::text::printable;

/// How often each name occurs.
type Counts = BTreeMap<String, usize>;

/// The counts of a poem, or of all.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tally {
    /// The file; `None` for all of them.
    path: Option<String>,
    /// Files with verse in them.
    files: usize,
    stanzas: usize,
    lines: usize,
    syllables: usize,
    /// Files by the meter that most of their lines keep.
    poem_meters: Counts,
    /// Lines by the meter each is read in.
    meters: Counts,
    /// Stanzas by the letters of their rhymes.
    schemes: Counts,
    /// Licenses by name, whatever their foot.
    licenses: Counts,
    /// Pairs of lines that rhyme, each line with the one before it that has its letter, by the kind of rhyme.
    rhymes: Counts,
}

/// The name of lines and poems that keep no meter a reader would name.
const NO_METER: &str = "none";

impl Tally {
    /// Counts a scanned file.
    pub fn of(scanned: &Scanned) -> Self {
        let mut tally = Self { path: Some(scanned.path.clone()), ..Self::default() };
        if scanned.poem.lines.is_empty() {
            return tally;
        }
        tally.files = 1;
        tally.stanzas = scanned.poem.stanzas.len();
        tally.lines = scanned.poem.lines.len();
        count(&mut tally.poem_meters, scanned.scansion.meter_in_words().as_deref().unwrap_or(NO_METER));
        for line in &scanned.scansion.lines {
            tally.syllables += line.scansion.beats.len();
            count(&mut tally.meters, if line.in_words.is_empty() { NO_METER } else { &line.in_words });
            for license in record::licenses(&line.scansion) {
                count(&mut tally.licenses, license.split('@').next().unwrap_or(&license));
            }
        }
        for letters in &scanned.scheme.stanzas {
            count(&mut tally.schemes, &letters.iter().map(ToString::to_string).collect::<String>());
        }
        for grade in scanned.scheme.grades(&scanned.poem) {
            count(&mut tally.rhymes, grade.id());
        }
        tally
    }

    /// The counts by name, each with its title.
    fn groups(&self) -> [(&'static str, &Counts); 5] {
        [
            ("poem meter", &self.poem_meters),
            ("meter", &self.meters),
            ("scheme", &self.schemes),
            ("license", &self.licenses),
            ("rhyme", &self.rhymes),
        ]
    }

    /// The counts that are one number, each with its title.
    fn totals(&self) -> [(&'static str, usize); 4] {
        [("files", self.files), ("stanzas", self.stanzas), ("lines", self.lines), ("syllables", self.syllables)]
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.files += other.files;
        self.stanzas += other.stanzas;
        self.lines += other.lines;
        self.syllables += other.syllables;
        let own = [&mut self.poem_meters, &mut self.meters, &mut self.schemes, &mut self.licenses, &mut self.rhymes];
        for (own, (_, others)) in own.into_iter().zip(other.groups()) {
            for (name, count) in others {
                *own.entry(name.clone()).or_default() += count;
            }
        }
    }
}

fn count(counts: &mut Counts, name: &str) {
    *counts.entry(name.to_owned()).or_default() += 1;
}

/// Statistics being written, file by file.
#[derive(Debug)]
pub struct Statistics {
    format: Format,
    /// The records of the JSON formats.
    rows: Option<Rows>,
    all: Tally,
}

impl Statistics {
    /// Statistics in this format: JSON, a table, or for a reader; TEI has no place for counts, so a reader's is written.
    pub fn new(format: Format) -> Self {
        Self { format, rows: format.rows("files"), all: Tally::default() }
    }

    /// Writes the head of the output.
    pub fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.format == Format::Csv { writeln!(out, "path,what,name,count") } else { Ok(()) }
    }

    /// Writes the counts of a file.
    pub fn file(&mut self, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
        self.all += tally;
        match (&mut self.rows, self.format) {
            (Some(rows), _) => rows.row(tally, out),
            (None, Format::Csv) => write_table(tally, out),
            (None, _) if tally.lines == 0 => Ok(()),
            (None, _) => write_line(tally, out),
        }
    }

    /// Writes the counts of all files.
    pub fn finish(self, out: &mut dyn Write) -> io::Result<()> {
        match (self.rows, self.format) {
            (Some(rows), Format::Json) => rows.finish(&[("all", serde_json::json!(self.all))], out),
            (Some(mut rows), _) => rows.row(&self.all, out),
            (None, Format::Csv) => write_table(&self.all, out),
            (None, _) => write_all(&self.all, out),
        }
    }
}

/// One row a count (RFC 4180): the rows of all files have an empty path.
fn write_table(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let path = text_cell(tally.path.as_deref().unwrap_or_default());
    for (name, count) in tally.totals() {
        writeln!(out, "{path},total,{name},{count}")?;
    }
    for (what, counts) in tally.groups() {
        for (name, count) in counts {
            writeln!(out, "{path},{what},{},{count}", quoted(name))?;
        }
    }
    Ok(())
}

/// A file on one line: `odes/i.txt  24 lines  iambic tetrameter  abab 5, xaxa 1`.
fn write_line(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let path = printable(tally.path.as_deref().unwrap_or_default());
    let meter = tally.poem_meters.keys().next().map_or(NO_METER, String::as_str);
    let (shown, left) = commonest(&tally.schemes);
    let mut schemes: Vec<String> = shown.iter().map(|(name, count)| format!("{name} {count}")).collect();
    schemes.extend(left);
    let lines = if tally.lines == 1 { "line" } else { "lines" };
    writeln!(out, "{path}  {} {lines}  {meter}  {}", tally.lines, schemes.join(", "))
}

fn write_all(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let counted = |(name, count): (&str, usize)| match (name.strip_suffix('s'), count) {
        (Some(one), 1) => format!("1 {one}"),
        _ => format!("{count} {name}"),
    };
    let totals: Vec<String> = tally.totals().into_iter().map(counted).collect();
    writeln!(out, "\n{}", totals.join(", "))?;
    for (what, counts) in tally.groups() {
        let all: usize = counts.values().sum();
        let (shown, left) = commonest(counts);
        for (nth, (name, count)) in shown.into_iter().enumerate() {
            let heading = if nth == 0 { what } else { "" };
            writeln!(out, "{heading:<12}{count:>8}  {:>4} %  {}", share(count, all), printable(name))?;
        }
        if let Some(left) = left {
            writeln!(out, "{:28}{left}", "")?;
        }
    }
    Ok(())
}

/// How many names of a group are shown to a reader; the other formats have all.
const SHOWN: usize = 12;

/// The commonest names first, equally frequent ones in order; and the note on those left out, if there are any.
fn commonest(counts: &Counts) -> (Vec<(&str, usize)>, Option<String>) {
    let mut sorted: Vec<(&str, usize)> = counts.iter().map(|(name, &count)| (name.as_str(), count)).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let left = sorted.len().saturating_sub(SHOWN);
    sorted.truncate(SHOWN);
    (sorted, (left > 0).then(|| format!("and {left} more")))
}

/// A share in percent, rounded: to a tenth below 10 and above 99, so that a small share is never 0 and a large one never 100.
fn share(count: usize, all: usize) -> String {
    let rounded = |parts: usize| (parts * count + all / 2) / all.max(1);
    match rounded(1000) {
        _ if count == all => "100".to_owned(),
        0 => "<0.1".to_owned(),
        tenths if !(100..990).contains(&tenths) => {
            let tenths = tenths.min(999);
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        _ => rounded(100).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_and_what_occurs_is_never_none() {
        for (count, all, told) in [
            (206, 1_874, "11"),
            (14, 1_874, "0.7"),
            (1, 100_000, "<0.1"),
            (1, 3, "33"),
            (2, 3, "67"),
            (995, 10_000, "10"),
            (994, 10_000, "9.9"),
            (99_999, 100_000, "99.9"),
            (7, 7, "100"),
        ] {
            assert_eq!(share(count, all), told, "{count} of {all}");
        }
    }

    #[test]
    fn names_that_are_left_out_are_counted() {
        let counts: Counts = (0..15).map(|n| (format!("scheme {n}"), 20 - n)).collect();
        let (shown, left) = commonest(&counts);
        assert_eq!((shown.len(), shown[0], left.as_deref()), (12, ("scheme 0", 20), Some("and 3 more")));
    }
}
