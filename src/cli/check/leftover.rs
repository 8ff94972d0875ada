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

/// The leftovers as findings on their allow.toml, one report a file; entries whose draft is gone are among them.
pub(super) fn reports(tasks: &[Task], files: &Files, mut found: Vec<Leftover>, selection: &Selection) -> Vec<Checked> {
    let settings = Settings::default();
    if !selection.takes(&settings, Rule::UnusedAllow) || selection.min_level(&settings) > Severity::Warning {
        return Vec::new();
    }
    let books: BTreeMap<&Path, &Book> =
        tasks.iter().filter_map(|task| task.project.allowed.as_ref()).map(|book| (book.path.as_path(), book)).collect();
    for (path, book) in books {
        let folder = path.parent().unwrap_or(path);
        let is_there = |entry: &Entry| is_below(&entry.path) && files.is_file(&folder.join(&entry.path));
        let gone = book.entries.iter().filter(|entry| !is_there(entry));
        found.extend(gone.map(|entry| Leftover::of_missing_draft(book, entry)));
    }
    let mut by_book: BTreeMap<&Path, BTreeSet<&Leftover>> = BTreeMap::new();
    for leftover in &found {
        by_book.entry(&leftover.book).or_default().insert(leftover);
    }
    let report = |(path, leftovers): (&Path, BTreeSet<&Leftover>)| Checked {
        path: input::shown_from_here(path),
        findings: leftovers.into_iter().map(Leftover::finding).collect(),
        ..Checked::default()
    };
    by_book.into_iter().map(report).collect()
}

/// Whether a path leads down only: what stands elsewhere is no draft of the file's, and nobody's business.
fn is_below(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
