//! The pronunciations of a word that have different rhymes: "read" as *reed* and as *red*.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Asked, FULL, Group, Suggestion, rhymes};
use crate::analysis::HeardLine;
use crate::lexicon::{Pronunciation, Spoken};
use crate::phonology::Sounds;
use crate::rhyme::{Grade, LineEnd, compare};

/// One or several pronunciations of the words to rhyme with, which have the same rhymes.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// The sounds of the last word; `None` when all its pronunciations have the same rhymes.
    pub sounds: Option<Sounds>,
    /// The end in these pronunciations.
    pub end: LineEnd,
}

/// The pronunciations of a line's end grouped by their rhymes, the likeliest first: a single group for most words.
///
/// Pronunciations that differ in syllables alone are in one group (*fire*), and so are those that rhyme fully with each
/// other; readings of verse alone join the spoken one they rhyme with.
pub fn sayings(line: &HeardLine) -> Vec<Saying> {
    let whole = || vec![Saying { sounds: None, end: LineEnd::of(line) }];
    let Some((last, before)) = line.words.split_last() else { return whole() };
    let mut groups: Vec<Vec<Pronunciation>> = Vec::new();
    for way in last.spoken.everyday() {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| rhyme_alike(first, way))) {
            Some(group) => group.push(way.clone()),
            None => groups.push(vec![way.clone()]),
        }
    }
    if groups.len() < 2 {
        return whole();
    }
    let said = |pronunciations: Vec<Pronunciation>| {
        let sounds = pronunciations.first().map(|way| way.sounds.clone());
        let mut word = last.clone();
        word.spoken = Arc::new(Spoken { pronunciations });
        let words: Vec<_> = before.iter().cloned().chain([word]).collect();
        Saying { sounds, end: LineEnd::of_words(&words, &line.text) }
    };
    groups.into_iter().map(said).collect()
}

/// Whether two pronunciations of a word have the same rhymes, or differ in their syllables alone.
fn rhyme_alike(one: &Pronunciation, other: &Pronunciation) -> bool {
    let differ = one.sounds.syllable_count() != other.sounds.syllable_count();
    differ
        || compare(&LineEnd::of_sounds("one", &one.sounds), &LineEnd::of_sounds("other", &other.sounds)).grade.is_full()
}

/// The rhymes of each saying, as [`rhymes`] finds them; a word that rhymes with several is listed under the one it
/// rhymes with best.
pub fn rhymes_by_saying(sayings: &[Saying], asked: &Asked) -> Vec<Vec<Suggestion>> {
    let mut found: Vec<Vec<Suggestion>> = sayings.iter().map(|saying| rhymes(&saying.end, asked)).collect();
    if found.len() < 2 {
        return found;
    }
    let mut best: BTreeMap<String, (Grade, usize)> = BTreeMap::new();
    for (at, list) in found.iter().enumerate() {
        for suggestion in list {
            let here = (suggestion.grade, at);
            let known = best.entry(suggestion.word.clone()).or_insert(here);
            *known = here.min(*known);
        }
    }
    for (at, list) in found.iter_mut().enumerate() {
        list.retain(|suggestion| best.get(&suggestion.word).is_some_and(|(_, place)| *place == at));
    }
    found
}

/// With fewer full rhymes than this for every saying, other kinds of rhyme are searched too.
const FEW: usize = 8;

/// The same as [`rhymes_by_saying`]; where no grade is asked for and full rhymes are few, other kinds of rhyme too.
pub fn rhymes_or_nearer(sayings: &[Saying], asked: &Asked) -> Vec<Vec<Suggestion>> {
    let found = rhymes_by_saying(sayings, asked);
    if !asked.grades.is_empty() || found.iter().any(|list| list.len() >= FEW) {
        return found;
    }
    let nearer = [Grade::Historic, Grade::Eye, Grade::Promoted, Grade::Slant];
    let asked = Asked { grades: FULL.into_iter().chain(nearer).collect(), ..asked.clone() };
    rhymes_by_saying(sayings, &asked)
}

/// Keeps so many words of each group, the first ones; 0 keeps all.
pub fn keep_of_each_group(found: &mut Vec<Suggestion>, most: usize) {
    let mut kept: BTreeMap<Group, usize> = BTreeMap::new();
    found.retain(|suggestion| {
        let count = kept.entry(suggestion.group()).or_default();
        *count += 1;
        most == 0 || *count <= most
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    fn said(words: &str) -> Vec<Vec<String>> {
        let sayings = sayings(&HeardLine::hear(words, &Ear::new()));
        let found = rhymes_by_saying(&sayings, &Asked::default());
        found.into_iter().map(|list| list.into_iter().map(|found| found.word).collect()).collect()
    }

    #[test]
    fn a_word_said_in_two_ways_has_the_rhymes_of_each() {
        for (word, one, other) in [
            ("read", "bed", "need"),
            ("tear", "care", "near"),
            ("wind", "mind", "pinned"),
            ("bow", "now", "snow"),
            ("lead", "bed", "need"),
        ] {
            let found = said(word);
            assert_eq!(found.len(), 2, "{word}");
            let place = |rhyme: &str| found.iter().position(|list| list.iter().any(|found| found == rhyme));
            assert!(place(one).is_some() && place(other).is_some() && place(one) != place(other), "{word}: {found:?}");
        }
    }

    #[test]
    fn ways_with_the_same_rhymes_are_one() {
        for word in ["night", "fire", "hour", "fear", "know it", ""] {
            assert_eq!(said(word).len(), 1, "{word}");
        }
    }
}
