//! Keys and clicks while an overlay is open.

use ratatui::layout::Position;

use crate::span::Span;
use crate::tui::action::{Action, Effect};
use crate::tui::app::App;
use crate::tui::buffer::{EditKind, Motion, Selecting, TextBuffer};
use crate::tui::command::{COMMANDS, Command, Entry};
use crate::tui::overlay::{Choice, Item, List, ListKind, OnEnter, Overlay, Prompt, PromptKind};
use crate::tui::popup;
use crate::tui::question::Replacement;
use crate::tui::update::answers::PUT_OFF;

/// The input of a prompt is one row, however long.
const ONE_ROW: usize = usize::MAX;

/// A step large enough for the first or last item or row.
const FURTHEST: isize = 1 << 20;

impl App {
    pub(super) fn overlay_typed(&mut self, text: &str) -> Vec<Effect> {
        if matches!(self.overlay, Some(Overlay::Ask(_))) {
            return self.letter_typed_at_question(text);
        }
        if text == " " && matches!(self.overlay, Some(Overlay::Page(_))) {
            self.step_overlay(self.page_of_overlay());
            return Vec::new();
        }
        self.overlay_input(|input| drop(input.type_text(text)));
        self.follow_folder()
    }

    pub(super) fn overlay_pasted(&mut self, text: &str) {
        if matches!(&self.overlay, Some(Overlay::Ask(ask)) if ask.yields_to_letters) {
            self.overlay = None;
            self.edit(EditKind::Whole, |buffer| buffer.paste(text));
            return self.tell(PUT_OFF);
        }
        let line = text.lines().next().unwrap_or_default().to_owned();
        self.overlay_input(|input| drop(input.paste(&line)));
    }

    /// Edits the text typed into the overlay and updates what depends on it.
    fn overlay_input(&mut self, change: impl FnOnce(&mut TextBuffer)) {
        match &mut self.overlay {
            Some(Overlay::Prompt(prompt)) => {
                change(&mut prompt.input);
                // The hint is about the old text.
                prompt.told.clear();
                if prompt.kind == PromptKind::Find {
                    let (sought, from) = (prompt.input.text().to_owned(), prompt.from);
                    self.find_from(&sought, from);
                }
            }
            Some(Overlay::List(list)) => {
                let before = list.input.text().to_owned();
                change(&mut list.input);
                if list.input.text() != before {
                    list.selected = 0;
                    self.narrow_rhymes();
                }
                self.preview();
            }
            Some(Overlay::Ask(_) | Overlay::Page(_)) | None => {}
        }
    }

