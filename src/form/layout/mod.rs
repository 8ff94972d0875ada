//! Layouts: a form written out for a poem, as one slot for each line.
//!
//! A form can have many layouts: a sonnet's sestet has many schemes, terza rima any number of tercets. [`Form::layouts`] writes
//! out each layout that a poem of so many lines could have or still grow into; the judge chooses among them.

mod alternative;
mod slots;

pub(super) use alternative::{Alternative, Exception, Rising, Shape};

use std::ops::Range;
use std::sync::Arc;

use super::{Form, Measure, RefrainMatch, RefrainPart, StanzaBreaks};

/// A form written out: one of its schemes, expanded to a number of stanzas.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The number of the form's scheme, from 0.
    pub alternative: usize,
    /// One slot for each line, in order.
    pub slots: Vec<Slot>,
    /// The stanzas, as ranges of [`Layout::slots`].
    pub stanzas: Vec<Range<usize>>,
    /// Where blank lines may fall.
    pub breaks: StanzaBreaks,
    /// How its number of lines compares with the poem's.
    pub fit: LineFit,
    /// What at least one of several lines must have.
    pub one_of: Vec<OneOf>,
    /// Whether more lines may follow, because the form has no fixed number.
    pub open: bool,
}

/// How a layout's number of lines compares with a poem's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LineFit {
    /// It has as many.
    Exact,
    /// It has more: the poem may grow into it.
    Longer,
    /// It has fewer: the poem has extra lines.
    Shorter,
}

/// What the form asks of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// How the line ends.
    pub kind: SlotKind,
    /// The rhyme at its end, numbered by first appearance in the layout; see [`rhyme_letter`].
    pub rhyme: Option<u32>,
    /// Rhymes inside the line, in order.
    pub inner: Vec<InnerRhyme>,
    /// The returning line it is, if it is one.
    pub refrain: Option<Return>,
    /// End-words in order, the last at its end.
    pub end_words: Vec<u8>,
    /// What it owes by itself; slots that owe the same share one value.
    pub measure: Arc<Measure>,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SlotKind {
    /// `x`: on anything.
    Free,
    /// `-`: on no rhyme.
    Forbidden,
    /// On a rhyme.
    Rhyme,
    /// As an earlier line: all or part of that line returns.
    Refrain,
    /// On an end-word.
    EndWord,
}

/// A rhyme inside a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InnerRhyme {
    /// The rhyme, numbered as [`Slot::rhyme`] is.
    pub rhyme: u32,
    /// The syllables it may fall on, from 1, both included; `None` for anywhere.
    pub at: Option<(u32, u32)>,
}

/// A line that returns, or that later lines return to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// The number of the returning line in the layout; slots of one number repeat one line.
    pub line: u32,
    /// The capital of the scheme.
    pub letter: char,
    /// Its number among the returning lines of its letter, where there are several (the 2 of `A2`).
    pub number: Option<u32>,
    /// The slot whose line it repeats; `None` for the first of its slots.
    pub source: Option<usize>,
    /// Which part returns.
    pub part: RefrainPart,
    /// Whether the word before the repeated ending carries the rhyme.
    pub rhyme_before: bool,
    /// How closely it must return.
    pub matching: RefrainMatch,
}

/// What at least one of several lines must have.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOf {
    /// The lines, as places in [`Layout::slots`].
    pub slots: Vec<usize>,
    /// What one of them must have.
    pub measure: Arc<Measure>,
}

impl Slot {
    /// The slot's letter as a form writes it: `a`, `B`, `A1`, `x`, `-`, `3`, `(25)`, `(bb)`.
    pub fn letter(&self) -> String {
        let end = match (self.kind, self.rhyme, self.refrain) {
            (SlotKind::Forbidden, ..) => "-".to_owned(),
            (SlotKind::EndWord, ..) => self.end_words.iter().map(ToString::to_string).collect(),
            (_, rhyme, Some(refrain)) => {
                let letter =
                    rhyme.map_or_else(|| refrain.letter.to_string(), |rhyme| rhyme_letter(rhyme).to_uppercase());
                refrain.number.map_or(letter.clone(), |number| format!("{letter}{number}"))
            }
            (_, Some(rhyme), None) => rhyme_letter(rhyme),
            (_, None, None) => "x".to_owned(),
        };
        let inner: String = self.inner.iter().map(ToString::to_string).collect();
        if inner.is_empty() && self.end_words.len() < 2 { end } else { format!("({inner}{end})") }
    }
}

