//! Recovery files: unsaved text, kept where a killed editor cannot lose it.
//!
//! They lie in the state folder, readable by the poet alone, never among the drafts. Each session of a draft has one of its own,
//! which is written beside itself and renamed, so a kill at any moment leaves the last one whole. A lock beside it tells other
//! editors that the session is alive. While the poet types, a thread writes, so that a slow disk causes no delay.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::lock::Lock;
use super::private;
use super::sessions::{self, Others, Session};

/// The recovery files of the open drafts.
#[derive(Debug, Default)]
pub(super) struct Recovery {
    folder: Option<PathBuf>,
    entries: HashMap<u64, RecoveryEntry>,
    writer: Option<Writer>,
}

/// The session of a draft that is open.
#[derive(Debug)]
struct RecoveryEntry {
    /// The draft's own file.
    path: PathBuf,
    session: Session,
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
        side: Option<String>,
        failed: Box<dyn FnOnce(io::Error) + Send>,
    },
    /// Removes sessions' files, and then releases the locks.
    Forget {
        words: Vec<PathBuf>,
        lock: Option<Lock>,
    },
    /// Removes the words of a live session.
    Clear(PathBuf),
}

impl Recovery {
    /// Recovery in this folder; without a folder no files are kept.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, entries: HashMap::new(), writer: None }
    }

    /// Why no recovery files can be kept, if none can.
    pub(super) fn problem(&self) -> Option<String> {
        let Some(folder) = &self.folder else {
            return Some("HOME is not set, so there is no folder for recovery files".to_owned());
        };
        let tried = private::make_folder(folder).and_then(|()| private::try_out(folder));
        tried.err().map(|error| format!("recovery files cannot be written to {} ({error})", folder.display()))
    }

    /// Begins a session of a draft, and finds the words that other sessions left of it.
    pub(super) fn opened(&mut self, draft: u64, path: &Path) -> Others {
        let Some(folder) = &self.folder else { return Others::default() };
        // The editor works without a state folder, and says so when it starts.
        let Ok(session) = Session::begin(folder, path) else { return Others::default() };
        let others = session.others();
        self.entries.insert(draft, RecoveryEntry { path: path.to_owned(), session });
        others
    }

    /// Writes a draft's recovery file and waits until the disk has it.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub(super) fn write(&mut self, draft: u64, path: &Path, text: &str, side: Option<&str>) -> io::Result<()> {
        self.finish();
        let Some(file) = self.file_of(draft, path)? else { return Ok(()) };
        sessions::write(&file, text, side)
    }

    /// Has a draft's recovery file written without waiting; `failed` is called when it cannot be.
    pub(super) fn write_soon(
        &mut self,
        draft: u64,
        path: &Path,
        (text, side): (String, Option<String>),
        failed: impl FnOnce(io::Error) + Send + 'static,
    ) {
        match self.file_of(draft, path) {
            Ok(Some(file)) => self.ask(Job::Write { file, text, side, failed: Box::new(failed) }),
            Ok(None) => {}
            Err(error) => failed(error),
        }
    }

    /// Removes a draft's own recovery file: its words are saved.
    pub(super) fn forget(&mut self, draft: u64) {
        if let Some(entry) = self.entries.get(&draft) {
            let words = entry.session.words.clone();
            self.ask_or_do(Job::Clear(words));
        }
    }

    /// Removes the words of earlier sessions, those and no others.
    pub(super) fn forget_earlier(&mut self, words: Vec<PathBuf>) {
        if !words.is_empty() {
            self.ask_or_do(Job::Forget { words, lock: None });
        }
    }

    /// Ends the session of a draft that is closed.
    pub(super) fn close(&mut self, draft: u64) {
        if let Some(RecoveryEntry { session, .. }) = self.entries.remove(&draft) {
            self.ask_or_do(Job::Forget { words: vec![session.words], lock: Some(session.lock) });
        }
    }

    /// Follows a draft to another file. Words that an earlier session left of that file are kept, for they belong to another
    /// draft.
    pub(super) fn follow(&mut self, draft: u64, path: &Path) {
        // If this fails, so does writing the next recovery file, which tells the poet.
        let _ = self.file_of(draft, path);
    }

    fn file_of(&mut self, draft: u64, path: &Path) -> io::Result<Option<PathBuf>> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let is_current = self.entries.get(&draft).is_some_and(|entry| entry.path == path);
        if !is_current {
            let session = Session::begin(folder, path)?;
            self.close(draft);
            self.entries.insert(draft, RecoveryEntry { path: path.to_owned(), session });
        }
        Ok(self.entries.get(&draft).map(|entry| entry.session.words.clone()))
    }

    /// Queues a job after all earlier ones.
    fn ask_or_do(&mut self, job: Job) {
        if self.writer.is_some() { self.ask(job) } else { job.done() }
    }

    fn ask(&mut self, job: Job) {
        let writer = self.writer.get_or_insert_with(Writer::start);
        // The thread ends only when nobody can ask it any more.
        let _ = writer.jobs.send(job);
    }

    /// Waits until all queued jobs are done.
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
            Self::Write { file, text, side, failed } => {
                if let Err(error) = sessions::write(&file, &text, side.as_deref()) {
                    failed(error);
                }
            }
            Self::Forget { words, lock } => {
                for words in words {
                    sessions::forget(&words);
                }
                drop(lock);
            }
            Self::Clear(words) => sessions::clear(&words),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "the tests are the world outside")]

    use std::fs;

    use super::*;

    const ID: u64 = 0;

    /// A folder with a draft's path and the recovery folder of its editors.
    struct Desk {
        _folder: tempfile::TempDir,
        path: PathBuf,
        state: PathBuf,
    }

    impl Desk {
        fn new(name: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let (path, state) = (folder.path().join(name), folder.path().join("state"));
            Self { _folder: folder, path, state }
        }

        /// Opens the draft in another editor: the words it offers, and whether it sees a live session.
        fn open(&self) -> (Recovery, Others) {
            let mut recovery = Recovery::new(Some(self.state.clone()));
            let others = recovery.opened(ID, &self.path);
            (recovery, others)
        }

        /// A session that typed something and was killed.
        fn killed(&self, text: &str) {
            let (mut recovery, _) = self.open();
            recovery.write(ID, &self.path, text, None).unwrap();
            // File times are coarse: wait, so that the next session is later by them too.
            thread::sleep(std::time::Duration::from_millis(20));
        }

        fn offered(&self) -> Vec<String> {
            texts(&self.open().1)
        }
    }

    fn texts(others: &Others) -> Vec<String> {
        others.earlier.iter().map(|earlier| earlier.text.clone()).collect()
    }

    #[test]
    fn what_is_written_soon_and_then_forgotten_is_gone() {
        let desk = Desk::new("snow.txt");
        let (mut recovery, _) = desk.open();
        recovery.write_soon(ID, &desk.path, ("snow".to_owned(), None), |_| {});
        recovery.forget(ID);
        drop(recovery);
        assert_eq!(desk.offered(), Vec::<String>::new());
    }

    #[test]
    fn what_is_written_soon_is_there_when_the_editor_ends() {
        let desk = Desk::new("snow.txt");
        let (mut recovery, _) = desk.open();
        recovery.write_soon(ID, &desk.path, ("snow".to_owned(), None), |_| {});
        recovery.write_soon(ID, &desk.path, ("snow falls".to_owned(), None), |_| {});
        drop(recovery);
        assert_eq!(desk.offered(), ["snow falls"]);
    }

    #[test]
    fn the_words_of_every_session_are_kept_until_those_words_are_forgotten() {
        let desk = Desk::new("snow.txt");
        for words in ["snow", "rain", "hail"] {
            desk.killed(words);
        }
        let (mut next, others) = desk.open();
        assert_eq!(texts(&others), ["hail", "rain", "snow"], "the latest first");
        next.write(ID, &desk.path, "sleet", None).unwrap();
        next.close(ID);
        drop(next);
        assert_eq!(desk.offered(), ["hail", "rain", "snow"], "closing a draft forgets its own words alone");
        let (mut next, others) = desk.open();
        next.forget_earlier(others.earlier[1].sessions.clone());
        drop(next);
        assert_eq!(desk.offered(), ["hail", "snow"]);
    }

    #[test]
    fn what_is_kept_beside_a_draft_without_a_name_is_left_with_its_words_and_goes_with_them() {
        let mut desk = Desk::new("");
        desk.path = PathBuf::new();
        let (mut first, _) = desk.open();
        first.write(ID, &desk.path, "snow", Some("form = \"haiku\"\n")).unwrap();
        drop(first);
        let (mut next, others) = desk.open();
        assert_eq!(others.earlier[0].side.as_deref(), Some("form = \"haiku\"\n"));
        next.forget_earlier(others.earlier[0].sessions.clone());
        next.write(ID, &desk.path, "rain", Some("form = \"tanka\"\n")).unwrap();
        next.write(ID, &desk.path, "rain", None).unwrap();
        drop(next);
        let (mut last, others) = desk.open();
        assert_eq!((texts(&others), &others.earlier[0].side), (vec!["rain".to_owned()], &None));
        last.forget_earlier(others.earlier[0].sessions.clone());
        last.close(ID);
        drop(last);
        assert_eq!(fs::read_dir(&desk.state).unwrap().count(), 0);
    }

    #[test]
    fn the_same_words_of_two_sessions_are_offered_once_and_forgotten_together() {
        let desk = Desk::new("snow.txt");
        desk.killed("snow");
        desk.killed("snow");
        let (mut next, others) = desk.open();
        assert_eq!(texts(&others), ["snow"]);
        next.forget_earlier(others.earlier[0].sessions.clone());
        drop(next);
        assert_eq!(desk.offered(), Vec::<String>::new());
    }

    #[test]
    fn the_words_of_a_living_editor_are_neither_offered_nor_forgotten() {
        for name in ["snow.txt", ""] {
            let mut desk = Desk::new(name);
            if name.is_empty() {
                desk.path = PathBuf::new();
            }
            desk.killed("rain");
            let (first, _) = desk.open();
            let (mut second, others) = desk.open();
            assert!(others.one_lives);
            second.write(ID, &desk.path, "snow", None).unwrap();
            drop(first);
            let (mut third, others) = desk.open();
            assert_eq!((texts(&others), others.one_lives), (vec!["rain".to_owned()], true));
            third.forget_earlier(others.earlier[0].sessions.clone());
            third.close(ID);
            drop((second, third));
            assert_eq!(desk.offered(), ["snow"]);
        }
    }

    #[test]
    fn a_draft_whose_name_is_as_long_as_names_may_be_has_a_recovery_file() {
        for name in ["o".repeat(255), "\u{96ea}".repeat(85)] {
            let desk = Desk::new(&name);
            desk.killed("snow");
            assert_eq!(desk.offered(), ["snow"]);
        }
    }

    #[test]
    fn nothing_is_left_of_sessions_that_ended_without_words() {
        let desk = Desk::new("snow.txt");
        desk.killed("snow");
        let lock = fs::read_dir(&desk.state).unwrap().next().unwrap().unwrap().path().with_extension("lock");
        fs::rename(lock.with_extension("txt"), &lock).unwrap();
        let (mut next, _) = desk.open();
        next.close(ID);
        assert_eq!(fs::read_dir(&desk.state).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_planted_among_recovery_files_is_never_followed() {
        let desk = Desk::new("snow.txt");
        desk.killed("snow");
        let file = fs::read_dir(&desk.state).unwrap().next().unwrap().unwrap().path();
        let letters = desk.path.with_file_name("letters");
        fs::rename(&file, &letters).unwrap();
        std::os::unix::fs::symlink(&letters, &file).unwrap();
        assert_eq!(desk.offered(), Vec::<String>::new());
        assert_eq!(fs::read_to_string(&letters).unwrap(), "snow");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told() {
        let desk = Desk::new("snow.txt");
        fs::write(&desk.state, "a file in the folder's place").unwrap();
        let mut recovery = Recovery::new(Some(desk.state.clone()));
        assert!(recovery.problem().unwrap().contains("cannot be written"));
        let (sender, told) = mpsc::channel();
        recovery.write_soon(ID, &desk.path, ("snow".to_owned(), None), move |error| sender.send(error).unwrap());
        assert!(told.recv().is_ok());
        assert!(Recovery::new(None).problem().unwrap().contains("HOME"));
        fs::remove_file(&desk.state).unwrap();
        assert_eq!(Recovery::new(Some(desk.state.clone())).problem(), None);
        assert_eq!(fs::read_dir(&desk.state).unwrap().count(), 0);
    }
}
