//! Finding, replacing, going to a line or to the next fault.

use crate::judge::Mark;
use crate::span::Span;
use crate::tui::app::App;
use crate::tui::buffer::{EditKind, Selecting};
use crate::tui::command::Command;
use crate::tui::overlay::{Overlay, PromptKind};
use crate::tui::question::{Answer, Ask, Replacement};

/// The direction of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    End,
    Start,
}

impl App {
    /// Runs a command that finds something; false when it is none.
    pub(super) fn run_search(&mut self, command: Command) -> bool {
        match command {
            Command::Find => self.prompt_selected(PromptKind::Find),
            Command::Replace => self.prompt_selected(PromptKind::Replace),
            Command::GoTo => drop(self.prompt(PromptKind::GoTo, "")),
            Command::FindNext => self.find_again(Toward::End),
            Command::FindPrevious => self.find_again(Toward::Start),
            Command::NextFault => self.go_to_fault(Toward::End),
            Command::PreviousFault => self.go_to_fault(Toward::Start),
            _ => return false,
        }
        true
    }

    fn prompt_selected(&mut self, kind: PromptKind) {
        let selected = self.draft().buffer.selected();
        let text =
            if selected.is_empty() || selected.contains('\n') { self.sought.clone() } else { selected.to_owned() };
        self.prompt(kind, &text);
    }

    /// Goes to the next match of the text sought last.
    fn find_again(&mut self, toward: Toward) {
        if self.sought.is_empty() {
            self.prompt(PromptKind::Find, "");
            return;
        }
        let sought = self.sought.clone();
        let buffer = &self.draft().buffer;
        let from = match (toward, buffer.selection()) {
            (Toward::Start, Some(span)) => span.start(),
            _ => buffer.cursor(),
        };
        match find(buffer.text(), &sought, from, toward) {
            Some(span) => self.show_match(span),
            None => self.tell(format!("\u{201c}{sought}\u{201d} is not in this draft.")),
        }
    }

    /// Shows the first match at or after a place, while the poet types the text to find.
    pub(super) fn find_from(&mut self, sought: &str, from: usize) {
        sought.clone_into(&mut self.sought);
        let found = find(self.draft().buffer.text(), sought, from, Toward::End);
        self.show_match(found.unwrap_or(Span::new(from, from)));
    }

    /// Shows a later match, or an earlier one, while the poet still types the text to find.
    pub(super) fn step_match(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs() {
            self.find_again(if by < 0 { Toward::Start } else { Toward::End });
        }
    }

    fn show_match(&mut self, span: Span) {
        let now = self.now;
        let draft = self.draft_mut();
        draft.buffer.select(span);
        draft.reading.cursor_moved(draft.buffer.cursor_line(), now);
        self.follow_cursor();
    }

    /// The match that has a place inside it.
    pub(super) fn match_around(&self, sought: &str, place: usize) -> Option<Span> {
        matches(self.draft().buffer.text(), sought).find(|span| span.start() < place && place < span.end())
    }

    /// Asks for each match in turn whether it should be replaced, around the end of the draft to where it began.
    pub(super) fn replace_from(&mut self, mut replacement: Replacement, from: usize) {
        let text = self.draft().buffer.text();
        let ahead = |from: usize| matches(text, &replacement.sought).find(|span| span.start() >= from);
        let mut found = ahead(from).filter(|span| !replacement.around || span.end() <= replacement.began);
        if found.is_none() && !replacement.around {
            found = ahead(0).filter(|span| span.end() <= replacement.began);
            replacement.around = true;
        }
        let Some(span) = found else {
            self.tell(format!("No further \u{201c}{}\u{201d}.", replacement.sought));
            return;
        };
        replacement.sought.clone_into(&mut self.sought);
        self.show_match(span);
        self.overlay = Some(Overlay::Ask(Ask {
            yields_to_letters: false,
            about: self.draft().id,
            question: format!(
                "Replace \u{201c}{}\u{201d} with \u{201c}{}\u{201d}?",
                replacement.sought, replacement.with
            ),
            answers: vec![
                ('y', "this one", Answer::ReplaceThis(replacement.clone())),
                ('n', "not this one", Answer::ReplaceSkip(replacement.clone())),
                ('a', "this and all others", Answer::ReplaceAll(replacement)),
            ],
        }));
    }

    pub(super) fn replace_this(&mut self, mut replacement: Replacement) {
        let buffer = &self.draft().buffer;
        if let Some((span, with)) =
            buffer.selection().map(|span| (span, replacement.written_for(span.of(buffer.text()))))
        {
            if !self.try_edit(EditKind::Whole, |buffer| buffer.replace(span, &with)) {
                return;
            }
            if span.end() <= replacement.began {
                replacement.began = replacement.began + with.len() - span.len();
            }
        }
        let from = self.draft().buffer.cursor();
        self.replace_from(replacement, from);
    }

