//! `verse forms schema`: a JSON Schema of form files, for editors that know TOML.

use std::io::Write as _;

use serde_json::{Map, Value, json};

use crate::cli::{Context, Exit};
use crate::form::{Alike, EndingAsked, IdenticalRhyme, Poems, RhymeAsked, StanzaBreaks, keys};
use crate::judge::Rule;

pub(super) fn run(context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    writeln!(out, "{:#}", schema())?;
    out.flush()?;
    Ok(Exit::Success)
}

/// The schema of a form file, written from the table of its keys.
fn schema() -> Value {
    let mut properties = Map::new();
    for key in keys() {
        let mut property = of_kind(key.takes);
        property["description"] = json!(key.about);
        properties.insert(key.name.to_owned(), property);
    }
    let levels = json!({ "enum": ["error", "warning", "note", "off"] });
    let rules: Map<String, Value> = Rule::ALL.iter().map(|rule| (rule.id().to_owned(), levels.clone())).collect();
    properties
        .insert("severity".to_owned(), json!({ "type": "object", "properties": rules, "additionalProperties": false }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A form of verse",
        "type": "object",
        "required": ["name"],
        "properties": properties,
        "additionalProperties": false,
    })
}

fn of_kind(kind: &str) -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let count = json!({ "oneOf": [{ "type": "integer", "minimum": 0 }, { "type": "string" }] });
    match kind {
        "text" => text,
        "texts" => texts,
        "text or texts" => json!({ "oneOf": [text, texts] }),
        "count" => count,
        "number" => json!({ "type": "integer", "minimum": 0 }),
        "truth" => json!({ "type": "boolean" }),
        "table or text" => json!({ "oneOf": [text, { "type": "object" }] }),
        "tables" => json!({ "type": "array", "items": { "type": "object" } }),
        "measure" => json!({ "oneOf": [count, { "type": "array", "items": count }, { "type": "object" }] }),
        "StanzaBreaks" => one_of(StanzaBreaks::WORDS.iter().map(|(word, _)| *word)),
        "Alike" => json!({ "type": "array", "items": one_of(Alike::WORDS.iter().map(|(word, _)| *word)) }),
        "RhymeAsked" => one_of(RhymeAsked::WORDS.iter().map(|(word, _)| *word)),
        "IdenticalRhyme" => one_of(IdenticalRhyme::WORDS.iter().map(|(word, _)| *word)),
        "EndingAsked" => one_of(EndingAsked::WORDS.iter().map(|(word, _)| *word)),
        "Poems" => one_of(Poems::WORDS.iter().map(|(word, _)| *word)),
        _ => json!({ "type": "object" }),
    }
}

fn one_of<'w>(words: impl Iterator<Item = &'w str>) -> Value {
    json!({ "enum": words.collect::<Vec<_>>() })
}
