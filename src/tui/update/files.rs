//! Drafts and files: saving, opening, closing, leaving. The editor asks before it overwrites or loses anything.

use std::path::PathBuf;

use crate::tui::action::Effect;
use crate::tui::app::{AfterSaving, App};
use crate::tui::buffer::EditKind;
use crate::tui::command::Command;
use crate::tui::draft::OpenDraft;
use crate::tui::found::{Found, Version};
use crate::tui::opened::OpenedDraft;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay, Prompt, PromptKind};
use crate::tui::question::{Answer, Ask};

impl App {
    pub(super) fn run_files(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Save => self.save(),
            Command::SaveAs => {
                let name = self.draft().path().display().to_string();
                self.prompt(PromptKind::SaveAs, &name)
            }
            Command::Open => self.browse(),
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
        let draft = self.draft();
        if draft.is_unnamed() {
            return self.prompt(PromptKind::SaveAs, "");
        }
        if draft.on_disk.is_some() {
            self.ask_about_disk();
            return Vec::new();
        }
        if !draft.buffer.is_changed() && !draft.new {
            self.tell("Nothing has changed since the last save.");
            return Vec::new();
        }
        vec![draft.save_to(draft.path.clone(), draft.rests_on)]
    }

    /// Saves under another name, which the draft takes once the file is written.
    pub(super) fn save_as(&mut self, name: &str) -> Vec<Effect> {
        let path = PathBuf::from(name.trim());
        if path.as_os_str().is_empty() {
            self.after_saving = None;
            return Vec::new();
        }
        if path == self.draft().path {
            return self.save();
        }
        // The poet has seen no version of a file of that name, so the editor asks before it overwrites one.
        vec![self.draft().save_to(path, Version::NoFile)]
    }

    /// Saves over the version of the draft's file that the poet was asked about.
    pub(super) fn overwrite(&self) -> Effect {
        let draft = self.draft();
        let over = draft.on_disk.as_ref().map_or(draft.rests_on, Found::version);
        draft.save_to(draft.path.clone(), over)
    }

    pub(super) fn saved(&mut self, id: u64, path: PathBuf) -> Vec<Effect> {
        let Some(index) = self.index_of(id) else { return Vec::new() };
        let is_first = self.drafts[index].saved_at.is_none();
        let mut effects = self.is_saved(index, path);
        let draft = &self.drafts[index];
        let name = draft.name();
        match draft.reading.problem() {
            Some(problem) => {
                let told = format!("Saved {name}, but it cannot be judged: {problem}");
                self.warn(told);
            }
            None if is_first && draft.reading.is_of(&draft.path) && draft.reading.has_form_for_this_run() => {
                let key = self.keymap.shown(Command::Form).into_iter().next();
                let keeps = key.map(|key| format!("; {key} keeps one with the draft")).unwrap_or_default();
                self.tell(format!("Saved {name}. Its form holds for this run{keeps}."));
            }
            None => self.tell(format!("Saved {name}.")),
        }
        effects.extend(self.go_on());
        effects
    }

    /// Records that a draft was saved to a file.
    fn is_saved(&mut self, index: usize, path: PathBuf) -> Vec<Effect> {
        let now = self.now;
        let draft = &mut self.drafts[index];
        draft.saved(path, now);
        // A draft saved under another name is judged by the settings of that place.
        let is_elsewhere = !draft.reading.is_of(&draft.path);
        let settle = is_elsewhere.then(|| Effect::Settle { draft: draft.id, path: draft.path.clone() });
        let forget = draft.forget();
        forget.into_iter().chain(draft.write_side()).chain(settle).collect()
    }

    pub(super) fn save_failed(&mut self, id: u64, reason: &str) {
        if let Some(index) = self.index_of(id) {
            self.turn_to(index);
        }
        if self.filled.is_some() {
            // The request that waits for this save is kept: another name may work.
            self.prompt_failed(format!("Not saved: {reason}"));
            return;
        }
        self.after_saving = None;
        self.warn(format!("Not saved: {reason} Your words are kept here."));
    }

