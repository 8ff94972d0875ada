//! The margin of a page: numbers of lines, to the left or to the right, and names of speakers before their words.

use std::ops::Range;

use super::cost::Cost;
use super::heard_text::HeardText;
use super::shape::View;
use crate::span::Span;

/// A series in the margin of a sheet: it is set aside as a whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Margin {
    /// Lines with a margin, by their index on the page, with their heard text without it.
    pub(super) lines: Vec<(usize, HeardText)>,
    /// The cost of setting the margin aside.
    pub(super) aside: Cost,
    /// The cost of reading it as part of the lines.
    pub(super) verse: Cost,
}

/// One line's margin.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Its line's place on the page.
    line: usize,
    /// The line's place among the lines with words.
    nth: u32,
    /// The number; 0 for a name.
    number: u32,
    /// The bytes of the heard text that the margin takes.
    cut: Span,
    /// Whether more than one blank, or a sign, keeps it from the words.
    apart: bool,
}

/// The margin of a line: its number, its bytes, and whether more than one blank, or a sign, parts it from the
/// words.
type Found = (u32, Span, bool);

/// Finds the margin of a range of lines.
pub(super) fn find(view: View<'_>, within: Range<usize>) -> Option<Margin> {
    let lines: Vec<usize> = within.filter(|&line| view.may_be_verse(line)).collect();
    let heard = |line: &usize| view.lines[*line].heard.of(view.text);
    // Most pages have neither a figure nor a colon.
    if !lines.iter().any(|line| heard(line).bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))) {
        return None;
    }
    let marks = |read: fn(&str) -> Option<Found>| -> Vec<Mark> {
        let each = (0_u32..).zip(&lines).filter_map(|(nth, &line)| {
            let (number, cut, apart) = read(heard(&line))?;
            Some(Mark { line, nth, number, cut, apart })
        });
        each.collect()
    };
    let found = right_series(&marks(right))
        .or_else(|| left_series(&marks(left), lines.len()))
        .or_else(|| speakers(marks(speaker)));
    let (marks, aside, verse) = found?;
    let bare = |mark: &Mark| {
        let line = &view.lines[mark.line];
        (mark.line, line.heard.without(&[mark.cut], line.physical, view.text))
    };
    Some(Margin { lines: marks.iter().map(bare).collect(), aside, verse })
}

/// The number after a line, two blanks or a tab away.
fn right(heard: &str) -> Option<Found> {
    let body = heard.trim_end().trim_end_matches([']', ')']);
    let digits = body.len() - body.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = body.get(..body.len() - digits)?.trim_end_matches(['[', '(']);
    let words = before.trim_end();
    let blanks = before.get(words.len()..)?;
    let apart = blanks.contains('\t') || blanks.chars().count() > 1;
    if digits == 0 || digits > MOST_DIGITS || !apart || words.is_empty() {
        return None;
    }
    let number = body.get(body.len() - digits..)?.parse().ok()?;
    Some((number, Span::new(words.len(), heard.len()), true))
}

/// The number before a line: `1  the mill`, `1. the mill`, `[1] the mill`, `1| the mill`.
fn left(heard: &str) -> Option<Found> {
    let body = heard.trim_start().trim_start_matches(['[', '(']);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let number = body.get(..digits)?.parse().ok()?;
    let after = body.get(digits..)?;
    let blanks = after.trim_start_matches(['.', ')', ']', ':', '|']);
    let signed = blanks.len() < after.len();
    let words = blanks.trim_start();
    let gap = blanks.len() - words.len();
    let apart = signed || gap > 1 || blanks.starts_with('\t');
    (gap > 0 && !words.is_empty()).then_some((number, Span::new(0, heard.len() - words.len()), apart))
}

/// The most digits of a line's number.
const MOST_DIGITS: usize = 5;

/// The name of a speaker before a line, in capitals: `ANNA: The mill is still.`
fn speaker(heard: &str) -> Option<Found> {
    let body = heard.trim_start();
    let end = body.find([':', '.']).filter(|&end| end > 1 && end <= LONGEST_NAME)?;
    let name = body.get(..end)?;
    let words = body.get(end + 1..)?;
    let named = name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\''))
        && name.starts_with(char::is_uppercase);
    let blank = words.starts_with([' ', '\t']);
    (named && blank && !words.trim().is_empty())
        .then(|| (0, Span::new(0, heard.len() - words.trim_start().len()), true))
}

/// The most bytes of a speaker's name.
const LONGEST_NAME: usize = 24;

type Series = (Vec<Mark>, Cost, Cost);

/// Marks whose numbers grow as their lines do: one number further for every line.
fn counted(marks: &[Mark]) -> Vec<Mark> {
    let offset = |mark: &Mark| i64::from(mark.number) - i64::from(mark.nth);
    let mut offsets: Vec<i64> = marks.iter().map(offset).collect();
    offsets.sort_unstable();
    let Some(&usual) = offsets.get(offsets.len() / 2) else { return Vec::new() };
    marks.iter().copied().filter(|mark| offset(mark) == usual).collect()
}

/// How far the only number may lie below its line's place: lines of titles come before.
const MOST_TITLE_LINES: i64 = 4;

fn right_series(marks: &[Mark]) -> Option<Series> {
    let series = counted(marks);
    let all = series.len() == marks.len();
    let offset = series.first().map(|mark| i64::from(mark.nth) + 1 - i64::from(mark.number))?;
    let near =
        (0..=MOST_TITLE_LINES).contains(&offset) && series.iter().all(|mark| mark.number % 5 == 0 || series.len() > 2);
    (all && (series.len() > 1 || near)).then_some((series, 0, 30))
}

fn left_series(marks: &[Mark], lines: usize) -> Option<Series> {
    let series = counted(marks);
    // Where only some lines begin with a number, the numbers are a series only in steps of five.
    let steps = series.iter().all(|mark| mark.number % 5 == 0) && series.len() > 1;
    let dense = series.len() * 3 >= lines * 2 && series.len() > 2;
    if series.len() != marks.len() || !steps && !dense {
        return None;
    }
    let apart = series.iter().all(|mark| mark.apart);
    let (aside, verse) = if apart { (0, 12) } else { (4, 0) };
    Some((series, aside, verse))
}

fn speakers(marks: Vec<Mark>) -> Option<Series> {
    (marks.len() > 1).then_some((marks, 0, 12))
}
