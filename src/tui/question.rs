//! The questions that keep the poet from losing text, and the effects of their answers.

use std::collections::HashSet;
use std::path::PathBuf;

use super::found::Version;
use super::opened::EarlierWords;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The draft it is about, by its number: the answer is for no other.
    pub about: u64,
    /// The question.
    pub question: String,
    /// The answers, each with its key: a letter, a line break for Enter, a tab, or U+007F for Delete. Esc is always one more and changes nothing.
    pub answers: Vec<(char, &'static str, Answer)>,
    /// Whether letters go to the poem and put the question off: the poet may have begun to write.
    pub yields_to_letters: bool,
}

/// Enter as the key of an answer.
pub(super) const ENTER: char = '\n';

/// Tab as the key of an answer.
pub(super) const TAB: char = '\t';

/// Delete as the key of an answer.
pub(super) const DELETE: char = '\u{7f}';

/// The name of an answer's key.
pub(super) fn key_name(key: char) -> String {
    match key {
        ENTER => "Enter".to_owned(),
        TAB => "Tab".to_owned(),
        DELETE => "Delete".to_owned(),
        letter => letter.to_uppercase().to_string(),
    }
}

/// What an answer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Save every changed draft and leave.
    SaveAndQuit,
    /// Leave; what was not saved is lost.
    QuitUnsaved,
    /// Save the draft and close it.
    SaveAndClose,
    /// Close the draft; what was not saved is lost.
    CloseUnsaved,
    /// Write over what somebody else wrote.
    Overwrite,
    /// Save under a name that a file has already, over that version of it.
    SaveOver(PathBuf, Version),
    /// Take the file's text; the poet's own can be had back by undoing.
    TakeDisk,
    /// Go on with the poet's own text.
    KeepMine,
    /// Take the words of an earlier session, counted from 0.
    TakeRecovered(usize),
    /// Ask about the words of the next earlier session, counted from 0.
    NextRecovered(usize),
    /// Ask whether to delete the words of an earlier session for good.
    DropRecovered(usize),
    /// Delete the words of an earlier session.
    ForgetRecovered(usize),
    /// Replace this one and go to the next.
    ReplaceThis(Replacement),
    /// Leave this one and go to the next.
    ReplaceSkip(Replacement),
    /// Replace all from here on.
    ReplaceAll(Replacement),
}

/// A replacement in progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What is sought.
    pub sought: String,
    /// What it becomes.
    pub with: String,
    /// Where the search began: it goes around the end of the draft and ends there.
    pub began: usize,
    /// Whether it has gone around the end.
    pub around: bool,
}

impl Replacement {
    /// The replacement with the capitals of the match: *hate* for *love* is *Hate* for *Love* and *HATE* for *LOVE*. Where the poet
    /// typed capitals in either text, the replacement is used as typed.
    pub(super) fn written_for(&self, found: &str) -> String {
        if self.sought.chars().chain(self.with.chars()).any(char::is_uppercase) {
            return self.with.clone();
        }
        with_capitals_of(found, &self.with)
    }
}

/// A word with the capitals of another: all of them, the first, or none.
pub(super) fn with_capitals_of(other: &str, word: &str) -> String {
    let letters = || other.chars().filter(|c| c.is_alphabetic());
    let mut rest = word.chars();
    match rest.next() {
        Some(_) if letters().count() > 1 && letters().all(char::is_uppercase) => word.to_uppercase(),
        Some(first) if letters().next().is_some_and(char::is_uppercase) => first.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}

impl Ask {
    /// Asks whether to take the words of an earlier session, counted from 0; `None` when there are no more.
    pub fn recovered(about: u64, earlier: &[EarlierWords], nth: usize, file: &str) -> Option<Self> {
        let text = &earlier.get(nth)?.text;
        let file = file.lines().map(Some).chain(std::iter::repeat(None));
        let differs = |(line, file): &(&str, Option<&str>)| Some(*line) != *file && !line.trim().is_empty();
        let mut changed = text.lines().zip(file).filter(differs).map(|(line, _)| line).peekable();
        let first = changed.peek().copied();
        // Sessions that begin alike are named by a line that only one of them has.
        let others: HashSet<&str> =
            earlier.iter().enumerate().filter(|(at, _)| *at != nth).flat_map(|(_, left)| left.text.lines()).collect();
        let other = changed.find(|line| !others.contains(line)).or(first);
        let such = other.map(|line| format!(": \u{201c}{}\u{201d}", line.trim())).unwrap_or_default();
        let count = if earlier.len() > 1 { format!(" ({} of {})", nth + 1, earlier.len()) } else { String::new() };
        let mut answers = vec![
            (ENTER, "take them", Answer::TakeRecovered(nth)),
            (DELETE, "forget them \u{2026}", Answer::DropRecovered(nth)),
        ];
        if nth + 1 < earlier.len() {
            answers.insert(1, (TAB, "show the next", Answer::NextRecovered(nth + 1)));
        }
        let question = format!("An earlier session{count} ended with words it had not saved{such}. Take them?");
        // The question is open before the first letter is typed, so a letter must not answer it.
        Some(Self { about, question, answers, yields_to_letters: true })
    }

    /// Asks whether to forget the text of an earlier session for good.
    pub fn forgetting(about: u64, nth: usize) -> Self {
        Self {
            about,
            question: "Forget the words of the earlier session for good?".to_owned(),
            answers: vec![('y', "yes, forget them", Answer::ForgetRecovered(nth))],
            yields_to_letters: false,
        }
    }
}
