//! `say`, `compare`, `rhymes`: what the ear says of words.

use std::path::Path;
use std::sync::Arc;

use arrow_schema::{Field, Schema};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use serde_json::Value;
use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::render::compare::{Compared, PairRecord};
use verse::render::rhyme::RhymeRecord;
use verse::render::word::WordRecord;
use verse::rhyme::suggest::{Asked, keep_of_each_group, rhymes_or_nearer, sayings};
use verse::rhyme::{Grade, compare_words};
use verse::workspace::{STDIN, text_of};

use crate::asked::accent;
use crate::column::{batch, text, texts, whole};
use crate::error::{InvalidOption, NoWord, VerseError, of_arrow, unlocked};
use crate::table::Table;

/// Tell how words are said: a row a pronunciation.
///
/// Parameters
/// ----------
/// words : str or iterable of str
///     A word or a phrase, or any number of them.
///
/// Returns
/// -------
/// Table
///     The pronunciations of ``verse word --output-format jsonl``, the likeliest first: ``word`` (str), ``phones`` (str, ARPAbet with
///     stresses), ``syllables`` (list of str, its letters by syllables), ``stress`` (str, ``+`` or ``-`` a syllable), ``source`` (str, who
///     says so; ``guess`` where no dictionary has it), ``variants`` (list of str, how it departs from the plain way). A text without a
///     word has no row.
#[pyfunction]
pub(crate) fn say(py: Python<'_>, words: &Bound<'_, PyAny>) -> PyResult<Table> {
    let words: Vec<String> = if words.is_instance_of::<PyString>() {
        vec![words.extract()?]
    } else {
        words.try_iter()?.map(|word| word?.extract()).collect::<PyResult<_>>()?
    };
    let ways = [text("word"), text("phones"), texts("syllables"), text("stress"), text("source"), texts("variants")];
    let rows = unlocked(py, || {
        let ear = Ear::new();
        words.iter().flat_map(|word| ways_of(word, &ear)).collect::<Vec<_>>()
    })?;
    table(ways.to_vec(), &rows)
}

/// The pronunciations of a word as objects, each with the word.
fn ways_of(word: &str, ear: &Ear) -> Vec<Value> {
    let record = serde_json::to_value(WordRecord::new(word, &ear.say_text(word), false)).unwrap_or_default();
    let ways = record.get("pronunciations").and_then(Value::as_array).cloned().unwrap_or_default();
    ways.into_iter().map(|way| with_word(way, word)).collect()
}

fn with_word(mut way: Value, word: &str) -> Value {
    if let Some(way) = way.as_object_mut() {
        way.insert("word".to_owned(), word.into());
        // A plain way of saying has no list of variants; in a table it has an empty one.
        way.entry("variants").or_insert_with(|| Value::Array(Vec::new()));
    }
    way
}

/// Tell how two words or phrases rhyme.
///
/// Parameters
/// ----------
/// a, b : str
///     A word each, or several that rhyme as one (``"know it"``).
/// accent : {"any", "american", "british"}, optional
///     The accent in which they are said.
///
/// Returns
/// -------
/// dict
///     The object of ``verse compare --output-format json``: ``a``, ``b``, ``accent``, ``kind`` (``perfect``, ``slant``, ... or ``none``), ``level``
///     (int from 0, the nearest rhyme; None where there is none), ``sort`` (of a slant rhyme, else None), and ``why`` in words.
///
/// Raises
/// ------
/// NoWord
///     Where one of them holds no word.
#[pyfunction(signature = (a, b, accent = None))]
pub(crate) fn compare<'py>(py: Python<'py>, a: &str, b: &str, accent: Option<&str>) -> PyResult<Bound<'py, PyDict>> {
    let accent = self::accent(accent)?.unwrap_or_default();
    let compared = unlocked(py, || compare_words(a, b, accent, &Ear::new()))?;
    let ends = compared.map_err(|why| NoWord::new_err(why.to_string()))?;
    let record = PairRecord::of(&Compared { one: a, other: b, words: &ends });
    let record = serde_json::to_value(&record).map_err(|error| VerseError::new_err(error.to_string()))?;
    let found = PyDict::new(py);
    for key in ["a", "b", "accent", "kind", "level", "sort", "why"] {
        match record.get(key) {
            Some(Value::String(text)) => found.set_item(key, text)?,
            Some(Value::Number(number)) => found.set_item(key, number.as_i64())?,
            _ => found.set_item(key, py.None())?,
        }
    }
    Ok(found)
}

