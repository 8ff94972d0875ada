//! Paragraphs of prose on a page: each is one text without its line breaks, with its bytes in the file.

use std::ops::RangeInclusive;

use crate::page::{HeardText, Page, PageLine, Role};
use crate::span::Span;
use crate::text::is_hyphen;

/// A paragraph of prose: the lines that belong together as one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, lines joined by a space; a word that a hyphen parts at a line's end is joined to the next line.
    pub text: String,
    /// The lines it is made of, in order.
    pieces: Vec<Piece>,
}

/// A line of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// The byte of the paragraph's text at which the line begins.
    at: usize,
    /// The heard text of the line, and the byte of it at which its first word or mark begins.
    heard: HeardText,
    from: usize,
    /// The physical line, counted from 1.
    number: u32,
}

/// The longest line, in bytes, that is wrapped by hand; a longer one is a paragraph by itself. Printed books and plain text of the net
/// are wrapped at 60 to 80 characters.
const LONGEST_WRAPPED: usize = 120;

impl Paragraph {
    /// The paragraphs of a page, in order: runs of lines without a blank line, a heading or markup between them.
    ///
    /// A line with a deeper indent than the one above begins a paragraph, and so does one with markup at its start, such as an item of
    /// a list. Paragraphs in capitals alone are headings and are left out.
    pub fn of_page(page: &Page, text: &str) -> Vec<Self> {
        let mut paragraphs = Vec::new();
        let mut open: Option<Builder> = None;
        let mut fenced = false;
        for line in &page.lines {
            fenced ^= is_fence(line, text);
            let row = Row::of(line, text).filter(|_| !fenced);
            let goes_on = row.as_ref().is_some_and(|row| open.as_ref().is_some_and(|open| open.takes(row)));
            if !goes_on {
                paragraphs.extend(open.take().and_then(Builder::finish));
            }
            if let Some(row) = row {
                open.get_or_insert_with(Builder::default).add(&row);
            }
        }
        paragraphs.extend(open.and_then(Builder::finish));
        paragraphs
    }

    /// A whole text as one paragraph, with its line breaks read as spaces.
    pub fn alone(text: &str) -> Self {
        // A space is as long as the line ending it replaces, so that bytes correspond one to one.
        let joined = text.replace(['\n', '\r', '\t'], " ");
        let heard = HeardText::verbatim(Span::new(0, text.len()));
        Self { text: joined, pieces: vec![Piece { at: 0, heard, from: 0, number: 1 }] }
    }

    /// The bytes of the file in which a stretch of the paragraph is written, from its first byte to its last.
    pub fn in_file(&self, span: Span) -> Span {
        let Some((first, last)) = self.ends(span) else { return Span::default() };
        let of = |piece: &Piece, at: usize| {
            let byte = piece.from + at.saturating_sub(piece.at);
            piece.heard.in_file(Span::new(byte, byte + 1))
        };
        Span::new(of(first, span.start()).start(), of(last, span.end().saturating_sub(1)).end())
    }

    /// The physical lines of a stretch, counted from 1.
    pub fn lines(&self, span: Span) -> RangeInclusive<u32> {
        self.ends(span).map_or(1..=1, |(first, last)| first.number..=last.number)
    }

    /// The lines in which a stretch begins and ends.
    fn ends(&self, span: Span) -> Option<(&Piece, &Piece)> {
        let piece = |at: usize| self.pieces.get(self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?);
        Some((piece(span.start())?, piece(span.end().saturating_sub(1))?))
    }

    /// Whether all its letters are capitals, as in a heading.
    fn is_in_capitals(&self) -> bool {
        self.text.chars().any(char::is_uppercase) && !self.text.chars().any(char::is_lowercase)
    }
}

/// Whether a line opens or closes a fence of code: a fence may hold a poem, but no prose.
fn is_fence(line: &PageLine, text: &str) -> bool {
    let written = line.physical.of(text).trim_start();
    line.certain == Some(Role::Markup) && (written.starts_with("```") || written.starts_with("~~~"))
}

/// A line of a page that may belong to a paragraph.
struct Row<'a> {
    line: &'a PageLine,
    /// Its words and marks, and the byte of the heard text at which they begin.
    text: &'a str,
    from: usize,
    /// Its indent, in characters.
    indent: usize,
    /// Whether its text comes after markup that begins an item of a list.
    begins_item: bool,
}

