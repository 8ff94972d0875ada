//! A JSON Schema of docs/schema: whether a document keeps it, which fields it describes, and which of them a document shows.
#![allow(unreachable_pub, reason = "it is a part of the one test that has it")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot read its schema should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// A schema and what it says.
pub struct Schema(Value);

impl Schema {
    /// Reads the schema of this name.
    pub fn read(folder: &Path, name: &str) -> Self {
        let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        Self(serde_json::from_str(&text).unwrap())
    }

    /// Its title and description.
    pub fn title(&self) -> (&str, &str) {
        (self.0["title"].as_str().unwrap(), self.0["description"].as_str().unwrap())
    }

    /// What is wrong with a document: against the schema, and fields that the schema does not name.
    ///
    /// Whoever reads the JSON must bear new fields, so the schema lets them be; here each has to be described.
    pub fn faults(&self, document: &Value) -> Vec<String> {
        let mut strict = self.0.clone();
        close(&mut strict);
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("file:///schema.json", strict).unwrap();
        let index = compiler.compile("file:///schema.json", &mut schemas).unwrap();
        schemas.validate(document, index).err().map(|fault| fault.to_string()).into_iter().collect()
    }

    /// The fields of the schema that none of these documents shows.
    pub fn never_met(&self, documents: &[Value]) -> Vec<String> {
        let mut met = BTreeSet::new();
        for document in documents {
            collect(document, "", &mut met);
        }
        let fields = rows(self).into_iter().map(|(field, ..)| field);
        // What hangs on rare circumstances, each shown by a test of its own command.
        fields.filter(|field| !met.contains(field) && !RARE.contains(&field.as_str())).collect()
    }

    /// A part of the schema with what `$ref` leads to in its place.
    fn resolved<'a>(&'a self, part: &'a Value) -> &'a Value {
        match part.get("$ref").and_then(Value::as_str) {
            Some(target) => self.0.pointer(target.trim_start_matches('#')).unwrap(),
            None => part,
        }
    }
}

/// Fields that the runs of the test need not show.
const RARE: &[&str] = &[
    "lines[].poem_measure",
    "words[].pronunciations[].variants",
    "scores[].error",
    "words[].sort",
    "errors",
    "errors[].path",
    "errors[].message",
];

/// Refuses every field that is not named.
fn close(part: &mut Value) {
    match part {
        Value::Object(map) => {
            if map.contains_key("properties") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}

/// The fields that a document shows: `findings[].line`.
fn collect(value: &Value, at: &str, met: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let field = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                met.insert(field.clone());
                collect(value, &field, met);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, &format!("{at}[]"), met)),
        _ => {}
    }
}

/// Each field of a document with what it holds and what it means.
pub fn field_rows(schema: &Schema) -> Vec<(String, String, String)> {
    rows(schema)
}

fn rows(schema: &Schema) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    object_rows(schema, &schema.0, "", &mut found);
    found
}

fn object_rows(schema: &Schema, part: &Value, at: &str, found: &mut Vec<(String, String, String)>) {
    let required: Vec<&str> =
        part["required"].as_array().map(|names| names.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    for (key, property) in part["properties"].as_object().into_iter().flatten() {
        let field = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
        let optional = if required.contains(&key.as_str()) { "" } else { ", optional" };
        let about = property["description"].as_str().unwrap_or_default().to_owned();
        found.push((field.clone(), holds(schema, property) + optional, about));
        let inner = schema.resolved(property);
        object_rows(schema, alternative(schema, inner), &field, found);
        if let Some(items) = inner.get("items") {
            object_rows(schema, alternative(schema, schema.resolved(items)), &format!("{field}[]"), found);
        }
    }
}

/// The part itself, or of `oneOf` the one that is no null.
fn alternative<'a>(schema: &'a Schema, part: &'a Value) -> &'a Value {
    let first = part.get("oneOf").and_then(Value::as_array).and_then(|parts| parts.first());
    first.map_or(part, |first| schema.resolved(first))
}

/// What a field holds, in words.
fn holds(schema: &Schema, part: &Value) -> String {
    if let Some(words) = part.get("enum").and_then(Value::as_array) {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return words.join(", ");
    }
    if let Some(value) = part.get("const") {
        return value.to_string();
    }
    if part.get("oneOf").is_some() {
        return holds(schema, alternative(schema, part)) + " or null";
    }
    if part.get("$ref").is_some() {
        return holds(schema, schema.resolved(part));
    }
    let kinds: Vec<&str> = match &part["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let word = |kind: &&str| match *kind {
        "array" => format!("array of {}", plural(&holds(schema, &part["items"]))),
        "integer" => "whole number".to_owned(),
        kind => kind.to_owned(),
    };
    kinds.iter().map(word).collect::<Vec<_>>().join(" or ")
}

fn plural(holds: &str) -> String {
    match holds {
        "string" | "object" | "whole number" | "number" => format!("{holds}s"),
        other => other.to_owned(),
    }
}
