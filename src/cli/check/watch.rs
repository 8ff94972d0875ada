//! `--watch`: the drafts are checked again whenever a file changes.
//!
//! Files are looked at a few times a second rather than watched by the system: an editor may write a file in place, or put
//! another in its place, and both are a new time or length here. Nothing is held that ^C would have to give back.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Args, Context, Exit, check};
use crate::cli::config::Projects;
use crate::cli::input;

/// How often files are looked at: soon enough to feel prompt after a save, seldom enough to cost nothing.
const TICK: Duration = Duration::from_millis(250);

/// What is known of a file without reading it.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// Checks again and again until the process is ended.
pub(super) fn watch(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let page = std::io::stdout().is_terminal();
    let mut last = None;
    loop {
        let now = stamps(args, context);
        if last.as_ref() != Some(&now) {
            turn_page(args, context, page)?;
            last = Some(now);
        }
        std::thread::sleep(TICK);
    }
}

/// Checks once. On a terminal the old page is wiped and the new one drawn within one synchronized update, so that it does
/// not flicker; a terminal that knows no such updates leaves the marks of it out.
fn turn_page(args: &Args, context: &Context, page: bool) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout();
    if page {
        stdout.write_all(b"\x1b[?2026h\x1b[H\x1b[2J")?;
        stdout.flush()?;
    }
    let checked = check(args, context);
    if page {
        stdout.write_all(b"\x1b[?2026l")?;
        stdout.flush()?;
    }
    match checked {
        Ok(_) => Ok(()),
        Err(error) if crate::cli::output::is_broken_pipe(&error) => Err(error),
        // A form file may be half written just now; the next save is another try.
        Err(error) => {
            context.fail(&error);
            Ok(())
        }
    }
}

/// The drafts, and the files beside them that settle how they are judged.
fn stamps(args: &Args, context: &Context) -> Vec<Stamp> {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let mut stamps: Vec<Stamp> = Vec::new();
    for draft in input::walk(&args.paths, &|_| true).drafts {
        if draft.named || projects.of(&draft.path).takes(&draft.path) {
            projects.of(&draft.path);
            stamps.push(stamp(&draft.path));
        }
    }
    for project in projects.all() {
        let book = project.allowed.iter().map(|book| &book.path);
        let beside = project.config.iter().chain(&project.form_files).chain(&project.lexicon_files).chain(book);
        stamps.extend(beside.map(|path| stamp(path)));
    }
    stamps.extend(args.asked.form.as_deref().map(|form| stamp(Path::new(form))));
    stamps
}

fn stamp(path: &Path) -> Stamp {
    let about = path.metadata().ok().and_then(|about| Some((about.modified().ok()?, about.len())));
    (path.to_owned(), about)
}
