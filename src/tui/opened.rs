//! A draft as it was read from disk, before it is opened: its text, its side file, the words an earlier session left unsaved.

use std::path::PathBuf;

use crate::workspace::DraftContext;

/// A draft as it was read from disk, or a new one.
#[derive(Debug, Clone, Default)]
pub struct OpenedDraft {
    /// The draft's number, which no other open draft has.
    pub id: u64,
    /// The file.
    pub path: PathBuf,
    /// Its text; empty for a new draft.
    pub text: String,
    /// Whether there is no such file yet.
    pub new: bool,
    /// Why it cannot be written, when it cannot.
    pub read_only: Option<String>,
    /// What it is judged by beside its text.
    pub context: DraftContext,
    /// What earlier sessions left unsaved, the latest first, where it differs from the file.
    pub recovered: Vec<EarlierWords>,
    /// The draft's side file.
    pub side: SideText,
    /// Messages to show at once: another editor has it open, a settings file is broken.
    pub notes: Vec<String>,
}

/// Words that a session which ended left unsaved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierWords {
    /// The whole text of the draft.
    pub text: String,
    /// Its side text, where the draft had no name.
    pub side: Option<String>,
    /// The recovery files with this text: several sessions may have ended with the same words.
    pub sessions: Vec<PathBuf>,
}

impl From<&str> for EarlierWords {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// The content of a draft's side file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SideText {
    /// There is none.
    #[default]
    None,
    /// This text.
    Is(String),
    /// Something that cannot be read, with the reason in words. The file is left as it is.
    Unreadable(String),
}
