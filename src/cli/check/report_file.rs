//! `--output-file`: the report in a file of its own, which is never one of the drafts.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anstream::StripStream;
use anyhow::{Context as _, ensure};

use super::Task;
use crate::render::Format;
use crate::workspace::{absolute, shown};

/// Opens the file for a report in this format, without color; what was in it is replaced.
///
/// # Errors
/// When the file is one of the drafts of the run, or cannot be written.
pub(super) fn create(path: &Path, format: Format, tasks: &[Task]) -> anyhow::Result<Box<dyn Write>> {
    let place = absolute(path);
    let is_draft = tasks.iter().any(|task| absolute(&task.source) == place);
    ensure!(!is_draft, "--output-file {}: it is a draft of this run; name another file", shown(path));
    let file = File::create(path).with_context(|| format!("cannot write {}", shown(path)))?;
    Ok(if format.is_prose() {
        Box::new(BufWriter::new(StripStream::new(file)))
    } else {
        Box::new(BufWriter::new(file))
    })
}
