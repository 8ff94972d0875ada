//! Verdicts as text: one module a format. Nothing here decides anything.

pub mod check;
pub mod diff;
mod marks;
pub mod rows;
pub mod scan;
pub mod word;
mod xml;
