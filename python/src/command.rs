//! The command `verse`, run in Python's own process.

use std::ffi::OsString;
use std::path::PathBuf;

use pyo3::prelude::*;

/// Runs ``verse`` with these arguments, the program's name first, and returns its exit code.
///
/// `program` is what a hook calls again; the process's own program is Python.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, program: PathBuf, arguments: Vec<OsString>) -> i32 {
    py.detach(|| verse::cli::run_as(Some(program), arguments) as i32)
}
