//! The features of a candidate word for a place: how common it is, how it rhymes and fits the meter, its tag in the sentence, its
//! nearness to the words of the poem.

use std::collections::HashSet;

use super::Question;
use crate::rhyme::Grade;
use crate::rhyme::suggest::slot::Filler;
use crate::sense::bases::{Base, bases};
use crate::sense::before::Before;
use crate::sense::tag::{Tag, is_function_word};
use crate::sense::vectors::Vector;

/// A feature of a candidate; each has a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
#[non_exhaustive]
pub enum Feature {
    /// The index in the order of rhymes, as ln(1 + index).
    Order,
    /// How often WordNet's tagged texts have it: a tenth of [`Standing::tagged`](crate::lexicon::Standing::tagged).
    Often,
    /// Whether they never have it.
    NeverTagged,
    /// SCOWL's size class, in fifties.
    Class,
    /// Whether SCOWL lacks it.
    NoClass,
    /// Whether it is coarse.
    Coarse,
    /// Whether it rhymes on a secondary stress.
    Light,
    /// Whether it rhymes only where consonants are lost.
    Clipped,
    /// Whether it rhymes with more than one word.
    Mosaic,
    /// Its letters, in fives.
    Letters,
    /// Whether it has two syllables or more.
    Long,
    /// Its syllables beyond the second.
    Longer,
    /// Whether it is too long for the meter.
    Over,
    /// Whether it is too long by two syllables or more.
    FarOver,
    /// Whether it leaves syllables to fill.
    Under,
    /// Whether it leaves two syllables or more to fill.
    FarUnder,
    /// By how many syllables beyond two it is too long or too short.
    FarOff,
    /// Whether its stresses do not fall on the beats left.
    OffBeat,
    /// Whether its last three letters are those of the word it rhymes with.
    SpelledAlike,
    /// Whether the poem has the word already, in any form.
    Used,
    /// Whether another line ends on it.
    UsedAtEnd,
    /// How near it is to the words of the poem together, those of its own line counted twice: a cosine.
    NearPoem,
    /// How near it is to the nearest of them.
    NearWord,
    /// How near it is to the words of its line.
    NearLine,
    /// How near it is to the last of them.
    NearLast,
    /// How near it is to the word it rhymes with.
    NearRhyme,
    /// Whether it has no vector, or the poem has no word with one.
    NoVector,
}

impl Feature {
    /// Every feature with the name of its weight.
    const ALL: [(Self, &'static str); 27] = [
        (Self::Order, "order of rhymes"),
        (Self::Often, "often tagged"),
        (Self::NeverTagged, "never tagged"),
        (Self::Class, "size class"),
        (Self::NoClass, "no size class"),
        (Self::Coarse, "coarse"),
        (Self::Light, "rhymes on a light stress"),
        (Self::Clipped, "rhymes if clipped"),
        (Self::Mosaic, "rhymes with several words"),
        (Self::Letters, "letters"),
        (Self::Long, "two syllables or more"),
        (Self::Longer, "syllables beyond two"),
        (Self::Over, "too long"),
        (Self::FarOver, "too long by two or more"),
        (Self::Under, "leaves room"),
        (Self::FarUnder, "leaves room for two or more"),
        (Self::FarOff, "syllables off beyond two"),
        (Self::OffBeat, "off the beat"),
        (Self::SpelledAlike, "spelled like its rhyme"),
        (Self::Used, "in the poem"),
        (Self::UsedAtEnd, "ends another line"),
        (Self::NearPoem, "near the poem"),
        (Self::NearWord, "near a word"),
        (Self::NearLine, "near the line"),
        (Self::NearLast, "near the word before"),
        (Self::NearRhyme, "near its rhyme"),
        (Self::NoVector, "no vector"),
    ];
}

/// The index of the first weight of the grades of rhyme.
const GRADES: usize = Feature::ALL.len();

/// The index of the first weight of a tag after the word or pause before it.
const TAGS: usize = GRADES + Grade::ALL.len();

/// How many weights there are.
#[cfg(test)]
pub(super) const COUNT: usize = TAGS + Before::COUNT * Tag::ALL.len();

/// The names of the weights, in their order.
pub fn names() -> Vec<String> {
    let plain = Feature::ALL.into_iter().map(|(_, name)| name.to_owned());
    let grades = Grade::ALL.iter().map(|grade| format!("{} rhyme", grade.id()));
    let tags = Before::names().flat_map(|before| Tag::ALL.map(|tag| format!("after {before}: {}", tag.name())));
    plain.chain(grades).chain(tags).collect()
}

/// A word to be weighed.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The word.
    pub filler: &'a Filler,
    /// Its index in the order of rhymes, from 0.
    pub order: usize,
}

