//! `check`: a row a finding, with the fields of `verse check --output-format jsonl`.

use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use serde_json::{Value, json};
use verse::judge::Severity;
use verse::render::check::FindingRecord;
use verse::workspace::side::Kept;
use verse::workspace::{Checker, Draft, FindingFilter, OverrideTexts, Progress, STDIN};

use crate::asked::{Asked, accent, form};
use crate::batches::{Worker, make};
use crate::column::{batch, records, text, whole};
use crate::error::InvalidOption;
use crate::table::Table;
use crate::texts;

/// The schema: the poem, the fields of the command's JSON objects in their order, and why a poem was not judged.
fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("poem", DataType::Int64, false),
        whole("line"),
        whole("column"),
        whole("end_line"),
        whole("end_column"),
        text("code"),
        text("rule"),
        text("severity"),
        text("message"),
        text("form"),
        records("related", vec![whole("line"), text("message")]),
        text("help"),
        text("guess"),
        text("error"),
    ]))
}

/// Check poems against a form: a row a finding.
///
/// Parameters
/// ----------
/// texts : str or iterable of str
///     A poem, or any number of them: a list, a column of a table, a pyarrow array. Line ends part lines, blank lines stanzas.
/// form : str or path, optional
///     A form by name, a bare scheme (``"aabba"``) or a form file. Without it only poems are judged that name a form in
///     their front matter.
/// meter : str, optional
///     A meter in place of the form's.
/// accent : {"any", "american", "british"}, optional
///     The accent in which rhymes are judged.
/// finished : bool
///     Whether every poem is judged as finished; one that still may grow is not blamed for what it lacks.
/// min_level : {"error", "warning", "note"}
///     The level from which findings are given.
/// threads : int, optional
///     How many threads may work; as many as there are cores if absent. The interpreter's lock is released meanwhile.
///
/// Returns
/// -------
/// Table
///     The rows of ``verse check --output-format jsonl``, in the order of the poems. A poem that keeps its form has no row.
///
///     ==============================  =====  ==================================================================
///     ``poem``                        int    the poem's place among the texts, from 0
///     ``line``, ``column``            int    where it begins, from 1; columns in grapheme clusters
///     ``end_line``, ``end_column``    int    where it ends, one past the last column
///     ``code``, ``rule``              str    the rule, which never changes its meaning
///     ``severity``                    str    ``error``, ``warning`` or ``note``
///     ``message``, ``help``           str    what was found, and what would do
///     ``form``                        str    the id of the form
///     ``related``                     list   other lines it speaks of, each with ``line`` and ``message``
///     ``guess``                       str    the word it rests on, where no dictionary has it
///     ``error``                       str    why the poem was not judged; everything else is null then
///     ==============================  =====  ==================================================================
///
/// Raises
/// ------
/// UnknownForm, InvalidMeter, InvalidOption
///     What is wrong for every poem alike. What is wrong with one is in its row's ``error``.
#[pyfunction(signature = (texts, form = None, meter = None, accent = None, *, finished = false, min_level = "warning", threads = None))]
#[expect(clippy::too_many_arguments, reason = "each is an option of the Python function")]
pub(crate) fn check(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    form: Option<&Bound<'_, PyAny>>,
    meter: Option<String>,
    accent: Option<&str>,
    finished: bool,
    min_level: &str,
    threads: Option<usize>,
) -> PyResult<Table> {
    let (form, accent) = (self::form(form)?, self::accent(accent)?);
    let level = level(min_level)?;
    let asked = Asked::read(&OverrideTexts { form, meter, finished, accent, set: Vec::new() }, threads)?;
    let texts = texts::read(texts)?;
    let schema = schema();
    let start = || Examiner {
        asked: &asked,
        filter: FindingFilter { min_level: Some(level), ..FindingFilter::default() },
        checker: Checker::new(&asked.overrides),
        rows: Vec::new(),
        schema: Arc::clone(&schema),
    };
    let batches = make(py, &texts, asked.threads, start)?;
    Ok(Table::new(Arc::clone(&schema), batches))
}

fn level(name: &str) -> PyResult<Severity> {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let unknown =
        || InvalidOption::new_err(format!("min_level={name:?}; there are \"error\", \"warning\" and \"note\""));
    all.into_iter().find(|level| level.to_string() == name).ok_or_else(unknown)
}

/// Checks poem after poem.
struct Examiner<'a> {
    asked: &'a Asked,
    filter: FindingFilter,
    checker: Checker<'a>,
    rows: Vec<Value>,
    schema: SchemaRef,
}

impl Worker for Examiner<'_> {
    fn add(&mut self, poem: i64, text: &str) -> Result<(), String> {
        let kept = Kept::default();
        let draft = Draft { path: Path::new(STDIN), text, kept: &kept, progress: Progress::Saved };
        let Asked { project, settings, .. } = self.asked;
        let checked =
            self.filter.check(&mut self.checker, project, settings, &draft).map_err(|error| error.to_string())?;
        let form = checked.form.as_ref().map(|form| form.id.as_str());
        for finding in &checked.verdict.findings {
            let record =
                serde_json::to_value(FindingRecord::of("", form, finding)).map_err(|error| error.to_string())?;
            self.rows.push(with_poem(record, poem));
        }
        Ok(())
    }

    fn add_error(&mut self, poem: i64, why: &str) {
        self.rows.push(json!({ "poem": poem, "error": why }));
    }

    fn recover(&mut self) {
        self.checker = Checker::new(&self.asked.overrides);
    }

    fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        batch(&self.schema, &std::mem::take(&mut self.rows))
    }
}

fn with_poem(mut record: Value, poem: i64) -> Value {
    if let Some(record) = record.as_object_mut() {
        record.insert("poem".to_owned(), poem.into());
    }
    record
}
