//! The look of a page's lines: paragraphs, the usual length of a line, capitals, ends of sentences.

use std::ops::Range;

use super::{PageLine, Role};

/// The lines of a page with the file's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [PageLine],
}

impl<'a> View<'a> {
    /// The words of a line, without the white space around them.
    pub(super) fn words(&self, line: usize) -> &'a str {
        self.lines.get(line).map_or("", |line| line.heard.of(self.text).trim())
    }

    /// The physical line, without the white space around it.
    pub(super) fn written(&self, line: usize) -> &'a str {
        self.lines.get(line).map_or("", |line| line.physical.of(self.text).trim())
    }

    /// The characters of white space before a line.
    pub(super) fn indent(&self, line: usize) -> usize {
        let written = self.lines.get(line).map_or("", |line| line.physical.of(self.text));
        written.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { TAB } else { 1 }).sum()
    }

    /// Whether the role of a line is open.
    pub(super) fn is_open(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.certain.is_none())
    }

    /// Whether a line is verse for certain, or may be.
    pub(super) fn may_be_verse(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| matches!(line.certain, None | Some(Role::Verse)))
    }

    /// Whether a line parts paragraphs.
    fn parts(&self, line: usize) -> bool {
        self.lines.get(line).and_then(|line| line.certain).is_some_and(Role::parts_stanzas)
    }

    /// The paragraphs among some lines: runs of lines that may be verse, with no blank line or heading between.
    pub(super) fn paragraphs(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        let mut begun = false;
        for line in within {
            if self.parts(line) {
                begun = false;
            } else if self.may_be_verse(line) {
                match paragraphs.last_mut() {
                    Some(paragraph) if begun => paragraph.end = line + 1,
                    _ => paragraphs.push(line..line + 1),
                }
                begun = true;
            }
        }
        paragraphs
    }
}

/// The columns of a tab.
const TAB: usize = 4;

/// The look of the lines of verse on a page, by their medians.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The characters of a line.
    pub(super) length: usize,
    /// The indent of a line.
    pub(super) indent: usize,
    /// Whether paragraphs have several lines, so that one of a single line is seen.
    pub(super) has_stanzas: bool,
    /// The lines of the longest paragraph.
    pub(super) longest: usize,
    /// Whether lines have capitals only.
    pub(super) in_capitals: bool,
    /// Whether every word of most lines begins with a capital.
    pub(super) in_title_case: bool,
}

/// The most lines that are too few to show how the lines of a page begin: one of them may be its title.
const FEW_LINES: usize = 3;

/// The most lines from which a page's shape is taken.
const LINES_LOOKED_AT: usize = 400;

impl Shape {
    /// The shape of a page with these paragraphs.
    pub(super) fn of(view: View<'_>, paragraphs: &[Range<usize>]) -> Self {
        let stanzas = || paragraphs.iter().filter(|paragraph| paragraph.len() > 1);
        let has_stanzas = stanzas().next().is_some();
        let lines: Vec<usize> = if has_stanzas {
            stanzas().flat_map(Clone::clone).take(LINES_LOOKED_AT).collect()
        } else {
            paragraphs.iter().map(|paragraph| paragraph.start).take(LINES_LOOKED_AT).collect()
        };
        let median = |mut values: Vec<usize>| {
            let middle = values.len() / 2;
            if values.is_empty() { 0 } else { *values.select_nth_unstable(middle).1 }
        };
        let most = |holds: &dyn Fn(&str) -> bool| {
            // With so many lines left, the question is settled as soon as half of them say no.
            let mut others = 0;
            lines.iter().all(|&line| {
                others += usize::from(!holds(view.words(line)));
                others * 2 < lines.len()
            }) && !lines.is_empty()
        };
        Self {
            length: median(lines.iter().map(|&line| view.words(line).chars().count()).collect()),
            indent: median(lines.iter().map(|&line| view.indent(line)).collect()),
            has_stanzas,
            longest: paragraphs.iter().map(ExactSizeIterator::len).max().unwrap_or(0),
            in_capitals: most(&is_in_capitals),
            in_title_case: lines.len() > FEW_LINES && most(&is_in_title_case),
        }
    }

    /// Whether a line is at most this many tenths of a usual line long.
    pub(super) fn is_within(&self, words: &str, tenths: usize) -> bool {
        words.chars().count() * 10 <= self.length * tenths
    }
}

/// The words of a line as a reader parts them by white space, without marks around them.
pub(super) fn bare_words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Whether all letters of a text, two or more, are capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let cased = || text.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    cased().all(char::is_uppercase) && cased().count() > 1
}

