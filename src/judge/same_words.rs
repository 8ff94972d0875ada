//! Which words and lines count as the same: for refrains, end-words and rhymes on the same word.

use crate::analysis::{HeardLine, HeardWord};
use crate::lexicon::Spoken;
use crate::text::{plain, word_key};

/// The words of a line as refrains are compared: without case, punctuation, quote marks and dashes, and divided at hyphens.
///
/// An elision is another word: *'em* is not *them*.
pub(super) fn plain_words(line: &HeardLine) -> Vec<String> {
    let parted = |word: &HeardWord| {
        let plain = plain(line.text_of(word));
        plain.split('-').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    line.words.iter().flat_map(parted).collect()
}

/// Whether two lines share more than half of their words in order, so that one probably repeats the other.
pub(super) fn share_most_words(one: &HeardLine, other: &HeardLine) -> bool {
    let (one, other) = (plain_words(one), plain_words(other));
    let kept = common_words(&one, &other).len();
    2 * kept > one.len().max(other.len())
}

/// The longest common subsequence of two lists of words, as pairs of places.
///
/// The time is the product of the lengths, of which at most [`MOST_COMPARED`] words are used.
pub(super) fn common_words(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let (before, after) = (&before[..before.len().min(MOST_COMPARED)], &after[..after.len().min(MOST_COMPARED)]);
    let mut longest = vec![vec![0_u32; after.len() + 1]; before.len() + 1];
    for x in (0..before.len()).rev() {
        for y in (0..after.len()).rev() {
            longest[x][y] = if before[x] == after[y] {
                longest[x + 1][y + 1] + 1
            } else {
                longest[x + 1][y].max(longest[x][y + 1])
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut kept = Vec::new();
    while x < before.len() && y < after.len() {
        if before[x] == after[y] {
            kept.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if longest[x + 1][y] >= longest[x][y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    kept
}

/// The most words of a line that are compared; no line of verse has more.
const MOST_COMPARED: usize = 64;

/// Whether two words are spelled the same, apart from case, hyphens and the shape of apostrophes.
pub(super) fn is_same_word(one: &str, other: &str) -> bool {
    word_key(one) == word_key(other)
}

/// Whether two lines end on the same word, an inflection or a homophone of it.
pub(super) fn share_end_word(one: &HeardLine, other: &HeardLine) -> bool {
    let (Some(word), Some(due)) = (one.words.last(), other.words.last()) else { return false };
    let (text, due_text) = (one.text_of(word), other.text_of(due));
    is_same_word(text, due_text) || are_inflections(text, due_text) || are_homophones(&word.spoken, &due.spoken)
}

/// Whether two words can have the same sounds, apart from stress: *I* and *eye*.
pub(super) fn are_homophones(one: &Spoken, other: &Spoken) -> bool {
    one.pronunciations.iter().any(|a| {
        other.pronunciations.iter().any(|b| {
            a.sounds.len() == b.sounds.len()
                && a.sounds.iter().zip(b.sounds.iter()).all(|(x, y)| x.phone() == y.phone())
        })
    })
}

/// Whether two words have the same stem: *rain*, *rains*, *raining*.
pub(super) fn are_inflections(one: &str, other: &str) -> bool {
    let (one, other) = (stems(&plain(one)), stems(&plain(other)));
    one.iter().any(|stem| other.contains(stem))
}

/// The endings of inflected and derived forms.
const ENDINGS: &[&str] = &[
    "'s", "s'", "s", "es", "ies", "d", "ed", "'d", "ied", "ing", "in'", "er", "ers", "est", "ier", "iest", "y", "ly",
    "en", "n",
];

/// The fewest letters of a stem: with fewer, *is* and *ing* would share the stem *i*.
const SHORTEST_STEM: usize = 3;

/// The possible stems of a word, the word itself among them. A doubled consonant, a dropped *e* and a *y* changed to *i* are
/// undone.
fn stems(word: &str) -> Vec<String> {
    let mut stems = vec![word.to_owned()];
    for stem in ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)) {
        if stem.chars().count() < SHORTEST_STEM - 1 {
            continue;
        }
        let mut back = stem.chars().rev();
        let (last, before) = (back.next(), back.next());
        stems.push(format!("{stem}e"));
        stems.push(format!("{stem}y"));
        if stem.chars().count() >= SHORTEST_STEM {
            stems.push(stem.to_owned());
            if last == before {
                stems.push(stem.chars().take(stem.chars().count() - 1).collect());
            }
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    #[test]
    fn a_refrain_is_compared_without_case_and_punctuation() {
        let words = |text: &str| plain_words(&HeardLine::hear(text, &Ear::new()));
        assert_eq!(words("O wild-wood bird, ’tis late!"), words("o wild wood bird — 'Tis late"));
        assert_ne!(words("go tell them"), words("go tell 'em"));
    }

    #[test]
    fn a_word_with_another_ending_is_still_that_word() {
        for (one, other) in
            [("rain", "rains"), ("rain", "Raining"), ("stop", "stopping"), ("love", "loved"), ("city", "cities")]
        {
            assert!(are_inflections(one, other), "{one} and {other} are one word");
        }
        for (one, other) in [("rain", "river"), ("is", "in"), ("sing", "sin"), ("bed", "be")] {
            assert!(!are_inflections(one, other), "{one} and {other} are two words");
        }
    }

    #[test]
    fn eye_sounds_like_i() {
        let ear = Ear::new();
        assert!(are_homophones(&ear.say("eye"), &ear.say("I")));
        assert!(!are_homophones(&ear.say("eye"), &ear.say("ear")));
    }
}
