//! Commands that change the text or move in it.

use crate::tui::app::App;
use crate::tui::buffer::{EditKind, LinesChanged, Motion, Selecting, TextBuffer};
use crate::tui::command::Command;
use crate::tui::page;

/// The indent that Tab inserts.
pub(super) const INDENT: &str = "  ";

impl App {
    /// Makes an edit and updates everything that depends on the text. The message line says why one cannot be made.
    pub(in crate::tui) fn edit(&mut self, kind: EditKind, change: impl FnOnce(&mut TextBuffer) -> Vec<LinesChanged>) {
        self.try_edit(kind, change);
    }

    /// Makes an edit as [`App::edit`] does; false when it cannot be made.
    pub(super) fn try_edit(
        &mut self,
        kind: EditKind,
        change: impl FnOnce(&mut TextBuffer) -> Vec<LinesChanged>,
    ) -> bool {
        self.told = None;
        let now = self.now;
        let draft = self.draft_mut();
        let changes = change(&mut draft.buffer);
        if let Some(refused) = draft.buffer.take_refused() {
            self.warn(refused.reason());
            return false;
        }
        draft.edited(&changes, kind, now);
        self.offer_later();
        self.follow_cursor();
        true
    }

    /// Runs a command of the text; false when it is none.
    pub(super) fn run_editing(&mut self, command: Command) -> bool {
        let width = page::text_width(self);
        match command {
            Command::Move(motion) => self.go(motion, Selecting::No),
            Command::Select(motion) => self.go(motion, Selecting::Yes),
            Command::PageUp => self.go(Motion::Up(page::page_step(self)), Selecting::No),
            Command::PageDown => self.go(Motion::Down(page::page_step(self)), Selecting::No),
            Command::SelectAll => {
                self.go(Motion::Start, Selecting::No);
                self.go(Motion::End, Selecting::Yes);
            }
            Command::BreakLine => self.edit(EditKind::Typed, TextBuffer::break_line),
            Command::OpenStanza => self.edit(EditKind::Typed, TextBuffer::open_stanza),
            Command::Outdent => self.edit(EditKind::Whole, |buffer| buffer.outdent(INDENT.len())),
            Command::EraseLeft => self.edit(EditKind::Typed, |buffer| buffer.erase(Motion::Left, width)),
            Command::EraseRight => self.edit(EditKind::Typed, |buffer| buffer.erase(Motion::Right, width)),
            Command::EraseWordLeft => self.edit(EditKind::Typed, |buffer| buffer.erase(Motion::WordLeft, width)),
            Command::EraseWordRight => self.edit(EditKind::Typed, |buffer| buffer.erase(Motion::WordRight, width)),
            Command::EraseToEnd => self.edit(EditKind::Typed, |buffer| buffer.erase(Motion::LineEnd, width)),
            Command::DeleteLine => self.edit(EditKind::Whole, TextBuffer::delete_line),
            Command::DuplicateLine => self.edit(EditKind::Whole, TextBuffer::duplicate_line),
            Command::JoinLine => self.edit(EditKind::Typed, TextBuffer::join_line),
            Command::MoveLineUp => self.edit(EditKind::Whole, TextBuffer::move_line_up),
            Command::MoveLineDown => self.edit(EditKind::Whole, TextBuffer::move_line_down),
            Command::Undo => self.undo(TextBuffer::undo, "Nothing is left to undo."),
            Command::Redo => self.undo(TextBuffer::redo, "Nothing is left to do again."),
            Command::Cancel => {
                if !self.end_tour() {
                    self.draft_mut().buffer.deselect();
                }
            }
            _ => return false,
        }
        true
    }

    pub(super) fn go(&mut self, motion: Motion, selecting: Selecting) {
        let (width, now) = (page::text_width(self), self.now);
        let draft = self.draft_mut();
        draft.buffer.go(motion, selecting, width);
        draft.reading.cursor_moved(draft.buffer.cursor_line(), now);
        self.follow_cursor();
    }

    fn undo(&mut self, step: fn(&mut TextBuffer) -> Vec<LinesChanged>, nothing: &str) {
        let before = self.draft().buffer.steps();
        // The cursor's line counts as being typed, for the poet goes on with it.
        self.edit(EditKind::Typed, step);
        if self.draft().buffer.steps() == before {
            self.tell(nothing);
        }
    }
}
