//! Indices with types of their own, so that a state is never taken for a node, and runs of things that lie side by side.
//!
//! An index takes 4 bytes. Lines and measures are held in memory, where a node or a state takes more than 50 bytes: 2^32 of them
//! would take over 200 GB, so no index is ever too large for its type.

use std::num::NonZeroU32;
use std::ops::Range;

/// Defines a type of indices, counted from 0.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(u32);

        impl $name {
            /// The index of this value.
            #[allow(clippy::cast_possible_truncation, reason = "memory does not hold as many; see the module's page")]
            #[inline]
            pub(crate) const fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The index, for use with a slice.
            #[inline]
            pub(crate) const fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index! {
    /// A word of a line.
    WordIndex
}

index! {
    /// A pronunciation of a word, in the order of the ear.
    PronunciationIndex
}

index! {
    /// A syllable of a pronunciation.
    SyllableIndex
}

impl SyllableIndex {
    /// The first syllable of a word.
    pub(crate) const FIRST: Self = Self(0);
}

index! {
    /// A node of a lattice: one syllable of one reading.
    NodeId
}

index! {
    /// A state of an automaton.
    StateId
}

/// A cell of a trellis: a node in a state. An optional one takes no more room than one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct CellId(NonZeroU32);

impl CellId {
    /// The index of this value.
    #[allow(clippy::cast_possible_truncation, reason = "memory does not hold as many; see the module's page")]
    #[inline]
    pub(crate) const fn new(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// The index, for use with a slice.
    #[inline]
    pub(crate) const fn get(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A run of things that lie side by side in a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Run {
    start: u32,
    end: u32,
}

impl Run {
    /// The run from the first of these indices to before the second.
    #[allow(clippy::cast_possible_truncation, reason = "memory does not hold as many; see the module's page")]
    #[inline]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The indices of the run.
    #[inline]
    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many are in the run.
    #[inline]
    pub(crate) const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing is in the run.
    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The things of a slice that the run holds.
    #[inline]
    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        all.get(self.range()).unwrap_or_default()
    }
}
