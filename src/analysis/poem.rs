//! A poem as heard.

use std::ops::Range;
use std::sync::Arc;

use super::HeardLine;
use crate::page::{HeardText, Page, Role};
use crate::span::Span;

/// A draft as heard: its verse lines in order, parted into stanzas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Poem {
    /// The draft as a page.
    pub page: Arc<Page>,
    /// The role of each line of the page.
    pub roles: Vec<Role>,
    /// The lines of verse.
    pub lines: Vec<PoemLine>,
    /// The stanzas, as ranges of [`Poem::lines`].
    pub stanzas: Vec<Range<usize>>,
    /// For each stanza, whether a heading lies right before it: a title, a number, a row of asterisks.
    pub headed: Vec<bool>,
    /// For each stanza, the index in [`Page::lines`] of the name of the part it belongs to, if parts are named.
    pub labels: Vec<Option<usize>>,
}

/// A line of verse and where it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct PoemLine {
    /// The physical line, counted from 1.
    pub number: u32,
    /// The line's index in [`Page::lines`].
    pub place: usize,
    /// Its heard text, with its bytes in the draft.
    pub written: HeardText,
    /// The line as heard.
    pub heard: Arc<HeardLine>,
}

impl PoemLine {
    /// The bytes of the draft in which a stretch of the heard line is written.
    pub fn in_file(&self, span: Span) -> Span {
        self.written.in_file(span)
    }
}

impl Poem {
    /// The poem, with its line as spoken where it has only one and no form: a single line shows no meter that could ask for an elision.
    #[must_use]
    pub fn with_lone_line_as_spoken(mut self, has_form: bool) -> Self {
        if let ([line], false) = (self.lines.as_mut_slice(), has_form) {
            line.heard = Arc::new(line.heard.as_spoken());
        }
        self
    }

    /// The lines with words or marks that are not read as verse, each with its physical line, from 1, and its role.
    pub fn set_aside(&self) -> impl Iterator<Item = (u32, Role)> {
        let lines = self.page.lines.iter().zip(&self.roles);
        lines.filter(|(_, role)| role.is_aside()).map(|(line, role)| (line.number, *role))
    }

    /// The physical lines, counted from 1, from the first of these lines of verse to the line before the next line of verse; from the
    /// top of the draft for the first lines, and to its end for the last.
    pub fn numbers_of(&self, lines: &Range<usize>) -> Range<u32> {
        let number = |at: usize| self.lines.get(at).map_or(u32::MAX, |line| line.number);
        if lines.start == 0 { 0..number(lines.end) } else { number(lines.start)..number(lines.end) }
    }

    /// The titles above a line of verse and below the one before it, each by its physical line, counted from 1.
    pub fn titles_above(&self, line: usize) -> impl Iterator<Item = u32> {
        let number = |at: Option<usize>| at.and_then(|at| self.lines.get(at)).map(|line| line.number);
        let between = number(line.checked_sub(1)).unwrap_or(0)..number(Some(line)).unwrap_or(u32::MAX);
        self.set_aside().filter(move |(at, role)| *role == Role::Title && between.contains(at)).map(|(at, _)| at)
    }

    /// The roles that the first `count` physical lines keep while one of them is typed. The only line of a page is not held if it looks
    /// like a title: the lines below it will decide.
    pub fn roles_to_hold(&self, count: usize) -> Vec<Option<Role>> {
        let held = |role: Role| (role != Role::Verse || !self.page.lone_title).then_some(role);
        (1..).take(count).map(|number| self.role(number).and_then(held)).collect()
    }

    /// The role of a physical line, counted from 1; the first of several lines of the page on it decides.
    pub fn role(&self, number: u32) -> Option<Role> {
        let at = self.page.lines.partition_point(|line| line.number < number);
        let line = self.page.lines.get(at).filter(|line| line.number == number)?;
        debug_assert!(line.physical.start() <= line.physical.end());
        self.roles.get(at).copied()
    }
}
