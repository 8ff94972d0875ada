//! The data shown beside a line: the letter it owes, its count against the one asked, its mark, and its scansion.
//!
//! Places in a line are counted as JavaScript counts them, in UTF-16 units from 0.

use serde::Serialize;
use verse::analysis::PoemLine;
use verse::judge::{CountedIn, LineVerdict, Mark, OwedLine};
use verse::meter::LineScansion;
use verse::page::physical_lines;
use verse::render::scan::{Notation, vowel_marks};
use verse::span::Span;

/// A line of verse.
#[derive(Debug, Serialize)]
pub(crate) struct LineRecord {
    /// The physical line, from 1.
    line: u32,
    #[serde(flatten)]
    owes: OwedRecord,
    /// The count, a range while readings differ: `9-10`.
    count: String,
    /// The same with its unit: `9-10 syllables`.
    counted: String,
    /// `~` with a license, `?` on a guess, `.` not judged yet, `!` broken; a space where it fits.
    mark: char,
    /// The licenses it takes, in words.
    licenses: Vec<String>,
    /// Its pending duties, in words.
    pending: Vec<String>,
    /// The stretches at fault.
    flagged: Vec<(usize, usize)>,
    /// The scansion, where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    scansion: Option<ScansionRecord>,
}

/// What a line owes.
#[derive(Debug, Serialize)]
pub(crate) struct OwedRecord {
    /// The letter of its rhyme; empty where it owes none.
    letter: String,
    /// The letter that an acrostic asks for; empty where none does.
    acrostic: String,
    /// The count asked for; empty where any will do.
    target: String,
    /// The same with its unit: `7 syllables`, `3 words`.
    asked: String,
    /// The meter asked for, in words; empty where any will do.
    meter: String,
    /// Whether a blank line is due before it.
    begins_stanza: bool,
}

#[derive(Debug, Serialize)]
struct ScansionRecord {
    /// Each mark with the place of its vowel, and whether a foot begins there, the first one aside.
    marks: Vec<(usize, char, bool)>,
    /// The meter in words.
    meter: String,
}

/// A draft's text, from whose bytes places in its lines are counted.
#[derive(Debug)]
pub(crate) struct Units<'a> {
    text: &'a str,
    lines: Vec<Span>,
}

impl<'a> Units<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, lines: physical_lines(text) }
    }

    /// The place of a byte of the text in its physical line, counted from 1.
    fn place(&self, line: u32, byte: usize) -> usize {
        let start = self.lines.get((line as usize).saturating_sub(1)).map_or(0, |line| line.start());
        self.text.get(start..byte).map_or(0, |before| before.encode_utf16().count())
    }
}

impl LineRecord {
    /// The record of a line with the verdict on it and its scansion.
    pub(crate) fn of(
        line: &PoemLine,
        verdict: Option<&LineVerdict>,
        scanned: Option<&LineScansion>,
        units: &Units<'_>,
    ) -> Self {
        let nothing = LineVerdict::default();
        let verdict = verdict.unwrap_or(&nothing);
        let unit = CountedIn::of(&verdict.owes.measure);
        let count = unit.count(&line.heard);
        let place = |span: Span| {
            let file = line.in_file(span);
            (units.place(line.number, file.start()), units.place(line.number, file.end()))
        };
        // Everyday licenses have no mark, so they are left out.
        let told = verdict.licenses.iter().filter(|license| verdict.mark == Mark::License && !license.is_everyday);
        Self {
            line: line.number,
            owes: OwedRecord::of(&verdict.owes),
            counted: unit.with_unit(&count),
            count,
            mark: verdict.mark.symbol(),
            licenses: told.map(|license| license.in_words.clone()).collect(),
            pending: verdict.pending.clone(),
            flagged: verdict.flagged.iter().map(|&span| place(span)).collect(),
            scansion: scanned.map(|scanned| ScansionRecord::of(line, scanned, units)),
        }
    }
}

impl OwedRecord {
    pub(crate) fn of(owes: &OwedLine) -> Self {
        // A line that must not rhyme has no letter; a finding reports it if it does.
        let letter = if &*owes.letter == "-" { String::new() } else { owes.letter.to_string() };
        let unit = CountedIn::of(&owes.measure);
        let target = unit.target(&owes.measure);
        let asked = if target.is_empty() { String::new() } else { unit.with_unit(&target) };
        let (acrostic, meter) = (owes.acrostic.clone(), owes.meter.to_string());
        Self { letter, acrostic, target, asked, meter, begins_stanza: owes.begins_stanza }
    }
}

impl ScansionRecord {
    fn of(line: &PoemLine, scanned: &LineScansion, units: &Units<'_>) -> Self {
        let marks = vowel_marks(&line.heard, &scanned.scansion, Notation::Marks).into_iter().map(|mark| {
            let byte = line.in_file(Span::new(mark.byte, mark.byte)).start();
            (units.place(line.number, byte), mark.sign, mark.begins_foot)
        });
        Self { marks: marks.collect(), meter: scanned.in_words.clone() }
    }
}