impl<'a> Row<'a> {
    /// The row of a line; `None` for a line that is no prose.
    fn of(line: &'a PageLine, text: &'a str) -> Option<Self> {
        if !matches!(line.certain, None | Some(Role::Verse)) {
            return None;
        }
        let heard = line.heard.of(text);
        let bare = heard.trim();
        let from = heard.len() - heard.trim_start().len();
        let start = line.heard.in_file(Span::new(from, from + 1)).start();
        let before = Span::new(line.physical.start(), start.max(line.physical.start())).of(text);
        let is_margin = |c: char| c.is_whitespace() || matches!(c, '>' | '*' | '_' | '[' | '(' | '"' | '~' | '`');
        let begins_item = before.contains(|c: char| !is_margin(c)) || before.trim_start().starts_with("* ");
        (!bare.is_empty()).then_some(Self { line, text: bare, from, indent: before.len(), begins_item })
    }
}

/// Puts a paragraph together, line by line.
#[derive(Default)]
struct Builder {
    text: String,
    pieces: Vec<Piece>,
    indent: usize,
    /// Whether its last line is too long to be wrapped by hand.
    is_unwrapped: bool,
}

impl Builder {
    /// Whether a line goes on with the paragraph.
    fn takes(&self, row: &Row<'_>) -> bool {
        let follows = self.pieces.last().is_some_and(|last| row.line.number <= last.number + 1);
        let is_unwrapped = self.is_unwrapped || row.text.len() > LONGEST_WRAPPED;
        follows && !row.begins_item && !is_unwrapped && row.indent <= self.indent
    }

    fn add(&mut self, row: &Row<'_>) {
        if !self.text.is_empty() && !ends_amid_word(&self.text) {
            self.text.push(' ');
        }
        let (heard, number) = (row.line.heard.clone(), row.line.number);
        self.pieces.push(Piece { at: self.text.len(), heard, from: row.from, number });
        self.text.push_str(row.text);
        (self.indent, self.is_unwrapped) = (row.indent, row.text.len() > LONGEST_WRAPPED);
    }

    fn finish(self) -> Option<Paragraph> {
        let paragraph = Paragraph { text: self.text, pieces: self.pieces };
        (!paragraph.is_in_capitals()).then_some(paragraph)
    }
}

/// Whether a line ends on a hyphen or a dash, so that the next one follows without a space.
fn ends_amid_word(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(|last| is_hyphen(last) || last == '—') && back.next().is_some_and(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Settled, Syntax};

    fn texts(text: &str, syntax: Syntax) -> Vec<String> {
        let page = Page::read(text, syntax, &Settled::default());
        Paragraph::of_page(&page, text).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph_and_blank_lines_part_them() {
        let book = "CHAPTER ONE\n\n  The mill stood by a half-\nfrozen stream, and nobody\r\ncame.\n\nSnow fell.\n";
        let expected = ["The mill stood by a half-frozen stream, and nobody came.", "Snow fell."];
        assert_eq!(texts(book, Syntax::Plain), expected);
    }

    #[test]
    fn a_line_that_is_set_in_or_not_wrapped_begins_a_paragraph() {
        let set_in = "   One day the rain\ncame down.\n   Two days later\nit stopped.\n";
        assert_eq!(texts(set_in, Syntax::Plain), ["One day the rain came down.", "Two days later it stopped."]);
        let long = format!("{}.\nShe slept.\n", "The rain came down and nobody went out".repeat(4));
        assert_eq!(texts(&long, Syntax::Plain).len(), 2);
    }

    #[test]
    fn headings_code_and_items_of_markdown_are_no_prose_of_one_paragraph() {
        let page = "---\ntitle: Mill\n---\n# The mill\n\nIt *stood*\nthere.\n\n```\nlet code = 1;\n```\n\n- one thing\n- two things\n\n> It was\n> late.\n";
        assert_eq!(texts(page, Syntax::Markdown), ["It stood there.", "one thing", "two things", "It was late."]);
    }

    #[test]
    fn a_stretch_knows_its_bytes_and_its_lines() {
        let text = "\n  The *old*\nmill.\n";
        let page = Page::read(text, Syntax::Markdown, &Settled::default());
        let paragraph = Paragraph::of_page(&page, text).remove(0);
        assert_eq!(paragraph.text, "The old mill.");
        let of = |from: &str, to: &str| {
            let span = Span::new(paragraph.text.find(from).unwrap(), paragraph.text.find(to).unwrap() + to.len());
            (paragraph.in_file(span).of(text).to_owned(), paragraph.lines(span))
        };
        assert_eq!(of("old", "old"), ("old".to_owned(), 2..=2));
        assert_eq!(of("The", "mill."), ("The *old*\nmill.".to_owned(), 2..=3));
    }
}
