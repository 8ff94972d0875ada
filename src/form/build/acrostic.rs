//! The key `acrostic`: what the lines of a poem spell.

use super::keys::{Keys, at_most};
use super::parts::{field, only};
use crate::form::node::{Node, Table, Value};
use crate::form::schema::{self, LocatedFault};
use crate::form::tables;
use crate::form::{Acrostic, AcrosticPlace, AcrosticText, Fault, Mesostic};

/// Reads the acrostics of a form: a text, a table, or a list of tables.
pub(super) fn acrostics(keys: &Keys<'_>) -> Result<Vec<Acrostic>, LocatedFault> {
    let Some(node) = keys.node("acrostic") else { return Ok(Vec::new()) };
    match &node.value {
        Value::List(nodes) => {
            at_most(nodes.len(), "acrostics", MOST_ACROSTICS)
                .map_err(|fault| LocatedFault::in_key(node.line, "acrostic", fault))?;
            nodes.iter().map(one).collect()
        }
        _ => Ok(vec![one(node)?]),
    }
}

/// The most acrostics of one poem; a double one has two, and a mesostic beside them makes three.
const MOST_ACROSTICS: usize = 20;

fn one(node: &Node) -> Result<Acrostic, LocatedFault> {
    let at = |fault| LocatedFault::in_key(node.line, "acrostic", fault);
    match &node.value {
        Value::Text(text) => Ok(Acrostic {
            at: AcrosticPlace::LineStart,
            spells: spelled(text).map_err(at)?,
            by_word: false,
            mesostic: Mesostic::Free,
        }),
        Value::Table(table) => of_table(table, node.line),
        other => Err(at(Fault::Kind { expected: "a text, a table, or a list of tables", found: other.kind() })),
    }
}

fn of_table(table: &Table, line: Option<u32>) -> Result<Acrostic, LocatedFault> {
    only(table, ("acrostic", tables::ACROSTIC))?;
    let line_of = |key: &str| table.get(key).and_then(|node| node.line).or(line);
    let spells: Option<String> = field(table, "spells", "acrostic")?;
    let spells = spelled(spells.as_deref().unwrap_or(GIVEN))
        .map_err(|fault| LocatedFault::in_key(line_of("spells"), "acrostic.spells", fault))?;
    let unit: Option<String> = field(table, "unit", "acrostic")?;
    let at = field(table, "at", "acrostic")?.unwrap_or(AcrosticPlace::LineStart);
    let wrong_unit = |fault| LocatedFault::in_key(line_of("unit"), "acrostic.unit", fault);
    let units = [("letter", false), ("word", true)];
    let by_word = schema::word(unit.as_deref().unwrap_or("letter"), &units).map_err(wrong_unit)?;
    if by_word && at == AcrosticPlace::WithinLine {
        return Err(wrong_unit(Fault::WordsWithinLine));
    }
    Ok(Acrostic { at, spells, by_word, mesostic: field(table, "mesostic", "acrostic")?.unwrap_or(Mesostic::Free) })
}

/// The value of `spells` where each draft gives the text.
const GIVEN: &str = "given";

fn spelled(text: &str) -> Result<AcrosticText, Fault> {
    match text {
        "alphabet" => Ok(AcrosticText::Alphabet),
        GIVEN => Ok(AcrosticText::Given),
        text if !text.contains(char::is_alphanumeric) => Err(Fault::Empty("the text that is spelled")),
        text => Ok(AcrosticText::Text(text.to_owned())),
    }
}
