//! `--watch`: the drafts are checked again whenever a file changes.
//!
//! Files are looked at a few times a second rather than watched by the system. Nothing is held that ^C would have to give back.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use super::{Args, Context, Exit, check};
use crate::workspace::side::side_path;
use crate::workspace::{Stamps, walk};

/// How often files are looked at: soon enough to feel prompt after a save, seldom enough to cost nothing.
const TICK: Duration = Duration::from_millis(250);

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

/// The drafts as they stand, and the files beside them that settle how they are judged.
fn stamps(args: &Args, context: &Context) -> Stamps {
    let mut projects = context.projects();
    let mut stamps = Stamps::default();
    for draft in walk(&args.paths, &|_| true).drafts {
        let project = projects.of(&draft.path);
        if !draft.named && !project.takes(&draft.path) {
            continue;
        }
        if !project.isolated {
            stamps.add(side_path(&project, &draft.path));
        }
        stamps.add(draft.path);
    }
    projects.all().iter().for_each(|project| stamps.join(&project.beside));
    args.overrides.form.as_deref().into_iter().for_each(|form| stamps.add(form.into()));
    stamps
}
