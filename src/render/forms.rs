//! The forms of a registry, as JSON.

use serde::Serialize;

use crate::form::Registry;

/// A form as a list shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Clone, Serialize)]
pub struct FormRecord {
    /// The name by which it is asked for.
    pub id: String,
    /// Its name in words.
    pub name: String,
    /// Its other names.
    pub aka: Vec<String>,
    /// The family it belongs to.
    pub family: String,
    /// What it asks, on one line.
    pub shape: String,
}

/// Every form of a registry, in its order.
pub fn list(registry: &Registry) -> Vec<FormRecord> {
    let record = |listed: crate::form::Listed| {
        let shape = registry.find(&listed.id).map(|form| form.shape()).unwrap_or_default();
        FormRecord { id: listed.id, name: listed.name, aka: listed.aka, family: listed.family, shape }
    };
    registry.list().into_iter().map(record).collect()
}
