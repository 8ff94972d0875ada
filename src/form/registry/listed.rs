//! A form as a list of forms shows it.

/// A form as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aka: Vec<String>,
    /// What it belongs with.
    pub family: String,
}
