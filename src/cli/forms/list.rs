//! `verse forms`: every form with its shape on one line, grouped by family.

use std::collections::BTreeMap;
use std::io::Write as _;

use super::{Exit, print_records};
use crate::cli::Context;
use crate::render::Format;
use crate::render::forms::{FormRecord, list};
use crate::text::printable;
use crate::workspace::Project;

pub(super) fn run(project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let rows = list(&project.registry);
    if print_records(&rows, "forms", format, context)? {
        return Ok(Exit::Success);
    }
    let mut families: BTreeMap<&str, Vec<&FormRecord>> = BTreeMap::new();
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
