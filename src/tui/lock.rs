//! A file that tells other editors that a draft is open; the system lets go of it when a process dies, however it dies.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is held while a draft is open; its file goes with it.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Let go of after the file is gone.
    _held: File,
}

impl Lock {
    /// Takes a lock; `None` when another process holds it.
    pub(super) fn take(path: PathBuf) -> io::Result<Option<Self>> {
        loop {
            let held = private(&path, Holding::What)?;
            match held.try_lock() {
                // Whoever held it may have taken the file away in between; then the lock says nothing.
                Ok(()) if is_at(&held, &path) => return Ok(Some(Self { path, _held: held })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // One that stays behind does no harm: the next editor takes it.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether an open file is the one of this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let which = |about: fs::Metadata| (about.dev(), about.ino());
    file.metadata().map(which).ok() == fs::metadata(path).map(which).ok()
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// What a file opened for writing still holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    Nothing,
    What,
}

/// Opens or makes a file that only the poet may read.
pub(super) fn private(path: &Path, holding: Holding) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(holding == Holding::Nothing);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_its_file_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snow.lock");
        let first = Lock::take(path.clone()).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(path.clone()).unwrap().is_none());
        drop(first);
        assert!(!path.exists());
        assert!(Lock::take(path).unwrap().is_some());
    }
}
