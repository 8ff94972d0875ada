//! `verse allow`: the poet accepts a departure.

mod book;

pub use book::{Book, Entry, FILE_NAME, Lines};
