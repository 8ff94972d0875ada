//! The poet's own words, in CMUdict's line format: `foglefreude F OW1 G AH0 L F R OY2 D AH0`.

use std::collections::BTreeMap;
use std::fmt;

use super::spelling::Spelling;
use crate::phonology::{Sounds, UnknownPhone};

/// The poet's own words, each with its pronunciations in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserLexicon {
    words: BTreeMap<String, Vec<Sounds>>,
}

/// One line of a lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconEntry {
    /// The word in lower case.
    pub word: String,
    /// Its pronunciation.
    pub sounds: Sounds,
}

/// Why a lexicon could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct LexiconError {
    line: u32,
    fault: EntryError,
}

/// What is wrong with a word's entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// No word at all.
    #[error("there is no word before the sounds")]
    NoWord,
    /// A word with no sounds after it.
    #[error("`{0}` has no pronunciation; write one like `{0} F OW1 G AH0 L`")]
    NoSounds(String),
    /// A sound that is none of CMUdict's.
    #[error("{0}")]
    Phone(#[from] UnknownPhone),
    /// Sounds without a vowel.
    #[error("`{0}` is given no vowel, so it would have no syllable; add one like `AH0`")]
    NoVowel(String),
    /// More sounds than any word has.
    #[error("`{0}` is given more than {MOST_SOUNDS} sounds; is a line end missing?")]
    TooLong(String),
}

/// The most sounds a word may be given; the longest word of CMUdict has 32.
const MOST_SOUNDS: usize = 200;

impl LexiconError {
    /// The line of the file at fault, counted from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// What is wrong in that line.
    pub fn told(&self) -> &EntryError {
        &self.fault
    }
}

impl LexiconEntry {
    /// An entry of a word with these sounds, which must have a vowel; `brae(2)` is an entry of `brae`.
    pub fn new(word: &str, sounds: Sounds) -> Result<Self, EntryError> {
        // The key under which the ear looks a word up, without accents and capitals.
        let word = without_numbers(word);
        let word = Spelling::read(word).map_or_else(|| word.to_lowercase(), |spelling| spelling.key);
        let word = without_numbers(&word).to_owned();
        if word.is_empty() {
            return Err(EntryError::NoWord);
        }
        if sounds.is_empty() {
            return Err(EntryError::NoSounds(word));
        }
        if sounds.syllable_count() == 0 {
            return Err(EntryError::NoVowel(word));
        }
        if sounds.len() > MOST_SOUNDS {
            return Err(EntryError::TooLong(word));
        }
        Ok(Self { word, sounds })
    }
}

impl UserLexicon {
    /// Reads CMUdict's line format strictly.
    ///
    /// A line is a word, `(2)` and so on for its other pronunciations, and its sounds; ` #` begins a remark, `;;;` a
    /// line of remarks. A word may have several lines.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut words: BTreeMap<String, Vec<Sounds>> = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            let entry = read_line(line).map_err(|fault| LexiconError { line: number, fault })?;
            if let Some(entry) = entry {
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

    /// Whether the lexicon has no word.
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
fn read_line(line: &str) -> Result<Option<LexiconEntry>, EntryError> {
    let line = line.trim_start_matches('\u{feff}');
    let told = line.split_once(" #").map_or(line, |(told, _)| told).trim();
    if told.is_empty() || told.starts_with(";;;") || told.starts_with('#') {
        return Ok(None);
    }
    let (label, sounds) = told.split_once(char::is_whitespace).unwrap_or((told, ""));
    LexiconEntry::new(label, sounds.parse()?).map(Some)
}

/// The word of a label: `brae(2)` is another pronunciation of `brae`, and so is `brae(2)(2)`, or it would be read otherwise once
/// written.
fn without_numbers(label: &str) -> &str {
    let mut word = label;
    while let Some((before, number)) = word.strip_suffix(')').and_then(|label| label.rsplit_once('(')) {
        if !number.bytes().all(|digit| digit.is_ascii_digit()) {
            break;
        }
        word = before;
    }
    word
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
    fn a_word_written_again_is_the_same_word() {
        for label in ["brae", "brae(2)", "brae(2)(3)", "br(a)e", "brae`(2)", "Braé(2)"] {
            let read = UserLexicon::parse(&format!("{label} B R AY1")).unwrap();
            let (word, said) = read.iter().next().unwrap();
            let written = LexiconEntry::new(word, said[0].clone()).unwrap().to_string();
            assert_eq!(UserLexicon::parse(&written).unwrap(), read, "{label}");
        }
        assert!(UserLexicon::parse("(2) B R AY1").is_err());
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
