//! Recovery files: what was typed and not saved, kept where a killed editor cannot lose it.
//!
//! They lie in the state folder, readable by the poet alone, never among the drafts. Each is written beside itself and
//! renamed, so a kill at any moment leaves the last one whole. A lock beside them tells a second editor that the draft is
//! open; the system drops it when a process dies, however it dies. While the poet types, a thread does the writing: a slow
//! disk is not felt.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::action::Earlier;
use super::identity::identity;
use super::lock::{Holding, Lock, private};
use crate::fingerprint::fingerprint;

/// The recovery files of the open drafts.
#[derive(Debug, Default)]
pub(super) struct Recovery {
    folder: Option<PathBuf>,
    entries: HashMap<u64, RecoveryEntry>,
    writer: Option<Writer>,
}

/// Where a draft's recovery file lies, and the lock held while it is open.
#[derive(Debug)]
struct RecoveryEntry {
    /// The draft's own file.
    path: PathBuf,
    file: PathBuf,
    /// Recovery files of earlier sessions, offered at open and forgotten with ours.
    earlier: Vec<PathBuf>,
    lock: Option<Lock>,
}

/// The thread that writes while the poet types, one file after another.
#[derive(Debug)]
struct Writer {
    jobs: Sender<Job>,
    thread: JoinHandle<()>,
}

enum Job {
    Write {
        file: PathBuf,
        text: String,
        failed: Box<dyn FnOnce(io::Error) + Send>,
    },
    /// Removes files, and then lets go of the lock.
    Remove {
        files: Vec<PathBuf>,
        lock: Option<Lock>,
    },
}

/// What an earlier session left of a draft, and whether another one has it open now.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub(super) text: Option<String>,
    pub(super) open_elsewhere: bool,
}

/// A draft without a name is known by this one.
const UNNAMED: &str = "unnamed";

impl Recovery {
    /// Recovery files in this folder; without one there are none.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, entries: HashMap::new(), writer: None }
    }

    /// Looks for words an earlier session left of a draft, and takes its lock.
    pub(super) fn opened(&mut self, draft: u64, path: &Path) -> Left {
        let Some(folder) = &self.folder else { return Left::default() };
        // Without a state folder the editor works, and its first failing recovery file says so.
        let Ok(entry) = new_entry(folder, path) else { return Left::default() };
        let text = entry.earlier.iter().rev().find_map(|file| fs::read_to_string(file).ok());
        let open_elsewhere = entry.lock.is_none();
        self.entries.insert(draft, entry);
        Left { text, open_elsewhere }
    }

    /// Writes a draft's recovery file and waits until the disk has it.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub(super) fn write(&mut self, draft: u64, path: &Path, text: &str) -> io::Result<()> {
        self.finish();
        let Some(file) = self.file_of(draft, path)? else { return Ok(()) };
        write_whole(&file, text)
    }

    /// Has a draft's recovery file written without waiting; `failed` is called when it cannot be.
    pub(super) fn write_soon(
        &mut self,
        draft: u64,
        path: &Path,
        text: String,
        failed: impl FnOnce(io::Error) + Send + 'static,
    ) {
        match self.file_of(draft, path) {
            Ok(Some(file)) => self.ask(Job::Write { file, text, failed: Box::new(failed) }),
            Ok(None) => {}
            Err(error) => failed(error),
        }
    }

    /// Removes a draft's recovery file, and those an earlier session left once the poet has decided about them.
    pub(super) fn forget(&mut self, draft: u64, earlier: Earlier) {
        if let Some(entry) = self.entries.get_mut(&draft) {
            let files = entry.forgotten(earlier);
            self.remove(files, None);
        }
    }

    /// Lets go of a draft that is closed: its recovery file is forgotten and its lock is free.
    pub(super) fn close(&mut self, draft: u64, earlier: Earlier) {
        if let Some(mut entry) = self.entries.remove(&draft) {
            self.remove(entry.forgotten(earlier), entry.lock);
        }
    }

    /// Follows a draft to another file. Words that an earlier session left of that file stay where they are: they are another
    /// draft's.
    pub(super) fn follow(&mut self, draft: u64, path: &Path) {
        // If this fails, so does writing the next recovery file, which tells the poet.
        let _ = self.file_of(draft, path);
    }

    fn file_of(&mut self, draft: u64, path: &Path) -> io::Result<Option<PathBuf>> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let is_current = self.entries.get(&draft).is_some_and(|entry| entry.path == path);
        if !is_current {
            // The old lock is released first: both entries may be of one file.
            self.entries.remove(&draft);
            self.entries.insert(draft, RecoveryEntry { earlier: Vec::new(), ..new_entry(folder, path)? });
        }
        Ok(self.entries.get(&draft).map(|entry| entry.file.clone()))
    }

    /// Removes files after everything asked for before is done, and then lets go of the lock.
    fn remove(&mut self, files: Vec<PathBuf>, lock: Option<Lock>) {
        let job = Job::Remove { files, lock };
        if self.writer.is_some() { self.ask(job) } else { job.done() }
    }

    fn ask(&mut self, job: Job) {
        let writer = self.writer.get_or_insert_with(Writer::start);
        // The thread ends only when nobody can ask it any more.
        let _ = writer.jobs.send(job);
    }

    /// Waits until everything asked for is done.
    fn finish(&mut self) {
        if let Some(Writer { jobs, thread }) = self.writer.take() {
            drop(jobs);
            let _ = thread.join();
        }
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        self.finish();
    }
}

