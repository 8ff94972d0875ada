//! `score`: a row a poem, with the fields of `verse check --score --output-format jsonl`.

use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use serde_json::{Value, json};
use verse::judge::{DutyScore, Score};
use verse::render::check::{DraftRow, Part};
use verse::workspace::side::Kept;
use verse::workspace::{Checker, Draft, FindingFilter, OverrideTexts, Progress, STDIN};

use crate::asked::{Asked, accent, form};
use crate::batches::{Worker, make};
use crate::column::{batch, records, text, whole};
use crate::table::Table;
use crate::texts;

/// The schema: the poem, the fields of the command's JSON objects with the duties as a list, and why a poem was not judged.
fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("poem", DataType::Int64, false),
        text("title"),
        text("form"),
        Field::new("score", DataType::Float64, true),
        Field::new("finished", DataType::Boolean, true),
        whole("lines"),
        whole("guessed_words"),
        records("duties", vec![text("duty"), whole("owed"), whole("kept"), whole("undecided")]),
        text("ear"),
        text("error"),
    ]))
}

/// Tell how much of its form a poem keeps: a row a poem.
///
/// Parameters
/// ----------
/// texts : str or iterable of str
///     A poem, or any number of them: a list, a column of a table, a pyarrow array. Line ends part lines, blank lines stanzas.
/// form : str or path, optional
///     A form by name, a bare scheme (``"aabba"``) or a form file. Without it only poems are scored that name a form in
///     their front matter.
/// meter : str, optional
///     A meter in place of the form's.
/// accent : {"any", "american", "british"}, optional
///     The accent in which rhymes are judged.
/// finished : bool
///     Whether every poem is judged as finished; one that still may grow is not blamed for what it lacks.
/// threads : int, optional
///     How many threads may work; as many as there are cores if absent. The interpreter's lock is released meanwhile.
///
/// Returns
/// -------
/// Table
///     The rows of ``verse check --score --output-format jsonl``, in the order of the poems.
///
///     =================  =====  ===============================================================================
///     ``poem``           int    the poem's place among the texts, from 0
///     ``title``          str    its title, where it has one
///     ``form``           str    the id of the form; null where none was chosen
///     ``score``          float  from 0 to 1: the mean over the kinds of duty of the part kept; null where nothing
///                               is asked, or guessed words decide everything
///     ``finished``       bool   whether it has all its lines
///     ``lines``          int    its lines of verse
///     ``guessed_words``  int    its words that no dictionary has; none of them lowers the score
///     ``duties``         list   each with ``duty`` (``meter``, ``rhyme``, ...), ``owed``, ``kept`` and ``undecided``
///     ``ear``            str    the program and version that scored; scores of two versions may differ
///     ``error``          str    why the poem was not judged; everything else is null then
///     =================  =====  ===============================================================================
///
/// Raises
/// ------
/// UnknownForm, InvalidMeter, InvalidOption
///     What is wrong for every poem alike. What is wrong with one is in its row's ``error``.
#[pyfunction(signature = (texts, form = None, meter = None, accent = None, *, finished = false, threads = None))]
pub(crate) fn score(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    form: Option<&Bound<'_, PyAny>>,
    meter: Option<String>,
    accent: Option<&str>,
    finished: bool,
    threads: Option<usize>,
) -> PyResult<Table> {
    let (form, accent) = (self::form(form)?, self::accent(accent)?);
    let asked = Asked::read(&OverrideTexts { form, meter, finished, accent, set: Vec::new() }, threads)?;
    let texts = texts::read(texts)?;
    let schema = schema();
    let start = || Scorer {
        asked: &asked,
        checker: Checker::new(&asked.overrides),
        rows: Vec::new(),
        schema: Arc::clone(&schema),
    };
    let batches = make(py, &texts, asked.threads, start)?;
    Ok(Table::new(Arc::clone(&schema), batches))
}

/// Scores poem after poem.
struct Scorer<'a> {
    asked: &'a Asked,
    checker: Checker<'a>,
    rows: Vec<Value>,
    schema: SchemaRef,
}

impl Worker for Scorer<'_> {
    fn add(&mut self, poem: i64, text: &str) -> Result<(), String> {
        let kept = Kept::default();
        let draft = Draft { path: Path::new(STDIN), text, kept: &kept, progress: Progress::Saved };
        let Asked { project, settings, .. } = self.asked;
        let filter = FindingFilter::default();
        let checked = filter.check(&mut self.checker, project, settings, &draft).map_err(|error| error.to_string())?;
        let findings = &checked.verdict.findings;
        let against = || findings.iter().chain(&checked.left_out);
        let form = checked.form.as_ref();
        let score = form.map(|form| Score::of(&checked.poem, form, &checked.verdict, against()));
        let whole = Part::whole(&checked.poem, &checked.verdict);
        let row = DraftRow::of(&checked.poem, text, &whole, findings);
        let duties: Option<Vec<Value>> = score.as_ref().map(|score| score.duties.iter().map(duty).collect());
        self.rows.push(json!({
            "poem": poem,
            "title": row.title,
            "form": form.map(|form| &form.id),
            // Four decimals, as the command prints it.
            "score": score.as_ref().and_then(Score::value).map(|value| (value * 10_000.0).round() / 10_000.0),
            "finished": row.unfinished.is_none(),
            "lines": row.lines,
            "guessed_words": score.as_ref().map_or(0, |score| score.guessed_words),
            "duties": duties.unwrap_or_default(),
            "ear": Score::EAR,
        }));
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

fn duty(kind: &DutyScore) -> Value {
    json!({ "duty": kind.duty.id(), "owed": kind.owed, "kept": kind.kept, "undecided": kind.undecided })
}
