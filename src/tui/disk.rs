//! Drafts on disk: atomic saves, and changes made by others.
//!
//! A draft is known by its number, not by its path: which version of a file it was made from is its own state, so a file it
//! is first saved under is one it has never seen. A save writes a file beside the target, flushes it and renames it; it
//! follows symlinks and keeps the mode. Unsaved text is in recovery files.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::found::{Found, Version};
use super::identity::identity;
use super::opened::EarlierWords;
use super::recovery::Recovery;
use super::sessions::Others;
use crate::workspace::{self, ReadError};

/// The files of the open drafts as this editor knows them.
#[derive(Debug, Default)]
pub struct Disk {
    open: HashMap<u64, OnDisk>,
    recovery: Recovery,
    numbered: u64,
}

/// The file of an open draft.
#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    /// The content of which the draft was informed last.
    told: Known,
}

/// The content of a file at the last look.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    /// Its stamp from before it was read, so that the next look finds a change made meanwhile; `None` when there was no file,
    /// or when this editor wrote it.
    stamp: Option<Stamp>,
    version: Version,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    changed: Option<SystemTime>,
    length: u64,
}

/// The outcome of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    /// The file holds the text.
    Saved,
    /// The file holds another version than the one that may be written over. Nothing was written.
    Changed(Found),
    /// It could not be written; the reason, and what would do.
    Failed(String),
}

/// A draft as it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting {
    /// The draft's number, which stays the same while it is open.
    pub id: u64,
    /// The text of its file; `None` when there is no such file yet.
    pub text: Option<String>,
    /// What earlier sessions left unsaved, the latest first, where it differs from the file's text.
    pub recovered: Vec<EarlierWords>,
    /// Whether another editor has the draft open now.
    pub open_elsewhere: bool,
}

impl Disk {
    /// A disk whose recovery files lie in this folder; without one there are none.
    pub fn new(recovery: Option<PathBuf>) -> Self {
        Self { recovery: Recovery::new(recovery), ..Self::default() }
    }

    /// Reads a draft, or begins it where there is no such file; the empty path begins one without a name. Finds the words
    /// that earlier sessions left of it.
    ///
    /// # Errors
    /// [`ReadError`], when the file exists but cannot be read as text.
    pub fn open(&mut self, path: &Path) -> Result<Greeting, ReadError> {
        let stamp = stamp(path);
        let text = match workspace::read(path) {
            Ok(text) => Some(text),
            Err(ReadError::Missing(_)) => None,
            Err(error) => return Err(error),
        };
        let id = self.numbered;
        self.numbered += 1;
        let version = text.as_ref().map_or(Version::NoFile, Version::of);
        self.open.insert(id, OnDisk { path: path.to_owned(), told: Known { stamp, version } });
        let Others { earlier, one_lives } = self.recovery.opened(id, path);
        let is_unsaved = |left: &EarlierWords| Some(&left.text) != text.as_ref() && !left.text.is_empty();
        let (recovered, saved): (Vec<_>, Vec<_>) = earlier.into_iter().partition(is_unsaved);
        // The file holds these words, so there is nothing to ask about.
        self.recovery.forget_earlier(saved.into_iter().flat_map(|left| left.sessions).collect());
        Ok(Greeting { id, text, recovered, open_elsewhere: one_lives })
    }

    /// Why no recovery files can be kept, if none can.
    pub fn recovery_problem(&self) -> Option<String> {
        self.recovery.problem()
    }

    /// The draft that has this file open, however its path is spelled.
    pub fn open_draft(&self, path: &Path) -> Option<u64> {
        let sought = identity(path);
        let is_it = |draft: &OnDisk| !draft.path.as_os_str().is_empty() && identity(&draft.path) == sought;
        self.open.iter().find(|(_, draft)| is_it(draft)).map(|(&id, _)| id)
    }

