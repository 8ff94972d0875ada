//! Phrases of two words that rhyme as one: "know it" with "poet", "met her" with "letter", "door hinge" with "orange".
//!
//! Only phrases of these kinds are made: a verb with a pronoun or a particle, a preposition with a pronoun, and a noun after
//! an adjective or another noun. A possessive, an article or a subject pronoun never begins one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::endings::unfolded;
use super::{Asked, Suggestion, family};
use crate::analysis::HeardWord;
use crate::lexicon::{FoundWord, Pronunciation, Source, Spoken, dictionary};
use crate::phonology::{Phone, Sounds, Stress};
use crate::rhyme::compare::compare_in;
use crate::rhyme::end::{LineEnd, Reading};
use crate::rhyme::part::{Folded, WEAK, is_vowel};
use crate::rhyme::{Grade, Slant};
use crate::span::Span;
use crate::text::Pause;

/// The pronouns that a verb or a preposition takes.
const PRONOUNS: [&str; 8] = ["it", "her", "him", "them", "us", "me", "you", "one"];

/// The particles that a verb takes.
const PARTICLES: [&str; 14] =
    ["in", "on", "up", "out", "off", "at", "to", "of", "by", "down", "for", "through", "with", "so"];

/// The prepositions that a pronoun follows.
#[rustfmt::skip]
const PREPOSITIONS: [&str; 26] = [
    "in", "on", "at", "by", "for", "from", "to", "with", "near", "like", "of", "above", "about", "beneath", "between",
    "beside", "behind", "before", "below", "upon", "under", "over", "without", "within", "among", "beyond",
];

/// The forms of *be*, which takes no object: *been it* is no phrase.
const TO_BE: [&str; 8] = ["be", "am", "is", "are", "was", "were", "been", "being"];

/// The rarest size class of the words of a phrase: a phrase of rare words is no idiom.
const COMMON: u8 = 35;

/// How many first words are tried with one second word.
const MOST_HEADS: usize = 24;

/// The most syllables of a rhyme that a phrase is sought for: a dactyl.
const MOST_SYLLABLES: u8 = 3;

/// The phrases that rhyme with an end as asked, the nearest and commonest first.
///
/// Costs a search of the dictionary for each place where the rhyme can be parted and each word that may come last there.
pub fn phrases(end: &LineEnd, asked: &Asked) -> Vec<Suggestion> {
    let mut found: BTreeMap<String, Suggestion> = BTreeMap::new();
    let several = |reading: &&Reading| (2..=MOST_SYLLABLES).contains(&reading.syllables);
    for reading in end.readings_in(asked.accent).filter(several) {
        let part = reading.part.sounds();
        for at in (1..part.len()).filter(|&at| may_part(part, at)) {
            let (head, tail) = part.split_at(at);
            for phrase in of_light_words(end, asked, head, tail).into_iter().chain(of_nouns(end, asked, head, tail)) {
                found.entry(phrase.word.clone()).or_insert(phrase);
            }
        }
    }
    let kept = |found: &Suggestion| {
        found.word.starts_with(&asked.starts)
            && asked.syllables.is_none_or(|wanted| found.syllables == wanted)
            && asked.stress.as_ref().is_none_or(|pattern| pattern.fits(&found.sounds))
            && (asked.grades.is_empty() || asked.grades.contains(&found.grade))
    };
    let mut found: Vec<Suggestion> = found.into_values().filter(kept).collect();
    found.sort_by_cached_key(|found| (found.grade.level(), family::order(found), found.word.clone()));
    found
}

/// Whether the second word of a phrase may begin at a place of the part: one vowel comes after it, one at least before, and
/// *ER* is not split.
fn may_part(part: &[Folded], at: usize) -> bool {
    let vowels = |sounds: &[Folded]| sounds.iter().filter(|&&sound| is_vowel(sound)).count();
    let torn = part.get(at - 1) == Some(&(Phone::ER as Folded)) && part.get(at) == Some(&(Phone::R as Folded));
    let (head, tail) = part.split_at(at);
    vowels(head) > 0 && vowels(tail) == 1 && !torn
}

/// Verbs and prepositions before pronouns and particles: "know it", "in it", "hold on".
fn of_light_words(end: &LineEnd, asked: &Asked, head: &[Folded], tail: &[Folded]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    for last in PRONOUNS.iter().chain(&PARTICLES) {
        let Some(said) = dictionary().lookup(last).into_iter().find(|said| is_said_so(said, tail)) else { continue };
        let is_pronoun = PRONOUNS.contains(last);
        let goes = |first: &FoundWord| {
            first.standing.parts.is_verb() && !TO_BE.contains(&first.word.as_str())
                || is_pronoun && PREPOSITIONS.contains(&first.word.as_str())
        };
        for first in heads(head).into_iter().filter(goes).take(MOST_HEADS) {
            let phrase = Phrase { first, last: (*last).to_owned(), said: said.clone() };
            let comparison = compare_in(asked.accent, end, &phrase.end());
            if comparison.grade.is_full() && comparison.grade > Grade::Rich {
                found.push(phrase.suggestion(comparison.grade, None));
            }
        }
    }
    found
}

