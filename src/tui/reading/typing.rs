//! The line being typed and the settling lines: the changes a key makes before the whole draft is read again.

use std::sync::Arc;
use std::time::Duration;

use super::Reading;
use crate::analysis::HeardLine;
use crate::judge::Mark;
use crate::page::{HeardText, Held, Page, Settled};
use crate::tui::buffer::{EditKind, LinesChanged, TextBuffer};
use crate::workspace::syntax_of;

/// How long after the cursor has left a line it is judged.
const SETTLING: Duration = Duration::from_millis(350);

/// The line that is typed.
#[derive(Debug)]
pub(super) struct Typed {
    /// The line of the draft, counted from 0.
    pub(super) line: usize,
    /// Its heard text, with its bytes in the line.
    pub(super) written: HeardText,
    pub(super) heard: Arc<HeardLine>,
}

/// A line the cursor has left a moment ago.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settling {
    pub(super) line: usize,
    due: Duration,
    /// Whether its mark was `!` already while it was typed: the mark then stays, so that it does not blink.
    pub(super) broken: bool,
}

impl Reading {
    /// The roles that lines keep while one of them is typed, so that no line changes from verse to title and back with a key. A line
    /// that had no words before is verse meanwhile.
    pub(super) fn held(&self, lines: usize) -> Held {
        let Some(typed) = &self.typing else { return Held::default() };
        if self.held_for == Some((typed.line, lines)) {
            return Held::typing(typed.line, &self.roles, lines);
        }
        // Another line is typed than before: the roles of the others have settled, and are chosen anew.
        let mut only = vec![None; lines];
        if let (Some(own), Some(known)) = (only.get_mut(typed.line), self.roles.get(typed.line)) {
            *own = *known;
        }
        Held::typing(typed.line, &only, lines)
    }

    /// Updates the reading after an edit: moves the results along with their lines and hears the cursor's line again.
    pub(in crate::tui) fn edited(
        &mut self,
        changes: &[LinesChanged],
        kind: EditKind,
        buffer: &TextBuffer,
        now: Duration,
    ) {
        for change in changes {
            self.shift(*change);
        }
        self.stale = true;
        let line = buffer.cursor_line();
        match kind {
            EditKind::Typed => {
                self.cursor_moved(line, now);
                let typed = self.typed(line, buffer.line(line));
                self.settling.retain(|settling| settling.line != line);
                self.typing = Some(typed);
            }
            EditKind::Whole => {
                self.typing = None;
                self.settling.clear();
            }
        }
    }

    /// The line that is typed, read as a line of a page of the draft's syntax.
    fn typed(&self, line: usize, text: &str) -> Typed {
        let page = Page::read(text, syntax_of(&self.context.path, text), &Settled::default());
        let written = page.lines.into_iter().next().map(|line| line.heard).unwrap_or_default();
        let heard = Arc::new(self.session.hear_line(written.of(text)));
        Typed { line, written, heard }
    }

    fn shift(&mut self, change: LinesChanged) {
        let LinesChanged { line, removed, inserted } = change;
        if removed != inserted && line < self.roles.len() {
            let end = (line + removed).min(self.roles.len());
            let first = self.roles[line];
            self.roles.splice(line..end, std::iter::once(first).chain(std::iter::repeat_n(None, inserted - 1)));
        }
        if removed != inserted && line < self.verses.len() {
            let end = (line + removed).min(self.verses.len());
            let first = self.verses[line];
            self.verses.splice(line..end, std::iter::once(first).chain(std::iter::repeat_n(None, inserted - 1)));
        }
        if removed != inserted {
            self.next = self.next_line();
        }
        if let Some(typed) = &mut self.typing {
            typed.line = change.moved(typed.line);
        }
        for settling in &mut self.settling {
            settling.line = change.moved(settling.line);
        }
    }

    /// Begins to settle the typed line when the cursor has left it.
    pub(in crate::tui) fn cursor_moved(&mut self, line: usize, now: Duration) {
        if let Some(Typed { line: left, .. }) = self.typing.take_if(|typed| typed.line != line) {
            let broken = self.line_verdict(left).is_some_and(|verdict| verdict.mark == Mark::Broken);
            self.settling.push(Settling { line: left, due: now + SETTLING, broken });
            self.stale = true;
        }
    }

    /// Settles the lines that are due.
    pub(in crate::tui) fn tick(&mut self, now: Duration) {
        self.settling.retain(|settling| settling.due > now);
    }

    pub(in crate::tui) fn settles_at(&self) -> Option<Duration> {
        self.settling.iter().map(|settling| settling.due).min()
    }

    /// Whether a line, counted from 0, is still being typed or settling.
    pub fn is_open(&self, line: usize) -> bool {
        self.is_typed(line) || self.settling.iter().any(|settling| settling.line == line)
    }

    pub(super) fn is_typed(&self, line: usize) -> bool {
        self.typing.as_ref().is_some_and(|typed| typed.line == line)
    }
}
