//! One line as the ear hears it.

use std::sync::Arc;

use super::Counts;
use crate::lexicon::{Ear, Pronunciation, Spoken, Variant};
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
    /// Whether it has the readings of plain speech alone, and no liaisons: see [`HeardLine::as_spoken`].
    pub plain: bool,
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

impl Ear {
    /// Hears a line: parts it into words and says each of them.
    ///
    /// It does not apply the poet's pins; [`Session::hear_line`](super::Session::hear_line) does.
    ///
    /// ```
    /// let line = verse::Ear::new().hear("the wingèd boy");
    /// assert_eq!(line.counts.to_string(), "4");
    /// ```
    pub fn hear(&self, line: &str) -> HeardLine {
        HeardLine::hear(line, self)
    }
}

impl HeardLine {
    /// Hears a line: see [`Ear::hear`].
    pub fn hear(text: &str, ear: &Ear) -> Self {
        let spans = text::words(text);
        let said = ear.say_line(text, &spans);
        let words: Vec<HeardWord> = spans
            .into_iter()
            .zip(said)
            .map(|(word, spoken)| HeardWord { span: word.span, pause: word.pause, spoken })
            .collect();
        let counts = words.iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()));
        Self { text: text.into(), words, counts, plain: false }
    }

    /// This line and the one below it as one, with a pause where the first ends.
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
            plain: self.plain && below.plain,
        }
    }

    /// The line with the readings of plain speech alone, for a single line whose meter nothing shows: each word's first
    /// pronunciation, or one without a syllable that speech drops (*every*, *fire*), and no *o'er the* for *over the*. The line
    /// keeps all of its counts.
    #[must_use]
    pub fn as_spoken(&self) -> Self {
        let mut line = Self { plain: true, ..self.clone() };
        for word in &mut line.words {
            let Some(count) = word.spoken.best().map(|best| best.sounds.syllable_count()) else { continue };
            let plain = |way: &&Pronunciation| {
                let alternate = way.variants.iter().any(|variant| variant == Variant::Alternate);
                way.is_everyday() && (!alternate || way.sounds.syllable_count() == count)
            };
            if !word.spoken.pronunciations.iter().all(|way| plain(&way)) {
                let pronunciations = word.spoken.pronunciations.iter().filter(plain).cloned().collect();
                word.spoken = Arc::new(Spoken { pronunciations });
            }
        }
        line
    }

    /// The text of a word.
    pub fn text_of(&self, word: &HeardWord) -> &str {
        word.span.of(&self.text)
    }

    /// The words whose best pronunciation is a guess, or that have none.
    pub fn guesses(&self) -> impl Iterator<Item = &HeardWord> {
        self.words.iter().filter(|word| word.spoken.is_guess())
    }
}

impl HeardWord {
    /// Every syllable count the word can have in speech; 0 for a word without pronunciation.
    pub fn counts(&self) -> Counts {
        Counts::of(self.spoken.everyday().map(|way| way.sounds.syllable_count()))
    }
}
