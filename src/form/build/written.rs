//! The keys of written constraints: what a poem's letters and words owe.

use std::collections::HashMap;

use super::keys::{Keys, at_most};
use super::parts::{field, only};
use crate::form::node::{Node, Value};
use crate::form::schema::{FormKey, FromNode, LocatedFault};
use crate::form::tables;
use crate::form::{Count, Fault, Letters, LettersOf, Numbers, Palindrome, Repeated, RequiredLetters, Steps, Within};
use crate::form::{PalindromeUnit, WordLengths, WordUses, Written};
use crate::text::{LetterSet, word_key};

/// The word of a key whose value each draft gives.
const GIVEN: &str = "given";

/// The most words with uses of their own; every word of a poem is looked up among them.
const MOST_WORDS: usize = 10_000;

/// Reads the keys of written constraints that are for the whole poem.
pub(super) fn written(keys: &Keys<'_>) -> Result<Written, LocatedFault> {
    Ok(Written {
        vowels: vowels(keys)?,
        required: required(keys)?,
        lengths: lengths(keys)?,
        tautogram: keys.optional("tautogram")?,
        palindrome: palindrome(keys)?,
        anagram: anagram(keys)?,
        word_uses: word_uses(keys)?,
        anaphora: repeated(keys, "anaphora")?,
        epistrophe: repeated(keys, "epistrophe")?,
        total_words: keys.optional("total_words")?,
        total_letters: keys.optional("total_letters")?,
        unjudged: keys.optional("unjudged")?.unwrap_or_default(),
    })
}

impl FromNode for LetterSet {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match String::from_node(node)?.as_str() {
            GIVEN => Err(Fault::GivenLetters),
            text => text.parse().map_err(Fault::Letters),
        }
    }
}

impl FromNode for Letters {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::Text(text) if text == GIVEN => Ok(Self::Given),
            _ => LetterSet::from_node(node).map(Self::These),
        }
    }
}

fn anagram(keys: &Keys<'_>) -> Result<Option<LettersOf>, LocatedFault> {
    const KEY: &str = "anagram";
    let text = keys.optional::<String>(KEY)?;
    if text.as_ref().is_some_and(|text| LetterSet::of(text).is_empty()) {
        return Err(LocatedFault::in_key(keys.line(KEY), KEY, Fault::Empty("a text with letters")));
    }
    Ok(text.map(letters_of))
}

/// Reads the number of different vowels a poem may have: from 0, as in *my shy nymph*, to 5.
fn vowels(keys: &Keys<'_>) -> Result<Option<Count>, LocatedFault> {
    const KEY: &str = "vowels";
    let count = keys.optional::<Count>(KEY)?;
    match count.filter(|count| !(0..=5).any(|vowels| count.contains(vowels))) {
        Some(count) => Err(LocatedFault::in_key(keys.line(KEY), KEY, Fault::Vowels(count.to_string()))),
        None => keys.optional(KEY),
    }
}

fn letters_of(text: String) -> LettersOf {
    match text.as_str() {
        "first line" => LettersOf::FirstLine,
        GIVEN => LettersOf::Given,
        _ => LettersOf::Text(text),
    }
}

/// Reads a key that is a value for the whole poem, or a table with the value and the stretch it is for.
fn placed<T: FromNode>(
    keys: &Keys<'_>,
    key: &'static str,
    table_keys: &'static [FormKey],
    value: &'static str,
) -> Result<Option<(T, Within)>, LocatedFault> {
    let Some(node) = keys.node(key) else { return Ok(None) };
    let Value::Table(table) = &node.value else {
        return Ok(keys.optional(key)?.map(|value| (value, Within::Poem)));
    };
    only(table, (key, table_keys))?;
    let needs = || LocatedFault::in_key(node.line, key, Fault::Needs(value));
    Ok(Some((field(table, value, key)?.ok_or_else(needs)?, field(table, "in", key)?.unwrap_or(Within::Poem))))
}

fn required(keys: &Keys<'_>) -> Result<Option<RequiredLetters>, LocatedFault> {
    let read = placed(keys, "required_letters", tables::REQUIRED, "letters")?;
    Ok(read.map(|(letters, within)| RequiredLetters { letters, within }))
}

fn palindrome(keys: &Keys<'_>) -> Result<Option<Palindrome>, LocatedFault> {
    const KEY: &str = "palindrome";
    match placed(keys, KEY, tables::PALINDROME, "by")? {
        Some((PalindromeUnit::Line, Within::Line)) => Err(LocatedFault::in_key(keys.line(KEY), KEY, Fault::LineAlone)),
        read => Ok(read.map(|(by, within)| Palindrome { by, within })),
    }
}

