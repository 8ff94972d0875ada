//! A finding: a place in a draft where it breaks its form, and what to say of it.

use crate::rule::{Rule, Severity};

/// A place where a draft breaks its form, and what to say of it.
///
/// Lines are physical lines and columns are grapheme clusters, both counted from 1. `end_line` is the last line touched, and
/// `end_column` is one past its last column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it is about the line's count of syllables, words or letters, which the editor shows beside the line.
    pub of_count: bool,
    /// The physical line.
    pub line: u32,
    /// The first column.
    pub column: u32,
    /// The physical line of the end.
    pub end_line: u32,
    /// One past the last column.
    pub end_column: u32,
    /// The first sentence: what is there and what the form asks.
    pub message: String,
    /// The second sentence: what helps; empty when there is nothing to add.
    pub help: String,
    /// Other lines that the finding refers to.
    pub related: Vec<Related>,
    /// The guessed word it depends on, if there is one; `severity` is then already one level lower.
    pub guess: Option<String>,
}

/// Another line that a finding refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The physical line.
    pub line: u32,
    /// What to say of that line.
    pub message: String,
}
