//! Poems on threads: batches of rows in the order of the poems, and an error a poem.

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use pyo3::prelude::*;
use verse::workspace::parallel::in_order_on;

use crate::error::{FAULT, of_arrow};
use crate::texts::Text;

/// The bytes of verse after which a batch is closed: some 1,500 lines. A batch is also what one thread does at a stretch.
const BATCH_BYTES: usize = 64 * 1024;

/// The poems after which it is closed whatever they hold.
const BATCH_POEMS: usize = 4096;

/// Turns poems into rows; one for each thread.
pub(crate) trait Worker {
    /// Adds the rows of a poem, the `poem`th of all; a reason why there are none is a row too.
    fn add(&mut self, poem: i64, text: &str) -> Result<(), String>;

    /// Adds a row with the reason why the poem has no other rows.
    fn add_error(&mut self, poem: i64, why: &str);

    /// Clears caches that a failed poem may have left inconsistent.
    fn recover(&mut self);

    /// The rows so far; none are left.
    fn finish(&mut self) -> Result<RecordBatch, ArrowError>;
}

/// Makes the rows of all poems, with Python's lock released.
///
/// # Errors
/// When Python was interrupted meanwhile, or rows do not make a batch.
pub(crate) fn make<W: Worker>(
    py: Python<'_>,
    texts: &[Text],
    threads: NonZero<usize>,
    start: impl Fn() -> W + Sync + Send,
) -> PyResult<Vec<RecordBatch>> {
    let stretches = stretches(texts);
    let work = |worker: &mut W, (first, texts): &(usize, &[Text])| {
        for (at, text) in texts.iter().enumerate() {
            add(worker, i64::try_from(first + at).unwrap_or(i64::MAX), text);
        }
        worker.finish()
    };
    let mut batches = Vec::with_capacity(stretches.len());
    let take = |batch: Result<RecordBatch, ArrowError>| -> PyResult<()> {
        batches.push(batch.map_err(|error| of_arrow(&error))?);
        Python::attach(|py| py.check_signals())
    };
    py.detach(|| in_order_on(threads, &stretches, start, work, take))?;
    Ok(batches)
}

/// Adds the rows of one poem. Nothing that goes wrong within one ends the others or reaches Python as a panic.
fn add(worker: &mut impl Worker, poem: i64, text: &Text) {
    let added = match text {
        Ok(text) => catch_unwind(AssertUnwindSafe(|| worker.add(poem, text))).unwrap_or_else(|_| {
            worker.recover();
            Err(FAULT.to_owned())
        }),
        Err(why) => Err(why.clone()),
    };
    if let Err(why) = added {
        worker.add_error(poem, &why);
    }
}

/// The poems cut into stretches, each with the number of its first.
fn stretches(texts: &[Text]) -> Vec<(usize, &[Text])> {
    let mut stretches = Vec::new();
    let (mut begun, mut bytes) = (0, 0);
    for (at, text) in texts.iter().enumerate() {
        bytes += text.as_ref().map_or(0, String::len);
        if bytes >= BATCH_BYTES || at + 1 - begun >= BATCH_POEMS || at + 1 == texts.len() {
            stretches.extend(texts.get(begun..=at).map(|texts| (begun, texts)));
            (begun, bytes) = (at + 1, 0);
        }
    }
    stretches
}
