//! The interface to the files around the drafts: settings, forms, lexicons, side files.

use std::path::Path;

use super::action::FolderEntry;
use super::disk::Disk;
use super::opened::OpenedDraft;
use crate::workspace::DraftContext;
use crate::workspace::voice::Voice;

/// Answers for the files around the drafts: settings, forms, lexicons, side files.
pub trait DraftHost {
    /// Reads a draft with its form, settings and side file, and registers it with `disk`.
    ///
    /// # Errors
    /// When it cannot be read, with the reason in words.
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String>;

    /// The entries of a folder, given as typed: drafts first, each with its state, then folders.
    fn folder(&mut self, typed: &str) -> Vec<FolderEntry>;

    /// A draft's form, settings and lexicons as they are now.
    fn context(&mut self, path: &Path) -> DraftContext;

    /// Keeps a form for a draft in verse.toml and says where.
    ///
    /// # Errors
    /// When it cannot be kept, with the reason in words.
    fn keep_form(&mut self, path: &Path, form: &str) -> Result<String, String>;

    /// Writes a word into the poet's lexicon and says where.
    ///
    /// # Errors
    /// When the pronunciation cannot be understood, or the word cannot be written, with the reason in
    /// words.
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
