//! How often words are used, by the vocabulary of a language model: its words come in the order of their number in the texts that it was
//! made from, which are the English Wikipedia and eleven thousand novels.

use std::collections::HashMap;

/// The share of all words that the commonest has: by Zipf's law the word of rank *r* has a tenth of it all, divided by *r*.
const FIRST_SHARE: f64 = 0.1;

/// The words of WordNet's tagged texts, so that both sources count in as many words.
const WORDS: f64 = 230_000.0;

/// The most uses that count: those of the hundred commonest words are all the same to a poet.
const MOST: f64 = 255.0;

/// The first word of the vocabulary; before it are single letters and marks.
const FIRST: &str = "the";

/// The words of a vocabulary, each with its rank from 1.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(HashMap<String, u32>);

impl Vocabulary {
    /// Reads a vocabulary, one entry a line. Whole words of small letters count; parts of words (`##ing`) do not.
    pub(crate) fn read(text: &str) -> Self {
        let entries = text.lines().skip_while(|entry| *entry != FIRST);
        let words = entries.filter(|entry| entry.len() > 1 && entry.bytes().all(|byte| byte.is_ascii_lowercase()));
        Self((1..).zip(words).map(|(rank, word)| (word.to_owned(), rank)).collect())
    }

    /// How often a word would be in as many words as WordNet's tagged texts have; `None` for a word it lacks.
    pub(crate) fn uses(&self, word: &str) -> Option<f64> {
        self.0.get(word).map(|&rank| (FIRST_SHARE * WORDS / f64::from(rank)).min(MOST))
    }
}
