//! `--show-files` and `--show-settings`: what would be checked, and by what.

use std::io::{self, Write};
use std::sync::Arc;

use super::engine::Task;
use super::{Args, Exit};
use crate::cli::brief::{Wishes, brief};
use crate::cli::files::Files;
use crate::cli::{Context, config, input};
use crate::form::Form;
use crate::text::Draft;
use crate::text::printable;

/// Writes the drafts that would be checked, each with its form after a tab, or all that holds for each of them.
pub(super) fn show(
    args: &Args,
    tasks: &[Task],
    wishes: &Wishes,
    files: &Files,
    context: &Context,
) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    let mut exit = Exit::Success;
    for task in tasks {
        let path = input::shown(&task.path);
        match form_of(task, wishes, files) {
            Ok(form) if args.show_settings => write_settings(task, &path, form.as_deref(), args, &mut out)?,
            Ok(form) => writeln!(out, "{path}\t{}", printable(id_of(form.as_deref())))?,
            Err(error) => exit = context.fail(&error),
        }
    }
    out.flush()?;
    Ok(exit)
}

fn form_of(task: &Task, wishes: &Wishes, files: &Files) -> anyhow::Result<Option<Arc<Form>>> {
    let stdin = task.source.as_os_str() == input::STDIN;
    let text = if stdin { input::read(&task.source)? } else { files.read(&task.source)? };
    let front = Draft::read(&text).front_matter;
    Ok(brief(&task.project, &task.settings(), wishes, &task.path, front.as_ref())?.form)
}

fn id_of(form: Option<&Form>) -> &str {
    form.map_or("no form", |form| form.id.as_str())
}

fn write_settings(task: &Task, path: &str, form: Option<&Form>, args: &Args, out: &mut dyn Write) -> io::Result<()> {
    let settings = &task.settings();
    let file = task.project.config.as_deref().map_or_else(|| "none".to_owned(), input::shown_from_here);
    let set = settings.set.to_string();
    let ignored: Vec<&str> = settings.ignore.iter().chain(&args.selection.ignore).map(|rule| rule.id()).collect();
    writeln!(out, "{path}")?;
    writeln!(out, "  {:<10} {file}", config::FILE_NAME)?;
    writeln!(out, "  {:<10} {}", "form", printable(id_of(form)))?;
    writeln!(out, "  {:<10} {}", "min-level", args.selection.min_level(settings))?;
    for (name, value) in [("set", set.trim().replace('\n', "; ")), ("ignore", ignored.join(", "))] {
        if !value.is_empty() {
            writeln!(out, "  {name:<10} {}", printable(&value))?;
        }
    }
    if let Some(budget) = form.map(|form| form.budget).filter(|&budget| budget > 0) {
        writeln!(out, "  {:<10} {budget}", "budget")?;
    }
    for lexicon in &task.project.lexicon_files {
        writeln!(out, "  {:<10} {}", "lexicon", input::shown_from_here(lexicon))?;
    }
    Ok(())
}