impl Writer {
    fn start() -> Self {
        let (jobs, asked) = mpsc::channel();
        let thread = thread::spawn(move || asked.into_iter().for_each(Job::done));
        Self { jobs, thread }
    }
}

impl Job {
    fn done(self) {
        match self {
            Self::Write { file, text, failed } => {
                if let Err(error) = write_whole(&file, &text) {
                    failed(error);
                }
            }
            Self::Remove { files, lock } => {
                for file in files {
                    // A file that is already gone is what is wanted.
                    let _ = fs::remove_file(file);
                }
                drop(lock);
            }
        }
    }
}

impl RecoveryEntry {
    /// The files that are no longer needed.
    fn forgotten(&mut self, earlier: Earlier) -> Vec<PathBuf> {
        let mut files = vec![self.file.clone()];
        if earlier == Earlier::Forgotten {
            files.append(&mut self.earlier);
        }
        files
    }
}

/// Writes beside the file, flushes and renames: whenever the process is killed, the file is the old or the new one, whole.
fn write_whole(file: &Path, text: &str) -> io::Result<()> {
    let beside = file.with_extension("new");
    let mut new = private(&beside, Holding::Nothing)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    fs::rename(beside, file)
}

/// Makes the entry of a draft: finds its file in the recovery folder, and takes its lock unless another editor holds it.
fn new_entry(folder: &Path, path: &Path) -> io::Result<RecoveryEntry> {
    make_private_folder(folder)?;
    let of = if path.as_os_str().is_empty() { identity(&folder.join(UNNAMED)) } else { identity(path) };
    let stem = of.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}-{:016x}", fingerprint(of.as_os_str().as_encoded_bytes()));
    let path = path.to_owned();
    let Some(lock) = Lock::take(folder.join(format!("{name}.lock")))? else {
        let file = folder.join(format!("{name}-{}.txt", std::process::id()));
        return Ok(RecoveryEntry { path, file, earlier: Vec::new(), lock: None });
    };
    let file = folder.join(format!("{name}.txt"));
    set_aside(&file, folder, &name)?;
    Ok(RecoveryEntry { path, file, earlier: earlier(folder, &name)?, lock: Some(lock) })
}

/// Gives an earlier session's recovery file a name of its own, so that this one's words do not take its place.
fn set_aside(file: &Path, folder: &Path, name: &str) -> io::Result<()> {
    if !file.exists() {
        return Ok(());
    }
    let free = (1..=u32::MAX).map(|nth| folder.join(format!("{name}-earlier-{nth}.txt"))).find(|path| !path.exists());
    free.map_or(Ok(()), |free| fs::rename(file, free))
}

/// Recovery files of a draft, the newest last.
fn earlier(folder: &Path, name: &str) -> io::Result<Vec<PathBuf>> {
    let ours = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(name) && path.extension().is_some_and(|extension| extension == "txt")
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).filter(ours).collect();
    files.sort_by_key(|path| fs::metadata(path).and_then(|meta| meta.modified()).ok());
    Ok(files)
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: u64 = 0;

    #[test]
    fn what_is_written_soon_and_then_forgotten_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut recovery = Recovery::new(Some(state.clone()));
        recovery.opened(ID, &path);
        recovery.write_soon(ID, &path, "snow".to_owned(), |_| {});
        recovery.forget(ID, Earlier::Forgotten);
        drop(recovery);
        assert_eq!(Recovery::new(Some(state)).opened(ID, &path).text, None);
    }

    #[test]
    fn what_is_written_soon_is_there_when_the_editor_ends() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let mut recovery = Recovery::new(Some(state.clone()));
        recovery.opened(ID, &path);
        recovery.write_soon(ID, &path, "snow".to_owned(), |_| {});
        recovery.write_soon(ID, &path, "snow falls".to_owned(), |_| {});
        drop(recovery);
        assert_eq!(Recovery::new(Some(state)).opened(ID, &path).text.as_deref(), Some("snow falls"));
    }

    #[test]
    fn words_the_poet_has_not_decided_about_outlive_a_session() {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("snow.txt"), folder.path().join("state"));
        let session = || {
            let mut recovery = Recovery::new(Some(state.clone()));
            let left = recovery.opened(ID, &path).text;
            (recovery, left)
        };
        session().0.write(ID, &path, "snow").unwrap();
        let (mut second, left) = session();
        assert_eq!(left.as_deref(), Some("snow"));
        second.write(ID, &path, "rain").unwrap();
        second.forget(ID, Earlier::Kept);
        drop(second);
        let (mut third, left) = session();
        assert_eq!(left.as_deref(), Some("snow"));
        third.forget(ID, Earlier::Forgotten);
        drop(third);
        assert_eq!(session().1, None);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("state");
        fs::write(&taken, "a file in the folder's place").unwrap();
        let mut recovery = Recovery::new(Some(taken));
        let (sender, told) = mpsc::channel();
        let path = folder.path().join("snow.txt");
        recovery.write_soon(ID, &path, "snow".to_owned(), move |error| sender.send(error).unwrap());
        assert!(told.recv().is_ok());
    }
}
