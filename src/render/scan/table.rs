//! Scansions as a table: comma-separated values (RFC 4180), one row a line of verse.
//!
//! A row is a record of [`record`] with its lists written as one cell; fields that are only shown on request are left to JSON.

use std::fmt::Write as _;

use super::Scanned;
use super::record::{self, LineRecord, WordRecord, WordRecords};
use crate::render::csv::{quoted, text_cell};

/// The columns, named as the fields of the JSON objects are. New ones come last.
pub(super) const HEAD: &str = "path,line,stanza,text,syllables,beats,stress,feet,licenses,meter,rhyme,poem_meter,\
     syllables_min,syllables_max,stanza_scheme,poem_measure,sureness,poem_sureness,\
     words,word_syllables,phones,word_stress,source\n";

pub(super) fn page(scanned: &Scanned) -> String {
    let mut page = String::new();
    record::each(scanned, WordRecords::Made, |record| {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "{}", row(record).join(","));
    });
    page
}

/// The cells of a line, one for each name of [`HEAD`].
fn row(record: &LineRecord<'_>) -> Vec<String> {
    let words = |show: fn(&WordRecord<'_>) -> String, between: &str| {
        record.words.iter().map(show).collect::<Vec<_>>().join(between)
    };
    let optional = |text: Option<&str>| quoted(text.unwrap_or_default());
    vec![
        text_cell(record.path),
        record.line.to_string(),
        record.stanza.to_string(),
        text_cell(record.text),
        record.syllables.to_string(),
        record.beats.clone(),
        record.stress.clone(),
        record.feet.join("|"),
        record.licenses.join(" "),
        optional(record.meter),
        record.rhyme.clone(),
        optional(record.poem_meter),
        record.syllables_min.to_string(),
        record.syllables_max.to_string(),
        record.stanza_scheme.as_ref().map_or_else(String::new, |letters| letters.join(" ")),
        optional(record.poem_measure),
        record.sureness.to_string(),
        record.poem_sureness.to_string(),
        text_cell(&words(|word| word.text.to_owned(), " ")),
        text_cell(&words(|word| word.syllables.join("|"), " ")),
        words(|word| word.phones.clone(), " | "),
        words(|word| word.stress.clone(), " "),
        words(|word| word.source.to_owned(), " "),
    ]
}
