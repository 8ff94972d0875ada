//! The roles of lines within a poem besides verse: the names of its parts, directions.

use super::{EVEN, LIKELY, PLAIN, possible};
use crate::page::Role;
use crate::page::cost::Possible;
use crate::page::shape::{View, bare_words, enclosed, number};
use crate::text::is_apostrophe;

/// Words that name a part of a song or of a poem.
const PARTS: [&str; 31] = [
    "verse",
    "chorus",
    "bridge",
    "refrain",
    "intro",
    "outro",
    "hook",
    "prechorus",
    "pre-chorus",
    "postchorus",
    "post-chorus",
    "coda",
    "interlude",
    "solo",
    "instrumental",
    "break",
    "breakdown",
    "tag",
    "vamp",
    "drop",
    "stanza",
    "burden",
    "strophe",
    "antistrophe",
    "epode",
    "octave",
    "sestet",
    "volta",
    "all",
    "middle",
    "turn",
];

/// The role that a line inside a poem may have besides verse: the name of a part, a direction.
pub(in crate::page) fn within(view: View<'_>, line: usize, begins: bool) -> Option<Possible> {
    let words = view.words(line);
    if is_envoi(words) {
        return Some(possible(Role::Envoi, PLAIN));
    }
    if let Some(inner) = enclosed(words, '[', ']') {
        let part = names_part(inner);
        return Some(possible(if part { Role::Label } else { Role::Direction }, if part { PLAIN } else { LIKELY }));
    }
    if !begins {
        return None;
    }
    let inner = enclosed(words, '(', ')').or_else(|| enclosed(words, '{', '}')).or_else(|| enclosed(words, '<', '>'));
    if let Some(inner) = inner.filter(|inner| names_part(inner)) {
        return Some(possible(Role::Label, if bare_words(inner).count() <= 2 { PLAIN } else { LIKELY }));
    }
    let bare = words.strip_suffix(':').unwrap_or(words);
    let labelled = names_part(bare) && bare_words(bare).count() <= 3 && bare.starts_with(char::is_uppercase);
    let colon = words.ends_with(':') && bare_words(bare).count() <= 3 && bare.starts_with(char::is_uppercase);
    match (labelled, words.ends_with(':'), colon) {
        (true, true, _) => Some(possible(Role::Label, PLAIN)),
        (true, false, _) if bare_words(bare).count() <= 2 && is_part_with_number(bare) => {
            Some(possible(Role::Label, LIKELY))
        }
        (_, _, true) => Some(possible(Role::Label, EVEN)),
        _ => None,
    }
}

/// Whether a line is the heading of a ballade's close: Envoi, L'Envoy.
fn is_envoi(line: &str) -> bool {
    const LONGEST: usize = "l\u{2019}envoy".len();
    let word = line.trim_end_matches(['.', ':']);
    word.len() <= LONGEST
        && matches!(word.to_lowercase().replace(is_apostrophe, "'").as_str(), "envoi" | "envoy" | "l'envoi" | "l'envoy")
}

/// Whether a text begins with the name of a part: `Verse 1`, `Chorus (x2)`, `Pre-Chorus: both`.
fn names_part(text: &str) -> bool {
    let first = text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ',')).next().unwrap_or_default();
    let bare = first.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_lowercase();
    PARTS.contains(&bare.as_str()) || number(text).is_some()
}

/// Whether a text is the name of a part and nothing more than its number.
fn is_part_with_number(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    names_part(parts.next().unwrap_or_default()) && parts.next().is_none_or(|second| number(second).is_some())
}
