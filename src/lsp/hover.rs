//! The hover on the word and the line under the pointer.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::document::Document;
use super::markdown::escaped;
use super::position::{Encoding, Lines, Position};
use super::rhymes;
use crate::analysis::{HeardWord, PoemLine};
use crate::lexicon::{Ear, Variant, align};
use crate::phonology::Stress;
use crate::render::explain::{write_scansion, write_verdict};
use crate::workspace::CheckedDraft;

/// The pronunciations of the word at a place, the scansion and findings of its line, and words that rhyme with
/// it.
pub(super) fn hover(document: &Document, ear: &Ear, position: Position, encoding: Encoding) -> Option<Value> {
    let lines = Lines::of(&document.text, encoding);
    let byte = lines.byte(position);
    let (checked, at) = (document.checked.as_ref()?, document.verse(document.line_at(byte))?);
    let line = checked.poem.lines.get(at)?;
    let word = line.heard.words.iter().find(|word| line.in_file(word.span).range().contains(&byte));
    let mut page = word.map(|word| readings(line, word)).unwrap_or_default();
    page.push_str(&why(document, checked, at).unwrap_or_default());
    if let Some(word) = word {
        page.push_str(&rhymes::list(line.heard.text_of(word), ear, checked.accent));
    }
    let mut told = json!({"contents": {"kind": "markdown", "value": page}});
    if let Some(word) = word {
        told["range"] = json!(lines.range(line.in_file(word.span).range()));
    }
    Some(told)
}

/// The pronunciations of a word: `**womb**, 1 syllable` and a row for each.
fn readings(line: &PoemLine, word: &HeardWord) -> String {
    let text = line.heard.text_of(word);
    let counts = word.counts().to_string();
    let mut page = format!("**{}**, {counts} syllable{}\n\n", escaped(text), if counts == "1" { "" } else { "s" });
    for way in &word.spoken.pronunciations {
        let parts = align(text, &way.sounds);
        let spelled: Vec<String> = parts
            .iter()
            .zip(way.sounds.stresses())
            .map(|(part, stress)| match stress {
                Stress::Primary => part.letters.of(text).to_uppercase(),
                Stress::Secondary | Stress::Unstressed => part.letters.of(text).to_lowercase(),
            })
            .collect();
        let names: Vec<&str> =
            std::iter::once(way.source.name()).chain(way.variants.iter().map(Variant::name)).collect();
        // Writing to a string cannot fail.
        _ = writeln!(page, "- {} `{}` ({})", escaped(&spelled.join("·")), way.sounds, names.join("; "));
    }
    if word.spoken.pronunciations.is_empty() {
        page.push_str("No pronunciation of this word is known.\n");
    }
    page.push('\n');
    page
}

/// The line with its marks, its duties and its findings.
fn why(document: &Document, checked: &CheckedDraft, at: usize) -> Option<String> {
    let line = checked.poem.lines.get(at)?;
    let mut told = Vec::new();
    write_scansion(line, document.scansion()?.lines.get(at)?, &mut told).ok()?;
    told.extend(format!("It has {} syllables.\n", line.heard.counts).bytes());
    if let Some(verdict) = document.verdict() {
        write_verdict(&checked.poem, verdict, at, &mut told).ok()?;
    }
    let told = anstream::adapter::strip_str(&String::from_utf8(told).ok()?).to_string();
    let fence = "`".repeat(3 + told.matches('`').count());
    Some(format!("{fence}text\n{}\n{fence}\n", told.trim_end()))
}
