//! The keys of a form file, read by name.

use crate::form::Fault;
use crate::form::node::{Node, Table, Value};
use crate::form::schema::{FromNode, Slip};

/// A form's keys, read one by one.
pub(super) struct Keys<'t>(pub(super) &'t Table);

impl<'t> Keys<'t> {
    /// The value of a key, if it is there.
    pub(super) fn node(&self, key: &str) -> Option<&'t Node> {
        self.0.get(key)
    }

    /// Reads a key if it is there.
    pub(super) fn optional<T: FromNode>(&self, key: &str) -> Result<Option<T>, Slip> {
        let read = |node: &Node| T::from_node(node).map_err(|fault| Slip::at(node.line, key, fault));
        self.node(key).map(read).transpose()
    }

    /// The table a key holds, if it is there.
    pub(super) fn table(&self, key: &str) -> Result<Option<&'t Table>, Slip> {
        match self.node(key) {
            None => Ok(None),
            Some(Node { value: Value::Table(table), .. }) => Ok(Some(table)),
            Some(node) => Err(Slip::at(node.line, key, Fault::Kind { expected: "a table", found: node.value.kind() })),
        }
    }

    /// The tables a key holds: none when it is not there.
    pub(super) fn tables(&self, key: &str) -> Result<Vec<(&'t Node, &'t Table)>, Slip> {
        let Some(node) = self.node(key) else { return Ok(Vec::new()) };
        let wrong = |node: &Node| Fault::Kind { expected: "tables", found: node.value.kind() };
        let Value::List(nodes) = &node.value else { return Err(Slip::at(node.line, key, wrong(node))) };
        let table = |node: &'t Node| match &node.value {
            Value::Table(table) => Ok((node, table)),
            _ => Err(Slip::at(node.line, key, wrong(node))),
        };
        nodes.iter().map(table).collect()
    }

    /// The line a key stands on, from 1, if it is there.
    pub(super) fn line(&self, key: &str) -> Option<u32> {
        self.node(key).and_then(|node| node.line)
    }
}

/// Refuses more of something than a form may have: what comes from elsewhere must not cost time or room without bound.
pub(super) fn at_most(found: usize, of: &'static str, most: usize) -> Result<(), Fault> {
    if found > most { Err(Fault::TooMuch { found, of, most }) } else { Ok(()) }
}