/// Nouns of one syllable after an adjective or a noun: "door hinge". They bear a stress of their own, so that most are no full
/// rhyme: each has the grade that [`compare_in`] gives it.
fn of_nouns(end: &LineEnd, asked: &Asked, head: &[Folded], tail: &[Folded]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let common = |standing: crate::lexicon::Standing| {
        standing.class.is_some_and(|class| class <= COMMON) && !standing.is_name && !standing.is_coarse
    };
    for sounds in unfolded(tail) {
        let wanted = |said: &Sounds, standing: crate::lexicon::Standing| {
            common(standing) && standing.parts.is_noun() && said.syllable_count() == 1 && is_said_so(said, tail)
        };
        for last in dictionary().ending_where(&sounds, wanted) {
            let goes = |first: &FoundWord| {
                let parts = first.standing.parts;
                (parts.is_adjective() || parts.is_noun()) && first.sounds.syllable_count() == 1
            };
            for first in heads(head).into_iter().filter(goes).take(MOST_HEADS / 2) {
                let joined = [first.word.as_str(), last.word.as_str()].concat();
                if joined != end.letters() && first.word != last.word {
                    let phrase = Phrase { first, last: last.word.clone(), said: last.sounds.clone() };
                    let comparison = compare_in(asked.accent, end, &phrase.end());
                    if comparison.grade > Grade::Rich && comparison.grade != Grade::None {
                        found.push(phrase.suggestion(comparison.grade, comparison.slant()));
                    }
                }
            }
        }
    }
    found
}

/// The common words whose stressed syllable ends so, the commonest first.
fn heads(head: &[Folded]) -> Vec<FoundWord> {
    let vowels = head.iter().filter(|&&sound| is_vowel(sound)).count();
    let stressed = |said: &Sounds| {
        let rhyming = said.stresses().rev().nth(vowels - 1);
        rhyming == Some(Stress::Primary) || vowels == 1 && said.syllable_count() == 1
    };
    let wanted = |said: &Sounds, standing: crate::lexicon::Standing| {
        standing.class.is_some_and(|class| class <= COMMON)
            && !standing.is_name
            && !standing.is_coarse
            && stressed(said)
    };
    let mut found: Vec<FoundWord> = unfolded(head)
        .iter()
        .flat_map(|sounds| dictionary().ending_where(sounds, wanted).collect::<Vec<_>>())
        .collect();
    found.sort_by_key(|first| (std::cmp::Reverse(first.standing.often), first.word.clone()));
    found.dedup_by(|one, other| one.word == other.word);
    for first in &mut found {
        // A function word may bear the beat there: "in it".
        if first.sounds.syllable_count() == 1 {
            first.sounds = first.sounds.iter().map(|sound| sound.with_stress(Stress::Primary)).collect();
        }
    }
    found
}

/// Whether a word of one syllable, said after another, has the sounds of a tail; an *h* may be lost.
fn is_said_so(said: &Sounds, tail: &[Folded]) -> bool {
    let mut sounds: Vec<Folded> = Vec::with_capacity(tail.len() + 1);
    for sound in said.iter() {
        sounds.push(sound.phone() as Folded);
        if sound.phone() == Phone::ER {
            sounds.push(Phone::R as Folded);
        }
    }
    let weak = [Phone::AH, Phone::IH, Phone::UH].map(|phone| phone as Folded);
    let alike = |(&one, &other): (&Folded, &Folded)| one == other || other == WEAK && weak.contains(&one);
    let same = |sounds: &[Folded]| sounds.len() == tail.len() && sounds.iter().zip(tail).all(alike);
    same(&sounds) || sounds.split_first().is_some_and(|(first, rest)| *first == Phone::HH as Folded && same(rest))
}

/// Two words that are said as one.
struct Phrase {
    first: FoundWord,
    last: String,
    said: Sounds,
}

impl Phrase {
    fn text(&self) -> String {
        [self.first.word.as_str(), " ", &self.last].concat()
    }

    /// The end of a line that closes on the phrase.
    fn end(&self) -> LineEnd {
        let text = self.text();
        let word = |span: Span, sounds: &Sounds| {
            let pronunciations = vec![Pronunciation::plain(sounds.clone(), Source::Dictionary)];
            HeardWord { span, pause: Pause::None, spoken: Arc::new(Spoken { pronunciations }) }
        };
        let parted = self.first.word.len();
        let words =
            [word(Span::new(0, parted), &self.first.sounds), word(Span::new(parted + 1, text.len()), &self.said)];
        LineEnd::of_words(&words, &text)
    }

    fn suggestion(self, grade: Grade, slant: Option<Slant>) -> Suggestion {
        let light = self.said.iter().map(|sound| sound.with_stress(Stress::Unstressed));
        let sounds: Sounds = self.first.sounds.iter().chain(light).collect();
        Suggestion {
            word: self.text(),
            syllables: sounds.syllable_count(),
            sounds,
            grade,
            slant,
            only_in: None,
            mosaic: true,
            standing: self.first.standing,
            is_light: false,
            is_clipped: self.first.is_clipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn found(words: &str) -> Vec<String> {
        let end = LineEnd::of(&HeardLine::hear(words, &Ear::new()));
        phrases(&end, &Asked::default()).into_iter().map(|found| found.word).collect()
    }

    #[test]
    fn a_verb_and_a_pronoun_rhyme_as_one_word() {
        for (word, phrase) in [
            ("poet", "know it"),
            ("letter", "met her"),
            ("minute", "in it"),
            ("regret her", "let her"),
            ("orange", "door hinge"),
        ] {
            let found = found(word);
            assert!(found.iter().any(|found| found == phrase), "{word} lacks {phrase}: {found:?}");
        }
    }

    #[test]
    fn no_phrase_begins_with_a_possessive_an_article_or_a_subject() {
        for word in ["poet", "letter", "minute", "orange", "beauty", "window", "tenderly", "silver"] {
            for phrase in found(word) {
                let first = phrase.split(' ').next().unwrap().to_owned();
                assert!(!["my", "your", "the", "a", "i", "we", "they", "his"].contains(&first.as_str()), "{phrase}");
            }
        }
    }

    #[test]
    fn a_word_that_ends_on_its_stress_has_no_phrase() {
        assert_eq!(found("night"), Vec::<String>::new());
        assert_eq!(found(""), Vec::<String>::new());
    }
}
