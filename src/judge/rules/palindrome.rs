//! `palindrome`: letters, words or lines that should read the same from either end.

use std::ops::Range;

use crate::form::PalindromeUnit;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, same_words, wording};
use crate::span::Span;
use crate::text::{letters, word_key};

/// A letter, word or line with its place: what is compared, the line, and its bytes there.
struct Unit {
    text: String,
    line: usize,
    span: Span,
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(palindrome) = aligned.context.form.written.palindrome else { return };
    for (lines, is_whole) in aligned.stretches(palindrome.within) {
        if !is_whole {
            continue;
        }
        let units = units(aligned, palindrome.by, lines);
        let pairs = units.iter().zip(units.iter().rev()).take(units.len() / 2);
        // One letter too many makes all pairs inside it wrong: the check reports the outermost.
        if let Some((first, answer)) = pairs.into_iter().find(|(first, answer)| first.text != answer.text) {
            report.add(remark(aligned, palindrome.by, first, answer));
        }
    }
}

fn units(aligned: &AlignedPoem<'_>, by: PalindromeUnit, lines: Range<usize>) -> Vec<Unit> {
    let mut units = Vec::new();
    for line in lines {
        let heard = aligned.heard(line);
        crate::steps::count(heard.words.len());
        if by == PalindromeUnit::Line {
            let text = same_words::plain_words(heard).join(" ");
            units.push(Unit { text, line, span: Span::new(0, heard.text.len()) });
            continue;
        }
        for word in &heard.words {
            let text = heard.text_of(word);
            if by == PalindromeUnit::Word {
                units.push(Unit { text: word_key(text), line, span: word.span });
            } else {
                let letter = |found: crate::text::Letter| Unit {
                    text: found.letter.to_string(),
                    line,
                    span: found.span.shifted(word.span.start()),
                };
                units.extend(letters(text).map(letter));
            }
        }
    }
    units
}

fn remark(aligned: &AlignedPoem<'_>, by: PalindromeUnit, first: &Unit, answer: &Unit) -> Remark {
    let section = aligned.context.section;
    let place = if first.line == answer.line {
        "this line".to_owned()
    } else {
        wording::line_seen_from(section, first.line, answer.line)
    };
    let message = match by {
        PalindromeUnit::Letter => {
            format!("The letter {} should be the {} of {place}, read from the other end", answer.text, first.text)
        }
        PalindromeUnit::Word => {
            format!("*{}* should be the *{}* of {place}, read from the other end", answer.text, first.text)
        }
        PalindromeUnit::Line => format!("This line should be {place} again, read from the other end"),
    };
    let remark = Remark::new(Rule::Palindrome, answer.line, message).over([answer.span]);
    if first.line == answer.line {
        return remark;
    }
    remark.beside(first.line, aligned.heard(first.line).text.trim().to_owned())
}
