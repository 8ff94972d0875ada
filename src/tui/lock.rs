//! A file that tells other editors that a session lives; the system lets go of it when a process dies, however it dies.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::private;

/// A lock that is held while a session lasts; its file goes with it.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Let go of after the file is gone.
    _held: File,
}

/// A lock that no session holds, nor can any take it as long as this lasts; others may look at it too.
#[derive(Debug)]
pub(super) struct Unheld {
    _looked_at: Option<File>,
}

impl Lock {
    /// Takes a lock that nobody has had; `None` where there is a file of that name, or somebody looked at it at this moment.
    pub(super) fn take(path: PathBuf) -> io::Result<Option<Self>> {
        let held = match private::create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            created => created?,
        };
        match held.try_lock() {
            // Who looked at it may have taken the file away for one that a dead session left; then it says nothing.
            Ok(()) if is_at(&held, &path) => Ok(Some(Self { path, _held: held })),
            Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// The lock of this path, looked at: `None` when a session that lives holds it.
    pub(super) fn unheld(path: &Path) -> Option<Unheld> {
        match private::open(path) {
            Ok(file) if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) => None,
            Ok(file) => Some(Unheld { _looked_at: Some(file) }),
            // What may not be looked at may be held. What is planted here is no lock.
            Err(error) => (error.kind() != io::ErrorKind::PermissionDenied).then_some(Unheld { _looked_at: None }),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // One that stays behind does no harm: nobody holds it.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether an open file is the one of this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let which = |about: fs::Metadata| (about.dev(), about.ino());
    file.metadata().map(which).ok() == fs::symlink_metadata(path).map(which).ok()
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_its_file_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snow.lock");
        assert!(Lock::unheld(&path).is_some());
        let first = Lock::take(path.clone()).unwrap();
        assert!(first.is_some() && Lock::unheld(&path).is_none());
        assert!(Lock::take(path.clone()).unwrap().is_none());
        drop(first);
        assert!(!path.exists() && Lock::unheld(&path).is_some());
        fs::write(&path, "of a session that died").unwrap();
        assert!(Lock::unheld(&path).is_some());
    }

    #[test]
    fn a_lock_that_is_looked_at_is_taken_by_nobody_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("snow.lock");
        let begun = private::create(&path).unwrap();
        let looked_at = Lock::unheld(&path).unwrap();
        assert!(Lock::unheld(&path).is_some(), "another may look too");
        assert!(matches!(begun.try_lock(), Err(TryLockError::WouldBlock)));
        drop(looked_at);
        assert!(begun.try_lock().is_ok());
    }
}
