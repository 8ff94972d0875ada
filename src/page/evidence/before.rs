//! The roles of lines before a poem: titles, names, dedications, epigraphs.

use super::{
    EVEN, FAINT, LIKELY, MOST_NAMES, PLAIN, UNLIKELY, anywhere, is_byline, is_name, is_name_or_one, possible, remark,
};
use crate::page::Role;
use crate::page::cost::Possible;
use crate::page::shape::{
    Shape, View, after_dash, bare_words, enclosed, ends_in_stop, is_in_capitals, is_in_title_case, number,
};

/// How a line lies in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::page) enum InParagraph {
    /// It is a paragraph of its own, or of a few lines that all belong to a title, on a page whose paragraphs have several lines.
    Alone,
    /// It is the first of several lines.
    First,
    /// It follows another line: then it is set aside only where its words show its role.
    Within,
}

/// Where a line lies among the lines before a poem.
#[derive(Debug, Clone, Copy)]
pub(in crate::page) struct Place {
    /// How the line lies in its paragraph.
    pub(in crate::page) paragraph: InParagraph,
    /// Whether it is the first line with words.
    pub(in crate::page) is_first: bool,
    /// Whether a title was found above it.
    pub(in crate::page) below_title: bool,
    /// Whether it ends a paragraph that is shorter than the longest: of couplets, no couplet heads the others.
    pub(in crate::page) ends_short_paragraph: bool,
}

impl Place {
    fn is_alone(self) -> bool {
        self.paragraph == InParagraph::Alone
    }
}

/// The role that a line before a poem may have.
pub(in crate::page) fn before(view: View<'_>, line: usize, shape: &Shape, place: Place) -> Option<Possible> {
    let words = view.words(line);
    if let Some(known) = anywhere(view, line, shape) {
        return Some(known);
    }
    if is_byline(words) {
        return Some(possible(Role::Byline, if place.below_title { PLAIN } else { LIKELY }));
    }
    if let Some(cost) = remark::before(words).filter(|_| place.is_alone()) {
        return Some(possible(Role::Note, cost));
    }
    if let Some(rest) = titled(words) {
        return Some(possible(Role::Title, if rest { LIKELY } else { PLAIN }));
    }
    let set_off = place.is_alone() || place.below_title;
    // "To Autumn" over a poem that has no other title is its title.
    let may_dedicate = place.below_title || !is_in_title_case(words);
    if may_dedicate && is_dedication(words) && (place.is_alone() || place.below_title && shape.is_within(words, 7)) {
        let set_off = place.is_alone() || place.ends_short_paragraph;
        return Some(possible(Role::Dedication, if set_off { LIKELY } else { EVEN }));
    }
    if set_off && enclosed(words, '(', ')').is_some() {
        return Some(possible(Role::Subtitle, LIKELY));
    }
    if place.below_title && is_name(words) {
        let set_off = place.is_alone() || place.ends_short_paragraph;
        return Some(possible(Role::Byline, if set_off { LIKELY } else { EVEN }));
    }
    if place.paragraph == InParagraph::Within {
        return None;
    }
    // A line of prose between a title and its poem.
    if place.is_alone() && place.below_title && !shape.is_within(words, LENGTH_OF_PROSE) {
        return Some(possible(Role::Note, LIKELY));
    }
    // "My mother used to say:" may introduce a poem, or be a stanza of one line.
    if place.is_alone() && place.is_first && words.ends_with(':') {
        return Some(possible(Role::Note, FAINT));
    }
    let role = if place.below_title { Role::Subtitle } else { Role::Title };
    let cost = match title_points(view, line, shape, place) {
        points if points >= 6 => LIKELY,
        4 | 5 => (0, 6),
        3 => UNLIKELY,
        2 => FAINT,
        _ => return None,
    };
    Some(possible(role, cost))
}

/// How much a line looks like a title, in points; with 4 or more it is read as one.
fn title_points(view: View<'_>, line: usize, shape: &Shape, place: Place) -> i32 {
    let (words, written) = (view.words(line), view.written(line));
    let marked = written.len() >= words.len() + 2 && written.starts_with(['*', '_', '<']);
    let quoted = enclosed(words, '“', '”').or_else(|| enclosed(words, '"', '"')).is_some();
    let indented = view.indent(line) > shape.indent + INDENTED;
    let case = match () {
        () if is_in_capitals(words) && !shape.in_capitals => 3,
        () if is_in_title_case(words) && !shape.in_title_case => 2,
        () if words.starts_with(char::is_lowercase) => -1,
        () => 0,
    };
    // A title in a paragraph of its own may be longer than the short lines of the poem.
    let may_be_long = place.is_alone() && case > 0;
    let length = match () {
        () if shape.is_within(words, 7) => 2,
        () if shape.is_within(words, 9) => 1,
        () if shape.is_within(words, 11) || may_be_long => 0,
        () => -2,
    };
    let distinct = case > 0 || length > 0 || marked || quoted || indented || is_underlined(view, line);
    let mut points = case + length;
    points += if ends_in_stop(words) { -3 } else { 1 };
    points += i32::from(place.is_first);
    points += if place.is_alone() { 3 } else { -2 };
    points += i32::from(marked || quoted);
    points += i32::from(indented);
    points += if is_underlined(view, line) { 4 } else { 0 };
    // A line that looks like any other line of verse is set aside only where that avoids a finding.
    if distinct { points } else { points.min(3) }
}

