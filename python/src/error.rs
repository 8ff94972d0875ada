//! The exceptions of the module, and which of them an error of verse is.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::{PyErr, PyResult, Python};
use verse::workspace::OverrideError;

create_exception!(
    versewright,
    VerseError,
    PyValueError,
    "What verse cannot do, and what would do. Every other exception is one of these."
);
create_exception!(
    versewright,
    UnknownForm,
    VerseError,
    "No form has this name; or a form of one's own cannot be read."
);
create_exception!(versewright, InvalidMeter, VerseError, "A meter that does not read.");
create_exception!(versewright, InvalidOption, VerseError, "A value that an option does not take.");
create_exception!(versewright, NoWord, VerseError, "A text that holds no word, where a word is wanted.");

/// The exception of overrides that do not read; of a meter, without the name of the command line's option.
pub(crate) fn of_overrides(error: &OverrideError) -> PyErr {
    match error {
        OverrideError::Form(why) => UnknownForm::new_err(why.to_string()),
        OverrideError::File(why) => UnknownForm::new_err(why.to_string()),
        OverrideError::Meter(why) => InvalidMeter::new_err(why.fault.to_string()),
        OverrideError::Key(why) => InvalidOption::new_err(why.to_string()),
        other @ OverrideError::Set { .. } => InvalidOption::new_err(other.to_string()),
    }
}

/// The exception of a table that could not be made.
pub(crate) fn of_arrow(error: &arrow_schema::ArrowError) -> PyErr {
    VerseError::new_err(error.to_string())
}

/// The message where verse itself fails.
pub(crate) const FAULT: &str = "verse failed on this, which is a fault of verse";

/// Does something with Python's lock released; a panic becomes an exception of ours.
pub(crate) fn unlocked<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    py.detach(|| catch_unwind(AssertUnwindSafe(work))).map_err(|_| VerseError::new_err(FAULT))
}
