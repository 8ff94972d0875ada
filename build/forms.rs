//! Packs `forms/*.toml` into `OUT_DIR/forms.rs`: ids, names, aliases and texts, sorted, so that a run reads only the form it needs.
//!
//! Examples, which are two thirds of the text and seldom needed, are compressed into `OUT_DIR/examples.deflate`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::name::name_key;

/// The strongest level of deflate.
const MOST_PACKED: u8 = 10;

pub fn list() {
    println!("cargo:rerun-if-changed=forms");
    let texts = read();
    let tables: BTreeMap<&str, toml::Table> = texts.iter().map(|(id, text)| (id.as_str(), table(id, text))).collect();
    let mut all_examples = String::new();
    let mut out = String::from("pub(super) static BUILT_IN: &[BuiltIn] = &[\n");
    for (id, text) in &texts {
        let (form, examples) = part(id, text);
        let name =
            tables[id.as_str()].get("name").and_then(toml::Value::as_str).unwrap_or_else(|| panic!("{id}: no name"));
        let family = family(id, &tables);
        let aka = aka(&tables[id.as_str()]);
        let start = grouped(all_examples.len());
        all_examples.push_str(examples);
        let end = grouped(all_examples.len());
        writeln!(
            out,
            "    BuiltIn {{ id: {id:?}, name: {name:?}, aka: &{aka:?}, family: {family:?}, text: {form:?}, examples: ({start}, {end}) }},"
        )
        .unwrap();
    }
    out.push_str("];\n\npub(super) static NAMES: &[(&str, u16)] = &[\n");
    for (key, place) in names(&texts, &tables) {
        writeln!(out, "    ({key:?}, {place}),").unwrap();
    }
    out.push_str("];\n");
    let folder = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("forms.rs"), out).unwrap();
    let packed = miniz_oxide::deflate::compress_to_vec(all_examples.as_bytes(), MOST_PACKED);
    fs::write(Path::new(&folder).join("examples.deflate"), packed).unwrap();
}

/// A number as a Rust literal: `12_345`.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{}_{:03}", grouped(number / 1000), number % 1000) }
}

/// The text of every form file, by id.
fn read() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir("forms").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            println!("cargo:rerun-if-changed={}", path.display());
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            texts.insert(id, fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

fn table(id: &str, text: &str) -> toml::Table {
    text.parse().unwrap_or_else(|error| panic!("forms/{id}.toml: {error}"))
}

/// The text of a form file without its examples, and the examples, which come last.
fn part<'t>(id: &str, text: &'t str) -> (&'t str, &'t str) {
    let at = text.find("\n[[example]]").map_or(text.len(), |at| at + 1);
    let (form, examples) = text.split_at(at);
    let other = examples.lines().find(|line| line.starts_with('[') && *line != "[[example]]");
    assert!(other.is_none(), "forms/{id}.toml: {other:?} comes after the examples, which are last");
    (form, examples)
}

fn family(id: &str, tables: &BTreeMap<&str, toml::Table>) -> String {
    let table = tables.get(id).unwrap_or_else(|| panic!("forms: no form {id}"));
    let own = table.get("family").and_then(toml::Value::as_str);
    match (own, table.get("extends").and_then(toml::Value::as_str)) {
        (Some(family), _) => family.to_owned(),
        (None, Some(parent)) => family(parent, tables),
        (None, None) => panic!("forms/{id}.toml: no family"),
    }
}

fn aka(table: &toml::Table) -> Vec<&str> {
    let names = table.get("aka").and_then(toml::Value::as_array);
    names.into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// The keys of all names, sorted, each with the place of its form; two forms may not share a name.
fn names(texts: &BTreeMap<String, String>, tables: &BTreeMap<&str, toml::Table>) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for (place, id) in texts.keys().enumerate() {
        let table = &tables[id.as_str()];
        let name = table.get("name").and_then(toml::Value::as_str).unwrap_or_default();
        let keys: BTreeSet<String> = [id.as_str(), name].into_iter().chain(aka(table)).map(name_key).collect();
        for key in keys {
            let other = names.insert(key.clone(), place);
            assert!(other.is_none(), "forms/{id}.toml: the name {key} is also another form's");
        }
    }
    names
}
