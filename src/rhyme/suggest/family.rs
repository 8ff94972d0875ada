//! The order in which words are offered: by size class, use, length, and how many words are made from them.

use super::Suggestion;
use crate::lexicon::dictionary;
use crate::phonology::Stress;

/// The suffixes that make a word's family. Everyday words have a large one, technical words a small one: *light* has *lights,
/// lighter, lightly*, and *byte* has *bytes*. (Schreuder and Baayen 1997: readers recognize a word of a large family sooner.)
const SUFFIXES: [&str; 8] = ["s", "'s", "ed", "er", "ing", "ly", "y", "ness"];

/// The fewest letters of a word whose family is counted: below, words match by chance (*as* is no plural of *a*).
const SHORTEST: usize = 3;

/// The rarest size class whose families are counted: rarer words are too many, and the search would be slow.
const COMMON: u8 = 35;

/// The rarest size class of words that are in use whether or not their use is known: the next one holds many a name and
/// abbreviation (*hbo*, *riyadh*).
const IN_USE: u8 = 40;

/// The rarest size class of words that are offered where there are few others.
const KNOWN: u8 = 60;

/// The commonest size class from which words that rhyme on a secondary stress are offered only with all words: nobody wants
/// *clothespin* for *spin*, but many want *compromise* for *wise*.
const RARE_IF_LIGHT: u8 = 35;

/// The largest family that counts: beyond it, a word is no better known.
const LARGEST: usize = 6;

/// How far each of these moves a word back in the order: a size class, half a power of two fewer uses, a letter, a syllable,
/// a member fewer in its family.
///
/// Short words are the commoner ones (Zipf 1935). Measured on common rhymes of sixty words, class and family alone found 87 % of
/// them among the first twenty, class, family and length 92 %, and these five 95 %; other weights near these do as well.
const WEIGHTS: Weights = Weights { class: 5, used: 40, letter: 10, syllable: 40, child: 10 };

/// How far a rhyme on a secondary stress moves a word back.
const LIGHT: i32 = 200;

/// How far a rhyme on a clipped pronunciation moves a word back: *las'* for *last*.
const CLIPPED: i32 = 400;

/// How far the British spelling of *-ize* moves a word back, so that the two spellings are not listed side by side.
const SPELLED_TWICE: i32 = 40;

/// The weights of the order.
struct Weights {
    class: i32,
    used: i32,
    letter: i32,
    syllable: i32,
    child: i32,
}

/// Whether a word is offered by default: no name, no single letter, and no word hardly in use.
pub(super) fn is_in_use(found: &Suggestion) -> bool {
    let standing = found.standing;
    let class = standing.class.unwrap_or(u8::MAX);
    !standing.is_name
        && found.word.len() > 1
        && (class <= IN_USE || standing.often > 0)
        && !(class >= RARE_IF_LIGHT && (found.is_light || has_two_main_stresses(found)))
}

/// Whether a word has two main stresses, as CMUdict often gives a compound: the second is a lighter one ("lawmen").
fn has_two_main_stresses(found: &Suggestion) -> bool {
    found.sounds.stresses().filter(|stress| *stress == Stress::Primary).count() > 1
}

/// Whether a word, even one hardly in use, is no name and is known to readers of large dictionaries.
pub(super) fn is_no_oddity(found: &Suggestion) -> bool {
    !found.standing.is_name && found.word.len() > 1 && found.standing.class.is_some_and(|class| class <= KNOWN)
}

/// The key by which words are sorted: common ones first, among them short ones and those with a large family.
pub(super) fn order(found: &Suggestion) -> i32 {
    let (word, standing) = (found.word.as_str(), found.standing);
    let small = |count: usize| i32::try_from(count).unwrap_or(i32::MAX >> 8);
    let looked_for = word.len() >= SHORTEST && standing.class.is_some_and(|class| class <= COMMON);
    let family = if looked_for { children(word).min(LARGEST) } else { 0 };
    let twice = ["ise", "ises", "ised"].iter().any(|ending| word.ends_with(ending));
    WEIGHTS.class * i32::from(standing.order()) - WEIGHTS.used * i32::from(standing.often)
        + WEIGHTS.letter * small(word.len())
        + WEIGHTS.syllable * small(found.syllables as usize)
        + WEIGHTS.child * small(LARGEST - family)
        + if found.is_light { LIGHT } else { 0 }
        + if found.is_clipped { CLIPPED } else { 0 }
        + if twice { SPELLED_TWICE } else { 0 }
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
