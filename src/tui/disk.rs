//! Drafts on disk: atomic saves, and changes made by others.
//!
//! A save writes beside the file, flushes and renames, through a symlink to what it names, keeping the mode. What was not
//! saved lies in recovery files.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use atomic_write_file::AtomicWriteFile;

use super::action::{Earlier, Found, Overwrite};
use super::recovery::{Recovery, hash};

/// The files of the open drafts as this editor knows them.
#[derive(Debug, Default)]
pub struct Disk {
    known: HashMap<PathBuf, Known>,
    recovery: Recovery,
}

/// What this editor last read from or wrote to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    stamp: Option<Stamp>,
    /// The bytes, as a hash; `None` while there is no file.
    bytes: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    changed: Option<SystemTime>,
    length: u64,
}

/// How a save went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// The file holds the text.
    Saved,
    /// The file has bytes this editor has not seen. Nothing was written.
    Changed(Found),
    /// It could not be written; the reason, and what would do.
    Failed(String),
}

/// What is known of a draft when it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Greeting {
    /// Text an earlier session left unsaved, when it differs from the file's.
    pub recovered: Option<String>,
    /// Whether another editor has the draft open now.
    pub open_elsewhere: bool,
}

impl Disk {
    /// A disk whose recovery files lie in this folder; without one there are none.
    pub fn new(recovery: Option<PathBuf>) -> Self {
        Self { recovery: Recovery::new(recovery), ..Self::default() }
    }

    /// Takes note of a draft just read (`None`: there is no such file yet), and looks for words an earlier session left.
    pub fn opened(&mut self, path: &Path, text: Option<&str>) -> Greeting {
        let known = Known { stamp: stamp(path), bytes: text.map(|text| hash(text.as_bytes())) };
        self.known.insert(path.to_owned(), known);
        let left = self.recovery.opened(path);
        let recovered = left.text.filter(|left| Some(left.as_str()) != text && !left.is_empty());
        Greeting { recovered, open_elsewhere: left.open_elsewhere }
    }

    /// Writes a draft, unless its file has bytes this editor has not seen.
    pub fn save(&mut self, path: &Path, text: &str, overwrite: Overwrite) -> SaveOutcome {
        if overwrite == Overwrite::Never
            && let Some(found) = self.unseen(path)
        {
            return SaveOutcome::Changed(found);
        }
        match write(path, text) {
            Ok(()) => {
                let known = Known { stamp: stamp(path), bytes: Some(hash(text.as_bytes())) };
                self.known.insert(path.to_owned(), known);
                SaveOutcome::Saved
            }
            Err(error) => SaveOutcome::Failed(reason(path, &error)),
        }
    }

    /// What stands in a file that changed since this editor read or wrote it.
    pub fn unseen(&mut self, path: &Path) -> Option<Found> {
        let now = stamp(path);
        let known = self.known.get(path).cloned().unwrap_or(Known { stamp: None, bytes: None });
        if now == known.stamp {
            return None;
        }
        let bytes = now.is_some().then(|| fs::read(path).ok()).flatten();
        let seen = Known { stamp: now, bytes: bytes.as_deref().map(hash) };
        if seen.bytes == known.bytes {
            self.known.insert(path.to_owned(), seen);
            return None;
        }
        Some(bytes.map_or(Found::Gone, |bytes| Found::Text(String::from_utf8_lossy(&bytes).into_owned())))
    }

    /// Takes note that the poet has been shown what the file holds now.
    pub fn seen(&mut self, path: &Path) {
        let bytes = fs::read(path).ok();
        self.known.insert(path.to_owned(), Known { stamp: stamp(path), bytes: bytes.as_deref().map(hash) });
    }

    /// Writes a draft's recovery file, readable by the poet alone, and waits until the disk has it.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn recover(&mut self, path: &Path, text: &str) -> io::Result<()> {
        self.recovery.write(path, text)
    }

    /// Has a draft's recovery file written without waiting; `failed` is told when it cannot be.
    pub fn recover_soon(&mut self, path: &Path, text: String, failed: impl FnOnce(io::Error) + Send + 'static) {
        self.recovery.write_soon(path, text, failed);
    }

    /// Removes a draft's recovery file, and those an earlier session left once the poet has decided about them.
    pub fn forget(&mut self, path: &Path, earlier: Earlier) {
        self.recovery.forget(path, earlier);
    }
}

/// Whether a file may not be written, and why, in words.
pub fn read_only(path: &Path) -> Option<String> {
    let meta = fs::metadata(path).ok()?;
    let what = path.display();
    meta.permissions().readonly().then(|| format!("{what} is read-only; save under another name, or make it writable."))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // The rename would put a plain file in the place of a symlink.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut file = AtomicWriteFile::open(target)?;
    file.write_all(text.as_bytes())?;
    file.commit()
}

fn reason(path: &Path, error: &io::Error) -> String {
    let what = path.display();
    match error.kind() {
        io::ErrorKind::PermissionDenied => format!("{what} or its folder is read-only; save under another name."),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("the disk is full; make room and save {what} again.")
        }
        io::ErrorKind::NotFound => format!("the folder of {what} is not there; make it, or save under another name."),
        io::ErrorKind::IsADirectory => format!("{what} is a folder; save under another name."),
        _ => format!("{what} could not be written ({error})."),
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let meta = fs::metadata(path).ok()?;
    Some(Stamp { changed: meta.modified().ok(), length: meta.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changed_by_somebody_else_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snow.txt");
        fs::write(&path, "snow\n").unwrap();
        let mut disk = Disk::default();
        disk.opened(&path, Some("snow\n"));
        fs::write(&path, "rain, and more of it\n").unwrap();
        let outcome = disk.save(&path, "my snow\n", Overwrite::Never);
        assert_eq!(outcome, SaveOutcome::Changed(Found::Text("rain, and more of it\n".to_owned())));
        assert_eq!(disk.save(&path, "my snow\n", Overwrite::Yes), SaveOutcome::Saved);
        assert_eq!(fs::read_to_string(&path).unwrap(), "my snow\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_save_keeps_the_mode_and_goes_through_a_symlink() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("snow.txt"), folder.path().join("link.txt"));
        fs::write(&file, "snow\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let mut disk = Disk::default();
        disk.opened(&link, Some("snow\n"));
        assert_eq!(disk.save(&link, "more snow\n", Overwrite::Never), SaveOutcome::Saved);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "more snow\n");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn words_left_by_a_killed_session_are_offered_once() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut killed = Disk::new(Some(state.clone()));
        killed.opened(&path, None);
        killed.recover(&path, "snow that was typed\n").unwrap();
        drop(killed);
        let mut next = Disk::new(Some(state.clone()));
        assert_eq!(next.opened(&path, None).recovered.as_deref(), Some("snow that was typed\n"));
        next.forget(&path, Earlier::Forgotten);
        drop(next);
        assert_eq!(Disk::new(Some(state)).opened(&path, None), Greeting::default());
    }

    #[test]
    fn a_second_editor_on_one_draft_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut first = Disk::new(Some(state.clone()));
        assert!(!first.opened(&path, None).open_elsewhere);
        assert!(Disk::new(Some(state)).opened(&path, None).open_elsewhere);
    }
}