    /// Replaces the match shown and all that were not asked about yet.
    pub(super) fn replace_rest(&mut self, replacement: &Replacement) {
        let buffer = &self.draft().buffer;
        let here = buffer.selection().map_or(buffer.cursor(), Span::start);
        let unasked = |span: &Span| {
            let (ahead, before) = (span.start() >= here, span.end() <= replacement.began);
            if replacement.around { ahead && before } else { ahead || before }
        };
        let spans = matches(buffer.text(), &replacement.sought).filter(unasked);
        let edits: Vec<(Span, String)> =
            spans.map(|span| (span, replacement.written_for(span.of(buffer.text())))).collect();
        let count = edits.len();
        if self.try_edit(EditKind::Whole, |buffer| buffer.replace_all(&edits)) {
            self.tell(format!("Replaced {count}; one undo takes them back."));
        }
    }

    /// Goes to a line by the number of the gutter.
    pub(super) fn go_to_line(&mut self, number: &str) {
        let Ok(wanted) = number.trim().parse::<usize>() else {
            self.prompt_failed("A line is found by its number, such as 12.".to_owned());
            return;
        };
        let draft = self.draft();
        let verse = draft.reading.poem().lines.get(wanted.saturating_sub(1)).map(|line| line.number as usize - 1);
        let line = verse.unwrap_or_else(|| draft.buffer.line_count() - 1);
        let start = draft.buffer.line_span(line).start();
        self.place_cursor(start);
    }

    fn place_cursor(&mut self, at: usize) {
        let now = self.now;
        let draft = self.draft_mut();
        draft.buffer.place(at, Selecting::No);
        draft.reading.cursor_moved(draft.buffer.cursor_line(), now);
        self.follow_cursor();
    }

    fn go_to_fault(&mut self, toward: Toward) {
        let draft = self.draft();
        let (count, here) = (draft.buffer.line_count(), draft.buffer.cursor_line());
        let fault = |line: &usize| draft.reading.mark(*line) == Some(Mark::Broken);
        let found = match toward {
            Toward::End => (here + 1..count).chain(0..here).find(fault),
            Toward::Start => (0..here).rev().chain((here + 1..count).rev()).find(fault),
        };
        match found {
            Some(line) => self.place_cursor(self.draft().buffer.line_span(line).start()),
            None => self.tell("No other line is marked."),
        }
    }
}

/// The next match from a place on, around the end if need be.
fn find(text: &str, sought: &str, from: usize, toward: Toward) -> Option<Span> {
    let found: Vec<Span> = matches(text, sought).collect();
    match toward {
        Toward::End => found.iter().find(|span| span.start() >= from).or(found.first()).copied(),
        Toward::Start => found.iter().rev().find(|span| span.end() <= from).or(found.last()).copied(),
    }
}

/// Every match of a text; case matters only when the text has capitals.
pub(in crate::tui) fn matches<'a>(text: &'a str, sought: &'a str) -> impl Iterator<Item = Span> + 'a {
    let exact = sought.chars().any(char::is_uppercase);
    let mut at = 0;
    std::iter::from_fn(move || {
        if sought.is_empty() {
            return None;
        }
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let start = at;
            if let Some(length) = match_length(rest, sought, exact) {
                at = start + length;
                return Some(Span::new(start, at));
            }
            at = start + rest.chars().next().map_or(1, char::len_utf8);
        }
        None
    })
}

/// How many bytes at the beginning of a text match; `None` where it does not begin with a match.
fn match_length(text: &str, sought: &str, exact: bool) -> Option<usize> {
    let mut chars = text.char_indices();
    let mut wanted = sought.chars();
    loop {
        let Some(want) = wanted.next() else {
            return Some(chars.next().map_or(text.len(), |(at, _)| at));
        };
        let (_, found) = chars.next()?;
        let same = found == want || !exact && found.to_lowercase().eq(want.to_lowercase());
        if !same {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_count_only_when_they_are_sought() {
        let found = |text, sought| matches(text, sought).map(Span::start).collect::<Vec<_>>();
        assert_eq!(found("Snow on snow on SNOW", "snow"), [0, 8, 16]);
        assert_eq!(found("Snow on snow", "Snow"), [0]);
        assert_eq!(found("aaa", "aa"), [0]);
        assert_eq!(found("No\u{eb}l NO\u{cb}L", "no\u{eb}l"), [0, 6]);
        assert!(found("snow", "").is_empty());
    }
}
