//! Words: which stand in a line of text, and what parts them.

mod printable;
mod token;

pub use printable::printable;
pub use token::{Pause, WordSpan, line_words, plain, words};
pub(crate) use token::{is_apostrophe, is_hyphen, is_spoken_sign};
