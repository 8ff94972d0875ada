//! Words that rhyme with any word, as the editor lists them.

use crate::analysis::HeardLine;
use crate::rhyme::Accent;
use crate::rhyme::suggest::{Suggestion, rhymes_in_groups};

/// How many words of a group are listed for each pronunciation of the word.
const MOST: usize = 40;

/// The words that rhyme with the last of these, each with a remark: its group, and the pronunciation it rhymes with where the
/// word has several with different rhymes.
pub(in crate::tui) fn rhymes(words: &HeardLine, accent: Accent) -> Vec<(String, String)> {
    let found = rhymes_in_groups(words, accent, MOST).into_iter();
    let lists = found.flat_map(|(saying, list)| {
        let head = saying.sounds.map(|sounds| format!("said /{}/: ", sounds.ipa())).unwrap_or_default();
        list.into_iter().map(move |found| {
            let remark = format!("{head}{}", remark(&found));
            (found.word, remark)
        })
    });
    lists.collect()
}

/// The group of a word and its syllables: `perfect, 2 syllables`.
fn remark(found: &Suggestion) -> String {
    let count = found.syllables;
    format!("{}, {count} syllable{}", found.group().name(), if count == 1 { "" } else { "s" })
}
