//! Words that return: content words that occur more than once in a poem or in several, in any form or spelling.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;
use unicode_segmentation::UnicodeSegmentation as _;

use super::bases::{american, bases};
use super::wordnet::wordnet;
use crate::analysis::Poem;
use crate::lexicon::standing;
use crate::meter::is_function_word;
use crate::span::Span;
use crate::text::plain;

/// A word that returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// The word of the dictionary that its forms are forms of, in American spelling: *burn*, *harbor*; a word no dictionary has, as it is.
    pub word: String,
    /// Its places, in order.
    pub places: Vec<Place>,
}

/// The place of a word in the poems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The poem, by the order in which poems were added, from 0.
    pub poem: usize,
    /// The physical line, from 1.
    pub line: u32,
    /// The grapheme at which the word begins, from 1.
    pub column: usize,
    /// The word as written.
    pub text: Box<str>,
}

/// Counts the content words of poems, one added after another.
#[derive(Debug, Default)]
pub struct Returns {
    poems: usize,
    places: Vec<Place>,
    /// The words that the word of each place may be a form of.
    keys: Vec<Arc<[String]>>,
    /// The words that each word may be a form of, by the word as written: a cache.
    known: HashMap<Box<str>, Arc<[String]>, RandomState>,
}

impl Returns {
    /// Adds a poem; `text` is the draft that it was heard from.
    pub fn add(&mut self, poem: &Poem, text: &str) {
        for line in &poem.lines {
            // Words come in order, so the column is counted from the word before.
            let mut at = poem.page.physical.get(line.number as usize - 1).map_or(0, |physical| physical.start());
            let mut column = 1;
            for word in &line.heard.words {
                let written = line.heard.text_of(word);
                let begin = line.in_file(word.span).start().max(at);
                column += Span::new(at, begin).of(text).graphemes(true).count();
                at = begin;
                let keys = self.keys_of(written);
                if keys.is_empty() {
                    continue;
                }
                self.places.push(Place { poem: self.poems, line: line.number, column, text: written.into() });
                self.keys.push(keys);
            }
        }
        self.poems += 1;
    }

    /// Forgets the poems but keeps the cache of their words: an editor counts a draft again with every change.
    pub fn forget_poems(&mut self) {
        self.places.clear();
        self.keys.clear();
        self.poems = 0;
    }

    fn keys_of(&mut self, word: &str) -> Arc<[String]> {
        if let Some(known) = self.known.get(word) {
            return Arc::clone(known);
        }
        let keys: Arc<[String]> = keys_of(word).into();
        self.known.insert(word.into(), Arc::clone(&keys));
        keys
    }

    /// The words with at least `least` places, the most frequent first, then in alphabetical order.
    ///
    /// A form of two words (*leaves*) counts for both; a word whose places are all places of another is left out.
    pub fn returning(&self, least: usize) -> Vec<Returning> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, keys) in self.keys.iter().enumerate() {
            keys.iter().for_each(|key| groups.entry(key).or_default().push(place));
        }
        let is_told = |key: &str, own: &[usize]| {
            let others = own.first().and_then(|first| self.keys.get(*first)).into_iter().flat_map(|keys| keys.iter());
            own.len() >= least
                && !others.filter(|other| *other != key).any(|other| {
                    let theirs = groups.get(other.as_str()).map_or(&[][..], Vec::as_slice);
                    let holds = own.iter().all(|place| theirs.binary_search(place).is_ok());
                    holds && (theirs.len() > own.len() || is_likelier(other, key))
                })
        };
        let told = groups.iter().filter(|(key, own)| is_told(key, own));
        let mut told: Vec<Returning> = told
            .map(|(key, own)| Returning {
                word: (*key).to_owned(),
                places: own.iter().filter_map(|&place| self.places.get(place).cloned()).collect(),
            })
            .collect();
        told.sort_by(|one, other| other.places.len().cmp(&one.places.len()).then_with(|| one.word.cmp(&other.word)));
        told
    }
}

