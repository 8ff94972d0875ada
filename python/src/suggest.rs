//! `suggest`: the forms that a poem resembles, with the fields of `verse forms suggest --output-format jsonl`.

use std::path::Path;

use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use verse::form::suggest::suggest as forms;
use verse::render::suggest::SuggestionRecord;
use verse::workspace::side::Kept;
use verse::workspace::{Checker, Draft, OverrideTexts, Progress, STDIN, text_of};

use crate::asked::Asked;
use crate::column::{text, texts};
use crate::error::{VerseError, unlocked};
use crate::table::Table;
use crate::words::table;

/// Suggest forms that a poem resembles: a row a form, the best first.
///
/// Parameters
/// ----------
/// text : str
///     The poem.
///
/// Returns
/// -------
/// Table
///     The rows of ``verse forms suggest --output-format jsonl``, at most three: ``form`` (str, its id), ``score`` (float, how far it explains the
///     poem), ``fits`` and ``misfits`` (lists of str, what is kept and what is not, in words).
#[pyfunction(signature = (text))]
pub(crate) fn suggest(py: Python<'_>, text: &str) -> PyResult<Table> {
    let fields =
        vec![self::text("form"), Field::new("score", DataType::Float64, true), texts("fits"), texts("misfits")];
    let path = Path::new(STDIN);
    let text = text_of(text.as_bytes().to_vec(), path).map_err(|error| VerseError::new_err(error.to_string()))?;
    let Asked { project, settings, overrides, .. } = Asked::read(&OverrideTexts::default(), None)?;
    let rows: Vec<_> = unlocked(py, || {
        let kept = Kept::default();
        let draft = Draft { path, text: &text, kept: &kept, progress: Progress::Saved };
        let poem = Checker::new(&overrides).hear(&project, &settings, &draft);
        let found = forms(&poem, &text, &project.registry);
        found.iter().map(|found| serde_json::to_value(SuggestionRecord::of(found)).unwrap_or_default()).collect()
    })?;
    table(fields, &rows)
}