/// Articles, prepositions and conjunctions, which titles write small.
#[rustfmt::skip]
const SMALL_WORDS: [&str; 38] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "nor", "but", "as", "from", "with", "into", "upon", "over", "onto",
    "than", "that", "when", "under", "after", "before", "out", "off", "up", "down", "per", "via", "de", "la", "le", "du", "von",
];

/// Whether a text is written as titles are: two words or more with a capital, and none without one but articles and the like.
pub(super) fn is_in_title_case(text: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let small = |word: &str| word.starts_with(char::is_lowercase) && !SMALL_WORDS.contains(&word);
    let first = bare_words(text).next().is_some_and(|word| !word.starts_with(char::is_lowercase));
    first && !bare_words(text).any(small) && bare_words(text).filter(|word| capital(word)).nth(1).is_some()
}

/// Whether a text ends as a line of a sentence does, in a comma, a stop or a dash; marks of quotation do not count.
pub(super) fn ends_in_stop(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_']);
    end.ends_with([',', ';', ':', '—', '–', '-', '.']) && !ends_in_initial(end)
}

/// Whether a text ends in an initial or an abbreviation: `A. N.`, `No.`
fn ends_in_initial(text: &str) -> bool {
    let Some(word) = text.strip_suffix('.').and_then(|rest| rest.split([' ', '.']).next_back()) else { return false };
    word.chars().count() <= 2 && word.starts_with(char::is_uppercase)
}

/// The text between a pair of marks that enclose all of it.
pub(super) fn enclosed(text: &str, open: char, close: char) -> Option<&str> {
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inner.contains([open, close])).then_some(inner)
}

/// The text after a mark of dashes at its beginning; `None` where there is no dash.
pub(super) fn after_dash(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['—', '–', '-', '―', '~']);
    (rest.len() < text.len()).then(|| rest.trim_start())
}

/// A figure of Roman numerals, I to CCCXCIX, in capitals or in small letters throughout.
pub(super) fn roman(text: &str) -> Option<u32> {
    if !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    if upper != text && text.to_ascii_lowercase() != text {
        return None;
    }
    let mut rest = upper.as_str();
    let mut value = 0;
    for (digits, unit) in [(HUNDREDS, 100), (TENS, 10), (ONES, 1)] {
        let found = digits.iter().enumerate().filter_map(|(at, digit)| Some((rest.strip_prefix(digit)?, at)));
        if let Some((after, at)) = found.min_by_key(|(after, _)| after.len()) {
            rest = after;
            value += unit * (9 - u32::try_from(at).unwrap_or(0));
        }
    }
    (rest.is_empty() && !text.is_empty()).then_some(value)
}

/// From nine down to one.
const HUNDREDS: &[&str] = &["?", "?", "?", "?", "?", "?", "CCC", "CC", "C"];
const TENS: &[&str] = &["XC", "LXXX", "LXX", "LX", "L", "XL", "XXX", "XX", "X"];
const ONES: &[&str] = &["IX", "VIII", "VII", "VI", "V", "IV", "III", "II", "I"];

/// The number that a text is, alone, with the marks around it: `12.`, `(iv)`, `— 3 —`, `No. 5`, `§ 2`.
pub(super) fn number(text: &str) -> Option<u32> {
    let bare = text.trim_matches(|c: char| {
        matches!(c, '.' | ':' | ')' | '(' | '[' | ']' | '—' | '–' | '-' | '§' | '~' | '*' | ' ')
    });
    let bare =
        ["No. ", "no. ", "Nr. ", "№ ", "№", "n° "].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare);
    let figures = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
    if figures {
        bare.parse().ok()
    } else {
        roman(bare).filter(|_| bare.starts_with(char::is_uppercase) || bare != text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_capitals_is_no_numeral() {
        for (numeral, value) in [("I", 1), ("IV", 4), ("XLII", 42), ("CCCXCIX", 399), ("LXXXVIII", 88), ("xii", 12)] {
            assert_eq!(roman(numeral), Some(value), "{numeral}");
        }
        for word in ["CIVIL", "IIII", "VX", "LIVID", "CIVIC", "MIX", "", "Iv", "é"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }

    #[test]
    fn a_number_alone_has_marks_around_it() {
        for (text, value) in [("12.", 12), ("(iv)", 4), ("— 3 —", 3), ("No. 5", 5), ("II", 2), ("1969", 1969)] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["i", "ten", "12 men", "19690", "—", ""] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn titles_are_known_by_their_capitals() {
        for title in ["The Mill at Evening", "On Looking into a Well", "Song of the Bell"] {
            assert!(is_in_title_case(title), "{title}");
        }
        for line in
            ["The mill is still", "And so the King rode out", "Winter", "my Love and I", "In Avalon did Arthur sleep"]
        {
            assert!(!is_in_title_case(line), "{line}");
        }
    }
}
