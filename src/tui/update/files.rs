//! Drafts and files: saving, opening, closing, leaving. Nothing is written over and nothing is lost without a question.

use std::path::PathBuf;

use crate::tui::action::{Effect, Found, Overwrite};
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::draft::{EditKind, OpenDraft};
use crate::tui::overlay::{Answer, Ask, Choice, Item, List, ListKind, Overlay, PromptKind};

impl App {
    pub(super) fn run_files(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Save => self.save(),
            Command::SaveAs => {
                let name = self.draft().path().display().to_string();
                self.prompt(PromptKind::SaveAs, &name)
            }
            Command::Open => self.prompt(PromptKind::Open, ""),
            Command::NextDraft => {
                self.show((self.current + 1) % self.drafts.len());
                Vec::new()
            }
            Command::Drafts => self.list_drafts(),
            Command::CloseDraft => self.close(),
            Command::Quit => self.quit(),
            Command::Suspend => vec![Effect::Suspend],
            _ => Vec::new(),
        }
    }

    pub(in crate::tui) fn prompt(&mut self, kind: PromptKind, text: &str) -> Vec<Effect> {
        let from = self.draft().buffer.cursor();
        self.overlay = Some(Overlay::prompt(kind, text, from));
        Vec::new()
    }

    fn save(&mut self) -> Vec<Effect> {
        if self.draft().path.as_os_str().is_empty() {
            return self.prompt(PromptKind::SaveAs, "");
        }
        if self.draft().on_disk.is_some() {
            self.ask_about_disk();
            return Vec::new();
        }
        if !self.draft().buffer.is_changed() && !self.draft().new {
            self.tell("Nothing has changed since the last save.");
            return Vec::new();
        }
        vec![self.save_effect(self.current, Overwrite::Never)]
    }

    pub(super) fn save_effect(&self, index: usize, overwrite: Overwrite) -> Effect {
        let draft = &self.drafts[index];
        Effect::Save { draft: draft.id, path: draft.path.clone(), text: draft.buffer.to_file(), overwrite }
    }

    pub(super) fn save_as(&mut self, name: &str) -> Vec<Effect> {
        if name.trim().is_empty() {
            return Vec::new();
        }
        let draft = self.draft_mut();
        draft.path = PathBuf::from(name.trim());
        draft.new = true;
        draft.read_only = None;
        draft.on_disk = None;
        draft.buffer.mark_unsaved();
        vec![self.save_effect(self.current, Overwrite::Never)]
    }

    pub(super) fn saved(&mut self, id: u64) -> Vec<Effect> {
        let now = self.now;
        let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == id) else { return Vec::new() };
        draft.saved(now);
        let (forget, name) = (draft.forget(), draft.name());
        let mut effects = vec![forget];
        if !draft.reading.is_of(&draft.path) {
            effects.push(Effect::Settle { draft: id, path: draft.path.clone() });
        }
        match draft.reading.problem() {
            Some(problem) => {
                let told = format!("Saved {name}, but it cannot be judged: {problem}");
                self.warn(told);
            }
            None => self.tell(format!("Saved {name}.")),
        }
        effects.extend(self.write_side());
        if self.leaving {
            self.leaving = false;
            effects.extend(self.quit());
        }
        effects
    }

    pub(super) fn save_failed(&mut self, id: u64, reason: &str) {
        self.leaving = false;
        if let Some(index) = self.drafts.iter().position(|draft| draft.id == id) {
            self.show(index);
        }
        self.warn(format!("Not saved: {reason} Your words are kept here."));
    }

    pub(super) fn changed_on_disk(&mut self, id: u64, found: Found) {
        let Some(index) = self.drafts.iter().position(|draft| draft.id == id) else { return };
        let draft = &mut self.drafts[index];
        if found == Found::Text(draft.buffer.to_file()) {
            draft.saved(self.now);
            return;
        }
        draft.on_disk = Some(found);
        if self.leaving || index == self.current && self.overlay.is_none() {
            self.leaving = false;
            self.show(index);
            self.ask_about_disk();
        }
    }

    fn ask_about_disk(&mut self) {
        let name = self.draft().name();
        let (what, take) = match self.draft().on_disk {
            Some(Found::Text(_)) if self.draft().new => ("is there already", None),
            Some(Found::Text(_)) => {
                ("was changed by something else", Some(('t', "take the file's text", Answer::TakeDisk)))
            }
            Some(Found::Gone) | None => ("is no longer there", None),
        };
        let own = [('w', "write mine over it", Answer::Overwrite), ('k', "keep mine, unsaved", Answer::KeepMine)];
        self.overlay = Some(Overlay::Ask(Ask {
            question: format!("{name} {what}. Nothing has been written."),
            answers: take.into_iter().chain(own).collect(),
        }));
    }

    /// Takes the file's text over the poet's own, which one undo brings back.
    pub(super) fn take_disk(&mut self) {
        let Some(Found::Text(text)) = self.draft_mut().on_disk.take() else { return };
        self.take_text(&text);
        let now = self.now;
        self.draft_mut().saved(now);
        self.tell("Took the file's text; undo brings yours back.");
    }

    pub(super) fn take_text(&mut self, text: &str) {
        let whole = crate::span::Span::new(0, self.draft().buffer.text().len());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        self.edit(EditKind::Whole, |buffer| {
            let cursor = buffer.cursor();
            let changes = buffer.replace(whole, &text);
            buffer.place(cursor, crate::tui::buffer::Selecting::No);
            changes
        });
    }

    fn close(&mut self) -> Vec<Effect> {
        if self.draft().buffer.is_changed() {
            let question = format!("{} has words that are not saved.", self.draft().name());
            let answers = vec![
                ('s', "save and close", Answer::SaveAndClose),
                ('d', "close without saving", Answer::CloseUnsaved),
            ];
            self.overlay = Some(Overlay::Ask(Ask { question, answers }));
            return Vec::new();
        }
        self.close_now()
    }

    pub(super) fn close_now(&mut self) -> Vec<Effect> {
        let closed = self.drafts.remove(self.current);
        let forget = closed.forget();
        if self.drafts.is_empty() {
            self.open(crate::tui::app::OpenedDraft { new: true, ..Default::default() });
            self.leaving = true;
            return vec![forget, Effect::Quit];
        }
        self.show(self.current.min(self.drafts.len() - 1));
        vec![forget]
    }

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let changed: Vec<String> =
            self.drafts.iter().filter(|draft| draft.buffer.is_changed()).map(OpenDraft::name).collect();
        if changed.is_empty() {
            self.leaving = true;
            let forget = self.drafts.iter().map(OpenDraft::forget);
            return forget.chain([Effect::Quit]).collect();
        }
        let verb = if changed.len() == 1 { "has" } else { "have" };
        self.overlay = Some(Overlay::Ask(Ask {
            question: format!("{} {verb} words that are not saved.", changed.join(" and ")),
            answers: vec![
                ('s', "save and quit", Answer::SaveAndQuit),
                ('d', "quit without saving", Answer::QuitUnsaved),
            ],
        }));
        Vec::new()
    }

    pub(super) fn save_and_quit(&mut self) -> Vec<Effect> {
        if let Some(index) = self.drafts.iter().position(|draft| draft.buffer.is_changed()) {
            self.show(index);
            let effects = self.save();
            self.leaving = self.overlay.is_none();
            return effects;
        }
        self.quit()
    }

    fn list_drafts(&mut self) -> Vec<Effect> {
        let item = |draft: &OpenDraft| Item {
            label: draft.name(),
            detail: if draft.buffer.is_changed() { "not saved".to_owned() } else { String::new() },
            choice: Choice::Draft(draft.id),
        };
        let items = self.drafts.iter().map(item).collect();
        let mut list = List::new(ListKind::Drafts, "Open drafts", items);
        list.selected = self.current;
        self.overlay = Some(Overlay::List(list));
        Vec::new()
    }
}
