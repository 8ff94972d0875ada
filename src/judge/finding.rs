//! One thing the judgement has to say of a line.

use crate::rule::{Rule, Severity};

/// One thing the judgement has to say, and where.
///
/// `line` and `column` are physical and 1-based, columns in grapheme clusters; `end_line` and `end_column` are exclusive in
/// the column only: the last line touched, and the column one past its last grapheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The physical line.
    pub line: u32,
    /// The first column.
    pub column: u32,
    /// The physical line of the end.
    pub end_line: u32,
    /// One past the last column.
    pub end_column: u32,
    /// The first sentence: what is found and what was wanted, in a poet's words.
    pub message: String,
    /// The second sentence: what helps; empty when there is nothing to add.
    pub help: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The guessed word it rests on, when it does; such a finding has already dropped a level.
    pub guess: Option<String>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The physical line.
    pub line: u32,
    /// What stands there.
    pub message: String,
}
