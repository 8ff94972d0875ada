//! The keys of a form file, their other spellings, and how plain values are read.

use std::sync::Arc;

use super::near::nearest;
use super::node::{Node, Table, Value};
use super::takes::Takes;
use super::values::{AcrosticPlace, Alike, EndingAsked, IdenticalRhyme, Mesostic, PalindromeUnit, Poems};
use super::values::{Alternation, Cynghanedd};
use super::values::{RefrainMatch, RefrainPart, RhymeAsked, StanzaBreaks, Within};
use super::{Count, Fault};
use crate::meter::Meter;
use crate::rule::Rule;

/// A fault with its line and key; the path of the file is added when it is known.
#[derive(Debug)]
pub(super) struct LocatedFault {
    pub(super) line: Option<u32>,
    pub(super) key: Option<String>,
    pub(super) fault: Fault,
}

impl LocatedFault {
    /// A fault in the value of a key.
    pub(super) fn in_key(line: Option<u32>, key: impl Into<String>, fault: impl Into<Fault>) -> Self {
        Self { line, key: Some(key.into()), fault: fault.into() }
    }

    /// A fault of a line that is not one key's.
    pub(super) fn on_line(line: Option<u32>, fault: Fault) -> Self {
        Self { line, key: None, fault }
    }
}

/// A key of a form file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormKey {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it means.
    pub about: &'static str,
}

/// Every key of a form file, in the best order for a file; the JSON Schema of form files is made from it.
pub fn keys() -> &'static [FormKey] {
    KEYS
}

pub(super) const fn key(name: &'static str, takes: Takes, about: &'static str) -> FormKey {
    FormKey { name, takes, about }
}

const KEYS: &[FormKey] = &[
    key("name", Takes::Text, "The name for people. The only key a form must have."),
    key(
        "noun",
        Takes::Text,
        "What a sentence calls a poem of the form, with its article: \"a haiku\", \"blank verse\".",
    ),
    key("stanza_noun", Takes::Text, "What a sentence calls one stanza of it: \"a Burns stanza\"."),
    key("aka", Takes::Texts, "Other names the form is found by."),
    key("family", Takes::Text, "What the form belongs with in a list."),
    key("origin", Takes::Text, "Where and when it comes from."),
    key("notes", Takes::Text, "What to know of it, and where that is known from."),
    key("extends", Takes::Text, "The form to start from; each key given here replaces that form's."),
    key("scheme", Takes::TextOrTexts, "Structure, rhyme, refrains and end-words; a list gives alternatives."),
    key("lines", Takes::Count, "The number of lines, where there is no scheme."),
    key("stanzas", Takes::Count, "The number of stanzas, the closing one counted in."),
    key("stanza_breaks", Takes::StanzaBreaks, "Where blank lines may fall."),
    key("prose", Takes::Truth, "Paragraphs, with no line checked."),
    key("alike", Takes::Alike, "What every stanza must share with the first."),
    key("syllables", Takes::CountForEachLine, "Syllables of each line."),
    key("meter", Takes::MeterForEachLine, "The meter of each line."),
    key("words", Takes::CountForEachLine, "Words of each line."),
    key("ending", Takes::EndingForEachLine, "How each line closes: masculine, feminine or any."),
    key("alternation", Takes::Alternation, "What takes turns in ending on a stress and off it."),
    key("cynghanedd", Takes::CynghaneddForEachLine, "Which kind of cynghanedd each line has."),
    key("letters", Takes::CountForEachLine, "Letters of each line; \"1 up\" asks one more in each."),
    key("word_letters", Takes::CountForEachLine, "Letters of each word of a line."),
    key("word_syllables", Takes::CountForEachLine, "Syllables of each word of a line."),
    key(
        "banned_letters",
        Takes::BannedLettersForEachLine,
        "Letters that no word may have; a list has those of each line.",
    ),
    key(
        "allowed_letters",
        Takes::LettersForEachLine,
        "Letters that words may have and no others; \"given\" leaves them to the draft.",
    ),
    key(
        "required_letters",
        Takes::LettersOrTable,
        "Letters that must all occur, in the poem, in each stanza or each line.",
    ),
    key("vowels", Takes::Vowels, "How many different vowels (a, e, i, o, u) the poem may have."),
    key("word_lengths", Takes::NumbersOrTable, "Letters of each word in turn: \"pi\", \"1 up\", or a list."),
    key("tautogram", Takes::Within, "Where all words begin with one letter."),
    key(
        "palindrome",
        Takes::PalindromeUnitOrTable,
        "What reads the same from either end, in the poem, in each stanza or each line.",
    ),
    key("anagram", Takes::TextWithLetters, "Whose letters each line has: \"first line\", \"given\", or a text."),
    key("banned_words", Takes::Texts, "Words that may not occur."),
    key("required_words", Takes::Texts, "Words that must occur."),
    key("word_uses", Takes::CountsByWord, "How often single words may occur; \"other\" is every other word."),
    key("anaphora", Takes::NumberOrTable, "How many words every line begins with alike."),
    key("epistrophe", Takes::NumberOrTable, "How many words every line ends with alike."),
    key("total_words", Takes::Count, "Words of the whole poem."),
    key("total_letters", Takes::Count, "Letters of the whole poem."),
    key("tolerance", Takes::Number, "Syllables over or under the count that only warn."),
    key("total_syllables", Takes::Count, "Syllables of the whole poem."),
    key("licenses", Takes::Licenses, "Metrical licenses allowed: none, usual, loose, or a list."),
    key(
        "habitual_licenses",
        Takes::Texts,
        "Licenses that are habits of the form: a poem of them keeps its meter, and one in a line gets no mark.",
    ),
    key("licenses_per_line", Takes::Number, "Counted licenses one line may take."),
    key("rhyme", Takes::RhymeAsked, "The least that counts as a rhyme."),
    key("identical_rhyme", Takes::IdenticalRhyme, "What to make of a word that rhymes with itself."),
    key("refrain", Takes::RefrainTable, "How closely lines return, and which part of them, by capital letter."),
    key("acrostic", Takes::AcrosticTables, "What the first, last or inner letters or words spell; a list has several."),
    key("alliteration", Takes::Patterns, "Patterns of four beats, any of which will do: aa|ax."),
    key("sequence", Takes::SequenceTable, "The chain of poems it is part of."),
    key("inset", Takes::InsetTable, "The poems set in the paragraphs of prose, as in a haibun."),
    key("unjudged", Takes::Texts, "What the form asks besides, in words; a poem is never said to fit a form with any."),
    key("poems", Takes::Poems, "Whether a draft may hold several poems of the form."),
    key("line", Takes::LineTables, "What some lines owe beyond the rest."),
    key("severity", Takes::LevelsByRule, "The level of a check: error, warning, note or off."),
    key("budget", Takes::Number, "Findings a draft may have before they fail a check."),
    key("example", Takes::ExampleTables, "Poems that fit, and poems that break the form in a named way."),
];

