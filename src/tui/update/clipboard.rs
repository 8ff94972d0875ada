//! Cutting, copying, pasting: through the clipboards of the terminal and of the system, and the editor's own.

use crate::tui::action::Effect;
use crate::tui::app::App;
use crate::tui::buffer::{EditKind, Motion, TextBuffer};
use crate::tui::command::Command;
use crate::tui::page;

impl App {
    /// Runs a command of the clipboard; `None` when it is none.
    pub(super) fn run_clipboard(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::Copy => {
                let effects = self.copy();
                let what = if self.draft().buffer.selection().is_some() { "what is selected" } else { "the line" };
                self.tell(format!("Copied {what}."));
                Some(effects)
            }
            Command::Cut => {
                let effects = self.copy();
                let width = page::text_width(self);
                match self.draft().buffer.selection() {
                    Some(_) => self.edit(EditKind::Whole, |buffer| buffer.erase(Motion::Left, width)),
                    None => self.edit(EditKind::Whole, TextBuffer::delete_line),
                }
                Some(effects)
            }
            Command::Paste => Some(self.paste_clipboard()),
            _ => None,
        }
    }

    /// Pastes the text of the system's clipboard, once it is read; or else the text copied here.
    pub(super) fn paste_clipboard(&mut self) -> Vec<Effect> {
        if self.system_clipboard {
            return vec![Effect::AskClipboard];
        }
        let own = self.clipboard.clone();
        self.paste(&own);
        Vec::new()
    }

    /// Copies the selection, or without one the whole line with its line break.
    fn copy(&mut self) -> Vec<Effect> {
        let buffer = &self.draft().buffer;
        let text = match buffer.selection() {
            Some(span) => span.of(buffer.text()).to_owned(),
            None => format!("{}\n", buffer.line(buffer.cursor_line())),
        };
        self.clipboard.clone_from(&text);
        vec![Effect::Copy(text)]
    }
}
