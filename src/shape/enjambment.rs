//! Enjambment: a line whose sentence runs on to the next.

use crate::analysis::{HeardLine, Poem};
use crate::lexicon::standing;
use crate::meter::{Leaning, leaning};
use crate::span::Span;
use crate::speech::Stop;
use crate::text::{is_hyphen, plain};

/// How a line's sense runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enjambment {
    /// How strongly.
    pub strength: Strength,
    /// The sign by which it is known.
    pub why: Why,
}

/// How strongly a line's sense runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// No mark closes the line.
    Weak,
    /// The line's end parts a word, or words of one phrase.
    Strong,
}

impl Strength {
    /// `weak` or `strong`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Strong => "strong",
        }
    }
}

/// The sign by which an enjambment is known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// A hyphen parts a word.
    Word,
    /// This word leans on the next line: *of*, *the*, *shall*.
    Leans(Box<str>),
    /// This adjective goes with this noun.
    Noun(Box<str>, Box<str>),
    /// No mark closes the line.
    Open,
}

impl Why {
    /// In words: `the leans on the next line`.
    pub fn in_words(&self) -> String {
        match self {
            Self::Word => "a word is parted".to_owned(),
            Self::Leans(word) => format!("\u{201c}{word}\u{201d} leans on the next line"),
            Self::Noun(adjective, noun) => format!("\u{201c}{adjective}\u{201d} goes with \u{201c}{noun}\u{201d}"),
            Self::Open => "no mark closes the line".to_owned(),
        }
    }
}

/// A poem has marks at its line ends where at least one line in so many is closed by one: verse that does without leaves none or a few.
const ONE_IN: usize = 8;

/// Whether a poem has marks at its line ends; the last line's alone says nothing.
pub(super) fn has_marks(poem: &Poem) -> bool {
    let inner = poem.lines.split_last().map_or(&[][..], |(_, lines)| lines);
    let closed = inner.iter().filter(|line| close(&line.heard) != Stop::None).count();
    closed > 0 && closed * ONE_IN >= inner.len()
}

/// What closes a line.
pub(super) fn close(line: &HeardLine) -> Stop {
    let end = line.words.last().map_or(0, |word| word.span.end());
    Stop::of(Span::new(end, line.text.len()).of(&line.text))
}

/// How a line's sense runs on to the next; `None` where a mark closes it, or where the poem has no marks and no phrase is parted.
pub(super) fn between(line: &HeardLine, next: &HeardLine, marked: bool) -> Option<Enjambment> {
    let (last, first) = (line.words.last()?, next.words.first()?);
    let strong = |why| Some(Enjambment { strength: Strength::Strong, why });
    let rest = Span::new(last.span.end(), line.text.len()).of(&line.text);
    // A mark of quotation after the hyphen, "blue-” / “bell", parts no word from it.
    let mut marks = rest.trim_end().trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}']).chars();
    if marks.next().is_some_and(is_hyphen) && marks.next().is_none() {
        return strong(Why::Word);
    }
    if close(line) != Stop::None {
        return None;
    }
    let (last, first) = (line.text_of(last), next.text_of(first));
    if leans(last, first) {
        return strong(Why::Leans(last.into()));
    }
    if qualifies(last, first) {
        return strong(Why::Noun(last.into(), first.into()));
    }
    marked.then_some(Enjambment { strength: Strength::Weak, why: Why::Open })
}

/// Whether the last word of a line wants a word that the next line has: *the*, *of*, *and*; an auxiliary or a pronoun only where no new
/// phrase begins there.
fn leans(last: &str, first: &str) -> bool {
    match leaning(&plain(last)) {
        Leaning::Always => true,
        Leaning::Unless => {
            !matches!(leaning(&plain(first)), Leaning::Always | Leaning::Unless | Leaning::Opens)
                || is_determiner(first)
        }
        Leaning::Opens | Leaning::Never => false,
    }
}

/// Whether a word begins a noun's phrase, which a preposition goes with.
fn is_determiner(word: &str) -> bool {
    crate::meter::is_determiner(&plain(word))
}

/// Whether a word is an adjective and nothing else, and the next one a noun.
fn qualifies(last: &str, first: &str) -> bool {
    let parts = |word: &str| standing(&plain(word)).parts;
    let (one, other) = (parts(last), parts(first));
    one.is_adjective() && !one.is_noun() && !one.is_verb() && !one.is_adverb() && other.is_noun() && !other.is_verb()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    fn told(line: &str, next: &str) -> String {
        let ear = Ear::new();
        let found = between(&HeardLine::hear(line, &ear), &HeardLine::hear(next, &ear), true);
        found.map_or_else(String::new, |found| format!("{}: {}", found.strength.id(), found.why.in_words()))
    }

    #[test]
    fn a_line_is_closed_by_a_mark_and_runs_on_without_one() {
        for (line, next, expected) in [
            ("The ink is dry,", "I lift the pen", ""),
            ("The ink is dry.\u{201d}", "I lift the pen", ""),
            ("I leave the house at dawn", "and lock the door", "weak: no mark closes the line"),
            ("We sold the boats", "before the winter came", "weak: no mark closes the line"),
        ] {
            assert_eq!(told(line, next), expected, "{line} / {next}");
        }
    }

    #[test]
    fn a_phrase_or_a_word_that_the_lines_end_parts_is_a_strong_enjambment() {
        for (line, next, why) in [
            ("She never spoke of the", "river again", "\u{201c}the\u{201d} leans on the next line"),
            ("He left his coat upon", "the kitchen chair", "\u{201c}upon\u{201d} leans on the next line"),
            ("\u{201c}It was a blue\u{2010}\u{201d}", "bell", "a word is parted"),
            ("He left his coat upon my", "kitchen chair", "\u{201c}my\u{201d} leans on the next line"),
            ("The road went on and", "on into the hills", "\u{201c}and\u{201d} leans on the next line"),
            ("A letter came from", "the northern coast", "\u{201c}from\u{201d} leans on the next line"),
            ("They told us that we would", "remember this", "\u{201c}would\u{201d} leans on the next line"),
            (
                "All night the beautiful",
                "lamps were burning",
                "\u{201c}beautiful\u{201d} goes with \u{201c}lamps\u{201d}",
            ),
            ("We walked the length of rail-", "road to the mill", "a word is parted"),
        ] {
            assert_eq!(told(line, next), format!("strong: {why}"), "{line} / {next}");
        }
    }

    #[test]
    fn a_particle_or_an_auxiliary_that_ends_its_clause_is_no_strong_one() {
        for (line, next) in
            [("I knew the tide would come in", "and cover it"), ("She is as kind as they were", "when we met")]
        {
            assert_eq!(told(line, next), "weak: no mark closes the line", "{line} / {next}");
        }
    }
}
