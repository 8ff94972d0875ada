//! A poem as heard, and the memory that makes hearing it again cheap.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{HeardLine, Pins};
use crate::lexicon::Ear;
use crate::text::{Draft, LineKind};

/// A draft as heard: its verse lines in order, parted into stanzas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Poem {
    /// The draft as text.
    pub draft: Draft,
    /// The lines of verse.
    pub lines: Vec<PoemLine>,
    /// The stanzas, as ranges of [`Poem::lines`].
    pub stanzas: Vec<Range<usize>>,
}

/// A line of verse and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PoemLine {
    /// The physical line, counted from 1.
    pub number: u32,
    /// The byte of the draft at which the line's verse begins; spans of [`HeardLine`] count from here.
    pub start: usize,
    /// The line as heard.
    pub heard: Arc<HeardLine>,
}

/// Hears drafts, remembering each line by its text.
#[derive(Debug, Default)]
pub struct Session {
    ear: Ear,
    pins: Pins,
    /// Lines heard, each with the turn in which it was met last.
    memo: HashMap<Box<str>, (Arc<HeardLine>, u64), RandomState>,
    /// How many drafts were heard.
    turn: u64,
}

/// A session remembers as many lines that are gone as there are, and this many beside.
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

    /// How the poet pinned lines.
    pub fn pins(&self) -> &Pins {
        &self.pins
    }

    /// Says lines as the poet pinned them from now on.
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

    /// Hears a draft; lines heard before are taken from memory, which is cleared of lines that are gone when these are many.
    pub fn hear(&mut self, text: &str) -> Poem {
        let draft = Draft::read(text);
        self.turn += 1;
        let mut poem = Poem { lines: Vec::with_capacity(draft.lines.len()), ..Poem::default() };
        for stanza in draft.stanzas() {
            let first = poem.lines.len();
            for index in stanza {
                let line = draft.lines[index];
                debug_assert_eq!(line.kind, LineKind::Verse);
                let heard = self.recall(line.verse.of(text));
                let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
                poem.lines.push(PoemLine { number, start: line.verse.start, heard });
            }
            poem.stanzas.push(first..poem.lines.len());
        }
        if self.memo.len() > 2 * poem.lines.len() + REMEMBERED_BESIDE {
            self.memo.retain(|_, (_, met)| *met == self.turn);
        }
        Poem { draft, ..poem }
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
