//! A key that holds a value for each line: one for all, a list, a table by letter, or a series with `...`.

use super::keys::Keys;
use crate::form::Fault;
use crate::form::layout::Shape;
use crate::form::node::{Node, Value};
use crate::form::schema::{FromNode, LocatedFault};

/// A key with a value for each line (`syllables`, `meter`, `words`, `ending`): its values, its name and its line in the file.
pub(super) struct PerLineKey<T> {
    name: &'static str,
    line: Option<u32>,
    pub(super) values: PerLine<T>,
}

/// The values of a key with a value for each line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PerLine<T> {
    /// The same for all.
    All(T),
    /// One for each line of the stanza, or of the poem.
    List(Vec<T>),
    /// By the letter of the line: `a`, `A`, `A1`, `other`.
    Letters(Vec<(String, T)>),
    /// `5 7 ... 7`: the values before `...` repeat as a whole, those after it close the poem.
    Series { head: Vec<T>, tail: Vec<T> },
}

impl<T: FromNode + Clone> PerLineKey<T> {
    /// Reads the key if it is there; only a key that `counts` may hold a series.
    pub(super) fn read(keys: &Keys<'_>, name: &'static str, counts: bool) -> Result<Option<Self>, LocatedFault> {
        let Some(node) = keys.node(name) else { return Ok(None) };
        let at = |fault| LocatedFault::in_key(node.line, name, fault);
        let values = match &node.value {
            Value::List(nodes) => {
                PerLine::List(nodes.iter().map(T::from_node).collect::<Result<_, Fault>>().map_err(at)?)
            }
            Value::Table(table) => {
                let read = |(letter, node): (&str, &Node)| Ok((letter.to_owned(), T::from_node(node)?));
                PerLine::Letters(table.iter().map(read).collect::<Result<_, Fault>>().map_err(at)?)
            }
            Value::Text(text) if counts && text.contains("...") => series(text).map_err(at)?,
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Other(_) => {
                PerLine::All(T::from_node(node).map_err(at)?)
            }
        };
        Ok(Some(Self { name, line: node.line, values }))
    }

    /// The number of lines a list or a series gives to a form without a scheme.
    pub(super) fn shape(&self) -> Option<Shape> {
        match &self.values {
            PerLine::All(_) | PerLine::Letters(_) => None,
            PerLine::List(values) => Some(Shape::Lines(values.len())),
            PerLine::Series { head, tail } => {
                Some(Shape::Series { head: head.len(), tail: tail.len(), step: head.len() })
            }
        }
    }

    /// A fault of the key.
    pub(super) fn at(&self, fault: Fault) -> LocatedFault {
        LocatedFault::in_key(self.line, self.name, fault)
    }
}

/// Reads `5 7 ... 7`.
fn series<T: FromNode>(text: &str) -> Result<PerLine<T>, Fault> {
    let mut sides = text.split("...");
    let (head, tail, rest) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default(), sides.next());
    if rest.is_some() {
        return Err(Fault::TwoEllipses);
    }
    if head.trim().is_empty() {
        return Err(Fault::EllipsisFirst);
    }
    let read = |side: &str| -> Result<Vec<T>, Fault> {
        side.split_whitespace().map(|word| T::from_node(&Node::unplaced(Value::Text(word.to_owned())))).collect()
    };
    Ok(PerLine::Series { head: read(head)?, tail: read(tail)? })
}
