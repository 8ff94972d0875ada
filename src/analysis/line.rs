//! One line as the ear hears it.

use std::sync::Arc;

use super::Counts;
use crate::lexicon::{Ear, Spoken};
use crate::span::Span;
use crate::text::{self, Pause};

/// A line of verse as heard: its words, and the counts it can have.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardLine {
    /// The line's text, as written.
    pub text: Box<str>,
    /// The words in order.
    pub words: Vec<HeardWord>,
    /// Every syllable count the line can have.
    pub counts: Counts,
}

/// A word of a line with every way of saying it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardWord {
    /// The word's bytes in the line.
    pub span: Span,
    /// The pause before it.
    pub pause: Pause,
    /// How it is said.
    pub spoken: Arc<Spoken>,
}

impl HeardLine {
    /// Hears a line: parts it into words and says each of them.
    pub fn hear(text: &str, ear: &Ear) -> Self {
        let words: Vec<HeardWord> = text::words(text)
            .into_iter()
            .map(|word| HeardWord { span: word.span, pause: word.pause, spoken: ear.say(word.span.of(text)) })
            .collect();
        let counts = words.iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()));
        Self { text: text.into(), words, counts }
    }

    /// This line and the one below it as one, with a pause where the page parts them.
    #[must_use]
    pub fn joined(&self, below: &Self) -> Self {
        let shift = self.text.len() + 1;
        let pause = |pause| if pause == Pause::LineStart { Pause::Strong } else { pause };
        let shifted = below.words.iter().map(|word| HeardWord {
            span: word.span.shifted(shift),
            pause: pause(word.pause),
            spoken: Arc::clone(&word.spoken),
        });
        Self {
            text: format!("{} {}", self.text, below.text).into(),
            words: self.words.iter().cloned().chain(shifted).collect(),
            counts: self.counts.plus(&below.counts),
        }
    }

    /// The text of a word.
    pub fn text_of(&self, word: &HeardWord) -> &str {
        word.span.of(&self.text)
    }

    /// The words nothing is known of.
    pub fn guesses(&self) -> impl Iterator<Item = &HeardWord> {
        self.words.iter().filter(|word| word.spoken.is_guess())
    }
}

impl HeardWord {
    /// Every syllable count the word can have in speech; zero for a word that cannot be said.
    pub fn counts(&self) -> Counts {
        Counts::of(self.spoken.everyday().map(|way| way.sounds.syllable_count()))
    }
}
