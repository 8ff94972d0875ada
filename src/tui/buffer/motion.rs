//! Moves of the cursor and their targets.

use unicode_segmentation::UnicodeSegmentation as _;

use super::TextBuffer;
use crate::tui::wrap;

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One grapheme back, over the line break at a line's beginning.
    Left,
    /// One grapheme on, over the line break at a line's end.
    Right,
    /// To the beginning of the word before.
    WordLeft,
    /// Past the end of the next word.
    WordRight,
    /// So many rows of the page up.
    Up(usize),
    /// So many rows of the page down.
    Down(usize),
    /// To the line's first letter, and from there to its very beginning.
    LineStart,
    /// To the line's end.
    LineEnd,
    /// To the beginning of the stanza, or of the one before.
    StanzaUp,
    /// To the end of the stanza, or of the next one.
    StanzaDown,
    /// To the beginning of the draft.
    Start,
    /// To the end of the draft.
    End,
}

impl TextBuffer {
    /// The byte a motion leads to from the cursor; `width` is that of the page in cells.
    pub(super) fn target(&self, motion: Motion, width: usize) -> usize {
        let line = self.cursor_line();
        match motion {
            Motion::Left => self.left(),
            Motion::Right => self.right(),
            Motion::WordLeft => self.word_left(),
            Motion::WordRight => self.word_right(),
            Motion::Up(rows) => self.rows_up(rows, width),
            Motion::Down(rows) => self.rows_down(rows, width),
            Motion::LineStart => self.line_start(),
            Motion::LineEnd => self.line_span(line).end(),
            Motion::StanzaUp => self.stanza_up(),
            Motion::StanzaDown => self.stanza_down(),
            Motion::Start => 0,
            Motion::End => self.text.len(),
        }
    }

    /// The cell that a run of vertical moves keeps to; `None` after any other move.
    pub(super) fn goal_for(&self, motion: Motion, width: usize) -> Option<usize> {
        matches!(motion, Motion::Up(_) | Motion::Down(_)).then(|| self.goal.unwrap_or_else(|| self.cursor_cell(width)))
    }

    fn left(&self) -> usize {
        let span = self.line_span(self.cursor_line());
        if self.cursor == span.start() {
            return self.cursor_line().checked_sub(1).map_or(0, |above| self.line_span(above).end());
        }
        let before = self.text.get(span.start()..self.cursor).unwrap_or_default();
        self.cursor - before.graphemes(true).next_back().map_or(0, str::len)
    }

    fn right(&self) -> usize {
        let line = self.cursor_line();
        let rest = self.text.get(self.cursor..self.line_span(line).end()).unwrap_or_default();
        match rest.graphemes(true).next() {
            Some(grapheme) => self.cursor + grapheme.len(),
            None if line + 1 < self.line_count() => self.line_span(line + 1).start(),
            None => self.cursor,
        }
    }

    fn word_left(&self) -> usize {
        let span = self.line_span(self.cursor_line());
        if self.cursor == span.start() {
            return self.left();
        }
        let before = self.text.get(span.start()..self.cursor).unwrap_or_default();
        let mut words = before.split_word_bound_indices().filter(|(_, word)| is_word(word));
        words.next_back().map_or(span.start(), |(at, _)| span.start() + at)
    }

    fn word_right(&self) -> usize {
        let span = self.line_span(self.cursor_line());
        if self.cursor == span.end() {
            return self.right();
        }
        let rest = self.text.get(self.cursor..span.end()).unwrap_or_default();
        let mut words = rest.split_word_bound_indices().filter(|(_, word)| is_word(word));
        words.next().map_or(span.end(), |(at, word)| self.cursor + at + word.len())
    }

    fn line_start(&self) -> usize {
        let span = self.line_span(self.cursor_line());
        let line = span.of(&self.text);
        let first = span.start() + line.len() - line.trim_start().len();
        if self.cursor == first || first == span.end() { span.start() } else { first }
    }

    fn is_blank(&self, line: usize) -> bool {
        self.line(line).trim().is_empty()
    }

    fn stanza_up(&self) -> usize {
        let here = self.cursor_line();
        let above = (0..here).rev().skip_while(|&line| self.is_blank(line)).take_while(|&line| !self.is_blank(line));
        let first = above.last().unwrap_or(0);
        self.line_span(first).start()
    }

    fn stanza_down(&self) -> usize {
        let here = self.cursor_line();
        let below = here + 1..self.line_count();
        let stanza = below.skip_while(|&line| self.is_blank(line)).take_while(|&line| !self.is_blank(line));
        let last = stanza.last().unwrap_or(self.line_count() - 1);
        self.line_span(last).end()
    }

    /// The cell of the cursor in its row.
    fn cursor_cell(&self, width: usize) -> usize {
        let line = self.line(self.cursor_line());
        let rows = wrap::rows(line, width);
        let offset = self.cursor_offset();
        wrap::cell_of(line, wrap::row_at(&rows, offset), offset)
    }

    fn rows_up(&self, count: usize, width: usize) -> usize {
        let mut line = self.cursor_line();
        let mut rows = wrap::rows(self.line(line), width);
        let mut row = wrap::row_number(&rows, self.cursor_offset());
        for _ in 0..count {
            if row > 0 {
                row -= 1;
            } else if line > 0 {
                line -= 1;
                rows = wrap::rows(self.line(line), width);
                row = rows.len() - 1;
            } else {
                return 0;
            }
        }
        self.at_goal(line, &rows, row, width)
    }

    fn rows_down(&self, count: usize, width: usize) -> usize {
        let mut line = self.cursor_line();
        let mut rows = wrap::rows(self.line(line), width);
        let mut row = wrap::row_number(&rows, self.cursor_offset());
        for _ in 0..count {
            if row + 1 < rows.len() {
                row += 1;
            } else if line + 1 < self.line_count() {
                line += 1;
                rows = wrap::rows(self.line(line), width);
                row = 0;
            } else {
                return self.text.len();
            }
        }
        self.at_goal(line, &rows, row, width)
    }

    fn at_goal(&self, line: usize, rows: &[wrap::WrappedRow], row: usize, width: usize) -> usize {
        let goal = self.goal.unwrap_or_else(|| self.cursor_cell(width));
        let last = row + 1 == rows.len();
        self.line_span(line).start() + wrap::offset_at_cell(self.line(line), rows[row], goal, last)
    }
}

/// Whether a stretch between word boundaries holds a letter or a digit.
fn is_word(stretch: &str) -> bool {
    stretch.chars().any(char::is_alphanumeric)
}
