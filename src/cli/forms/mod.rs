//! `verse forms`: the registry listed, shown, tried on a draft, tested, and learned from a poem.

mod learn;
mod list;
mod schema;
mod show;
mod suggest;
mod test;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::config::{Project, Projects};
use super::input::STDIN;
use super::{Context, Exit};
use crate::render::rows::{self, Rows};

/// List, show and test forms, find a draft's form, or learn one from a poem.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// What to do; without it the forms are listed.
    #[command(subcommand)]
    pub action: Option<Action>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, global = true)]
    pub output_format: Format,
}

/// What to do with the registry.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// Show what a form asks, drawn line by line.
    Show {
        /// The form: a name, or a bare scheme such as `aabba`.
        #[arg(value_name = "NAME", required = true)]
        name: Vec<String>,
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
        #[arg(value_name = "NAME")]
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

/// How forms are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Full,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// Runs `verse forms`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let (format, here) = (args.output_format, Path::new(STDIN));
    match &args.action {
        None => within(here, context, |project| list::run(project, format, context)),
        Some(Action::Show { name }) => {
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

/// Runs a command in the project of a draft, or of the working directory for [`STDIN`]; what is broken there is told first.
fn within(draft: &Path, context: &Context, run: impl FnOnce(&Project) -> anyhow::Result<Exit>) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let project = projects.of(draft);
    let exit = projects.tell(context);
    Ok(exit.max(run(&project)?))
}

/// Prints rows as one JSON object under `key`, or one object a line.
fn print_rows<T: serde::Serialize>(
    records: &[T],
    key: &'static str,
    format: Format,
    context: &Context,
) -> anyhow::Result<()> {
    let mut out = context.bytes_out();
    let kind = if format == Format::Jsonl { Rows::lines() } else { Rows::document(key) };
    rows::write(kind, records, &mut out)?;
    Ok(out.flush()?)
}
