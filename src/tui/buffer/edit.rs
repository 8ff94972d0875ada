//! Edits: typing, erasing, replacing, whole lines, undo.

use unicode_segmentation::UnicodeSegmentation as _;

use super::history::{CursorState, Run, Splice};
use super::{Motion, Selecting, TextBuffer};
use crate::span::Span;

/// The origin of an edit, which decides when its lines are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// Typed: the line is unfinished until the cursor has left it.
    Typed,
    /// Pasted, undone, moved: judged at once.
    Whole,
}

/// The effect of an edit on the lines: from `line` on, `inserted` lines have replaced `removed` ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinesChanged {
    /// The first line touched, counted from 0.
    pub line: usize,
    /// How many lines there were before, with the first touched one.
    pub removed: usize,
    /// How many there are now.
    pub inserted: usize,
}

impl LinesChanged {
    /// The number of a line after the change, both counted from 0.
    pub fn moved(self, line: usize) -> usize {
        if line >= self.line + self.removed {
            line + self.inserted - self.removed
        } else {
            line.min(self.line + self.inserted - 1)
        }
    }
}

impl TextBuffer {
    /// Types text at the cursor, over the selection if there is one.
    pub fn type_text(&mut self, text: &str) -> Vec<LinesChanged> {
        self.put(text, Run::Typing)
    }

    /// Inserts pasted text at the cursor as one step, with the draft's own line breaks.
    pub fn paste(&mut self, text: &str) -> Vec<LinesChanged> {
        let ending = self.ending_at_cursor();
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', ending);
        self.put(&text, Run::Alone)
    }

    /// Breaks the line at the cursor with the draft's own line break, keeps the indent, and removes the spaces at the break.
    pub fn break_line(&mut self) -> Vec<LinesChanged> {
        let line = self.line(self.cursor_line());
        let (before, after) = line.split_at(self.cursor_offset());
        let is_blank = |c: char| matches!(c, ' ' | '\t');
        let indent = before.get(..before.len() - before.trim_start_matches(is_blank).len()).unwrap_or_default();
        let text = format!("{}{indent}", self.ending_at_cursor());
        let (left, right) = (before.trim_end_matches(is_blank), after.trim_start_matches(is_blank));
        let between = Span::new(self.cursor - (before.len() - left.len()), self.cursor + (after.len() - right.len()));
        if self.selection().is_some() || left.is_empty() || right.is_empty() || between.is_empty() {
            return self.put(&text, Run::Typing);
        }
        self.replace(between, &text)
    }

    /// Opens a stanza below the cursor's: adds a blank line after its last line and an empty one, to which the cursor goes.
    pub fn open_stanza(&mut self) -> Vec<LinesChanged> {
        let is_blank = |line: usize| self.line(line).trim().is_empty();
        let here = self.cursor_line();
        let last = (here..self.line_count()).take_while(|&line| !is_blank(line)).last();
        let ending = self.ending_at_cursor();
        let Some(last) = last else {
            // The line is blank already: one more is needed only right below a stanza.
            let parted = here == 0 || is_blank(here - 1);
            let span = self.line_span(here);
            let text = if parted { "" } else { ending };
            return self.apply(&[(span, text.to_owned())], span.start() + text.len(), Run::Alone);
        };
        let span = self.line_span(last);
        let written = span.of(&self.text).trim_end().len();
        let text = ending.repeat(2);
        let at = span.start() + written;
        self.apply(&[(Span::new(at, span.end()), text.clone())], at + text.len(), Run::Alone)
    }

    /// Puts an indent before every line that is selected, or before the cursor's line, and keeps the selection.
    pub fn indent(&mut self, indent: &str) -> Vec<LinesChanged> {
        let edits = |line: &str, start: usize| (!line.is_empty()).then(|| (Span::new(start, start), indent.to_owned()));
        self.each_line(edits)
    }

    /// Removes up to `width` spaces, or a tab, from the beginning of every selected line, or of the cursor's line.
    pub fn outdent(&mut self, width: usize) -> Vec<LinesChanged> {
        let edits = |line: &str, start: usize| {
            let spaces = line.bytes().take(width).take_while(|byte| *byte == b' ').count();
            let length = if line.starts_with('\t') { 1 } else { spaces };
            (length > 0).then(|| (Span::new(start, start + length), String::new()))
        };
        self.each_line(edits)
    }

