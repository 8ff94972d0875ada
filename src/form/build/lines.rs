//! What each line owes: the keys with a value for each line, and the `[[line]]` tables.

use std::collections::HashSet;
use std::sync::Arc;

use super::grid::{Grid, assign};
use super::keys::{Keys, at_most};
use super::parts;
use super::per_line::{Listed, PerLineKey};
use crate::form::layout::{Alternative, Exception, Rising, Shape};
use crate::form::node::{Node, Table};
use crate::form::schema::{FromNode, LocatedFault};
use crate::form::tables;
use crate::form::{Count, Cynghanedd, EndingAsked, Fault, Letters, Level, Measure, Scheme};
use crate::meter::Meter;
use crate::text::LetterSet;

/// Makes the readers of the keys with a value for each line from a list of them: each is a part of [`Measure`] of the same name.
macro_rules! for_each_line {
    ($($name:ident: $value:ty, counts $counts:literal;)*) => {
        /// The keys of a form with a value for each line.
        struct ForEachLine {
            $($name: Option<PerLineKey<$value>>,)*
        }

        impl ForEachLine {
            fn read(keys: &Keys<'_>) -> Result<Self, LocatedFault> {
                Ok(Self { $($name: PerLineKey::read(keys, stringify!($name), $counts)?,)* })
            }

            /// The number of lines that the first list or row gives to a form without a scheme, with its key and the key's line.
            fn shape(&self) -> Option<Listed> {
                None$(.or_else(|| self.$name.as_ref().and_then(PerLineKey::listed)))*
            }

            /// Assigns the values to the lines of a shape.
            fn assign(&self, grid: &Grid<'_>, measures: &mut [Vec<Measure>]) -> Result<(), LocatedFault> {
                $(assign(self.$name.as_ref(), grid, measures, |measure, value| measure.$name = Some(value))?;)*
                Ok(())
            }

            /// What a `[[line]]` table asks with the same keys.
            fn of_table(table: &Table) -> Result<Measure, LocatedFault> {
                Ok(Measure { $($name: value(table, stringify!($name))?,)* ..Measure::default() })
            }
        }
    };
}

for_each_line! {
    syllables: Count, counts true;
    words: Count, counts true;
    letters: Count, counts true;
    word_letters: Count, counts true;
    word_syllables: Count, counts true;
    meter: Arc<Meter>, counts false;
    ending: EndingAsked, counts false;
    cynghanedd: Cynghanedd, counts false;
    banned_letters: LetterSet, counts false;
    allowed_letters: Letters, counts false;
}

