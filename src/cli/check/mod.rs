//! `verse check`: drafts against their forms.

mod args;
mod engine;
mod events;
mod report_file;
mod show;
mod suggest;
mod task;
mod unused;
mod watch;

pub use args::{FilterArgs, OverrideArgs};
pub use engine::Engine;
pub use task::Task;

use std::path::PathBuf;

use anyhow::ensure;

use super::values::offered;
use super::{Context, Exit};
use crate::render::Format;
use crate::render::check::{FORMATS, Fault, Table};
use crate::workspace::{
    ExcludedFiles, LeftOut, OverrideTexts, Projects, ReadError, STDIN, Scope, raw, shown, walk_leaving,
};

/// Check drafts against their forms.
#[derive(Debug, Default, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line, read where it is used")]
pub struct Args {
    /// Drafts and folders of drafts; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// What the drafts are checked against.
    #[command(flatten)]
    pub overrides: OverrideArgs,
    /// Which findings are shown.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How findings are shown.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
    /// Write the report into this file, without color.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["show_files", "show_settings"])]
    pub output_file: Option<PathBuf>,
    /// Name words that would mend a rhyme and fit the rest of the line.
    #[arg(long)]
    pub suggest: bool,
    /// Only count the findings, by rule.
    #[arg(long)]
    pub statistics: bool,
    /// Only say how much of its form each draft keeps, from 0 to 1, and of what kind its duties are.
    #[arg(long, conflicts_with_all = ["statistics", "suggest"])]
    pub score: bool,
    /// Write one table of all drafts: title, form, state, faults by kind, score.
    #[arg(long, value_name = "TABLE", value_enum, conflicts_with_all = ["statistics", "suggest", "score"])]
    pub report: Option<TableArg>,
    /// Print the drafts that would be checked, each with its form.
    #[arg(long)]
    pub show_files: bool,
    /// Print what holds for each draft.
    #[arg(long)]
    pub show_settings: bool,
    /// Check again whenever a file changes, until ^C.
    #[arg(long, conflicts_with_all = ["show_files", "show_settings"])]
    pub watch: bool,
    /// Exit 0 whatever is found.
    #[arg(long)]
    pub exit_zero: bool,
    /// The path standard input is known by: it decides the form, and stands in the findings.
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// Judge by the project alone: without your own forms and lexicon, and without an allow.toml or side file that git
    /// does not track.
    #[arg(long, conflicts_with = "isolated")]
    pub project_only: bool,
    /// Leave out of folders what matches this pattern, beside what verse.toml excludes; it counts from the working directory.
    /// Several have commas between them; a comma of a name is written `\,`.
    #[arg(long, value_name = "PATTERN")]
    pub exclude: Vec<String>,
    /// Leave excluded files out even when they are named, as commit hooks need it.
    #[arg(long)]
    pub force_exclude: bool,
    /// Check what git ignores too.
    #[arg(long)]
    pub no_respect_gitignore: bool,
}

/// The tables of `--report`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TableArg {
    /// A table in Markdown.
    Markdown,
    /// A page for a browser.
    Html,
    /// Comma-separated values.
    Csv,
}

impl Args {
    /// The files to leave out of folders.
    fn left_out(&self) -> LeftOut {
        if self.no_respect_gitignore { LeftOut::Nothing } else { LeftOut::Ignored }
    }

    /// Refuses a format of findings where something else than findings is written.
    fn hold_to_format(&self) -> anyhow::Result<()> {
        let format = self.output_format;
        let (option, fits, formats) = match self {
            Self { show_files: true, .. } => ("--show-files", format == Format::Full, "text"),
            Self { show_settings: true, .. } => ("--show-settings", format == Format::Full, "text"),
            Self { report: Some(_), .. } => ("--report", format == Format::Full, "a format of its own"),
            Self { score: true, .. } => {
                ("--score", format.is_prose() || format.rows("").is_some(), "text, json or jsonl")
            }
            Self { statistics: true, .. } => {
                ("--statistics", format.is_prose() || format.rows("").is_some(), "text, json or jsonl")
            }
            _ => return Ok(()),
        };
        ensure!(fits, "{option} is written as {formats}; leave --output-format out, or give one of these");
        Ok(())
    }

