//! The signs by which a reader knows that a line around a poem is a title, a name, a date or a note.
//!
//! Each answer has two costs: of setting the line aside, and of reading it as verse. The scale is that of [`Cost`]: an error of the
//! judge weighs 40.

mod after;
mod before;
mod remark;
mod within;

pub(in crate::page) use after::{after, is_note, is_notes_heading};
pub(in crate::page) use before::{InParagraph, Place, before, dedication, epigraph};
pub(in crate::page) use within::within;

use super::Role;
use super::cost::{Cost, Possible};
use super::shape::{Shape, View, after_dash, bare_words, ends_in_stop, is_in_capitals};

/// Nobody would read it as verse, whatever the form wants; as verse it costs nearly an error.
const PLAIN: (Cost, Cost) = (0, 30);
/// A reader takes it for what it is, and would read it as verse where the form wants it.
const LIKELY: (Cost, Cost) = (0, 12);
/// As likely verse as not.
const EVEN: (Cost, Cost) = (3, 3);
/// A line of verse, unless the form has no place for it.
const UNLIKELY: (Cost, Cost) = (14, 0);
/// A line of verse that is set aside only where that mends more than one finding.
const FAINT: (Cost, Cost) = (26, 0);

fn possible(role: Role, (aside, verse): (Cost, Cost)) -> Possible {
    Possible { role, aside, verse }
}

/// Words before an author's name.
const BY: [&str; 9] =
    ["by ", "written by ", "words by ", "author: ", "author ", "poet: ", "translated by ", "tr. ", "from the "];

/// Whether a line says who wrote the poem.
fn is_byline(words: &str) -> bool {
    let lower = words.to_lowercase();
    let named = BY.iter().find_map(|mark| lower.starts_with(mark).then(|| words.get(mark.len()..).unwrap_or_default()));
    let somebody = |rest: &str| bare_words(rest).count() <= MOST_NAMES && is_name_or_one(rest);
    named.is_some_and(somebody) || after_dash(words).and_then(|rest| rest.strip_prefix("by ")).is_some_and(somebody)
}

/// The most words of a line that names somebody.
const MOST_NAMES: usize = 6;

fn is_name_or_one(words: &str) -> bool {
    !ends_in_stop(words)
        && bare_words(words).all(|word| !word.starts_with(char::is_lowercase) || is_particle(word))
        && bare_words(words).count() > 0
}

/// Whether a word may be part of a name without a capital.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "van" | "von" | "der" | "di" | "da" | "of" | "and" | "the" | "bin" | "al" | "y" | "e" | "aged"
    )
}

/// Whether a line is a name: two to four words with capitals, or initials.
fn is_name(words: &str) -> bool {
    let count = bare_words(words).count();
    let initials =
        words.chars().filter(|c| c.is_alphabetic()).count() <= 4 && words.contains('.') && is_in_capitals(words);
    let plain =
        words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\'' | ','));
    initials || plain && (2..=4).contains(&count) && is_name_or_one(words)
}

/// The role that a line may have both before and after a poem.
fn anywhere(view: View<'_>, line: usize, shape: &Shape) -> Option<Possible> {
    let words = view.words(line);
    let written = view.written(line);
    let all_tags =
        written.split_whitespace().all(|word| word.len() > 1 && word.starts_with('#') && !word.starts_with("##"));
    if all_tags {
        return Some(possible(Role::Tag, PLAIN));
    }
    let lower = words.to_lowercase();
    if ["tags:", "tags ", "labels:", "categories:", "category:", "filed under", "posted in", "keywords:"]
        .iter()
        .any(|mark| lower.starts_with(mark))
    {
        return Some(possible(Role::Tag, if words.contains(':') { PLAIN } else { UNLIKELY }));
    }
    if is_date(words) {
        return Some(possible(Role::Date, if shape.is_within(words, 9) { PLAIN } else { LIKELY }));
    }
    let addressed = ["http://", "https://", "www.", "©", "(c) ", "copyright", "all rights reserved"]
        .iter()
        .any(|mark| lower.contains(mark));
    addressed.then(|| possible(Role::Note, PLAIN))
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

const DATE_WORDS: [&str; 21] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "the",
    "of",
    "on",
    "in",
    "and",
    "c",
    "ca",
    "st",
    "early",
];

/// Whether a line is a date, with a place before it or without: `12 March 2021`, `Leeds, June 1998`, `2021-03-12`, `(1923)`.
fn is_date(words: &str) -> bool {
    if ends_in_stop(words.trim_end_matches('.')) {
        return false;
    }
    let (mut year, mut month, mut day, mut others) = (false, false, false, 0);
    for word in words
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty())
    {
        let lower = word.to_lowercase();
        let figures = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match figures.parse::<u32>() {
            Ok(1_000..=2_199) if figures == lower => year = true,
            Ok(1..=31) => day = true,
            Ok(_) if figures.len() == 2 => year = true,
            _ if MONTHS.contains(&lower.as_str()) => month = true,
            _ if DATE_WORDS.contains(&lower.as_str()) => {}
            _ if word.starts_with(char::is_uppercase) => others += 1,
            _ => return false,
        }
    }
    let named = words.contains(',') && others <= 3 || others == 0;
    let alone = others == 0 && !month && !day;
    named && (year && (month || day || alone || others > 0) || month && day)
}