    /// Writes a draft to a file, its own or another that becomes its own, unless that holds another version than `over`.
    pub fn save(&mut self, draft: u64, path: &Path, text: &str, over: Version) -> SaveOutcome {
        if self.open_draft(path).is_some_and(|open| open != draft) {
            let what = path.display();
            let reason =
                format!("{what} is open here as another draft; save under another name, or close that one first.");
            return SaveOutcome::Failed(reason);
        }
        if path.is_dir() {
            return SaveOutcome::Failed(reason(path, &io::ErrorKind::IsADirectory.into()));
        }
        let (known, found) = look(path);
        if known.version != over {
            if let Some(open) = self.open.get_mut(&draft).filter(|open| open.path == path) {
                open.told = known;
            }
            return SaveOutcome::Changed(found);
        }
        match write(path, text) {
            Ok(()) => {
                let told = Known { stamp: None, version: Version::of(text) };
                self.open.insert(draft, OnDisk { path: path.to_owned(), told });
                SaveOutcome::Saved
            }
            Err(error) => SaveOutcome::Failed(reason(path, &error)),
        }
    }

    /// The content that somebody else wrote into a draft's file since the last one the draft knows. It is returned once.
    pub fn unseen(&mut self, draft: u64) -> Option<Found> {
        let open = self.open.get_mut(&draft)?;
        let now = stamp(&open.path);
        if now.is_some() && now == open.told.stamp {
            return None;
        }
        let (known, found) = look(&open.path);
        let is_told = known.version == open.told.version;
        open.told = known;
        (!is_told).then_some(found)
    }

    /// Writes a draft's recovery file, readable by the poet alone, and waits until the disk has it.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn recover(&mut self, draft: u64, text: &str, side: Option<&str>) -> io::Result<()> {
        let Some(open) = self.open.get(&draft) else { return Ok(()) };
        self.recovery.write(draft, &open.path, text, side)
    }

    /// Has a draft's recovery file written without waiting; `failed` gets the reason when it cannot be.
    pub fn recover_soon(
        &mut self,
        draft: u64,
        kept: (String, Option<String>),
        failed: impl FnOnce(io::Error) + Send + 'static,
    ) {
        if let Some(open) = self.open.get(&draft) {
            self.recovery.write_soon(draft, &open.path, kept, failed);
        }
    }

    /// Removes a draft's own recovery file. What earlier sessions left stays.
    pub fn forget(&mut self, draft: u64) {
        self.recovery.forget(draft);
        if let Some(open) = self.open.get(&draft) {
            self.recovery.follow(draft, &open.path);
        }
    }

    /// Removes what earlier sessions left: these recovery files and no others.
    pub fn forget_earlier(&mut self, sessions: Vec<PathBuf>) {
        self.recovery.forget_earlier(sessions);
    }

    /// Forgets a draft that is closed, and removes its own recovery file.
    pub fn close(&mut self, draft: u64) {
        self.recovery.close(draft);
        self.open.remove(&draft);
    }
}

/// The content of a file now, and its stamp.
fn look(path: &Path) -> (Known, Found) {
    let stamp = stamp(path);
    let found = match workspace::read_bytes(path) {
        Ok(bytes) => {
            let version = Version::of(&bytes);
            let unreadable = |error: ReadError| Found::Unreadable { reason: error.to_string(), version };
            workspace::text_of(bytes, path).map_or_else(unreadable, Found::Text)
        }
        Err(ReadError::Missing(_)) => Found::Gone,
        Err(ReadError::Unreadable { why, .. }) if why.kind() == io::ErrorKind::NotADirectory => Found::Gone,
        Err(error) => Found::Unreadable { reason: error.to_string(), version: Version::Unknown },
    };
    (Known { stamp, version: found.version() }, found)
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
    workspace::replace(path, text.as_bytes())
}

