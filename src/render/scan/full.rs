//! A scansion for a reader: marks above each line, and beside it what was counted.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::row::marks_above;
use super::{Scanned, Style, shape, sound};
use crate::meter::{LineScansion, RunnerUp};
use crate::text::printable;

/// The widest line that has its notes beside it rather than after it.
const WIDEST: usize = 60;

pub(super) fn page(scanned: &Scanned, style: Style) -> String {
    let notation = style.notation;
    let mut page = String::new();
    if scanned.poem.lines.is_empty() {
        return page;
    }
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{}", heading(scanned));
    let widest =
        scanned.poem.lines.iter().map(|line| printable(&line.heard.text).width()).max().unwrap_or(0).min(WIDEST);
    for (at, line) in scanned.poem.lines.iter().enumerate() {
        let (stanza, place) = scanned.place(at);
        if place == 0 && stanza > 0 {
            page.push('\n');
        }
        let read = &scanned.scansion.lines[at];
        let text = printable(&line.heard.text);
        let _ = writeln!(page, "  {}", marks_above(&line.heard, &read.scansion, notation));
        let mut notes = format!("{:>2} {:<2}", read.scansion.beats.len(), scanned.letter(at).to_string());
        if own_meter(scanned, at) {
            let _ = write!(notes, "  {}", read.in_words);
        }
        for taken in read.scansion.licenses.iter().filter(|taken| style.all_licenses || !taken.is_everyday()) {
            let _ = write!(notes, "  {taken}");
        }
        let gap = widest.saturating_sub(text.width());
        let _ = writeln!(page, "  {text}{:gap$}  {}", "", printable(notes.trim_end()));
        if let Some(sounds) = sound::row(scanned, at) {
            let _ = writeln!(page, "      {sounds}");
        }
        if let Some(shape) = shape::row(scanned, at) {
            let _ = writeln!(page, "      {shape}");
        }
        for other in &scanned.runners_up[at] {
            let marks = marks_above(&line.heard, &other.scansion, notation);
            let gap = widest.saturating_sub(marks.width());
            let _ = writeln!(page, "  {marks}{:gap$}  {}", "", runner_up(read, other));
        }
    }
    page
}

/// The largest likelihood ratio that is shown; no reader needs a larger one.
const LEAST_LIKELY: f32 = 9999.0;

/// A runner-up compared with the scansion shown: `1:8` when that is eight times as likely, its measure where it has another,
/// and its licenses.
fn runner_up(shown: &LineScansion, other: &RunnerUp) -> String {
    let mut notes = format!("1:{:<4.0}", other.behind.exp().min(LEAST_LIKELY));
    if other.in_words != shown.in_words {
        let _ = write!(notes, "  {}", printable(&other.in_words));
    }
    for taken in &other.scansion.licenses {
        let _ = write!(notes, "  {taken}");
    }
    notes.trim_end().to_owned()
}

/// Whether a line is in another meter than its poem.
fn own_meter(scanned: &Scanned, at: usize) -> bool {
    let read = &scanned.scansion.lines[at];
    !read.in_words.is_empty() && (read.measure.is_none() || read.measure != scanned.scansion.meter)
}

fn heading(scanned: &Scanned) -> String {
    let sure = scanned.scansion.posterior * 100.0;
    let meter = match scanned.scansion.meter_in_words() {
        Some(meter) => format!("{meter} ({sure:.0} % sure)"),
        None if scanned.scansion.lines.iter().any(LineScansion::is_given) => {
            "each line in the meter asked of it".to_owned()
        }
        None => "no regular meter".to_owned(),
    };
    let path = printable(&scanned.path);
    match scanned.scansion.measure_in_words(&scanned.poem.stanzas) {
        Some(measure) => format!("{path}: {meter}; {measure}"),
        None => format!("{path}: {meter}"),
    }
}
