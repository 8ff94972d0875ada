//! `verse forms schema`: a JSON Schema of form files, for editors that know TOML.

use std::io::Write as _;

use serde_json::{Map, Value, json};

use crate::cli::{Context, Exit};
use crate::form::{AcrosticPlace, Alike, EndingAsked, FormKey, IdenticalRhyme, Mesostic, PalindromeUnit, Poems};
use crate::form::{Alternation, Cynghanedd};
use crate::form::{RefrainMatch, RefrainPart, RhymeAsked, StanzaBreaks, Takes, Within, keys, tables};
use crate::judge::Rule;
use crate::meter::License;

pub(super) fn run(context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    writeln!(out, "{:#}", schema())?;
    out.flush()?;
    Ok(Exit::Success)
}

/// The schema of a form file, written from the tables of its keys.
fn schema() -> Value {
    let mut form = object(keys(), &["name"]);
    form["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    form["title"] = json!("A form of verse");
    // A form that extends another may leave its name to it.
    form["required"] = json!([]);
    form["anyOf"] = json!([{ "required": ["name"] }, { "required": ["extends"] }]);
    form
}

/// An object with these keys and no others.
fn object(keys: &[FormKey], required: &[&str]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut property = value_of(key);
        property["description"] = json!(key.about);
        properties.insert(key.name.to_owned(), property);
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// The object of a table inside a form file.
fn table(name: &str, required: &[&str]) -> Value {
    let keys = tables().iter().find(|(table, _)| *table == name).map_or(&[][..], |(_, keys)| keys);
    object(keys, required)
}

/// The schema of a key's value.
#[allow(clippy::too_many_lines, reason = "one row for each kind of value")]
fn value_of(key: &FormKey) -> Value {
    match key.takes {
        Takes::Text | Takes::Meter | Takes::RefrainRhyme => text(),
        Takes::TextWithLetters => json!({ "type": "string", "pattern": WITH_LETTER }),
        Takes::Texts | Takes::TextOrTexts => one_or_list(&text()),
        Takes::Truth => json!({ "type": "boolean" }),
        Takes::Place => json!({ "type": "integer" }),
        Takes::Places => one_or_list(&json!({ "type": "integer" })),
        Takes::Number => number(0),
        Takes::NumberFromOne => number(1),
        Takes::NumberOrTable => json!({ "oneOf": [number(1), table(key.name, &["words"])] }),
        Takes::Count => count(),
        Takes::Vowels => json!({ "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 5 }, count_in_words()] }),
        Takes::CountForEachLine => for_each_line(&json!({ "oneOf": [number(0), count_in_words(), row()] })),
        Takes::CountsByWord => json!({ "type": "object", "additionalProperties": count() }),
        Takes::MeterForEachLine => for_each_line(&text()),
        Takes::LettersForEachLine => for_each_line(&letters()),
        Takes::BannedLettersForEachLine => for_each_line(&banned_letters()),
        Takes::Letters => letters(),
        Takes::BannedLetters => banned_letters(),
        Takes::LettersOrTable => json!({ "oneOf": [letters(), table(key.name, &["letters"])] }),
        Takes::CynghaneddForEachLine => for_each_line(&words(Cynghanedd::WORDS)),
        Takes::EndingForEachLine => for_each_line(&words(EndingAsked::WORDS)),
        Takes::Numbers => numbers(),
        Takes::NumbersOrTable => json!({ "oneOf": [numbers(), table(key.name, &["numbers"])] }),
        Takes::PalindromeUnitOrTable => json!({ "oneOf": [words(PalindromeUnit::WORDS), table(key.name, &["by"])] }),
        Takes::Licenses => licenses(),
        Takes::Patterns => one_or_list(&json!({ "type": "string", "pattern": "^[a-z]{2}\\|[a-z]{2}$" })),
        Takes::Level => level(),
        Takes::LevelsByRule => {
            let levels: Map<String, Value> = Rule::ALL.iter().map(|rule| (rule.id().to_owned(), level())).collect();
            json!({ "type": "object", "properties": levels, "additionalProperties": false })
        }
        Takes::RefrainTable => json!({
            "type": "object",
            "properties": { "match": words(RefrainMatch::WORDS) },
            "patternProperties": { "^[A-Z]$": table("refrain", &[]) },
            "additionalProperties": false,
        }),
        Takes::AcrosticTables => {
            let one = json!({ "oneOf": [{ "type": "string", "pattern": WITH_LETTER }, table("acrostic", &[])] });
            one_or_list(&one)
        }
        Takes::InsetTable => table("inset", &["form"]),
        Takes::SequenceTable => table("sequence", &["form"]),
        Takes::LineTables => list(&table("line", &[])),
        Takes::ExampleTables => list(&table("example", &["text"])),
        Takes::Has => json!({ "enum": ["name"] }),
        Takes::Link => json!({ "enum": ["last line to first line", "none"] }),
        Takes::AcrosticUnit => json!({ "enum": ["letter", "word"] }),
        Takes::WithinLines => json!({ "enum": [Within::Stanza.to_string(), Within::Poem.to_string()] }),
        Takes::Alternation => words(Alternation::WORDS),
        Takes::Cynghanedd => words(Cynghanedd::WORDS),
        Takes::StanzaBreaks => words(StanzaBreaks::WORDS),
        Takes::Alike => one_or_list(&words(Alike::WORDS)),
        Takes::RhymeAsked => words(RhymeAsked::WORDS),
        Takes::IdenticalRhyme => words(IdenticalRhyme::WORDS),
        Takes::EndingAsked => words(EndingAsked::WORDS),
        Takes::Poems => words(Poems::WORDS),
        Takes::Within => words(Within::WORDS),
        Takes::PalindromeUnit => words(PalindromeUnit::WORDS),
        Takes::AcrosticPlace => words(AcrosticPlace::WORDS),
        Takes::Mesostic => words(Mesostic::WORDS),
        Takes::RefrainPart => words(RefrainPart::WORDS),
        Takes::RefrainMatch => words(RefrainMatch::WORDS),
    }
}

/// A text with a letter or a figure in it.
const WITH_LETTER: &str = "[\\p{L}\\p{N}]";

fn text() -> Value {
    json!({ "type": "string" })
}

fn number(least: u32) -> Value {
    json!({ "type": "integer", "minimum": least })
}

fn one_or_list(one: &Value) -> Value {
    json!({ "oneOf": [one, list(one)] })
}

fn letters() -> Value {
    json!({ "type": "string", "pattern": "\\p{L}" })
}

/// Letters that the form names itself.
fn banned_letters() -> Value {
    json!({ "type": "string", "pattern": "\\p{L}", "not": { "const": "given" } })
}

fn words<T>(words: &[(&'static str, T)]) -> Value {
    json!({ "enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// A list with something in it.
fn filled_list(of: &Value) -> Value {
    json!({ "type": "array", "items": of, "minItems": 1 })
}

/// A value for every line, a list with one for each, or a table by rhyme letter.
fn for_each_line(one: &Value) -> Value {
    let by_letter = json!({
        "type": "object",
        "patternProperties": { "^([A-Za-z]|[A-Z][0-9]+|other|[-0-9])$": one },
        "additionalProperties": false,
    });
    json!({ "oneOf": [one, filled_list(one), by_letter] })
}

fn count() -> Value {
    json!({ "oneOf": [number(0), count_in_words()] })
}

/// `9-11`, `3+`, `8 or 10`.
fn count_in_words() -> Value {
    const ONE: &str = " *[0-9]+ *([+]|[-\u{2013}] *[0-9]+ *)?";
    json!({ "type": "string", "pattern": format!("^{ONE}( or {ONE})*$") })
}

/// `5-7-5`, `5 7 ... 7`, `1 up`.
fn row() -> Value {
    const NUMBERS: &str = "[0-9]+([-\u{2013}/, ]+[0-9]+)+";
    const SERIES: &str = "[-\u{2013}+0-9 ]+[.]{3}[-\u{2013}+0-9 ]*";
    // A range of two numbers is a count.
    let is_count = json!({ "pattern": "^ *[0-9]+ *[-\u{2013}] *[0-9]+ *$" });
    json!({ "type": "string", "pattern": format!("^({NUMBERS}|{SERIES}|{STEPS})$"), "not": is_count })
}

/// `1 up`, `9 down`, `2 up by 2`.
const STEPS: &str = "[0-9]+ (up|down)( by [0-9]+)?";

fn numbers() -> Value {
    let steps = json!({ "type": "string", "pattern": format!("^(pi|{STEPS})$") });
    json!({ "oneOf": [steps, filled_list(&number(1))] })
}

fn level() -> Value {
    json!({ "enum": ["error", "warning", "note", "off"] })
}

fn licenses() -> Value {
    let ids: Vec<&str> = License::ALL.iter().map(|license| license.id()).collect();
    let all: Vec<&str> = ["none", "usual", "loose"].into_iter().chain(ids.iter().copied()).collect();
    json!({ "oneOf": [{ "enum": all }, list(&json!({ "enum": ids }))] })
}
