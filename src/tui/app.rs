//! The editor's whole state; it knows nothing of the terminal.
//!
//! Only [`App::update`](super::update) changes it; the view only reads it. It reaches files, clocks and the clipboard
//! through [`Effect`](super::Effect)s, and gets their answers as actions, so a test can take their place.

use std::collections::HashSet;
use std::time::Duration;

use super::draft::OpenDraft;
use super::keymap::Keymap;
use super::opened::OpenedDraft;
use super::overlay::{Overlay, Prompt};
use super::poem::Offer;
use super::question::Ask;
use crate::sense::Returns;

/// The editor: the open drafts and the state of the screen.
#[derive(Debug)]
pub struct App {
    pub(super) drafts: Vec<OpenDraft>,
    pub(super) current: usize,
    pub(super) overlay: Option<Overlay>,
    pub(super) size: (u16, u16),
    pub(super) now: Duration,
    pub(super) told: Option<Told>,
    /// The last click, by which a double or triple click is recognized.
    pub(super) clicked: Option<Clicked>,
    /// When a letter was typed last, until a command is given.
    pub(super) typed_at: Option<Duration>,
    pub(super) clipboard: String,
    /// Whether the clipboard of the system can be asked for what it holds.
    pub(super) system_clipboard: bool,
    pub(super) sought: String,
    pub(super) look: Look,
    pub(super) keymap: Keymap,
    /// Words that would fill the line at the cursor, found when the poet paused.
    pub(super) offer: Option<Offer>,
    /// When to search for such words, unless another key comes first.
    pub(super) offer_due: Option<Duration>,
    pub(super) after_saving: Option<AfterSaving>,
    /// The tour, while it is taken.
    pub(super) tour: Option<Tour>,
    /// The prompt submitted by the last key, which is opened again if its effect fails.
    pub(super) filled: Option<Prompt>,
    /// The words that return in the draft shown, while the poet wants them marked.
    pub(super) returning: Option<ReturningWords>,
    /// The utterance being spoken.
    pub(super) speaking: Option<Utterance>,
    /// How many utterances there were.
    pub(super) utterances: u64,
    pub(super) leaving: bool,
}

/// The content words that a draft has more than once.
#[derive(Debug, Default)]
pub(super) struct ReturningWords {
    /// The counter of returning words.
    pub returns: Returns,
    /// Each with how often it is there, the most frequent first: `snow 3`.
    pub counts: Vec<String>,
    /// Their forms as [`plain`](crate::text::plain) has them.
    pub forms: HashSet<String>,
}

/// An utterance being spoken; its message is shown until it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    /// Its number.
    pub nth: u64,
    /// The message shown meanwhile.
    pub told: String,
}

/// The poet's request that waits until drafts are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterSaving {
    /// Close a draft, by its number.
    Close(u64),
    /// Leave, once every draft is saved.
    Quit,
}

/// How far the tour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tour {
    /// The draft it is taken in, by its number.
    pub draft: u64,
    /// The step, from 0.
    pub step: usize,
}

/// A click of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clicked {
    /// When.
    pub at: Duration,
    /// The column and the row.
    pub cell: (u16, u16),
    /// Its number in a run of quick clicks, from 1.
    pub count: u8,
}

/// The poet's choices of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colors may be used; every color only repeats a letter or a mark.
    pub color: bool,
    /// What is shown around the text.
    pub layout: Layout,
    /// Whether a wide page shows the side panel at its right.
    pub panel: bool,
    /// Which lines show scansion marks.
    pub marks: MarksShown,
}

impl Default for Look {
    fn default() -> Self {
        Self { color: true, layout: Layout::Full, panel: true, marks: MarksShown::CursorLine }
    }
}

/// What is shown around the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Gutter, findings, panel, keys.
    Full,
    /// The text and nothing else.
    Quiet,
    /// One sentence a finding, no boxes, nothing beside the text: for screen readers.
    Linear,
}

/// Which lines show scansion marks, in a form that has a meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarksShown {
    /// The cursor's line, behind its words: a row above it would move the text with every move of the cursor.
    CursorLine,
    /// Every line of verse, over its vowels.
    EveryLine,
    /// None.
    Nowhere,
}

impl MarksShown {
    /// The next choice of the cycle.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::CursorLine => Self::EveryLine,
            Self::EveryLine => Self::Nowhere,
            Self::Nowhere => Self::CursorLine,
        }
    }
}

/// A message to the poet, shown until the next key that changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The message.
    pub text: String,
    /// When it was first shown.
    pub at: Duration,
    /// Whether it says that something went wrong.
    pub wrong: bool,
}

