//! The only code that changes the editor's state: an [`Action`] goes in, the [`Effect`]s that it asks for come out.

mod aloud;
mod answers;
mod browse;
mod clipboard;
mod editing;
mod files;
mod finder;
mod forms;
mod kept;
mod overlays;
mod poem;
mod returning;
mod search;

pub(super) use search::matches;

use std::time::Duration;

use super::action::{Action, Effect, Event};
use super::app::{App, Clicked};
use super::buffer::{EditKind, Motion, Selecting};
use super::command::Command;
use super::overlay::Overlay;
use super::page;

/// A click in the same cell within this time belongs to the one before, as on most desktops.
const CLICKED_AGAIN: Duration = Duration::from_millis(400);

/// The first click places the cursor, the second selects the word, the third the line.
const MOST_CLICKS: u8 = 3;

/// How many rows one turn of the wheel moves.
const WHEEL_ROWS: i16 = 3;

impl App {
    /// Applies an action to the state and returns the effects that the caller has to carry out.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let effects = self.apply(action);
        self.go_on_with_tour();
        effects
    }

    fn apply(&mut self, action: Action) -> Vec<Effect> {
        if matches!(action, Action::Do(_) | Action::Type(_) | Action::Paste(_) | Action::Click { .. }) {
            self.filled = None;
        }
        match action {
            Action::Tick(now) => return self.tick(now),
            Action::Idle => self.read_stale(),
            Action::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.follow_cursor();
            }
            Action::Outside(event) => return self.outside(event),
            Action::Wheel(turns) => self.wheel(turns),
            Action::Click { x, y } if self.overlay.is_some() => return self.click_overlay(x, y),
            Action::Click { x, y } => self.clicked(x, y),
            Action::Drag { x, y } => self.drag(x, y),
            Action::Paste(text) => self.paste(&text),
            Action::Type(text) => return self.typed(&text),
            Action::Do(command) => return self.run(command),
        }
        Vec::new()
    }

    fn tick(&mut self, now: Duration) -> Vec<Effect> {
        self.now = now;
        self.draft_mut().reading.tick(now);
        self.look_for_offer();
        let mut effects = Vec::new();
        for draft in &mut self.drafts {
            if draft.takes_recovery(now) {
                let (text, side) = (draft.buffer.to_file(), draft.side_to_recover());
                effects.push(Effect::Recover { draft: draft.id, text, side });
            }
            if draft.takes_look_at_disk(now) {
                effects.push(Effect::LookAtDisk { draft: draft.id, path: draft.path.clone() });
            }
        }
        effects
    }

    /// Hears and judges the draft again if it changed.
    pub(super) fn read_stale(&mut self) {
        let draft = self.draft_mut();
        if draft.reading.is_stale() {
            draft.reading.read(&draft.buffer);
            self.keep_cursor_in_sight();
            self.look_for_returning();
        }
    }

    fn typed(&mut self, text: &str) -> Vec<Effect> {
        if self.overlay.is_some() {
            return self.overlay_typed(text);
        }
        self.typed_at = Some(self.now);
        self.edit(EditKind::Typed, |buffer| buffer.type_text(text));
        Vec::new()
    }

    fn paste(&mut self, text: &str) {
        if self.overlay.is_some() {
            self.overlay_pasted(text);
        } else {
            self.edit(EditKind::Whole, |buffer| buffer.paste(text));
        }
    }

    fn run(&mut self, command: Command) -> Vec<Effect> {
        (self.told, self.typed_at) = (None, None);
        if self.overlay.is_some() {
            return self.overlay_command(command);
        }
        self.run_on_page(command)
    }

    /// Runs a command while no overlay is open.
    pub(super) fn run_on_page(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effects) = self.run_aloud(command) {
            return effects;
        }
        if self.run_editing(command) || self.run_search(command) {
            return Vec::new();
        }
        if let Some(effects) = self.run_poem(command) {
            return effects;
        }
        if let Some(effects) = self.run_clipboard(command) {
            return effects;
        }
        self.run_files(command)
    }

    fn outside(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Taught(told) => {
                self.tell(told);
                return self.settle_all();
            }
            Event::FormKept { draft, told } => {
                self.tell(told);
                let now = self.now;
                let Some(draft) = self.drafts.iter_mut().find(|open| open.id == draft) else { return Vec::new() };
                draft.reading.forget_choice();
                // verse.toml has the form now, and the side file would override it.
                let side = draft.keep_form(None, now);
                return side.into_iter().chain(self.settle_all()).collect();
            }
            Event::Settled { draft, context } => {
                if let Some(draft) = self.drafts.iter_mut().find(|open| open.id == draft) {
                    draft.follow(*context);
                }
                self.read_stale();
            }
            Event::Spoken { nth, failed } => self.spoken(nth, failed),
            Event::Told(text) => self.tell(text),
            Event::Clipboard(text) => {
                let text = text.unwrap_or_else(|| self.clipboard.clone());
                self.paste(&text);
            }
            Event::OpenFailed(reason) | Event::TeachFailed(reason) => self.prompt_failed(reason),
            Event::Completed { typed, paths } => self.completed(&typed, &paths),
            Event::Opened(opened) => self.open(*opened),
            Event::TourBegun(opened) => {
                self.open(*opened);
                self.begin_tour();
            }
            Event::EmptyBegun(opened) => return self.close_for(*opened),
            Event::Browsed { folder, entries } => self.browsed(&folder, entries),
            Event::AlreadyOpen(draft) => self.show_open(draft),
            Event::SideWritten { draft, text } => {
                if let Some(draft) = self.drafts.iter_mut().find(|open| open.id == draft) {
                    draft.side_written = text;
                }
            }
            Event::Saved { draft, path } => return self.saved(draft, path),
            Event::SaveFailed { draft, reason } => self.save_failed(draft, &reason),
            Event::ChangedOnDisk { draft, path, found } => return self.changed_on_disk(draft, path, found),
        }
        Vec::new()
    }

    /// Asks for the settings, forms and lexicons of every draft to be read again.
    fn settle_all(&self) -> Vec<Effect> {
        self.drafts.iter().map(|draft| Effect::Settle { draft: draft.id, path: draft.path.clone() }).collect()
    }

    fn wheel(&mut self, turns: i16) {
        let rows = isize::from(turns.saturating_mul(WHEEL_ROWS));
        match self.overlay {
            Some(Overlay::Page(_)) => self.step_overlay(rows),
            Some(_) => self.step_overlay(isize::from(turns)),
            None => {
                self.draft_mut().top = page::scrolled(self, rows);
                self.scan_in_sight();
            }
        }
    }

    /// Extends the selection to the mouse, or by a line while the mouse is above or below the text.
    fn drag(&mut self, x: u16, y: u16) {
        let text = page::areas(self).text;
        match y {
            _ if self.overlay.is_some() => {}
            y if y < text.top() => self.go(Motion::Up(1), Selecting::Yes),
            y if y >= text.bottom() => self.go(Motion::Down(1), Selecting::Yes),
            y => self.click(x, y, Selecting::Yes),
        }
    }

    /// Puts the cursor at the place clicked; a quick second click selects the word, a third one the line.
    fn clicked(&mut self, x: u16, y: u16) {
        let before = self.clicked.filter(|before| before.cell == (x, y) && self.now < before.at + CLICKED_AGAIN);
        let count = before.map_or(1, |before| before.count % MOST_CLICKS + 1);
        self.clicked = Some(Clicked { at: self.now, cell: (x, y), count });
        self.click(x, y, Selecting::No);
        let buffer = &mut self.draft_mut().buffer;
        match count {
            1 => {}
            2 => buffer.select_word(),
            _ => buffer.select(buffer.line_span(buffer.cursor_line())),
        }
    }

    /// Puts the cursor under the mouse. That place is in sight, so the page stays where it is, margin or not.
    fn click(&mut self, x: u16, y: u16, selecting: Selecting) {
        let Some(at) = page::byte_at(self, x, y) else { return };
        let now = self.now;
        let draft = self.draft_mut();
        draft.buffer.place(at, selecting);
        draft.reading.cursor_moved(draft.buffer.cursor_line(), now);
        self.scan_in_sight();
    }

    /// Scans the lines that show scansion marks, and the cursor's line.
    fn scan_in_sight(&mut self) {
        let lines = page::lines_with_marks(self);
        let here = self.draft().buffer.cursor_line();
        self.draft_mut().reading.scan(lines.into_iter().chain([here]));
    }

    /// Moves the page only if the cursor is out of sight; for changes that did not move the cursor.
    fn keep_cursor_in_sight(&mut self) {
        if page::cursor_position(self).is_none() {
            self.follow_cursor();
        } else {
            self.scan_in_sight();
        }
    }

    /// Moves the page so that the cursor can be seen, with rows around it.
    pub(super) fn follow_cursor(&mut self) {
        if !self.drafts.is_empty() {
            self.draft_mut().top = page::top_for_cursor(self);
            self.scan_in_sight();
        }
    }
}
