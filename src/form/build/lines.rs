//! What each line owes: the starred keys (`syllables`, `meter`, `words`, `ending`) and the `[[line]]` tables.

use std::sync::Arc;

use super::grid::{Grid, lay};
use super::{Count, Fault, FromNode, Keys, Level, Node, Slip, Value, parts, schema};
use crate::form::EndingAsked;
use crate::form::layout::{Alternative, Exception, Shape};
use crate::form::measure::{Measure, PerLine};
use crate::form::node::Table;
use crate::meter::Meter;

/// The starred keys of a form and its exceptions, as written.
pub(super) struct LineKeys {
    syllables: Option<Key<Count>>,
    meter: Option<Key<Arc<Meter>>>,
    words: Option<Key<Count>>,
    ending: Option<Key<EndingAsked>>,
    exceptions: Vec<(Option<u32>, Exception)>,
}

/// A starred key: its values, its name and the line it stands on.
pub(super) struct Key<T> {
    name: &'static str,
    line: Option<u32>,
    pub(super) values: PerLine<T>,
}

/// The most `[[line]]` tables of a form; each is laid on every stanza of a poem.
const MOST_EXCEPTIONS: usize = 200;

impl FromNode for Arc<Meter> {
    fn from_node(node: &Node) -> Result<Self, Fault> {
        let text = String::from_node(node)?;
        text.parse::<Meter>().map(Self::new).map_err(|error| Fault::Meter(error.to_string()))
    }
}

impl LineKeys {
    pub(super) fn read(keys: &Keys<'_>) -> Result<Self, Slip> {
        let exception = |(node, table): (&Node, &Table)| Ok((node.line, exception(node, table)?));
        let tables = keys.tables("line")?;
        super::at_most(tables.len(), "tables", MOST_EXCEPTIONS)
            .map_err(|fault| Slip::at(keys.line("line"), "[[line]]", fault))?;
        Ok(Self {
            syllables: Key::read(keys, "syllables", true)?,
            meter: Key::read(keys, "meter", false)?,
            words: Key::read(keys, "words", true)?,
            ending: Key::read(keys, "ending", false)?,
            exceptions: tables.into_iter().map(exception).collect::<Result<_, Slip>>()?,
        })
    }

    /// The shape a list gives to a form without a scheme.
    pub(super) fn shape(&self) -> Option<Shape> {
        let counted = self.syllables.as_ref().and_then(Key::shape).or_else(|| self.words.as_ref().and_then(Key::shape));
        let other = || self.meter.as_ref().and_then(Key::shape).or_else(|| self.ending.as_ref().and_then(Key::shape));
        counted.or_else(other)
    }

    /// Lays the keys on one shape of the form.
    pub(super) fn alternative(&self, shape: Shape) -> Result<Alternative, Slip> {
        let grid = Grid::of(&shape);
        let mut measures: Vec<Vec<Measure>> = grid.unmeasured();
        lay(self.syllables.as_ref(), &grid, &mut measures, |measure, count| measure.syllables = Some(count))?;
        lay(self.meter.as_ref(), &grid, &mut measures, |measure, meter| measure.meter = Some(meter))?;
        lay(self.words.as_ref(), &grid, &mut measures, |measure, count| measure.words = Some(count))?;
        lay(self.ending.as_ref(), &grid, &mut measures, |measure, ending| measure.ending = Some(ending))?;
        let mut exceptions = Vec::new();
        for (_, exception) in &self.exceptions {
            if !grid.overlay(exception, &mut measures) {
                exceptions.push(exception.clone());
            }
        }
        let shared = |stanza: Vec<Measure>| stanza.into_iter().map(Arc::new).collect();
        Ok(Alternative { shape, measures: measures.into_iter().map(shared).collect(), exceptions })
    }
}

impl<T: FromNode + Clone> Key<T> {
    fn read(keys: &Keys<'_>, name: &'static str, counts: bool) -> Result<Option<Self>, Slip> {
        let Some(node) = keys.node(name) else { return Ok(None) };
        let at = |fault| Slip::at(node.line, name, fault);
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

    fn shape(&self) -> Option<Shape> {
        match &self.values {
            PerLine::All(_) | PerLine::Letters(_) => None,
            PerLine::List(values) => Some(Shape::Lines(values.len())),
            PerLine::Series { head, tail } => {
                Some(Shape::Series { head: head.len(), tail: tail.len(), step: head.len() })
            }
        }
    }

    /// A fault of the key.
    pub(super) fn at(&self, fault: Fault) -> Slip {
        Slip::at(self.line, self.name, fault)
    }
}

/// Reads `5 7 ... 7`: what stands before the dots comes again as a whole, what stands after them closes.
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

/// Reads a `[[line]]` table.
fn exception(node: &Node, table: &Table) -> Result<Exception, Slip> {
    schema::known_keys(table, schema::LINE_KEYS.iter().copied())?;
    let name = "[[line]]";
    let measure = Measure {
        syllables: value(table, "syllables")?,
        meter: value(table, "meter")?,
        words: value(table, "words")?,
        ending: value(table, "ending")?,
        name: match value::<String>(table, "has")?.as_deref() {
            None => false,
            Some("name") => true,
            Some(other) => {
                let fault =
                    Fault::UnknownWord { found: other.to_owned(), expected: "\"name\"".to_owned(), nearest: None };
                return Err(Slip::at(table.get("has").and_then(|node| node.line), "[[line]].has", fault));
            }
        },
        severity: match table.get("severity").map(|node| parts::level(node, "[[line]].severity")).transpose()? {
            Some(Level::At(severity)) => Some(severity),
            Some(Level::Off) | None => None,
        },
    };
    if measure == (Measure { severity: measure.severity, ..Measure::default() }) && measure.severity.is_none() {
        return Err(Slip::at(node.line, name, Fault::NoCondition));
    }
    let some = value(table, "some")?.unwrap_or(false);
    if some && measure.is_free() {
        return Err(Slip::at(node.line, name, Fault::NoCondition));
    }
    let lines: Vec<i64> = value(table, "n")?.unwrap_or_default();
    let stanza: Option<i64> = value(table, "stanza")?;
    if lines.contains(&0) || stanza == Some(0) {
        return Err(Slip::at(node.line, name, Fault::NoSuchLine(0)));
    }
    Ok(Exception { lines, stanza, some, measure: Arc::new(measure) })
}

fn value<T: FromNode>(table: &Table, key: &str) -> Result<Option<T>, Slip> {
    let read = |node: &Node| T::from_node(node).map_err(|fault| Slip::at(node.line, format!("[[line]].{key}"), fault));
    table.get(key).map(read).transpose()
}
