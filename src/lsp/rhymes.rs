//! Rhymes of the word under the pointer, as a hover lists them.

use std::fmt::Write as _;

use super::markdown::escaped;
use crate::analysis::HeardLine;
use crate::lexicon::Ear;
use crate::rhyme::Accent;
use crate::rhyme::suggest::{Suggestion, rhymes_in_groups};

/// How many words of a group are listed: one row; completion and `verse rhyme` have the rest.
const MOST: usize = 12;

/// The rhymes of a word in an accent, a row for each group: `- perfect: old, gold, hold`; below its sounds where the word has
/// several pronunciations with different rhymes. Empty when it has none.
pub(super) fn list(word: &str, ear: &Ear, accent: Accent) -> String {
    let heard = HeardLine::hear(word, ear);
    let mut page = String::new();
    // Writing to a string cannot fail.
    for (saying, found) in rhymes_in_groups(&heard, accent, MOST).iter().filter(|(_, found)| !found.is_empty()) {
        _ = match &saying.sounds {
            Some(sounds) => writeln!(page, "\nRhymes with **{}**, said /{}/\n", escaped(word), sounds.ipa()),
            None => writeln!(page, "\nRhymes with **{}**\n", escaped(word)),
        };
        for group in found.chunk_by(|one, other| one.group() == other.group()) {
            let words: Vec<&str> = group.iter().map(|suggestion| suggestion.word.as_str()).collect();
            let name = group.first().map_or("", |first: &Suggestion| first.group().name());
            _ = writeln!(page, "- {name}: {}", words.join(", "));
        }
    }
    page
}
