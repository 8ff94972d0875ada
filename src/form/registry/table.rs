//! Tables of keys: merging a form's keys with those it inherits and with settings, and building a form from the result.

use super::super::node::{Node, Table, Value};
use super::super::noun::scheme_stanza;
use super::super::setting::MERGED;
use super::super::{Form, FormError, Scheme, Setting, build, name_key, schema};

/// A form of a bare scheme with settings.
pub(super) fn described(id: &str, scheme: &str, settings: &[Setting]) -> Result<Form, FormError> {
    with_settings(id, Vec::new(), table_of_scheme(id, scheme), settings, id)
}

/// The keys of a bare scheme. `typed` is the scheme as typed, `scheme` the same with `...` where it repeats.
fn table_of_scheme(typed: &str, scheme: &str) -> Table {
    table_of([
        ("name", typed),
        ("noun", &format!("the scheme {typed}")),
        ("stanza_noun", &scheme_stanza(typed)),
        ("scheme", scheme),
    ])
}

/// A table with these texts.
pub(super) fn table_of<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Table {
    let mut table = Table::default();
    for (key, text) in texts {
        table.set(key, Node::unplaced(Value::Text(text.to_owned())));
    }
    table
}

/// Builds a form from its keys and settings; a fault in a setting names the place of the setting.
pub(super) fn with_settings(
    id: &str,
    parents: Vec<String>,
    mut table: Table,
    settings: &[Setting],
    path: &str,
) -> Result<Form, FormError> {
    for setting in settings {
        setting.apply(&mut table);
    }
    table.respell(&schema::spelling);
    build::form(path, id, parents, &table).map_err(|error| {
        match settings.iter().rev().find(|setting| setting.concerns(&error)) {
            Some(setting) => FormError { path: setting.origin.clone(), line: setting.line, ..error },
            None => error,
        }
    })
}

/// A form's keys, and those it inherits from its parent.
///
/// It does not inherit aliases, notes, origin and examples; no nouns when it has a name of its own; and no number of lines when it
/// has its own scheme or list of syllables.
pub(super) fn extended(parent: &Table, child: &Table) -> Table {
    let mut merged = Table::default();
    let own_lines = child.get("scheme").is_some() || child.get("syllables").is_some();
    let own_name = child.get("name").is_some();
    for (key, node) in parent.iter() {
        let is_own = match key {
            "aka" | "notes" | "origin" | "example" => true,
            "noun" | "stanza_noun" => own_name,
            "lines" => own_lines,
            _ => false,
        };
        if !is_own {
            merged.set(key, node.inherited());
        }
    }
    for (key, node) in child.iter() {
        match (&node.value, merged.get(key).map(|node| node.value.clone())) {
            (Value::Table(new), Some(Value::Table(mut old))) if MERGED.contains(&key) => {
                new.iter().for_each(|(key, node)| old.set(key, node.clone()));
                merged.set(key, Node { line: node.line, value: Value::Table(old) });
            }
            _ => merged.set(key, node.clone()),
        }
    }
    merged
}

/// The form of a bare scheme; `None` unless its letters come in order of first appearance, each at least twice.
pub(super) fn bare_scheme(text: &str) -> Option<Form> {
    let small = text.trim().to_lowercase();
    let plain = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || " -.()".contains(mark);
    if small.is_empty() || !small.chars().all(plain) {
        return None;
    }
    let mut next = 'a';
    for letter in small.chars().filter(|&mark| mark.is_ascii_lowercase() && mark != 'x') {
        if letter > next {
            return None;
        }
        if letter == next {
            next = char::from(u8::try_from(next).ok()? + if next == 'w' { 2 } else { 1 });
        }
    }
    let one_stanza = small.split_whitespace().count() == 1;
    let scheme = if one_stanza { format!("{small} ...") } else { small.clone() };
    let parsed = Scheme::parse(&scheme).ok()?;
    if parsed.lone_letter().is_some() {
        return None;
    }
    build::form(&small, &small, Vec::new(), &table_of_scheme(&small, &scheme)).ok()
}

/// Reads the keys of a form file.
pub(super) fn parse(path: &str, text: &str) -> Result<Table, FormError> {
    let mut table = Table::parse(path, text)?;
    table.respell(&schema::spelling);
    Ok(table)
}

/// The name keys of a user's form: those of its id, its name and its aliases.
pub(super) fn keys_of(id: &str, table: &Table) -> Vec<String> {
    let mut keys = vec![name_key(id)];
    keys.extend(texts(table, "name").iter().chain(&texts(table, "aka")).map(|name| name_key(name)));
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The texts a key holds, one or a list.
pub(super) fn texts(table: &Table, key: &str) -> Vec<String> {
    let text = |node: &Node| if let Value::Text(text) = &node.value { Some(text.clone()) } else { None };
    match table.get(key) {
        Some(Node { value: Value::List(nodes), .. }) => nodes.iter().filter_map(text).collect(),
        Some(node) => text(node).into_iter().collect(),
        None => Vec::new(),
    }
}
