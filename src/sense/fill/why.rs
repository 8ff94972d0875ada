//! The reasons for which a word is offered, as text.

use super::Question;
use super::feature::Noticer;
use crate::rhyme::Grade;
use crate::rhyme::suggest::slot::Filler;
use crate::sense::vectors::Vector;

/// The nearness, as a cosine, from which a reason names a word: about one pair of common words in forty is so near.
const NEAR: f32 = 0.42;

/// The most near words that a reason names.
const MOST_NEAR: usize = 3;

/// Why a word is offered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// How it rhymes, in words: `rhymes with go`, `historic rhyme with love`.
    pub rhyme: Option<String>,
    /// The word that it would replace, with the same or nearly the same meaning.
    pub like: Option<String>,
    /// The words of the poem that it is near to, the nearest first.
    pub near: Vec<String>,
    /// The reason against it, in words: `1 syllable too long`.
    pub against: Option<String>,
}

impl Why {
    /// The words of the poem that it is near to, in words: `near bloom, cherry`.
    pub fn near_in_words(&self) -> Option<String> {
        (!self.near.is_empty()).then(|| format!("near {}", self.near.join(", ")))
    }

    /// Each reason in words, the rhyme first.
    pub fn in_words(&self) -> Vec<String> {
        let like = self.like.as_ref().map(|word| format!("like {word}"));
        [self.rhyme.clone(), like, self.near_in_words(), self.against.clone()].into_iter().flatten().collect()
    }
}

/// The reasons for a word: its rhyme, the words of the poem that it is near to, and the reason against it.
pub(super) fn why(question: &Question, noticer: &Noticer<'_>, filler: &Filler) -> Why {
    Why {
        rhyme: rhyme(question, filler),
        like: None,
        near: near(noticer, &filler.suggestion.word),
        against: measure(question, filler),
    }
}

impl Question {
    /// The demands on the word: `1 syllable left, to rhyme with go (line 3)`, where `named` names a physical line. Empty where there are
    /// none.
    pub fn in_words(&self, named: impl Fn(u32) -> String) -> String {
        let room = self.left().map(|left| match (*left.start(), *left.end()) {
            (start, end) if start > end => "the line is full".to_owned(),
            (start, u32::MAX) => format!("{} or more left", syllables(start)),
            (start, end) if start == end => format!("{} left", syllables(start)),
            (start, end) => format!("{start} to {} left", syllables(end)),
        });
        let kept = self.kept.as_ref().map_or("", |_| " by the meter the poem keeps");
        let room = room.map(|room| format!("{room}{kept}"));
        let rhyme = self.rhymes_with.as_ref().map(|(word, line)| format!("to rhyme with {word} ({})", named(*line)));
        [room, rhyme].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn syllables(count: u32) -> String {
    if count == 1 { "1 syllable".to_owned() } else { format!("{count} syllables") }
}

/// `rhymes with go`, `historic rhyme with love`.
fn rhyme(question: &Question, filler: &Filler) -> Option<String> {
    let (word, _) = question.rhymes_with.as_ref()?;
    let found = &filler.suggestion;
    let kind = match found.grade {
        Grade::None => return None,
        grade if grade.is_full() => "rhymes".to_owned(),
        grade => match found.slant {
            Some(slant) => format!("{} (slant) rhyme", slant.id()),
            None => format!("{grade} rhyme"),
        },
    };
    let accent = found.only_in.map(|accent| format!(" in {}", accent.speech())).unwrap_or_default();
    Some(format!("{kind} with {word}{accent}"))
}

/// The words of the poem that a word is near to.
fn near(noticer: &Noticer<'_>, word: &str) -> Vec<String> {
    let Some(vector) = Vector::of_word(word) else { return Vec::new() };
    let mut near: Vec<(f32, &str)> = noticer
        .near
        .iter()
        .map(|(other, at)| (vector.nearness(at), *other))
        .filter(|(to, other)| *to >= NEAR && *other != word)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter().take(MOST_NEAR).map(|(_, word)| word.to_owned()).collect()
}

/// `a syllable too long`, where the meter that the poem keeps has another number.
fn measure(question: &Question, filler: &Filler) -> Option<String> {
    let left = question.wanted()?;
    let count = filler.suggestion.syllables;
    match (count.checked_sub(*left.end()), left.start().checked_sub(count)) {
        (Some(over), _) if over > 0 => Some(format!("{} too long", syllables(over))),
        (_, Some(under)) if under > 0 => Some(format!("leaves room for {}", syllables(under))),
        _ => None,
    }
}
