//! An entry in a list of forms.

/// A form in a list of forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aka: Vec<String>,
    /// The group it belongs to.
    pub family: String,
}
