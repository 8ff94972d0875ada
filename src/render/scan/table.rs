//! Scansions as a table: comma-separated values (RFC 4180), one row a line of verse.

use std::fmt::Write as _;

use super::{Scanned, record};

pub(super) const HEAD: &str = "path,line,stanza,text,syllables,beats,stress,feet,licenses,meter,rhyme,poem_meter\n";

pub(super) fn page(scanned: &Scanned) -> String {
    let meter = scanned.scansion.meter_in_words().unwrap_or_default();
    let mut page = String::new();
    for (at, line) in scanned.poem.lines.iter().enumerate() {
        let read = &scanned.scansion.lines[at];
        let feet: Vec<String> = read.scansion.feet_strings().collect();
        let cells = [
            text_cell(&scanned.path),
            line.number.to_string(),
            (scanned.place(at).0 + 1).to_string(),
            text_cell(&line.heard.text),
            read.scansion.beats.len().to_string(),
            read.scansion.beats_string(),
            read.aloud_string(),
            feet.join("|"),
            record::licenses(&read.scansion).join(" "),
            read.in_words.clone(),
            scanned.letter(at).to_string(),
            meter.clone(),
        ];
        // Writing to a string cannot fail.
        let _ = writeln!(page, "{}", cells.join(","));
    }
    page
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
