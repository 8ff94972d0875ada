//! The finder: words that rhyme with the word at the cursor, or with any other.

use crate::rhyme::suggest::slot::written_on;
use crate::span::Span;
use crate::tui::action::Effect;
use crate::tui::app::App;
use crate::tui::buffer::EditKind;
use crate::tui::command::Command;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay, PromptKind};
use crate::tui::poem;
use crate::tui::question::with_capitals_of;

impl App {
    /// Lists the words that rhyme with the word at the cursor; asks for a word where there is none.
    pub(super) fn find_rhymes(&mut self) {
        let buffer = &self.draft().buffer;
        match buffer.word_near_cursor() {
            Some(span) => {
                let word = span.of(buffer.text()).to_owned();
                self.list_rhymes_of(&word, Some(span));
            }
            None => drop(self.prompt(PromptKind::RhymesOf, "")),
        }
    }

    /// Asks for another word, from the list of one word's rhymes.
    pub(super) fn ask_for_rhymes(&mut self) -> Vec<Effect> {
        self.overlay = None;
        self.prompt(PromptKind::RhymesOf, "")
    }

    /// Lists the words that rhyme with these, which are in the draft at `at` or were typed into a prompt.
    pub(super) fn list_rhymes_of(&mut self, words: &str, at: Option<Span>) {
        let reading = &self.draft().reading;
        let heard = reading.hear(words);
        if heard.words.is_empty() {
            self.tell("Name the word to rhyme with in letters.");
            return;
        }
        let item = |(word, detail): (String, String)| Item {
            label: word.clone(),
            detail,
            choice: Choice::Rhyme { word, of: at },
        };
        let items: Vec<Item> = poem::rhymes(&heard, reading.accent()).into_iter().map(item).collect();
        if items.is_empty() {
            self.tell(format!("No known word rhymes with {}.", words.trim()));
            return;
        }
        let mut list = List::new(ListKind::Finder, format!("Rhymes with {}", words.trim()), items);
        let takes = match at {
            Some(_) => "Enter copies, Tab replaces the word",
            None => "Enter writes it at the cursor",
        };
        let again = self.keymap.shown(Command::FindRhymes).into_iter().next();
        list.foot = again.map_or(takes.into(), |key| format!("{takes}, {key}: another word").into());
        self.overlay = Some(Overlay::List(list));
    }

    /// Takes a rhyme: copies it, or writes it at the cursor where the word it rhymes with was typed into a prompt.
    pub(super) fn take_rhyme(&mut self, word: &str, of: Option<Span>) -> Vec<Effect> {
        if of.is_some() {
            word.clone_into(&mut self.clipboard);
            self.tell(format!("Copied {word}."));
            return vec![Effect::Copy(word.to_owned())];
        }
        let cursor = self.draft().buffer.cursor();
        self.insert_word(word, Span::new(cursor, cursor));
        Vec::new()
    }

    /// Writes a word in place of its letters already typed; after a whole word that is no beginning of it, writes it behind that
    /// one.
    pub(super) fn insert_word(&mut self, word: &str, letters: Span) {
        let draft = self.draft();
        let typed = letters.of(draft.buffer.text());
        let is_other = written_on(typed, word).is_none() && draft.reading.is_whole_word(typed);
        self.put_word(word, if is_other { Span::new(letters.end(), letters.end()) } else { letters });
    }

    /// Replaces letters by a word, keeps the letters as typed where the word begins with them, and adds a space before it where
    /// one is missing.
    pub(super) fn put_word(&mut self, word: &str, letters: Span) {
        let text = self.draft().buffer.text();
        let joined = text.get(..letters.start()).unwrap_or_default().ends_with(char::is_alphanumeric);
        let word = written_on(letters.of(text), word).unwrap_or_else(|| word.to_owned());
        let word = if joined { format!(" {word}") } else { word };
        self.edit(EditKind::Typed, |buffer| buffer.replace(letters, &word));
    }

    /// Replaces the word in the draft by a rhyme with it, as the poet asked; writes the rhyme at the cursor where that word
    /// was typed into a prompt.
    pub(super) fn replace_by_rhyme(&mut self, word: &str, of: Option<Span>) -> Vec<Effect> {
        match of {
            Some(span) => self.replace_word(word, span),
            None => return self.take_rhyme(word, None),
        }
        Vec::new()
    }

    /// Replaces a word by another, with the capitals of the first.
    pub(super) fn replace_word(&mut self, word: &str, of: Span) {
        let word = with_capitals_of(of.of(self.draft().buffer.text()), word);
        self.edit(EditKind::Whole, |buffer| buffer.replace(of, &word));
    }
}
