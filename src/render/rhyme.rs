//! Words that rhyme, as text for a reader or as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Offered, rows};
use crate::phonology::Sounds;
use crate::rhyme::suggest::{Group, Suggestion};
use crate::rhyme::{Accent, Slant};

/// The formats of `verse rhyme`.
pub const FORMATS: Offered = &[
    (Format::Full, "Grouped by kind and syllables"),
    (Format::Json, "One object"),
    (Format::Jsonl, "One object a word"),
];

/// The rhymes of one pronunciation of the words.
#[derive(Debug)]
pub struct Rhymes {
    /// The sounds of the last word; `None` when all its pronunciations have the same rhymes.
    pub said: Option<Sounds>,
    /// The words found, in their order.
    pub found: Vec<Suggestion>,
}

/// Writes the words found for each pronunciation, in their order.
pub fn write(format: Format, rhymes: &[Rhymes], out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = format.rows("rhymes") else { return write_sayings(rhymes, out) };
    let all = rhymes
        .iter()
        .flat_map(|Rhymes { said, found }| found.iter().map(|found| RhymeRecord::of(said.as_ref(), found)));
    rows::write(rows, &all.collect::<Vec<_>>(), out)
}

/// Writes the groups of each pronunciation, below a heading where there are several.
fn write_sayings(rhymes: &[Rhymes], out: &mut dyn Write) -> io::Result<()> {
    let mut is_first = true;
    for Rhymes { said, found } in rhymes.iter().filter(|rhymes| !rhymes.found.is_empty()) {
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        if let Some(said) = said {
            writeln!(out, "said /{}/\n", said.ipa())?;
        }
        write_groups(found, out)?;
    }
    Ok(())
}

/// Writes one paragraph a group, one row a syllable count.
fn write_groups(found: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(Group, u32), Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in found {
        groups.entry((suggestion.group(), suggestion.syllables)).or_default().push(suggestion);
    }
    let mut before = None;
    for ((group, syllables), suggestions) in groups {
        if before != Some(group) {
            writeln!(out, "{}{}", if before.is_some() { "\n" } else { "" }, group.title())?;
            before = Some(group);
        }
        let words: Vec<&str> = suggestions.iter().map(|suggestion| suggestion.word.as_str()).collect();
        writeln!(out, "  {syllables:>2}  {}", words.join("  "))?;
    }
    Ok(())
}

/// A word that rhymes as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
pub struct RhymeRecord<'a> {
    word: &'a str,
    kind: &'static str,
    level: Option<u8>,
    /// The sort of a slant rhyme.
    sort: Option<&'static str>,
    /// The pronunciation of the word asked for, where it has several with different rhymes.
    said: Option<String>,
    /// The one accent that has the rhyme.
    only_in: Option<&'static str>,
    syllables: u32,
    stress: String,
    phones: String,
    rank: Option<u8>,
}

impl<'a> RhymeRecord<'a> {
    /// The record of a word found; `said` is the pronunciation of the word asked for, where it has several with
    /// different rhymes.
    pub fn of(said: Option<&Sounds>, suggestion: &'a Suggestion) -> Self {
        Self {
            word: &suggestion.word,
            kind: suggestion.grade.id(),
            level: suggestion.grade.level(),
            sort: suggestion.slant.map(Slant::id),
            said: said.map(ToString::to_string),
            only_in: suggestion.only_in.map(Accent::id),
            syllables: suggestion.syllables,
            stress: suggestion.sounds.stresses().map(|stress| if stress.digit() == '0' { '-' } else { '+' }).collect(),
            phones: suggestion.sounds.to_string(),
            rank: suggestion.standing.class,
        }
    }
}
