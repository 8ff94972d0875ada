//! The texts that Python passes: one for each poem, or the reason why there is none.

use std::path::Path;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use verse::workspace::{STDIN, text_of};

use crate::error::InvalidOption;

/// A poem's text, or why it has none.
pub(crate) type Text = Result<String, String>;

/// Why a text with half of a surrogate pair is none.
const HALF_PAIR: &str =
    "half of a surrogate pair is in the text, which is no character; decode it with errors=\"replace\"";

/// Reads a text, or any iterable of texts: a list, a column of a table, an array of pyarrow's.
///
/// An item that is no text is an error of that item alone.
pub(crate) fn read(texts: &Bound<'_, PyAny>) -> PyResult<Vec<Text>> {
    if texts.is_instance_of::<PyString>() {
        return Ok(vec![read_one(texts)]);
    }
    if texts.is_instance_of::<PyBytes>() {
        return Err(InvalidOption::new_err(
            "these are bytes; decode them to a text first, as in poem.decode(\"utf-8\")",
        ));
    }
    // Items of pyarrow's arrays are scalars of its own; the lists it makes of them are not.
    let listed = if texts.hasattr("to_pylist")? { Some(texts.call_method0("to_pylist")?) } else { None };
    listed.as_ref().unwrap_or(texts).try_iter()?.map(|item| Ok(read_one(&item?))).collect()
}

fn read_one(item: &Bound<'_, PyAny>) -> Text {
    if item.is_none() {
        return Err("there is no text here".to_owned());
    }
    let Ok(text) = item.cast::<PyString>() else {
        let name = item.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string());
        return Err(format!("this is of type {name}, which is no text"));
    };
    let text = text.to_cow().map_err(|_| HALF_PAIR.to_owned())?;
    text_of(text.as_bytes().to_vec(), Path::new(STDIN)).map_err(|error| error.to_string())
}
