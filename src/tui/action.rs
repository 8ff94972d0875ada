//! The actions that change the editor's state, and the effects and events by which it deals with files, clipboard and voice.
//!
//! A key becomes an [`Action`], mostly one of the commands in `command`; [`App::update`](super::App::update) returns
//! [`Effect`]s, whose results come back as [`Event`]s.

use std::time::Duration;

use super::command::Command;
use super::found::{Found, Version};
use super::opened::OpenedDraft;
use crate::rhyme::Accent;
use crate::speech::Utterance;
use crate::workspace::DraftContext;

/// Something that happened: a key with its command looked up, text, the mouse, the clock, or an event from outside.
#[derive(Debug, Clone)]
pub enum Action {
    /// A command of the table.
    Do(Command),
    /// A grapheme typed.
    Type(String),
    /// Text pasted into the terminal, as one piece.
    Paste(String),
    /// The mouse button went down at a cell.
    Click {
        /// Column of the screen, from 0.
        x: u16,
        /// Row of the screen, from 0.
        y: u16,
    },
    /// The mouse moved to a cell with the button down.
    Drag {
        /// Column of the screen, from 0.
        x: u16,
        /// Row of the screen, from 0.
        y: u16,
    },
    /// The wheel turned, by this many notches down (or up when negative).
    Wheel(i16),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The time now, counted from the start of the program.
    Tick(Duration),
    /// No further key is waiting: time to hear and judge what changed.
    Idle,
    /// An answer from outside.
    Outside(Event),
}

/// The result of an effect, or a change noticed on disk.
#[derive(Debug, Clone)]
pub enum Event {
    /// The draft was written.
    Saved {
        /// Which draft, by its number.
        draft: u64,
        /// Where to.
        path: std::path::PathBuf,
    },
    /// The draft could not be written; the reason in words.
    SaveFailed {
        /// Which draft, by its number.
        draft: u64,
        /// Why, and what would do.
        reason: String,
    },
    /// The file holds another version than the one the draft may be written over.
    ChangedOnDisk {
        /// Which draft, by its number.
        draft: u64,
        /// The draft's own file, or the one it was to be saved under.
        path: std::path::PathBuf,
        /// What the file holds now.
        found: Found,
    },
    /// A file was read to be opened beside the others.
    Opened(Box<OpenedDraft>),
    /// A draft was begun for the tour.
    TourBegun(Box<OpenedDraft>),
    /// An empty draft was begun, since the last one was closed.
    EmptyBegun(Box<OpenedDraft>),
    /// The file belongs to a draft that is already open; its number.
    AlreadyOpen(u64),
    /// The draft's side file was written or removed.
    SideWritten {
        /// Which draft, by its number.
        draft: u64,
        /// What it holds.
        text: Option<String>,
    },
    /// The files whose paths begin with the text typed; folders end in a slash.
    Completed {
        /// What was typed.
        typed: String,
        /// Their paths, in order.
        paths: Vec<String>,
    },
    /// The drafts and folders of a folder.
    Browsed {
        /// The folder as it was typed, empty or with a slash at its end.
        folder: String,
        /// The drafts and folders in it, drafts first.
        entries: Vec<FolderEntry>,
    },
    /// The file could not be opened; the reason in words.
    OpenFailed(String),
    /// The text on the system's clipboard; `None` if it could not be read or is no text.
    Clipboard(Option<String>),
    /// A word was written into the poet's lexicon; where, in words.
    Taught(String),
    /// A word could not be taught; the reason in words.
    TeachFailed(String),
    /// A form was kept for the draft in `verse.toml`; where, in words.
    FormKept {
        /// Which draft, by its number.
        draft: u64,
        /// The message.
        told: String,
    },
    /// The draft's form, settings and lexicons were read again.
    Settled {
        /// Which draft, by its number.
        draft: u64,
        /// Its form, settings and lexicons.
        context: Box<DraftContext>,
    },
    /// An utterance has ended.
    Spoken {
        /// Which one, by its number.
        nth: u64,
        /// Why nothing was heard, where that is so.
        failed: Option<String>,
    },
    /// A message to the poet.
    Told(String),
}

/// A draft or a folder in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderEntry {
    /// Its path; that of a folder ends in a slash.
    pub path: String,
    /// The number of the open draft that has this file, if one has.
    pub open: Option<u64>,
    /// The state of the draft, in words: `haiku, 2 of 3 lines`.
    pub state: String,
}

/// What the caller has to do after an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the text to a file, which is the draft's from then on.
    Save {
        /// Which draft, by its number.
        draft: u64,
        /// Where to: the draft's own file or another.
        path: std::path::PathBuf,
        /// The bytes.
        text: String,
        /// The version of the file that may be written over; any other is asked about.
        over: Version,
    },
    /// Write the text to the draft's recovery file.
    Recover {
        /// Which draft, by its number.
        draft: u64,
        /// The bytes.
        text: String,
        /// The side file's text of a draft without a name, which has no side file yet.
        side: Option<String>,
    },
    /// The draft's own recovery file is no longer needed.
    Forget {
        /// Which draft, by its number.
        draft: u64,
    },
    /// The words in these recovery files are no longer needed: the poet took them or gave them up.
    ForgetEarlier(Vec<std::path::PathBuf>),
    /// The draft is closed: its file is no longer watched, its own recovery file no longer kept.
    Close {
        /// Which draft, by its number.
        draft: u64,
    },
    /// Look whether the draft's file changed.
    LookAtDisk {
        /// Which draft, by its number.
        draft: u64,
        /// Its file.
        path: std::path::PathBuf,
    },
    /// Open another draft.
    Open(std::path::PathBuf),
    /// Begin a draft without a name for the tour.
    BeginTour,
    /// Begin a draft without a name in the place of the last one, which is closed.
    BeginEmpty,
    /// List the drafts and folders of a folder, with the state of each draft.
    Browse(String),
    /// List the files whose paths begin with this text.
    Complete(String),
    /// Put text on the clipboards of the terminal and of the system.
    Copy(String),
    /// Ask the clipboard of the system for what it holds.
    AskClipboard,
    /// Write the draft's side file.
    WriteSide {
        /// Which draft, by its number.
        draft: u64,
        /// The file the draft belongs to.
        path: std::path::PathBuf,
        /// What it should hold; nothing left to remember removes it.
        text: Option<String>,
    },
    /// Read the draft's form, settings and lexicons again.
    Settle {
        /// Which draft, by its number.
        draft: u64,
        /// Its file.
        path: std::path::PathBuf,
    },
    /// Keep a form for a draft in `verse.toml`.
    KeepForm {
        /// Which draft, by its number.
        draft: u64,
        /// The file the draft belongs to.
        path: std::path::PathBuf,
        /// The form's id.
        form: String,
    },
    /// Teach the ear a word: a line of the lexicon.
    Teach {
        /// The word.
        word: String,
        /// How it is said.
        said: String,
    },
    /// Speak, without waiting for the end.
    Speak {
        /// Which utterance, by its number.
        nth: u64,
        /// What is said.
        utterance: Utterance,
        /// In which accent.
        accent: Accent,
    },
    /// Silence the voice.
    Hush,
    /// Hand the terminal back to the shell until called again.
    Suspend,
    /// Leave.
    Quit,
}
