//! The text of an open draft: bytes, lines, a cursor, a selection.
//!
//! The text is one `String` with the start of every line beside it. A draft is small, a moved megabyte costs
//! microseconds, and the ear hears the whole string; line endings, tabs, trailing spaces and a missing final newline
//! need no care because they never leave it. A byte order mark is set aside and written back. No edit makes a text
//! that could not be opened again. Every edit is a [`Splice`] that knows its inverse, so undoing everything and
//! redoing it is exact by construction.

mod bounds;
mod edit;
mod history;
mod motion;
mod splice;

pub use bounds::Refused;
pub use edit::{EditKind, LinesChanged};
pub use history::Splice;
pub use motion::Motion;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::span::Span;
use history::History;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of an open draft, with its cursor and selection.
#[derive(Debug, Clone)]
pub struct TextBuffer {
    byte_order_mark: bool,
    text: String,
    /// The byte at which each line begins; the first is 0. A text that ends in a line break has an empty last line.
    starts: Vec<usize>,
    cursor: usize,
    /// The fixed end of the selection, while something is selected.
    anchor: Option<usize>,
    /// The cell that a run of moves up and down keeps to.
    goal: Option<usize>,
    history: History,
    /// Why the last edit was refused, if it was.
    refused: Option<Refused>,
}

/// Whether a move takes the selection along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Selecting {
    /// The selection ends.
    No,
    /// The selection grows or shrinks to the new place.
    Yes,
}

impl Default for TextBuffer {
    /// An empty text.
    fn default() -> Self {
        Self::open("")
    }
}

impl TextBuffer {
    /// Opens a text, which counts as unchanged.
    pub fn open(text: &str) -> Self {
        let body = text.strip_prefix(BYTE_ORDER_MARK);
        let byte_order_mark = body.is_some();
        let text = body.unwrap_or(text).to_owned();
        let starts = line_starts(&text, 0).collect();
        let history = History::default();
        Self { byte_order_mark, text, starts, cursor: 0, anchor: None, goal: None, history, refused: None }
    }

    /// The text as it belongs in the file.
    pub fn to_file(&self) -> String {
        let mark = self.byte_order_mark.then_some(BYTE_ORDER_MARK);
        mark.into_iter().chain(self.text.chars()).collect()
    }

    /// The text without its byte order mark; all places in this buffer count in its bytes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are: one more than there are line breaks.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line, counted from 0, without its line ending.
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = self.starts.get(line) else { return Span::new(self.text.len(), self.text.len()) };
        let Some(&next) = self.starts.get(line + 1) else { return Span::new(start, self.text.len()) };
        let body = Span::new(start, next - 1);
        Span::new(start, next - 1 - usize::from(body.of(&self.text).ends_with('\r')))
    }

    /// The text of a line, counted from 0, without its line ending.
    pub fn line(&self, line: usize) -> &str {
        self.line_span(line).of(&self.text)
    }

    /// The line, counted from 0, that holds byte `at`.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The byte behind the cursor: always a grapheme boundary.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The cursor's line, counted from 0.
    pub fn cursor_line(&self) -> usize {
        self.line_of(self.cursor)
    }

    /// The cursor's place in its line, in bytes.
    pub fn cursor_offset(&self) -> usize {
        self.cursor - self.line_span(self.cursor_line()).start()
    }

    /// The selected bytes, if any.
    pub fn selection(&self) -> Option<Span> {
        let anchor = self.anchor?;
        (anchor != self.cursor).then(|| Span::new(anchor.min(self.cursor), anchor.max(self.cursor)))
    }

    /// The selected text; empty without a selection.
    pub fn selected(&self) -> &str {
        self.selection().map_or("", |span| span.of(&self.text))
    }

    /// The word that the cursor is in or behind, else the next one of its line.
    pub fn word_near_cursor(&self) -> Option<Span> {
        let line = self.cursor_line();
        let (start, offset) = (self.line_span(line).start(), self.cursor_offset());
        let words = crate::text::words(self.line(line));
        let word = words.iter().rev().find(|word| word.span.start() <= offset).or(words.first())?;
        Some(word.span.shifted(start))
    }

    /// Selects the word that the cursor is in; nothing where it is in none.
    pub fn select_word(&mut self) {
        let line = self.cursor_line();
        let (start, offset) = (self.line_span(line).start(), self.cursor_offset());
        let words = crate::text::words(self.line(line));
        // Between two words parted only by a sign, it selects the one that begins at the cursor.
        let word = words.iter().rev().find(|word| word.span.start() <= offset && offset <= word.span.end());
        if let Some(span) = word.map(|word| word.span.shifted(start)) {
            self.select(span);
        }
    }

    /// Puts the cursor at a byte, at the nearest grapheme boundary not after it.
    pub fn place(&mut self, at: usize, selecting: Selecting) {
        self.extend_from_cursor(selecting);
        self.cursor = self.boundary_at_or_before(at.min(self.text.len()));
        self.goal = None;
        self.history.close();
    }

    /// Selects a stretch; the cursor goes to its end.
    pub fn select(&mut self, span: Span) {
        self.place(span.start(), Selecting::No);
        self.place(span.end(), Selecting::Yes);
    }

    /// Ends the selection.
    pub fn deselect(&mut self) {
        self.anchor = None;
    }

    /// How many steps can be undone.
    pub fn steps(&self) -> usize {
        self.history.steps()
    }

    /// The number of the last step that was done and not undone.
    pub(super) fn step(&self) -> u64 {
        self.history.current()
    }

    /// Whether the step of this number is done and not undone.
    pub(super) fn has_step(&self, step: u64) -> bool {
        self.history.has(step)
    }

    fn extend_from_cursor(&mut self, selecting: Selecting) {
        match selecting {
            Selecting::No => self.anchor = None,
            Selecting::Yes => {
                self.anchor.get_or_insert(self.cursor);
            }
        }
    }

    /// The nearest grapheme boundary at or before a byte.
    fn boundary_at_or_before(&self, at: usize) -> usize {
        let span = self.line_span(self.line_of(at));
        if at >= span.end() {
            return span.end();
        }
        let offset = at - span.start();
        let line = span.of(&self.text);
        let boundary = line.grapheme_indices(true).map(|(start, _)| start).take_while(|&start| start <= offset).last();
        span.start() + boundary.unwrap_or(0)
    }
}

/// Where the lines of a text begin, the first at `base`.
fn line_starts(text: &str, base: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(base).chain(text.match_indices('\n').map(move |(at, _)| base + at + 1))
}