    /// Makes an edit at the beginning of every line that is selected, as one step; cursor and selection stay on their words.
    fn each_line(&mut self, edit: impl Fn(&str, usize) -> Option<(Span, String)>) -> Vec<LinesChanged> {
        let touched = self.selection().unwrap_or(Span::new(self.cursor, self.cursor));
        // A selection that ends at the beginning of a line does not include that line.
        let last = self.line_of(touched.end().saturating_sub(usize::from(!touched.is_empty())));
        let lines = self.line_of(touched.start())..=last;
        let edits: Vec<(Span, String)> =
            lines.filter_map(|line| edit(self.line(line), self.line_span(line).start())).collect();
        let moved = |at: usize| {
            let before = edits.iter().filter(|(span, _)| span.start() <= at);
            before.fold(at, |moved, (span, text)| moved + text.len() - span.len().min(at - span.start()))
        };
        let (cursor, anchor) = (moved(self.cursor), self.anchor.map(moved));
        let changes = self.apply(&edits, cursor, Run::Alone);
        if self.refused.is_none() {
            self.anchor = anchor;
        }
        changes
    }

    /// Erases the selection, or else the text from the cursor to the target of the motion.
    pub fn erase(&mut self, motion: Motion, width: usize) -> Vec<LinesChanged> {
        if let Some(span) = self.selection() {
            return self.apply(&[(span, String::new())], span.start(), Run::Alone);
        }
        let target = self.target(motion, width);
        let span = Span::new(target.min(self.cursor), target.max(self.cursor));
        self.apply(&[(span, String::new())], span.start(), Run::Erasing)
    }

    /// Puts text at the cursor as one step.
    pub fn insert(&mut self, text: &str) -> Vec<LinesChanged> {
        self.put(text, Run::Alone)
    }

    /// Replaces a stretch as one step; the cursor ends behind it.
    pub fn replace(&mut self, span: Span, text: &str) -> Vec<LinesChanged> {
        self.apply(&[(span, text.to_owned())], span.start() + text.len(), Run::Alone)
    }

    /// Replaces several stretches, in order and apart, as one step; the cursor keeps its place as far as it can.
    pub fn replace_all(&mut self, edits: &[(Span, String)]) -> Vec<LinesChanged> {
        let before = edits.iter().filter(|(span, _)| span.end() <= self.cursor);
        let at = before.fold(self.cursor, |at, (span, text)| (at + text.len()).saturating_sub(span.len()));
        self.apply(edits, at, Run::Alone)
    }

    /// Erases the cursor's whole line with its line ending.
    pub fn delete_line(&mut self) -> Vec<LinesChanged> {
        let span = self.whole_line(self.cursor_line());
        self.apply(&[(span, String::new())], span.start(), Run::Alone)
    }

    /// Writes the cursor's line once more below itself.
    pub fn duplicate_line(&mut self) -> Vec<LinesChanged> {
        let span = self.line_span(self.cursor_line());
        let text = format!("{}{}", self.ending_at_cursor(), span.of(&self.text));
        let at = Span::new(span.end(), span.end());
        self.apply(&[(at, text.clone())], self.cursor + text.len(), Run::Alone)
    }

    /// Joins the line below to the cursor's line with one space between.
    pub fn join_line(&mut self) -> Vec<LinesChanged> {
        let line = self.cursor_line();
        if line + 1 >= self.line_count() {
            return Vec::new();
        }
        let (above, below) = (self.line_span(line), self.line_span(line + 1));
        let start = above.start() + above.of(&self.text).trim_end().len();
        let indent = below.len() - below.of(&self.text).trim_start().len();
        let space = if below.len() == indent || start == above.start() { "" } else { " " };
        self.apply(&[(Span::new(start, below.start() + indent), space.to_owned())], start + space.len(), Run::Alone)
    }

    /// Exchanges the cursor's line with the one above it.
    pub fn move_line_up(&mut self) -> Vec<LinesChanged> {
        let line = self.cursor_line();
        if line == 0 { Vec::new() } else { self.swap_lines(line - 1, line - 1) }
    }

    /// Exchanges the cursor's line with the one below it.
    pub fn move_line_down(&mut self) -> Vec<LinesChanged> {
        let line = self.cursor_line();
        if line + 1 >= self.line_count() { Vec::new() } else { self.swap_lines(line, line + 1) }
    }

    /// Undoes the last step, if there is one.
    pub fn undo(&mut self) -> Vec<LinesChanged> {
        let Some(step) = self.history.undo() else { return Vec::new() };
        let changes = self.take_back(&step.splices);
        self.restore(step.before);
        changes
    }

    /// Redoes the last step undone, if there is one.
    pub fn redo(&mut self) -> Vec<LinesChanged> {
        let Some(step) = self.history.redo() else { return Vec::new() };
        let changes = self.make(&step.splices);
        self.restore(step.after);
        changes
    }

