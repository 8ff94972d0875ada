//! One open draft: its text, its reading and verdict, the versions of its files, the row at the top of the page.

use std::path::PathBuf;
use std::time::Duration;

use super::action::Effect;
use super::buffer::{EditKind, LinesChanged, TextBuffer};
use super::found::{Found, Version};
use super::opened::{EarlierWords, OpenedDraft, SideText};
use super::poem::SideFile;
use super::reading::Reading;
use crate::workspace::DraftContext;

/// How long after an edit the recovery file is written.
const RECOVER_AFTER: Duration = Duration::from_secs(2);

/// How often the file on disk is looked at.
const LOOK_AT_DISK_EVERY: Duration = Duration::from_secs(3);

/// The row at the top of the page: a line, counted from 0, and a row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Anchor {
    /// The line.
    pub line: usize,
    /// The row of the line, scansion marks included.
    pub row: usize,
}

/// Words of an earlier session that the poet took.
#[derive(Debug)]
struct TakenWords {
    /// The undo step that put them into the text; once it is undone, they no longer count as taken.
    step: u64,
    /// The recovery files that hold them.
    sessions: Vec<PathBuf>,
}

/// One open draft.
#[derive(Debug)]
pub struct OpenDraft {
    pub(super) id: u64,
    pub(super) path: PathBuf,
    pub(super) new: bool,
    pub(super) read_only: Option<String>,
    /// The version of the file that the text was made from; the editor asks before it writes over any other.
    pub(super) rests_on: Version,
    pub(super) buffer: TextBuffer,
    pub(super) reading: Reading,
    pub(super) top: Anchor,
    pub(super) saved_at: Option<Duration>,
    /// What earlier sessions left unsaved, the latest first.
    pub(super) recovered: Vec<EarlierWords>,
    /// Whether the poet was asked about them.
    pub(super) recovered_asked: bool,
    /// The words that the poet took, whose recovery files are needed until they are saved.
    taken: Vec<TakenWords>,
    pub(super) side: SideFile,
    /// The text of the side file as this editor last read or wrote it.
    pub(super) side_written: Option<String>,
    /// Why the side file could not be read, if it could not; such a file is never written over.
    pub(super) side_is_broken: Option<String>,
    /// What somebody else wrote into the file, until the poet has chosen.
    pub(super) on_disk: Option<Found>,
    /// The time of the first edit that the recovery file lacks.
    unrecovered: Option<Duration>,
    looked_at_disk: Duration,
}