/// The American spelling of a key with a British one.
pub(super) fn spelling(key: &str) -> Option<&'static str> {
    Some(match key {
        "metre" => "meter",
        "licences" => "licenses",
        "licences_per_line" => "licenses_per_line",
        "rime" => "rhyme",
        _ => return None,
    })
}

/// The names of constraints, each with the key that asks for it.
const MEANT: [(&str, &str); 10] = [
    ("lipogram", "banned_letters"),
    ("univocalic", "vowels"),
    ("univocal", "vowels"),
    ("snowball", "letters"),
    ("rhopalic", "word_syllables"),
    ("pangram", "required_letters"),
    ("mesostic", "acrostic"),
    ("pilish", "word_lengths"),
    ("monosyllabic", "word_syllables"),
    ("alliterative", "tautogram"),
];

/// Whether a key is a name in [`MEANT`], for which a message can point to the right key.
pub(super) fn is_meant(key: &str) -> bool {
    MEANT.iter().any(|(name, _)| *name == key)
}

/// Refuses a table with a key that is not among these.
pub(super) fn known_keys<'k>(table: &Table, keys: impl Iterator<Item = &'k str> + Clone) -> Result<(), LocatedFault> {
    match table.iter().find(|(key, _)| !keys.clone().any(|known| known == *key)) {
        None => Ok(()),
        Some((key, node)) => {
            let meant = MEANT.iter().find(|(name, meant)| name == &key && keys.clone().any(|known| known == *meant));
            let near = meant.map(|(_, meant)| *meant).or_else(|| nearest(key, keys, 1).first().copied());
            let near = near.map(str::to_owned);
            Err(LocatedFault::on_line(node.line, Fault::UnknownKey { key: key.to_owned(), nearest: near }))
        }
    }
}

/// The names of the keys of a form file.
pub(super) fn key_names() -> impl Iterator<Item = &'static str> + Clone {
    KEYS.iter().map(|key| key.name)
}

/// A type of value that can be read from a form file.
pub(super) trait FromNode: Sized {
    /// Reads the value.
    fn from_node(node: &Node) -> Result<Self, Fault>;
}

