//! The overlays over the page: a question, a prompt, a list to choose from, a page to read.
//!
//! Only one is open at a time, and none opens by itself except the questions that keep the poet from losing something.

use std::borrow::Cow;

use super::buffer::TextBuffer;
use super::command::Command;
use super::form_search::{self, FormWords};
use super::question::Ask;
use crate::analysis::PinnedWord;
use crate::span::Span;

/// An overlay over the page.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A question with a few answers.
    Ask(Ask),
    /// One line to fill in.
    Prompt(Prompt),
    /// A list narrowed by typing.
    List(List),
    /// Text to read.
    Page(ReadPage),
}

/// One line to fill in.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What the prompt asks for.
    pub kind: PromptKind,
    /// What was typed so far.
    pub input: TextBuffer,
    /// Where the cursor was, to return to on Esc.
    pub from: usize,
    /// A hint about the input: the files whose paths begin with it, or why it cannot be used.
    pub told: String,
}

/// What a prompt asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptKind {
    /// Text to find.
    Find,
    /// Text to replace.
    Replace,
    /// What to replace it with.
    ReplaceWith(String),
    /// A line's number.
    GoTo,
    /// A file to save under.
    SaveAs,
    /// A file to open.
    Open,
    /// How this word is said.
    Teach(String),
    /// A word whose rhymes are wanted.
    RhymesOf,
}

impl PromptKind {
    /// The words before the input.
    pub fn label(&self) -> String {
        match self {
            Self::Find => "Find: ".to_owned(),
            Self::Replace => "Replace: ".to_owned(),
            Self::ReplaceWith(sought) => format!("Replace \u{201c}{sought}\u{201d} with: "),
            Self::GoTo => "Line: ".to_owned(),
            Self::SaveAs => "Save as: ".to_owned(),
            Self::Open => "Open: ".to_owned(),
            Self::Teach(word) => format!("{word} is said: "),
            Self::RhymesOf => "Rhymes with: ".to_owned(),
        }
    }
}

/// A list narrowed by typing.
#[derive(Debug, Clone)]
pub struct List {
    /// What is chosen.
    pub kind: ListKind,
    /// The heading.
    pub title: String,
    /// What was typed to narrow it.
    pub input: TextBuffer,
    /// Everything that can be chosen.
    pub items: Vec<Item>,
    /// In a list of forms, the words by which each is found besides its name.
    pub words: Vec<FormWords>,
    /// In a list of files, their folder.
    pub folder: Option<String>,
    /// The chosen one among those shown.
    pub selected: usize,
    /// Lines about the chosen one.
    pub preview: Vec<String>,
    /// What the keys do, at the foot.
    pub foot: Cow<'static, str>,
}

/// What a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Every command.
    Commands,
    /// Words that fill what is left of the line.
    Rhymes,
    /// Words that rhyme with a word.
    Finder,
    /// Forms.
    Forms,
    /// Open drafts.
    Drafts,
    /// Drafts and folders of a folder.
    Files,
    /// Kept wordings of the line.
    Kept,
    /// Readings of the line.
    Readings,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is called; typing narrows by this.
    pub label: String,
    /// The words beside it.
    pub detail: String,
    /// What choosing it does.
    pub choice: Choice,
}

/// What choosing does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Runs a command.
    Run(Command),
    /// Puts a word into the line.
    Insert {
        /// The word.
        word: String,
        /// The letters typed of it, as bytes of the draft.
        replaces: Span,
    },
    /// Puts a word in the place of another.
    Replace {
        /// The word.
        word: String,
        /// The other, as bytes of the draft.
        of: Span,
    },
    /// A rhyme found for a word.
    Rhyme {
        /// The rhyme.
        word: String,
        /// The word it rhymes with, as bytes of the draft; `None` when that was typed.
        of: Option<Span>,
    },
    /// Takes a form by its id; the empty id takes none.
    Form(String),
    /// Opens a file by its path, or looks into a folder.
    Open(String),
    /// Shows a draft by its number.
    Draft(u64),
    /// Replaces the line by a kept wording.
    Swap(String),
    /// Pins the pronunciations of words of the line; without words it removes the line's pins.
    Pin(Vec<PinnedWord>),
}

impl List {
    /// A list with everything in it and the first item chosen.
    pub fn new(kind: ListKind, title: impl Into<String>, items: Vec<Item>) -> Self {
        Self {
            kind,
            title: title.into(),
            input: TextBuffer::default(),
            items,
            words: Vec::new(),
            folder: None,
            selected: 0,
            preview: Vec::new(),
            foot: "Enter takes it, Esc closes".into(),
        }
    }

