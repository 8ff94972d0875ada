//! One open draft: its text, what the ear and the judge say of it, and where the page stands.

use std::path::PathBuf;
use std::time::Duration;

use super::action::{Earlier, Effect, Found};
use super::app::OpenedDraft;
use super::buffer::{LinesChanged, TextBuffer};
use super::poem::SideFile;
use super::reading::Reading;

/// How long after an edit the recovery file is written.
const RECOVER_AFTER: Duration = Duration::from_secs(2);

/// How often the file on disk is looked at.
const LOOK_AT_DISK_EVERY: Duration = Duration::from_secs(3);

/// The row of the page that stands at its top: a line, counted from 0, and a row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Anchor {
    /// The line.
    pub line: usize,
    /// The row of the line, scansion marks included.
    pub row: usize,
}

/// One open draft.
#[derive(Debug)]
pub struct OpenDraft {
    pub(super) id: u64,
    pub(super) path: PathBuf,
    pub(super) new: bool,
    pub(super) read_only: Option<String>,
    pub(super) buffer: TextBuffer,
    pub(super) reading: Reading,
    pub(super) top: Anchor,
    pub(super) saved_at: Option<Duration>,
    pub(super) recovered: Option<String>,
    /// What becomes of words an earlier session left, as far as the poet has said.
    pub(super) earlier: Earlier,
    pub(super) side: SideFile,
    /// Whether there is a side file that could not be read: it is not written over.
    pub(super) side_is_broken: bool,
    /// What somebody else has put in the file, until the poet has chosen.
    pub(super) on_disk: Option<Found>,
    /// The first edit the recovery file does not hold.
    unrecovered: Option<Duration>,
    looked_at_disk: Duration,
}

/// How an edit came about, which decides when its lines are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// Typed: the line is unfinished until the cursor has left it.
    Typed,
    /// Pasted, undone, moved: judged at once.
    Whole,
}

impl OpenDraft {
    pub(super) fn new(id: u64, opened: OpenedDraft) -> Self {
        let buffer = TextBuffer::open(&opened.text);
        let mut reading = Reading::new(opened.terms);
        let side = opened.side.as_deref().map(|text| SideFile::read(text, &buffer));
        if let Some(Ok(side)) = &side {
            reading.pin(side.pins());
        }
        reading.read(&buffer);
        Self {
            id,
            path: opened.path,
            new: opened.new,
            read_only: opened.read_only,
            buffer,
            reading,
            top: Anchor::default(),
            saved_at: None,
            earlier: if opened.recovered.is_some() { Earlier::Kept } else { Earlier::Forgotten },
            recovered: opened.recovered,
            side_is_broken: matches!(side, Some(Err(_))),
            side: side.and_then(Result::ok).unwrap_or_default(),
            on_disk: None,
            unrecovered: None,
            looked_at_disk: Duration::ZERO,
        }
    }

    /// The draft's number, which stays the same while it is open.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The draft's file; empty for a draft without a name.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// The draft's text.
    pub fn buffer(&self) -> &TextBuffer {
        &self.buffer
    }

    /// What the ear and the judge say.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The draft's name on screen.
    pub fn name(&self) -> String {
        if self.path.as_os_str().is_empty() { "unnamed draft".to_owned() } else { self.path.display().to_string() }
    }

    /// The wordings kept for a line, counted from 0, other than the one it has; the latest first.
    pub fn other_wordings(&self, line: usize) -> Vec<String> {
        self.side.others(line, self.buffer.line(line))
    }

    /// The recovery file is no longer needed.
    pub(super) fn forget(&self) -> Effect {
        Effect::Forget { path: self.path.clone(), earlier: self.earlier }
    }

    /// Takes note of an edit.
    pub(super) fn edited(&mut self, changes: &[LinesChanged], kind: EditKind, now: Duration) {
        if changes.is_empty() {
            return;
        }
        self.unrecovered.get_or_insert(now);
        let mut pins_changed = false;
        for &change in changes {
            pins_changed |= self.side.follow(change, &self.buffer);
        }
        if pins_changed {
            self.reading.pin(self.side.pins());
        }
        self.reading.edited(changes, kind, &self.buffer, now);
        self.reading.cursor_moved(self.buffer.cursor_line(), now);
    }

    /// Whether the recovery file should be written now.
    pub(super) fn takes_recovery(&mut self, now: Duration) -> bool {
        let due = self.unrecovered.is_some_and(|since| now >= since + RECOVER_AFTER);
        if due {
            self.unrecovered = None;
        }
        due
    }

    /// Whether the file on disk should be looked at now.
    pub(super) fn takes_look_at_disk(&mut self, now: Duration) -> bool {
        let due = !self.path.as_os_str().is_empty() && now >= self.looked_at_disk + LOOK_AT_DISK_EVERY;
        if due {
            self.looked_at_disk = now;
        }
        due
    }

    /// Takes note that the file holds the text.
    pub(super) fn saved(&mut self, now: Duration) {
        self.buffer.mark_saved();
        self.new = false;
        self.on_disk = None;
        self.unrecovered = None;
        self.saved_at = Some(now);
        self.looked_at_disk = now;
        self.reading.mark_stale();
    }

    /// When something is due without a key.
    pub(super) fn wakes_at(&self) -> Option<Duration> {
        let recovery = self.unrecovered.map(|since| since + RECOVER_AFTER);
        let disk = (!self.path.as_os_str().is_empty()).then_some(self.looked_at_disk + LOOK_AT_DISK_EVERY);
        [self.reading.settles_at(), recovery, disk].into_iter().flatten().min()
    }
}
