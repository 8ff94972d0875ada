//! The poet's own words, in CMUdict's line format: `foglefreude F OW1 G AH0 L F R OY2 D AH0`.

use std::collections::BTreeMap;
use std::fmt;

use crate::phonology::{Sounds, UnknownPhone};

/// Words a poet taught the ear, each with its pronunciations in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserLexicon {
    words: BTreeMap<String, Vec<Sounds>>,
}

/// One line of a lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconEntry {
    /// The word in lower case.
    pub word: String,
    /// How it is said.
    pub sounds: Sounds,
}

/// Why a lexicon could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A word with no sounds after it.
    #[error("line {line}: `{word}` has no pronunciation; write one like `{word} F OW1 G AH0 L`")]
    NoSounds {
        /// The line, counted from 1.
        line: u32,
        /// The word.
        word: String,
    },
    /// A sound that is none of CMUdict's.
    #[error("line {line}: {source}")]
    Phone {
        /// The line, counted from 1.
        line: u32,
        /// The sound as found.
        source: UnknownPhone,
    },
    /// Sounds without a vowel.
    #[error("line {line}: `{word}` is given no vowel, so it would have no syllable; add one like `AH0`")]
    NoVowel {
        /// The line, counted from 1.
        line: u32,
        /// The word.
        word: String,
    },
}

impl LexiconError {
    /// The line of the file at fault, counted from 1.
    pub fn line(&self) -> u32 {
        match self {
            Self::NoSounds { line, .. } | Self::Phone { line, .. } | Self::NoVowel { line, .. } => *line,
        }
    }
}

impl UserLexicon {
    /// Reads CMUdict's line format strictly.
    ///
    /// A line is a word, `(2)` and so on for its other pronunciations, and its sounds; ` #` begins a remark, `;;;` a
    /// line of remarks. A word may stand on several lines.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut words: BTreeMap<String, Vec<Sounds>> = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(entry) = read_line(line, number)? {
                let known = words.entry(entry.word).or_default();
                if !known.contains(&entry.sounds) {
                    known.push(entry.sounds);
                }
            }
        }
        Ok(Self { words })
    }

    /// These words and those of a nearer lexicon, whose entries replace the ones here.
    #[must_use]
    pub fn merged(mut self, nearer: Self) -> Self {
        self.words.extend(nearer.words);
        self
    }

    /// The pronunciations of a word in lower case; empty when it is not there.
    pub fn lookup(&self, word: &str) -> &[Sounds] {
        self.words.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words in order, with their pronunciations.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Sounds])> {
        self.words.iter().map(|(word, sounds)| (word.as_str(), sounds.as_slice()))
    }

    /// Whether the poet taught no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl fmt::Display for LexiconEntry {
    /// Writes CMUdict's line format, without the line's end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.word, self.sounds)
    }
}

/// Reads one line; nothing for a blank one or a remark.
fn read_line(line: &str, number: u32) -> Result<Option<LexiconEntry>, LexiconError> {
    let line = line.trim_start_matches('\u{feff}');
    let told = line.split_once(" #").map_or(line, |(told, _)| told).trim();
    if told.is_empty() || told.starts_with(";;;") || told.starts_with('#') {
        return Ok(None);
    }
    let (label, sounds) = told.split_once(char::is_whitespace).unwrap_or((told, ""));
    let word = label.split_once('(').map_or(label, |(word, _)| word).to_lowercase();
    let sounds: Sounds = sounds.parse().map_err(|source| LexiconError::Phone { line: number, source })?;
    if sounds.is_empty() {
        return Err(LexiconError::NoSounds { line: number, word });
    }
    if sounds.syllable_count() == 0 {
        return Err(LexiconError::NoVowel { line: number, word });
    }
    Ok(Some(LexiconEntry { word, sounds }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lexicon_is_read_as_cmudict_writes_it() {
        let text = ";;; mine\nfoglefreude F OW1 G AH0 L F R OY2 D AH0 # glee in fog\n\nbrae B R EY1\nbrae(2) B R AY1\n";
        let lexicon = UserLexicon::parse(text).unwrap();
        assert_eq!(lexicon.lookup("foglefreude")[0].syllable_count(), 4);
        assert_eq!(lexicon.lookup("brae").len(), 2);
        assert_eq!(lexicon.lookup("fog"), []);
    }

    #[test]
    fn an_error_names_its_line() {
        for (text, line, says) in [
            ("brae B R EY1\nfog BX", 2, "`BX` is not a phone"),
            ("fog", 1, "has no pronunciation"),
            ("\nfog F G", 2, "no vowel"),
            ("fog F AO G", 1, "`AO` is not a phone"),
        ] {
            let error = UserLexicon::parse(text).unwrap_err();
            assert_eq!(error.line(), line, "{text}");
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
