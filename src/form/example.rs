//! Poems a form file carries as its own tests.

/// A poem written to show a form: one that fits, or one that breaks it in a named way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The poem.
    pub text: String,
    /// What should be found, as `rule:line`, lines of verse counted from 1; empty when the poem fits.
    pub expect: Vec<String>,
    /// What the example shows.
    pub note: Option<String>,
}
