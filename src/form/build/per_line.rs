//! A key that holds a value for each line: one for all, a list, a table by letter, or a series with `...`.

use super::keys::{Keys, at_most};
use crate::form::count::CountError;
use crate::form::layout::Shape;
use crate::form::node::{Node, Value};
use crate::form::schema::{FromNode, LocatedFault};
use crate::form::{Fault, MOST_LINES, Steps};

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
    /// `1 up`: one more in each line, without an end.
    Rising(Steps),
}

/// A list of values, or a repeating row, that gives a form without a scheme its number of lines.
pub(super) struct Listed {
    pub(super) shape: Shape,
    /// The line of the key in the file, from 1.
    pub(super) line: Option<u32>,
    pub(super) key: &'static str,
}

impl<T: FromNode + Clone> PerLineKey<T> {
    /// Reads the key if it is there; only a key that `counts` may hold a series.
    pub(super) fn read(keys: &Keys<'_>, name: &'static str, counts: bool) -> Result<Option<Self>, LocatedFault> {
        let Some(node) = keys.node(name) else { return Ok(None) };
        let at = |fault| LocatedFault::in_key(node.line, name, fault);
        let values = match &node.value {
            Value::List(nodes) if nodes.is_empty() => return Err(at(Fault::Empty("a value for each line"))),
            Value::List(nodes) => {
                PerLine::List(nodes.iter().map(T::from_node).collect::<Result<_, Fault>>().map_err(at)?)
            }
            Value::Table(table) => {
                let read = |(letter, node): (&str, &Node)| Ok((letter.to_owned(), T::from_node(node)?));
                PerLine::Letters(table.iter().map(read).collect::<Result<_, Fault>>().map_err(at)?)
            }
            Value::Text(text) if counts => {
                row(text).map_err(at)?.map_or_else(|| one(node), Ok).map_err(|fault| at(of_lines(fault)))?
            }
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Other(_) => {
                one(node).map_err(|fault| at(if counts { of_lines(fault) } else { fault }))?
            }
        };
        Ok(Some(Self { name, line: node.line, values }))
    }

    /// The number of lines that a list or a series gives to a form without a scheme.
    pub(super) fn listed(&self) -> Option<Listed> {
        let shape = match &self.values {
            PerLine::All(_) | PerLine::Letters(_) | PerLine::Rising(_) => return None,
            PerLine::List(values) => Shape::Lines(values.len()),
            PerLine::Series { head, tail } => Shape::Series { head: head.len(), tail: tail.len(), step: head.len() },
        };
        Some(Listed { shape, line: self.line, key: self.name })
    }

    /// The numbers, where they rise without an end.
    pub(super) fn rising(&self) -> Option<Steps> {
        if let PerLine::Rising(steps) = self.values { Some(steps) } else { None }
    }

    /// A fault of the key.
    pub(super) fn at(&self, fault: Fault) -> LocatedFault {
        LocatedFault::in_key(self.line, self.name, fault)
    }
}

/// The fault of a text that is no count, for a key that also takes a row of counts.
fn of_lines(fault: Fault) -> Fault {
    match fault {
        Fault::Count(CountError::Unreadable(text)) => Fault::CountOfLines(text),
        fault => fault,
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

/// Numbers in a row, one for each line: `5-7-5`, `5/7/5`, `5 7 5`; `None` for `5-7`, which is a range.
fn in_a_row(text: &str) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(['-', '\u{2013}', '/', ',', ' ']).filter(|part| !part.is_empty()).collect();
    let numbers = parts.iter().map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    let is_range = numbers.len() < 3 && text.contains(['-', '\u{2013}']);
    (numbers.len() > 1 && !is_range).then_some(numbers)
}

/// One value for each of these numbers.
fn numbers<T: FromNode>(numbers: &[u32]) -> Result<PerLine<T>, Fault> {
    let read = |number: &u32| T::from_node(&Node::unplaced(Value::Number(i64::from(*number))));
    numbers.iter().map(read).collect::<Result<_, Fault>>().map(PerLine::List)
}

/// The values of steps: `1 up` rises without an end, `9 down` is a list.
fn rising<T: FromNode>(steps: Steps) -> Result<PerLine<T>, Fault> {
    let Some(count) = steps.count() else { return Ok(PerLine::Rising(steps)) };
    at_most(count, "lines", MOST_LINES)?;
    numbers(&(0..count).filter_map(|place| steps.at(place)).collect::<Vec<_>>())
}

/// One value for all lines.
fn one<T: FromNode>(node: &Node) -> Result<PerLine<T>, Fault> {
    T::from_node(node).map(PerLine::All)
}

/// Reads a row of counts, `5 7 ... 7`, `5-7-5` or `1 up`; `None` for what is no row.
fn row<T: FromNode>(text: &str) -> Result<Option<PerLine<T>>, Fault> {
    if text.contains("...") {
        return series(text).map(Some);
    }
    match (in_a_row(text), text.parse::<Steps>()) {
        (Some(row), _) => numbers(&row).map(Some),
        (None, Ok(steps)) => rising(steps).map(Some),
        (None, Err(())) => Ok(None),
    }
}
