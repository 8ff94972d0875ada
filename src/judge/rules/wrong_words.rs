//! Reports wrong words: a few of each line one by one, the rest as a number.

use crate::judge::report::{Remark, Report};
use crate::judge::wording;

/// The most words of a line that are reported one by one; the last one says how many more are wrong.
const MOST_REPORTED: usize = 5;

/// Reports wrong words line by line, and of each line the first few.
pub(super) struct WrongWords<'r, 'f> {
    report: &'r mut Report<'f>,
    /// The line of the last word.
    line: usize,
    /// The wrong words of that line so far.
    count: usize,
    /// The remark on the last word reported by itself, held back until the number of further ones is known.
    held: Option<Remark>,
}

impl<'r, 'f> WrongWords<'r, 'f> {
    /// Reports of wrong words, none so far.
    pub(super) fn new(report: &'r mut Report<'f>) -> Self {
        Self { report, line: usize::MAX, count: 0, held: None }
    }

    /// Adds a wrong word of a line; `remark` is called where the word is reported by itself. Add all words of one line one after
    /// another.
    pub(super) fn add(&mut self, line: usize, remark: impl FnOnce() -> Remark) {
        if line != self.line {
            self.flush();
            (self.line, self.count) = (line, 0);
        }
        self.count += 1;
        match self.count {
            ..MOST_REPORTED => self.report.add(remark()),
            MOST_REPORTED => self.held = Some(remark()),
            _ => {}
        }
    }

    /// Reports the remark that is held back.
    pub(super) fn finish(mut self) {
        self.flush();
    }

    fn flush(&mut self) {
        let Some(held) = self.held.take() else { return };
        let more = self.count - MOST_REPORTED;
        if more == 0 {
            return self.report.add(held);
        }
        let others = format!("{} of this line too", wording::counted(more, "more word"));
        let advice = if held.help.is_empty() { others } else { format!("{}; {others}", held.help) };
        self.report.add(held.help(advice));
    }
}