fn repeated(keys: &Keys<'_>, key: &'static str) -> Result<Option<Repeated>, LocatedFault> {
    let at = |fault| LocatedFault::in_key(keys.line(key), key, fault);
    match placed(keys, key, tables::REPEATED, "words")? {
        Some((0, _)) => Err(at(Fault::NoWords)),
        Some((_, Within::Line)) => Err(at(Fault::LineAlone)),
        read => Ok(read.map(|(words, within)| Repeated { words, within })),
    }
}

fn lengths(keys: &Keys<'_>) -> Result<Option<WordLengths>, LocatedFault> {
    let read = placed(keys, "word_lengths", tables::LENGTHS, "numbers")?;
    Ok(read.map(|(numbers, within)| WordLengths { numbers, within }))
}

impl FromNode for Numbers {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::List(nodes) if nodes.is_empty() => Err(Fault::Empty("a number for each word")),
            Value::List(_) => match Vec::<u32>::from_node(node)? {
                numbers if numbers.contains(&0) => Err(Fault::NoLetters),
                numbers => Ok(Self::These(numbers)),
            },
            Value::Text(text) if text == "pi" => Ok(Self::Pi),
            Value::Text(text) => text.parse().map(Self::Steps).map_err(|()| Fault::Numbers(text.clone())),
            other => Err(Fault::Kind { expected: "\"pi\", \"1 up\", or a list of numbers", found: other.kind() }),
        }
    }
}

/// Reads `1 up`, `9 down`, `2 up by 2`.
impl std::str::FromStr for Steps {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (first, way, by) = match words.as_slice() {
            [first, way] => (*first, *way, "1"),
            [first, way, "by", by] => (*first, *way, *by),
            _ => return Err(()),
        };
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|&number| number > 0).ok_or(());
        let by = i32::try_from(number(by)?).ok().ok_or(())?;
        match way {
            "up" => Ok(Self { first: number(first)?, by }),
            "down" => Ok(Self { first: number(first)?, by: -by }),
            _ => Err(()),
        }
    }
}

/// Refuses a text that no single word can equal: an empty one, or several words.
fn one_word(text: &str) -> Result<(), Fault> {
    let is_one = text.split_whitespace().count() == 1 && text.chars().any(char::is_alphanumeric);
    if is_one { Ok(()) } else { Err(Fault::OneWord(text.to_owned())) }
}

fn word_uses(keys: &Keys<'_>) -> Result<WordUses, LocatedFault> {
    let mut uses = WordUses::default();
    let mut named = Named::default();
    for (key, count) in [("banned_words", Count::exactly(0)), ("required_words", Count::at_least(1))] {
        let words: Vec<String> = keys.optional(key)?.unwrap_or_default();
        for word in words {
            let at = |fault| LocatedFault::in_key(keys.line(key), key, fault);
            if named.is_new(&word, key).map_err(at)? {
                uses.words.push((word, count.clone()));
            }
        }
    }
    if let Some(table) = keys.table("word_uses")? {
        for (word, node) in table.iter() {
            let at = |fault| LocatedFault::in_key(node.line, format!("word_uses.{word}"), fault);
            let count = Count::from_node(node).map_err(at)?;
            if word == "other" {
                uses.other = Some(count);
            } else if named
                .is_new(word, "word_uses")
                .map_err(|fault| LocatedFault::in_key(node.line, "word_uses", fault))?
            {
                uses.words.push((word.to_owned(), count));
            }
        }
    }
    at_most(uses.words.len(), "words", MOST_WORDS)
        .map_err(|fault| LocatedFault::in_key(keys.line("word_uses"), "word_uses", fault))?;
    Ok(uses)
}

/// The words whose uses a key has limited so far, each with that key.
#[derive(Default)]
struct Named(HashMap<String, &'static str>);

impl Named {
    /// Whether the word is new; a fault where another key has named it, or where it is no word.
    fn is_new(&mut self, word: &str, key: &'static str) -> Result<bool, Fault> {
        one_word(word)?;
        match self.0.insert(word_key(word), key) {
            None => Ok(true),
            Some(earlier) if earlier == key && key != "word_uses" => Ok(false),
            Some(earlier) => Err(Fault::NamedTwice { word: word.to_owned(), earlier, key }),
        }
    }
}
