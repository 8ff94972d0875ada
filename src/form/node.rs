//! The content of a form file: keys and values, each with its line.

use toml::de::{DeTable, DeValue};

use super::slip::located;
use super::{Fault, FormError};

/// A value and the line of its key, from 1; the line is `None` for a value that is inherited or set from outside the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) line: Option<u32>,
    pub(super) value: Value,
}

/// A value of a form file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Truth(bool),
    List(Vec<Node>),
    Table(Table),
    Other(&'static str),
}

/// Keys with their values, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    entries: Vec<(String, Node)>,
}

/// The most bytes of a form file; the longest built-in one, a heroic crown with its examples, has 18,331.
const LONGEST_FORM: usize = 256 * 1024;

impl Table {
    /// Reads the text of a form file.
    pub(super) fn parse(path: &str, text: &str) -> Result<Self, FormError> {
        if text.len() > LONGEST_FORM {
            let fault = Box::new(Fault::TooMuch { found: text.len(), of: "bytes", most: LONGEST_FORM });
            return Err(FormError { path: path.to_owned(), line: None, key: None, fault });
        }
        let lines = LineStarts::of(text);
        match DeTable::parse(text) {
            Ok(table) => Ok(Self::of(table.get_ref(), &lines)),
            Err(error) => {
                let line = error.span().map(|span| lines.line_of(span.start));
                let (at, advice) = located(text, line.unwrap_or_default(), error.message());
                let fault = Box::new(Fault::Syntax(advice));
                Err(FormError { path: path.to_owned(), line: line.map(|_| at), key: None, fault })
            }
        }
    }

    fn of(table: &DeTable<'_>, lines: &LineStarts) -> Self {
        let mut entries: Vec<(usize, String, Node)> = table
            .iter()
            .map(|(key, value)| {
                let node =
                    Node { line: Some(lines.line_of(key.span().start)), value: Value::of(value.get_ref(), lines) };
                (key.span().start, key.get_ref().to_string(), node)
            })
            .collect();
        entries.sort_by_key(|entry| entry.0);
        Self { entries: entries.into_iter().map(|(_, key, node)| (key, node)).collect() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.entries.iter().map(|(key, node)| (key.as_str(), node))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    pub(super) fn remove(&mut self, key: &str) -> Option<Node> {
        let place = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.remove(place).1)
    }

    /// Sets a key, replacing its value if it had one.
    pub(super) fn set(&mut self, key: &str, node: Node) {
        match self.entries.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = node,
            None => self.entries.push((key.to_owned(), node)),
        }
    }

    /// Renames keys, in this table and the tables inside it.
    pub(super) fn respell(&mut self, spelling: &dyn Fn(&str) -> Option<&'static str>) {
        for (key, node) in &mut self.entries {
            if let Some(right) = spelling(key) {
                right.clone_into(key);
            }
            node.respell(spelling);
        }
    }
}

impl Node {
    /// A value without a line.
    pub(super) fn unplaced(value: Value) -> Self {
        Self { line: None, value }
    }

    /// The same value without lines: a form inherits it from another file.
    pub(super) fn inherited(&self) -> Self {
        let value = match &self.value {
            Value::List(nodes) => Value::List(nodes.iter().map(Self::inherited).collect()),
            Value::Table(table) => Value::Table(Table {
                entries: table.entries.iter().map(|(key, node)| (key.clone(), node.inherited())).collect(),
            }),
            plain => plain.clone(),
        };
        Self::unplaced(value)
    }

    fn respell(&mut self, spelling: &dyn Fn(&str) -> Option<&'static str>) {
        match &mut self.value {
            Value::Table(table) => table.respell(spelling),
            Value::List(nodes) => nodes.iter_mut().for_each(|node| node.respell(spelling)),
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Other(_) => {}
        }
    }
}

impl Value {
    fn of(value: &DeValue<'_>, lines: &LineStarts) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Self::Other("so great a number"), Self::Number),
            DeValue::Boolean(truth) => Self::Truth(*truth),
            DeValue::Array(values) => Self::List(
                values
                    .iter()
                    .map(|value| Node {
                        line: Some(lines.line_of(value.span().start)),
                        value: Self::of(value.get_ref(), lines),
                    })
                    .collect(),
            ),
            DeValue::Table(table) => Self::Table(Table::of(table, lines)),
            DeValue::Float(_) => Self::Other("a number with a point"),
            DeValue::Datetime(_) => Self::Other("a date"),
        }
    }

    /// The kind of a value, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Truth(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// The offsets in bytes at which the lines of a text begin, without the first line's 0.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    fn line_of(&self, at: usize) -> u32 {
        let before = self.0.partition_point(|&start| start <= at);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }
}