/// Everything an editor starts from.
#[derive(Debug, Default)]
pub struct Start {
    /// The drafts to open, the first one shown.
    pub drafts: Vec<OpenedDraft>,
    /// The keys.
    pub keymap: Keymap,
    /// What is shown.
    pub look: Look,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether the clipboard of the system can be asked for what it holds.
    pub system_clipboard: bool,
    /// Whether the tour begins, in the first draft.
    pub tour: bool,
}

impl App {
    /// An editor with these drafts open; without any, with one unnamed empty draft.
    pub fn new(start: Start) -> Self {
        let mut app = Self {
            drafts: Vec::new(),
            current: 0,
            overlay: None,
            size: start.size,
            now: Duration::ZERO,
            told: None,
            clicked: None,
            typed_at: None,
            clipboard: String::new(),
            system_clipboard: start.system_clipboard,
            sought: String::new(),
            look: start.look,
            keymap: start.keymap,
            offer: None,
            offer_due: None,
            after_saving: None,
            tour: None,
            filled: None,
            returning: None,
            speaking: None,
            utterances: 0,
            leaving: false,
        };
        let mut opened = start.drafts;
        if opened.is_empty() {
            opened.push(OpenedDraft { new: true, ..OpenedDraft::default() });
        }
        let notes: Vec<String> = opened.into_iter().flat_map(|draft| app.add(draft)).collect();
        app.show(0);
        app.tell_all(&notes);
        if start.tour {
            app.begin_tour();
        }
        app
    }

    /// The draft that is shown.
    pub fn draft(&self) -> &OpenDraft {
        &self.drafts[self.current]
    }

    pub(super) fn draft_mut(&mut self) -> &mut OpenDraft {
        &mut self.drafts[self.current]
    }

    /// Every open draft.
    pub fn drafts(&self) -> &[OpenDraft] {
        &self.drafts
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The keys and what they do.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What is shown.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The overlay, if one is open.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The last message, until a command is given.
    pub fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// Whether the poet has left.
    pub fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// When the editor needs the next [`Action::Tick`](super::Action::Tick), if nothing else happens.
    pub fn wakes_at(&self) -> Option<Duration> {
        let files = self.drafts.iter().map(OpenDraft::wakes_at);
        files.chain([self.draft().reading.settles_at(), self.offer_due]).flatten().min()
    }

    pub(super) fn open(&mut self, opened: OpenedDraft) {
        let notes = self.add(opened);
        self.show(self.drafts.len() - 1);
        self.tell_all(&notes);
    }

    /// Adds a draft behind the others and returns the messages about it.
    fn add(&mut self, mut opened: OpenedDraft) -> Vec<String> {
        let mut notes = std::mem::take(&mut opened.notes);
        let draft = OpenDraft::new(opened);
        notes.extend(draft.reading.problem().map(ToOwned::to_owned));
        if let Some(reason) = &draft.side_is_broken {
            notes.push(format!("The lines kept beside {} are left as they are: {reason}.", draft.name()));
        }
        self.drafts.push(draft);
        notes
    }

    /// Shows a draft, and asks about the words an earlier session left of it.
    pub(super) fn show(&mut self, index: usize) {
        self.turn_to(index);
        if self.overlay.is_none() && !std::mem::replace(&mut self.draft_mut().recovered_asked, true) {
            self.ask_about_recovered(0);
        }
    }

    /// Asks about the words of the earlier session number `nth`, from 0, if there is one.
    pub(super) fn ask_about_recovered(&mut self, nth: usize) {
        let draft = self.draft();
        let ask = Ask::recovered(draft.id, &draft.recovered, nth, draft.buffer.text());
        self.overlay = ask.map(Overlay::Ask).or(self.overlay.take());
    }

    /// Shows a draft without asking about an earlier session: another question follows.
    pub(super) fn turn_to(&mut self, index: usize) {
        self.current = index.min(self.drafts.len().saturating_sub(1));
        self.look_for_returning();
        self.follow_cursor();
    }

    /// The index of an open draft, by its number.
    pub(super) fn index_of(&self, id: u64) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.id == id)
    }

    fn tell_all(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.tell(notes.join(" "));
        }
    }

    pub(super) fn tell(&mut self, text: impl Into<String>) {
        self.told = Some(Told { text: text.into(), at: self.now, wrong: false });
    }

    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.told = Some(Told { text: text.into(), at: self.now, wrong: true });
    }
}
