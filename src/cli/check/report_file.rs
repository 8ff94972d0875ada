//! `--output-file`: the report in a file of its own. It never takes the place of a draft, of settings or of what was accepted.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter, Write};
use std::path::Path;

use anstream::StripStream;
use anyhow::{Context as _, ensure};

use super::Task;
use crate::render::Format;
use crate::render::check::begins_a_table;
use crate::workspace::{has_draft_extension, shown};

/// Opens the file for a report, without color; an older report in it is replaced. `markdown` says that the report is a table in Markdown,
/// the only one that may be named like a draft.
///
/// A link gives way to a file of its own, so that what it leads to stays as it is.
///
/// # Errors
/// When the file is a draft or one of verse's own, has the name of one, or cannot be written.
pub(super) fn create(
    path: &Path,
    (format, markdown): (Format, bool),
    tasks: &[Task],
) -> anyhow::Result<Box<dyn Write>> {
    let refused = |why: &str| format!("--output-file {}: {why}; name another file", shown(path));
    let is_same = |other: &Path| same(path, other);
    let is_of_run = tasks.iter().any(|task| is_same(&task.source) || is_same(&task.path));
    ensure!(!is_of_run, refused("it is a draft of this run"));
    let is_ours = path.extension().is_some_and(|extension| extension == "toml" || extension == "dict");
    ensure!(!is_ours, refused("settings, forms and words taught have such names"));
    if has_draft_extension(path) {
        ensure!(markdown, refused("the next run would read it as a draft"));
        ensure!(!path.exists() || is_table(path), refused("it exists and may be a draft"));
    }
    if path.metadata().is_ok_and(|about| about.is_file()) {
        fs::remove_file(path).with_context(|| format!("cannot write {}", shown(path)))?;
    }
    let file = File::create(path).with_context(|| format!("cannot write {}", shown(path)))?;
    Ok(if format.is_prose() {
        Box::new(BufWriter::new(StripStream::new(file)))
    } else {
        Box::new(BufWriter::new(file))
    })
}

/// Whether a file found among drafts is the older report that this run replaces.
pub(super) fn is_replaced(report: Option<&Path>, found: &Path) -> bool {
    report.is_some_and(|report| same(report, found) && is_table(report))
}

/// Whether two paths lead to one file; one that is not there is none.
fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

fn is_table(path: &Path) -> bool {
    let mut first = String::new();
    File::open(path).is_ok_and(|file| BufReader::new(file).read_line(&mut first).is_ok()) && begins_a_table(&first)
}
