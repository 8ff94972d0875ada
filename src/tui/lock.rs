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

    /// Whether a session that lives holds the lock of this path.
    pub(super) fn is_held(path: &Path) -> bool {
        match private::open(path) {
            Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
            // What may not be looked at may be held. What is planted here is no lock.
            Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
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
        assert!(!Lock::is_held(&path));
        let first = Lock::take(path.clone()).unwrap();
        assert!(first.is_some() && Lock::is_held(&path));
        assert!(Lock::take(path.clone()).unwrap().is_none());
        drop(first);
        assert!(!path.exists() && !Lock::is_held(&path));
        fs::write(&path, "of a session that died").unwrap();
        assert!(!Lock::is_held(&path));
    }
}
