//! The examples of a form file: poems that test the form.

/// A poem that fits the form, or one that breaks it in a named way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The poem.
    pub text: String,
    /// The findings expected, as `rule:line` with lines of verse counted from 1; empty for a poem that fits.
    pub expect: Vec<String>,
    /// What the example shows.
    pub note: Option<String>,
}
