//! `verse forms suggest`: the forms a draft resembles.

use std::io::Write as _;
use std::path::Path;

use serde::Serialize;

use super::{Exit, Format, print_rows};
use crate::cli::config::Project;
use crate::cli::{Context, input, side};
use crate::form::suggest::suggest;
use crate::text::printable;

/// A suggestion as JSON.
#[derive(Debug, Serialize)]
struct Row {
    form: String,
    score: f64,
    fits: Vec<String>,
    misfits: Vec<String>,
}

pub(super) fn run(file: &Path, project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let text = input::read(file)?;
    let poem = side::hear(project, file, &text, context);
    let found = suggest(&poem, &text, &project.registry);
    if format != Format::Full {
        let rows: Vec<Row> = found
            .into_iter()
            .map(|one| Row {
                form: one.form.id.clone(),
                score: (one.score * 10.0).round() / 10.0,
                fits: one.fits,
                misfits: one.misfits,
            })
            .collect();
        print_rows(&rows, "suggestions", format, context)?;
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
