//! `verse forms suggest`: the forms a draft resembles.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::{Exit, print_records};
use crate::cli::Context;
use crate::form::suggest::suggest;
use crate::render::Format;
use crate::render::suggest::SuggestionRecord;
use crate::text::printable;
use crate::workspace::{Project, read};

pub(super) fn run(file: &Path, project: &Arc<Project>, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let text = read(file)?;
    let poem = context.hear(project, file, &text);
    let found = suggest(&poem, &text, &project.registry);
    if print_records(&found.iter().map(SuggestionRecord::of).collect::<Vec<_>>(), "suggestions", format, context)? {
        return Ok(Exit::Success);
    }
    let mut out = context.stdout();
    for one in &found {
        writeln!(out, "{} ({})", printable(&one.form.name), printable(&one.form.id))?;
        if !one.fits.is_empty() {
            writeln!(out, "    fits: {}", printable(&one.fits.join("; ")))?;
        }
        if !one.misfits.is_empty() {
            writeln!(out, "    but: {}", printable(&one.misfits.join("; ")))?;
        }
    }
    out.flush()?;
    Ok(Exit::Success)
}
