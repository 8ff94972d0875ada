//! `verse allow --remove` and `--prune`: removes entries from allow.toml.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{broken, found};
use crate::cli::place::Place;
use crate::cli::{Context, Exit};
use crate::judge::Rule;
use crate::text::printable;
use crate::workspace::{ALLOW_FILE, AcceptedEntry, Checker, LineWords, Overrides, Projects};
use crate::workspace::{absolute, page_of, shown, shown_from_here, take_out, walk};

/// Removes the entries of a line: of one rule, or of every rule.
pub(super) fn remove(
    place: &Place,
    rule: Option<Rule>,
    projects: &mut Projects,
    context: &Context,
) -> anyhow::Result<Exit> {
    let project = projects.of(&place.path);
    if context.tell_problems(projects) == Exit::Error {
        return Ok(Exit::Error);
    }
    let text = projects.files().read(&place.path)?;
    let page = page_of(&place.path, &text, &crate::page::Settled::default());
    let lines = LineWords::of_draft(page.physical.iter().map(|line| line.of(&text)));
    let (words, nth) = lines.of(place.line);
    let is_meant = |entry: &&AcceptedEntry| {
        (entry.words.as_str(), entry.nth) == (words, nth) && rule.is_none_or(|rule| rule == entry.rule)
    };
    let accepted = project.accepted.as_ref();
    let own = accepted.map(|accepted| accepted.of_draft(&absolute(&place.path))).unwrap_or_default();
    let meant: Vec<AcceptedEntry> = own.into_iter().filter(is_meant).cloned().collect();
    let (Some(accepted), false) = (accepted, meant.is_empty()) else {
        let what = rule.map_or_else(|| "nothing".to_owned(), |rule| format!("no `{}`", rule.id()));
        anyhow::bail!(
            "{}:{}: {what} is accepted there; `verse allow list` shows what is",
            shown(&place.path),
            place.line
        );
    };
    write(BTreeMap::from([(accepted.path.clone(), meant)]), context)
}

/// Removes the entries that match no finding, of the drafts below a path and of drafts that are gone.
pub(super) fn prune(path: &Path, projects: &mut Projects, context: &Context) -> anyhow::Result<Exit> {
    let listing = walk(&[path.to_owned()], &|_| true);
    let mut exit = context.tell_listing(&listing);
    let within = if path.is_dir() { path.join("-") } else { path.to_owned() };
    let mut drafts: Vec<PathBuf> = listing.drafts.into_iter().map(|draft| draft.path).collect();
    let paths: Vec<&Path> = drafts.iter().map(PathBuf::as_path).chain([within.as_path()]).collect();
    if broken(&paths, projects, context) {
        return Ok(Exit::Error);
    }
    let mut unused: BTreeMap<PathBuf, Vec<AcceptedEntry>> = BTreeMap::new();
    for accepted in projects.all().iter().filter_map(|project| project.accepted.as_ref()) {
        let folder = accepted.path.parent().unwrap_or(&accepted.path);
        let is_gone = |entry: &&AcceptedEntry| !folder.join(&entry.path).exists();
        let is_below = |entry: &&AcceptedEntry| folder.join(&entry.path).starts_with(absolute_folder(path));
        let gone = accepted.entries.iter().filter(is_gone).filter(is_below);
        unused.entry(accepted.path.clone()).or_default().extend(gone.cloned());
    }
    let overrides = Overrides::default();
    let mut checker = Checker::new(&overrides);
    drafts.retain(|draft| {
        let project = projects.of(draft);
        project.accepted.as_ref().is_some_and(|accepted| !accepted.of_draft(&absolute(draft)).is_empty())
    });
    for draft in drafts {
        match found(&draft, &mut checker, projects) {
            Ok(departures) => unused.entry(departures.file).or_default().extend(departures.unused),
            // A draft that cannot be judged keeps its entries.
            Err(error) => exit = context.fail(&error),
        }
    }
    unused.retain(|_, entries| !entries.is_empty());
    if unused.is_empty() {
        context.remark(format_args!("nothing to take out of {ALLOW_FILE}"));
        return Ok(exit);
    }
    Ok(exit.max(write(unused, context)?))
}

/// A folder as an absolute path, links resolved; a draft as itself.
fn absolute_folder(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}

/// Removes the entries from their files, and lists them.
fn write(wanted: BTreeMap<PathBuf, Vec<AcceptedEntry>>, context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    for (file, entries) in wanted {
        let taken = take_out(&file, &entries)?;
        let folder = file.parent().unwrap_or(&file);
        for entry in &entries {
            let (path, words) = (shown_from_here(&folder.join(&entry.path)), printable(&entry.words));
            writeln!(out, "{path}  {}  \"{words}\"  {}", entry.rule.id(), printable(&entry.reason))?;
        }
        out.flush()?;
        let noun = if taken == 1 { "entry" } else { "entries" };
        context.remark(format_args!("{}: {taken} {noun} taken out", shown_from_here(&file)));
    }
    Ok(Exit::Success)
}