/// The keys of a form with a value for each line, and its `[[line]]` tables.
pub(super) struct LineKeys {
    keys: ForEachLine,
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
            keys: ForEachLine::read(keys)?,
            exceptions: tables.into_iter().map(exception).collect::<Result<_, LocatedFault>>()?,
        })
    }

    /// The list or row of values that gives a form without a scheme its number of lines.
    pub(super) fn shape(&self) -> Option<Listed> {
        self.keys.shape()
    }

    /// The keys whose numbers rise without an end.
    fn rising(&self) -> Rising {
        let steps = |key: &Option<PerLineKey<Count>>| key.as_ref().and_then(PerLineKey::rising);
        Rising {
            syllables: steps(&self.keys.syllables),
            words: steps(&self.keys.words),
            letters: steps(&self.keys.letters),
            word_letters: steps(&self.keys.word_letters),
            word_syllables: steps(&self.keys.word_syllables),
        }
    }

    /// Refuses a `[[line]]` table for a line or stanza that no poem of the form has.
    pub(super) fn check_places(&self, alternatives: &[Alternative]) -> Result<(), LocatedFault> {
        let reach = |of: fn(&Alternative) -> Option<usize>| {
            alternatives.iter().map(of).collect::<Option<Vec<usize>>>().and_then(|all| all.into_iter().max())
        };
        let (lines, stanzas) = (reach(Alternative::lines_of_a_part), reach(Alternative::most_stanzas));
        let is_beyond = |number: i64, most: Option<usize>| most.filter(|&most| number.unsigned_abs() > most as u64);
        let repeats = alternatives.iter().any(|alternative| alternative.scheme().is_some_and(Scheme::repeats));
        for (line, exception) in &self.exceptions {
            let beyond = exception.lines.iter().find_map(|&number| Some((number, is_beyond(number, lines)?)));
            if let Some((number, most)) = beyond.filter(|_| exception.stanza.is_none()) {
                let what = if repeats { "the stanza" } else { "the poem" };
                let fault = Fault::LineBeyond { line: number, what, lines: most };
                return Err(LocatedFault::in_key(*line, "[[line]]", fault));
            }
            if let Some((number, most)) =
                exception.stanza.and_then(|number| Some((number, is_beyond(number, stanzas)?)))
            {
                let fault = Fault::StanzaBeyond { stanza: number, stanzas: most };
                return Err(LocatedFault::in_key(*line, "[[line]]", fault));
            }
        }
        Ok(())
    }

    /// Assigns the keys' values to the lines of one shape of the form.
    pub(super) fn alternative(&self, shape: Shape) -> Result<Alternative, LocatedFault> {
        let grid = Grid::of(&shape);
        let mut measures: Vec<Vec<Measure>> = grid.unmeasured();
        self.keys.assign(&grid, &mut measures)?;
        let mut exceptions = Vec::new();
        let rising = self.rising();
        // Rising numbers are applied to each line of a poem later; `[[line]]` tables take precedence over them.
        let by_poem = rising != Rising::default() || matches!(shape, Shape::Open(_));
        for (_, exception) in &self.exceptions {
            if by_poem || !grid.overlay(exception, &mut measures) {
                exceptions.push(exception.clone());
            }
        }
        let shared = |stanza: Vec<Measure>| stanza.into_iter().map(Arc::new).collect();
        Ok(Alternative { shape, measures: measures.into_iter().map(shared).collect(), exceptions, rising })
    }
}

/// Reads a `[[line]]` table.
fn exception(node: &Node, table: &Table) -> Result<Exception, LocatedFault> {
    parts::only(table, ("[[line]]", tables::LINE))?;
    let name = "[[line]]";
    let measure = Measure {
        says: says(table)?,
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
        ..ForEachLine::of_table(table)?
    };
    if measure.is_free() && measure.severity.is_none() {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoCondition));
    }
    let some = value(table, "some")?.unwrap_or(false);
    if some && measure.is_free() {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoCondition));
    }
    let mut lines: Vec<i64> = value(table, "n")?.unwrap_or_default();
    // Each line number is searched in every stanza, so repeated numbers are dropped: a hundred thousand must cost no more
    // than one.
    let mut named = HashSet::new();
    lines.retain(|&line| named.insert(line));
    let stanza: Option<i64> = value(table, "stanza")?;
    if lines.contains(&0) || stanza == Some(0) {
        return Err(LocatedFault::in_key(node.line, name, Fault::NoSuchLine(0)));
    }
    Ok(Exception { lines, stanza, some, measure: Arc::new(measure) })
}

/// Reads the words that a line consists of.
fn says(table: &Table) -> Result<Option<String>, LocatedFault> {
    let text: Option<String> = value(table, "says")?;
    match &text {
        Some(said) if !said.chars().any(char::is_alphanumeric) => {
            let line = table.get("says").and_then(|node| node.line);
            Err(LocatedFault::in_key(line, "[[line]].says", Fault::Empty("the words of the line")))
        }
        _ => Ok(text),
    }
}

fn value<T: FromNode>(table: &Table, key: &str) -> Result<Option<T>, LocatedFault> {
    let read = |node: &Node| {
        T::from_node(node).map_err(|fault| LocatedFault::in_key(node.line, format!("[[line]].{key}"), fault))
    };
    table.get(key).map(read).transpose()
}
