//! How a message names forms, lines and words, as a reader would.

use super::laid::Laid;
use super::section::Section;
use crate::analysis::Counts;
use crate::lexicon;
use crate::phonology::Sounds;

/// A count of things in words: `1 line`, `3 lines`.
pub(super) fn counted(count: u32, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

/// Counts in words: `3 syllables`, `3-4 syllables`.
pub(super) fn counts(counts: &Counts, thing: &str) -> String {
    if counts.most() == 1 { format!("1 {thing}") } else { format!("{counts} {thing}s") }
}

/// A word parted by its syllables: `mi-gra-to-ry`; whole where the letters do not part so.
pub(super) fn parted(word: &str, sounds: &Sounds) -> String {
    let parts = lexicon::parted(word, sounds);
    if parts.iter().any(|part| part.is_empty()) || word.contains(['-', '\u{2010}', '\u{2011}']) {
        return word.to_owned();
    }
    parts.join("-")
}

/// The line a slot stands for, as the form's reader names it: `line 2 of a haiku`, `line 2 of a Burns stanza`.
pub(super) fn owed_line(laid: &Laid<'_>, slot: usize) -> String {
    let (stanza, within) = laid.layout.place(slot);
    let noun = &laid.case.form.noun;
    match (laid.case.form.repeats(), laid.layout.stanza_lines(slot)) {
        (true, 0 | 1) => "a line".to_owned(),
        (true, _) => format!("line {} of {}", within + 1, noun.stanza()),
        (false, _) if laid.layout.stanzas.len() > 1 => format!("line {} of stanza {}", within + 1, stanza + 1),
        (false, _) => format!("line {} of {}", within + 1, noun.poem()),
    }
}

/// Where a line stands, seen from another line of the same poem: `line 2`, `line 2 of this stanza`, `line 2 of stanza 1`.
///
/// Both are places in the poem's lines, counted from 0.
pub(super) fn line_seen_from(section: &Section, line: usize, from: usize) -> String {
    let (stanza, within) = section.stanza_and_line(line);
    if section.stanzas.len() < 2 {
        return format!("line {}", within + 1);
    }
    if section.stanza_and_line(from).0 == stanza {
        return format!("line {} of this stanza", within + 1);
    }
    format!("line {} of stanza {}", within + 1, stanza + 1)
}

/// A sentence with its first letter large.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Words set in italics and joined as a sentence joins them: `*glass*`, `*glass* and *grass*`, `*a*, *b* and *c*`.
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