    pub(super) fn overlay_command(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effects) = self.answered_by_command(command) {
            return effects;
        }
        match command {
            Command::Cancel | Command::Quit => {
                self.cancel_overlay();
                return Vec::new();
            }
            Command::BreakLine => return self.accept(),
            Command::TakeOrIndent => return self.accept_list(),
            Command::Move(Motion::Up(_)) | Command::FindPrevious => self.step_overlay(-1),
            Command::Move(Motion::Down(_)) | Command::FindNext => self.step_overlay(1),
            Command::PageUp => self.step_overlay(-self.page_of_overlay()),
            Command::PageDown => self.step_overlay(self.page_of_overlay()),
            Command::Move(Motion::Start) if !self.is_prompt() => self.step_overlay(-FURTHEST),
            Command::Move(Motion::End) if !self.is_prompt() => self.step_overlay(FURTHEST),
            Command::Move(Motion::LineStart) if !self.is_typed_into() => self.step_overlay(-FURTHEST),
            Command::Move(Motion::LineEnd) if !self.is_typed_into() => self.step_overlay(FURTHEST),
            Command::Move(motion) => self.overlay_input(|input| input.go(motion, Selecting::No, ONE_ROW)),
            Command::Select(motion) => self.overlay_input(|input| input.go(motion, Selecting::Yes, ONE_ROW)),
            Command::SelectAll => self.overlay_input(|input| input.select(Span::new(0, input.text().len()))),
            Command::EraseLeft => self.overlay_input(|input| drop(input.erase(Motion::Left, ONE_ROW))),
            Command::EraseRight => self.overlay_input(|input| drop(input.erase(Motion::Right, ONE_ROW))),
            Command::EraseWordLeft => self.overlay_input(|input| drop(input.erase(Motion::WordLeft, ONE_ROW))),
            Command::Paste => return self.paste_clipboard(),
            Command::FindRhymes if self.overlay.as_ref().is_some_and(|open| open.is_list(ListKind::Finder)) => {
                return self.ask_for_rhymes();
            }
            Command::Help
            | Command::FindRhymes
            | Command::CommandLine
            | Command::Rhymes
            | Command::Word
            | Command::Why
            | Command::Form
            | Command::Pin => {
                self.cancel_overlay();
                return self.update(Action::Do(command));
            }
            _ => {}
        }
        // The text may name another folder now.
        self.follow_folder()
    }

    fn is_prompt(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Prompt(_)))
    }

    /// Whether the overlay's input has text, so that Home and End move in it; else they go to the first and last item or row.
    fn is_typed_into(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Prompt(_)) => true,
            Some(Overlay::List(list)) => !list.input.text().is_empty(),
            Some(Overlay::Page(_) | Overlay::Ask(_)) | None => false,
        }
    }

    /// How far Page Up and Page Down go in a list or a page: the rows in sight less one, which is shown again.
    fn page_of_overlay(&self) -> isize {
        let Some(open) = &self.overlay else { return 0 };
        let frame = popup::frame(self, open);
        let rows = match open {
            Overlay::List(list) => popup::items(list, frame).0.height,
            Overlay::Page(_) | Overlay::Ask(_) | Overlay::Prompt(_) => popup::inside(frame).height,
        };
        isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn cancel_overlay(&mut self) {
        self.after_saving = None;
        if let Some(Overlay::Prompt(Prompt { kind: PromptKind::Find, from, .. })) = self.overlay.take() {
            self.draft_mut().buffer.place(from, Selecting::No);
            self.follow_cursor();
        }
    }

    /// Moves by so many items, rows or matches in the overlay, backward when negative.
    pub(super) fn step_overlay(&mut self, by: isize) {
        let Some(open) = &self.overlay else { return };
        let frame = popup::frame(self, open);
        match &mut self.overlay {
            Some(Overlay::List(list)) => {
                list.step(by);
                self.preview();
            }
            Some(Overlay::Page(read)) => {
                read.scroll = read.scroll.saturating_add_signed(by).min(popup::furthest(read, frame));
            }
            Some(Overlay::Prompt(Prompt { kind: PromptKind::Find, .. })) => self.step_match(by),
            Some(Overlay::Ask(_) | Overlay::Prompt(_)) | None => {}
        }
    }

    /// Selects the list item under the mouse, or takes it if it is selected; a click beside the overlay closes it.
    pub(super) fn click_overlay(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let Some(open) = &self.overlay else { return Vec::new() };
        let frame = popup::frame(self, open);
        match &mut self.overlay {
            Some(Overlay::List(list)) => match popup::item_at(list, frame, x, y) {
                Some(item) if item == list.selected => return self.accept(),
                Some(item) => {
                    list.selected = item;
                    self.preview();
                }
                None if frame.contains(Position::new(x, y)) => {}
                None => self.cancel_overlay(),
            },
            Some(Overlay::Page(_)) if !frame.contains(Position::new(x, y)) => self.cancel_overlay(),
            Some(Overlay::Page(_) | Overlay::Ask(_) | Overlay::Prompt(_)) | None => {}
        }
        Vec::new()
    }

    fn accept(&mut self) -> Vec<Effect> {
        match self.overlay.take() {
            Some(Overlay::Prompt(prompt)) => {
                self.filled = Some(prompt.clone());
                self.filled_in(prompt)
            }
            Some(Overlay::List(list)) => self.choose(&list),
            Some(Overlay::Page(page)) => match page.on_enter {
                Some(OnEnter::Ask(kind)) => self.prompt(kind, ""),
                Some(OnEnter::Run(command)) => self.run_on_page(command),
                None => Vec::new(),
            },
            // Only the keys of its answers answer a question: Enter alone must not lose anything.
            Some(ask @ Overlay::Ask(_)) => {
                self.overlay = Some(ask);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn accept_list(&mut self) -> Vec<Effect> {
        let list = match &self.overlay {
            Some(Overlay::Prompt(Prompt { kind: PromptKind::Open | PromptKind::SaveAs, input, .. })) => {
                return vec![Effect::Complete(input.text().to_owned())];
            }
            Some(Overlay::List(list)) if list.kind == ListKind::Files => return self.write_path_on(),
            Some(Overlay::List(list)) => list,
            _ => return Vec::new(),
        };
        match list.taken() {
            Some(Choice::Form(id)) => {
                self.overlay = None;
                self.keep_form_in_project(&id)
            }
            Some(Choice::Rhyme { word, of }) => {
                self.overlay = None;
                self.replace_by_rhyme(&word, of)
            }
            Some(Choice::Insert { word, replaces }) => {
                self.overlay = None;
                self.put_word(&word, replaces);
                Vec::new()
            }
            _ => self.accept(),
        }
    }

    /// Completes the path as far as all matching files agree, and lists them.
    pub(super) fn completed(&mut self, typed: &str, paths: &[String]) {
        let Some(Overlay::Prompt(prompt)) = &mut self.overlay else { return };
        let asks_path = matches!(prompt.kind, PromptKind::Open | PromptKind::SaveAs);
        if !asks_path || prompt.input.text() != typed {
            return;
        }
        if let Some(rest) = common_prefix(paths).get(typed.len()..) {
            prompt.input.place(typed.len(), Selecting::No);
            prompt.input.type_text(rest);
        }
        prompt.told = match paths {
            [] => "no file begins so".to_owned(),
            [_] => String::new(),
            several => several.join("  "),
        };
    }

    fn filled_in(&mut self, prompt: Prompt) -> Vec<Effect> {
        let text = prompt.input.text().to_owned();
        match prompt.kind {
            PromptKind::Find => {
                let selection = self.draft().buffer.selection();
                if selection.is_none() && !text.is_empty() {
                    self.prompt_failed(String::new());
                }
            }
            PromptKind::Replace if text.is_empty() => {}
            PromptKind::Replace => return self.prompt(PromptKind::ReplaceWith(text), ""),
            PromptKind::ReplaceWith(sought) => {
                let from = self.draft().buffer.selection().map_or(prompt.from, Span::start);
                let from = self.match_around(&sought, from).map_or(from, Span::start);
                let replacement = Replacement { sought, with: text, began: from, around: false };
                self.replace_from(replacement, from);
            }
            PromptKind::GoTo => self.go_to_line(&text),
            PromptKind::SaveAs => return self.save_as(&text),
            PromptKind::Open | PromptKind::RhymesOf if text.trim().is_empty() => {}
            PromptKind::Open => return vec![Effect::Open(text.trim().into())],
            PromptKind::RhymesOf => self.list_rhymes_of(&text, None),
            PromptKind::Teach(word) => return vec![Effect::Teach { word, said: text }],
        }
        Vec::new()
    }

    fn choose(&mut self, list: &List) -> Vec<Effect> {
        let Some(choice) = list.taken() else { return Vec::new() };
        match choice {
            Choice::Run(command) => self.run_on_page(command),
            Choice::Insert { word, replaces } => {
                self.insert_word(&word, replaces);
                Vec::new()
            }
            Choice::Replace { word, of } => {
                self.replace_word(&word, of);
                Vec::new()
            }
            Choice::Rhyme { word, of } => self.take_rhyme(&word, of),
            Choice::Form(id) => self.choose_form(&id),
            Choice::Open(path) => self.open_path(&path),
            Choice::Draft(id) => {
                let index = self.drafts.iter().position(|draft| draft.id == id);
                self.show(index.unwrap_or(self.current));
                Vec::new()
            }
            Choice::Swap(words) => self.reword_line(&words),
            Choice::Pin(words) => self.pin_line(&words),
        }
    }

    /// Lists every command of the table with its keys.
    pub(super) fn list_commands(&mut self) {
        let item = |entry: &Entry| Item {
            label: entry.title.to_owned(),
            detail: self.keymap.shown(entry.command).join("  "),
            choice: Choice::Run(entry.command),
        };
        let items = COMMANDS.iter().filter(|entry| entry.command != Command::CommandLine).map(item).collect();
        self.overlay = Some(Overlay::List(List::new(ListKind::Commands, "Commands", items)));
    }
}

/// The longest prefix that all paths share.
pub(super) fn common_prefix(paths: &[String]) -> &str {
    let Some((first, others)) = paths.split_first() else { return "" };
    let shared = |other: &String| {
        let differs = first.char_indices().zip(other.chars()).find(|((_, one), other)| one != other);
        differs.map_or(first.len().min(other.len()), |((at, _), _)| at)
    };
    let end = others.iter().map(shared).min().unwrap_or(first.len());
    first.get(..end).unwrap_or_default()
}