/// The features of a candidate: indices of weights, each with its degree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Noticed(Vec<(u16, f32)>);

impl Noticed {
    /// The features and their degrees.
    pub fn degrees(&self) -> impl Iterator<Item = (usize, f32)> {
        self.0.iter().map(|&(place, degree)| (usize::from(place), degree))
    }

    /// Their sum under these weights.
    pub fn score(&self, weights: &[f32]) -> f32 {
        self.degrees().filter_map(|(place, degree)| Some(weights.get(place)? * degree)).sum()
    }

    fn put(&mut self, place: usize, degree: f32) {
        if let (Ok(place), true) = (u16::try_from(place), degree != 0.0) {
            self.0.push((place, degree));
        }
    }

    fn is(&mut self, feature: Feature, holds: bool) {
        self.put(feature as usize, f32::from(u8::from(holds)));
    }
}

/// The properties of a question that are computed once, before any candidate.
#[derive(Debug)]
pub struct Noticer<'a> {
    question: &'a Question,
    before: Before,
    /// The bases of the poem's content words.
    used: HashSet<String>,
    /// The words that end other lines.
    ends: HashSet<&'a str>,
    /// The poem's content words with their vectors, those of the line last; each once.
    pub(super) near: Vec<(&'a str, Vector)>,
    poem: Option<Vector>,
    line: Option<Vector>,
    last: Option<Vector>,
    rhyme: Option<Vector>,
}

/// The base of a word: the word itself where it is no form of another.
fn base<'a>(word: &'a str, bases: &'a [Base]) -> &'a str {
    bases.first().map_or(word, |base| &base.word)
}

impl<'a> Noticer<'a> {
    /// Computes the properties of a question.
    pub fn of(question: &'a Question) -> Self {
        let content = |words: &'a [String]| words.iter().map(String::as_str).filter(|word| !is_function_word(word));
        let with_vector = |word: &'a str| Some((word, Vector::of_word(word)?));
        let others: Vec<_> = question.others.iter().flat_map(|line| content(line)).filter_map(with_vector).collect();
        let own: Vec<_> = content(&question.line).filter_map(with_vector).collect();
        let vectors = |words: &[(&str, Vector)]| words.iter().map(|(_, vector)| vector.clone()).collect::<Vec<_>>();
        let (all, own_vectors) = (vectors(&others), vectors(&own));
        let poem = Vector::mean(all.iter().chain(&own_vectors).chain(&own_vectors));
        let words = question.others.iter().flat_map(|line| content(line)).chain(content(&question.line));
        let (line, last) = (Vector::mean(&own_vectors), own_vectors.last().cloned());
        let last = last.or_else(|| all.last().cloned());
        let mut near: Vec<(&str, Vector)> = Vec::new();
        for (word, vector) in others.into_iter().chain(own) {
            if near.iter().all(|(known, _)| *known != word) {
                near.push((word, vector));
            }
        }
        let rhyme = question.rhymes_with.as_ref().and_then(|(word, _)| Vector::of_word(&word.to_lowercase()));
        Self {
            question,
            before: Before::of(&question.line, question.pause),
            used: words.map(|word| base(word, &bases(word)).to_owned()).collect(),
            ends: question.others.iter().filter_map(|line| line.last()).map(String::as_str).collect(),
            near,
            poem,
            line,
            last,
            rhyme,
        }
    }

