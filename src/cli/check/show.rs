//! `--show-files` and `--show-settings`: what would be checked, and by what.

use std::io::{self, Write};

use super::task::Task;
use super::{Args, Exit};
use crate::cli::Context;
use crate::form::Form;
use crate::page::Settled;
use crate::text::printable;
use crate::workspace::{FILE_NAME, Files, FindingFilter, FormChoice, Overrides, STDIN, Settings, side};
use crate::workspace::{page_of, read, resolve, shown, shown_from_here};

/// Writes the drafts that would be checked, each with its form after a tab, or all that holds for each of them.
pub(super) fn show(
    args: &Args,
    tasks: &[Task],
    overrides: &Overrides,
    files: &Files,
    context: &Context,
) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    let mut exit = Exit::Success;
    for task in tasks {
        let path = shown(&task.path);
        match choice_of(task, overrides, files) {
            Ok((choice, settings)) if args.show_settings => {
                writeln!(out, "{path}")?;
                write_settings(task, &choice, &settings, args, &mut out)?;
            }
            Ok((choice, _)) => writeln!(out, "{path}\t{}", printable(id_of(choice.form.as_deref())))?,
            Err(error) => exit = context.fail(&error),
        }
    }
    out.flush()?;
    Ok(exit)
}

fn choice_of(task: &Task, overrides: &Overrides, files: &Files) -> anyhow::Result<(FormChoice, Settings)> {
    let stdin = task.source.as_os_str() == STDIN;
    let text = if stdin { read(&task.source)? } else { files.read(&task.source)? };
    let front = page_of(&task.path, &text, &Settled::default()).front_matter;
    // A side file that is broken is told by the check itself, which leaves it out.
    let kept = side::kept(&task.project, &task.path, files).unwrap_or_default();
    let settings = kept.over(task.settings());
    Ok((resolve(&task.project, &settings, overrides, &task.path, front.as_ref())?, settings))
}

fn id_of(form: Option<&Form>) -> &str {
    form.map_or("no form", |form| form.id.as_str())
}

fn write_settings(
    task: &Task,
    choice: &FormChoice,
    settings: &Settings,
    args: &Args,
    out: &mut dyn Write,
) -> io::Result<()> {
    let form = choice.form.as_deref();
    let file = task.project.config.as_deref().map_or_else(|| "none".to_owned(), shown_from_here);
    let set = settings.set.to_string();
    let ignored: Vec<&str> = settings.ignore.iter().chain(&args.filter.ignore).map(|rule| rule.id()).collect();
    let whence = choice.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    writeln!(out, "  {FILE_NAME:<10} {file}")?;
    writeln!(out, "  {:<10} {}{}", "form", printable(id_of(form)), printable(&whence))?;
    writeln!(out, "  {:<10} {}", "min-level", FindingFilter::from(&args.filter).min_level(settings))?;
    for (name, value) in [("set", set.trim().replace('\n', "; ")), ("ignore", ignored.join(", "))] {
        if !value.is_empty() {
            writeln!(out, "  {name:<10} {}", printable(&value))?;
        }
    }
    if let Some(budget) = form.map(|form| form.budget).filter(|&budget| budget > 0) {
        writeln!(out, "  {:<10} {budget}", "budget")?;
    }
    for lexicon in &task.project.lexicon_files {
        writeln!(out, "  {:<10} {}", "lexicon", shown_from_here(lexicon))?;
    }
    Ok(())
}
