//! Readings the poet chose: how the words of one line are said.
//!
//! A pin belongs to a line's words, whatever punctuation is between them, so it holds wherever the line is moved, and
//! for a refrain each time it returns. A pinned word has one pronunciation, which is more trusted than any other source.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Counts, HeardLine};
use crate::lexicon::{Pronunciation, Source, Spoken};
use crate::phonology::Sounds;
use crate::text::{line_words, plain};

/// How one word of a pinned line is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinnedWord {
    /// The word in lower case.
    pub word: Box<str>,
    /// Its sounds.
    pub sounds: Sounds,
}

/// The pinned lines of a draft, each found by its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    lines: BTreeMap<String, Vec<PinnedWord>>,
}

impl Pins {
    /// Whether nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Pins words of a line, in the order of the line.
    pub fn pin(&mut self, line: &str, words: Vec<PinnedWord>) {
        self.lines.insert(line_words(line), words);
    }

    /// Whether words of this line are pinned.
    pub fn holds(&self, line: &str) -> bool {
        !self.is_empty() && self.lines.contains_key(&line_words(line))
    }

    /// Gives the pinned words of a line the pronunciations that the poet chose; a pin whose word is not in the line has
    /// no effect.
    #[must_use]
    pub fn laid_on(&self, mut line: HeardLine) -> HeardLine {
        let pinned = if self.is_empty() { None } else { self.lines.get(&line_words(&line.text)) };
        let Some(pinned) = pinned else { return line };
        let mut at = 0;
        for pin in pinned {
            let rest = line.words.iter().enumerate().skip(at);
            let found = rest.map(|(nth, word)| (nth, word.span.of(&line.text))).find(|(_, word)| is(word, pin));
            let Some((nth, _)) = found else { continue };
            line.words[nth].spoken = Arc::new(chosen(&pin.sounds));
            at = nth + 1;
        }
        line.counts = line.words.iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()));
        line
    }
}

fn is(word: &str, pin: &PinnedWord) -> bool {
    plain(word) == plain(&pin.word)
}

fn chosen(sounds: &Sounds) -> Spoken {
    Spoken { pronunciations: vec![Pronunciation::plain(sounds.clone(), Source::Pin)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;

    fn pins(line: &str, said: &[(&str, &str)]) -> Pins {
        let mut pins = Pins::default();
        let word = |(word, sounds): &(&str, &str)| PinnedWord { word: (*word).into(), sounds: sounds.parse().unwrap() };
        pins.pin(line, said.iter().map(word).collect());
        pins
    }

    #[test]
    fn a_pinned_word_has_one_way_and_is_no_guess() {
        let pins = pins("The heaven burns", &[("heaven", "HH EH1 V N")]);
        let heard = pins.laid_on(HeardLine::hear("the heaven, burns!", &Ear::new()));
        assert_eq!(heard.words[1].spoken.pronunciations.len(), 1);
        assert_eq!(heard.words[1].spoken.best().unwrap().source, Source::Pin);
        assert_eq!(heard.counts.to_string(), "3");
        let other = HeardLine::hear("the heaven turns", &Ear::new());
        assert_eq!(pins.laid_on(other.clone()), other);
    }

    #[test]
    fn a_pin_holds_however_apostrophes_and_hyphens_are_typed() {
        let pins = pins("the moon's night-fire", &[("moon's", "M UW1 AH0 N Z"), ("night-fire", "N AY1 T F AY1 R")]);
        let heard = pins.laid_on(HeardLine::hear("The moon’s night‑fire.", &Ear::new()));
        assert_eq!(heard.counts.to_string(), "5");
    }

    #[test]
    fn the_second_of_two_like_words_can_be_said_otherwise() {
        let pins = pins("even even", &[("even", "IY1 V AH0 N"), ("even", "IY1 V N")]);
        let heard = pins.laid_on(HeardLine::hear("Even, even", &Ear::new()));
        assert_eq!(heard.counts.to_string(), "3");
    }

    #[test]
    fn a_session_hears_a_line_anew_when_its_pin_comes_or_goes() {
        let mut session = Session::new(Ear::new());
        let count = |session: &mut Session| session.hear("the heaven burns\n").lines[0].heard.counts.to_string();
        assert_eq!(count(&mut session), "3-4");
        session.pin(pins("the heaven burns", &[("heaven", "HH EH1 V AH0 N")]));
        assert_eq!(count(&mut session), "4");
        session.pin(Pins::default());
        assert_eq!(count(&mut session), "3-4");
    }
}
