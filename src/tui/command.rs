//! Every command of the editor, in one table.
//!
//! The keys, the F1 page, the command line (^E), docs/keys.md and the manual page all come from [`COMMANDS`]; a command that is
//! not in it cannot be reached.

use super::buffer::Motion;

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
    OpenStanza,
    TakeOrIndent,
    Outdent,
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
    FindRhymes,
    Word,
    Why,
    Aloud,
    Returning,
    Form,
    Marks,
    Pin,
    KeepLine,
    SwapLine,
    Panel,
    Quiet,
    Help,
    Tour,
    CommandLine,
    Cancel,
}

/// The subject of a command, a heading of the help page.
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
    /// The command.
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
        entry(
            G::Poem,
            C::FindRhymes,
            "find-rhymes",
            &["alt-y"],
            "words that rhyme with the word at the cursor, or any other",
        ),
        entry(G::Poem, C::Word, "word", &["alt-w", "f4"], "how the word at the cursor is said, and teaching it"),
        entry(G::Poem, C::Why, "why", &["alt-l", "f8"], "why this line was read as it was"),
        entry(
            G::Poem,
            C::Aloud,
            "aloud",
            &["alt-v"],
            "speak this line, or the lines selected; once more, or Esc, ends it",
        ),
        entry(G::Poem, C::Returning, "returning-words", &["alt-u"], "show the words that return, or hide them"),
        entry(G::Poem, C::Form, "form", &["alt-f", "f6"], "choose a form"),
        entry(
            G::Poem,
            C::Marks,
            "marks",
            &["alt-s", "f7"],
            "scansion marks: beside this line, over every line (everyday licenses get ~ too), off",
        ),
        entry(G::Poem, C::NextFault, "next-fault", &["alt-n", "f9"], "go to the next line that does not fit"),
        entry(G::Poem, C::PreviousFault, "previous-fault", &["alt-b"], "go to the line before that does not fit"),
        entry(G::Poem, C::Pin, "pin", &["alt-p"], "pin one reading of this line"),
        entry(G::Poem, C::KeepLine, "keep-line", &["alt-k"], "keep this wording beside the line"),
        entry(G::Poem, C::SwapLine, "swap-line", &["alt-o"], "change this wording for the kept one"),
        entry(G::Poem, C::Quiet, "quiet", &["alt-q", "f5"], "quiet: the text and nothing else"),
        entry(G::Poem, C::Panel, "panel", &["alt-i"], "show or hide the side panel"),
        entry(G::Drafts, C::Save, "save", &["ctrl-s"], "save"),
        entry(G::Drafts, C::SaveAs, "save-as", &["alt-a"], "save under another name"),
        entry(
            G::Drafts,
            C::Open,
            "open",
            &["ctrl-o"],
            "open another draft; the drafts of the folder, and how each fares",
        ),
        entry(G::Drafts, C::Drafts, "drafts", &["alt-d"], "the drafts that are open"),
        entry(G::Drafts, C::NextDraft, "next-draft", &["ctrl-t"], "go to the next open draft"),
        entry(G::Drafts, C::CloseDraft, "close-draft", &["alt-x"], "close this draft"),
        entry(G::Drafts, C::Quit, "quit", &["ctrl-q", "f10"], "quit"),
        entry(G::Editing, C::Undo, "undo", &["ctrl-z"], "take the last word or change back"),
        entry(G::Editing, C::Redo, "redo", &["ctrl-y", "ctrl-shift-z"], "do it again"),
        entry(G::Editing, C::Cut, "cut", &["ctrl-x", "shift-delete"], "cut what is selected, or the line"),
        entry(G::Editing, C::Copy, "copy", &["ctrl-c", "ctrl-insert"], "copy what is selected, or the line"),
        entry(G::Editing, C::Paste, "paste", &["ctrl-v", "shift-insert"], "paste"),
        entry(G::Editing, C::SelectAll, "select-all", &["ctrl-a"], "select the whole draft"),
        entry(G::Editing, C::BreakLine, "break-line", &["enter", "shift-enter", "ctrl-j"], "break the line"),
        entry(G::Editing, C::OpenStanza, "open-stanza", &["alt-enter", "alt-t"], "open the next stanza"),
        entry(G::Editing, C::TakeOrIndent, "take", &["tab"], "write what is offered at the cursor, or indent"),
        entry(G::Editing, C::Outdent, "outdent", &["shift-tab"], "take the indent of the line back"),
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
        entry(G::Editor, C::Help, "help", &["ctrl-g", "f1"], "these keys, and what the signs say"),
        entry(G::Editor, C::Tour, "tour", &[], "a tour of five minutes, in a draft of its own"),
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
