//! Verdicts as text: one module a format. Nothing here decides anything.

pub mod aloud;
pub mod check;
pub mod compare;
mod csv;
pub mod diff;
pub mod explain;
pub mod fill;
pub mod find;
mod format;
pub mod forms;
mod marks;
pub mod rhyme;
pub mod rows;
pub mod rules;
pub mod scan;
mod senses;
pub mod suggest;
pub mod word;
pub mod words;
mod xml;

pub use format::{Format, Offered};
