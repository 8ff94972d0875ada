//! `verse doctor`: the settings, forms and lexicons found, and the abilities of the terminal.

use std::io::{IsTerminal as _, Write as _};

use super::{Context, Exit};
use crate::lexicon;
use crate::workspace::git::{git, text};
use crate::workspace::voice::own_file_checked;
use crate::workspace::{FILE_NAME, STDIN, config_folder, shown, shown_from_here};

/// Print what was found: settings, forms, lexicons, the hook, the terminal.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `verse doctor` for the working directory; exit 2 when something is broken.
pub fn run(_: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(STDIN.as_ref());
    let mut out = context.stdout();
    let mut row = |name: &str, value: &str| writeln!(out, "{name:<12} {value}");
    row("verse", env!("CARGO_PKG_VERSION"))?;
    row("dictionary", &format!("{} pronunciations", lexicon::dictionary().len()))?;
    row(FILE_NAME, &project.config.as_deref().map_or_else(|| "none found".to_owned(), shown_from_here))?;
    let own: Vec<&str> = project.registry.own_files().collect();
    row("forms", &format!("{}, {} of them yours", project.registry.list().len(), own.len()))?;
    own.iter().try_for_each(|path| row("", path))?;
    row("lexicons", &project.lexicon_files.len().to_string())?;
    project.lexicon_files.iter().try_for_each(|path| row("", &shown_from_here(path)))?;
    row("accepted", &project.accepted.as_ref().map_or(0, |accepted| accepted.entries.len()).to_string())?;
    row("your folder", &config_folder().as_deref().map_or_else(|| "none".to_owned(), shown))?;
    let own_file = own_file_checked();
    let editor = own_file.as_ref().map(|path| path.as_deref().map_or_else(|| "none found".to_owned(), shown));
    row("editor.toml", editor.as_deref().unwrap_or("broken; see below"))?;
    row("git hooks", &hooks())?;
    row("terminal", &terminal())?;
    out.flush()?;
    let exit = context.tell_problems(&projects);
    match own_file {
        Ok(_) => Ok(exit),
        Err(error) => Err(error.into()),
    }
}

fn hooks() -> String {
    let folder = git(["rev-parse", "--git-path", "hooks"]).and_then(text);
    let Ok(folder) = folder else { return "no git repository here".to_owned() };
    let hook = std::path::Path::new(folder.trim_end_matches('\n')).join("pre-commit");
    let state = if hook.exists() { "is there" } else { "none; `verse hook install` writes one" };
    format!("{}: {state}", shown(&hook))
}

fn terminal() -> String {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let name = variable("TERM").unwrap_or_else(|| "unknown".to_owned());
    let shown = if std::io::stdout().is_terminal() { "a terminal" } else { "not a terminal" };
    let colors = match (variable("NO_COLOR"), variable("COLORTERM")) {
        (Some(_), _) => "no color (NO_COLOR)",
        (None, Some(_)) => "24-bit color",
        (None, None) => "color by TERM",
    };
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_else(|| "no locale".to_owned());
    format!("{name}, {shown}, {colors}, {locale}")
}