    /// The items that match what was typed: those that begin with it first.
    pub fn shown(&self) -> Vec<&Item> {
        if self.kind == ListKind::Forms {
            let names = self.items.iter().map(|item| item.label.as_str());
            let found = form_search::found(names, &self.words, self.input.text());
            return found.into_iter().filter_map(|at| self.items.get(at)).collect();
        }
        if self.kind == ListKind::Rhymes {
            // It is searched anew with every letter.
            return self.items.iter().collect();
        }
        let typed = self.input.text().trim().to_lowercase();
        // A command has a name besides its title, as `[keys]` of editor.toml writes it: `undo`, `replace`.
        let named = |item: &Item| matches!(item.choice, Choice::Run(command) if command.entry().is_some_and(|entry| entry.id.starts_with(&typed)));
        let begins = |item: &&Item| item.label.to_lowercase().starts_with(&typed) || named(item);
        let holds = |item: &&Item| {
            !begins(item) && (item.label.to_lowercase().contains(&typed) || item.detail.to_lowercase().contains(&typed))
        };
        self.items.iter().filter(begins).chain(self.items.iter().filter(holds)).collect()
    }

    /// The chosen item.
    pub fn chosen(&self) -> Option<&Item> {
        self.shown().get(self.selected).copied()
    }

    /// The choice that Enter makes: the chosen item's, or in a list of forms the text typed, since a bare scheme is a
    /// form too.
    pub fn taken(&self) -> Option<Choice> {
        let typed = self.input.text().trim();
        match self.chosen() {
            Some(item) => Some(item.choice.clone()),
            None if self.kind == ListKind::Forms && !typed.is_empty() => Some(Choice::Form(typed.to_owned())),
            None if self.kind == ListKind::Files && !typed.is_empty() => Some(Choice::Open(typed.to_owned())),
            None => None,
        }
    }

    /// Replaces the text typed.
    pub fn type_anew(&mut self, text: &str) {
        self.input.select(Span::new(0, self.input.text().len()));
        self.input.type_text(text);
        self.selected = 0;
    }

    /// Moves the choice by so many items, staying in the list.
    pub fn step(&mut self, by: isize) {
        let last = self.shown().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

/// Text to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPage {
    /// The heading.
    pub title: String,
    /// The paragraphs; an empty one is a blank line.
    pub lines: Vec<Paragraph>,
    /// The first row shown.
    pub scroll: usize,
    /// What Enter does.
    pub on_enter: Option<OnEnter>,
    /// Whether it covers the page, because it is not about the cursor's line.
    pub covers: bool,
}

/// What Enter does on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnEnter {
    /// Asks for something.
    Ask(PromptKind),
    /// Runs a command.
    Run(Command),
}

/// A paragraph of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Highlighted words at the left: a key, a sign.
    pub lead: String,
    /// The text beside them.
    pub text: String,
}

impl From<String> for Paragraph {
    fn from(text: String) -> Self {
        Self { lead: String::new(), text }
    }
}

impl Paragraph {
    /// A paragraph of highlighted words and the text beside them.
    pub fn led(lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self { lead: lead.into(), text: text.into() }
    }
}

impl ReadPage {
    /// A page read from its beginning, with the cursor's line in sight.
    pub fn new(title: impl Into<String>, lines: Vec<Paragraph>) -> Self {
        Self { title: title.into(), lines, scroll: 0, on_enter: None, covers: false }
    }
}

impl Overlay {
    /// Whether it is a list of this kind.
    pub fn is_list(&self, kind: ListKind) -> bool {
        matches!(self, Self::List(list) if list.kind == kind)
    }

    /// A prompt, with text in it to begin with.
    pub fn prompt(kind: PromptKind, text: &str, from: usize) -> Self {
        let mut input = TextBuffer::open("");
        input.type_text(text);
        if matches!(kind, PromptKind::Find | PromptKind::Replace | PromptKind::SaveAs) {
            // The text sought last, or the name so far, is selected, so that typing replaces it.
            input.select(Span::new(0, text.len()));
        }
        Self::Prompt(Prompt { kind, input, from, told: String::new() })
    }

    /// A page to read.
    pub fn page(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self::Page(ReadPage::new(title, lines.into_iter().map(Paragraph::from).collect()))
    }
}
