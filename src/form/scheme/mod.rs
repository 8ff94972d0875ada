//! The scheme of a form: `A1bA2 abA1 ...`, its structure, rhymes, refrains and end-words in one string.
//!
//! [`Scheme::parse`] reads the notation, [`Scheme::expand`] expands it to a number of stanzas. The notation is that of the
//! handbooks, and adds `...`: a single stanza before it repeats with new rhymes; two or more show the step from one stanza to the
//! next.

mod expand;
mod parse;

pub(super) use expand::{ExpandedLine, Expansion};

use std::fmt;

use super::Fault;

/// A valid scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    text: String,
    head: Vec<Stanza>,
    tail: Vec<Stanza>,
    repeats: bool,
    step: expand::Step,
}

/// The marks of one stanza, one for each line.
pub(super) type Stanza = Vec<Mark>;

/// What the scheme asks of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// `x`: any end.
    Free,
    /// `-`: an end that does not rhyme.
    Forbidden,
    /// A small letter: a rhyme.
    Rhyme(char),
    /// A capital, with its number if it has one: a returning line.
    Refrain(RefrainName),
    /// A digit, or several in brackets: end-words in order, the last at the line's end.
    EndWords(Vec<u8>),
    /// Brackets: rhymes inside the line, then the one at its end unless that is `x`.
    Inner { inner: Vec<InnerMark>, end: Option<char> },
}

/// A rhyme inside a line: the letter, and the syllables it may fall on, counted from 1; anywhere when absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InnerMark {
    pub(super) letter: char,
    pub(super) at: Option<(u32, u32)>,
}

/// The name of a returning line: `A`, `A1`. The letter is the capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RefrainName {
    pub(super) letter: char,
    pub(super) number: Option<u32>,
}

impl Mark {
    /// The rhymes of the line in their order, as small letters.
    pub(super) fn letters(&self) -> Vec<char> {
        match self {
            Self::Free | Self::Forbidden | Self::EndWords(_) => Vec::new(),
            Self::Rhyme(letter) => vec![*letter],
            Self::Refrain(name) => name.rhyme().into_iter().collect(),
            Self::Inner { inner, end } => inner.iter().map(|mark| mark.letter).chain(*end).collect(),
        }
    }

    /// Whether two marks ask for the same kind of thing.
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl RefrainName {
    /// The small letter a returning line rhymes on; none for `X`.
    pub(super) fn rhyme(self) -> Option<char> {
        Some(self.letter.to_ascii_lowercase()).filter(|&letter| letter != 'x')
    }
}

impl Scheme {
    /// Reads a scheme.
    ///
    /// # Errors
    /// When a mark is unknown, or the step from one stanza to the next is unclear.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        parse::scheme(text)
    }

    /// Whether the scheme goes on: it holds `...`.
    pub fn repeats(&self) -> bool {
        self.repeats
    }

    /// Whether lines of it rhyme, at their ends or within.
    pub(super) fn has_rhymes(&self) -> bool {
        self.written().flatten().any(|mark| !mark.letters().is_empty())
    }

    /// Whether a line of it returns.
    pub fn has_refrains(&self) -> bool {
        self.written().flatten().any(|mark| matches!(mark, Mark::Refrain(_)))
    }

    /// The number of lines of the shortest poem.
    pub fn least_lines(&self) -> usize {
        self.lines(self.least_regular())
    }

    /// The number of stanzas of the shortest poem.
    pub fn least_stanzas(&self) -> usize {
        self.stanzas(self.least_regular())
    }

    /// The number of lines of the repeating stanza; 0 in a scheme without `...`.
    pub fn unit_lines(&self) -> usize {
        if self.repeats { self.head.last().map_or(0, Vec::len) } else { 0 }
    }

    /// The least number of regular stanzas: those written before `...`.
    pub(super) fn least_regular(&self) -> usize {
        self.head.len()
    }

    /// The number of lines of a poem with this many regular stanzas, its close included.
    pub(super) fn lines(&self, regular: usize) -> usize {
        let written: usize = self.head.iter().chain(self.close()).map(Vec::len).sum();
        written + regular.saturating_sub(self.head.len()) * self.unit_lines()
    }

