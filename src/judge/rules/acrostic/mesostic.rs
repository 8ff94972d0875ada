//! Mesostics: each line has one letter of a text at any place, and these letters, the spine, spell the text down the poem.

use super::Spelled;
use crate::form::Mesostic;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::span::Span;
use crate::text::{LetterSet, letters};

/// A letter of a line with its bytes there.
struct Placed {
    letter: char,
    span: Span,
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, spelled: &Spelled<'_>) {
    // A text for the middle of lines has letters alone.
    let due: Vec<char> = spelled.due.iter().filter_map(|due| due.chars().next()).collect();
    // The letter of the spine in the line before.
    let mut earlier: Option<char> = None;
    for (nth, (&line, &own)) in spelled.lines.iter().zip(&due).enumerate() {
        let before = earlier.take();
        if !aligned.is_settled(line) {
            continue;
        }
        let placed = placed(aligned, line);
        let Some(spine) = placed.iter().position(|found| found.letter == own) else {
            let letter = own.to_uppercase();
            let message = format!("No {letter} in this line; the letters down the middle want it (letter {})", nth + 1);
            report.add(Remark::new(Rule::Acrostic, line, message));
            continue;
        };
        let (left, right) = placed.split_at(spine);
        let neighbors = Neighbors { before, own, next: due.get(nth + 1).copied() };
        let strays = strays(spelled.acrostic.mesostic, neighbors, left, right.get(1..).unwrap_or_default());
        report.extend(remark(line, &strays));
        earlier = Some(own);
    }
}

/// The remark on the letters of a line that are where the kind of mesostic forbids them.
fn remark(line: usize, strays: &[&Placed]) -> Option<Remark> {
    let (first, last) = (strays.first()?, strays.last()?);
    let letters: LetterSet = strays.iter().map(|found| found.letter).collect();
    let stand = if letters.len() == 1 { "stands" } else { "stand" };
    let letters: Vec<String> = letters.iter().map(|letter| letter.to_uppercase().to_string()).collect();
    let message = format!("{} {stand} between two letters of the spine", letters.join(" and "));
    Some(Remark::new(Rule::Acrostic, line, message).over([Span::new(first.span.start(), last.span.end())]))
}

/// A line's letter of the spine, and those of the lines around it.
#[derive(Clone, Copy)]
struct Neighbors {
    before: Option<char>,
    own: char,
    next: Option<char>,
}

/// The letters at forbidden places: after the spine's letter of this line the letter due next, and in a full mesostic the same
/// letter again, or before it the spine's previous letter.
///
/// The spine's letter is the first of its kind in the line.
fn strays<'p>(rule: Mesostic, spine: Neighbors, left: &'p [Placed], after: &'p [Placed]) -> Vec<&'p Placed> {
    let is_next = |found: &&Placed| spine.next == Some(found.letter);
    match rule {
        Mesostic::Free => Vec::new(),
        Mesostic::Half => after.iter().filter(is_next).collect(),
        Mesostic::Full => {
            let again = |found: &&Placed| spine.next.is_some() && found.letter == spine.own;
            let late = |found: &&Placed| spine.before == Some(found.letter);
            left.iter().filter(late).chain(after.iter().filter(|found| is_next(found) || again(found))).collect()
        }
    }
}

fn placed(aligned: &AlignedPoem<'_>, line: usize) -> Vec<Placed> {
    let heard = aligned.heard(line);
    crate::steps::count(heard.words.len());
    let words = heard.words.iter();
    let letters = words.flat_map(|word| letters(heard.text_of(word)).map(|found| (found, word.span.start())));
    letters.map(|(found, start)| Placed { letter: found.letter, span: found.span.shifted(start) }).collect()
}
