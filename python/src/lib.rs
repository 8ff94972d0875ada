//! The Python module `versewright`: the ear and the judgement of `verse`, as tables in Arrow's memory layout.
//!
//! ```text
//! Python texts → texts (owned, lock released) → batches (threads) → scan, check → table (Arrow) → Python
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `error` | the exceptions |
//! | `texts` | what Python handed in, a text or a reason a poem |
//! | `asked` | the project, the form and the accent that a call asks for |
//! | `column` | columns of records |
//! | `table` | a table, and how Python gets at it |
//! | `batches` | poems on threads, an error a poem |
//! | `scan`, `check`, `score`, `words`, `suggest` | what is asked |
//! | `command` | the command `verse` |
//!
//! Nothing here judges. Every answer comes from the functions that the command line calls, and every row from the records it prints.

mod asked;
mod batches;
mod check;
mod column;
mod command;
mod error;
mod scan;
mod score;
mod suggest;
mod table;
mod texts;
mod words;

use pyo3::prelude::*;

/// Hearing a line makes and drops many small things: with this allocator a corpus is scanned a quarter faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The compiled half of `versewright`; the package's own page has the documentation.
#[pymodule]
mod _versewright {
    #[pymodule_export]
    use crate::check::check;
    #[pymodule_export]
    use crate::command::run;
    #[pymodule_export]
    use crate::error::{InvalidMeter, InvalidOption, NoWord, UnknownForm, VerseError};
    #[pymodule_export]
    use crate::scan::scan;
    #[pymodule_export]
    use crate::score::score;
    #[pymodule_export]
    use crate::suggest::suggest;
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::words::{compare, rhymes, say};

    /// The version of verse, which is that of the ear too.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
