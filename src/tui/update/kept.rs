//! Commands for the side file: other wordings of a line, and a reading chosen for it.

use crate::analysis::PinnedWord;
use crate::tui::action::Effect;
use crate::tui::app::App;
use crate::tui::buffer::EditKind;
use crate::tui::command::Command;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay};
use crate::tui::poem;

impl App {
    pub(super) fn keep_line(&mut self) -> Vec<Effect> {
        let draft = self.draft_mut();
        let at = draft.buffer.cursor_line();
        let line = draft.buffer.line(at).to_owned();
        if line.trim().is_empty() {
            self.tell("There is no wording on this line to keep.");
            return Vec::new();
        }
        if !draft.side.keep(at, &line) {
            self.tell("This wording is kept already.");
            return Vec::new();
        }
        let key = self.keymap.shown(Command::SwapLine).into_iter().next().unwrap_or_default();
        self.tell(format!("Kept. Write another wording; {key} changes back."));
        self.write_side()
    }

    /// Replaces the line by its kept wording, or lists them when there are several.
    pub(super) fn swap_line(&mut self) -> Vec<Effect> {
        let draft = self.draft();
        let kept = draft.other_wordings(draft.buffer.cursor_line());
        match kept.as_slice() {
            [] => self.tell("No other wording is kept for this line."),
            [only] => return self.reword_line(only),
            several => {
                let item = |words: &String| Item {
                    label: words.clone(),
                    detail: String::new(),
                    choice: Choice::Swap(words.clone()),
                };
                let items = several.iter().map(item).collect();
                self.overlay = Some(Overlay::List(List::new(ListKind::Kept, "Kept wordings", items)));
            }
        }
        Vec::new()
    }

    /// Replaces the cursor's line by another wording, as one step; the old wording is kept in the
    /// side file.
    pub(super) fn reword_line(&mut self, words: &str) -> Vec<Effect> {
        let draft = self.draft_mut();
        let at = draft.buffer.cursor_line();
        let span = draft.buffer.line_span(at);
        draft.side.keep(at, span.of(draft.buffer.text()));
        self.edit(EditKind::Whole, |buffer| buffer.replace(span, words));
        self.write_side()
    }

    fn write_side(&self) -> Vec<Effect> {
        self.draft().write_side().into_iter().collect()
    }

    /// Lists the readings of the cursor's line; the pinned one and the choice to unpin it come first.
    pub(super) fn list_readings(&mut self) {
        self.read_stale();
        let draft = self.draft_mut();
        let at = draft.buffer.cursor_line();
        let pinned = draft.reading.is_pinned(at);
        let found = draft.reading.readings(at);
        if found.is_empty() {
            self.tell("Every word of this line is said in one way.");
            return;
        }
        let free = pinned.then(|| Item {
            label: "any reading".to_owned(),
            detail: "takes the pin out".to_owned(),
            choice: Choice::Pin(Vec::new()),
        });
        let item = |reading: poem::LineReading| Item {
            label: reading.shown,
            detail: reading.about,
            choice: Choice::Pin(reading.words),
        };
        let items = free.into_iter().chain(found.into_iter().map(item)).collect();
        let mut list = List::new(ListKind::Readings, "Readings of this line", items);
        list.foot = "Enter pins it, Esc closes".into();
        self.overlay = Some(Overlay::List(list));
    }

    /// Pins the pronunciations of words of the cursor's line, or removes its pins.
    pub(super) fn pin_line(&mut self, words: &[PinnedWord]) -> Vec<Effect> {
        let key = self.keymap.shown(Command::Pin).into_iter().next().unwrap_or_default();
        let draft = self.draft_mut();
        let at = draft.buffer.cursor_line();
        draft.side.pin(at, draft.buffer.line(at), words);
        draft.reading.pin(draft.side.pins());
        self.read_stale();
        self.tell(if words.is_empty() {
            "The line may be read in any way again.".to_owned()
        } else {
            format!("Pinned for this line; {key} takes it back.")
        });
        self.write_side()
    }
}
