//! `verse forms`: every form with its shape on one line, grouped by what it belongs with.

use std::collections::BTreeMap;
use std::io::Write as _;

use serde::Serialize;

use super::{Exit, print_records};
use crate::cli::Context;
use crate::render::Format;
use crate::text::printable;
use crate::workspace::Project;

/// A form as the list shows it.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    name: String,
    aka: Vec<String>,
    family: String,
    shape: String,
}

pub(super) fn run(project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let registry = &project.registry;
    let row = |listed: crate::form::Listed| {
        let shape = registry.find(&listed.id).map(|form| form.shape()).unwrap_or_default();
        Row { id: listed.id, name: listed.name, aka: listed.aka, family: listed.family, shape }
    };
    let rows: Vec<Row> = registry.list().into_iter().map(row).collect();
    if print_records(&rows, "forms", format, context)? {
        return Ok(Exit::Success);
    }
    let mut families: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &rows {
        families.entry(&row.family).or_default().push(row);
    }
    let width = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or_default();
    let mut out = context.stdout();
    for (family, rows) in families {
        writeln!(out, "{}", printable(family))?;
        for row in rows {
            writeln!(out, "  {:width$}  {}", printable(&row.id), printable(&row.shape))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{} forms; `verse forms show NAME` draws one.", rows.len())?;
    out.flush()?;
    Ok(Exit::Success)
}
