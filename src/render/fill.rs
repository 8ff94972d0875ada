//! Words for what is left of a line, as a list for a reader or as JSON.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::{Format, Offered, rows};
use crate::rhyme::Slant;
use crate::sense::fill::{Offer, Question};
use crate::text::printable;

/// The formats of `verse fill`.
pub const FORMATS: Offered =
    &[(Format::Full, "A word a line, with why"), (Format::Json, "One object"), (Format::Jsonl, "One object a word")];

/// A place in a line and the words for it.
#[derive(Debug)]
pub struct Filled {
    /// The question about the place.
    pub question: Question,
    /// The words, the likeliest first.
    pub offers: Vec<Offer>,
}

/// Writes the words in their order.
pub fn write(format: Format, filled: &Filled, out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = format.rows("words") else { return write_list(filled, out) };
    rows::write(rows, &filled.offers.iter().map(Row::of).collect::<Vec<_>>(), out)
}

/// Writes the demands on the word, then a row for each word.
fn write_list(filled: &Filled, out: &mut dyn Write) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let asks = filled.question.in_words(|line| format!("line {line}"));
    if !asks.is_empty() {
        writeln!(out, "{dim}{}{dim:#}", printable(&asks))?;
    }
    let words: Vec<String> =
        filled.offers.iter().map(|offer| printable(&offer.filler.suggestion.word).into_owned()).collect();
    let widest = words.iter().map(|word| word.width()).max().unwrap_or(0);
    for (word, offer) in words.iter().zip(&filled.offers) {
        let gap = widest - word.width();
        let why = offer.why.in_words().join("; ");
        writeln!(out, "  {bold}{word}{bold:#}{:gap$}  {:.2}  {dim}{}{dim:#}", "", offer.score, printable(&why))?;
    }
    Ok(())
}

/// A word as JSON shows it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    word: &'a str,
    kind: &'static str,
    /// The sort of a slant rhyme.
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<&'static str>,
    syllables: u32,
    /// From 0 to 1, to four places.
    score: f64,
    /// Whether it fills all that the form asks, or leaves syllables to fill.
    fills: bool,
    why: Vec<String>,
}

impl<'a> Row<'a> {
    fn of(offer: &'a Offer) -> Self {
        let found = &offer.filler.suggestion;
        Self {
            word: &found.word,
            kind: found.grade.id(),
            sort: found.slant.map(Slant::id),
            syllables: found.syllables,
            score: (f64::from(offer.score) * 10_000.0).round() / 10_000.0,
            fills: offer.filler.fills,
            why: offer.why.in_words(),
        }
    }
}
