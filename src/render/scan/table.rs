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
            quoted(&scanned.path),
            line.number.to_string(),
            (scanned.place(at).0 + 1).to_string(),
            quoted(&line.heard.text),
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

/// A cell, in quotes where it holds a comma, a quote or a line's end.
pub(super) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
