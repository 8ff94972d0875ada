//! Words that return, as a list for a reader or as JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::{Format, Offered, rows};
use crate::sense::Returning;
use crate::text::printable;

/// The formats of `verse words`.
pub const FORMATS: Offered = &[
    (Format::Full, "A word a line, with its places"),
    (Format::Json, "One object"),
    (Format::Jsonl, "One object a word"),
];

/// Words that return, and the paths of the drafts they are in, in the order in which these were counted.
#[derive(Debug)]
pub struct Found {
    /// The words, the most frequent first.
    pub words: Vec<Returning>,
    /// The paths.
    pub paths: Vec<String>,
}

/// Writes the words in their order.
pub fn write(format: Format, found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = format.rows("words") else { return write_list(found, out) };
    rows::write(rows, &found.words.iter().map(|word| Row::of(found, word)).collect::<Vec<_>>(), out)
}

/// `snow  3  drafts/i.txt:2, 5; drafts/ii.txt:1  (snow, snows)`.
fn write_list(found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let widest = found.words.iter().map(|word| printable(&word.word).width()).max().unwrap_or(0);
    for word in &found.words {
        let shown = printable(&word.word);
        let gap = widest.saturating_sub(shown.width());
        let forms = word.forms();
        let forms = if forms.len() > 1 { format!("  ({})", forms.join(", ")) } else { String::new() };
        let (count, places) = (word.places.len(), places(found, word));
        writeln!(
            out,
            "{bold}{shown}{bold:#}{:gap$}  {count:>2}  {}{dim}{}{dim:#}",
            "",
            printable(&places),
            printable(&forms)
        )?;
    }
    Ok(())
}

/// The lines of a word, draft by draft.
fn places(found: &Found, word: &Returning) -> String {
    let mut told = String::new();
    let mut last = None;
    for place in &word.places {
        let path = found.paths.get(place.poem).map_or("", String::as_str);
        let line = place.line;
        // Writing to a string cannot fail.
        let _ = match last {
            Some((poem, before)) if poem == place.poem && before == line => continue,
            Some((poem, _)) if poem == place.poem => write!(told, ", {line}"),
            Some(_) => write!(told, "; {path}:{line}"),
            None => write!(told, "{path}:{line}"),
        };
        last = Some((place.poem, place.line));
    }
    told
}

/// A word as JSON shows it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    word: &'a str,
    count: usize,
    /// How many drafts have it.
    drafts: usize,
    forms: Vec<String>,
    places: Vec<PlaceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    path: &'a str,
    line: u32,
    column: usize,
    text: &'a str,
}

impl<'a> Row<'a> {
    fn of(found: &'a Found, word: &'a Returning) -> Self {
        let places = word.places.iter().map(|place| PlaceRecord {
            path: found.paths.get(place.poem).map_or("", String::as_str),
            line: place.line,
            column: place.column,
            text: &place.text,
        });
        Self {
            word: &word.word,
            count: word.places.len(),
            drafts: word.poems(),
            forms: word.forms(),
            places: places.collect(),
        }
    }
}