impl std::fmt::Display for InnerRhyme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&rhyme_letter(self.rhyme))?;
        match self.at {
            None => Ok(()),
            Some((from, to)) if from == to => write!(f, "@{from}"),
            Some((from, to)) => write!(f, "@{from}-{to}"),
        }
    }
}

/// The letter of a rhyme, by order of appearance from 0: `a` to `z` without `x`, then `aa`, `ab`.
pub fn rhyme_letter(rhyme: u32) -> String {
    let mut letters = String::new();
    let mut rest = Some(rhyme);
    while let Some(rhyme) = rest {
        letters.insert(0, char::from(RHYME_LETTERS[(rhyme % 25) as usize]));
        rest = (rhyme / 25).checked_sub(1);
    }
    letters
}

/// The letters a rhyme can have; `x` means no rhyme.
const RHYME_LETTERS: &[u8; 25] = b"abcdefghijklmnopqrstuvwyz";

impl Layout {
    /// The scheme as written out: `abab cdcd`.
    pub fn letters(&self) -> String {
        let stanza = |range: &Range<usize>| self.slots[range.clone()].iter().map(Slot::letter).collect::<String>();
        self.stanzas.iter().map(stanza).collect::<Vec<_>>().join(" ")
    }

    /// The stanza of a slot and its place there, both from 0.
    pub fn place(&self, slot: usize) -> (usize, usize) {
        let stanza = self.stanzas.partition_point(|stanza| stanza.end <= slot);
        (stanza, self.stanzas.get(stanza).map_or(0, |stanza| slot.saturating_sub(stanza.start)))
    }
}

impl Form {
    /// The layouts that a poem of `lines` lines in stanzas of these lengths could have or still grow into; never empty.
    ///
    /// For each scheme they are: the layout with as many lines, or the nearest shorter and longer ones; those that the poem may
    /// still become; and the one with as many stanzas as the poem, so that one line too many does not shift all stanzas below it.
    /// The time grows with the lines, not with the number of ways to divide a long poem.
    pub fn layouts(&self, lines: usize, stanza_lengths: &[usize]) -> Vec<Layout> {
        let mut layouts = Vec::new();
        for (index, alternative) in self.alternatives.iter().enumerate() {
            for regular in self.sizes(alternative, lines, stanza_lengths.len()) {
                layouts.push(alternative.layout(self, index, regular, lines, stanza_lengths));
            }
        }
        layouts
    }

    /// The shortest layout of the first scheme, as a picture of the form.
    pub fn shortest(&self) -> Option<Layout> {
        let first = self.alternatives.first()?;
        let lines = self.least_lines_of(first);
        Some(first.layout(self, 0, self.least_size(first), lines, &[]))
    }

    /// The sizes worth writing out, in order.
    fn sizes(&self, alternative: &Alternative, lines: usize, stanzas: usize) -> Vec<usize> {
        let fitting = alternative.size_of_lines(lines);
        let by_stanzas = alternative.size_of_stanzas(stanzas).min(fitting.saturating_mul(2));
        let mut sizes = vec![fitting, self.least_size(alternative), by_stanzas];
        if alternative.lines(fitting) != lines {
            sizes.extend(fitting.checked_sub(1));
        }
        // With a close, the last lines written may belong to it or to one more repeat.
        let mut next = fitting;
        while alternative.regular_lines(next) < lines && next < fitting + LONGEST_CLOSE {
            next += 1;
            sizes.push(next);
        }
        let (least, most) = (alternative.least_size(), alternative.most_size());
        for size in &mut sizes {
            *size = (*size).clamp(least, most);
        }
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }
}

/// The number of sizes tried beyond the one that fits the lines; no close in use is longer than its stanza.
const LONGEST_CLOSE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhymes_beyond_the_letters_have_two_and_then_three() {
        let letters = [0, 22, 23, 24, 25, 49, 50, 649, 650].map(rhyme_letter);
        assert_eq!(letters, ["a", "w", "y", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
