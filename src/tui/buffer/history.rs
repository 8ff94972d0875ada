//! The history of edits, step by step, for undo and redo.

/// One replacement of text: at a byte, the text taken out and the text put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The byte where it begins.
    pub at: usize,
    /// The text taken out.
    pub removed: String,
    /// The text put in.
    pub inserted: String,
}

/// Which edits may join a step: those of a run of typing, or of erasing in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Graphemes typed one after another.
    Typing,
    /// Graphemes erased one after another.
    Erasing,
    /// No edit joins it.
    Alone,
}

/// The edits that one undo reverts.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) splices: Vec<Splice>,
    pub(super) before: CursorState,
    pub(super) after: CursorState,
    /// The step's number, so that a text undone and then typed differently is not taken for the saved one.
    id: u64,
}

/// A cursor and the fixed end of its selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CursorState {
    pub(super) cursor: usize,
    pub(super) anchor: Option<usize>,
}

/// Steps done, steps undone, and the step at which the text is that of the file.
#[derive(Debug, Clone)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The run the last step belongs to, while it may still grow.
    open: Run,
    next_id: u64,
    /// The step at which the text is that of the file; `None` once that state cannot come back.
    saved: Option<u64>,
}

/// The state before the first step.
const NO_STEP: u64 = 0;

impl Default for History {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), open: Run::Alone, next_id: 1, saved: Some(NO_STEP) }
    }
}

impl History {
    /// Ends the growing step: the next edit is a step of its own.
    pub(super) fn close(&mut self) {
        self.open = Run::Alone;
    }

    /// Adds a step, or joins it to the last one when both belong to one run and one word.
    pub(super) fn push(&mut self, splices: Vec<Splice>, before: CursorState, after: CursorState, run: Run) {
        self.undone.clear();
        let joins = run != Run::Alone
            && run == self.open
            && self.done.last().is_some_and(|last| continues(last, &splices, run));
        self.open = run;
        match self.done.last_mut() {
            Some(last) if joins => {
                last.splices.extend(splices);
                last.after = after;
            }
            _ => {
                self.done.push(Step { splices, before, after, id: self.next_id });
                self.next_id += 1;
            }
        }
    }

    pub(super) fn undo(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }

    /// Marks the present text as that of the file.
    pub(super) fn mark_saved(&mut self) {
        self.close();
        self.saved = Some(self.current());
    }

    /// Forgets which state is that of the file: the text counts as changed until it is saved.
    pub(super) fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    pub(super) fn is_saved(&self) -> bool {
        self.saved == Some(self.current())
    }

    pub(super) fn steps(&self) -> usize {
        self.done.len()
    }

    /// Whether a step is done and not undone.
    pub(super) fn has(&self, step: u64) -> bool {
        step == NO_STEP || self.done.iter().rev().any(|done| done.id == step)
    }

    /// The number of the last step.
    pub(super) fn current(&self) -> u64 {
        self.done.last().map_or(NO_STEP, |step| step.id)
    }
}

/// Whether an edit goes on where the last step ended, within one word.
///
/// The space after a word belongs to it, so that an undo takes back "wasted " and leaves "chronicle of ".
fn continues(last: &Step, splices: &[Splice], run: Run) -> bool {
    let ([next], Some(previous)) = (splices, last.splices.last()) else { return false };
    // A line break is a step by itself: taking a word back leaves its line.
    let breaks = |splice: &Splice| splice.inserted.contains('\n') || splice.removed.contains('\n');
    if breaks(next) || breaks(previous) {
        return false;
    }
    match run {
        Run::Alone => false,
        Run::Typing => {
            let ended = previous.inserted.ends_with(char::is_whitespace);
            let starts_word = !next.inserted.starts_with(char::is_whitespace);
            next.removed.is_empty() && next.at == previous.at + previous.inserted.len() && !(ended && starts_word)
        }
        Run::Erasing => {
            let adjacent = next.at + next.removed.len() == previous.at || next.at == previous.at;
            let into_word =
                previous.removed.starts_with(char::is_whitespace) && !next.removed.ends_with(char::is_whitespace);
            next.inserted.is_empty() && adjacent && !into_word
        }
    }
}
