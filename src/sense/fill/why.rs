//! Why a word is offered, in words for a reader.

use super::Question;
use super::feature::Noticer;
use crate::rhyme::Grade;
use crate::rhyme::suggest::slot::Filler;
use crate::sense::vectors::Vector;

/// From this nearness on a word is said to be near another: about one pair of common words in forty is so near.
const NEAR: f32 = 0.42;

/// The most words that one is said to be near to.
const MOST_NEAR: usize = 3;

/// Why a word is offered: its rhyme, the words of the poem that it is near to, and what speaks against it.
pub(super) fn why(question: &Question, noticer: &Noticer<'_>, filler: &Filler) -> Vec<String> {
    [rhyme(question, filler), near(noticer, &filler.suggestion.word), measure(question, filler)]
        .into_iter()
        .flatten()
        .collect()
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

/// `near bloom, cherry`.
fn near(noticer: &Noticer<'_>, word: &str) -> Option<String> {
    let vector = Vector::of_word(word)?;
    let mut near: Vec<(f32, &str)> = noticer
        .near
        .iter()
        .map(|(other, at)| (vector.nearness(at), *other))
        .filter(|(to, other)| *to >= NEAR && *other != word)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let words: Vec<&str> = near.into_iter().take(MOST_NEAR).map(|(_, word)| word).collect();
    (!words.is_empty()).then(|| format!("near {}", words.join(", ")))
}

/// `a syllable too long`, where the meter that the poem keeps has another number.
fn measure(question: &Question, filler: &Filler) -> Option<String> {
    let left = question.left()?;
    let count = filler.suggestion.syllables;
    let said = |off: u32| if off == 1 { "1 syllable".to_owned() } else { format!("{off} syllables") };
    match (count.checked_sub(*left.end()), left.start().checked_sub(count)) {
        (Some(over), _) if over > 0 => Some(format!("{} too long", said(over))),
        (_, Some(under)) if under > 0 => Some(format!("leaves room for {}", said(under))),
        _ => None,
    }
}
