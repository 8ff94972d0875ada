//! Everything the editor can be asked to do, in one table.
//!
//! The keys, the F1 page, the command line (^E) and the README's table all come from [`COMMANDS`]; a command that is not in
//! it cannot be reached.

use std::time::Duration;

use super::buffer::Motion;

/// Something that happened: a key already looked up, text, the mouse, the clock, or an answer from outside.
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
    /// The wheel turned, by so many rows down (or up when negative).
    Wheel(i16),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The clock stands here, counted from the start of the program.
    Tick(Duration),
    /// No further key is waiting: time for the ear to read what changed.
    Idle,
    /// An answer from outside.
    Outside(Event),
}

/// An answer from outside: what came of an effect, or what was noticed on disk.
#[derive(Debug, Clone)]
pub enum Event {
    /// The draft was written.
    Saved {
        /// Which draft, by its number.
        draft: u64,
    },
    /// The draft could not be written; the reason in words.
    SaveFailed {
        /// Which draft, by its number.
        draft: u64,
        /// Why, and what would do.
        reason: String,
    },
    /// The file has other bytes than when it was read or written last.
    ChangedOnDisk {
        /// Which draft, by its number.
        draft: u64,
        /// What stands there now.
        found: Found,
    },
    /// A file was read to be opened beside the others.
    Opened(Box<super::app::OpenedDraft>),
    /// The file could not be opened; the reason in words.
    OpenFailed(String),
    /// What the clipboard of the system holds, if it could be asked and holds text.
    Clipboard(Option<String>),
    /// The ear was taught a word; where it is kept, in words.
    Taught {
        /// The ear that knows it.
        ear: crate::lexicon::Ear,
        /// What is told.
        told: String,
    },
    /// Something worth one line of the screen.
    Told(String),
}

/// What stands in a draft's file that this editor has neither read nor written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Another text.
    Text(String),
    /// Nothing: the file is gone.
    Gone,
}

/// What the world outside is asked to do after an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the text to the draft's file.
    Save {
        /// Which draft, by its number.
        draft: u64,
        /// Where to.
        path: std::path::PathBuf,
        /// The bytes.
        text: String,
        /// Whether a file changed by someone else may be written over.
        overwrite: Overwrite,
    },
    /// Write the text to the draft's recovery file.
    Recover {
        /// Which draft, by its number.
        draft: u64,
        /// The file the draft belongs to.
        path: std::path::PathBuf,
        /// The bytes.
        text: String,
    },
    /// The draft's recovery file is no longer needed.
    Forget {
        /// The file the draft belongs to.
        path: std::path::PathBuf,
        /// What becomes of words an earlier session left.
        earlier: Earlier,
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
    /// Put text on the clipboards of the terminal and of the system.
    Copy(String),
    /// Ask the clipboard of the system for what it holds.
    AskClipboard,
    /// Write the draft's side file.
    WriteSide {
        /// The file the draft belongs to.
        path: std::path::PathBuf,
        /// What it should hold; nothing left to remember removes it.
        text: Option<String>,
    },
    /// Keep a form for a draft in `verse.toml`.
    KeepForm {
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
    /// Hand the terminal back to the shell until called again.
    Suspend,
    /// Leave.
    Quit,
}

/// What becomes of words an earlier session left unsaved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Earlier {
    /// The poet has not said yet: they are offered again.
    Kept,
    /// The poet took them or let them go.
    Forgotten,
}

/// Whether a file changed by someone else may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overwrite {
    /// Only the file as it was read or last written.
    Never,
    /// The poet has seen the question and said yes.
    Yes,
}

/// A command of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table says of each command what it does")]
pub enum Command {
    Save,
    SaveAs,
    Open,
    NextDraft,
    Drafts,
    CloseDraft,
    Suspend,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    BreakLine,
    TakeOrIndent,
    EraseLeft,
    EraseRight,
    EraseWordLeft,
    EraseWordRight,
    EraseToEnd,
    DeleteLine,
    DuplicateLine,
    JoinLine,
    MoveLineUp,
    MoveLineDown,
    Move(Motion),
    Select(Motion),
    PageUp,
    PageDown,
    GoTo,
    NextFault,
    PreviousFault,
    Find,
    FindNext,
    FindPrevious,
    Replace,
    Rhymes,
    Word,
    Why,
    Form,
    Marks,
    Pin,
    KeepLine,
    SwapLine,
    Panel,
    Quiet,
    Help,
    CommandLine,
    Cancel,
}

/// What a command has to do with, for the help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Drafts and files.
    Drafts,
    /// The poem.
    Poem,
    /// Editing.
    Editing,
    /// Finding.
    Finding,
    /// Moving about.
    Moving,
    /// The editor itself.
    Editor,
}

