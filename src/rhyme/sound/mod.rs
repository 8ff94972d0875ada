//! The sounds of a line beyond its end: alliteration, assonance, and rhyme inside the line.
//!
//! Begin with [`stresses`], the stressed syllables of a line; [`alliteration`], [`assonance`] and [`inner_rhymes`] group them.
//! [`of_poem`] finds all three in every line.

mod echoes;

pub use echoes::{Answer, Echo, Echoes, of_poem};

pub(crate) use super::hanging::is_light;

use super::compare::compare;
use super::comparison::RhymeComparison;
use super::end::LineEnd;
use crate::analysis::HeardLine;
use crate::phonology::{Phone, Sounds, Stress, Syllable, syllabify};

/// What a stressed syllable begins with, as alliteration hears it.
///
/// Any vowel answers any other; *sc*, *sp* and *st* answer themselves alone (Bright's Anglo-Saxon Reader).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Head {
    /// A vowel.
    Vowel,
    /// A consonant, whatever follows it.
    Consonant(Phone),
    /// *s* with *k*, *p* or *t* after it.
    Cluster(Phone),
}

impl Head {
    /// What a syllable begins with.
    pub fn of(syllable: &Syllable) -> Self {
        match syllable.onset[..] {
            [] => Self::Vowel,
            [Phone::S, stop @ (Phone::K | Phone::P | Phone::T), ..] => Self::Cluster(stop),
            [first, ..] => Self::Consonant(first),
        }
    }
}

/// A stressed syllable of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stressed {
    /// The word's place in the line, counted from 0.
    pub word: usize,
    /// The syllable's place in the word, counted from 0.
    pub syllable: usize,
    /// What it begins with.
    pub head: Head,
    /// Its vowel.
    pub nucleus: Option<Phone>,
}

/// The syllables of a line that bear a word's main stress, by each word's best pronunciation.
///
/// Function words of one syllable (the, of, his) are left out: nobody hears them alliterate.
pub fn stresses(line: &HeardLine) -> Vec<Stressed> {
    let mut found = Vec::new();
    for (word, heard) in line.words.iter().enumerate() {
        let Some(best) = heard.spoken.best() else { continue };
        if best.sounds.syllable_count() == 1 && is_light(line.text_of(heard)) {
            continue;
        }
        found.extend(main_stress(&best.sounds).map(|(syllable, head, nucleus)| Stressed {
            word,
            syllable,
            head,
            nucleus,
        }));
    }
    found
}

/// What the syllable of a pronunciation at a place counted from 0 begins with; `None` beyond its end.
pub fn head_at(sounds: &Sounds, syllable: usize) -> Option<Head> {
    syllabify(sounds).get(syllable).map(Head::of)
}

/// Groups of stressed syllables that alliterate, two or more each, in order of first appearance.
pub fn alliteration(stresses: &[Stressed]) -> Vec<Vec<Stressed>> {
    grouped(stresses, |stressed| Some(stressed.head))
}

/// Groups of stressed syllables that share their vowel, two or more each, in order of first appearance.
pub fn assonance(stresses: &[Stressed]) -> Vec<Vec<Stressed>> {
    grouped(stresses, |stressed| stressed.nucleus)
}

/// Two different words of a stanza that rhyme fully.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InnerRhyme {
    /// The earlier word, by its place.
    pub first: usize,
    /// The later word, by its place.
    pub second: usize,
    /// How they rhyme.
    pub comparison: RhymeComparison,
}

/// How many words back an inner rhyme is heard: about two lines of verse.
const EARSHOT: usize = 16;

/// The words of a line or stanza that rhyme fully within earshot, by their places over all its lines.
///
/// Costs sixteen comparisons a word.
pub fn inner_rhymes(lines: &[&HeardLine]) -> Vec<InnerRhyme> {
    let words = lines.iter().flat_map(|line| line.words.iter().map(move |word| (line.text_of(word), &*word.spoken)));
    let ends: Vec<Option<LineEnd>> = words
        .map(|(text, spoken)| {
            let light = spoken.best().is_none_or(|best| best.sounds.syllable_count() == 1) && is_light(text);
            (!light).then(|| LineEnd::of_word(text, spoken))
        })
        .collect();
    let heard = |second: usize| {
        let end = ends[second].as_ref()?;
        (second.saturating_sub(EARSHOT)..second).rev().find_map(|first| {
            let comparison = compare(ends[first].as_ref()?, end);
            (comparison.grade.is_full() && comparison.repeat.is_none()).then_some(InnerRhyme {
                first,
                second,
                comparison,
            })
        })
    };
    (0..ends.len()).filter_map(heard).collect()
}

fn main_stress(sounds: &Sounds) -> Option<(usize, Head, Option<Phone>)> {
    let syllables = syllabify(sounds);
    let place = syllables.iter().position(|syllable| syllable.stress == Stress::Primary);
    let place = place.or_else(|| (!syllables.is_empty()).then_some(0))?;
    syllables.get(place).map(|syllable| (place, Head::of(syllable), syllable.nucleus))
}

fn grouped<K: PartialEq>(stresses: &[Stressed], key: impl Fn(&Stressed) -> Option<K>) -> Vec<Vec<Stressed>> {
    let mut groups: Vec<(K, Vec<Stressed>)> = Vec::new();
    for stressed in stresses {
        let Some(key) = key(stressed) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(*stressed),
            None => groups.push((key, vec![*stressed])),
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    fn words(line: &HeardLine, groups: &[Vec<Stressed>]) -> Vec<Vec<String>> {
        let text = |stressed: &Stressed| line.text_of(&line.words[stressed.word]).to_owned();
        groups.iter().map(|group| group.iter().map(text).collect()).collect()
    }

    #[test]
    fn stressed_syllables_alliterate_whatever_the_word_begins_with() {
        let line = HeardLine::hear("the grey goat forgave the gate", &Ear::new());
        assert_eq!(words(&line, &alliteration(&stresses(&line))), [["grey", "goat", "forgave", "gate"]]);
    }

    #[test]
    fn vowels_answer_each_other_and_st_answers_st_alone() {
        for (line, groups) in [
            ("old apples under ice", vec![vec!["old", "apples", "under", "ice"]]),
            ("stone sand stick", vec![vec!["stone", "stick"]]),
            ("spare sand stone", vec![]),
        ] {
            let line = HeardLine::hear(line, &Ear::new());
            assert_eq!(words(&line, &alliteration(&stresses(&line))), groups);
        }
    }

    #[test]
    fn assonance_shares_the_vowel() {
        let line = HeardLine::hear("green leaves breathe on stone", &Ear::new());
        assert_eq!(words(&line, &assonance(&stresses(&line))), [["green", "leaves", "breathe"]]);
    }

    #[test]
    fn rhymes_inside_a_stanza_are_heard() {
        let ear = Ear::new();
        let lines = ["the crow will know", "the snow by heart"].map(|line| HeardLine::hear(line, &ear));
        let found = inner_rhymes(&lines.each_ref());
        let pairs: Vec<(usize, usize)> = found.iter().map(|rhyme| (rhyme.first, rhyme.second)).collect();
        assert_eq!(pairs, [(1, 3), (3, 5)]);
    }

    #[test]
    fn a_stretch_of_a_line_has_an_end_of_its_own() {
        let line = HeardLine::hear("the bells of winter ring beside the spring", &Ear::new());
        let inner = super::super::inner_end(&line, 0..6).unwrap();
        assert_eq!(inner.letters(), "ring");
        assert!(compare(&inner, &LineEnd::of(&line)).grade.is_full());
        assert_eq!(super::super::inner_end(&line, 20..24), None);
    }
}
