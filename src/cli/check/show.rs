//! `--show-files` and `--show-settings`: the drafts that would be checked, and their settings.

use std::io::{self, Write};

use super::task::Task;
use super::{Args, Exit};
use crate::cli::Context;
use crate::form::Form;
use crate::page::{FrontMatter, Settled};
use crate::text::printable;
use crate::workspace::{
    FILE_NAME, Files, FindingFilter, FormChoice, OverrideTexts, Overrides, Project, STDIN, Settings,
};
use crate::workspace::{HeldKey, Voices, page_of, read, resolve, shown, shown_from_here, side};

/// Writes the drafts that would be checked, each with its form after a tab, or with all of its settings in
/// force.
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
        match Asked::of(task, overrides, files) {
            Ok(asked) if args.show_settings => {
                writeln!(out, "{path}")?;
                asked.write(task, args, files, &mut out)?;
            }
            Ok(asked) => writeln!(out, "{path}\t{}", printable(id_of(asked.choice.form.as_deref())))?,
            Err(error) => exit = context.fail(&error),
        }
    }
    out.flush()?;
    Ok(exit)
}

/// What is asked of a draft.
struct Asked {
    choice: FormChoice,
    settings: Settings,
    front: Option<FrontMatter>,
}

impl Asked {
    fn of(task: &Task, overrides: &Overrides, files: &Files) -> anyhow::Result<Self> {
        let stdin = task.source.as_os_str() == STDIN;
        let text = if stdin { read(&task.source)? } else { files.read(&task.source)? };
        let front = page_of(&task.path, &text, &Settled::default()).front_matter;
        // The check itself reports a broken side file, and leaves it out.
        let kept = side::kept(&task.project, &task.path, files).unwrap_or_default();
        let settings = kept.over(task.settings());
        let choice = resolve(&task.project, &settings, overrides, &task.path, front.as_ref())?;
        Ok(Self { choice, settings, front })
    }

    fn write(&self, task: &Task, args: &Args, files: &Files, out: &mut dyn Write) -> io::Result<()> {
        let (texts, filter) = (OverrideTexts::from(&args.overrides), FindingFilter::from(&args.filter));
        let voices = Voices {
            project: &task.project,
            settings: &self.settings,
            texts: &texts,
            filter: &filter,
            path: &task.path,
            front: self.front.as_ref(),
        };
        for HeldKey { key, value, source } in voices.held(&self.choice) {
            let whence = if source.is_empty() { source } else { format!(" ({source})") };
            writeln!(out, "  {key:<10} {}{}", printable(&value), printable(&whence))?;
        }
        for pattern in &args.exclude {
            writeln!(out, "  {:<10} {} (--exclude)", "exclude", printable(pattern))?;
        }
        write_files(task, files, out)
    }
}

fn id_of(form: Option<&Form>) -> &str {
    form.map_or("no form", |form| form.id.as_str())
}

/// Writes the files that a draft's settings come from.
fn write_files(task: &Task, files: &Files, out: &mut dyn Write) -> io::Result<()> {
    let project: &Project = &task.project;
    for (key, patterns, place) in project.file_patterns() {
        writeln!(out, "  {key:<10} {} ({})", printable(patterns), printable(place))?;
    }
    let config = project.config.as_deref().map_or_else(|| "none".to_owned(), shown_from_here);
    writeln!(out, "  {FILE_NAME:<10} {config}")?;
    let side = side::side_path(project, &task.path);
    let side = Some(side).filter(|side| !project.isolated && !project.is_untracked(side) && files.is_file(side));
    let rows = [
        ("extend", project.extended.as_slice()),
        ("forms", &project.form_files),
        ("lexicon", &project.lexicon_files),
        ("side file", side.as_slice()),
        ("allow.toml", project.accepted.as_ref().map_or(&[], |accepted| std::slice::from_ref(&accepted.path))),
    ];
    for (key, paths) in rows {
        paths.iter().try_for_each(|path| writeln!(out, "  {key:<10} {}", shown_from_here(path)))?;
    }
    Ok(())
}