    /// Whether the text differs from the text of the file.
    pub fn is_changed(&self) -> bool {
        !self.history.is_saved()
    }

    /// Marks this text as that of the file.
    pub fn mark_saved(&mut self) {
        self.history.mark_saved();
    }

    /// Marks this text as one that no file has.
    pub fn mark_unsaved(&mut self) {
        self.history.mark_unsaved();
    }

    /// The line break this draft uses here: that of the cursor's line, else of the line above, else LF.
    fn ending_at_cursor(&self) -> &'static str {
        let line = self.cursor_line();
        let ending = |line: usize| {
            let end = self.line_span(line).end();
            self.text.get(end..).filter(|rest| !rest.is_empty()).map(|rest| rest.starts_with("\r\n"))
        };
        let above = || line.checked_sub(1).and_then(ending);
        if ending(line).or_else(above).unwrap_or(false) { "\r\n" } else { "\n" }
    }

    /// A line with its own line ending, or with the one before it when it is the last.
    fn whole_line(&self, line: usize) -> Span {
        let span = self.line_span(line);
        match self.starts.get(line + 1) {
            Some(&next) => Span::new(span.start(), next),
            None if line > 0 => Span::new(self.line_span(line - 1).end(), span.end()),
            None => span,
        }
    }

    /// Exchanges a line and the next one, leaving both line endings in place; the cursor goes with its own line.
    fn swap_lines(&mut self, upper: usize, cursor_to: usize) -> Vec<LinesChanged> {
        let offset = self.cursor_offset();
        let (above, below) = (self.line_span(upper), self.line_span(upper + 1));
        let (first, second) = (above.of(&self.text), below.of(&self.text));
        let ending = Span::new(above.end(), below.start()).of(&self.text);
        let start = if cursor_to == upper { above.start() } else { below.end() - first.len() };
        let swapped = [second, ending, first].concat();
        self.apply(&[(Span::new(above.start(), below.end()), swapped)], start + offset, Run::Alone)
    }

    fn put(&mut self, text: &str, run: Run) -> Vec<LinesChanged> {
        let selected = self.selection();
        let span = selected.unwrap_or(Span::new(self.cursor, self.cursor));
        self.apply(
            &[(span, text.to_owned())],
            span.start() + text.len(),
            if selected.is_some() { Run::Alone } else { run },
        )
    }

    /// Makes the edits, in order and apart, as one step, and leaves the cursor at `cursor`.
    fn apply(&mut self, edits: &[(Span, String)], cursor: usize, run: Run) -> Vec<LinesChanged> {
        let before = CursorState { cursor: self.cursor, anchor: self.anchor };
        // The last edit comes first, so that each is made at the bytes it had before any was.
        let splices = edits.iter().rev().map(|(span, text)| Splice {
            at: span.start(),
            removed: span.of(&self.text).to_owned(),
            inserted: text.clone(),
        });
        let splices: Vec<Splice> = splices.filter(|splice| splice.removed != splice.inserted).collect();
        self.refused = self.refuses(&splices);
        if self.refused.is_some() {
            return Vec::new();
        }
        let changes = self.make(&splices);
        self.restore(CursorState { cursor, anchor: None });
        self.cursor = self.boundary_at_or_after(cursor.min(self.text.len()));
        if !splices.is_empty() {
            self.history.push(splices, before, CursorState { cursor: self.cursor, anchor: None }, run);
        }
        changes
    }

    fn restore(&mut self, state: CursorState) {
        self.cursor = state.cursor;
        self.anchor = state.anchor;
        self.goal = None;
    }

    /// The nearest grapheme boundary at or after a byte: a mark typed behind a letter becomes part of it.
    fn boundary_at_or_after(&self, at: usize) -> usize {
        let span = self.line_span(self.line_of(at));
        let offset = at.saturating_sub(span.start());
        let line = span.of(&self.text);
        line.grapheme_indices(true).map(|(start, _)| start).find(|&start| start >= offset).unwrap_or(line.len())
            + span.start()
    }

    /// Moves the cursor, with or without the selection; `width` is that of the page in cells.
    pub fn go(&mut self, motion: Motion, selecting: Selecting, width: usize) {
        let goal = self.goal_for(motion, width);
        let at = match (self.selection(), selecting, motion) {
            (Some(span), Selecting::No, Motion::Left) => span.start(),
            (Some(span), Selecting::No, Motion::Right) => span.end(),
            _ => self.target(motion, width),
        };
        self.place(at, selecting);
        self.goal = goal;
    }
}
