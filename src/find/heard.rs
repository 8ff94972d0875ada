//! A paragraph as heard: its words, and the joints between them.

use std::ops::Range;
use std::sync::Arc;

use super::leaning::leans;
use super::sentence::{is_abbreviated, sentences};
use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::lexicon::Ear;
use crate::span::Span;
use crate::text::Pause;

/// The joint between two words of prose, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Joint {
    /// Neither a space nor a dash: both are parts of one word as it is written, as in *a.m.* and *rose-red*.
    Inside,
    /// Nothing, or an abbreviation's point.
    Word,
    /// A comma, a bracket, a quote mark.
    Phrase,
    /// A semicolon, a colon, a dash, or a stop inside a sentence: a clause ends here.
    Clause,
    /// A sentence ends here.
    Sentence,
}

/// A paragraph as heard.
#[derive(Debug)]
pub(super) struct HeardParagraph<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its words in order, each with its bytes in the text.
    pub(super) words: Vec<HeardWord>,
    /// The joint before each word, and after the last.
    pub(super) joints: Vec<Joint>,
    /// The number of the sentence of each word, counted from 0.
    pub(super) sentence: Vec<u32>,
    /// The syllables each word can have; empty for a word without pronunciation, which no find may contain.
    pub(super) counts: Vec<CountSet>,
    /// Whether each word leans on the next one.
    leaning: Vec<bool>,
}

/// A set of syllable counts, one bit each; counts from 64 on are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CountSet(u64);

impl CountSet {
    /// The count of a line without words: no syllable.
    pub(super) const ZERO: Self = Self(1);

    fn of(word: &HeardWord) -> Self {
        let bits = word.spoken.everyday().map(|way| 1u64.checked_shl(way.sounds.syllable_count()).unwrap_or(0));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    /// The counts of two stretches said one after the other.
    pub(super) fn plus(self, other: Self) -> Self {
        let (mut sum, mut rest) = (0, other.0);
        while rest != 0 {
            sum |= self.0 << rest.trailing_zeros();
            rest &= rest - 1;
        }
        Self(sum)
    }

    /// The smallest number; 64 for the empty set.
    pub(super) fn least(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// The numbers.
    pub(super) fn iter(self) -> impl Iterator<Item = u32> {
        (0..u64::BITS).filter(move |count| self.0 >> count & 1 == 1)
    }

    /// Whether it has a number from `low` to `high`.
    pub(super) fn meets(self, low: u32, high: u32) -> bool {
        self.iter().any(|count| (low..=high).contains(&count))
    }
}

/// Quotation marks, brackets and marks of emphasis, as they open and close; a single closing quote may be an apostrophe and is left alone.
const PAIRS: [(char, char); 6] = [('"', '"'), ('“', '”'), ('«', '»'), ('(', ')'), ('[', ']'), ('_', '_')];

/// How many bytes at the beginning and at the end of a text are marks of a pair without their partner in it.
fn unpaired(text: &str) -> (usize, usize) {
    let (mut opening, mut closing) = (0, 0);
    for (open, close) in PAIRS {
        let bare = text.get(opening..text.len() - closing).unwrap_or_default();
        let opened = bare.matches(open).count();
        let is_paired = if open == close { opened % 2 == 0 } else { opened == bare.matches(close).count() };
        if is_paired {
            continue;
        }
        if bare.starts_with(open) {
            opening += open.len_utf8();
        } else if bare.ends_with(close) {
            closing += close.len_utf8();
        }
    }
    (opening, closing)
}

impl<'a> HeardParagraph<'a> {
    /// Hears a paragraph, sentence by sentence.
    pub(super) fn hear(text: &'a str, ear: &Ear) -> Self {
        let mut heard = Self {
            text,
            words: Vec::new(),
            joints: Vec::new(),
            sentence: Vec::new(),
            counts: Vec::new(),
            leaning: Vec::new(),
        };
        for (number, sentence) in (0..).zip(sentences(text)) {
            heard.add(sentence, number, ear);
        }
        heard.joints.push(Joint::Sentence);
        heard
    }

    fn add(&mut self, sentence: Span, number: u32, ear: &Ear) {
        let line = HeardLine::hear(sentence.of(self.text), ear);
        for word in line.words {
            let word = HeardWord { span: word.span.shifted(sentence.start()), ..word };
            self.joints.push(self.joint(&word));
            self.sentence.push(number);
            self.counts.push(CountSet::of(&word));
            self.leaning.push(leans(word.span.of(self.text)));
            self.words.push(word);
        }
    }

    /// The joint before a word that is added next.
    fn joint(&self, word: &HeardWord) -> Joint {
        match word.pause {
            _ if self.is_inside(word) => Joint::Inside,
            Pause::LineStart => Joint::Sentence,
            Pause::None => Joint::Word,
            Pause::Light => Joint::Phrase,
            Pause::Strong if self.is_abbreviated(word) => Joint::Word,
            Pause::Strong => Joint::Clause,
        }
    }

    /// Whether a word is written as one with the word before it.
    fn is_inside(&self, word: &HeardWord) -> bool {
        let Some(last) = self.words.last() else { return false };
        let between = Span::new(last.span.end(), word.span.start()).of(self.text);
        let parts = |c: char| c.is_whitespace() || matches!(c, '–' | '—' | '―' | '…');
        !between.contains(parts) && !between.contains("--") && !between.contains("..")
    }

    /// Whether only an abbreviation's point parts a word from the one before.
    fn is_abbreviated(&self, word: &HeardWord) -> bool {
        let end = self.words.last().map_or(word.span.start(), |last| last.span.end());
        let between = Span::new(end, word.span.start()).of(self.text);
        let next = word.span.of(self.text).chars().next();
        between.trim_end() == "." && is_abbreviated(Span::new(0, end + 1).of(self.text), next)
    }

    /// Whether a line that ends before word `end` is torn: its last word leans on that word, and no mark parts them.
    pub(super) fn leans(&self, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|last| self.leaning.get(last)).copied().unwrap_or(false);
        last && self.joints.get(end) == Some(&Joint::Word)
    }

    /// The bytes of a run of words with the marks that belong to them.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let start = self.parting(words.start);
        let end = self.parting(words.end);
        let text = Span::new(start, end).of(self.text);
        let from = start + (text.len() - text.trim_start().len());
        Span::new(from, (start + text.trim_end().len()).max(from))
    }

