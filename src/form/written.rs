//! Written constraints: what a form asks of the letters and words of a poem, apart from how they sound.
//!
//! What one line owes by itself (letters banned, letters in all, letters or syllables of each word) is part of its
//! [`Measure`](super::Measure); what the whole poem owes is [`Written`]. The judge reads both; a check never reads a form file.

use super::Count;
use super::values::{PalindromeUnit, Within};
use crate::text::LetterSet;

/// What a form asks of the letters and words of the whole poem; an absent part asks nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Written {
    /// How many different vowels (a, e, i, o, u) the poem may have: 1 in a univocalic.
    pub vowels: Option<Count>,
    /// The letters that must all occur.
    pub required: Option<RequiredLetters>,
    /// The letters of each word in turn: the digits of pi, or a number that grows each time.
    pub lengths: Option<WordLengths>,
    /// The stretch in which all words begin with one letter.
    pub tautogram: Option<Within>,
    /// The letters, words or lines that read the same from either end.
    pub palindrome: Option<Palindrome>,
    /// The text whose letters each line has, in another order.
    pub anagram: Option<LettersOf>,
    /// How often single words may occur.
    pub word_uses: WordUses,
    /// The words on which lines begin alike.
    pub anaphora: Option<Repeated>,
    /// The words on which lines end alike.
    pub epistrophe: Option<Repeated>,
    /// The words of the whole poem.
    pub total_words: Option<Count>,
    /// The letters of the whole poem.
    pub total_letters: Option<Count>,
    /// What the form asks besides, in words, for which there is no key and no check.
    pub unjudged: Vec<String>,
}

/// Letters that a form names, or leaves to the draft to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letters {
    /// These letters.
    These(LetterSet),
    /// The letters that the draft should give; this draft gives none.
    Given,
}

/// Letters that must all occur in the poem, in each of its stanzas, or in each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredLetters {
    /// The letters.
    pub letters: Letters,
    /// The stretch in which all of them must occur.
    pub within: Within,
}

/// The letters of each word in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordLengths {
    /// How many letters they have.
    pub numbers: Numbers,
    /// The stretch after which the count begins anew.
    pub within: Within,
}

/// A row of numbers, one for each word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// The digits of pi: 3, 1, 4, 1, 5; a word of ten letters stands for 0, a longer one for two digits.
    Pi,
    /// A number, and how much is added to it each time.
    Steps(Steps),
    /// These, and no further ones.
    These(Vec<u32>),
}

/// Numbers that rise or fall by the same step: `1 up`, `9 down`, `2 up by 2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// The first number.
    pub first: u32,
    /// What is added each time; negative for numbers that fall.
    pub by: i32,
}

impl Steps {
    /// The number at a place, counted from 0; `None` once the numbers have fallen below 1.
    pub fn at(self, place: usize) -> Option<u32> {
        let place = i64::try_from(place).ok()?;
        let number = i64::from(self.first) + i64::from(self.by).checked_mul(place)?;
        u32::try_from(number).ok().filter(|&number| number > 0)
    }

    /// How many numbers there are; `None` for numbers that rise without an end.
    pub fn count(self) -> Option<usize> {
        (self.by < 0).then(|| (self.first.saturating_sub(1) / self.by.unsigned_abs()) as usize + 1)
    }
}

/// A palindrome: the letters, words or lines that read the same from either end, and in which stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palindrome {
    /// Letters, words or lines.
    pub by: PalindromeUnit,
    /// The stretch that is turned around.
    pub within: Within,
}

/// The source of the letters that each line has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LettersOf {
    /// Those of the poem's first line.
    FirstLine,
    /// Those of a text.
    Text(String),
    /// Those of a text that the draft should give; this draft gives none.
    Given,
}

/// How often words may occur in the poem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordUses {
    /// Single words, as the form writes them, each with the number of its uses.
    pub words: Vec<(String, Count)>,
    /// The uses of every other word.
    pub other: Option<Count>,
}

impl WordUses {
    /// Whether no use of any word is asked or limited.
    pub fn is_free(&self) -> bool {
        self.words.is_empty() && self.other.is_none()
    }
}

/// A number of words on which lines begin or end alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeated {
    /// How many words.
    pub words: u32,
    /// The stretch whose lines share them.
    pub within: Within,
}

