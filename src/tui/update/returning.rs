//! The words that return in the draft, marked on the page while the poet wants to see them.

use crate::tui::app::{App, ReturningWords};
use crate::tui::command::Command;

/// How many words are named in the message; the panel has more.
const NAMED: usize = 6;

/// The fewest times a returning word occurs.
const LEAST: usize = 2;

impl App {
    /// Shows the words that return, or hides them.
    pub(super) fn toggle_returning(&mut self) {
        if self.returning.take().is_some() {
            return;
        }
        self.returning = Some(ReturningWords::default());
        self.read_stale();
        self.look_for_returning();
        let counts = self.returning.as_ref().map(|found| found.counts.as_slice()).unwrap_or_default();
        if counts.is_empty() {
            self.returning = None;
            self.tell("No word returns.");
            return;
        }
        let more = if counts.len() > NAMED { ", \u{2026}" } else { "" };
        let named = counts.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let key = self.keymap.shown(Command::Returning).into_iter().next();
        let hides = key.map(|key| format!(" {key} hides them.")).unwrap_or_default();
        self.tell(format!("Words that return: {named}{more}.{hides}"));
    }

    /// Counts the returning words again, while they are shown.
    pub(in crate::tui) fn look_for_returning(&mut self) {
        let Some(ReturningWords { mut returns, .. }) = self.returning.take() else { return };
        let draft = self.draft();
        returns.forget_poems();
        returns.add(draft.reading.poem(), draft.buffer.text());
        let found = returns.returning(LEAST);
        let counts = found.iter().map(|word| format!("{} {}", word.word, word.places.len())).collect();
        let forms = found.iter().flat_map(crate::sense::Returning::forms).collect();
        self.returning = Some(ReturningWords { returns, counts, forms });
    }
}
