//! The progress line: how many drafts of a long run are done, on a terminal and nowhere else.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use super::Context;

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the count is drawn again.
const BEAT: Duration = Duration::from_millis(100);

/// A count on standard error that is wiped at the end.
///
/// A thread of its own draws it, so that it moves even during one giant poem.
#[derive(Debug)]
pub struct ProgressLine {
    done: Arc<AtomicUsize>,
    /// The thread that draws, which ends when the sender is dropped; `None` where nobody would see it, or it would disturb other
    /// output.
    drawing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl ProgressLine {
    /// A count for so many drafts; `silent` when nothing is printed meanwhile, so that it may share the terminal.
    pub fn new(total: usize, silent: bool, context: &Context) -> Self {
        Self::counting(total, "drafts", silent, context)
    }

    /// The same for so many of another unit.
    pub fn counting(total: usize, unit: &'static str, silent: bool, context: &Context) -> Self {
        let seen = io::stderr().is_terminal() && !context.global.quiet && (silent || !io::stdout().is_terminal());
        let done = Arc::<AtomicUsize>::default();
        let drawing = seen.then(|| {
            let (sender, end) = channel();
            let done = Arc::clone(&done);
            (sender, spawn(move || draw(&done, (total, unit), &end)))
        });
        Self { done, drawing }
    }

    /// Counts one more draft.
    pub fn step(&mut self) {
        self.advance(1);
    }

    /// Counts this many more.
    pub fn advance(&mut self, more: usize) {
        self.done.fetch_add(more, Ordering::Relaxed);
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.drawing.take() {
            drop(sender);
            // A thread that panicked has nothing left to wipe.
            let _ = thread.join();
        }
    }
}

/// Draws the count until the run ends, and wipes it; ignores errors, since nobody reads a closed standard error.
fn draw(done: &AtomicUsize, (total, unit): (usize, &str), end: &Receiver<()>) {
    let (mut wait, mut drawn) = (PATIENCE, 0);
    while end.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let told = format!("{} of {total} {unit}", done.load(Ordering::Relaxed));
        let _ = write!(io::stderr(), "\r{told}");
        (wait, drawn) = (BEAT, told.len());
    }
    if drawn > 0 {
        let _ = write!(io::stderr(), "\r{:drawn$}\r", "");
    }
}