    /// Opens the submitted prompt again, with the text typed and the reason why it cannot be used; without a prompt it shows
    /// the reason as a message.
    pub(super) fn prompt_failed(&mut self, reason: String) {
        match self.filled.take() {
            Some(prompt) if self.overlay.is_none() => {
                self.overlay = Some(Overlay::Prompt(Prompt { told: reason, ..prompt }));
            }
            _ => self.warn(reason),
        }
    }

    pub(super) fn changed_on_disk(&mut self, id: u64, path: PathBuf, found: Found) -> Vec<Effect> {
        let Some(index) = self.index_of(id) else { return Vec::new() };
        let draft = &mut self.drafts[index];
        if path != draft.path {
            self.turn_to(index);
            self.ask_about_name(path, &found);
            return Vec::new();
        }
        if found == Found::Text(draft.buffer.to_file()) {
            let mut effects = self.is_saved(index, path);
            effects.extend(self.go_on());
            return effects;
        }
        let is_as_before = found.version() == draft.rests_on;
        draft.on_disk = (!is_as_before).then_some(found);
        let is_asked = index == self.current || self.after_saving.is_some();
        if !is_as_before && is_asked && self.overlay.is_none() {
            self.turn_to(index);
            self.ask_about_disk();
        }
        Vec::new()
    }

    fn ask(&mut self, question: String, answers: Vec<(char, &'static str, Answer)>) {
        self.overlay = Some(Overlay::Ask(Ask { about: self.draft().id, question, answers, yields_to_letters: false }));
    }

    fn ask_about_disk(&mut self) {
        let draft = self.draft();
        let name = draft.name();
        let (what, take) = match &draft.on_disk {
            Some(Found::Text(_)) if draft.new => ("is there already".to_owned(), None),
            Some(Found::Text(_)) => {
                ("was changed by something else".to_owned(), Some(('t', "take the file's text", Answer::TakeDisk)))
            }
            Some(Found::Unreadable { reason, .. }) => (format!("was changed by something else: {reason}"), None),
            Some(Found::Gone) | None => ("is no longer there".to_owned(), None),
        };
        let own = [('w', "write mine over it", Answer::Overwrite), ('k', "keep mine, unsaved", Answer::KeepMine)];
        self.ask(format!("{name} {what}. Nothing has been written."), take.into_iter().chain(own).collect());
    }

    /// Asks whether to save over a file that has the name already.
    fn ask_about_name(&mut self, path: PathBuf, found: &Found) {
        let name = path.display();
        let question = format!("{name} is there already. Nothing has been written.");
        let answers = vec![('w', "write mine over it", Answer::SaveOver(path, found.version()))];
        self.ask(question, answers);
    }

    /// Replaces the poet's text by the file's; one undo brings it back.
    pub(super) fn take_disk(&mut self) {
        self.after_saving = None;
        let Some(Found::Text(text)) = self.draft_mut().on_disk.take() else { return };
        let cursor = self.draft().buffer.cursor();
        if !self.take_text(&text, cursor) {
            return;
        }
        let now = self.now;
        self.draft_mut().rests_on(Version::of(&text), now);
        self.tell("Took the file's text; undo brings yours back.");
    }

    /// Replaces the draft's text and puts the cursor at a byte of the new one; false, with nothing changed, when it cannot be replaced.
    fn take_text(&mut self, text: &str, cursor: usize) -> bool {
        let whole = crate::span::Span::new(0, self.draft().buffer.text().len());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        self.try_edit(EditKind::Whole, |buffer| {
            let changes = buffer.replace(whole, &text);
            if !changes.is_empty() {
                buffer.place(cursor, crate::tui::buffer::Selecting::No);
            }
            changes
        })
    }

    /// Replaces the draft's text by the words of an earlier session, with the cursor where the last of them end; those of the other
    /// sessions are kept for another time.
    pub(super) fn take_recovered(&mut self, nth: usize) {
        let Some(text) = self.draft().recovered.get(nth).map(|words| words.text.clone()) else { return };
        let writes_on = end_of_difference(self.draft().buffer.text(), &text);
        if !self.take_text(&text, writes_on) {
            return;
        }
        self.draft_mut().took_recovered(nth);
        self.read_stale();
        let rest = match self.draft().recovered.len() - 1 {
            0 => "",
            _ => " What the others left is offered when the draft is opened again.",
        };
        self.tell(format!("Took the words of the earlier session; undo brings the file's text back.{rest}"));
    }

    /// Forgets the words of an earlier session, and asks about those of the next.
    pub(super) fn forget_recovered(&mut self, nth: usize) -> Vec<Effect> {
        let sessions = self.draft_mut().recovered.get_mut(nth).map(|words| std::mem::take(&mut words.sessions));
        self.ask_about_recovered(nth + 1);
        sessions.map(Effect::ForgetEarlier).into_iter().collect()
    }

    fn close(&mut self) -> Vec<Effect> {
        if !self.draft().buffer.is_changed() {
            return self.close_now();
        }
        let question = format!("{} has words that are not saved.", self.draft().name());
        let answers =
            vec![('s', "save and close", Answer::SaveAndClose), ('d', "close without saving", Answer::CloseUnsaved)];
        self.ask(question, answers);
        Vec::new()
    }

    /// Closes the draft that is shown; an empty draft replaces the last one, for only its own key ends the editor.
    pub(super) fn close_now(&mut self) -> Vec<Effect> {
        if self.drafts.len() == 1 {
            let draft = self.draft();
            if draft.is_unnamed() && draft.buffer.text().is_empty() {
                let key = self.keymap.shown(Command::Quit).into_iter().next().unwrap_or_else(|| "quit".to_owned());
                self.tell(format!("There is nothing to close; {key} leaves the editor."));
                return Vec::new();
            }
            return vec![Effect::BeginEmpty];
        }
        let mut closed = self.drafts.remove(self.current);
        self.show(self.current);
        closed.close()
    }

    /// Replaces the last draft by an empty one.
    pub(super) fn close_for(&mut self, empty: OpenedDraft) -> Vec<Effect> {
        let mut closed = self.drafts.remove(self.current);
        let name = closed.name();
        self.current = 0;
        self.open(empty);
        self.tell(format!("Closed {name}. An empty page is open."));
        closed.close()
    }

    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let changed: Vec<String> =
            self.drafts.iter().filter(|draft| draft.buffer.is_changed()).map(OpenDraft::name).collect();
        if changed.is_empty() {
            return self.leave();
        }
        let verb = if changed.len() == 1 { "has" } else { "have" };
        let question = format!("{} {verb} words that are not saved.", changed.join(" and "));
        let answers =
            vec![('s', "save and quit", Answer::SaveAndQuit), ('d', "quit without saving", Answer::QuitUnsaved)];
        self.ask(question, answers);
        Vec::new()
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        self.leaving = true;
        self.drafts.iter_mut().flat_map(OpenDraft::close).chain([Effect::Quit]).collect()
    }