    /// The table asked for in place of findings.
    fn table(&self) -> Option<Table> {
        match self.report {
            _ if self.score => Some(Table::Scores(self.output_format)),
            Some(TableArg::Markdown) => Some(Table::Markdown),
            Some(TableArg::Html) => Some(Table::Html),
            Some(TableArg::Csv) => Some(Table::Csv),
            None => None,
        }
    }
}

/// Runs `verse check`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if args.watch { watch::watch(args, context) } else { check(args, context) }
}

fn check(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    args.hold_to_format()?;
    let mut projects = projects(args, context);
    let overrides = OverrideTexts::from(&args.overrides).read(&mut projects)?;
    let mut engine = Engine {
        overrides,
        filter: (&args.filter).into(),
        format: args.output_format,
        statistics: args.statistics,
        table: args.table(),
        skipped: Vec::new(),
        suggest: args.suggest,
        tells_pages: context.global.verbose,
    };
    let Found { tasks, mut faults, skipped } = tasks(args, &mut projects, context)?;
    engine.skipped = skipped;
    let mut exit = if faults.is_empty() { Exit::Success } else { Exit::Error };
    exit = exit.max(context.tell_problems(&projects));
    let own = projects.problems().into_iter().filter(|problem| problem.own);
    faults.extend(own.map(|problem| Fault { message: problem.to_string(), path: problem.path }));
    if tasks.is_empty() && exit == Exit::Success {
        context.remark(format_args!("no drafts in {}", listed(&args.paths)));
    }
    if args.show_files || args.show_settings {
        return Ok(exit.max(show::show(args, &tasks, &engine.overrides, projects.files(), context)?));
    }
    let mut out = match &args.output_file {
        Some(file) => {
            let markdown = args.report == Some(TableArg::Markdown);
            report_file::create(file, (args.output_format, markdown), &tasks)?
        }
        None => context.out_for(args.output_format),
    };
    exit = exit.max(engine.run(&tasks, projects.files(), &faults, context, &mut out)?);
    Ok(if args.exit_zero && exit == Exit::Findings { Exit::Success } else { exit })
}

/// The projects of a run, read from the disk.
fn projects(args: &Args, context: &Context) -> Projects {
    Projects::new(&Scope { project_only: args.project_only, ..context.scope() })
}

/// The drafts found under the paths of a run, and the problems on the way.
struct Found {
    tasks: Vec<Task>,
    /// The paths that could not be read.
    faults: Vec<Fault>,
    /// The files of folders that are no drafts.
    skipped: Vec<String>,
}

/// Finds the drafts and their projects, and prints which paths cannot be read.
fn tasks(args: &Args, projects: &mut Projects, context: &Context) -> anyhow::Result<Found> {
    let stdin = args.paths.iter().filter(|path| path.as_os_str() == STDIN).count();
    ensure!(stdin > 0 || args.stdin_filename.is_none(), "--stdin-filename names what `-` reads; give `-` as the path");
    let excluded = ExcludedFiles::read("--exclude", &args.exclude)?;
    let listing = walk_leaving(args.left_out(), &args.paths, &|_| true);
    context.tell_listing(&listing);
    let fault = |problem: &ReadError| Fault { path: problem.path().to_owned(), message: problem.to_string() };
    let faults = listing.problems.iter().map(fault).collect();
    let mut tasks = Vec::with_capacity(listing.drafts.len());
    let mut skipped = Vec::new();
    for draft in listing.drafts {
        let path = match &args.stdin_filename {
            Some(name) if draft.path.as_os_str() == STDIN => name.clone(),
            _ => draft.path.clone(),
        };
        if report_file::is_replaced(args.output_file.as_deref(), &draft.path) {
            continue;
        }
        let task = Task::new(draft.path, path, projects);
        // A commit hook names the files of a commit, whatever they are.
        let task = if draft.named && !args.force_exclude { task } else { task.found() };
        let wanted = if draft.named {
            !(args.force_exclude && (task.project.leaves_out(&task.path) || excluded.hold(&task.path)))
        } else {
            task.project.takes(&task.path) && !excluded.hold(&task.path)
        };
        if wanted {
            tasks.push(task);
        } else {
            skipped.push(raw(&task.path));
        }
    }
    Ok(Found { tasks, faults, skipped })
}

fn listed(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ")
}
