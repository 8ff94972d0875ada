//! The order in which words are offered: by size class, and within a class by how many words are made from them.

use std::cmp::Reverse;

use crate::lexicon::{Standing, dictionary};

/// The suffixes that make a word's family. Everyday words have a large one, technical words a small one: *light* has *lights,
/// lighter, lightly*, and *byte* has *bytes*. (Schreuder and Baayen 1997: readers recognize a word of a large family sooner.)
const SUFFIXES: [&str; 8] = ["s", "'s", "ed", "er", "ing", "ly", "y", "ness"];

/// The fewest letters of a word whose family is counted: below, words match by chance (*as* is no plural of *a*).
const SHORTEST: usize = 3;

/// The rarest size class whose families are counted: rarer words are too many, and the search would be slow.
const COMMON: u8 = 20;

/// The key by which words are sorted: common ones first, within a size class the one with the larger family.
pub(super) fn order(word: &str, standing: Standing) -> (u16, Reverse<usize>) {
    let looked_for = word.len() >= SHORTEST && standing.class.is_some_and(|class| class <= COMMON);
    (standing.order(), Reverse(if looked_for { children(word) } else { 0 }))
}

/// How many words the dictionary has that are this one with a suffix, a silent *e* dropped before it.
fn children(word: &str) -> usize {
    let short = word.strip_suffix('e').unwrap_or(word);
    let is_made = |suffix: &&&str| {
        let stem = if suffix.starts_with(['e', 'i', 'y']) { short } else { word };
        dictionary().contains(&[stem, **suffix].concat())
    };
    SUFFIXES.iter().filter(is_made).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_daily_use_has_more_children_than_one_of_a_trade() {
        for (common, rare) in [("light", "byte"), ("right", "finite"), ("show", "macho"), ("part", "counterpart")] {
            assert!(children(common) > children(rare), "{common} and {rare}");
        }
    }
}
