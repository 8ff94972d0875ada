//! Removes from heard text the marks of notes after words, `mill[1]`, `mill¹`, and counts behind lines, `(5)`.

use crate::span::Span;

use super::PageLine;

/// Removes the marks of notes from the heard text of lines.
pub(super) fn strip_marks(text: &str, lines: &mut [PageLine]) {
    let raised = is_raised_series(text, lines);
    if !raised && !text.contains('[') {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.certain.is_none()) {
        let heard = line.heard.of(text);
        let marked = heard.contains('[') || raised && heard.contains(|c| raised_digit(c).is_some());
        if !marked {
            continue;
        }
        let mut cuts = bracketed(heard);
        if raised {
            cuts.extend(raised_numbers(heard).map(|(span, _)| span).filter(|span| span.start() > 0));
            cuts.sort_unstable();
        }
        if !cuts.is_empty() {
            line.heard = line.heard.without(&cuts, line.physical, text);
        }
    }
}

/// The fewest lines with a count behind them that make a page of counted lines.
const FEWEST_COUNTED: usize = 3;

/// Removes counts of syllables behind lines from their heard text, on a page where most lines have one: `an old silent pond
/// (5)`.
pub(super) fn strip_counts(text: &str, lines: &mut [PageLine]) {
    let is_open = |line: &&PageLine| line.certain.is_none() && !line.heard.of(text).trim().is_empty();
    let counted = |line: &PageLine| count_at_end(line.heard.of(text));
    let (open, with) = lines
        .iter()
        .filter(is_open)
        .fold((0, 0), |(open, with), line| (open + 1, with + usize::from(counted(line).is_some())));
    if with < FEWEST_COUNTED || 2 * with <= open {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.certain.is_none()) {
        if let Some(cut) = count_at_end(line.heard.of(text)) {
            line.heard = line.heard.without(&[cut], line.physical, text);
        }
    }
}

/// The count in brackets at the end of a line of words, with the white space before it: `(5)`, `[7 syllables]`.
fn count_at_end(heard: &str) -> Option<Span> {
    let line = heard.trim_end();
    let (before, count) = line.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let mut parts = count.split_whitespace();
    let number = parts.next().is_some_and(|part| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let unit = parts.next().is_none_or(|unit| matches!(unit, "syllable" | "syllables" | "syl" | "beats" | "words"));
    let words = before.trim_end();
    (number && unit && parts.next().is_none() && words.contains(char::is_alphabetic) && words.len() < before.len())
        .then(|| Span::new(words.len(), line.len()))
}

/// The marks in brackets right after a word or its stop: a number, a letter or an asterisk.
fn bracketed(heard: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut from = 0;
    while let Some(at) = heard.get(from..).and_then(|rest| rest.find('[')).map(|at| from + at) {
        from = at + 1;
        let inner = heard.get(from..).unwrap_or_default();
        let Some(close) = inner.find(']').filter(|close| (1..=LONGEST_MARK).contains(close)) else { continue };
        let mark = inner.get(..close).unwrap_or_default().trim_start_matches('^');
        let figures = !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        let letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase()) || matches!(mark, "*" | "†");
        let follows = heard.get(..at).is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace() && c != '['));
        let ends = inner.get(close + 1..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if (figures || letter) && follows && ends {
            cuts.push(Span::new(at, from + close + 1));
            from += close + 1;
        }
    }
    cuts
}

/// The most bytes of a mark in brackets.
const LONGEST_MARK: usize = 5;

/// The value of a raised figure.
fn raised_digit(c: char) -> Option<u32> {
    Some(match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => u32::from(c) - u32::from('⁰'),
        _ => return None,
    })
}

/// The raised numbers of a line, each with its bytes.
fn raised_numbers(heard: &str) -> impl Iterator<Item = (Span, u32)> {
    let mut chars = heard.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.by_ref().find_map(|(at, c)| Some((at, raised_digit(c)?)))?;
        let mut number = first;
        while let Some(digit) = chars.peek().and_then(|(_, c)| raised_digit(*c)) {
            number = number.saturating_mul(10).saturating_add(digit);
            chars.next();
        }
        let end = chars.peek().map_or(heard.len(), |(at, _)| *at);
        Some((Span::new(start, end), number))
    })
}

/// Whether the raised numbers of a page count up from one, as notes do; a square meter and a cube do not.
fn is_raised_series(text: &str, lines: &[PageLine]) -> bool {
    let open = || lines.iter().filter(|line| line.certain.is_none()).map(|line| line.heard.of(text));
    if !open().any(|heard| !heard.is_ascii() && heard.contains(|c| raised_digit(c).is_some())) {
        return false;
    }
    let after_words = open().flat_map(|heard| raised_numbers(heard).filter(|(span, _)| span.start() > 0));
    after_words.map(|(_, number)| number).enumerate().all(|(nth, number)| number as usize == nth + 1)
}

#[cfg(test)]
mod tests {
    use crate::page::{Page, Settled, Syntax};

    fn heard(text: &str) -> Vec<String> {
        let page = Page::read(text, Syntax::Plain, &Settled::default());
        page.lines.iter().map(|line| line.heard.of(text).to_owned()).collect()
    }

    #[test]
    fn the_marks_of_notes_are_not_heard() {
        assert_eq!(
            heard("The mill[1] is still[2],\nthe wheel¹ is worn.²"),
            ["The mill is still,", "the wheel is worn."]
        );
    }

    #[test]
    fn counts_behind_most_lines_are_not_heard() {
        assert_eq!(
            heard("the ferry is late (5)\nand the rain has all the time (7)\nthat we have not got (5)"),
            ["the ferry is late", "and the rain has all the time", "that we have not got"]
        );
        assert_eq!(
            heard("we were seven (7)\nand the rain\nhad time"),
            ["we were seven (7)", "and the rain", "had time"]
        );
    }

    #[test]
    fn a_square_and_a_word_in_brackets_are_heard() {
        assert_eq!(heard("a room of nine m²\nshe [he] said [10 men]"), ["a room of nine m²", "she [he] said [10 men]"]);
    }
}
