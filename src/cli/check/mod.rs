//! `verse check`: drafts against their forms.

mod engine;
mod leftover;
mod selection;
mod show;
mod sift;
mod suggest;
mod watch;

pub(crate) use engine::raw_path;
pub use engine::{Engine, Task};
pub use selection::{Level, Selection};
pub use sift::{Examined, Sifted};

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use super::brief::Wishes;
use super::config::Projects;
use super::input::{self, STDIN};
use super::{Context, Exit};
use crate::cli::values::offered;
use crate::form::Setting;
use crate::render::Format;
use crate::render::check::FORMATS;

/// Check drafts against their forms.
#[derive(Debug, Default, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line, read where it is used")]
pub struct Args {
    /// Drafts and folders of drafts; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// What the drafts are checked against.
    #[command(flatten)]
    pub asked: Asked,
    /// Which findings are shown.
    #[command(flatten)]
    pub selection: Selection,
    /// How findings are shown.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
    /// Name words that would mend a rhyme and fit the rest of the line.
    #[arg(long)]
    pub suggest: bool,
    /// Only count the findings, by rule.
    #[arg(long)]
    pub statistics: bool,
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
    /// Leave excluded files out even when they are named, as commit hooks need it.
    #[arg(long)]
    pub force_exclude: bool,
}

/// What drafts are checked against, whatever they say themselves.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "What is asked")]
pub struct Asked {
    /// The form: a name, a bare scheme such as `aabba`, or a form file.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// The meter, in place of the form's: `iambic pentameter`, `4 beats`, `x/ x/ x/`.
    #[arg(long, value_name = "METER", visible_alias = "metre")]
    pub meter: Option<String>,
    /// Set a key of the form, as a form file would: `--set 'tolerance = 1'`.
    #[arg(long, value_name = "KEY = VALUE")]
    pub set: Vec<String>,
    /// Judge every poem as finished.
    #[arg(long)]
    pub finished: bool,
}

/// Runs `verse check`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if args.watch { watch::watch(args, context) } else { check(args, context) }
}

fn check(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let wishes = args.asked.wishes(&mut projects)?;
    let engine = Engine {
        wishes,
        selection: args.selection.clone(),
        format: args.output_format,
        statistics: args.statistics,
        suggest: args.suggest,
    };
    let (tasks, mut exit) = tasks(args, &mut projects, context)?;
    exit = exit.max(projects.tell(context));
    if tasks.is_empty() && exit == Exit::Success {
        context.remark(format_args!("no drafts in {}", shown(&args.paths)));
    }
    if args.show_files || args.show_settings {
        return Ok(exit.max(show::show(args, &tasks, &engine.wishes, projects.files(), context)?));
    }
    let mut out = context.out_for(args.output_format);
    exit = exit.max(engine.run(&tasks, projects.files(), context, &mut out)?);
    Ok(if args.exit_zero && exit == Exit::Findings { Exit::Success } else { exit })
}

/// Finds the drafts and their projects; what cannot be looked into is told.
fn tasks(args: &Args, projects: &mut Projects, context: &Context) -> anyhow::Result<(Vec<Task>, Exit)> {
    let stdin = args.paths.iter().filter(|path| path.as_os_str() == STDIN).count();
    ensure!(stdin > 0 || args.stdin_filename.is_none(), "--stdin-filename names what `-` reads; give `-` as the path");
    let listing = input::walk(&args.paths, &|_| true);
    let exit = listing.tell(context);
    let mut tasks = Vec::with_capacity(listing.drafts.len());
    for draft in listing.drafts {
        let path = match &args.stdin_filename {
            Some(name) if draft.path.as_os_str() == STDIN => name.clone(),
            _ => draft.path.clone(),
        };
        let task = Task::new(draft.path, path, projects);
        let wanted = if draft.named {
            !(args.force_exclude && task.project.leaves_out(&task.path))
        } else {
            task.project.takes(&task.path)
        };
        if wanted {
            tasks.push(task);
        }
    }
    Ok((tasks, exit))
}

impl Asked {
    /// What the command line asks of every draft; a form file asked for by its path is handed to the projects.
    pub fn wishes(&self, projects: &mut Projects) -> anyhow::Result<Wishes> {
        let mut settings = Vec::new();
        if let Some(meter) = &self.meter {
            settings.push(Setting::plain("--meter", None, "meter", meter)?);
        }
        for set in &self.set {
            settings.push(Setting::parse("--set", set).with_context(|| format!("--set '{set}'"))?);
        }
        let form = self.form.as_deref().map(|form| form_asked(form, projects)).transpose()?;
        if let Some(form) = &form {
            // An unknown name or a key that cannot be set so would fail every draft alike.
            projects.of(Path::new(STDIN)).registry.find_with(form, &settings).context("--form")?;
        }
        Ok(Wishes { form, settings, finished: self.finished })
    }
}

/// The name to look a form up by: a form file is handed to the projects and goes by its own name.
fn form_asked(form: &str, projects: &mut Projects) -> anyhow::Result<String> {
    let path = Path::new(form);
    if !form.contains('/') && path.extension().is_none_or(|extension| extension != "toml") {
        return Ok(form.to_owned());
    }
    let text = input::read(path)?;
    *projects = std::mem::take(projects).with_form(path, &text);
    Ok(path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| input::shown(path)).collect::<Vec<_>>().join(", ")
}
