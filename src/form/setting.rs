//! Settings: keys of a form that are set outside its file, for a draft, a folder or one run.

use super::node::{Node, Table, Value};
use super::{Fault, FormError};

/// Keys of a form that are set outside its file: `tolerance = 1`, `severity.rhyme-slant = "off"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub(super) origin: String,
    pub(super) line: Option<u32>,
    pub(super) table: Table,
}

impl Setting {
    /// Reads settings written as TOML, as in `--set` and verse.toml; `origin` names the place in messages.
    pub fn parse(origin: &str, toml: &str) -> Result<Self, FormError> {
        Ok(Self { origin: origin.to_owned(), line: None, table: Table::parse(origin, toml)? })
    }

    /// Reads a key with a plain value, as in front matter: a number or `true` is read as one, a list as a list, anything else as
    /// text.
    ///
    /// # Errors
    /// When the key is not a TOML key (`= 3`).
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

    /// Sets the keys in a form's table; the tables in [`MERGED`] are merged key by key.
    pub(super) fn apply(&self, form: &mut Table) {
        for (key, node) in self.table.iter() {
            match (&node.value, form.get(key).map(|old| &old.value)) {
                (Value::Table(new), Some(Value::Table(old))) if MERGED.contains(&key) => {
                    let mut merged = old.clone();
                    new.iter().for_each(|(key, node)| merged.set(key, node.inherited()));
                    form.set(key, Node::unplaced(Value::Table(merged)));
                }
                // A draft gives the text of the acrostic; the form still says where it is read.
                (Value::Text(_), Some(Value::Table(old))) if key == "acrostic" => {
                    let mut merged = old.clone();
                    merged.set("spells", node.inherited());
                    form.set(key, Node::unplaced(Value::Table(merged)));
                }
                _ => form.set(key, node.inherited()),
            }
        }
    }

    /// Whether an error is about a key of this setting.
    pub(super) fn concerns(&self, error: &FormError) -> bool {
        let key = match error.fault.as_ref() {
            Fault::UnknownKey { key, .. } => Some(key.as_str()),
            _ => error.key.as_deref(),
        };
        let head = key.map(|key| key.split(['.', '[', ' ']).next().unwrap_or_default());
        error.line.is_none() && head.is_some_and(|head| self.table.get(head).is_some())
    }
}

/// Keys whose tables are merged entry by entry when a form extends another or a setting is applied.
pub(super) const MERGED: &[&str] = &["severity", "refrain"];
