//! What each line owes: the starred keys (`syllables`, `meter`, `words`, `ending`) and the `[[line]]` tables.

use std::sync::Arc;

use super::{Count, Fault, FromNode, Keys, Level, Node, Slip, Value, parts, schema};
use crate::form::EndingAsked;
use crate::form::layout::{Alternative, Exception, Shape};
use crate::form::measure::{Measure, PerLine};
use crate::form::node::Table;
use crate::form::scheme::{Mark, Scheme, Stanza, written};
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
struct Key<T> {
    name: &'static str,
    line: Option<u32>,
    values: PerLine<T>,
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
        let mut measures: Vec<Vec<Measure>> =
            grid.stanzas.iter().map(|marks| vec![Measure::default(); marks.len()]).collect();
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

    fn at(&self, fault: Fault) -> Slip {
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

/// The written stanzas of a shape: what a key's values are laid on.
struct Grid<'s> {
    stanzas: Vec<Vec<Option<&'s Mark>>>,
    scheme: Option<&'s Scheme>,
}

impl<'s> Grid<'s> {
    fn of(shape: &'s Shape) -> Self {
        let marks = |stanza: &'s Stanza| stanza.iter().map(Some).collect();
        let (stanzas, scheme) = match shape {
            Shape::Scheme(scheme) => (scheme.written().map(marks).collect(), Some(scheme)),
            Shape::Lines(lines) => (vec![vec![None; *lines]], None),
            Shape::Series { head, tail, .. } => (vec![vec![None; head + tail]], None),
            Shape::Open(_) => (vec![vec![None]], None),
        };
        Self { stanzas, scheme }
    }

    fn is_fixed_scheme(&self) -> bool {
        self.scheme.is_some_and(|scheme| !scheme.repeats())
    }

    fn line_count(&self) -> usize {
        self.stanzas.iter().map(Vec::len).sum()
    }

    /// The written stanza and line of the `nth` line of the poem.
    fn place(&self, mut nth: usize) -> Option<(usize, usize)> {
        for (stanza, marks) in self.stanzas.iter().enumerate() {
            if nth < marks.len() {
                return Some((stanza, nth));
            }
            nth -= marks.len();
        }
        None
    }

    /// Puts an exception over the measures where its place is the same in every poem; says whether it could.
    fn overlay(&self, exception: &Exception, measures: &mut [Vec<Measure>]) -> bool {
        if exception.some || exception.stanza.is_some() || exception.lines.iter().any(|&line| line < 0) {
            return false;
        }
        let mut put = |stanza: usize, line: usize| {
            if let Some(measure) = measures.get_mut(stanza).and_then(|stanza| stanza.get_mut(line)) {
                *measure = measure.overlaid(&exception.measure);
            }
        };
        let lines = exception.lines.iter().filter_map(|&line| usize::try_from(line - 1).ok());
        if self.scheme.is_some_and(Scheme::repeats) {
            lines.for_each(|line| (0..self.stanzas.len()).for_each(|stanza| put(stanza, line)));
        } else {
            lines.filter_map(|line| self.place(line)).for_each(|(stanza, line)| put(stanza, line));
        }
        true
    }
}

/// Lays a key's values on the measures of a grid.
fn lay<T: Clone + FromNode>(
    key: Option<&Key<T>>,
    grid: &Grid<'_>,
    measures: &mut [Vec<Measure>],
    mut put: impl FnMut(&mut Measure, T),
) -> Result<(), Slip> {
    let Some(key) = key else { return Ok(()) };
    let check = check_letters(key, grid)?;
    for (stanza, marks) in grid.stanzas.iter().enumerate() {
        let before: usize = grid.stanzas.iter().take(stanza).map(Vec::len).sum();
        for (line, mark) in marks.iter().enumerate() {
            if let Some(value) = value_of(&key.values, grid, check, (before, marks.len(), line), *mark) {
                put(&mut measures[stanza][line], value);
            }
        }
    }
    Ok(())
}

/// How a list is laid: on the whole poem, or on each stanza of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListOn {
    Poem,
    Stanza,
}

/// Makes sure that a list has the length of a stanza or of the poem, and that letters are the scheme's.
fn check_letters<T: FromNode + Clone>(key: &Key<T>, grid: &Grid<'_>) -> Result<ListOn, Slip> {
    let length = match &key.values {
        PerLine::All(_) => return Ok(ListOn::Stanza),
        PerLine::Letters(values) => {
            let Some(scheme) = grid.scheme else { return Err(key.at(Fault::LettersWithoutScheme)) };
            if !scheme.letters_stay() {
                return Err(key.at(Fault::MovingLetters));
            }
            let named =
                |letter: &str| letter == "other" || scheme.written().flatten().any(|mark| is_lettered(mark, letter));
            return match values.iter().find(|(letter, _)| !named(letter)) {
                Some((letter, _)) => Err(key.at(Fault::NoSuchLetter(letter.clone()))),
                None => Ok(ListOn::Stanza),
            };
        }
        PerLine::List(values) => values.len(),
        PerLine::Series { head, tail } => head.len() + tail.len(),
    };
    if !grid.scheme.is_some_and(Scheme::repeats) && length == grid.line_count() {
        return Ok(ListOn::Poem);
    }
    if grid.scheme.is_some() && grid.stanzas.iter().any(|stanza| stanza.len() == length) {
        return Ok(ListOn::Stanza);
    }
    let (stanza, lines) = match (grid.scheme, grid.is_fixed_scheme()) {
        (Some(scheme), false) => {
            let unit = scheme.head().last().map_or(&[][..], Vec::as_slice);
            (format!("the stanza \"{}\"", written(unit)), unit.len())
        }
        (Some(scheme), true) if grid.stanzas.len() == 1 => (format!("the stanza \"{scheme}\""), grid.line_count()),
        _ => ("the poem".to_owned(), grid.line_count()),
    };
    Err(key.at(Fault::ListLength { values: length, stanza, lines }))
}

/// The value for the line at `(lines before the stanza, lines of the stanza, place in it)`.
fn value_of<T: Clone>(
    values: &PerLine<T>,
    grid: &Grid<'_>,
    on: ListOn,
    (before, length, line): (usize, usize, usize),
    mark: Option<&Mark>,
) -> Option<T> {
    match values {
        PerLine::All(value) => Some(value.clone()),
        PerLine::List(list) if on == ListOn::Poem => list.get(before + line).cloned(),
        PerLine::List(list) if list.len() == length => list.get(line).cloned(),
        PerLine::List(_) => None,
        PerLine::Series { head, tail } => head.iter().chain(tail).nth(before + line).cloned(),
        PerLine::Letters(letters) => {
            debug_assert!(grid.scheme.is_some());
            letter_value(letters, mark?)
        }
    }
}

/// The value of the line's own mark (`A1`), of its letter (`A`), of its rhyme (`a`), or of `other`, whichever comes first.
fn letter_value<T: Clone>(letters: &[(String, T)], mark: &Mark) -> Option<T> {
    let of = |name: &str| letters.iter().find(|(letter, _)| letter == name).map(|(_, value)| value.clone());
    letter_names(mark).iter().find_map(|name| of(name)).or_else(|| of("other"))
}

fn is_lettered(mark: &Mark, letter: &str) -> bool {
    letter_names(mark).iter().any(|name| name == letter)
}

fn letter_names(mark: &Mark) -> Vec<String> {
    let mut names = vec![mark.to_string()];
    if let Mark::Refrain(name) = mark {
        names.push(name.letter.to_string());
    }
    names.extend(mark.letters().last().map(ToString::to_string));
    names
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
