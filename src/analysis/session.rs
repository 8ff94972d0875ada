//! The memory that makes hearing a draft again cheap.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{HeardLine, HeardPage, Pins, Poem};
use crate::lexicon::Ear;
use crate::page::{Page, Role, Settled, Syntax};

/// Hears drafts, remembering each line by its text.
///
/// Hearing takes the session by `&mut`, for it remembers: give each thread a session of its own. An [`Ear`] is cheap to clone, and its
/// clones share what they know of words.
#[derive(Debug, Default)]
pub struct Session {
    ear: Ear,
    pins: Pins,
    /// Lines heard, each with the number of the last draft that had it.
    memo: HashMap<Box<str>, (Arc<HeardLine>, u64), RandomState>,
    /// How many drafts were heard.
    turn: u64,
}

/// A session remembers as many lines no longer in the draft as the draft has, and this many more.
const REMEMBERED_BESIDE: usize = 256;

impl Session {
    /// A session with this ear.
    pub fn new(ear: Ear) -> Self {
        Self { ear, ..Self::default() }
    }

    /// The ear the session hears with.
    pub fn ear(&self) -> &Ear {
        &self.ear
    }

    /// The poet's pins.
    pub fn pins(&self) -> &Pins {
        &self.pins
    }

    /// Replaces the poet's pins, which lines heard from now on follow.
    pub fn pin(&mut self, pins: Pins) {
        if pins != self.pins {
            self.memo.retain(|line, _| !pins.holds(line) && !self.pins.holds(line));
            self.pins = pins;
        }
    }

    /// Hears one line by itself, as it would be heard in the draft.
    pub fn hear_line(&self, text: &str) -> HeardLine {
        self.pins.laid_on(HeardLine::hear(text, &self.ear))
    }

    /// Hears a draft of plain text as the poem on its page that costs least.
    ///
    /// Lines heard before are taken from memory, which is cleared of lines that are gone when these are many.
    pub fn hear(&mut self, text: &str) -> Poem {
        self.hear_page(Page::read(text, Syntax::Plain, &Settled::default()), text).cheapest()
    }

    /// Hears every line of a page that may be verse; `text` is the text that the page was read from.
    pub fn hear_page(&mut self, page: Page, text: &str) -> HeardPage {
        self.turn += 1;
        let hear = |line: &crate::page::PageLine| {
            matches!(line.certain, None | Some(Role::Verse)).then(|| self.recall(line.heard.of(text)))
        };
        let lines: Vec<Option<Arc<HeardLine>>> = page.lines.iter().map(hear).collect();
        let margins = page.margins();
        let without_margin = margins.map(|(line, written)| (line, self.recall(written.of(text)))).collect();
        if self.memo.len() > 2 * lines.len() + REMEMBERED_BESIDE {
            self.memo.retain(|_, (_, met)| *met == self.turn);
        }
        HeardPage::new(Arc::new(page), lines, without_margin)
    }

    fn recall(&mut self, verse: &str) -> Arc<HeardLine> {
        if let Some((heard, met)) = self.memo.get_mut(verse) {
            *met = self.turn;
            return Arc::clone(heard);
        }
        let heard = Arc::new(self.hear_line(verse));
        self.memo.insert(verse.into(), (Arc::clone(&heard), self.turn));
        heard
    }
}
