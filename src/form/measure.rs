//! The measure of a line: what it owes by itself, such as its syllables, meter, words and close.

use std::sync::Arc;

use super::values::{Cynghanedd, EndingAsked};
use super::{Count, Letters};
use crate::meter::Meter;
use crate::rule::Severity;
use crate::text::LetterSet;

/// What a line owes by itself, apart from its rhyme and refrain.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// Its syllables.
    pub syllables: Option<Count>,
    /// Its meter.
    pub meter: Option<Arc<Meter>>,
    /// Its words.
    pub words: Option<Count>,
    /// How it closes.
    pub ending: Option<EndingAsked>,
    /// Which kind of cynghanedd it must have.
    pub cynghanedd: Option<Cynghanedd>,
    /// Its letters.
    pub letters: Option<Count>,
    /// The letters of each of its words.
    pub word_letters: Option<Count>,
    /// The syllables of each of its words.
    pub word_syllables: Option<Count>,
    /// The letters that none of its words may have.
    pub banned_letters: Option<LetterSet>,
    /// The letters that its words may have and no others.
    pub allowed_letters: Option<Letters>,
    /// The words it must consist of.
    pub says: Option<String>,
    /// Whether it must name somebody.
    pub name: bool,
    /// The severity of its findings, where the file sets one for this line.
    pub severity: Option<Severity>,
}

impl Measure {
    /// Whether nothing is owed.
    pub fn is_free(&self) -> bool {
        *self == Self { severity: self.severity, ..Self::default() }
    }

    /// This measure with the values of `other` where it has any; letters that either bans are banned.
    #[must_use]
    pub(super) fn overlaid(&self, other: &Self) -> Self {
        Self {
            syllables: other.syllables.clone().or_else(|| self.syllables.clone()),
            meter: other.meter.clone().or_else(|| self.meter.clone()),
            words: other.words.clone().or_else(|| self.words.clone()),
            ending: other.ending.or(self.ending),
            cynghanedd: other.cynghanedd.or(self.cynghanedd),
            letters: other.letters.clone().or_else(|| self.letters.clone()),
            word_letters: other.word_letters.clone().or_else(|| self.word_letters.clone()),
            word_syllables: other.word_syllables.clone().or_else(|| self.word_syllables.clone()),
            banned_letters: match (&self.banned_letters, &other.banned_letters) {
                (Some(own), Some(others)) => Some(own.iter().chain(others.iter()).collect()),
                (own, others) => others.clone().or_else(|| own.clone()),
            },
            allowed_letters: other.allowed_letters.clone().or_else(|| self.allowed_letters.clone()),
            says: other.says.clone().or_else(|| self.says.clone()),
            name: self.name || other.name,
            severity: other.severity.or(self.severity),
        }
    }

    /// What it owes, in words: `10 syllables`, `iambic pentameter`, `no letter e`.
    pub fn in_words(&self) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.syllables.as_ref().map(|count| count.with_unit("syllable")));
        parts.extend(self.meter.as_ref().map(ToString::to_string));
        parts.extend(self.words.as_ref().map(|count| count.with_unit("word")));
        parts.extend(self.ending.map(|ending| format!("{ending} ending")));
        parts.extend(self.cynghanedd.map(|kind| match kind {
            Cynghanedd::Any => "cynghanedd".to_owned(),
            kind => format!("cynghanedd {kind}"),
        }));
        parts.extend(self.written());
        parts.extend(self.name.then(|| "a name".to_owned()));
        parts
    }

    /// What its letters and words owe, in words: `no letter e`, `7 letters`, `words of 1 syllable`.
    pub fn written(&self) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.banned_letters.as_ref().map(|letters| format!("no letter {}", letters.listed("or"))));
        parts.extend(self.allowed_letters.as_ref().map(|letters| match letters {
            Letters::These(letters) => format!("no letter but {letters}"),
            Letters::Given => "no letter but those the draft gives".to_owned(),
        }));
        parts.extend(self.letters.as_ref().map(|count| count.with_unit("letter")));
        parts.extend(self.word_letters.as_ref().map(|count| format!("words of {}", count.with_unit("letter"))));
        parts.extend(self.word_syllables.as_ref().map(|count| format!("words of {}", count.with_unit("syllable"))));
        parts.extend(self.says.as_ref().map(|text| format!("the words \u{201c}{text}\u{201d}")));
        parts
    }
}
