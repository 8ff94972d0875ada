//! A lock file that shows other editors that a session is alive; the system releases it when the process dies, however it
//! dies.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::private;

/// A lock held by a live session; its file is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Released after the file is removed.
    _held: File,
}

/// Proof that no session holds a lock; no session can take it while this value lives, but others may look at it too.
#[derive(Debug)]
pub(super) struct Unheld {
    _looked_at: Option<File>,
}

impl Lock {
    /// Takes a new lock; `None` where a file of that name exists, or another process is looking at it at this moment.
    pub(super) fn take(path: PathBuf) -> io::Result<Option<Self>> {
        let held = match private::create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
            created => created?,
        };
        match held.try_lock() {
            // A process that looked at the file may have removed it as a dead session's; then the lock is void.
            Ok(()) if is_at(&held, &path) => Ok(Some(Self { path, _held: held })),
            Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Looks at the lock of this path; `None` when a live session holds it.
    pub(super) fn unheld(path: &Path) -> Option<Unheld> {
        match private::open(path) {
            Ok(file) if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) => None,
            Ok(file) => Some(Unheld { _looked_at: Some(file) }),
            // A file that may not be opened may be held. Anything else at this path is no lock.
            Err(error) => (error.kind() != io::ErrorKind::PermissionDenied).then_some(Unheld { _looked_at: None }),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file left behind does no harm: nobody holds it.
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
