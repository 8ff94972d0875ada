//! `verse forms learn`: a form file drafted from a poem.

use std::io::Write as _;
use std::path::Path;

use anyhow::ensure;

use super::{Exit, project};
use crate::analysis::Session;
use crate::cli::{Context, input};
use crate::form::learn::learn;

pub(super) fn run(file: &Path, name: Option<&str>, context: &Context) -> anyhow::Result<Exit> {
    let text = input::read(file)?;
    let project = project(file, context);
    let poem = Session::new(project.ear.clone()).hear(&text);
    ensure!(!poem.lines.is_empty(), "{} has no line of verse to learn from", input::shown(file));
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut out = context.stdout();
    write!(out, "{}", learn(&poem, name.unwrap_or(&stem)))?;
    out.flush()?;
    Ok(Exit::Success)
}
