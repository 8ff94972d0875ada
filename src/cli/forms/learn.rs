//! `verse forms learn`: a form file drafted from a poem.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::ensure;

use super::Exit;
use crate::cli::Context;
use crate::form::learn::learn;
use crate::workspace::{Project, read, shown};

pub(super) fn run(file: &Path, project: &Arc<Project>, name: Option<&str>, context: &Context) -> anyhow::Result<Exit> {
    let text = read(file)?;
    let poem = context.hear(project, file, &text);
    ensure!(!poem.lines.is_empty(), "{} has no line of verse to learn from", shown(file));
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut out = context.stdout();
    write!(out, "{}", learn(&poem, name.unwrap_or(&stem)))?;
    out.flush()?;
    Ok(Exit::Success)
}
