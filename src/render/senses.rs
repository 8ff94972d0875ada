//! The senses of a word, as text for a reader or as records.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use crate::sense::{Sense, SensesOf};

/// A sense as JSON shows it.
#[derive(Debug, Serialize)]
pub(super) struct SenseRow {
    /// The listed word.
    word: &'static str,
    part: &'static str,
    definition: &'static str,
    synonyms: Vec<&'static str>,
    near: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    opposites: Vec<&'static str>,
}

/// The senses of a word, those of its commonest base first.
pub(super) fn rows(found: &[SensesOf]) -> Vec<SenseRow> {
    let row = |word, sense: &Sense| SenseRow {
        word,
        part: sense.part.name(),
        definition: sense.definition,
        synonyms: sense.synonyms.clone(),
        near: sense.near.clone(),
        opposites: sense.opposites.clone(),
    };
    found.iter().flat_map(|of| of.senses.iter().map(|sense| row(of.word, sense))).collect()
}

/// Writes the senses below the word: the part of speech where it changes, then a numbered definition with its words.
pub(super) fn write(found: &[SensesOf], out: &mut impl Write) -> io::Result<()> {
    let dim = Style::new().dimmed();
    if found.is_empty() {
        writeln!(out, "  {dim}no sense is listed{dim:#}")?;
    }
    for of in found {
        let mut before = None;
        for (number, sense) in (1..).zip(&of.senses) {
            if before != Some(sense.part) {
                writeln!(out, "  {} {dim}({}){dim:#}", of.word, sense.part.name())?;
                before = Some(sense.part);
            }
            writeln!(out, "    {number}. {}", sense.definition)?;
            for (what, words) in [("same", &sense.synonyms), ("near", &sense.near), ("opposite", &sense.opposites)] {
                if !words.is_empty() {
                    writeln!(out, "       {dim}{what}: {}{dim:#}", words.join(", "))?;
                }
            }
        }
    }
    Ok(())
}