impl OpenDraft {
    pub(super) fn new(opened: OpenedDraft) -> Self {
        let buffer = TextBuffer::open(&opened.text);
        let mut reading = Reading::new(opened.context);
        let side = match &opened.side {
            SideText::None => Ok(SideFile::default()),
            SideText::Is(text) => SideFile::read(text, &buffer),
            SideText::Unreadable(reason) => Err(reason.clone()),
        };
        let side_is_broken = side.as_ref().err().cloned();
        let side = side.unwrap_or_default();
        reading.pin(side.pins());
        reading.settle_lines(side.settled());
        reading.keep(side.form());
        reading.read(&buffer);
        let rests_on = if opened.new { Version::NoFile } else { Version::of(&opened.text) };
        Self {
            id: opened.id,
            path: opened.path,
            new: opened.new,
            rests_on,
            read_only: opened.read_only,
            buffer,
            reading,
            top: Anchor::default(),
            saved_at: None,
            recovered: opened.recovered,
            recovered_asked: false,
            taken: Vec::new(),
            side_is_broken,
            side_written: side.write(),
            side,
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

    /// The draft as heard and judged.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The draft's name on screen.
    pub fn name(&self) -> String {
        if self.is_unnamed() { "unnamed draft".to_owned() } else { self.path.display().to_string() }
    }

    /// The cursor's place as commands take it: `drafts/iii.txt:7`, the line counted in the file; `None` for a draft without a name.
    pub fn place(&self) -> Option<String> {
        (!self.is_unnamed()).then(|| format!("{}:{}", self.path.display(), self.buffer.cursor_line() + 1))
    }

    /// Its state, as the list of a folder shows it: `haiku, 2 of 3 lines, not saved`.
    pub(super) fn fares(&self) -> String {
        let form = self.reading.form().map_or("no form", |form| form.id.as_str());
        let far = self.reading.progress();
        let saved = self.buffer.is_changed().then_some("not saved");
        [Some(form), far.as_deref(), saved].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The wordings kept for a line, counted from 0, other than the one it has; the latest first.
    pub fn other_wordings(&self, line: usize) -> Vec<String> {
        self.side.others(line, self.buffer.line(line))
    }

    /// The effects that remove recovery files whose words are saved: the draft's own, and those of words that the poet took.
    pub(super) fn forget(&mut self) -> Vec<Effect> {
        [Effect::Forget { draft: self.id }].into_iter().chain(self.forget_taken()).collect()
    }

    /// The effects that close the draft. Recovered words that the poet took and then undid are offered again the next time.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        let taken = if self.buffer.is_changed() { self.forget_taken() } else { None };
        taken.into_iter().chain([Effect::Close { draft: self.id }]).collect()
    }

    fn forget_taken(&mut self) -> Option<Effect> {
        let buffer = &self.buffer;
        let taken = self.taken.extract_if(.., |taken| buffer.has_step(taken.step));
        let sessions: Vec<_> = taken.flat_map(|taken| taken.sessions).collect();
        (!sessions.is_empty()).then_some(Effect::ForgetEarlier(sessions))
    }

    /// Records that the poet took the words of an earlier session.
    pub(super) fn took_recovered(&mut self, nth: usize) {
        let Some(words) = self.recovered.get(nth) else { return };
        self.taken.push(TakenWords { step: self.buffer.step(), sessions: words.sessions.clone() });
        if let Some(side) = words.side.clone() {
            self.take_side(&side);
        }
    }

    /// The effect that writes the text to a file, over this version of it.
    pub(super) fn save_to(&self, path: PathBuf, over: Version) -> Effect {
        Effect::Save { draft: self.id, path, text: self.buffer.to_file(), over }
    }

    /// The effect that writes the side file; `None` when its text is the one read or written last.
    pub(super) fn write_side(&self) -> Option<Effect> {
        let text = self.side.write();
        let is_due = !self.is_unnamed() && self.side_is_broken.is_none() && text != self.side_written;
        is_due.then(|| Effect::WriteSide { draft: self.id, path: self.path.clone(), text })
    }

    /// The text that the recovery file of a draft without a name keeps in place of a side file.
    pub(super) fn side_to_recover(&self) -> Option<String> {
        if self.is_unnamed() { self.side.write() } else { None }
    }

    /// Chooses a form for the draft, or none; returns the effect that writes the side file, where the draft has one.
    pub(super) fn keep_form(&mut self, form: Option<String>, now: Duration) -> Option<Effect> {
        self.side.choose(form);
        self.reading.keep(self.side.form());
        if self.side.form().is_some() {
            self.reading.forget_choice();
        }
        if self.is_unnamed() {
            self.unrecovered.get_or_insert(now);
        }
        self.write_side()
    }

    /// Judges by another context from now on; the form chosen for the draft is kept.
    pub(super) fn follow(&mut self, context: DraftContext) {
        self.reading.follow(context);
        self.reading.keep(self.side.form());
    }

    /// Adds the side text that an earlier session of a draft without a name kept, where this session keeps none.
    pub(super) fn take_side(&mut self, text: &str) {
        if let Ok(side) = SideFile::read(text, &self.buffer)
            && self.side.write().is_none()
        {
            self.side = side;
            self.reading.pin(self.side.pins());
            self.reading.settle_lines(self.side.settled());
            self.reading.keep(self.side.form());
        }
    }

    pub(super) fn is_unnamed(&self) -> bool {
        self.path.as_os_str().is_empty()
    }

    /// Updates everything that depends on the text after an edit.
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

    /// Marks the present text as one the poet did not write: nothing is to be saved or recovered.
    pub(super) fn begins_here(&mut self) {
        self.buffer.mark_saved();
        self.unrecovered = None;
    }

    /// Whether the recovery file is due now; if so, it is taken as written.
    pub(super) fn takes_recovery(&mut self, now: Duration) -> bool {
        let due = self.unrecovered.is_some_and(|since| now >= since + RECOVER_AFTER);
        if due {
            self.unrecovered = None;
        }
        due
    }

    /// Whether a look at the file on disk is due now; if so, it is taken as done.
    pub(super) fn takes_look_at_disk(&mut self, now: Duration) -> bool {
        let due = !self.is_unnamed() && now >= self.looked_at_disk + LOOK_AT_DISK_EVERY;
        if due {
            self.looked_at_disk = now;
        }
        due
    }

    /// Records that the text was saved to a file, which is the draft's own from now on.
    pub(super) fn saved(&mut self, path: PathBuf, now: Duration) {
        if self.path != path {
            self.path = path;
            // The side text goes with the draft; the side file of its old name is left in place.
            (self.side_written, self.side_is_broken) = (None, None);
        }
        self.read_only = None;
        self.rests_on(Version::of(self.buffer.to_file()), now);
    }

    /// Records that the text was made from this version of its file.
    pub(super) fn rests_on(&mut self, version: Version, now: Duration) {
        self.rests_on = version;
        self.buffer.mark_saved();
        self.new = false;
        self.on_disk = None;
        self.unrecovered = None;
        self.saved_at = Some(now);
        self.looked_at_disk = now;
        self.reading.settle_now();
    }

    /// When its recovery file must be written or its file checked next, whether the draft is shown or not.
    pub(super) fn wakes_at(&self) -> Option<Duration> {
        let recovery = self.unrecovered.map(|since| since + RECOVER_AFTER);
        let disk = (!self.is_unnamed()).then_some(self.looked_at_disk + LOOK_AT_DISK_EVERY);
        [recovery, disk].into_iter().flatten().min()
    }
}
