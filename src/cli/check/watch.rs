//! `--watch`: the drafts are checked again whenever a file changes.
//!
//! The system reports changes, at no cost while there are none. Nothing needs to be restored after ^C.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::Instant;

use super::events::{FileEvents, folder_of_change};
use super::{Args, Context, Exit, check};
use crate::workspace::side::side_path;
use crate::workspace::{Stamps, walk_leaving};

/// Checks again and again until the process is ended.
pub(super) fn watch(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let page = std::io::stdout().is_terminal();
    let mut events = FileEvents::new();
    let mut last = None;
    loop {
        let begun = Instant::now();
        let mut now = survey(args, context);
        while events.follow(now.folders) {
            now = survey(args, context);
        }
        let looking = begun.elapsed();
        if last.as_ref() != Some(&now.stamps) {
            turn_page(args, context, page)?;
            last = Some(now.stamps);
        }
        events.wait(looking);
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

/// The files that a check depends on.
struct Survey {
    /// The stamps of the drafts, and of the files beside them that decide how they are judged.
    stamps: Stamps,
    /// The folders in which one of them, or a new draft, may change.
    folders: BTreeSet<PathBuf>,
}

fn survey(args: &Args, context: &Context) -> Survey {
    let mut projects = super::projects(args, context);
    let mut stamps = Stamps::default();
    let listing = walk_leaving(args.left_out(), &args.paths, &|_| true);
    for draft in listing.drafts {
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
    let mut folders: BTreeSet<PathBuf> = listing.folders.into_iter().collect();
    let parents: BTreeSet<PathBuf> = stamps.parents().chain(args.paths.iter().cloned()).collect();
    folders.extend(parents.into_iter().filter_map(|path| folder_of_change(&path.join("-"))));
    folders.extend(args.paths.iter().filter_map(|path| folder_of_change(path)));
    Survey { stamps, folders }
}
