//! The keys of a form file, read by name.

use crate::form::Fault;
use crate::form::node::{Node, Table, Value};
use crate::form::schema::{FromNode, LocatedFault};

/// A form's keys, read one by one.
pub(super) struct Keys<'t>(pub(super) &'t Table);

impl<'t> Keys<'t> {
    /// The value of a key, if it is there.
    pub(super) fn node(&self, key: &str) -> Option<&'t Node> {
        self.0.get(key)
    }

    /// Reads a key if it is there.
    pub(super) fn optional<T: FromNode>(&self, key: &str) -> Result<Option<T>, LocatedFault> {
        let read = |node: &Node| T::from_node(node).map_err(|fault| LocatedFault::in_key(node.line, key, fault));
        self.node(key).map(read).transpose()
    }

    /// The table a key holds, if it is there.
    pub(super) fn table(&self, key: &str) -> Result<Option<&'t Table>, LocatedFault> {
        match self.node(key) {
            None => Ok(None),
            Some(Node { value: Value::Table(table), .. }) => Ok(Some(table)),
            Some(Node { value: Value::Text(form), line }) if matches!(key, "sequence" | "inset") => {
                let fault = Fault::FormOfPoems { key: key.to_owned(), form: form.clone() };
                Err(LocatedFault::on_line(*line, fault))
            }
            Some(node) => {
                Err(LocatedFault::in_key(node.line, key, Fault::Kind { expected: "a table", found: node.value.kind() }))
            }
        }
    }

    /// The tables a key holds; empty when the key is not there.
    pub(super) fn tables(&self, key: &str) -> Result<Vec<(&'t Node, &'t Table)>, LocatedFault> {
        let Some(node) = self.node(key) else { return Ok(Vec::new()) };
        let wrong = |_: &Node| Fault::WriteTables(key.to_owned());
        let Value::List(nodes) = &node.value else { return Err(LocatedFault::in_key(node.line, key, wrong(node))) };
        let table = |node: &'t Node| match &node.value {
            Value::Table(table) => Ok((node, table)),
            _ => Err(LocatedFault::in_key(node.line, key, wrong(node))),
        };
        nodes.iter().map(table).collect()
    }

    /// The line of a key, from 1, if it is there.
    pub(super) fn line(&self, key: &str) -> Option<u32> {
        self.node(key).and_then(|node| node.line)
    }
}

/// Refuses more of something than a form may have, so that a form file cannot cost unbounded time or memory.
pub(super) fn at_most(found: usize, of: &'static str, most: usize) -> Result<(), Fault> {
    if found > most { Err(Fault::TooMuch { found, of, most }) } else { Ok(()) }
}