fn reason(path: &Path, error: &io::Error) -> String {
    let what = path.display();
    match error.kind() {
        io::ErrorKind::PermissionDenied => format!("{what} or its folder is read-only; save under another name."),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("the disk is full; make room and save {what} again.")
        }
        io::ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => {
            format!("{what} could not be written: {error}; make that folder, or save under another name.")
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

    fn texts(greeting: &Greeting) -> Vec<&str> {
        greeting.recovered.iter().map(|left| left.text.as_str()).collect()
    }

    /// A folder with a file in it, and a disk on which it is open.
    fn opened(text: &str) -> (tempfile::TempDir, PathBuf, Disk, u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snow.txt");
        fs::write(&path, text).unwrap();
        let mut disk = Disk::default();
        let id = disk.open(&path).unwrap().id;
        (folder, path, disk, id)
    }

    #[test]
    fn a_file_changed_by_somebody_else_is_not_written_over() {
        let (_folder, path, mut disk, id) = opened("snow\n");
        fs::write(&path, "rain, and more of it\n").unwrap();
        let SaveOutcome::Changed(found) = disk.save(id, &path, "my snow\n", Version::of("snow\n")) else {
            panic!("it was written over");
        };
        assert_eq!(found, Found::Text("rain, and more of it\n".to_owned()));
        fs::write(&path, "hail\n").unwrap();
        let outcome = disk.save(id, &path, "my snow\n", found.version());
        assert_eq!(outcome, SaveOutcome::Changed(Found::Text("hail\n".to_owned())), "the poet was asked about rain");
        assert_eq!(disk.save(id, &path, "my snow\n", Version::of("hail\n")), SaveOutcome::Saved);
        assert_eq!(fs::read_to_string(&path).unwrap(), "my snow\n");
    }

    #[test]
    fn a_change_that_keeps_length_and_time_is_not_written_over() {
        let (_folder, path, mut disk, id) = opened("snow\n");
        let then = fs::metadata(&path).unwrap().modified().unwrap();
        fs::write(&path, "rain\n").unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
        let outcome = disk.save(id, &path, "my snow\n", Version::of("snow\n"));
        assert_eq!(outcome, SaveOutcome::Changed(Found::Text("rain\n".to_owned())));
    }

    #[test]
    fn a_change_is_told_once_and_what_comes_after_it_again() {
        let (_folder, path, mut disk, id) = opened("snow\n");
        assert_eq!(disk.unseen(id), None);
        fs::write(&path, "rain, and more of it\n").unwrap();
        assert_eq!(disk.unseen(id), Some(Found::Text("rain, and more of it\n".to_owned())));
        assert_eq!(disk.unseen(id), None);
        fs::remove_file(&path).unwrap();
        assert_eq!(disk.unseen(id), Some(Found::Gone));
        assert_eq!(disk.unseen(id), None);
    }

    #[test]
    fn bytes_that_are_no_text_are_found_as_such() {
        let (_folder, path, mut disk, id) = opened("snow\n");
        fs::write(&path, b"rain\nand \xff\n").unwrap();
        let Some(Found::Unreadable { reason, .. }) = disk.unseen(id) else { panic!("it was taken for text") };
        assert!(reason.contains("line 2 is not UTF-8"), "{reason}");
        assert!(matches!(disk.save(id, &path, "mine\n", Version::of("snow\n")), SaveOutcome::Changed(_)));
        assert_eq!(fs::read(&path).unwrap(), b"rain\nand \xff\n");
    }

    #[test]
    fn the_file_of_another_draft_is_not_written_over_however_its_path_is_spelled() {
        let (folder, path, mut disk, _) = opened("snow\n");
        let rain = folder.path().join("rain.txt");
        let id = disk.open(&rain).unwrap().id;
        let spelled = folder.path().join(".").join("snow.txt");
        assert_eq!(disk.open_draft(&spelled), disk.open_draft(&path));
        let SaveOutcome::Failed(reason) = disk.save(id, &spelled, "rain\n", Version::of("snow\n")) else {
            panic!("it was written over");
        };
        assert!(reason.contains("is open here as another draft"), "{reason}");
        let snow = disk.open_draft(&path).unwrap();
        disk.close(snow);
        let outcome = disk.save(id, &path, "rain\n", Version::NoFile);
        assert_eq!(outcome, SaveOutcome::Changed(Found::Text("snow\n".to_owned())), "closed, it is still asked about");
        assert_eq!(fs::read_to_string(&path).unwrap(), "snow\n");
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
        let id = disk.open(&link).unwrap().id;
        assert_eq!(disk.save(id, &link, "more snow\n", Version::of("snow\n")), SaveOutcome::Saved);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "more snow\n");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_to_nothing_is_saved_through_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("snow.txt", at("link.txt")).unwrap();
        std::os::unix::fs::symlink("nowhere/rain.txt", at("lost.txt")).unwrap();
        let mut disk = Disk::default();
        let id = disk.open(&at("link.txt")).unwrap().id;
        assert_eq!(disk.open_draft(&at("snow.txt")), Some(id), "before it is written too");
        assert_eq!(disk.save(id, &at("link.txt"), "snow\n", Version::NoFile), SaveOutcome::Saved);
        assert_eq!(fs::read_to_string(at("snow.txt")).unwrap(), "snow\n");
        let lost = disk.open(&at("lost.txt")).unwrap().id;
        let SaveOutcome::Failed(reason) = disk.save(lost, &at("lost.txt"), "rain\n", Version::NoFile) else {
            panic!("the link was written over");
        };
        assert!(reason.contains("nowhere/rain.txt, whose folder is not there"), "{reason}");
        assert!(["link.txt", "lost.txt"].iter().all(|link| fs::symlink_metadata(at(link)).unwrap().is_symlink()));
    }

    #[test]
    fn words_left_by_a_killed_session_are_offered_once() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut killed = Disk::new(Some(state.clone()));
        let id = killed.open(&path).unwrap().id;
        killed.recover(id, "snow that was typed\n", None).unwrap();
        drop(killed);
        let mut next = Disk::new(Some(state.clone()));
        let greeting = next.open(&path).unwrap();
        assert_eq!(texts(&greeting), ["snow that was typed\n"]);
        next.forget_earlier(greeting.recovered[0].sessions.clone());
        drop(next);
        let after = Disk::new(Some(state)).open(&path).unwrap();
        assert_eq!((texts(&after), after.open_elsewhere), (Vec::<&str>::new(), false));
    }

    #[test]
    fn words_that_the_file_holds_by_now_are_not_offered_later_either() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut killed = Disk::new(Some(state.clone()));
        let id = killed.open(&path).unwrap().id;
        killed.recover(id, "snow\n", None).unwrap();
        drop(killed);
        fs::write(&path, "snow\n").unwrap();
        assert_eq!(Disk::new(Some(state.clone())).open(&path).unwrap().recovered, []);
        fs::write(&path, "rain\n").unwrap();
        assert_eq!(Disk::new(Some(state)).open(&path).unwrap().recovered, []);
    }

    #[test]
    fn a_draft_saved_under_another_name_leaves_nothing_to_recover_under_its_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let (state, saved) = (folder.path().join("state"), folder.path().join("snow.txt"));
        let mut disk = Disk::new(Some(state.clone()));
        let id = disk.open(Path::new("")).unwrap().id;
        disk.recover(id, "snow\n", None).unwrap();
        assert_eq!(disk.save(id, &saved, "snow\n", Version::NoFile), SaveOutcome::Saved);
        disk.forget(id);
        disk.recover(id, "snow falls\n", None).unwrap();
        drop(disk);
        let mut next = Disk::new(Some(state));
        assert_eq!(next.open(Path::new("")).unwrap().recovered, []);
        assert_eq!(texts(&next.open(&saved).unwrap()), ["snow falls\n"]);
    }

    #[test]
    fn a_second_editor_on_one_draft_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut first = Disk::new(Some(state.clone()));
        let id = first.open(&path).unwrap().id;
        assert!(Disk::new(Some(state.clone())).open(&path).unwrap().open_elsewhere);
        first.close(id);
        assert!(!Disk::new(Some(state.clone())).open(&path).unwrap().open_elsewhere);
        assert_eq!(fs::read_dir(state).unwrap().count(), 0, "no lock outlives its editor");
    }
}
