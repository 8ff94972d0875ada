//! `verse forms`: the registry listed, shown, tried on a draft, tested, and learned from a poem.

mod learn;
mod list;
mod schema;
mod show;
mod suggest;
mod test;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::values::offered;
use super::{Context, Exit};
use crate::render::{Format, Offered, rows};
use crate::workspace::{Project, STDIN};

/// List, show and test forms, find a draft's form, or learn one from a poem.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// What to do; without it the forms are listed.
    #[command(subcommand)]
    pub action: Option<Action>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full", global = true)]
    pub output_format: Format,
}

/// What to do with the registry.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// Show what a form asks, drawn line by line.
    Show {
        /// The form: a name, or a bare scheme such as `aabba`.
        #[arg(value_name = "FORM", required = true)]
        name: Vec<String>,
        /// Print the form's file, as a model for one of your own.
        #[arg(long)]
        toml: bool,
        /// Write the form out as plain instructions, for a pupil or a program that writes verse.
        #[arg(long, conflicts_with = "toml")]
        instructions: bool,
    },
    /// Name the forms a draft resembles; silent when it resembles none.
    Suggest {
        /// The draft; `-` reads standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Run the forms' own examples.
    Test {
        /// The forms; all of them when none is named.
        #[arg(value_name = "FORM")]
        names: Vec<String>,
    },
    /// Draft a form file from a poem that shows the form.
    Learn {
        /// The poem; `-` reads standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The name the form gets.
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// Print a JSON Schema of form files, for editors.
    Schema,
}

/// The formats of `verse forms`.
pub const FORMATS: Offered =
    &[(Format::Full, "For people"), (Format::Json, "One JSON object"), (Format::Jsonl, "One JSON object a line")];

/// Runs `verse forms`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let (format, here) = (args.output_format, Path::new(STDIN));
    match &args.action {
        None => within(here, context, |project| list::run(project, format, context)),
        Some(Action::Show { name, toml: true, .. }) => {
            within(here, context, |project| show::file(&name.join(" "), project, context))
        }
        Some(Action::Show { name, instructions: true, .. }) => {
            within(here, context, |project| show::instructions(&name.join(" "), project, format, context))
        }
        Some(Action::Show { name, .. }) => {
            within(here, context, |project| show::run(&name.join(" "), project, format, context))
        }
        Some(Action::Suggest { file }) => within(file, context, |project| suggest::run(file, project, format, context)),
        Some(Action::Test { names }) => within(here, context, |project| test::run(names, project, format, context)),
        Some(Action::Learn { file, name }) => {
            within(file, context, |project| learn::run(file, project, name.as_deref(), context))
        }
        Some(Action::Schema) => schema::run(context),
    }
}

/// Runs a command in the project of a draft, or of the working directory for [`STDIN`]; prints the project's problems first.
fn within(
    draft: &Path,
    context: &Context,
    run: impl FnOnce(&Arc<Project>) -> anyhow::Result<Exit>,
) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(draft);
    let exit = context.tell_problems(&projects);
    match run(&project) {
        Ok(done) => Ok(exit.max(done)),
        // The problem was printed already.
        Err(error) if project.problems.iter().any(|problem| problem.message == error.to_string()) => Ok(Exit::Error),
        Err(error) => Err(error),
    }
}

/// Writes these records as one JSON object under `key`, or one object a line; returns whether the format is one of those.
fn print_records<T: serde::Serialize>(
    records: &[T],
    key: &'static str,
    format: Format,
    context: &Context,
) -> anyhow::Result<bool> {
    let Some(rows) = format.rows(key) else { return Ok(false) };
    let mut out = context.bytes_out();
    rows::write(rows, records, &mut out)?;
    out.flush()?;
    Ok(true)
}
