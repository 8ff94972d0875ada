//! The answers to questions: the key of each, and its effect.

use std::time::Duration;

use crate::tui::action::{Action, Effect};
use crate::tui::app::{AfterSaving, App};
use crate::tui::command::Command;
use crate::tui::overlay::Overlay;
use crate::tui::question::{Answer, Ask, DELETE, ENTER, TAB};

/// A letter that follows another within this time is part of the poem, not an answer.
const WRITING: Duration = Duration::from_millis(600);

/// The message about a question that the poet put off by writing.
pub(super) const PUT_OFF: &str = "The earlier words are kept, and offered when the draft is opened again.";

impl App {
    /// Handles a letter typed while a question is open.
    pub(super) fn letter_typed_at_question(&mut self, text: &str) -> Vec<Effect> {
        let Some(Overlay::Ask(ask)) = &self.overlay else { return Vec::new() };
        if ask.yields_to_letters {
            self.overlay = None;
            let effects = self.update(Action::Type(text.to_owned()));
            self.tell(PUT_OFF);
            return effects;
        }
        // Where the poet is typing when a question opens, the next letters are no answers.
        let writing = self.typed_at.replace(self.now).is_some_and(|at| self.now < at + WRITING);
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if !writing => self.answered_by(letter).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// Carries out the answer whose key gives this command on the page, if the open question has one.
    pub(super) fn answered_by_command(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::BreakLine => self.answered_by(ENTER),
            Command::TakeOrIndent => self.answered_by(TAB),
            Command::EraseRight => self.answered_by(DELETE),
            _ => None,
        }
    }

    /// Carries out the answer with this key, if the open question has one.
    fn answered_by(&mut self, key: char) -> Option<Vec<Effect>> {
        let Some(Overlay::Ask(ask)) = &self.overlay else { return None };
        let key = key.to_lowercase().next().unwrap_or(key);
        let (about, answer) = (ask.about, ask.answers.iter().find(|(of, ..)| *of == key)?.2.clone());
        (self.overlay, self.typed_at) = (None, None);
        Some(self.answer(about, answer))
    }

    /// Carries out an answer on the draft that the question was about.
    fn answer(&mut self, about: u64, answer: Answer) -> Vec<Effect> {
        let Some(index) = self.index_of(about) else { return Vec::new() };
        self.turn_to(index);
        match answer {
            Answer::SaveAndQuit => return self.after_saving(AfterSaving::Quit),
            Answer::QuitUnsaved => return self.leave(),
            Answer::SaveAndClose => return self.after_saving(AfterSaving::Close(about)),
            Answer::CloseUnsaved => return self.close_now(),
            Answer::Overwrite => return vec![self.overwrite()],
            Answer::SaveOver(path, over) => return vec![self.draft().save_to(path, over)],
            Answer::TakeDisk => self.take_disk(),
            Answer::KeepMine => {
                self.after_saving = None;
                self.draft_mut().buffer.mark_unsaved();
            }
            Answer::TakeRecovered(nth) => self.take_recovered(nth),
            Answer::NextRecovered(nth) => self.ask_about_recovered(nth),
            Answer::DropRecovered(nth) => self.overlay = Some(Overlay::Ask(Ask::forgetting(about, nth))),
            Answer::ForgetRecovered(nth) => return self.forget_recovered(nth),
            Answer::ReplaceThis(replacement) => self.replace_this(replacement),
            Answer::ReplaceSkip(replacement) => {
                let from = self.draft().buffer.cursor();
                self.replace_from(replacement, from);
            }
            Answer::ReplaceAll(replacement) => self.replace_rest(&replacement),
        }
        Vec::new()
    }
}