impl Written {
    /// What is asked, in words: `every letter a to z`, `word lengths of pi`, `100 words in all`.
    pub fn in_words(&self) -> Vec<String> {
        let mut parts = Vec::new();
        let within = |within: Within| if within == Within::Poem { String::new() } else { format!(" in each {within}") };
        parts.extend(self.vowels.as_ref().map(|count| count.with_unit("vowel")));
        parts.extend(self.required.as_ref().map(|required| match &required.letters {
            Letters::These(letters) => format!("every letter {letters}{}", within(required.within)),
            Letters::Given => format!("every letter the draft gives{}", within(required.within)),
        }));
        parts.extend(self.lengths.as_ref().map(|lengths| format!("words as long as {}", lengths.numbers.in_words())));
        parts.extend(self.tautogram.map(|place| format!("one first letter{}", within(place))));
        parts.extend(self.palindrome.map(|it| format!("a palindrome by {}{}", it.by, within(it.within))));
        parts.extend(self.anagram.as_ref().map(|letters| match letters {
            LettersOf::FirstLine => "each line an anagram of the first".to_owned(),
            LettersOf::Text(text) => format!("each line an anagram of {text}"),
            LettersOf::Given => "each line an anagram of what the draft gives".to_owned(),
        }));
        parts.extend(self.word_uses.words.iter().take(MOST_SHOWN).map(|(word, count)| uses(word, count)));
        parts.extend(self.word_uses.words.get(MOST_SHOWN..).filter(|more| !more.is_empty()).map(|more| {
            format!(
                "{} more with uses of their own",
                Count::exactly(u32::try_from(more.len()).unwrap_or(u32::MAX)).with_unit("word")
            )
        }));
        parts.extend(self.word_uses.other.as_ref().map(|count| uses("each other word", count)));
        let alike = |asked: &Repeated, place: &str| {
            format!(
                "lines that {place} alike, {}{}",
                Count::exactly(asked.words).with_unit("word"),
                within(asked.within)
            )
        };
        parts.extend(self.anaphora.as_ref().map(|asked| alike(asked, "begin")));
        parts.extend(self.epistrophe.as_ref().map(|asked| alike(asked, "end")));
        parts.extend(self.total_words.as_ref().map(|count| format!("{} in all", count.with_unit("word"))));
        parts.extend(self.total_letters.as_ref().map(|count| format!("{} in all", count.with_unit("letter"))));
        parts
    }
}

/// How often a word may come, in words: `no rain`, `rain once at most`, `rain 2+ times`.
fn uses(word: &str, count: &Count) -> String {
    match (count.least(), count.most()) {
        (_, Some(0)) => format!("no {word}"),
        (1, Some(1)) => format!("{word} once"),
        (1, None) => word.to_owned(),
        (0, Some(1)) => format!("{word} once at most"),
        _ => format!("{word} {count} times"),
    }
}

/// The most words whose uses are shown one by one.
const MOST_SHOWN: usize = 6;

impl Numbers {
    /// The number at a place, from 0; `None` beyond the last one, and for pi.
    pub fn at(&self, place: usize) -> Option<u32> {
        match self {
            Self::Pi => None,
            Self::Steps(steps) => steps.at(place),
            Self::These(numbers) => numbers.get(place).copied(),
        }
    }

    /// How many numbers there are; `None` where they have no end.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Pi => None,
            Self::Steps(steps) => steps.count(),
            Self::These(numbers) => Some(numbers.len()),
        }
    }

    /// The numbers, in words: `the digits of pi`, `1, 2, 3 and on`, `3, 1, 4`.
    pub fn in_words(&self) -> String {
        let listed = |numbers: &mut dyn Iterator<Item = u32>| {
            numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
        };
        match self {
            Self::Pi => "the digits of pi".to_owned(),
            Self::Steps(steps) => format!("{} and on", listed(&mut (0..3).filter_map(|place| steps.at(place)))),
            Self::These(numbers) => listed(&mut numbers.iter().copied()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_rise_without_an_end_or_fall_to_one() {
        let steps = |first, by| Steps { first, by };
        let all = |steps: Steps| (0..5).map_while(|place| steps.at(place)).collect::<Vec<_>>();
        assert_eq!((all(steps(1, 1)), steps(1, 1).count()), (vec![1, 2, 3, 4, 5], None));
        assert_eq!((all(steps(3, -1)), steps(3, -1).count()), (vec![3, 2, 1], Some(3)));
        assert_eq!((all(steps(8, -3)), steps(8, -3).count()), (vec![8, 5, 2], Some(3)));
    }
}
