//! How far a long run has come, on a terminal and nowhere else.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use super::Context;

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the count is drawn again.
const BEAT: Duration = Duration::from_millis(100);

/// A count on standard error that is wiped at the end.
#[derive(Debug)]
pub struct Ticker<'a> {
    context: &'a Context,
    total: usize,
    done: usize,
    /// When it is drawn next; `None` where nobody would see it, or it would stand in the way.
    due: Option<Instant>,
    /// How wide what is drawn is.
    drawn: usize,
}

impl<'a> Ticker<'a> {
    /// A ticker for so many drafts; `silent` when nothing is printed meanwhile, so that it may share the terminal.
    pub fn new(total: usize, silent: bool, context: &'a Context) -> Self {
        let seen = io::stderr().is_terminal() && !context.global.quiet && (silent || !io::stdout().is_terminal());
        Self { context, total, done: 0, due: seen.then(|| Instant::now() + PATIENCE), drawn: 0 }
    }

    /// Takes note of one more draft.
    pub fn step(&mut self) {
        self.done += 1;
        let Some(due) = self.due else { return };
        let now = Instant::now();
        if now >= due {
            self.due = Some(now + BEAT);
            let told = format!("{} of {} drafts", self.done, self.total);
            self.drawn = told.len();
            // A closed standard error leaves nobody to tell.
            let _ = write!(self.context.stderr(), "\r{told}");
        }
    }
}

impl Drop for Ticker<'_> {
    fn drop(&mut self) {
        if self.drawn > 0 {
            let _ = write!(self.context.stderr(), "\r{:width$}\r", "", width = self.drawn);
        }
    }
}
