//! Text as words and letters: which words a line has, and the pauses between them.

mod apostrophe;
mod counted;
mod letters;
mod printable;
mod short;
mod token;

pub(crate) use counted::counted;
pub use letters::{Letter, LetterSet, LetterSetError, VOWELS, letter_count, letters};
pub use printable::printable;
pub(crate) use short::{censored, slashed};
pub use token::{Pause, WordSpan, line_words, plain, word_key, words};
pub(crate) use token::{is_apostrophe, is_hyphen, is_spoken_sign};
