//! A layout read once for judging: who rhymes with whom.

use std::ops::Deref;

use crate::form::Layout;

/// A layout with its rhymes gathered.
#[derive(Debug)]
pub(super) struct Plan {
    layout: Layout,
    /// The slots of each rhyme, in order; by the number of the rhyme.
    rhymes: Vec<Vec<usize>>,
    /// The slot before each slot that has its rhyme.
    before: Vec<Option<usize>>,
}

impl Plan {
    /// Reads a layout.
    pub(super) fn of(layout: Layout) -> Self {
        let mut rhymes: Vec<Vec<usize>> = Vec::new();
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
        Self { layout, rhymes, before }
    }

    /// The slots of each rhyme, in order.
    pub(super) fn rhymes(&self) -> impl Iterator<Item = &[usize]> {
        self.rhymes.iter().map(Vec::as_slice)
    }

    /// The nearest slot before this one with the same rhyme.
    pub(super) fn before(&self, slot: usize) -> Option<usize> {
        self.before.get(slot).copied().flatten()
    }

    /// How many lines the stanza of a slot has.
    pub(super) fn stanza_lines(&self, slot: usize) -> usize {
        self.layout.stanzas.get(self.layout.place(slot).0).map_or(0, std::ops::Range::len)
    }
}

impl Deref for Plan {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}
