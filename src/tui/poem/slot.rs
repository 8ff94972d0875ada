//! What is left of the line at the cursor, and the words that would fill it.

use std::ops::RangeInclusive;

use crate::analysis::HeardLine;
use crate::judge;
use crate::rhyme::Accent;
use crate::rhyme::suggest::{Group, slot};
use crate::span::Span;
use crate::tui::buffer::TextBuffer;
use crate::tui::reading::Reading;

/// Words that would fill what is left of the cursor's line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offer {
    /// The byte of the draft at which the cursor was when the words were looked for.
    pub at: usize,
    /// The bytes of the draft that a word replaces: the letters typed of it.
    pub replaces: Span,
    /// What the line still needs, in words: `2 syllables left, to rhyme with brow`.
    pub asks: String,
    /// Whether the line owes a rhyme here.
    pub rhymes: bool,
    /// The words, best first, each with the remark shown beside it.
    pub words: Vec<(String, String)>,
}

impl Offer {
    /// Whether the word at the cursor is one of those offered: the line is full.
    pub(crate) fn is_filled(&self, buffer: &TextBuffer) -> bool {
        let typed = buffer.text().get(self.replaces.start..buffer.cursor()).unwrap_or_default().to_lowercase();
        self.words.iter().any(|(word, _)| *word == typed)
    }

    /// The offer after more letters were typed: the words that begin with them. `None` when the edit did more than add letters
    /// to the same word, or when no word is left.
    pub(crate) fn narrowed(mut self, buffer: &TextBuffer) -> Option<Self> {
        let span = Span::new(self.replaces.start, buffer.cursor());
        let typed = buffer.text().get(span.start..span.end)?.to_lowercase();
        let letters = typed.chars().all(|c| c.is_alphabetic() || c == '\'');
        if span.end < self.at || typed.is_empty() || !letters || self.is_filled(buffer) {
            return None;
        }
        self.words.retain(|(word, _)| word.starts_with(&typed));
        (!self.words.is_empty()).then_some(Self { at: span.end, replaces: span, ..self })
    }
}

/// How many words are offered.
const MOST_WORDS: usize = 300;

/// What is left of the line at the cursor, before any word is looked for.
#[derive(Debug)]
pub(crate) struct Gap {
    slot: slot::Slot,
    offer: Offer,
}

impl Gap {
    /// What is left of the line at the cursor.
    pub(crate) fn of(reading: &Reading, buffer: &TextBuffer) -> Self {
        let line = buffer.cursor_line();
        let (text, start, offset) = (buffer.line(line), buffer.line_span(line).start, buffer.cursor_offset());
        let owes = reading.owes(line).cloned().unwrap_or_default();
        let verdict = reading.verdict();
        let partner = match reading.verse(line) {
            Some(here) => verdict.partner(here),
            None => verdict.partner_of_owed(&owes),
        };
        let heard = |line: usize| Some((line, &*reading.poem().lines.get(line)?.heard));
        let counts = |text: &str| reading.hear(text).counts;
        let judge::Gap { from, slot, partner } = judge::Gap::at((text, offset), &owes, partner.and_then(heard), counts);
        let partner = partner.and_then(heard);
        let offer = Offer {
            at: buffer.cursor(),
            replaces: Span::new(start + from, start + offset),
            asks: asks(slot.syllables.as_ref(), partner),
            rhymes: partner.is_some(),
            words: Vec::new(),
        };
        Self { slot, offer }
    }

    /// The same gap, for a word that begins with other letters.
    pub(crate) fn beginning_with(mut self, letters: &str) -> Self {
        self.slot.starts = letters.trim().to_lowercase();
        self
    }

    /// The bytes of the draft that hold the letters typed of the word.
    pub(crate) fn letters(&self) -> Span {
        self.offer.replaces
    }

    /// The first letters of the word, as typed.
    pub(crate) fn begun(&self) -> &str {
        &self.slot.starts
    }

    /// What the line still needs, as a title.
    pub(crate) fn title(&self) -> String {
        if self.offer.asks.is_empty() { "Any word: type how it begins".to_owned() } else { self.offer.asks.clone() }
    }

    /// Whether the next word ends the line and owes a rhyme.
    pub(crate) fn wants_a_rhyme(&self) -> bool {
        /// With at most so many syllables left, the next word ends the line.
        const NEAR_THE_END: u32 = 3;
        let near = self.slot.syllables.as_ref().is_some_and(|left| *left.end() <= NEAR_THE_END);
        self.offer.rhymes && near
    }

    /// Searches the dictionary for the words that would fill it.
    pub(crate) fn offer(self, accent: Accent) -> Offer {
        let found = slot::words_in(accent, &self.slot).into_iter().take(MOST_WORDS);
        let words = found.map(|filler| {
            let count = filler.suggestion.syllables;
            let group = filler.suggestion.group();
            let kind = (self.offer.rhymes && group > Group::Perfect).then(|| group.name().to_owned());
            let room = (!filler.fills).then(|| format!("leaves room, {}", syllables(count)));
            let detail: Vec<String> = [kind, room].into_iter().flatten().collect();
            (filler.suggestion.word, detail.join(", "))
        });
        Offer { words: words.collect(), ..self.offer }
    }
}

fn asks(left: Option<&RangeInclusive<u32>>, partner: Option<(usize, &HeardLine)>) -> String {
    let room = left.map(|left| match (*left.start(), *left.end()) {
        (start, end) if start > end => "the line is full".to_owned(),
        (start, u32::MAX) => format!("{} or more left", syllables(start)),
        (start, end) if start == end => format!("{} left", syllables(start)),
        (start, end) => format!("{start} to {} left", syllables(end)),
    });
    let rhyme = partner.and_then(|(at, line)| {
        let last = line.words.last()?;
        Some(format!("to rhyme with {} ({})", line.text_of(last), at + 1))
    });
    [room, rhyme].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn syllables(count: u32) -> String {
    if count == 1 { "1 syllable".to_owned() } else { format!("{count} syllables") }
}
