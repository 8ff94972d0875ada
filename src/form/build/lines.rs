//! What each line owes: the keys with a value for each line, and the `[[line]]` tables.

use std::collections::HashSet;
use std::sync::Arc;

use super::grid::{Grid, assign};
use super::keys::{Keys, at_most};
use super::parts;
use super::per_line::PerLineKey;
use crate::form::layout::{Alternative, Exception, Rising, Shape};
use crate::form::node::{Node, Table};
use crate::form::schema::{FromNode, LocatedFault};
use crate::form::tables;
use crate::form::{Count, Cynghanedd, EndingAsked, Fault, Letters, Level, Measure, Scheme};
use crate::meter::Meter;
use crate::text::LetterSet;

/// The keys of a form with a value for each line, and its `[[line]]` tables.
pub(super) struct LineKeys {
    syllables: Option<PerLineKey<Count>>,
    meter: Option<PerLineKey<Arc<Meter>>>,
    words: Option<PerLineKey<Count>>,
    ending: Option<PerLineKey<EndingAsked>>,
    cynghanedd: Option<PerLineKey<Cynghanedd>>,
    letters: Option<PerLineKey<Count>>,
    word_letters: Option<PerLineKey<Count>>,
    word_syllables: Option<PerLineKey<Count>>,
    banned_letters: Option<PerLineKey<LetterSet>>,
    allowed_letters: Option<PerLineKey<Letters>>,
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
            cynghanedd: PerLineKey::read(keys, "cynghanedd", false)?,
            letters: PerLineKey::read(keys, "letters", true)?,
            word_letters: PerLineKey::read(keys, "word_letters", true)?,
            word_syllables: PerLineKey::read(keys, "word_syllables", true)?,
            banned_letters: PerLineKey::read(keys, "banned_letters", false)?,
            allowed_letters: PerLineKey::read(keys, "allowed_letters", false)?,
            exceptions: tables.into_iter().map(exception).collect::<Result<_, LocatedFault>>()?,
        })
    }

    /// The number of lines that a list gives to a form without a scheme.
    pub(super) fn shape(&self) -> Option<Shape> {
        let counts = [&self.syllables, &self.words, &self.letters, &self.word_letters, &self.word_syllables];
        let counted = counts.into_iter().flatten().find_map(PerLineKey::shape);
        let other = || {
            let meter = self.meter.as_ref().and_then(PerLineKey::shape);
            let ending = || self.ending.as_ref().and_then(PerLineKey::shape);
            let banned = || self.banned_letters.as_ref().and_then(PerLineKey::shape);
            let cynghanedd = || self.cynghanedd.as_ref().and_then(PerLineKey::shape);
            meter
                .or_else(ending)
                .or_else(cynghanedd)
                .or_else(banned)
                .or_else(|| self.allowed_letters.as_ref().and_then(PerLineKey::shape))
        };
        counted.or_else(other)
    }

    /// The keys whose numbers rise without an end.
    fn rising(&self) -> Rising {
        let steps = |key: &Option<PerLineKey<Count>>| key.as_ref().and_then(PerLineKey::rising);
        Rising {
            syllables: steps(&self.syllables),
            words: steps(&self.words),
            letters: steps(&self.letters),
            word_letters: steps(&self.word_letters),
            word_syllables: steps(&self.word_syllables),
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
        assign(self.syllables.as_ref(), &grid, &mut measures, |measure, count| measure.syllables = Some(count))?;
        assign(self.meter.as_ref(), &grid, &mut measures, |measure, meter| measure.meter = Some(meter))?;
        assign(self.words.as_ref(), &grid, &mut measures, |measure, count| measure.words = Some(count))?;
        assign(self.ending.as_ref(), &grid, &mut measures, |measure, ending| measure.ending = Some(ending))?;
        assign(self.cynghanedd.as_ref(), &grid, &mut measures, |measure, kind| measure.cynghanedd = Some(kind))?;
        assign(self.letters.as_ref(), &grid, &mut measures, |measure, count| measure.letters = Some(count))?;
        assign(self.word_letters.as_ref(), &grid, &mut measures, |measure, count| measure.word_letters = Some(count))?;
        assign(self.word_syllables.as_ref(), &grid, &mut measures, |measure, count| {
            measure.word_syllables = Some(count);
        })?;
        assign(self.banned_letters.as_ref(), &grid, &mut measures, |measure, letters| {
            measure.banned_letters = Some(letters);
        })?;
        assign(self.allowed_letters.as_ref(), &grid, &mut measures, |measure, letters| {
            measure.allowed_letters = Some(letters);
        })?;
        let mut exceptions = Vec::new();
        for (_, exception) in &self.exceptions {
            if !grid.overlay(exception, &mut measures) {
                exceptions.push(exception.clone());
            }
        }
        let shared = |stanza: Vec<Measure>| stanza.into_iter().map(Arc::new).collect();
        Ok(Alternative {
            shape,
            measures: measures.into_iter().map(shared).collect(),
            exceptions,
            rising: self.rising(),
        })
    }
}

/// Reads a `[[line]]` table.
fn exception(node: &Node, table: &Table) -> Result<Exception, LocatedFault> {
    parts::only(table, ("[[line]]", tables::LINE))?;
    let name = "[[line]]";
    let measure = Measure {
        syllables: value(table, "syllables")?,
        meter: value(table, "meter")?,
        words: value(table, "words")?,
        ending: value(table, "ending")?,
        cynghanedd: value(table, "cynghanedd")?,
        letters: value(table, "letters")?,
        word_letters: value(table, "word_letters")?,
        word_syllables: value(table, "word_syllables")?,
        banned_letters: value(table, "banned_letters")?,
        allowed_letters: value(table, "allowed_letters")?,
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
    };
    if measure.is_free() && measure.severity.is_none() {
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