    /// The bytes of a run of words to be shown alone: without dashes at its ends, or a quotation mark or bracket whose partner lies
    /// outside.
    pub(super) fn span_alone(&self, words: Range<usize>) -> Span {
        let span = self.span(words);
        let dash = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―');
        let text = span.of(self.text);
        let led = text.trim_start_matches(dash);
        let bare = led.trim_end_matches(dash);
        let start = span.start() + (text.len() - led.len());
        let (opening, closing) = unpaired(bare);
        Span::new(start + opening, start + bare.len() - closing)
    }

    /// The byte at which the text is cut before a word: closing and pausing marks belong to the word before, opening marks to the word.
    fn parting(&self, word: usize) -> usize {
        let end = word.checked_sub(1).map_or(0, |before| self.words[before].span.end());
        let start = self.words.get(word).map_or(self.text.len(), |word| word.span.start());
        if word == 0 {
            return 0;
        }
        let between = Span::new(end, start).of(self.text);
        let opening = |c: char| matches!(c, '“' | '‘' | '(' | '[' | '{' | '«' | '¿' | '¡' | '_' | '*');
        let opens = between.trim_end_matches(opening).len();
        let spaced = between.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let after_space = between.get(spaced..).unwrap_or_default();
        // A straight quote after a space opens; after a mark it closes.
        let quote = if spaced > 0 && after_space.trim_end_matches(opening) == "\"" { spaced } else { opens };
        end + quote.min(opens)
    }

    /// The words of a run as a line by itself.
    pub(super) fn line(&self, words: Range<usize>) -> HeardLine {
        let span = Span::new(
            self.words.get(words.start).map_or(0, |word| word.span.start()),
            words.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |word| word.span.end()),
        );
        let moved = |(nth, word): (usize, &HeardWord)| HeardWord {
            span: Span::new(word.span.start() - span.start(), word.span.end() - span.start()),
            pause: if nth == 0 { Pause::LineStart } else { word.pause },
            spoken: Arc::clone(&word.spoken),
        };
        let words: Vec<HeardWord> = self.words.get(words).unwrap_or_default().iter().enumerate().map(moved).collect();
        let zero = Counts::zero();
        let counts = words.iter().fold(zero, |sum, word| sum.plus(&word.counts()));
        HeardLine { text: span.of(self.text).into(), words, counts, plain: false }
    }
}
