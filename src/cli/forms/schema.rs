//! `verse forms schema`: a JSON Schema of form files, for editors that know TOML.

use std::io::Write as _;

use serde_json::{Map, Value, json};

use crate::cli::{Context, Exit};
use crate::form::{AcrosticPlace, Alike, EndingAsked, FormKey, IdenticalRhyme, Mesostic, PalindromeUnit, Poems};
use crate::form::{Alternation, Cynghanedd};
use crate::form::{RefrainMatch, RefrainPart, RhymeAsked, StanzaBreaks, Within, keys, tables};
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

/// What a key takes.
fn value_of(key: &FormKey) -> Value {
    let (text, number) = (json!({ "type": "string" }), json!({ "type": "integer", "minimum": 0 }));
    match key.takes {
        "number" if matches!(key.name, "stanza") => json!({ "type": "integer" }),
        "number" => number,
        "number or numbers" => json!({ "oneOf": [{ "type": "integer" }, list(&json!({ "type": "integer" }))] }),
        "number or table of it" => json!({ "oneOf": [number, table(key.name, &["words"])] }),
        "truth" => json!({ "type": "boolean" }),
        "texts" | "text or texts" => json!({ "oneOf": [text, list(&text)] }),
        "count" => count(),
        "count for each line" => for_each_line(&count()),
        "counts by word" => json!({ "type": "object", "additionalProperties": count() }),
        "meter for each line" | "letters for each line" => for_each_line(&text),
        "cynghanedd for each line" => for_each_line(&words(Cynghanedd::WORDS)),
        "ending for each line" => for_each_line(&words(EndingAsked::WORDS)),
        "letters or table of them" => json!({ "oneOf": [text, table(key.name, &["letters"])] }),
        "numbers" => numbers(),
        "numbers or table of them" => json!({ "oneOf": [numbers(), table(key.name, &["numbers"])] }),
        "unit or table of it" => json!({ "oneOf": [words(PalindromeUnit::WORDS), table(key.name, &["by"])] }),
        "licenses" => licenses(),
        "patterns" => {
            let pattern = json!({ "type": "string", "pattern": "^[a-z]{2}\\|[a-z]{2}$" });
            json!({ "oneOf": [pattern, list(&pattern)] })
        }
        "levels by rule" => {
            let levels = Rule::ALL.iter().map(|rule| (rule.id().to_owned(), level()));
            let levels: Map<String, Value> = levels.collect();
            json!({ "type": "object", "properties": levels, "additionalProperties": false })
        }
        "level" => level(),
        "refrain table" => json!({
            "type": "object",
            "properties": { "match": words(RefrainMatch::WORDS) },
            "patternProperties": { "^[A-Z]$": table("refrain", &[]) },
            "additionalProperties": false,
        }),
        "text or acrostic tables" => {
            let one = table("acrostic", &[]);
            json!({ "oneOf": [text, one, list(&json!({ "oneOf": [text, one] }))] })
        }
        "inset table" => table("inset", &["form"]),
        "sequence table" => table("sequence", &["form"]),
        "line tables" => list(&table("line", &[])),
        "example tables" => list(&table("example", &["text"])),
        "what a line has" => json!({ "enum": ["name"] }),
        "link" => json!({ "enum": ["last line to first line", "none"] }),
        "AcrosticUnit" => json!({ "enum": ["letter", "word"] }),
        other => words_named(other).unwrap_or(text),
    }
}

/// The words of an enum, by its name.
fn words_named(name: &str) -> Option<Value> {
    Some(match name {
        "Alternation" => words(Alternation::WORDS),
        "Cynghanedd" => words(Cynghanedd::WORDS),
        "StanzaBreaks" => words(StanzaBreaks::WORDS),
        "Alike" => json!({ "oneOf": [words(Alike::WORDS), list(&words(Alike::WORDS))] }),
        "RhymeAsked" => words(RhymeAsked::WORDS),
        "IdenticalRhyme" => words(IdenticalRhyme::WORDS),
        "EndingAsked" => words(EndingAsked::WORDS),
        "Poems" => words(Poems::WORDS),
        "Within" => words(Within::WORDS),
        "PalindromeUnit" => words(PalindromeUnit::WORDS),
        "AcrosticPlace" => words(AcrosticPlace::WORDS),
        "Mesostic" => words(Mesostic::WORDS),
        "RefrainPart" => words(RefrainPart::WORDS),
        "RefrainMatch" => words(RefrainMatch::WORDS),
        _ => return None,
    })
}

fn words<T>(words: &[(&'static str, T)]) -> Value {
    json!({ "enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
}

fn list(of: &Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// A value for every line, a list with one for each, or a table by rhyme letter.
fn for_each_line(one: &Value) -> Value {
    let by_letter = json!({
        "type": "object",
        "patternProperties": { "^([A-Za-z]|[A-Z][0-9]+|other|[-0-9])$": one },
        "additionalProperties": false,
    });
    json!({ "oneOf": [one, list(one), by_letter] })
}

fn count() -> Value {
    json!({ "oneOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "[0-9]" }] })
}

fn numbers() -> Value {
    let steps = json!({ "type": "string", "pattern": "^(pi|[0-9]+ (up|down)( by [0-9]+)?)$" });
    json!({ "oneOf": [steps, list(&json!({ "type": "integer", "minimum": 0 }))] })
}

fn level() -> Value {
    json!({ "enum": ["error", "warning", "note", "off"] })
}

fn licenses() -> Value {
    let ids: Vec<&str> = License::ALL.iter().map(|license| license.id()).collect();
    let all: Vec<&str> = ["none", "usual", "loose"].into_iter().chain(ids.iter().copied()).collect();
    json!({ "oneOf": [{ "enum": all }, list(&json!({ "enum": ids }))] })
}
