//! The unit a line is counted in: syllables, or the letters or words that its form asks for instead.

use crate::analysis::{HeardLine, HeardWord};
use crate::form::{Count, Measure};
use crate::text::letter_count;

/// The unit a line is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CountedIn {
    /// Syllables; a line may have several counts of these.
    #[default]
    Syllables,
    /// Letters.
    Letters,
    /// Words.
    Words,
}

impl CountedIn {
    /// The unit for lines of a measure: syllables, unless it asks for letters or words and for neither syllables nor a meter.
    pub fn of(measure: &Measure) -> Self {
        if measure.syllables.is_some() || measure.meter.is_some() || measure.word_syllables.is_some() {
            Self::Syllables
        } else if measure.letters.is_some() {
            Self::Letters
        } else if measure.words.is_some() {
            Self::Words
        } else if measure.word_letters.is_some() {
            Self::Letters
        } else {
            Self::Syllables
        }
    }

    /// The number that the measure asks for; `None` where it asks for none.
    pub fn asked(self, measure: &Measure) -> Option<&Count> {
        let asked = match self {
            Self::Syllables => &measure.syllables,
            Self::Letters => &measure.letters,
            Self::Words => &measure.words,
        };
        asked.as_ref()
    }

    /// The number that the measure asks for, as text; empty where it asks for none.
    pub fn target(self, measure: &Measure) -> String {
        self.asked(measure).map(ToString::to_string).unwrap_or_default()
    }

    /// The count of a line as text: `10`, `9-10`.
    pub fn count(self, heard: &HeardLine) -> String {
        match self {
            Self::Syllables => heard.counts.to_string(),
            Self::Letters => heard.words.iter().map(|word| letter_count(heard.text_of(word))).sum::<u32>().to_string(),
            Self::Words => heard.words.len().to_string(),
        }
    }

    /// The count of one word of a line; empty where words are counted.
    pub fn of_word(self, heard: &HeardLine, word: &HeardWord) -> String {
        match self {
            Self::Syllables => word.counts().to_string(),
            Self::Letters => letter_count(heard.text_of(word)).to_string(),
            Self::Words => String::new(),
        }
    }

    /// A count with its unit: `1 syllable`, `9-10 syllables`, `7 words`.
    pub fn with_unit(self, count: &str) -> String {
        let unit = match self {
            Self::Syllables => "syllable",
            Self::Letters => "letter",
            Self::Words => "word",
        };
        format!("{count} {unit}{}", if count == "1" { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Registry, Setting};
    use crate::lexicon::Ear;

    #[test]
    fn a_line_is_counted_in_what_its_form_asks_for() {
        let counted = |keys: &str| {
            let form = Registry::new().made_of(&[Setting::parse("test", keys).unwrap()]).unwrap();
            let layout = &form.layouts(1, &[1])[0];
            let (measure, line) = (&layout.slots[0].measure, HeardLine::hear("evening rain", &Ear::new()));
            let unit = CountedIn::of(measure);
            (unit.with_unit(&unit.count(&line)), unit.target(measure))
        };
        assert_eq!(counted("lines = 1\nletters = 11"), ("11 letters".to_owned(), "11".to_owned()));
        assert_eq!(counted("lines = 1\nwords = 2\nword_letters = \"1-7\""), ("2 words".to_owned(), "2".to_owned()));
        assert_eq!(counted("lines = 1\nword_letters = \"1-7\""), ("11 letters".to_owned(), String::new()));
        assert_eq!(counted("lines = 1\nwords = 2\nsyllables = 4").1, "4");
    }
}
