//! The roles of lines after a poem: signatures, notes, words about its end.

use super::{
    EVEN, FAINT, LIKELY, MOST_NAMES, PLAIN, UNLIKELY, anywhere, is_byline, is_name, is_name_or_one, possible, remark,
};
use crate::page::Role;
use crate::page::cost::{Cost, Possible};
use crate::page::shape::{Shape, View, after_dash, bare_words, ends_in_stop};

/// The role that a line after a poem may have; `is_alone` where it is a paragraph of its own.
pub(in crate::page) fn after(view: View<'_>, line: usize, shape: &Shape, is_alone: bool) -> Option<Possible> {
    let words = view.words(line);
    if let Some(known) = anywhere(view, line, shape) {
        return Some(known);
    }
    if let Some(cost) = signature(view, line, shape, is_alone) {
        return Some(possible(Role::Signature, cost));
    }
    if let Some(cost) = remark::after(words).filter(|_| is_alone) {
        return Some(possible(Role::Note, cost));
    }
    // Markdown takes an asterisk before a line for the mark of a list.
    let starred = shape.has_stanzas && view.written(line).starts_with("* ");
    if is_alone && (is_note(words) || starred) {
        return Some(possible(Role::Note, LIKELY));
    }
    if is_end(words) {
        return Some(possible(Role::End, if is_alone { PLAIN } else { EVEN }));
    }
    let odd = !shape.is_within(words, 14) || shape.is_within(words, 5);
    let below_break = is_below_break(view, line);
    (is_alone && shape.has_stanzas && (odd || below_break))
        .then(|| possible(Role::Note, if ends_in_stop(words) && !below_break { FAINT } else { UNLIKELY }))
}

/// Whether the next line above that is not blank parts poems.
fn is_below_break(view: View<'_>, line: usize) -> bool {
    let above = view.lines.get(..line).unwrap_or_default().iter().rev();
    above.map(|line| line.certain).find(|certain| *certain != Some(Role::Blank)) == Some(Some(Role::Break))
}

/// The costs of a signature: a name after a dash or far to the right, a name in a paragraph of its own.
fn signature(view: View<'_>, line: usize, shape: &Shape, is_alone: bool) -> Option<(Cost, Cost)> {
    let words = view.words(line);
    if bare_words(words).count() > MOST_NAMES || words.ends_with(['!', '?', ',', ';', ':']) {
        return None;
    }
    let indented = view.indent(line) >= shape.indent + FAR_RIGHT;
    // A tilde begins a name as some poets sign, and no line of verse.
    let tilde =
        view.written(line).starts_with('~') && !words.ends_with('~') && bare_words(words).count() <= MOST_AFTER_TILDE;
    let capital = |text: &str| text.trim_start_matches(['“', '"', '(']).starts_with(char::is_uppercase);
    match after_dash(view.written(line).trim_start_matches(['*', '_'])) {
        Some(_) if tilde => Some(if is_alone { PLAIN } else { LIKELY }),
        Some(rest) if !capital(rest) => is_alone.then_some(UNLIKELY),
        Some(_) if is_alone && is_name_or_one(words) => Some(PLAIN),
        Some(_) if is_alone || is_name_or_one(words) => Some(LIKELY),
        Some(_) => Some(UNLIKELY),
        None if is_byline(words) => Some(if is_alone { PLAIN } else { LIKELY }),
        None if is_alone && is_name(words) => Some(LIKELY),
        None if indented && is_name_or_one(words) && shape.is_within(words, 7) => Some(EVEN),
        None => None,
    }
}

/// The most words of a signature after a tilde.
const MOST_AFTER_TILDE: usize = 3;

/// How much further a signature is indented than the lines of verse, in characters.
const FAR_RIGHT: usize = 12;

/// Whether a line is a note: it begins with the sign of one or with the number of the first, or says so.
///
/// Notes are numbered from 1; the numbered lines of a stanza may begin with any number.
pub(in crate::page) fn is_note(words: &str) -> bool {
    let lower = words.to_lowercase();
    let numbered = words
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(number, rest)| number.trim_start_matches('^') == "1" && !rest.trim().is_empty());
    let signed = words.starts_with(['¹', '²', '³', '*', '†', '‡'])
        && words.chars().nth(1).is_some_and(|c| c == ' ' || c.is_alphanumeric());
    let listed = words.strip_prefix('1').is_some_and(|rest| rest.starts_with([')', '.', ':']) && rest.len() > 2);
    let headed = words.split_once(':').is_some_and(|(heading, _)| is_notes_heading(heading));
    numbered
        || signed
        || listed
        || headed
        || ["note:", "notes:", "note to ", "n.b.", "nb:", "line ", "lines ", "l. ", "ll. "]
            .iter()
            .any(|mark| lower.starts_with(mark) && (mark.ends_with([':', '.']) || lower.contains(':')))
}

/// Whether a line is the heading of notes, to which all later lines belong.
pub(in crate::page) fn is_notes_heading(words: &str) -> bool {
    if words.len() > LONGEST_HEADING {
        return false;
    }
    let lower = words.trim_end_matches(':').to_lowercase().replace('’', "'");
    if matches!(lower.as_str(), "notes" | "note" | "footnotes" | "endnotes" | "glossary") {
        return true;
    }
    let (of, last) = lower.rsplit_once(' ').unwrap_or_default();
    matches!(last, "note" | "notes") && NOTES_OF.contains(&of)
}

/// The most bytes of a heading of notes: `Translator’s notes:` has 20.
const LONGEST_HEADING: usize = 24;

/// Whose notes, or what for: `Author's note`, `Revision notes`.
const NOTES_OF: [&str; 12] = [
    "author's",
    "poet's",
    "translator's",
    "editor's",
    "teacher's",
    "author",
    "process",
    "revision",
    "draft",
    "craft",
    "workshop",
    "historical",
];

/// Whether a line says that the poem ends, or how long it is: `The End`, `Fin`, `(14 lines)`.
fn is_end(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if matches!(bare.as_str(), "the end" | "end" | "fin" | "finis" | "ende" | "end of poem" | "30") {
        return bare != "30" || words.starts_with('-');
    }
    let mut parts = bare.split_whitespace();
    let counted = |part: Option<&str>| {
        part.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty())
    };
    let unit = |part: Option<&str>| {
        part.is_some_and(|part| {
            matches!(part.trim_end_matches([',', ';']), "lines" | "words" | "syllables" | "stanzas" | "line" | "stanza")
        })
    };
    if bare.starts_with("word count") || bare.starts_with("line count") {
        return true;
    }
    counted(parts.next()) && unit(parts.next()) && bare.split_whitespace().count() <= 4
}
