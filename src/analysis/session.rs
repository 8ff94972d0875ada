//! A poem as heard, and the memory that makes hearing it again cheap.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::HeardLine;
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
    memo: HashMap<Box<str>, Arc<HeardLine>, RandomState>,
}

impl Session {
    /// A session with this ear.
    pub fn new(ear: Ear) -> Self {
        Self { ear, memo: HashMap::default() }
    }

    /// The ear the session hears with.
    pub fn ear(&self) -> &Ear {
        &self.ear
    }

    /// Hears a draft; lines heard the last time are taken from memory, and lines no longer there are forgotten.
    pub fn hear(&mut self, text: &str) -> Poem {
        let draft = Draft::read(text);
        let mut memo = HashMap::with_capacity_and_hasher(self.memo.len(), RandomState::default());
        let mut poem = Poem::default();
        for stanza in draft.stanzas() {
            let first = poem.lines.len();
            for index in stanza {
                let line = draft.lines[index];
                debug_assert_eq!(line.kind, LineKind::Verse);
                let verse = line.verse.of(text);
                let heard = match memo.get(verse).or_else(|| self.memo.get(verse)) {
                    Some(heard) => Arc::clone(heard),
                    None => Arc::new(HeardLine::hear(verse, &self.ear)),
                };
                memo.entry(verse.into()).or_insert_with(|| Arc::clone(&heard));
                let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
                poem.lines.push(PoemLine { number, start: line.verse.start, heard });
            }
            poem.stanzas.push(first..poem.lines.len());
        }
        self.memo = memo;
        Poem { draft, ..poem }
    }
}
