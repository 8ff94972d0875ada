//! `verse hook`: checks the staged drafts of a commit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::check::{Engine, FilterArgs, Task};
use super::values::offered;
use super::{Context, Exit};
use crate::render::Format;
use crate::render::check::FORMATS;
use crate::workspace::git::{self, Snapshot, git, text};
use crate::workspace::{
    FILE_NAME, Files, Overrides, Projects, Scope, absolute, has_draft_extension, shown, shown_from_here,
};

/// Install the git hook that checks drafts before each commit.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub action: Action,
}

/// What to do with the hook.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// Write the hook into the repository's hooks folder.
    Install {
        /// Put a hook that is there already aside, and run it first; write into a hooks folder that other repositories share.
        #[arg(long)]
        force: bool,
    },
    /// Take the hook away again, and bring back one that was put aside.
    Uninstall,
    /// Check the staged drafts, as the hook does.
    Run {
        /// How findings are shown.
        #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
        output_format: Format,
        /// Judge every poem as finished.
        #[arg(long)]
        finished: bool,
        /// Which findings are shown.
        #[command(flatten)]
        filter: FilterArgs,
    },
}

/// Runs `verse hook`.
pub fn run(args: Args, context: &Context) -> anyhow::Result<Exit> {
    match args.action {
        Action::Install { force } => install(force, context),
        Action::Uninstall => uninstall(context),
        Action::Run { output_format, finished, filter } => {
            let overrides = Overrides { finished, ..Overrides::default() };
            let engine = Engine { overrides, filter: (&filter).into(), format: output_format, ..Engine::default() };
            check_staged(&engine, context)
        }
    }
}

/// Refuses a folder that is not this repository's alone: one that husky writes anew each time, or one of all repositories.
fn refuse_shared(folder: &Path, force: bool) -> anyhow::Result<()> {
    if folder.ends_with(".husky/_") {
        let own = folder.with_file_name("pre-commit");
        bail!("husky keeps the hooks of this repository; add the line `verse hook run` to {}", shown_from_here(&own));
    }
    let is_set = |scope: &[&str]| git([&["config"], scope, &["--get", "core.hooksPath"]].concat()).is_ok();
    if !force && is_set(&[]) && !is_set(&["--local"]) && !is_set(&["--worktree"]) {
        bail!(
            "core.hooksPath is set for all your repositories, and a hook in {} runs in each of them; say --force to write it \
             there, or give this repository a folder of its own: git config core.hooksPath .git/hooks",
            shown_from_here(folder)
        );
    }
    Ok(())
}

/// The line that marks a hook as ours.
const MARK: &str = "# Written by `verse hook install`; `verse hook uninstall` takes it away.";

/// The name of an earlier hook while ours is in its place.
const ASIDE: &str = "pre-commit.before-verse";

