//! Words that rhyme, as text for a reader or as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Offered, rows};
use crate::rhyme::suggest::Suggestion;

/// The formats of `verse rhyme`.
pub const FORMATS: Offered = &[
    (Format::Full, "Grouped by kind and syllables"),
    (Format::Json, "One object"),
    (Format::Jsonl, "One object a word"),
];

/// Writes the words found, in their order.
pub fn write(format: Format, found: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    match format.rows("rhymes") {
        None => write_groups(found, out),
        Some(rows) => rows::write(rows, &found.iter().map(Row::of).collect::<Vec<_>>(), out),
    }
}

/// Writes one paragraph a level, one row a syllable count.
fn write_groups(found: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(Option<u8>, u32), Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in found {
        groups.entry((suggestion.grade.level(), suggestion.syllables)).or_default().push(suggestion);
    }
    let mut before = None;
    for ((level, syllables), suggestions) in groups {
        if before != Some(level) {
            writeln!(out, "{}{}", if before.is_some() { "\n" } else { "" }, title(level))?;
            before = Some(level);
        }
        let words: Vec<&str> = suggestions.iter().map(|suggestion| suggestion.word.as_str()).collect();
        writeln!(out, "  {syllables:>2}  {}", words.join("  "))?;
    }
    Ok(())
}

fn title(level: Option<u8>) -> &'static str {
    match level {
        Some(0 | 1) => "perfect",
        Some(2) => "near-perfect",
        Some(3) => "historic, to the eye, or with a light syllable raised",
        Some(4) => "slant",
        Some(_) => "the vowel alone",
        None => "other",
    }
}

/// A suggestion as JSON shows it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    word: &'a str,
    kind: &'static str,
    level: Option<u8>,
    syllables: u32,
    stress: String,
    phones: String,
    rank: Option<u8>,
}

impl<'a> Row<'a> {
    fn of(suggestion: &'a Suggestion) -> Self {
        Self {
            word: &suggestion.word,
            kind: suggestion.grade.id(),
            level: suggestion.grade.level(),
            syllables: suggestion.syllables,
            stress: suggestion.sounds.stresses().map(|stress| if stress.digit() == '0' { '-' } else { '+' }).collect(),
            phones: suggestion.sounds.to_string(),
            rank: suggestion.standing.class,
        }
    }
}
