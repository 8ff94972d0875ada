//! A scansion in a poet's words and over the letters of its line.

mod capitals;
mod letters;

pub use capitals::{capitals, marks};
