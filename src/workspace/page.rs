//! A draft's file as a page, in the syntax that its name shows.

use std::path::Path;

use super::paths::STDIN;
use crate::page::{Page, Settled, Syntax};

/// The syntax of a draft: by the ending of its name; for standard input without a name, by its opening.
pub fn syntax_of(path: &Path, text: &str) -> Syntax {
    match path.extension() {
        Some(ending) => Syntax::of_ending(&ending.to_string_lossy()),
        None if path == Path::new(STDIN) => Syntax::of_opening(text),
        None => Syntax::Plain,
    }
}

/// A draft as a page; `settled` has the roles the poet gave to lines.
pub fn page_of(path: &Path, text: &str, settled: &Settled) -> Page {
    Page::read(text, syntax_of(path, text), settled)
}
