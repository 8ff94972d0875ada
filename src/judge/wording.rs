//! How messages name lines, counts and words.

use super::align::AlignedPoem;
use super::section::Section;
use crate::analysis::Counts;
use crate::form::Count;
use crate::lexicon;
use crate::phonology::Sounds;

pub(super) use crate::text::counted;

/// A count as a sentence has it: `2`, `2 or more`, `2-4`, `2 or 4`.
pub(super) fn wanted(count: &Count) -> String {
    count.to_string().replace('+', " or more")
}

/// The possible numbers of things: `3 syllables`, `3-4 syllables`.
pub(super) fn counts(counts: &Counts, thing: &str) -> String {
    if counts.most() == 1 { format!("1 {thing}") } else { format!("{counts} {thing}s") }
}

/// A word divided into syllables: `mi-gra-to-ry`; undivided where its letters do not show them.
pub(super) fn parted(word: &str, sounds: &Sounds) -> String {
    let parts = lexicon::parted(word, sounds);
    if parts.iter().any(|part| part.is_empty()) || word.contains(['-', '\u{2010}', '\u{2011}']) {
        return word.to_owned();
    }
    parts.join("-")
}

/// The line of a slot: `line 2 of a haiku`, `line 2 of a Burns stanza`.
pub(super) fn owed_line(aligned: &AlignedPoem<'_>, slot: usize) -> String {
    let (stanza, within) = aligned.layout.place(slot);
    let noun = &aligned.context.form.noun;
    match (aligned.context.form.repeats(), aligned.layout.stanza_lines(slot)) {
        (true, 0 | 1) => "a line".to_owned(),
        (true, _) if aligned.layout.stanzas.len() == 1 && aligned.context.form.schemes().next().is_none() => {
            format!("line {} of {}", within + 1, noun.poem())
        }
        (true, _) => format!("line {} of {}", within + 1, noun.stanza()),
        (false, _) if aligned.layout.stanzas.len() > 1 => format!("line {} of stanza {}", within + 1, stanza + 1),
        (false, _) => format!("line {} of {}", within + 1, noun.poem()),
    }
}

/// The place of a line as seen from another line of the poem: `line 2`, `line 2 of this part`, `line 2 of this stanza`, `line 2 of
/// stanza 1`.
///
/// Both lines are counted from 0 over the draft's lines of verse.
pub(super) fn line_seen_from(section: &Section, line: usize, from: usize) -> String {
    let (stanza, within) = section.stanza_and_line(line);
    let part = if section.is_part { " of this part" } else { "" };
    if section.stanzas.len() < 2 {
        return format!("line {}{part}", within + 1);
    }
    if section.stanza_and_line(from).0 == stanza {
        return format!("line {} of this stanza", within + 1);
    }
    format!("line {} of stanza {}{part}", within + 1, stanza + 1)
}

/// A sentence with a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Words between asterisks, joined as in a sentence: `*glass*`, `*glass* and *grass*`, `*a*, *b* and *c*`.
pub(super) fn listed(words: &[&str]) -> String {
    let marked: Vec<String> = words.iter().map(|word| format!("*{word}*")).collect();
    match marked.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&["glass", "grass"]), "*glass* and *grass*");
        assert_eq!(listed(&["a", "b", "c"]), "*a*, *b* and *c*");
    }
}
