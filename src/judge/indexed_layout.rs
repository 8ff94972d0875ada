//! A layout with an index of its rhymes and end-words, made once for all checks.

use std::collections::BTreeMap;
use std::ops::Deref;

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
        Self { layout, rhymes, before, same_end_word }
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

    /// How many lines the stanza of a slot has.
    pub(super) fn stanza_lines(&self, slot: usize) -> usize {
        self.layout.stanzas.get(self.layout.place(slot).0).map_or(0, std::ops::Range::len)
    }
}

impl Deref for IndexedLayout {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}