    /// The number of lines before the close.
    pub(super) fn regular_lines(&self, regular: usize) -> usize {
        self.lines(regular) - self.close().iter().map(Vec::len).sum::<usize>()
    }

    /// The number of stanzas of a poem with this many regular ones, its close included.
    pub(super) fn stanzas(&self, regular: usize) -> usize {
        regular.max(self.head.len()) + self.close().len()
    }

    /// The stanzas written before `...`, or all of them.
    pub(super) fn head(&self) -> &[Stanza] {
        &self.head
    }

    /// The stanzas after the last regular one.
    pub(super) fn close(&self) -> &[Stanza] {
        if self.is_aligned() { self.tail.get(1..).unwrap_or_default() } else { &self.tail }
    }

    /// Every stanza as written.
    pub(super) fn written(&self) -> impl Iterator<Item = &Stanza> {
        self.head.iter().chain(&self.tail)
    }

    /// A letter that occurs once in the shortest poem, and so rhymes with nothing.
    pub(super) fn lone_letter(&self) -> Option<char> {
        let expansion = self.expand(self.least_regular());
        let mut seen: Vec<(u32, char, usize)> = Vec::new();
        for line in &expansion.lines {
            for (letter, &rhyme) in line.mark.letters().into_iter().zip(expansion.rhymes(line)) {
                match seen.iter_mut().find(|(known, ..)| *known == rhyme) {
                    Some((.., times)) => *times += 1,
                    None => seen.push((rhyme, letter, 1)),
                }
            }
        }
        seen.into_iter().find(|(.., times)| *times == 1).map(|(_, letter, _)| letter)
    }

    /// An end-word that no other line has, of a scheme that does not repeat.
    pub(super) fn lone_end_word(&self) -> Option<u8> {
        if self.repeats {
            return None;
        }
        let of = |mark: &Mark| if let Mark::EndWords(words) = mark { words.clone() } else { Vec::new() };
        let all: Vec<u8> = self.written().flatten().flat_map(of).collect();
        let is_lone =
            |word: &u8| all.iter().position(|other| other == word) == all.iter().rposition(|other| other == word);
        all.iter().copied().find(is_lone)
    }

    /// Whether a returning line has this capital.
    pub(super) fn has_refrain(&self, letter: char) -> bool {
        self.written().flatten().any(|mark| matches!(mark, Mark::Refrain(name) if name.letter == letter))
    }

    /// Whether each letter means the same rhyme in every stanza or a new one: no step carries one letter's rhyme to another.
    pub(super) fn letters_stay(&self) -> bool {
        !self.repeats || self.head.len() == 1
    }

    /// Whether the first stanza after `...` is the last repeat: it has the shape of the repeating stanza.
    fn is_aligned(&self) -> bool {
        let (true, Some(unit), Some(first)) = (self.repeats, self.head.last(), self.tail.first()) else { return false };
        unit.len() == first.len() && unit.iter().zip(first).all(|(one, other)| one.is_like(other))
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A stanza in the notation.
pub(super) fn written(stanza: &[Mark]) -> String {
    stanza.iter().map(ToString::to_string).collect()
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str("x"),
            Self::Forbidden => f.write_str("-"),
            Self::Rhyme(letter) => write!(f, "{letter}"),
            Self::Refrain(name) => write!(f, "{name}"),
            Self::EndWords(words) if words.len() == 1 => words.iter().try_for_each(|word| write!(f, "{word}")),
            Self::EndWords(words) => {
                f.write_str("(")?;
                words.iter().try_for_each(|word| write!(f, "{word}"))?;
                f.write_str(")")
            }
            Self::Inner { inner, end } => {
                f.write_str("(")?;
                inner.iter().try_for_each(|mark| write!(f, "{mark}"))?;
                write!(f, "{})", end.unwrap_or('x'))
            }
        }
    }
}

impl fmt::Display for InnerMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            None => write!(f, "{}", self.letter),
            Some((from, to)) if from == to => write!(f, "{}@{from}", self.letter),
            Some((from, to)) => write!(f, "{}@{from}-{to}", self.letter),
        }
    }
}

impl fmt::Display for RefrainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter)?;
        self.number.map_or(Ok(()), |number| write!(f, "{number}"))
    }
}

#[cfg(test)]
mod tests;