impl FromNode for String {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::Text(text) => Ok(text.clone()),
            other => Err(Fault::Kind { expected: "text", found: other.kind() }),
        }
    }
}

impl FromNode for bool {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::Truth(truth) => Ok(*truth),
            other => Err(Fault::Kind { expected: "true or false", found: other.kind() }),
        }
    }
}

impl FromNode for i64 {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::Number(number) => Ok(*number),
            other => Err(Fault::Kind { expected: "a number", found: other.kind() }),
        }
    }
}

impl FromNode for u32 {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        let number = i64::from_node(node)?;
        if number < 0 {
            return Err(Fault::BelowZero(number));
        }
        Self::try_from(number).ok().ok_or(Fault::Kind { expected: "a number from 0 on", found: "so great a number" })
    }
}

impl FromNode for Count {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::Number(_) => Ok(Self::exactly(u32::from_node(node)?)),
            Value::Text(text) => Ok(text.parse::<Self>()?),
            other => {
                Err(Fault::Kind { expected: "a count like 10, \"9-11\", \"3+\" or \"8 or 10\"", found: other.kind() })
            }
        }
    }
}

impl FromNode for Arc<Meter> {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        let text = match &node.value {
            Value::Number(number) => number.to_string(),
            _ => String::from_node(node)?,
        };
        text.parse::<Meter>().map(Self::new).map_err(|error| Fault::Meter(meter_instead(&text, &error.to_string())))
    }
}

/// What to write instead of a text that is no meter: the marks for *da DUM*, the key for a number of syllables.
fn meter_instead(text: &str, told: &str) -> String {
    let beats: Option<String> = text
        .split_whitespace()
        .map(|word| match word.to_lowercase().trim_matches('-') {
            "da" | "di" | "ta" | "de" if word.chars().all(char::is_lowercase) => Some('x'),
            "dum" | "tum" | "da" | "ta" => Some('/'),
            _ => None,
        })
        .collect();
    if let Some(beats) = beats.filter(|beats| !beats.is_empty()) {
        return format!("\"{text}\" is written with x for a light syllable and / for a beat: \"{beats}\"");
    }
    if text.parse::<Count>().is_ok() {
        let count = if text.parse::<u32>().is_ok() { text.to_owned() } else { format!("\"{text}\"") };
        return format!("\"{text}\" is no meter; a number of syllables is syllables = {count}");
    }
    told.to_owned()
}

/// One value or a list of them.
impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        match &node.value {
            Value::List(nodes) => nodes.iter().map(T::from_node).collect(),
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Table(_) | Value::Other(_) => {
                Ok(vec![T::from_node(node)?])
            }
        }
    }
}

/// Reads one of the words that a key takes.
pub(super) fn word<T: Copy>(found: &str, words: &[(&'static str, T)]) -> Result<T, Fault> {
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == found) {
        return Ok(*value);
    }
    let nearest = nearest(found, words.iter().map(|(word, _)| *word), 1).first().map(|near| (*near).to_owned());
    let expected = one_of(words);
    Err(Fault::UnknownWord { found: found.to_owned(), expected, nearest })
}

/// The words that a key takes, as a message lists them: `"line", "stanza" or "poem"`.
fn one_of<T>(words: &[(&'static str, T)]) -> String {
    let all: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    match all.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        only => only.join(", "),
    }
}

macro_rules! from_words {
    ($($name:ident),+) => {
        $(impl FromNode for $name {
            fn from_node(node: &Node) -> Result<Self, Fault> {
                match &node.value {
                    Value::Text(text) => word(text, Self::WORDS),
                    other => Err(Fault::NoWord { expected: one_of(Self::WORDS), found: other.kind() }),
                }
            }
        })+
    };
}

from_words!(StanzaBreaks, Alike, RhymeAsked, IdenticalRhyme, RefrainMatch, EndingAsked, AcrosticPlace, Poems);
from_words!(Alternation, Cynghanedd, Mesostic, PalindromeUnit, Within);

impl FromNode for RefrainPart {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        word(&String::from_node(node)?, Self::WORDS)
    }
}

/// Reads the name of a rule.
pub(super) fn rule(name: &str) -> Result<Rule, Fault> {
    let name = if name == "metre" { "meter" } else { name };
    Rule::named(name).ok_or_else(|| {
        let near = nearest(name, Rule::ALL.iter().map(|rule| rule.id()), 1);
        Fault::UnknownRule { found: name.to_owned(), nearest: near.first().map(|near| (*near).to_owned()) }
    })
}
