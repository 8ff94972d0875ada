//! The parser of the scheme notation.

use super::expand::Step;
use super::{InnerMark, Mark, RefrainName, Scheme, Stanza, written};
use crate::form::{Fault, MOST_LINES};

/// Reads a scheme in the notation of the module `scheme`.
pub(super) fn scheme(text: &str) -> Result<Scheme, Fault> {
    let stanzas: Vec<&str> = text.split_whitespace().collect();
    if stanzas.is_empty() {
        return Err(Fault::EmptyScheme);
    }
    let folded = stanzas.iter().filter(|stanza| **stanza != ELLIPSIS).all(|stanza| is_capitals(stanza));
    let mut sides = stanzas.split(|stanza| *stanza == ELLIPSIS);
    let (head, tail, rest) = (sides.next().unwrap_or_default(), sides.next(), sides.next());
    match (head, tail, rest) {
        (_, _, Some(_)) => return Err(Fault::TwoEllipses),
        ([], Some(_), None) => return Err(Fault::EllipsisFirst),
        _ => {}
    }
    let read = |side: &[&str]| side.iter().map(|text| stanza(text, folded)).collect::<Result<Vec<Stanza>, Fault>>();
    let (head, repeats) = (read(head)?, tail.is_some());
    let tail = read(tail.unwrap_or_default())?;
    let lines = head.iter().chain(&tail).map(Vec::len).sum();
    if lines > MOST_LINES {
        // Checked here, before the checks that compare pairs of lines.
        return Err(Fault::TooMuch { found: lines, of: "lines", most: MOST_LINES });
    }
    check_pattern(&head, repeats)?;
    let step = Step::of(&head, repeats);
    let scheme = Scheme { text: text.trim().to_owned(), head, tail, repeats, step };
    check_end_words(&scheme)?;
    Ok(scheme)
}

const ELLIPSIS: &str = "...";

/// The most end-words, or rhymes inside it, that one line may have; a tritina's last has three.
const MOST_IN_LINE: usize = 20;

fn is_capitals(stanza: &str) -> bool {
    stanza.chars().all(|mark| mark.is_ascii_uppercase())
}

/// Reads one stanza; with `folded`, capitals count as small letters.
fn stanza(text: &str, folded: bool) -> Result<Stanza, Fault> {
    let mut marks = Marks { text, rest: text };
    let mut stanza = Stanza::new();
    while let Some(mark) = marks.next_mark(folded)? {
        stanza.push(mark);
    }
    Ok(stanza)
}

/// A reader of a stanza's marks: the stanza and the part not yet read.
struct Marks<'t> {
    text: &'t str,
    rest: &'t str,
}