impl Returning {
    /// Its forms as written, in lower case, each once, in the order in which they come.
    pub fn forms(&self) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for form in self.places.iter().map(|place| plain(&place.text)) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    /// How many poems it is in.
    pub fn poems(&self) -> usize {
        let mut poems: Vec<usize> = self.places.iter().map(|place| place.poem).collect();
        poems.dedup();
        poems.len()
    }
}

/// Whether the first of two words with the same places is kept: it is used more often, or comes first.
fn is_likelier(one: &str, other: &str) -> bool {
    let often = |word: &str| standing(word).often;
    (often(one), other) > (often(other), one)
}

/// The words that a word may be a form of, in American spelling; none for a function word or a number.
fn keys_of(word: &str) -> Vec<String> {
    let word = plain(word);
    let whole = word.strip_suffix("'s").unwrap_or(&word).trim_end_matches('\'');
    let stem = whole.split('\'').next().unwrap_or_default();
    let is_function = |word: &str| is_function_word(word) || is_function_word(word.strip_suffix('n').unwrap_or(word));
    if is_function_word(&word) || is_function_word(whole) || whole.contains('\'') && is_function(stem) {
        return Vec::new();
    }
    if !whole.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    let mut keys: Vec<String> = Vec::new();
    for base in bases(whole).into_iter().filter(|base| !is_function_word(&base.word)) {
        let other = american(&base.word).find(|american| is_spelling_of(american, &base.word));
        let key = other.unwrap_or(base.word);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() { vec![whole.to_owned()] } else { keys }
}

/// Whether a word is another spelling of one and no other word: both stand for one sense.
fn is_spelling_of(american: &str, word: &str) -> bool {
    let net = wordnet();
    let senses = |word: &str| net.place(word).map(|place| net.senses_of(place)).unwrap_or_default();
    let own = senses(word);
    american != word && senses(american).iter().any(|sense| own.contains(sense))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;

    fn returning(poems: &[&str]) -> Vec<(String, usize)> {
        let mut returns = Returns::default();
        for text in poems {
            returns.add(&Session::new(Ear::new()).hear(text), text);
        }
        returns.returning(2).into_iter().map(|found| (found.word, found.places.len())).collect()
    }

    #[test]
    fn forms_of_a_word_and_its_spellings_are_one_word() {
        for (text, word) in [
            ("the lamps were burning\nthe bridges burned", "burn"),
            ("the harbor lay below\nof all the harbours there", "harbor"),
            ("a goose was in the reeds\nthe geese have gone", "goose"),
            ("she sang to us\nand we sing again", "sing"),
            ("the moon's last light\nthe moon below", "moon"),
            ("a blivverant sat\nblivverant still", "blivverant"),
        ] {
            assert_eq!(returning(&[text]), [(word.to_owned(), 2)], "{text}");
        }
    }

    #[test]
    fn function_words_and_numbers_are_left_out() {
        assert_eq!(
            returning(&[
                "it is the one that would have been upon it\nit isn't 7, they'd not have 7 of the one upon it"
            ]),
            []
        );
    }

    #[test]
    fn words_that_only_look_alike_stay_apart() {
        assert_eq!(returning(&["we mourn the day\nthe night until the morn"]), []);
    }

    #[test]
    fn words_return_across_poems_and_the_most_frequent_come_first() {
        let told = returning(&["the snow on the road\nthe snow", "a road of stone\nand snow"]);
        assert_eq!(told, [("snow".to_owned(), 3), ("road".to_owned(), 2)]);
    }

    #[test]
    fn a_place_is_a_line_and_a_column_of_the_draft() {
        let text = "\n  the snow\n";
        let mut returns = Returns::default();
        returns.add(&Session::new(Ear::new()).hear(text), text);
        let found = returns.returning(1);
        assert_eq!(found[0].places, [Place { poem: 0, line: 2, column: 7, text: "snow".into() }]);
    }
}
