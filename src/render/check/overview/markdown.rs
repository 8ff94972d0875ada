//! `--report markdown`: a table as GitHub and most editors read it.

use std::io::{self, Write};

use super::Overview;
use crate::text::printable;

pub(super) fn write(overview: &Overview, out: &mut dyn Write) -> io::Result<()> {
    let headings = overview.headings();
    writeln!(out, "| {} |", headings.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(headings.len()))?;
    for row in overview.cells() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    if let Some(mean) = overview.mean() {
        writeln!(out, "\nMean score: {mean:.2}")?;
    }
    let not_listed = overview.not_listed();
    if !not_listed.is_empty() {
        writeln!(out, "\nNot checked:\n")?;
    }
    not_listed.iter().try_for_each(|(path, why)| writeln!(out, "- {}: {}", escaped(path), escaped(why)))
}

/// A text in a cell, with Markdown's special characters escaped.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if matches!(c, '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '&' | '#') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