fn install(force: bool, context: &Context) -> anyhow::Result<Exit> {
    let folder = hooks_folder()?;
    let hook = folder.join("pre-commit");
    refuse_shared(&folder, force)?;
    if hook.exists() && !is_ours(&hook)? {
        if !force {
            bail!(
                "{} is there already; add the line `verse hook run || exit 1` to it, or say --force to run it before ours",
                shown_from_here(&hook)
            );
        }
        let aside = folder.join(ASIDE);
        if aside.symlink_metadata().is_ok() {
            bail!(
                "{} was put aside before and would be lost; join it with {} by hand, or move it away",
                shown_from_here(&aside),
                shown_from_here(&hook)
            );
        }
        fs::rename(&hook, aside).with_context(|| format!("cannot put {} aside", shown(&hook)))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", shown(&folder)))?;
    write_executable(&hook, &script(&context.program()?)).with_context(|| format!("cannot write {}", shown(&hook)))?;
    context.remark(format_args!("{}: drafts are checked before each commit", shown_from_here(&hook)));
    Ok(Exit::Success)
}

fn uninstall(context: &Context) -> anyhow::Result<Exit> {
    let folder = hooks_folder()?;
    let (hook, aside) = (folder.join("pre-commit"), folder.join(ASIDE));
    if !hook.exists() {
        context.remark("there is no pre-commit hook");
        return Ok(Exit::Success);
    }
    if !is_ours(&hook)? {
        bail!("{} was not written by verse; it stays", shown_from_here(&hook));
    }
    fs::remove_file(&hook).with_context(|| format!("cannot take {} away", shown(&hook)))?;
    if aside.exists() {
        fs::rename(&aside, &hook).with_context(|| format!("cannot bring {} back", shown(&aside)))?;
    }
    context.remark(format_args!("{}: taken away", shown_from_here(&hook)));
    Ok(Exit::Success)
}

/// Checks the next commit: drafts, verse.toml, forms and lexicons as they are staged.
///
/// Prints nothing about drafts without a form, or about a commit without findings.
fn check_staged(engine: &Engine, context: &Context) -> anyhow::Result<Exit> {
    let index = Snapshot::index()?;
    let mut staged = git::staged(index.root())?;
    staged.retain(|path| index.holds(path));
    if staged.is_empty() {
        return Ok(Exit::Success);
    }
    // Staged paths, and the paths in verse.toml, count from the top of the repository, where git runs its hooks.
    std::env::set_current_dir(index.root()).context("cannot go to the top of the repository")?;
    let scope = Scope { project_only: true, ..context.scope() };
    let configs: Vec<PathBuf> =
        index.files().filter(|path| path.file_name().is_some_and(|name| name == FILE_NAME)).cloned().collect();
    let mut projects = Projects::among(Files::Git(index), &scope);
    let beside = staged_beside(&staged, &configs, &mut projects);
    let tasks = staged.into_iter().map(|path| Task::new(path.clone(), path, &mut projects).found());
    let tasks: Vec<Task> = tasks.filter(|task| task.project.takes(&task.path)).collect();
    if tasks.is_empty() && !beside {
        return Ok(Exit::Success);
    }
    let broken = context.tell_problems(&projects);
    let found = engine.run(&tasks, projects.files(), &[], &context.quiet_unless_verbose(), &mut context.stdout())?;
    if broken.max(found) != Exit::Success {
        context.remark("The commit is held back; `git commit --no-verify` lets it through.");
    }
    Ok(broken.max(found))
}

/// Whether a staged file decides how drafts are judged: settings, forms, lexicons, accepted departures.
///
/// Their projects are then opened, so that the hook reports broken files even where no draft of theirs is staged.
fn staged_beside(staged: &[PathBuf], configs: &[PathBuf], projects: &mut Projects) -> bool {
    let is_draft = |path: &PathBuf| has_draft_extension(path);
    if staged.iter().all(is_draft) {
        return false;
    }
    for config in configs {
        projects.of(config);
    }
    let all = projects.all();
    staged.iter().any(|path| all.iter().any(|project| project.beside.know(&absolute(path))))
}

/// The folder in which git looks for hooks: core.hooksPath, or the repository's own.
fn hooks_folder() -> anyhow::Result<PathBuf> {
    let folder = text(git(["rev-parse", "--git-path", "hooks"])?)?;
    Ok(PathBuf::from(folder.trim_end_matches('\n')))
}

fn is_ours(hook: &Path) -> anyhow::Result<bool> {
    let bytes = fs::read(hook).with_context(|| format!("cannot read {}", shown(hook)))?;
    Ok(String::from_utf8_lossy(&bytes).lines().any(|line| line == MARK))
}

/// The text of the hook: it runs an earlier hook first, then the `verse` in the path, or else the one that wrote it.
fn script(verse: &Path) -> String {
    let verse = verse.to_string_lossy().replace('\'', r"'\''");
    format!(
        "#!/bin/sh\n{MARK}\n\
         before=$(dirname \"$0\")/{ASIDE}\n\
         if [ -x \"$before\" ]; then \"$before\" \"$@\" || exit; fi\n\
         if command -v verse > /dev/null 2>&1; then exec verse hook run; fi\n\
         exec '{verse}' hook run\n"
    )
}

fn write_executable(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
