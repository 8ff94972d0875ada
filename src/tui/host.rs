//! The host of the open drafts: what the editor asks of the files around them.

use std::path::Path;

use super::action::FolderEntry;
use super::disk::Disk;
use super::opened::OpenedDraft;
use crate::workspace::DraftContext;
use crate::workspace::voice::Voice;

/// Answers for the files around the drafts: settings, forms, lexicons, side files.
pub trait DraftHost {
    /// Reads a draft and what is known of it; `disk` takes note of it.
    ///
    /// # Errors
    /// When it cannot be read, with the reason in words.
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String>;

    /// What a folder holds, as its path was typed: drafts first, each with how it fares, then folders.
    fn folder(&mut self, typed: &str) -> Vec<FolderEntry>;

    /// What a draft is judged by beside its text, as settings, forms and lexicons stand now.
    fn context(&mut self, path: &Path) -> DraftContext;

    /// Keeps a form for a draft in verse.toml and says where.
    ///
    /// # Errors
    /// When it cannot be kept, with the reason in words.
    fn keep_form(&mut self, path: &Path, form: &str) -> Result<String, String>;

    /// Writes a word into the poet's lexicon and says where.
    ///
    /// # Errors
    /// When it is not said in a way that is understood, or cannot be written, with the reason in words.
    fn teach(&mut self, word: &str, said: &str) -> Result<String, String>;

    /// The voice to speak with.
    ///
    /// # Errors
    /// When there is none, with what would help.
    fn voice(&mut self) -> Result<Voice, String>;

    /// Writes or removes the draft's side file.
    ///
    /// # Errors
    /// When it cannot be written, with the reason in words.
    fn write_side(&mut self, path: &Path, text: Option<&str>) -> Result<(), String>;
}

impl std::fmt::Debug for dyn DraftHost + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftHost")
    }
}
