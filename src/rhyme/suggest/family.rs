//! How common a word is, as far as the dictionaries tell: its size class, and in that the size of its family.

use std::cmp::Reverse;

use crate::lexicon::{Standing, dictionary};

/// What a word is made into. Words in daily use have many such children, words of a trade few: *light* has *lights, lighter,
/// lightly*, and *byte* has *bytes*. (Schreuder and Baayen found in 1997 that readers know a word the better for it.)
const SUFFIXES: [&str; 8] = ["s", "'s", "ed", "er", "ing", "ly", "y", "ness"];

/// Letters below which a word's children are chance: *as* is no plural of *a*.
const SHORTEST: usize = 3;

/// Rarer words (by their size class) are left in the order of their letters: looking for thousands of families would be felt.
const COMMON: u8 = 20;

/// The order in which words are offered: common ones first, of two that are as common the one with more children.
pub(super) fn order(word: &str, standing: Standing) -> (u16, Reverse<usize>) {
    let looked_for = word.len() >= SHORTEST && standing.class.is_some_and(|class| class <= COMMON);
    (standing.order(), Reverse(if looked_for { children(word) } else { 0 }))
}

/// How many words the dictionary has that are this one with a suffix, before which a silent *e* goes.
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
