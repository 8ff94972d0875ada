//! Counts beside the lines: `10 a`, and `8/7` where the form asks for another number; `10 a ~` where licenses are shown.

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Range};
use crate::analysis::Counts;
use crate::form::Count;
use crate::judge::{LineVerdict, Mark};

/// A hint for each line of verse in a stretch of the draft; `licenses` says whether the licenses a line takes are shown too.
pub(super) fn hints(document: &Document, range: Range, encoding: Encoding, licenses: bool) -> Vec<Value> {
    let Some(checked) = &document.checked else { return Vec::new() };
    let lines = Lines::of(&document.text, encoding);
    let shown = document.line_at(lines.byte(range.start))..=document.line_at(lines.byte(range.end));
    let verse = checked.poem.lines.iter().enumerate().filter(|(_, line)| shown.contains(&line.number));
    let hint = verse.map(|(at, line)| {
        let stands = checked.verdict.lines.get(at);
        let counts = &line.heard.counts;
        let (mut label, mut told) = told(counts, stands);
        if let Some(stands) = stands.filter(|_| licenses) {
            add_licenses(stands, (&mut label, &mut told));
        }
        let position = lines.position(document.line(line.number).end());
        json!({"position": position, "label": label, "tooltip": told, "paddingLeft": true})
    });
    hint.collect()
}

/// The hint of a line, and the same in words.
fn told(counts: &Counts, stands: Option<&LineVerdict>) -> (String, String) {
    let (mut label, mut told) = (counts.to_string(), format!("{counts} syllables"));
    let Some(owes) = stands.map(|stands| &stands.owes) else { return (label, told) };
    let missed = |owed: &Count| !counts.meets(owed.least(), owed.most().unwrap_or(u32::MAX));
    if owes.measure.syllables.as_ref().is_some_and(missed) {
        label = format!("{label}/{}", owes.syllables);
        told = format!("{told}; the form asks for {}", owes.syllables);
    }
    if owes.rhyme().is_some() {
        label = format!("{label} {}", owes.letter);
        told = format!("{told}; rhyme {}", owes.letter);
    }
    (label, told)
}

/// Adds the mark of a line that a reader notices to take a license, and every license of the line in words.
fn add_licenses(stands: &LineVerdict, (label, told): (&mut String, &mut String)) {
    if stands.mark == Mark::License {
        label.push(' ');
        label.push(Mark::License.symbol());
    }
    for license in &stands.licenses {
        told.push_str("; ");
        told.push_str(&license.in_words);
    }
}
