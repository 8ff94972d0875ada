//! Keys of a form set from outside its file: for a draft, a folder or one run.

use super::node::{Node, Table, Value};
use super::{Fault, FormError};

/// A key of a form set from outside its file: `tolerance = 1`, `severity.rhyme-slant = "off"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub(super) origin: String,
    pub(super) line: Option<u32>,
    pub(super) table: Table,
}

impl Setting {
    /// Reads settings as TOML, as `--set` and verse.toml write them; `origin` says where, for messages.
    pub fn parse(origin: &str, toml: &str) -> Result<Self, FormError> {
        Ok(Self { origin: origin.to_owned(), line: None, table: Table::parse(origin, toml)? })
    }

    /// A key with a plain value, as front matter writes it: a number or `true` is taken as one, anything else as text.
    ///
    /// # Errors
    /// When the key is no key at all (`= 3`).
    pub fn plain(origin: &str, line: Option<u32>, key: &str, value: &str) -> Result<Self, FormError> {
        let is_list = value.starts_with('[') || value.starts_with('{');
        let is_bare = value.parse::<i64>().is_ok() || value == "true" || value == "false";
        let quoted =
            if is_list || is_bare { value.to_owned() } else { toml::Value::String(value.to_owned()).to_string() };
        let mut setting =
            Self::parse(origin, &format!("{key} = {quoted}")).map_err(|error| FormError { line, ..error })?;
        setting.line = line;
        Ok(setting)
    }

    /// Puts the setting over a form's keys; tables are merged key by key.
    pub(super) fn apply(&self, form: &mut Table) {
        for (key, node) in self.table.iter() {
            match (&node.value, form.get(key).map(|old| &old.value)) {
                (Value::Table(new), Some(Value::Table(old))) if MERGED.contains(&key) => {
                    let mut merged = old.clone();
                    new.iter().for_each(|(key, node)| merged.set(key, node.inherited()));
                    form.set(key, Node::unplaced(Value::Table(merged)));
                }
                // A draft gives the text; where it is read stays the form's.
                (Value::Text(_), Some(Value::Table(old))) if key == "acrostic" => {
                    let mut merged = old.clone();
                    merged.set("spells", node.inherited());
                    form.set(key, Node::unplaced(Value::Table(merged)));
                }
                _ => form.set(key, node.inherited()),
            }
        }
    }

    /// Whether an error about `key` is this setting's.
    pub(super) fn concerns(&self, error: &FormError) -> bool {
        let key = match error.fault.as_ref() {
            Fault::UnknownKey { key, .. } => Some(key.as_str()),
            _ => error.key.as_deref(),
        };
        let head = key.map(|key| key.split(['.', '[']).next().unwrap_or_default());
        error.line.is_none() && head.is_some_and(|head| self.table.get(head).is_some())
    }
}

/// Keys whose tables are merged entry by entry where one form or setting stands over another.
pub(super) const MERGED: &[&str] = &["severity", "refrain"];
