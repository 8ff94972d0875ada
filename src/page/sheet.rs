//! Sheets: the runs of a page that are read apart, with the lines of each whose roles are open.

use std::ops::Range;

use super::cost::{Cost, Possible};
use super::evidence::InParagraph;
use super::margin::{self, Margin};
use super::shape::{Shape, View, after_dash, ends_in_stop, is_in_capitals, is_in_title_case, number};
use super::{PageLine, Role, evidence};

/// Lines that are set aside together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) lines: Vec<usize>,
    pub(super) possible: Possible,
}

/// A run of a page's lines that is read apart: one poem, or a part of one below a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) lines: Range<usize>,
    /// The items that may belong before the poem, from the top: an item is set aside only with all items above it.
    pub(super) head: Vec<Item>,
    /// The items that may belong after it, from the bottom: an item is set aside only with all items below it.
    pub(super) tail: Vec<Item>,
    /// The items within it that may be no verse, each kind by itself.
    pub(super) inner: Vec<Item>,
    /// Numbers or names in the margin.
    pub(super) margin: Option<Margin>,
    /// The costs of reading a blank line after every line as a stanza break, and as the poet's spacing.
    pub(super) spacing: Option<(Cost, Cost)>,
}

/// The most items before or after a poem.
const MOST_ITEMS: usize = 6;

/// The fewest lines, each a paragraph of its own, that make a double-spaced page.
const FEWEST_DOUBLE: usize = 3;

/// Divides a page's lines into sheets and finds the lines with open roles in each.
pub(super) fn sheets(text: &str, lines: &[PageLine]) -> Vec<Sheet> {
    let view = View { text, lines };
    let paragraphs = view.paragraphs(0..lines.len());
    let shape = Shape::of(view, &paragraphs);
    let starts = starts(view, &paragraphs, &shape);
    let ends = starts.iter().copied().skip(1).chain([lines.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Builder { view, shape, first: start == 0 }.sheet(start..end, &paragraphs))
        .collect()
}

/// The lines at which sheets begin: at headings, and at lines between paragraphs that look like one.
fn starts(view: View<'_>, paragraphs: &[Range<usize>], shape: &Shape) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut has_verse, mut breaks_part) = (false, false);
    let mut at = 0;
    for (line, page_line) in view.lines.iter().enumerate() {
        while paragraphs.get(at).is_some_and(|paragraph| paragraph.end <= line) {
            at += 1;
        }
        let paragraph = paragraphs.get(at).filter(|paragraph| paragraph.start == line);
        let heading = page_line.certain.is_some_and(Role::parts_poems)
            || paragraph.is_some_and(|paragraph| heads(view, shape, (paragraph, paragraphs.get(at + 1)), line));
        let is_break = page_line.certain == Some(Role::Break);
        // Below the only break of a page, without a poem under it, lies a note, a name, a place of print; where breaks part poems, the
        // line below the last one may begin another.
        let begins = !is_break
            || breaks_part
            || !shape.has_stanzas
            || leads_to_verse(view, paragraphs.get(at..).unwrap_or_default());
        if heading && has_verse && begins {
            starts.push(line);
            has_verse = false;
            breaks_part |= is_break;
        } else if !heading {
            // A line by itself may be one more line of a title.
            let long = paragraphs.get(at).is_some_and(|paragraph| paragraph.len() > 1);
            has_verse |= view.may_be_verse(line) && (long || !shape.has_stanzas);
        }
    }
    starts
}

/// Whether one of these paragraphs, up to the next break, has several lines.
fn leads_to_verse(view: View<'_>, paragraphs: &[Range<usize>]) -> bool {
    let Some(first) = paragraphs.first() else { return false };
    let is_break = |line: &PageLine| line.certain == Some(Role::Break);
    let below = view.lines.get(first.start..).unwrap_or_default();
    let end = below.iter().position(is_break).map_or(usize::MAX, |next| first.start + next);
    paragraphs.iter().take_while(|paragraph| paragraph.start < end).any(|paragraph| paragraph.len() > 1)
}

/// Whether the line that begins a paragraph may be the heading of the next one.
fn heads(
    view: View<'_>,
    shape: &Shape,
    (paragraph, next): (&Range<usize>, Option<&Range<usize>>),
    line: usize,
) -> bool {
    if !view.is_open(line) || line + 1 >= view.lines.len() {
        return false;
    }
    if number(view.words(line)).is_some() {
        return true;
    }
    let place = evidence::Place {
        paragraph: InParagraph::Alone,
        is_first: false,
        below_title: false,
        ends_short_paragraph: false,
    };
    let titled = |possible: Possible| possible.role == Role::Title && possible.aside == 0;
    paragraph.len() == 1
        && shape.has_stanzas
        && next.is_some_and(|below| below.len() > 1)
        && after_dash(view.words(line)).is_none()
        && evidence::within(view, line, true).is_none()
        && evidence::before(view, line, shape, place).is_some_and(titled)
}

/// The only line with words on a page, if it looks like a title: the poem below it may be still to come.
pub(super) fn lone_title(text: &str, lines: &[PageLine]) -> bool {
    let view = View { text, lines };
    let mut verse = (0..lines.len()).filter(|&line| view.may_be_verse(line));
    let (Some(line), None) = (verse.next(), verse.next()) else { return false };
    let words = view.words(line);
    !ends_in_stop(words) && (is_in_title_case(words) || is_in_capitals(words))
}

/// Finds the lines of a sheet whose roles are open.
struct Builder<'a> {
    view: View<'a>,
    shape: Shape,
    /// Whether the sheet is the page's first.
    first: bool,
}

