//! Scansions as a table: comma-separated values (RFC 4180), one row a line of verse.
//!
//! A row is a record of [`record`] with its lists written as one cell; what is only shown when it is asked for is left to JSON.

use std::fmt::Write as _;

use super::Scanned;
use super::record::{self, LineRecord, WordRecord};

/// The columns, named as the fields of the JSON objects are. New ones come last.
pub(super) const HEAD: &str = "path,line,stanza,text,syllables,beats,stress,feet,licenses,meter,rhyme,poem_meter,\
     syllables_min,syllables_max,stanza_scheme,poem_measure,sureness,poem_sureness,\
     words,word_syllables,phones,word_stress,source\n";

pub(super) fn page(scanned: &Scanned) -> String {
    let mut page = String::new();
    record::each(scanned, |record| {
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

/// A cell of what somebody wrote or named. A spreadsheet takes one that begins with one of four signs for a formula and runs
/// it: an apostrophe before it says that it is text. Marks of scansion begin so too, and are left as they are.
pub(super) fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { quoted(&format!("'{text}")) } else { quoted(text) }
}

/// A cell, in quotes where it holds a comma, a quote or a line's end.
pub(super) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_a_spreadsheet_would_run_is_text() {
        for (text, cell) in [
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("- and so to bed", "'- and so to bed"),
            ("@night", "'@night"),
            ("+1", "'+1"),
            ("snow = white", "snow = white"),
        ] {
            assert_eq!(text_cell(text), cell);
        }
    }
}
