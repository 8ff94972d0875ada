//! `scan`: a row a line of verse, with the fields of `verse scan --output-format jsonl`.

mod lines;

use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::prelude::*;
use verse::judge;
use verse::meter::Meter;
use verse::render::scan::{Scanned, WordRecords, each_line};
use verse::rhyme::scheme;
use verse::workspace::side::Kept;
use verse::workspace::{Checker, Draft, OverrideTexts, Progress, STDIN};

use crate::asked::{Asked, accent, form, meter};
use crate::batches::{Worker, make};
use crate::error::InvalidOption;
use crate::table::Table;
use crate::texts;
use lines::{Lines, schema};

/// Scan poems: a row a line of verse.
///
/// Parameters
/// ----------
/// texts : str or iterable of str
///     A poem, or any number of them: a list, a column of a table, a pyarrow array. Line ends part lines, blank lines stanzas.
/// form : str or path, optional
///     A form by name, a bare scheme (``"aabba"``) or a form file: each line is read in the meter the form gives it.
/// meter : str, optional
///     Read every line in this meter: ``"iambic pentameter"``, ``"4 beats"``, ``"x/ x/ x/"``. Not together with ``form``.
/// accent : {"any", "american", "british"}, optional
///     The accent in which the form's rhymes are judged.
/// words : bool, default True
///     Whether the table has the column ``words``, which is three fifths of it.
/// threads : int, optional
///     How many threads may work; as many as there are cores if absent. The interpreter's lock is released meanwhile.
///
/// Returns
/// -------
/// Table
///     The rows of ``verse scan --output-format jsonl``, in the order of the poems. A poem without a line of verse has no row.
///
///     ==================================  ===========  ==========================================================
///     ``poem``                            int          the poem's place among the texts, from 0
///     ``line``, ``stanza``                int          the line's number in its text, blank lines counted, and its
///                                                      stanza's, both from 1
///     ``text``                            str          what is heard of the line
///     ``syllables``                       int          syllables as scanned
///     ``syllables_min``, ``_max``         int          the fewest and the most that its words can have
///     ``beats``                           str          the realised meter, ``+`` a beat and ``-`` slack, a mark a syllable
///     ``stress``                          str          the line as read aloud, a mark a syllable the voice sounds
///     ``meter``                           str          the foot and length it is read in, in words
///     ``feet``                            list of str  the beats by feet
///     ``licenses``                        list of str  those taken, each with its foot, from 1: ``inversion@1``
///     ``rhyme``                           str          the rhyme letter; ``x`` rhymes with no line
///     ``stanza_scheme``                   list of str  the stanza's letters, on its first line
///     ``poem_meter``, ``poem_measure``    str          foot and length of most lines; syllables by place where
///                                                      stanzas alternate
///     ``sureness``, ``poem_sureness``     float        how probable the meter is for the line, and the mean over the
///                                                      poem, from 0 to 1
///     ``words``                           list         each with ``text``, ``syllables``, ``phones`` (ARPAbet), ``stress``
///                                                      and ``source`` (``guess`` where no dictionary has it)
///     ``error``                           str          why the poem has no lines; everything else is null then
///     ==================================  ===========  ==========================================================
///
/// Raises
/// ------
/// UnknownForm, InvalidMeter, InvalidOption
///     What is wrong for every poem alike. What is wrong with one is in its row's ``error``.
#[pyfunction(signature = (texts, form = None, meter = None, accent = None, *, words = true, threads = None))]
pub(crate) fn scan(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    form: Option<&Bound<'_, PyAny>>,
    meter: Option<&str>,
    accent: Option<&str>,
    words: bool,
    threads: Option<usize>,
) -> PyResult<Table> {
    if form.is_some() && meter.is_some() {
        return Err(InvalidOption::new_err("form and meter both say how lines are read; give one of them"));
    }
    let (form, meter, accent) = (self::form(form)?, self::meter(meter)?, self::accent(accent)?);
    let judges = form.is_some();
    let asked = Asked::read(&OverrideTexts { form, accent, ..OverrideTexts::default() }, threads)?;
    let texts = texts::read(texts)?;
    let words = if words { WordRecords::Made } else { WordRecords::LeftOut };
    let schema = schema(words);
    let start = || Scanner {
        asked: &asked,
        meter: meter.as_ref(),
        words,
        judges,
        checker: Checker::new(&asked.overrides),
        lines: Lines::default(),
        schema: Arc::clone(&schema),
    };
    let batches = make(py, &texts, asked.threads, start)?;
    Ok(Table::new(Arc::clone(&schema), batches))
}

/// Scans poem after poem.
struct Scanner<'a> {
    asked: &'a Asked,
    meter: Option<&'a Meter>,
    words: WordRecords,
    /// Whether the form says what meter each line owes.
    judges: bool,
    checker: Checker<'a>,
    lines: Lines,
    schema: SchemaRef,
}

impl Worker for Scanner<'_> {
    fn add(&mut self, poem: i64, text: &str) -> Result<(), String> {
        let kept = Kept::default();
        let draft = Draft { path: Path::new(STDIN), text, kept: &kept, progress: Progress::Saved };
        let Asked { project, settings, .. } = self.asked;
        let (mut heard, verdict) = if self.judges {
            let judged = self.checker.judge(project, settings, &draft).map_err(|error| error.to_string())?;
            (judged.poem, judged.verdict.map(|(_, verdict)| verdict))
        } else {
            (self.checker.hear(project, settings, &draft), None)
        };
        let scansion = judge::scan(&mut heard, self.meter, verdict.as_ref());
        let scheme = scheme::of_poem(&heard);
        let runners_up = heard.lines.iter().map(|_| Vec::new()).collect();
        let scanned = Scanned {
            path: String::new(),
            poem: heard,
            scansion,
            scheme,
            by_stanza: false,
            runners_up,
            echoes: None,
            shape: None,
        };
        each_line(&scanned, self.words, |record| self.lines.add(poem, record));
        Ok(())
    }

    fn add_error(&mut self, poem: i64, why: &str) {
        self.lines.add_error(poem, why);
    }

    fn recover(&mut self) {
        self.checker = Checker::new(&self.asked.overrides);
    }

    fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        std::mem::take(&mut self.lines).finish(&self.schema)
    }
}
