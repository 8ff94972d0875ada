//! The lines of a form as its scheme writes them, and how a key with a value for each line assigns its values to them.

use super::per_line::{PerLine, PerLineKey};
use crate::form::layout::{Exception, Shape};
use crate::form::node::{Node, Value};
use crate::form::schema::{FromNode, LocatedFault};
use crate::form::scheme::{Mark, Scheme, Stanza, written};
use crate::form::{Fault, Measure};

/// The lines of a shape, by written stanza, each with its mark in the scheme.
pub(super) struct Grid<'s> {
    stanzas: Vec<Vec<Option<&'s Mark>>>,
    scheme: Option<&'s Scheme>,
}

impl<'s> Grid<'s> {
    /// The grid of a shape.
    pub(super) fn of(shape: &'s Shape) -> Self {
        let marks = |stanza: &'s Stanza| stanza.iter().map(Some).collect();
        let (stanzas, scheme) = match shape {
            Shape::Scheme(scheme) => (scheme.written().map(marks).collect(), Some(scheme)),
            Shape::Lines(lines) => (vec![vec![None; *lines]], None),
            Shape::Series { head, tail, .. } => (vec![vec![None; head + tail]], None),
            Shape::Open(_) => (vec![vec![None]], None),
        };
        Self { stanzas, scheme }
    }

    /// A measure that asks nothing, for each line.
    pub(super) fn unmeasured(&self) -> Vec<Vec<Measure>> {
        self.stanzas.iter().map(|marks| vec![Measure::default(); marks.len()]).collect()
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

    /// Adds an exception to the measures, if its lines are the same in every poem; returns whether it did.
    pub(super) fn overlay(&self, exception: &Exception, measures: &mut [Vec<Measure>]) -> bool {
        let of_all = exception.lines.is_empty();
        if exception.some || of_all || exception.stanza.is_some() || exception.lines.iter().any(|&line| line < 0) {
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

/// Assigns a key's values to the measures of a grid.
pub(super) fn assign<T: Clone + FromNode>(
    key: Option<&PerLineKey<T>>,
    grid: &Grid<'_>,
    measures: &mut [Vec<Measure>],
    mut put: impl FnMut(&mut Measure, T),
) -> Result<(), LocatedFault> {
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

/// The part of a poem that a list of values covers: the whole poem, or each stanza of the list's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListOn {
    Poem,
    Stanza,
}

/// Checks that a list has the length of a stanza or of the poem, and that a table names letters of the scheme.
fn check_letters<T: FromNode + Clone>(key: &PerLineKey<T>, grid: &Grid<'_>) -> Result<ListOn, LocatedFault> {
    let length = match &key.values {
        PerLine::All(_) => return Ok(ListOn::Stanza),
        PerLine::Rising(_) if grid.scheme.is_some_and(Scheme::repeats) => return Ok(ListOn::Stanza),
        PerLine::Rising(_) => return Ok(ListOn::Poem),
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

/// The value for a line, given as `(lines before its stanza, lines of the stanza, place in it)`.
fn value_of<T: Clone + FromNode>(
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
        PerLine::Rising(steps) => {
            let place = if on == ListOn::Poem { before + line } else { line };
            T::from_node(&Node::unplaced(Value::Number(i64::from(steps.at(place)?)))).ok()
        }
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
