//! Accepted departures that are no longer there: `unused-allow`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::engine::Task;
use super::selection::Selection;
use crate::cli::allow::{Book, Entry};
use crate::cli::config::Settings;
use crate::cli::files::Files;
use crate::cli::input;
use crate::judge::{Finding, Rule, Severity};
use crate::render::check::Checked;

/// An entry of allow.toml with nothing to accept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Leftover {
    /// The file, as an absolute path.
    book: PathBuf,
    /// The entry's line in it.
    line: u32,
    message: String,
}

impl Leftover {
    /// The leftover of an entry whose draft was checked.
    pub(super) fn new(book: &Book, entry: &Entry) -> Self {
        let message = format!("nothing to accept: {} has no `{}` on \"{}\"", entry.path, entry.rule.id(), entry.words);
        Self { book: book.path.clone(), line: entry.line, message }
    }

    fn of_missing_draft(book: &Book, entry: &Entry) -> Self {
        let message = format!("nothing to accept: there is no {}", entry.path);
        Self { book: book.path.clone(), line: entry.line, message }
    }

    fn finding(&self) -> Finding {
        Finding {
            rule: Rule::UnusedAllow,
            severity: Severity::Warning,
            line: self.line,
            column: 1,
            end_line: self.line,
            end_column: 1,
            message: self.message.clone(),
            help: "The line changed, or was mended: take the entry out.".to_owned(),
            related: Vec::new(),
            guess: None,
        }
    }
}

/// The leftovers as findings on their allow.toml, one report a file, and whether they fail the run; entries whose draft is
/// gone are among them. What is shown, and what fails, is settled by the project the file belongs to.
pub(super) fn reports(
    tasks: &[Task],
    files: &Files,
    mut found: Vec<Leftover>,
    selection: &Selection,
) -> Vec<(Checked, bool)> {
    let known = tasks.iter().filter_map(|task| Some((task.project.allowed.as_ref()?, task.project.base_settings())));
    let mut books: BTreeMap<&Path, (&Book, &Settings)> =
        known.map(|(book, settings)| (book.path.as_path(), (book, settings))).collect();
    books.retain(|_, (_, settings)| {
        selection.takes(settings, Rule::UnusedAllow) && selection.min_level(settings) <= Severity::Warning
    });
    for (path, (book, _)) in &books {
        let folder = path.parent().unwrap_or(path);
        let is_there = |entry: &Entry| is_below(&entry.path) && files.is_file(&folder.join(&entry.path));
        let gone = book.entries.iter().filter(|entry| !is_there(entry));
        found.extend(gone.map(|entry| Leftover::of_missing_draft(book, entry)));
    }
    let mut by_book: BTreeMap<&Path, BTreeSet<&Leftover>> = BTreeMap::new();
    for leftover in &found {
        by_book.entry(&leftover.book).or_default().insert(leftover);
    }
    let report = |(path, leftovers): (&Path, BTreeSet<&Leftover>)| {
        let (_, settings) = books.get(path)?;
        let findings: Vec<Finding> = leftovers.into_iter().map(Leftover::finding).collect();
        let fails = selection.failing(settings, &findings) > 0;
        Some((Checked { path: input::shown_from_here(path), findings, ..Checked::default() }, fails))
    };
    by_book.into_iter().filter_map(report).collect()
}

/// Whether a path leads down only: what stands elsewhere is no draft of the file's, and nobody's business.
fn is_below(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
