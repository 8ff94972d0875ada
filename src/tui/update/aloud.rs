//! Speaking the cursor's line, or the selected lines.

use crate::judge::scansion;
use crate::speech::{Utterance, said};
use crate::tui::action::Effect;
use crate::tui::app::{self, App};
use crate::tui::command::Command;

impl App {
    /// Begins to speak, or ends it; `None` for a command that does neither.
    pub(super) fn run_aloud(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::Aloud | Command::Cancel if self.speaking.take().is_some() => Some(vec![Effect::Hush]),
            Command::Aloud => Some(self.speak().into_iter().collect()),
            _ => None,
        }
    }

    /// Asks for the selected lines, or the cursor's, to be spoken in the reading chosen for them.
    fn speak(&mut self) -> Option<Effect> {
        self.read_stale();
        let (buffer, reading) = (&self.draft().buffer, &self.draft().reading);
        let lines = match buffer.selection() {
            // A selection that ends at a line's beginning does not include that line.
            Some(span) => buffer.line_of(span.start())..=buffer.line_of(span.end().saturating_sub(1).max(span.start())),
            None => buffer.cursor_line()..=buffer.cursor_line(),
        };
        let verses = lines.filter_map(|line| reading.verse(line));
        let (first, last) = verses.fold((usize::MAX, 0), |(first, last), verse| (first.min(verse), last.max(verse)));
        let accent = reading.accent();
        let spoken = (first <= last).then(|| {
            let poem = reading.poem().clone().with_lone_line_as_spoken(reading.form().is_some());
            said(&poem, &scansion(&poem, Some(reading.verdict())), first..last + 1)
        });
        let utterance = Utterance::of(&spoken.unwrap_or_default(), accent);
        if utterance.is_empty() {
            self.tell("There is no verse on this line to speak.");
            return None;
        }
        let key = self.keymap.shown(Command::Aloud).into_iter().next();
        let told =
            key.map_or_else(|| "Speaking; Esc ends it.".to_owned(), |key| format!("Speaking; {key} or Esc ends it."));
        self.tell(told.clone());
        self.utterances += 1;
        self.speaking = Some(app::Utterance { nth: self.utterances, told });
        Some(Effect::Speak { nth: self.utterances, utterance, accent })
    }

    /// Handles the end of an utterance; one that was silenced or replaced by another gets no message.
    pub(super) fn spoken(&mut self, nth: u64, failed: Option<String>) {
        let Some(ended) = self.speaking.take_if(|speaking| speaking.nth == nth) else { return };
        match failed {
            Some(failed) => self.warn(failed),
            None if self.told.as_ref().is_some_and(|told| told.text == ended.told) => self.told = None,
            None => {}
        }
    }
}