    /// Saves the changed drafts that closing or leaving would lose, one after another, and then closes or leaves.
    pub(super) fn after_saving(&mut self, then: AfterSaving) -> Vec<Effect> {
        self.after_saving = Some(then);
        self.go_on()
    }

    /// Saves the next of these drafts; closes or leaves when none is left.
    fn go_on(&mut self) -> Vec<Effect> {
        let Some(then) = self.after_saving else { return Vec::new() };
        let waits_for = |draft: &OpenDraft| match then {
            AfterSaving::Close(id) => draft.id == id,
            AfterSaving::Quit => true,
        };
        let unsaved = self.drafts.iter().position(|draft| waits_for(draft) && draft.buffer.is_changed());
        if let Some(index) = unsaved {
            self.turn_to(index);
            return self.save();
        }
        self.after_saving = None;
        match then {
            AfterSaving::Close(id) => {
                let Some(index) = self.index_of(id) else { return Vec::new() };
                self.turn_to(index);
                self.close_now()
            }
            AfterSaving::Quit => self.leave(),
        }
    }

    /// Shows a draft that is open already, instead of opening it again.
    pub(super) fn show_open(&mut self, id: u64) {
        let Some(index) = self.index_of(id) else { return };
        self.show(index);
        self.tell(format!("{} is open already.", self.draft().name()));
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

/// The byte of the second text from which on it ends as the first does.
fn end_of_difference(first: &str, second: &str) -> usize {
    let alike = first.chars().rev().zip(second.chars().rev()).take_while(|(one, other)| one == other);
    second.len() - alike.map(|(one, _)| one.len_utf8()).sum::<usize>()
}
