//! A lock on the files of a folder, held while one of them is changed.
//!
//! The lock is on the folder itself: it survives the renaming of a file in it, it is the same for every user and through
//! every link, and it leaves nothing behind. Where a folder cannot be locked (Windows, some network disks) one file of the
//! state folder is locked for all of them. The system releases a lock when a process dies, however it dies.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use etcetera::BaseStrategy as _;

/// A lock that is held; dropping it releases it.
#[derive(Debug)]
pub(super) struct Lock {
    _held: Option<File>,
}

/// How long a writer waits while nothing is written: a write takes milliseconds, on a slow disk some hundred.
const PATIENCE: Duration = Duration::from_secs(10);

/// The file that is locked where folders cannot be.
const INSTEAD: &str = "writing.lock";

/// Waits until no other process changes a file of this folder, and locks it.
///
/// Where neither the folder nor the state folder can be locked, no lock is held: changing a file without one is better than
/// refusing.
///
/// # Errors
/// When another process holds the lock for too long.
pub(super) fn hold(folder: &Path) -> io::Result<Lock> {
    for open in [open_folder as fn(&Path) -> io::Result<File>, open_instead] {
        let Ok(file) = open(folder) else { continue };
        match wait_for(file, folder) {
            Ok(held) => return Ok(Lock { _held: Some(held) }),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => return Err(error),
            // The disk supports no locks.
            Err(_) => {}
        }
    }
    Ok(Lock { _held: None })
}

/// Waits in the system's own queue, in which no process is passed over; on a thread, because that wait has no timeout.
fn wait_for(file: File, folder: &Path) -> io::Result<File> {
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::Error(error)) => return Err(error),
        Err(TryLockError::WouldBlock) => {}
    }
    let (sender, answer) = mpsc::channel();
    let wait = move || {
        let locked = loop {
            match file.lock() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                locked => break locked,
            }
        };
        // If the receiver is gone, the file is closed and so its lock released.
        let _ = sender.send(locked.map(|()| file));
    };
    thread::Builder::new().spawn(wait)?;
    // Renaming a file changes the folder's time: while it changes, other writers are taking their turns.
    let changed = || folder.metadata().and_then(|about| about.modified()).ok();
    loop {
        let before = changed();
        match answer.recv_timeout(PATIENCE) {
            Ok(locked) => return locked,
            Err(_) if changed() != before => {}
            Err(_) => {
                let why = "another verse has held its folder for 10 seconds without writing; end it, then try again";
                return Err(io::Error::new(io::ErrorKind::TimedOut, why));
            }
        }
    }
}

fn open_folder(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

fn open_instead(_: &Path) -> io::Result<File> {
    let folder = state_folder().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(&folder)?;
    File::options().write(true).create(true).truncate(false).open(folder.join(INSTEAD))
}

/// `$XDG_STATE_HOME/verse`.
fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("verse"))
}