impl Group {
    /// Every group in the order of the help page.
    pub const ALL: [Self; 6] = [Self::Poem, Self::Drafts, Self::Editing, Self::Finding, Self::Moving, Self::Editor];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Drafts => "Drafts",
            Self::Poem => "The poem",
            Self::Editing => "Editing",
            Self::Finding => "Finding",
            Self::Moving => "Moving",
            Self::Editor => "The editor",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub command: Command,
    /// The name it is bound by in the settings.
    pub id: &'static str,
    /// What it does, in a poet's words.
    pub title: &'static str,
    /// Where the help page lists it.
    pub group: Group,
    /// The keys, the usual one first.
    pub keys: &'static [&'static str],
}

const fn entry(
    group: Group,
    command: Command,
    id: &'static str,
    keys: &'static [&'static str],
    title: &'static str,
) -> Entry {
    Entry { command, id, title, group, keys }
}

/// Every command, its keys and what it does.
pub const COMMANDS: &[Entry] = {
    use Command as C;
    use Group as G;
    use Motion as M;
    &[
        entry(G::Poem, C::Rhymes, "rhymes", &["alt-r", "f2"], "words that fit what is left of the line"),
        entry(G::Poem, C::Word, "word", &["alt-w", "f4"], "how the word at the cursor is said, and teaching it"),
        entry(G::Poem, C::Why, "why", &["alt-l", "f8"], "why this line was read as it was"),
        entry(G::Poem, C::Form, "form", &["alt-f", "f6"], "choose a form"),
        entry(G::Poem, C::Marks, "marks", &["alt-s", "f7"], "scansion marks: on this line, on every line, off"),
        entry(G::Poem, C::NextFault, "next-fault", &["alt-n", "f9"], "go to the next line that does not fit"),
        entry(G::Poem, C::PreviousFault, "previous-fault", &["alt-b"], "go to the line before that does not fit"),
        entry(G::Poem, C::Pin, "pin", &["alt-p"], "pin one reading of this line"),
        entry(G::Poem, C::KeepLine, "keep-line", &["alt-k"], "keep this wording beside the line"),
        entry(G::Poem, C::SwapLine, "swap-line", &["alt-o"], "change this wording for the kept one"),
        entry(G::Poem, C::Quiet, "quiet", &["alt-q", "f5"], "quiet: the text and nothing else"),
        entry(G::Poem, C::Panel, "panel", &["alt-i"], "show or hide the side panel"),
        entry(G::Drafts, C::Save, "save", &["ctrl-s"], "save"),
        entry(G::Drafts, C::SaveAs, "save-as", &["alt-a"], "save under another name"),
        entry(G::Drafts, C::Open, "open", &["ctrl-o"], "open another draft"),
        entry(G::Drafts, C::Drafts, "drafts", &["alt-d"], "the drafts that are open"),
        entry(G::Drafts, C::NextDraft, "next-draft", &["ctrl-t"], "go to the next open draft"),
        entry(G::Drafts, C::CloseDraft, "close-draft", &[], "close this draft"),
        entry(G::Drafts, C::Quit, "quit", &["ctrl-q", "f10"], "quit"),
        entry(G::Editing, C::Undo, "undo", &["ctrl-z"], "take the last word or change back"),
        entry(G::Editing, C::Redo, "redo", &["ctrl-y", "ctrl-shift-z"], "do it again"),
        entry(G::Editing, C::Cut, "cut", &["ctrl-x", "shift-delete"], "cut what is selected, or the line"),
        entry(G::Editing, C::Copy, "copy", &["ctrl-c", "ctrl-insert"], "copy what is selected, or the line"),
        entry(G::Editing, C::Paste, "paste", &["ctrl-v", "shift-insert"], "paste"),
        entry(G::Editing, C::SelectAll, "select-all", &["ctrl-a"], "select the whole draft"),
        entry(G::Editing, C::BreakLine, "break-line", &["enter", "shift-enter"], "break the line"),
        entry(G::Editing, C::TakeOrIndent, "take", &["tab"], "take the first rhyme shown, or indent"),
        entry(
            G::Editing,
            C::EraseLeft,
            "erase-left",
            &["backspace", "shift-backspace", "ctrl-h"],
            "erase the letter before",
        ),
        entry(G::Editing, C::EraseRight, "erase-right", &["delete", "ctrl-d"], "erase the letter after"),
        entry(
            G::Editing,
            C::EraseWordLeft,
            "erase-word-left",
            &["ctrl-w", "ctrl-backspace", "alt-backspace"],
            "erase the word before",
        ),
        entry(
            G::Editing,
            C::EraseWordRight,
            "erase-word-right",
            &["ctrl-delete", "alt-delete"],
            "erase the word after",
        ),
        entry(G::Editing, C::EraseToEnd, "erase-to-end", &["alt-e"], "erase to the end of the line"),
        entry(G::Editing, C::DeleteLine, "delete-line", &["ctrl-k"], "delete the line"),
        entry(G::Editing, C::DuplicateLine, "duplicate-line", &["ctrl-u"], "write the line once more"),
        entry(G::Editing, C::JoinLine, "join-line", &["alt-j"], "join the next line to this one"),
        entry(G::Editing, C::MoveLineUp, "move-line-up", &["alt-up"], "move the line up"),
        entry(G::Editing, C::MoveLineDown, "move-line-down", &["alt-down"], "move the line down"),
        entry(G::Finding, C::Find, "find", &["ctrl-f"], "find"),
        entry(G::Finding, C::FindNext, "find-next", &["ctrl-n", "f3"], "find the next one"),
        entry(G::Finding, C::FindPrevious, "find-previous", &["ctrl-p", "shift-f3"], "find the one before"),
        entry(G::Finding, C::Replace, "replace", &["ctrl-r"], "find and replace"),
        entry(G::Finding, C::GoTo, "go-to", &["ctrl-l"], "go to a line"),
        entry(G::Moving, C::Move(M::Left), "left", &["left"], "one letter left"),
        entry(G::Moving, C::Move(M::Right), "right", &["right"], "one letter right"),
        entry(G::Moving, C::Move(M::Up(1)), "up", &["up"], "one row up"),
        entry(G::Moving, C::Move(M::Down(1)), "down", &["down"], "one row down"),
        entry(G::Moving, C::Move(M::WordLeft), "word-left", &["ctrl-left", "alt-left"], "one word left"),
        entry(G::Moving, C::Move(M::WordRight), "word-right", &["ctrl-right", "alt-right"], "one word right"),
        entry(G::Moving, C::Move(M::LineStart), "line-start", &["home"], "to the line's beginning"),
        entry(G::Moving, C::Move(M::LineEnd), "line-end", &["end"], "to the line's end"),
        entry(G::Moving, C::Move(M::StanzaUp), "stanza-up", &["ctrl-up"], "to the stanza's beginning"),
        entry(G::Moving, C::Move(M::StanzaDown), "stanza-down", &["ctrl-down"], "to the stanza's end"),
        entry(G::Moving, C::PageUp, "page-up", &["pageup"], "one page up"),
        entry(G::Moving, C::PageDown, "page-down", &["pagedown"], "one page down"),
        entry(G::Moving, C::Move(M::Start), "draft-start", &["ctrl-home"], "to the draft's beginning"),
        entry(G::Moving, C::Move(M::End), "draft-end", &["ctrl-end"], "to the draft's end"),
        entry(G::Moving, C::Select(M::Left), "select-left", &["shift-left"], "select to the left"),
        entry(G::Moving, C::Select(M::Right), "select-right", &["shift-right"], "select to the right"),
        entry(G::Moving, C::Select(M::Up(1)), "select-up", &["shift-up"], "select upward"),
        entry(G::Moving, C::Select(M::Down(1)), "select-down", &["shift-down"], "select downward"),
        entry(G::Moving, C::Select(M::WordLeft), "select-word-left", &["ctrl-shift-left"], "select a word to the left"),
        entry(
            G::Moving,
            C::Select(M::WordRight),
            "select-word-right",
            &["ctrl-shift-right"],
            "select a word to the right",
        ),
        entry(
            G::Moving,
            C::Select(M::LineStart),
            "select-line-start",
            &["shift-home"],
            "select to the line's beginning",
        ),
        entry(G::Moving, C::Select(M::LineEnd), "select-line-end", &["shift-end"], "select to the line's end"),
        entry(G::Moving, C::Select(M::Start), "select-start", &["ctrl-shift-home"], "select to the draft's beginning"),
        entry(G::Moving, C::Select(M::End), "select-end", &["ctrl-shift-end"], "select to the draft's end"),
        entry(G::Editor, C::Help, "help", &["ctrl-g", "f1"], "these keys"),
        entry(G::Editor, C::CommandLine, "commands", &["ctrl-e"], "every command by name"),
        entry(G::Editor, C::Cancel, "cancel", &["esc"], "close what is open, end the selection"),
        entry(G::Editor, C::Suspend, "suspend", &["alt-z"], "back to the shell; `fg` returns"),
    ]
};

impl Command {
    /// The command's row of the table, if it has one.
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }
}
