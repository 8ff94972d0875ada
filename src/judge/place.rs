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
    let noun = noun(&laid.case.form.name);
    match (laid.case.form.repeats(), laid.layout.stanza_lines(slot)) {
        (true, 0 | 1) => "a line".to_owned(),
        (true, _) => format!("line {} of {}", within + 1, with_article(&stanza_noun(&noun))),
        (false, _) if laid.layout.stanzas.len() > 1 => format!("line {} of stanza {}", within + 1, stanza + 1),
        (false, _) => format!("line {} of {}", within + 1, with_article(&noun)),
    }
}

/// Last words of names that already mean one stanza.
const STANZA_NOUNS: &[&str] =
    &["stanza", "quatrain", "couplet", "couplets", "tercet", "triplet", "stanzas", "rima", "royal"];

/// What one stanza of a repeating form is called: `common meter stanza`, `couplet`.
fn stanza_noun(noun: &str) -> String {
    let last = noun.split_whitespace().next_back().unwrap_or_default();
    if STANZA_NOUNS.contains(&last) { noun.trim_end_matches('s').to_owned() } else { format!("{noun} stanza") }
}

/// A name with its article: `a haiku`, `an englyn`.
pub(super) fn with_article(name: &str) -> String {
    let vowel = name.chars().next().is_some_and(|first| "aeiouAEIOU".contains(first));
    let sounds_like_you = ["one", "uni", "eu"].iter().any(|start| name.to_lowercase().starts_with(start));
    let article = if vowel && !sounds_like_you { "an" } else { "a" };
    format!("{article} {name}")
}

/// First words of form names that keep their capital inside a sentence because they name a person, people or place.
#[rustfmt::skip]
const PROPER_ENDINGS: &[&str] = &["ean", "ian", "ish", "esque", "ese", "can", "nch", "'s"];

/// A form's name as it stands inside a sentence: `haiku`, but `Shakespearean sonnet` and `Burns stanza`.
///
/// A name of one word is a common noun; of several, the first word keeps its capital when it is made from a name, or when
/// it has another capital after it (`In Memoriam stanza`).
pub(super) fn noun(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let kind = words.next_back().unwrap_or_default();
    let later_capital = name.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    let made_from_a_name = PROPER_ENDINGS.iter().any(|ending| first.ends_with(ending));
    let possessive = kind == "stanza" && first.ends_with('s');
    if later_capital || (made_from_a_name && !kind.is_empty()) || possessive {
        return name.to_owned();
    }
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
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
    fn a_form_is_named_as_inside_a_sentence() {
        for (name, said) in [
            ("Haiku", "a haiku"),
            ("Englyn", "an englyn"),
            ("Shakespearean sonnet", "a Shakespearean sonnet"),
            ("Blank verse", "a blank verse"),
            ("Burns stanza", "a Burns stanza"),
            ("In Memoriam stanza", "an In Memoriam stanza"),
            ("Modern haiku", "a modern haiku"),
        ] {
            assert_eq!(with_article(&noun(name)), said);
        }
    }

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(listed(&["glass", "grass"]), "*glass* and *grass*");
        assert_eq!(listed(&["a", "b", "c"]), "*a*, *b* and *c*");
    }
}