/// From which length, in tenths of the usual line's, a line by itself is prose.
const LENGTH_OF_PROSE: usize = 18;

/// How much further a title is indented than the lines of verse, in characters.
const INDENTED: usize = 3;

/// Whether a row of marks lies right below a line.
fn is_underlined(view: View<'_>, line: usize) -> bool {
    let below = view.written(line + 1);
    below.len() > 2 && below.chars().all(|c| matches!(c, '=' | '-' | '~' | '*' | '_')) && !view.is_open(line + 1)
}

/// Whether a line is a title by what it says: `Title: The Mill`, or a kind of poem with its number, `Sonnet 12`.
/// `Some(true)` where it says so less plainly.
fn titled(words: &str) -> Option<bool> {
    let lower = words.to_lowercase();
    if ["title:", "subtitle:", "poem:"].iter().any(|mark| lower.starts_with(mark)) {
        return Some(false);
    }
    let mut parts = words.split_whitespace();
    let (first, second, rest) = (parts.next()?, parts.next()?, parts.next());
    let kind = first.starts_with(char::is_uppercase) && first.chars().all(char::is_alphabetic);
    let numbered =
        number(second).is_some() || NUMBER_WORDS.contains(&second.to_lowercase().trim_end_matches([':', '.']));
    (kind && numbered && (rest.is_none() || second.ends_with([':', '.', '—']))).then_some(rest.is_some())
}

const NUMBER_WORDS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third",
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// Words with which a dedication begins.
const DEDICATIONS: [&str; 13] = [
    "for ",
    "to ",
    "after ",
    "in memory of ",
    "in memoriam ",
    "i.m. ",
    "dedicated to ",
    "in honor of ",
    "in honour of ",
    "with thanks to ",
    "with apologies to ",
    "inspired by ",
    "based on ",
];

/// Whether a line dedicates the poem: to somebody with a capital or to somebody of the poet's, in few words and without a stop.
fn is_dedication(words: &str) -> bool {
    let lower = words.trim_start_matches(['(', '—', '–', '-', ' ']).to_lowercase();
    let begins = DEDICATIONS.iter().any(|mark| lower.starts_with(mark));
    let stops = words.ends_with([',', ';', ':', '?', '!']) || ends_in_stop(words.trim_end_matches('.'));
    begins && !stops && (2..=MOST_NAMES).contains(&bare_words(words).count())
}

/// The dedication that a paragraph of one line between two poems may be: to somebody by name. A poem may have such a line too, so the
/// form decides.
pub(in crate::page) fn dedication(view: View<'_>, line: usize) -> Option<Possible> {
    let words = view.words(line);
    let lower = words.to_lowercase();
    let name =
        DEDICATIONS.iter().find_map(|mark| lower.starts_with(mark).then(|| words.get(mark.len()..)).flatten())?;
    let names_somebody = name.starts_with(char::is_uppercase) && is_name_or_one(name.trim_end_matches('.'));
    (names_somebody && is_dedication(words)).then(|| possible(Role::Dedication, UNLIKELY))
}

/// Whether a paragraph is a quotation with its source: its last line begins with a dash.
pub(in crate::page) fn epigraph(view: View<'_>, paragraph: std::ops::Range<usize>, alone: bool) -> Option<Possible> {
    let source = view.words(paragraph.end - 1);
    let (first, length) = (view.words(paragraph.start), paragraph.len());
    if length > LONGEST_EPIGRAPH {
        return None;
    }
    let quoted = |text: &str| text.starts_with(['“', '"', '‘', '«', '\'']);
    if length > 1
        && after_dash(source)
            .is_some_and(|rest| quoted(first) || rest.starts_with(|c: char| c.is_uppercase() || quoted(&c.to_string())))
    {
        return Some(possible(Role::Epigraph, if quoted(first) { PLAIN } else { LIKELY }));
    }
    let last = source.ends_with(['”', '"', '»']) || source.ends_with(')');
    // One short line in marks of quotation is a title.
    let long = length > 1 || bare_words(first).count() > MOST_NAMES;
    (alone && long && quoted(first) && last && length <= 3).then(|| possible(Role::Epigraph, EVEN))
}

/// The most lines of an epigraph.
const LONGEST_EPIGRAPH: usize = 6;
