//! Mesostics: the letters of a text stand somewhere in each line, and read down they are its spine.

use crate::form::{Acrostic, Mesostic};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::span::Span;
use crate::text::letters;

/// A letter of a line with its bytes there.
struct Placed {
    letter: String,
    span: Span,
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, acrostic: &Acrostic, due: &[String]) {
    // The letter of the spine in the line before.
    let mut earlier: Option<&String> = None;
    for (nth, (line, own)) in aligned.lines().zip(due).enumerate() {
        if !aligned.is_settled(line) {
            earlier = None;
            continue;
        }
        let placed = placed(aligned, line);
        let Some(spine) = placed.iter().position(|found| found.letter == *own) else {
            let message = format!(
                "No {} in this line; the letters down the middle want it (letter {})",
                own.to_uppercase(),
                nth + 1
            );
            report.add(Remark::new(Rule::Acrostic, line, message));
            earlier = None;
            continue;
        };
        let (left, right) = placed.split_at(spine);
        let after = right.get(1..).unwrap_or_default();
        if let Some(found) = stray(acrostic.mesostic, own, earlier, left, after, due.get(nth + 1)) {
            let message = format!("{} stands between two letters of the spine", found.letter.to_uppercase());
            report.add(Remark::new(Rule::Acrostic, line, message).over([found.span]));
        }
        earlier = Some(own);
    }
}

/// A letter that may not stand where it does: the letter due next after this one of the spine, or in a full mesostic this one again,
/// or the one before it.
///
/// The spine's letter is the first of its kind in the line, since none may stand before it.
fn stray<'p>(
    rule: Mesostic,
    own: &str,
    earlier: Option<&String>,
    left: &'p [Placed],
    after: &'p [Placed],
    next: Option<&String>,
) -> Option<&'p Placed> {
    let is_next = |found: &&Placed| next.is_some_and(|next| found.letter == *next);
    match rule {
        Mesostic::Free => None,
        Mesostic::Half => after.iter().find(is_next),
        Mesostic::Full => {
            let again = |found: &&Placed| next.is_some() && found.letter == own;
            let late = |found: &&Placed| earlier.is_some_and(|earlier| found.letter == *earlier);
            left.iter().find(late).or_else(|| after.iter().find(|found| is_next(found) || again(found)))
        }
    }
}

fn placed(aligned: &AlignedPoem<'_>, line: usize) -> Vec<Placed> {
    let heard = aligned.heard(line);
    crate::steps::count(heard.words.len());
    let words = heard.words.iter();
    let letters = words.flat_map(|word| letters(heard.text_of(word)).map(|found| (found, word.span.start)));
    letters.map(|(found, start)| Placed { letter: found.letter.to_string(), span: found.span.shifted(start) }).collect()
}