    /// The features of a candidate.
    pub fn notice(&self, candidate: &Candidate<'_>) -> Noticed {
        let mut noticed = Noticed::default();
        notice_use(candidate, &mut noticed);
        self.notice_measure(candidate.filler, &mut noticed);
        let word = candidate.filler.suggestion.word.as_str();
        let bases = bases(word);
        let tail = |word: &str| word.get(word.len().saturating_sub(3)..).map(str::to_lowercase);
        let rhyme = self.question.rhymes_with.as_ref().map(|(rhyme, _)| rhyme.as_str());
        noticed.is(Feature::SpelledAlike, rhyme.is_some_and(|rhyme| tail(rhyme) == tail(word)));
        noticed.is(Feature::Used, self.used.contains(base(word, &bases)));
        noticed.is(Feature::UsedAtEnd, self.ends.contains(word));
        self.notice_sense(Vector::of_form(word, &bases), &mut noticed);
        let grade = candidate.filler.suggestion.grade;
        let grade = Grade::ALL.iter().position(|known| *known == grade).unwrap_or(0);
        noticed.put(GRADES + grade, 1.0);
        let tags = Tag::of_form(word, &bases);
        for tag in &tags {
            let place = self.before.index() * Tag::ALL.len() + *tag as usize;
            noticed.put(TAGS + place, 1.0 / small(tags.len()));
        }
        noticed
    }

    /// Adds how it fits what is left of the meter.
    fn notice_measure(&self, filler: &Filler, noticed: &mut Noticed) {
        let count = filler.suggestion.syllables;
        if let Some(left) = self.question.wanted() {
            let (over, under) = (count.saturating_sub(*left.end()), left.start().saturating_sub(count));
            noticed.is(Feature::Over, over > 0);
            noticed.is(Feature::FarOver, over > 1);
            noticed.is(Feature::Under, under > 0);
            noticed.is(Feature::FarUnder, under > 1);
            noticed.put(Feature::FarOff as usize, small(over.max(under).saturating_sub(2) as usize));
        }
        let beats = self.question.slot.beats.as_ref().or(self.question.beats.as_ref());
        let is_off =
            |beats: &crate::rhyme::suggest::Pattern| !beats.last(count as usize).fits(&filler.suggestion.sounds);
        noticed.is(Feature::OffBeat, count > 1 && self.question.slot.from.is_none() && beats.is_some_and(is_off));
    }

    /// Adds how near it is to the words of the poem.
    fn notice_sense(&self, vector: Option<Vector>, noticed: &mut Noticed) {
        let (Some(vector), Some(poem)) = (vector, &self.poem) else {
            return noticed.is(Feature::NoVector, true);
        };
        let to = |other: &Option<Vector>| other.as_ref().map_or(0.0, |other| vector.nearness(other));
        noticed.put(Feature::NearPoem as usize, vector.nearness(poem));
        let nearest = self.near.iter().map(|(_, other)| vector.nearness(other)).fold(-1.0, f32::max);
        noticed.put(Feature::NearWord as usize, nearest);
        noticed.put(Feature::NearLine as usize, to(&self.line));
        noticed.put(Feature::NearLast as usize, to(&self.last));
        noticed.put(Feature::NearRhyme as usize, to(&self.rhyme));
    }
}

/// Adds how common it is, how long, and how it rhymes.
fn notice_use(candidate: &Candidate<'_>, noticed: &mut Noticed) {
    let found = &candidate.filler.suggestion;
    let standing = found.standing;
    noticed.put(Feature::Order as usize, small(candidate.order).ln_1p());
    noticed.put(Feature::Often as usize, f32::from(standing.tagged) / 10.0);
    noticed.is(Feature::NeverTagged, standing.tagged == 0);
    noticed.put(Feature::Class as usize, f32::from(standing.class.unwrap_or(99)) / 50.0);
    noticed.is(Feature::NoClass, standing.class.is_none());
    noticed.is(Feature::Coarse, standing.is_coarse);
    noticed.is(Feature::Light, found.is_light);
    noticed.is(Feature::Clipped, found.is_clipped);
    noticed.is(Feature::Mosaic, found.mosaic);
    noticed.put(Feature::Letters as usize, small(found.word.len()) / 5.0);
    noticed.is(Feature::Long, found.syllables > 1);
    noticed.put(Feature::Longer as usize, small(found.syllables.saturating_sub(2) as usize));
}

/// A small number as a degree.
fn small(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_weight_has_a_name_of_its_own_and_a_place_that_ships() {
        let names = names();
        assert_eq!(names.len(), COUNT);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), COUNT);
        assert_eq!(super::super::learned::WEIGHTS.len(), COUNT);
        for (place, (feature, _)) in Feature::ALL.into_iter().enumerate() {
            assert_eq!(feature as usize, place);
        }
    }
}
