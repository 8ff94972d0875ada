//! A path: one reading of a line laid on a measure.

use crate::meter::index::{NodeId, StateId};

/// A line laid on a measure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    /// The score in log-odds; only scores of one line compare.
    pub(crate) score: f32,
    /// The syllables, each with its position.
    pub(crate) visits: Vec<Visit>,
}

/// One syllable in one position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visit {
    pub(crate) node: NodeId,
    pub(crate) state: StateId,
}
