//! `verse forms learn`: a form file drafted from a poem.

use std::io::Write as _;
use std::path::Path;

use anyhow::ensure;

use super::Exit;
use crate::cli::config::Project;
use crate::cli::{Context, input, side};
use crate::form::learn::learn;

pub(super) fn run(file: &Path, project: &Project, name: Option<&str>, context: &Context) -> anyhow::Result<Exit> {
    let text = input::read(file)?;
    let poem = side::hear(project, file, &text, context);
    ensure!(!poem.lines.is_empty(), "{} has no line of verse to learn from", input::shown(file));
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut out = context.stdout();
    write!(out, "{}", learn(&poem, name.unwrap_or(&stem)))?;
    out.flush()?;
    Ok(Exit::Success)
}
