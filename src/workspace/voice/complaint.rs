//! The standard error of a running program.

use std::io::Read as _;
use std::process::Child;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How many bytes of a program's standard error are kept.
const COMPLAINT: usize = 2048;

/// The standard error of a program, read while it runs, so that it never waits for a reader.
#[derive(Debug)]
pub(super) struct Complaint {
    last: Arc<Mutex<Vec<u8>>>,
    /// Closed once there is no more to read.
    more: Receiver<()>,
}

/// How long to wait for the last output of a program that has ended: a program it started may still hold the pipe.
const LAST_WORDS: Duration = Duration::from_millis(500);

impl Complaint {
    /// Reads a program's standard error and keeps the end of it.
    pub(super) fn of(child: &mut Child) -> Self {
        let last = Arc::new(Mutex::new(Vec::new()));
        let (reads, more) = mpsc::channel();
        if let Some(mut errors) = child.stderr.take() {
            let kept = Arc::clone(&last);
            thread::spawn(move || {
                let _reads: Sender<()> = reads;
                let mut bytes = [0; COMPLAINT];
                while let Ok(count) = errors.read(&mut bytes)
                    && count > 0
                {
                    let mut kept = held(&kept);
                    kept.extend_from_slice(bytes.get(..count).unwrap_or_default());
                    let over = kept.len().saturating_sub(COMPLAINT);
                    kept.drain(..over);
                }
            });
        }
        Self { last, more }
    }

    /// Its lines, once the program has ended, each after a colon.
    pub(super) fn lines(&self) -> Vec<String> {
        let _ = self.more.recv_timeout(LAST_WORDS);
        let last = String::from_utf8_lossy(&held(&self.last)).into_owned();
        last.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!(": {line}")).collect()
    }
}

/// Locks a mutex, even one that a thread poisoned by a panic.
pub(super) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