impl Marks<'_> {
    fn next_mark(&mut self, folded: bool) -> Result<Option<Mark>, Fault> {
        let Some(first) = self.take_char() else { return Ok(None) };
        let mark = match first {
            'x' => Mark::Free,
            'X' if folded => Mark::Free,
            '-' => Mark::Forbidden,
            '1'..='9' => Mark::EndWords(vec![digit(first)]),
            'A'..='Z' if folded => Mark::Rhyme(first.to_ascii_lowercase()),
            'A'..='Z' => Mark::Refrain(RefrainName { letter: first, number: self.take_number() }),
            'a'..='z' => match self.take_number() {
                None => Mark::Rhyme(first),
                Some(number) => {
                    return Err(Fault::NumberAfterSmall { mark: format!("{first}{number}"), letter: first });
                }
            },
            '(' => self.brackets()?,
            other => return Err(self.odd(&other.to_string())),
        };
        Ok(Some(mark))
    }

    /// Reads to the closing bracket: end-words, or rhymes inside a line and the one at its end.
    fn brackets(&mut self) -> Result<Mark, Fault> {
        let (mut words, mut inner, mut end) = (Vec::new(), Vec::new(), None);
        loop {
            match self.take_char() {
                Some(')') => break,
                Some(digit_mark @ '1'..='9') => words.push(digit(digit_mark)),
                Some('x') => end = None,
                Some(letter @ 'a'..='z') => {
                    inner.extend(end.take().map(|letter| InnerMark { letter, at: None }));
                    match self.take_place()? {
                        None => end = Some(letter),
                        at => inner.push(InnerMark { letter, at }),
                    }
                }
                Some(other) => return Err(self.odd(&other.to_string())),
                None => return Err(self.odd("(")),
            }
            if words.len() + inner.len() > MOST_IN_LINE {
                let found = words.len() + inner.len();
                return Err(Fault::TooMuch { found, of: "marks in one line", most: MOST_IN_LINE });
            }
        }
        match (words.is_empty(), inner.is_empty() && end.is_none()) {
            (false, true) => Ok(Mark::EndWords(words)),
            (true, false) => Ok(Mark::Inner { inner, end }),
            (true, true) | (false, false) => Err(self.odd("()")),
        }
    }

    /// Reads `@6` or `@6-9`, if it comes next.
    fn take_place(&mut self) -> Result<Option<(u32, u32)>, Fault> {
        let Some(rest) = self.rest.strip_prefix('@') else { return Ok(None) };
        self.rest = rest;
        let from = self.take_number().ok_or_else(|| self.odd("@"))?;
        let Some(rest) = self.rest.strip_prefix('-') else { return Ok(Some((from, from))) };
        self.rest = rest;
        let to = self.take_number().filter(|&to| to >= from).ok_or_else(|| self.odd("-"))?;
        Ok(Some((from, to)))
    }

    fn take_char(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let first = chars.next();
        self.rest = chars.as_str();
        first
    }

    /// Reads a number of up to three digits, if one comes next.
    fn take_number(&mut self) -> Option<u32> {
        let length = self.rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        digits.parse().ok()
    }

    fn odd(&self, found: &str) -> Fault {
        Fault::OddMark { found: found.to_owned(), stanza: self.text.to_owned() }
    }
}

fn digit(mark: char) -> u8 {
    mark.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default()
}

/// Checks that the last two stanzas before `...` show one clear step.
fn check_pattern(head: &[Stanza], repeats: bool) -> Result<(), Fault> {
    let (true, [.., from, to]) = (repeats, head) else { return Ok(()) };
    if from.len() != to.len() {
        return Err(Fault::UnlikeLengths(from.len(), to.len()));
    }
    if !from.iter().zip(to).all(|(one, other)| one.is_like(other)) {
        return Err(Fault::PatternUnclear { from: written(from), to: written(to) });
    }
    let letters = |stanza: &Stanza| stanza.iter().flat_map(Mark::letters).collect::<Vec<char>>();
    let mut becomes: Vec<(char, char)> = Vec::new();
    for (before, after) in letters(from).into_iter().zip(letters(to)) {
        match becomes.iter().find(|(letter, _)| *letter == before) {
            Some(&(letter, one)) if one != after => {
                return Err(Fault::PatternTorn { from: written(from), to: written(to), letter, one, other: after });
            }
            Some(_) => {}
            None => becomes.push((before, after)),
        }
    }
    Ok(())
}

/// Checks that later stanzas use only the end-words of the first stanza that has any.
fn check_end_words(scheme: &Scheme) -> Result<(), Fault> {
    let words = |stanza: &Stanza| -> Vec<u8> {
        let of = |mark: &Mark| if let Mark::EndWords(words) = mark { words.clone() } else { Vec::new() };
        stanza.iter().flat_map(of).collect()
    };
    let mut stanzas = scheme.written().map(words).filter(|words| !words.is_empty());
    let set = stanzas.next().unwrap_or_default();
    match stanzas.flatten().find(|word| !set.contains(word)) {
        Some(word) => Err(Fault::EndWordUnset(word)),
        None => Ok(()),
    }
}
