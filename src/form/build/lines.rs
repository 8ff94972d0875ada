//! What each line owes: the keys with a value for each line, and the `[[line]]` tables.

use std::collections::HashSet;
use std::sync::Arc;

use super::grid::{Grid, assign};
use super::keys::{Keys, at_most};
use super::parts;
use super::per_line::PerLineKey;
use crate::form::layout::{Alternative, Exception, Shape};
use crate::form::node::{Node, Table};
use crate::form::schema::{self, FromNode, LocatedFault};
use crate::form::{Count, EndingAsked, Fault, Level, Measure};
use crate::meter::Meter;

/// The keys of a form with a value for each line, and its `[[line]]` tables.
pub(super) struct LineKeys {
    syllables: Option<PerLineKey<Count>>,
    meter: Option<PerLineKey<Arc<Meter>>>,
    words: Option<PerLineKey<Count>>,
    ending: Option<PerLineKey<EndingAsked>>,
    exceptions: Vec<(Option<u32>, Exception)>,
}

/// The most `[[line]]` tables of a form; each is applied to every stanza of a poem.
const MOST_EXCEPTIONS: usize = 200;

impl LineKeys {
    pub(super) fn read(keys: &Keys<'_>) -> Result<Self, LocatedFault> {
        let exception = |(node, table): (&Node, &Table)| Ok((node.line, exception(node, table)?));
        let tables = keys.tables("line")?;
        at_most(tables.len(), "tables", MOST_EXCEPTIONS)
            .map_err(|fault| LocatedFault::in_key(keys.line("line"), "[[line]]", fault))?;
        Ok(Self {
            syllables: PerLineKey::read(keys, "syllables", true)?,
            meter: PerLineKey::read(keys, "meter", false)?,
            words: PerLineKey::read(keys, "words", true)?,
            ending: PerLineKey::read(keys, "ending", false)?,
            exceptions: tables.into_iter().map(exception).collect::<Result<_, LocatedFault>>()?,
        })
    }

    /// The number of lines that a list gives to a form without a scheme.
    pub(super) fn shape(&self) -> Option<Shape> {
        let counted = self
            .syllables
            .as_ref()
            .and_then(PerLineKey::shape)
            .or_else(|| self.words.as_ref().and_then(PerLineKey::shape));
        let other = || {
            self.meter.as_ref().and_then(PerLineKey::shape).or_else(|| self.ending.as_ref().and_then(PerLineKey::shape))
        };
        counted.or_else(other)
    }

    /// Assigns the keys' values to the lines of one shape of the form.
    pub(super) fn alternative(&self, shape: Shape) -> Result<Alternative, LocatedFault> {
        let grid = Grid::of(&shape);
        let mut measures: Vec<Vec<Measure>> = grid.unmeasured();
        assign(self.syllables.as_ref(), &grid, &mut measures, |measure, count| measure.syllables = Some(count))?;
        assign(self.meter.as_ref(), &grid, &mut measures, |measure, meter| measure.meter = Some(meter))?;
        assign(self.words.as_ref(), &grid, &mut measures, |measure, count| measure.words = Some(count))?;
        assign(self.ending.as_ref(), &grid, &mut measures, |measure, ending| measure.ending = Some(ending))?;
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

/// Reads a `[[line]]` table.
fn exception(node: &Node, table: &Table) -> Result<Exception, LocatedFault> {
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
                return Err(LocatedFault::in_key(table.get("has").and_then(|node| node.line), "[[line]].has", fault));
            }
        },
        severity: match table.get("severity").map(|node| parts::level(node, "[[line]].severity")).transpose()? {
            Some(Level::At(severity)) => Some(severity),
            Some(Level::Off) | None => None,
        },
    };
    if measure == (Measure { severity: measure.severity, ..Measure::default() }) && measure.severity.is_none() {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoCondition));
    }
    let some = value(table, "some")?.unwrap_or(false);
    if some && measure.is_free() {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoCondition));
    }
    let mut lines: Vec<i64> = value(table, "n")?.unwrap_or_default();
    // Each is looked for in every stanza: one that is named a hundred thousand times shall cost no more than once.
    let mut named = HashSet::new();
    lines.retain(|&line| named.insert(line));
    let stanza: Option<i64> = value(table, "stanza")?;
    if lines.contains(&0) || stanza == Some(0) {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoSuchLine(0)));
    }
    Ok(Exception { lines, stanza, some, measure: Arc::new(measure) })
}

fn value<T: FromNode>(table: &Table, key: &str) -> Result<Option<T>, LocatedFault> {
    let read = |node: &Node| {
        T::from_node(node).map_err(|fault| LocatedFault::in_key(node.line, format!("[[line]].{key}"), fault))
    };
    table.get(key).map(read).transpose()
}
