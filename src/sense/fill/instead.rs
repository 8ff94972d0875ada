//! Synonyms and near words that could replace a word in its place.

use std::collections::{BTreeSet, HashSet};

use super::feature::Noticer;
use super::{Offer, Question, why};
use crate::rhyme::Accent;
use crate::rhyme::suggest::slot::{Filler, beginning_with};
use crate::sense::bases::bases;
use crate::sense::near::define;
use crate::sense::tag::Tag;
use crate::sense::vectors::Vector;

/// How many senses of a word are considered, the commonest first: further ones are seldom meant.
const SENSES: usize = 6;

/// The least nearness of a synonym, as a cosine; a near word has that of its vector.
const SYNONYM: f32 = 0.8;

/// From this nearness on a word that WordNet ties to another is offered in its place.
const NEAR: f32 = 0.3;

/// The fewest letters of a stem by which the forms of a word are looked up.
const SHORTEST_STEM: usize = 2;

/// The most letters that a form adds to its word: *sitting*.
const LONGEST_ENDING: usize = 4;

/// Words of the same or nearly the same meaning that fit a word's place: its syllables and beats, and its rhyme where one is owed. The
/// nearest first, in the form of the word: *lanterns* for *lamps*. Empty where none is known.
///
/// `question` asks for a word in the place, as if it were empty.
pub fn instead(question: &Question, word: &str, accent: Accent, limit: usize) -> Vec<Offer> {
    let alike = Alike::of(word);
    let mut found: Vec<(f32, Filler)> = alike
        .fillers(question, accent)
        .into_iter()
        .filter(|filler| filler.fills && !filler.suggestion.standing.is_coarse)
        .filter_map(|filler| Some((alike.nearness(&filler.suggestion.word)?, filler)))
        .collect();
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.suggestion.word.cmp(&b.suggestion.word)));
    found.dedup_by(|(_, one), (_, other)| one.suggestion.word == other.suggestion.word);
    found.truncate(limit);
    let noticer = Noticer::of(question);
    let tell = |(score, filler): (f32, Filler)| {
        let mut why = why::why(question, &noticer, &filler);
        why.like = Some(alike.word.clone());
        Offer { filler, score, why }
    };
    found.into_iter().map(tell).collect()
}

/// A word, and the listed words that mean the same or nearly so.
#[derive(Debug)]
struct Alike {
    word: String,
    tags: Vec<Tag>,
    vector: Option<Vector>,
    synonyms: HashSet<&'static str>,
    near: HashSet<&'static str>,
}

impl Alike {
    fn of(word: &str) -> Self {
        let word = word.replace('\u{2019}', "'").to_lowercase();
        let senses = define(&word).into_iter().flat_map(|of| of.senses).take(SENSES);
        let (mut synonyms, mut near) = (HashSet::new(), HashSet::new());
        for sense in senses {
            synonyms.extend(sense.synonyms.into_iter().filter(|other| is_one_word(other)));
            near.extend(sense.near.into_iter().filter(|other| is_one_word(other)));
        }
        Self { tags: Tag::of(&word), vector: Vector::of_word(&word), word, synonyms, near }
    }

    /// The candidates that fit the place and may mean the same: among the words that rhyme where a rhyme is owed, else among
    /// all.
    fn fillers(&self, question: &Question, accent: Accent) -> Vec<Filler> {
        if self.synonyms.is_empty() && self.near.is_empty() {
            return Vec::new();
        }
        if question.slot.rhyme.is_some() {
            return question.candidates(accent);
        }
        let slot = question.slot_left();
        let listed: BTreeSet<&str> = self.synonyms.union(&self.near).copied().collect();
        let forms = |word: &'static str| {
            let longest = word.len() + LONGEST_ENDING;
            beginning_with(stem(word), &slot).into_iter().filter(move |form| form.suggestion.word.len() <= longest)
        };
        listed.into_iter().flat_map(forms).collect()
    }

    /// How near a word is, as a cosine; `None` for one of another meaning or in another form.
    fn nearness(&self, word: &str) -> Option<f32> {
        let bases = bases(word);
        let is_among = |listed: &HashSet<&str>| bases.iter().any(|base| listed.contains(base.word.as_str()));
        let (is_synonym, is_near) = (is_among(&self.synonyms), is_among(&self.near));
        let is_meant = word != self.word && (is_synonym || is_near);
        if !is_meant || !Tag::of_form(word, &bases).iter().any(|tag| self.tags.contains(tag)) {
            return None;
        }
        let vector = Vector::of_form(word, &bases).zip(self.vector.as_ref());
        let near = vector.map_or(0.0, |(one, other)| one.nearness(other));
        // Synonyms come first, and among them those with the nearest vectors.
        let near = if is_synonym { SYNONYM + near * (1.0 - SYNONYM) } else { near };
        (near >= NEAR).then_some(near)
    }
}

/// Whether a listed word is one word in lower case.
fn is_one_word(word: &str) -> bool {
    word.chars().all(|c| c.is_lowercase() || c == '\'')
}

/// The letters that a word's regular forms begin with: *stor* of *story*, for *stories*.
fn stem(word: &str) -> &str {
    word.strip_suffix(['e', 'y']).filter(|stem| stem.len() >= SHORTEST_STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{HeardLine, Session};
    use crate::form::Registry;
    use crate::judge::{Judge, JudgeOptions};
    use crate::lexicon::Ear;
    use crate::sense::fill::Place;

    /// The words for the last word of a draft of a form, which is left out of the text.
    fn found(form: &str, text: &str, word: &str) -> Vec<String> {
        let poem = Session::default().hear(text);
        let number = u32::try_from(text.lines().count()).unwrap();
        let verdict = Judge::new(Registry::new().find(form).unwrap()).judge(&poem, &JudgeOptions::typing(number));
        let line = text.lines().last().unwrap();
        let ear = Ear::new();
        let place = Place { number, line, byte: line.len() };
        let question = Question::at(&poem, &verdict, place, |text| HeardLine::hear(text, &ear));
        instead(&question, word, Accent::Any, 20).into_iter().map(|offer| offer.filler.suggestion.word).collect()
    }

    #[test]
    fn words_for_the_same_have_its_form_and_fit_its_place() {
        let rocks = found("haiku", "a field of cold ", "rocks");
        assert!(rocks.contains(&"stones".to_owned()), "{rocks:?}");
        assert!(rocks.iter().all(|word| word.ends_with('s')), "{rocks:?}");
    }

    #[test]
    fn where_a_rhyme_is_owed_they_keep_it() {
        let found =
            found("aa", "The winter wind is in the eaves tonight,\nAnd all the lamps together give one ", "glow");
        assert!(found.contains(&"light".to_owned()), "{found:?}");
    }

    #[test]
    fn a_word_of_which_no_sense_is_known_has_none() {
        assert!(found("haiku", "an old silent ", "vlorb").is_empty());
        assert!(found("haiku", "an old silent ", "the").is_empty());
    }
}