/// Find words that rhyme: a row a word.
///
/// Parameters
/// ----------
/// word : str
///     A word, or several that rhyme as one (``"know it"``).
/// limit : int
///     At most so many words of each kind; 0 for all, words hardly in use too.
/// kind : sequence of str, optional
///     The kinds of rhyme: ``perfect``, ``slant``, ... Without it full rhymes, and nearer kinds where there are few of those.
/// syllables : int, optional
///     Only words of so many syllables.
/// accent : {"any", "american", "british"}, optional
///     The accent in which they are said.
///
/// Returns
/// -------
/// Table
///     The rows of ``verse rhyme --output-format jsonl``, the nearest and commonest first: ``word``, ``kind`` (str), ``level`` (int from 0, the
///     nearest), ``sort`` (str, of a slant rhyme), ``said`` (str, how the word asked for is said there, where its ways have other rhymes),
///     ``only_in`` (str, the one accent that has the rhyme), ``syllables`` (int), ``stress`` (str), ``phones`` (str, ARPAbet), ``rank`` (int, the size of
///     the word list that has the word: 10 for the commonest, 95 for the rarest).
///
/// Raises
/// ------
/// NoWord
///     Where there is no word.
#[pyfunction(signature = (word, limit = 40, *, kind = None, syllables = None, accent = None))]
pub(crate) fn rhymes(
    py: Python<'_>,
    word: &str,
    limit: usize,
    kind: Option<Vec<String>>,
    syllables: Option<u32>,
    accent: Option<&str>,
) -> PyResult<Table> {
    let asked = Asked {
        grades: kind.unwrap_or_default().iter().map(|kind| grade(kind)).collect::<PyResult<_>>()?,
        syllables,
        accent: self::accent(accent)?.unwrap_or_default(),
        rare: limit == 0,
        ..Asked::default()
    };
    let rows = unlocked(py, || found(word, limit, &asked))?.map_err(NoWord::new_err)?;
    let fields = vec![
        text("word"),
        text("kind"),
        whole("level"),
        text("sort"),
        text("said"),
        text("only_in"),
        whole("syllables"),
        text("stress"),
        text("phones"),
        whole("rank"),
    ];
    table(fields, &rows)
}

fn found(word: &str, limit: usize, asked: &Asked) -> Result<Vec<Value>, String> {
    let words = text_of(word.as_bytes().to_vec(), Path::new(STDIN)).map_err(|error| error.to_string())?;
    let line = HeardLine::hear(&words, &Ear::new());
    if line.words.is_empty() {
        return Err(verse::rhyme::NoWord { words }.to_string());
    }
    let sayings = sayings(&line);
    let mut rows = Vec::new();
    for (saying, mut list) in sayings.iter().zip(rhymes_or_nearer(&sayings, asked)) {
        keep_of_each_group(&mut list, limit);
        let records = list.iter().map(|found| RhymeRecord::of(saying.sounds.as_ref(), found));
        rows.extend(records.map(|record| serde_json::to_value(record).unwrap_or_default()));
    }
    Ok(rows)
}

fn grade(id: &str) -> PyResult<Grade> {
    Grade::named(id).ok_or_else(|| {
        let sought = |grade: &&Grade| !matches!(grade, Grade::Identical | Grade::None);
        let ids: Vec<&str> = Grade::ALL.iter().filter(sought).map(|grade| grade.id()).collect();
        InvalidOption::new_err(format!("kind={id:?}; there are {}", ids.join(", ")))
    })
}

/// The table of these objects.
pub(crate) fn table(fields: Vec<Field>, rows: &[Value]) -> PyResult<Table> {
    let schema = Arc::new(Schema::new(fields));
    let batch = batch(&schema, rows).map_err(|error| of_arrow(&error))?;
    Ok(Table::new(schema, vec![batch]))
}