impl Builder<'_> {
    fn sheet(&self, lines: Range<usize>, all: &[Range<usize>]) -> Sheet {
        let from = all.partition_point(|paragraph| paragraph.end <= lines.start);
        let to = all.partition_point(|paragraph| paragraph.start < lines.end);
        let clip = |paragraph: &Range<usize>| paragraph.start.max(lines.start)..paragraph.end.min(lines.end);
        let paragraphs: Vec<Range<usize>> = all.get(from..to).unwrap_or_default().iter().map(clip).collect();
        let head = self.head(&paragraphs);
        let body = head.iter().flat_map(|item| &item.lines).max().map_or(lines.start, |&last| last + 1);
        let tail = self.tail(&paragraphs, body);
        let end = tail.iter().flat_map(|item| &item.lines).min().copied().unwrap_or(lines.end);
        let inner = self.inner(&paragraphs, body..end);
        let spacing = self.spacing(&paragraphs, &head, &tail, &inner);
        let margin = margin::find(self.view, lines.clone());
        Sheet { lines, head, tail, inner, margin, spacing }
    }

    fn open(&self, paragraph: &Range<usize>) -> Option<usize> {
        paragraph.clone().find(|&line| self.view.may_be_verse(line))
    }

    /// The items that may belong before the poem.
    fn head(&self, paragraphs: &[Range<usize>]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (nth, paragraph) in paragraphs.iter().enumerate() {
            let is_last = nth + 1 == paragraphs.len();
            // The poet may just have begun the second of two paragraphs: then only its capitals show a title.
            let words = self.view.words(paragraph.start);
            let begun = paragraphs.len() == 2 && !is_last && (is_in_title_case(words) || is_in_capitals(words));
            let alone = paragraph.len() == 1 && (self.shape.has_stanzas || begun)
                || self.shape.has_stanzas && !is_last && self.is_block(paragraph);
            if !is_last && let Some(possible) = self.epigraph(paragraph) {
                items.push(Item {
                    lines: paragraph.clone().filter(|&line| self.view.is_open(line)).collect(),
                    possible,
                });
                continue;
            }
            let whole = self.head_lines(paragraph, alone, &mut items);
            if !whole || items.len() >= MOST_ITEMS {
                break;
            }
            if is_last {
                // At least one line must be left as verse.
                items.pop();
            }
        }
        items.truncate(MOST_ITEMS);
        items
    }

    fn epigraph(&self, paragraph: &Range<usize>) -> Option<Possible> {
        let open = paragraph.clone().all(|line| !self.view.may_be_verse(line) || self.view.is_open(line));
        open.then(|| evidence::epigraph(self.view, paragraph.clone(), true)).flatten()
    }

    /// Adds the lines of a paragraph that may belong before the poem; returns whether all of them may.
    fn head_lines(&self, paragraph: &Range<usize>, alone: bool, items: &mut Vec<Item>) -> bool {
        let first = items.is_empty();
        let lies = |nth: usize| match (nth, alone) {
            (0, true) => InParagraph::Alone,
            (0, false) => InParagraph::First,
            _ => InParagraph::Within,
        };
        for (nth, line) in paragraph.clone().filter(|&line| self.view.may_be_verse(line)).enumerate() {
            let below_title = !items.is_empty();
            let titled = items.iter().any(|item| matches!(item.possible.role, Role::Title | Role::Number));
            let place = evidence::Place {
                paragraph: lies(nth),
                is_first: first && nth == 0,
                below_title: below_title && titled,
                ends_short_paragraph: line + 1 == paragraph.end && paragraph.len() < self.shape.longest,
            };
            // Inside a paragraph only the first line of the sheet, and the lines right after a title, may be set
            // aside.
            let reachable =
                nth == 0 && (first || paragraph.len() == 1) || nth > 0 && below_title || self.is_block(paragraph);
            let found =
                if reachable && self.view.is_open(line) { self.head_line(line, paragraph, place) } else { None };
            let found = found.filter(|possible| nth == 0 || possible.aside == 0);
            let Some(possible) = found else { return false };
            items.push(Item { lines: vec![line], possible });
            if items.len() >= MOST_ITEMS {
                return false;
            }
        }
        true
    }

    /// Whether a paragraph of a few lines is a title with its subtitle, byline and the like, or a part of these.
    fn is_block(&self, paragraph: &Range<usize>) -> bool {
        let before = |(nth, line): (usize, usize)| {
            let place = evidence::Place {
                paragraph: if nth == 0 { InParagraph::Alone } else { InParagraph::Within },
                is_first: nth == 0,
                below_title: nth > 0,
                ends_short_paragraph: line + 1 == paragraph.end && paragraph.len() < self.shape.longest,
            };
            evidence::before(self.view, line, &self.shape, place).is_some_and(|possible| possible.aside == 0)
        };
        self.shape.has_stanzas && paragraph.len() <= MOST_BLOCK && paragraph.clone().enumerate().all(before)
    }

    fn head_line(&self, line: usize, paragraph: &Range<usize>, place: evidence::Place) -> Option<Possible> {
        let words = self.view.words(line);
        if number(words).is_some() {
            return Some(self.number(line, paragraph.len() == 1));
        }
        // The name of a part lies within the poem.
        if evidence::within(self.view, line, true).is_some() {
            return None;
        }
        evidence::before(self.view, line, &self.shape, place)
            .filter(|possible| self.first || place.paragraph == InParagraph::Alone || possible.aside == 0)
    }

    /// The costs of a number that heads a poem.
    fn number(&self, line: usize, alone: bool) -> Possible {
        let words = self.view.words(line);
        let value = number(words);
        let next = value.and_then(|value| value.checked_add(1));
        let marked = words.ends_with(['.', ':', ')', ']']) || words.len() > 1;
        let below = self.view.lines.len().min(line + LINES_TO_NEXT);
        let series = next.is_some_and(|next| (line + 1..below).any(|line| number(self.view.words(line)) == Some(next)))
            || value.is_some_and(|value| {
                value > 1
                    && (line.saturating_sub(LINES_TO_NEXT)..line)
                        .any(|line| number(self.view.words(line)) == Some(value - 1))
            });
        let (aside, verse) = match (series, marked, alone) {
            (true, ..) => (0, 30),
            (false, true, true) => (0, 12),
            (false, true, false) | (false, false, true) => (0, 6),
            // *I* is a word too: a numeral only where the form has no place for the line.
            (false, false, false) if words == "I" => (6, 0),
            (false, false, false) => (0, 3),
        };
        Possible { role: Role::Number, aside, verse }
    }

    /// The items that may belong after the poem, from the bottom.
    fn tail(&self, paragraphs: &[Range<usize>], body: usize) -> Vec<Item> {
        let mut items = self.notes(paragraphs, body);
        let end = items.iter().flat_map(|item| &item.lines).min().copied().unwrap_or(usize::MAX);
        let left: Vec<Range<usize>> = paragraphs
            .iter()
            .filter(|paragraph| paragraph.end > body && paragraph.start < end)
            .map(|paragraph| paragraph.start.max(body)..paragraph.end)
            .collect();
        for (nth, paragraph) in left.iter().enumerate().rev() {
            if items.len() >= MOST_ITEMS || !self.tail_paragraph(paragraph, nth == 0, &mut items) {
                break;
            }
        }
        items
    }

    /// The notes below a heading of their own, which run to the end.
    fn notes(&self, paragraphs: &[Range<usize>], body: usize) -> Vec<Item> {
        let heading = paragraphs.iter().skip(1).find(|paragraph| {
            paragraph.start > body
                && self.view.is_open(paragraph.start)
                && evidence::is_notes_heading(self.view.words(paragraph.start))
        });
        let Some(heading) = heading else { return Vec::new() };
        let end = paragraphs.last().map_or(heading.end, |last| last.end);
        let lines = (heading.start..end).filter(|&line| self.view.is_open(line)).collect();
        vec![Item { lines, possible: Possible { role: Role::Note, aside: 0, verse: 30 } }]
    }

    /// Adds the lines of a paragraph that may belong after the poem, from the last; returns whether all of them
    /// may.
    fn tail_paragraph(&self, paragraph: &Range<usize>, holds_verse: bool, items: &mut Vec<Item>) -> bool {
        let lines: Vec<usize> = paragraph.clone().filter(|&line| self.view.may_be_verse(line)).collect();
        if lines.iter().any(|&line| !self.view.is_open(line)) {
            return false;
        }
        let Some(&first) = lines.first() else { return true };
        // The name of a part whose lines are still to come lies within the poem.
        let is_part = |line| evidence::within(self.view, line, true).is_some_and(|found| found.role == Role::Label);
        if lines.len() == 1 && is_part(first) {
            return false;
        }
        if !holds_verse && evidence::is_note(self.view.words(first)) {
            let possible = Possible { role: Role::Note, aside: 0, verse: 12 };
            items.push(Item { lines, possible });
            return true;
        }
        let alone = !holds_verse && (lines.len() == 1 || lines.len() <= MOST_BLOCK && self.all_after(&lines));
        for (nth, &line) in lines.iter().enumerate().rev() {
            let is_last_of_sheet = nth == 0 && holds_verse;
            // Inside a paragraph only the last line may be a signature or the like.
            let reachable = alone || nth + 1 == lines.len() || self.all_after(&lines[nth..]);
            let found = (reachable && !is_last_of_sheet)
                .then(|| evidence::after(self.view, line, &self.shape, alone))
                .flatten();
            let Some(possible) = found else { return false };
            items.push(Item { lines: vec![line], possible });
            if items.len() >= MOST_ITEMS {
                return false;
            }
        }
        true
    }

    fn all_after(&self, lines: &[usize]) -> bool {
        lines.iter().all(|&line| {
            evidence::after(self.view, line, &self.shape, true).is_some_and(|possible| possible.aside == 0)
        })
    }

    /// The items within the poem that may be no verse: the names of its parts, directions.
    fn inner(&self, paragraphs: &[Range<usize>], body: Range<usize>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut left = 0;
        for paragraph in paragraphs {
            let within = paragraph.start.max(body.start)..paragraph.end.min(body.end);
            let first = within.start;
            for line in within {
                let alone = paragraph.len() == 1 && self.shape.has_stanzas;
                let dedication = || if alone { evidence::dedication(self.view, line) } else { None };
                let found = if self.view.is_open(line) {
                    evidence::within(self.view, line, line == first).or_else(dedication)
                } else {
                    None
                };
                let Some(possible) = found else {
                    left += usize::from(self.view.may_be_verse(line));
                    continue;
                };
                match items.iter_mut().find(|item| item.possible == possible) {
                    Some(item) => item.lines.push(line),
                    None => items.push(Item { lines: vec![line], possible }),
                }
            }
        }
        if left == 0 {
            items.clear();
        }
        items.truncate(MOST_KINDS);
        items
    }

    /// The costs of the two ways of reading a page on which every line is followed by a blank one.
    fn spacing(
        &self,
        paragraphs: &[Range<usize>],
        head: &[Item],
        tail: &[Item],
        inner: &[Item],
    ) -> Option<(Cost, Cost)> {
        let items = || head.iter().chain(tail).chain(inner);
        let aside: std::collections::HashSet<usize> = items()
            .filter(|item| item.possible.aside <= item.possible.verse)
            .flat_map(|item| item.lines.iter().copied())
            .collect();
        let lines = |paragraph: &Range<usize>| {
            paragraph.clone().filter(|line| self.view.may_be_verse(*line) && !aside.contains(line)).count()
        };
        let mut firsts = Vec::new();
        for paragraph in paragraphs {
            match lines(paragraph) {
                0 => {}
                1 => firsts.push(self.open(paragraph).unwrap_or(paragraph.start)),
                _ => return None,
            }
        }
        if firsts.len() < FEWEST_DOUBLE {
            return None;
        }
        let gaps: Vec<usize> = firsts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let uneven = gaps.iter().any(|gap| *gap != gaps[0]);
        Some(if uneven { (10, 0) } else { (4, 0) })
    }
}

/// The most lines of a paragraph that is a title with its subtitle and byline, or that follows a poem.
const MOST_BLOCK: usize = 4;

/// The most kinds of lines within a poem that are open; each doubles the readings.
const MOST_KINDS: usize = 3;

/// The lines among which the next number of a series is looked for: a long canto.
const LINES_TO_NEXT: usize = 200;
