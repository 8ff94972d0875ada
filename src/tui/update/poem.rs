//! Commands of the poem, the clipboard, and what is shown.

use crate::tui::action::{COMMANDS, Command, Group};
use crate::tui::app::{App, Layout};
use crate::tui::draft::EditKind;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay};

/// What Tab indents by.
const INDENT: &str = "  ";

impl App {
    /// Runs a command of the poem or of what is shown; false when it is none.
    pub(super) fn run_poem(&mut self, command: Command) -> bool {
        match command {
            Command::TakeOrIndent => self.edit(EditKind::Typed, |buffer| buffer.type_text(INDENT)),
            Command::Quiet => self.toggle_quiet(),
            Command::Panel => self.look.panel = !self.look.panel,
            Command::Marks => self.look.marks = self.look.marks.next(),
            Command::Help => self.overlay = Some(Overlay::page("Keys", self.help())),
            Command::Form => self.list_forms(),
            Command::CommandLine => self.list_commands(),
            _ => return false,
        }
        self.follow_cursor();
        true
    }

    fn toggle_quiet(&mut self) {
        self.look.layout = if self.look.layout == Layout::Quiet { Layout::Full } else { Layout::Quiet };
    }

    /// The help page: every command under its heading with its keys.
    pub(in crate::tui) fn help(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for group in Group::ALL {
            lines.push(group.title().to_owned());
            for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
                lines.push(format!("  {:<18} {}", self.keymap.shown(entry.command).join(" "), entry.title));
            }
            lines.push(String::new());
        }
        lines
    }

    /// Lists the forms by name.
    fn list_forms(&mut self) {
        let item =
            |form: crate::form::Listed| Item { label: form.name, detail: form.family, choice: Choice::Form(form.id) };
        let items = self.workshop.registry.list().into_iter().map(item).collect();
        self.overlay = Some(Overlay::List(List::new(ListKind::Forms, "Forms", items)));
    }

    /// Judges the draft by another form.
    pub(super) fn choose_form(&mut self, id: &str) {
        match self.workshop.registry.find(id) {
            Ok(form) => {
                self.tell(format!("Judged as {}.", form.name));
                self.draft_mut().reading.choose(Some(form));
            }
            Err(error) => self.warn(error.to_string()),
        }
    }

    /// Changes the cursor's line for another wording, as one step.
    pub(super) fn reword_line(&mut self, words: &str) {
        let buffer = &self.draft().buffer;
        let span = buffer.line_span(buffer.cursor_line());
        self.edit(EditKind::Whole, |buffer| buffer.replace(span, words));
    }
}
