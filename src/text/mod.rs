//! A draft as text: which of its lines are verse, and which words stand in a line.
//!
//! Begin with [`Draft::read`]. Nothing here changes a byte: everything is a [`Span`] of the text it was read from.

mod front_matter;
mod printable;
mod token;

pub use front_matter::FrontMatter;
pub use printable::printable;
pub use token::{Pause, WordSpan, line_words, plain, words};
pub(crate) use token::{is_apostrophe, is_hyphen, is_spoken_sign};

use std::ops::Range;

use crate::span::Span;

/// A draft's text read into lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The block of keys at the top, if the poet put one there.
    pub front_matter: Option<FrontMatter>,
    /// Every physical line in order.
    pub lines: Vec<DraftLine>,
}

/// One physical line of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftLine {
    /// The line's bytes in the draft, without its line ending.
    pub span: Span,
    /// The part that is verse: without a quote mark `| ` before it or a Markdown line break after it.
    pub verse: Span,
    /// What the line is.
    pub kind: LineKind,
}

/// What a physical line of a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A line of verse.
    Verse,
    /// Nothing but white space: a stanza break.
    Blank,
    /// A title, a numeral alone, `* * *` or `---`: it parts poems or sections and is not verse.
    Heading,
    /// `Envoi`, alone: it stands over the close of the same poem and is not verse.
    Envoi,
    /// A line of the front matter.
    FrontMatter,
}

impl Draft {
    /// Reads a text into lines; only LF and CRLF end a line, and a byte order mark is no part of the first one.
    pub fn read(text: &str) -> Self {
        let mut lines = physical_lines(text);
        let front_matter = front_matter::read(text, &lines);
        let body = front_matter.as_ref().map_or(0, |matter| matter.lines.end);
        for (index, line) in lines.iter_mut().enumerate() {
            line.kind = if index < body { LineKind::FrontMatter } else { kind_of(line.verse.of(text)) };
        }
        Self { front_matter, lines }
    }

    /// The stanzas: runs of verse lines with no blank line or heading between, as ranges of [`Draft::lines`].
    pub fn stanzas(&self) -> Vec<Range<usize>> {
        let mut stanzas: Vec<Range<usize>> = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            match stanzas.last_mut() {
                _ if line.kind != LineKind::Verse => {}
                Some(stanza) if stanza.end == index => stanza.end = index + 1,
                _ => stanzas.push(index..index + 1),
            }
        }
        stanzas
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn physical_lines(text: &str) -> Vec<DraftLine> {
    let mut lines = Vec::new();
    let mut start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let (line, next) = match rest.find('\n') {
            Some(at) => (rest.get(..at).unwrap_or_default(), start + at + 1),
            None => (rest, text.len()),
        };
        let line = line.strip_suffix('\r').filter(|_| next > start + line.len()).unwrap_or(line);
        let span = Span::new(start, start + line.len());
        lines.push(DraftLine { span, verse: verse_of(line).shifted(start), kind: LineKind::Blank });
        start = next;
    }
    lines
}

/// The part of a line that is verse.
fn verse_of(line: &str) -> Span {
    let body = line.strip_prefix("| ").unwrap_or(line);
    let start = line.len() - body.len();
    let body = body.trim_end();
    let body = ["<br>", "<br/>", "<br />", "\\"].iter().find_map(|mark| body.strip_suffix(mark)).unwrap_or(body);
    Span::new(start, start + body.trim_end().len())
}

fn kind_of(verse: &str) -> LineKind {
    let bare = verse.trim();
    if bare.is_empty() {
        LineKind::Blank
    } else if is_heading(bare) {
        LineKind::Heading
    } else if is_envoi(bare) {
        LineKind::Envoi
    } else {
        LineKind::Verse
    }
}

/// Whether a line is a title, a numeral alone, or a row of asterisks or dashes.
///
/// A lone `I` is a numeral; `I.` too. A lone `I` as a whole line of verse is rarer than the first section of a poem.
fn is_heading(line: &str) -> bool {
    let rule = |mark: char| {
        line.starts_with(mark)
            && line.chars().all(|c| c == mark || c == ' ')
            && line.chars().filter(|&c| c == mark).count() >= 3
    };
    let numeral = line.trim_end_matches(['.', ':', ')']).trim_start_matches('(');
    let roman = is_roman(numeral);
    let arabic = !numeral.is_empty() && numeral.len() <= 4 && numeral.chars().all(|c| c.is_ascii_digit());
    let title = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    title || rule('*') || rule('-') || rule('_') || roman || arabic
}

/// Whether a line is the word that stands over the close of a ballade: Envoi, L'Envoy.
fn is_envoi(line: &str) -> bool {
    const LONGEST: usize = "l\u{2019}envoy".len();
    let word = line.trim_end_matches(['.', ':']);
    word.len() <= LONGEST
        && matches!(word.to_lowercase().replace(is_apostrophe, "'").as_str(), "envoi" | "envoy" | "l'envoi" | "l'envoy")
}

/// Whether a text is a Roman numeral from I to CCCXCIX, in capitals.
fn is_roman(text: &str) -> bool {
    let mut rest = text;
    for digits in [["CCC", "CC", "C", "", "", "", "", "", ""], TENS, ONES] {
        let found = digits.iter().filter(|digit| !digit.is_empty()).filter_map(|digit| rest.strip_prefix(digit));
        rest = found.min_by_key(|rest| rest.len()).unwrap_or(rest);
    }
    rest.is_empty() && !text.is_empty()
}

const TENS: [&str; 9] = ["XC", "LXXX", "LXX", "LX", "L", "XL", "XXX", "XX", "X"];
const ONES: [&str; 9] = ["IX", "VIII", "VII", "VI", "V", "IV", "III", "II", "I"];

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<LineKind> {
        Draft::read(text).lines.iter().map(|line| line.kind).collect()
    }

    #[test]
    fn titles_numerals_and_rows_of_stars_are_not_verse() {
        use LineKind::{Blank, Envoi, Heading, Verse};
        assert_eq!(
            kinds("# Winter\n\nII.\nthe snow\n\n* * *\n12\nlies on\nL’Envoi:"),
            [Heading, Blank, Heading, Verse, Blank, Heading, Heading, Verse, Envoi]
        );
    }

    #[test]
    fn a_word_in_capitals_is_no_numeral() {
        for numeral in ["I", "IV", "XLII", "CCCXCIX", "LXXXVIII"] {
            assert!(is_roman(numeral), "{numeral}");
        }
        for word in ["CIVIL", "IIII", "VX", "LIVID", "CIVIC", "MIX", ""] {
            assert!(!is_roman(word), "{word}");
        }
    }

    #[test]
    fn a_stanza_ends_at_a_blank_line() {
        assert_eq!(Draft::read("a\nb\n\n \nc\r\nd").stanzas(), [0..2, 4..6]);
    }

    #[test]
    fn markdown_line_ends_and_quote_bars_are_left_out_of_the_verse() {
        for text in ["| the snow", "the snow  ", "the snow\\", "the snow<br>", "the snow\r\n", "\u{feff}the snow"] {
            let draft = Draft::read(text);
            assert_eq!(draft.lines[0].verse.of(text), "the snow", "{text:?}");
        }
    }

    #[test]
    fn a_carriage_return_alone_ends_no_line() {
        let draft = Draft::read("a\rb\n\r\n");
        assert_eq!(draft.lines.len(), 2);
        assert_eq!(draft.lines[0].span, Span::new(0, 3));
    }
}
