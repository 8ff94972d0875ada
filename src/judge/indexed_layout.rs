//! A layout with an index of its rhymes and end-words, made once for all checks.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::form::Layout;

/// A layout with an index of its rhymes and end-words.
#[derive(Debug)]
pub(super) struct IndexedLayout {
    layout: Layout,
    /// The slots of each rhyme, in order, by the rhyme's number.
    rhymes: Vec<Vec<usize>>,
    /// For each slot, the nearest slot before it with the same rhyme.
    before: Vec<Option<usize>>,
    /// For each slot, the nearest slot before it that is due the same end-word.
    same_end_word: Vec<Option<usize>>,
    /// The stanza of each slot, from 0.
    stanza_of: Vec<usize>,
    /// Whether each slot is the first of its stanza.
    begins_stanza: Vec<bool>,
    /// The letter of each slot, as [`Slot::letter`](crate::form::Slot::letter) writes it.
    letters: Vec<Arc<str>>,
}

impl IndexedLayout {
    /// Indexes a layout.
    pub(super) fn of(layout: Layout) -> Self {
        let mut rhymes: Vec<Vec<usize>> = Vec::new();
        let mut last_with_word: BTreeMap<u8, usize> = BTreeMap::new();
        let same_end_word = (layout.slots.iter().enumerate())
            .map(|(slot, owes)| match owes.end_words.as_slice() {
                [number] => last_with_word.insert(*number, slot),
                _ => None,
            })
            .collect();
        let mut before = Vec::with_capacity(layout.slots.len());
        for (slot, owes) in layout.slots.iter().enumerate() {
            let Some(rhyme) = owes.rhyme else {
                before.push(None);
                continue;
            };
            let rhyme = rhyme as usize;
            if rhymes.len() <= rhyme {
                rhymes.resize(rhyme + 1, Vec::new());
            }
            before.push(rhymes[rhyme].last().copied());
            rhymes[rhyme].push(slot);
        }
        let (stanza_of, begins_stanza) =
            (0..layout.slots.len()).map(|slot| layout.place(slot)).map(|(stanza, at)| (stanza, at == 0)).unzip();
        let letters = layout.slots.iter().map(|slot| slot.letter().into()).collect();
        Self { layout, rhymes, before, same_end_word, stanza_of, begins_stanza, letters }
    }

    /// The slots of each rhyme, in order.
    pub(super) fn rhymes(&self) -> impl Iterator<Item = &[usize]> {
        self.rhymes.iter().map(Vec::as_slice)
    }

    /// The nearest slot before this one with the same rhyme.
    pub(super) fn before(&self, slot: usize) -> Option<usize> {
        self.before.get(slot).copied().flatten()
    }

    /// The nearest slot before this one that is due the same end-word.
    pub(super) fn same_end_word(&self, slot: usize) -> Option<usize> {
        self.same_end_word.get(slot).copied().flatten()
    }

    /// The stanza of a slot, from 0.
    pub(super) fn stanza_of(&self, slot: usize) -> usize {
        self.stanza_of[slot]
    }

    /// Whether a slot is the first of its stanza.
    pub(super) fn begins_stanza(&self, slot: usize) -> bool {
        self.begins_stanza[slot]
    }

    /// The letter of a slot as the form writes it.
    pub(super) fn letter(&self, slot: usize) -> &Arc<str> {
        &self.letters[slot]
    }

    /// How many lines the stanza of a slot has.
    pub(super) fn stanza_lines(&self, slot: usize) -> usize {
        self.layout.stanzas.get(self.stanza_of(slot)).map_or(0, std::ops::Range::len)
    }
}

impl Deref for IndexedLayout {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}
