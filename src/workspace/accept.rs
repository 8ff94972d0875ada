//! Accepting departures: entries added to allow.toml.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

use super::accepted::{Accepted, AcceptedEntry, FILE_NAME, LineWords};
use super::bounds::Bounds;
use super::file::ConfigError;
use super::paths::{absolute, shown, shown_from_here};
use super::project::Project;
use super::store::{Change, StoreError, update};
use crate::analysis::Poem;
use crate::judge::{Finding, Rule};

/// A draft's findings with what an entry needs to know of their lines.
#[derive(Debug)]
pub struct Departures {
    /// The file they are accepted in.
    pub file: PathBuf,
    draft: PathBuf,
    /// The draft as the file's entries write it; `None` where it lies outside the file's folder.
    key: Option<String>,
    lines: LineWords,
    /// The findings that are not accepted yet.
    pub findings: Vec<Finding>,
    /// The rules that were accepted before, each with its line, counted from 1.
    pub accepted: Vec<(u32, Rule)>,
}

/// Why departures cannot be accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The draft is no file below the folder of the file of accepted departures.
    #[error(
        "{draft} lies outside the folder of {file}, which speaks of the drafts below it; leave out --config to accept it"
    )]
    Outside {
        /// The draft as shown.
        draft: String,
        /// The file as shown.
        file: String,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is in the file is no list of accepted departures.
    #[error(transparent)]
    Broken(#[from] ConfigError),
    /// What is in the file is no TOML.
    #[error("cannot add to {file}: {why}")]
    Syntax {
        /// The file as shown.
        file: String,
        /// What is wrong with it; in the message already, so it is no source.
        why: TomlError,
    },
}

impl Departures {
    /// These findings of a draft, without those that were accepted before.
    pub fn new(project: &Project, path: &Path, text: &str, poem: &Poem, mut findings: Vec<Finding>) -> Self {
        let lines = LineWords::of_draft(poem.page.physical.iter().map(|line| line.of(text)));
        let place = absolute(path);
        let folder = match &project.config {
            Some(_) => project.folder(),
            None => place.parent().map(Path::to_owned).unwrap_or_default(),
        };
        let new = || Accepted::new(folder.join(FILE_NAME), Vec::new());
        let file = project.accepted.clone().unwrap_or_else(new);
        let all: Vec<(u32, Rule)> = findings.iter().map(|finding| (finding.line, finding.rule)).collect();
        file.apply(&place, &lines, &mut findings);
        let is_left = |known: &(u32, Rule)| findings.iter().any(|finding| (finding.line, finding.rule) == *known);
        let accepted = all.into_iter().filter(|known| !is_left(known)).collect();
        Self { key: file.key(&place), file: file.path, draft: path.to_owned(), lines, findings, accepted }
    }

    /// Adds the findings to the file, leaving every byte of what is in it; none, and nothing is written.
    ///
    /// # Errors
    /// When the draft lies outside the file's folder, or the file cannot be read, understood or written.
    pub fn accept(&self, reason: &str) -> Result<(), AcceptError> {
        Self::accept_all(std::slice::from_ref(self), reason)
    }

    /// Adds the findings of many drafts, each file written once.
    ///
    /// # Errors
    /// As [`Departures::accept`] has them; what lies outside its file's folder is found before anything is written.
    pub fn accept_all(all: &[Self], reason: &str) -> Result<(), AcceptError> {
        let mut wanted: BTreeMap<&Path, Vec<AcceptedEntry>> = BTreeMap::new();
        for departures in all.iter().filter(|departures| !departures.findings.is_empty()) {
            wanted.entry(&departures.file).or_default().extend(departures.entries(reason)?);
        }
        for (file, entries) in wanted {
            let bounds = Bounds::of(file.parent().unwrap_or(Path::new(".")));
            bounds.guard(file).map_err(|why| StoreError::write(file, why))?;
            update(file, |text| added(file, text, &entries))?;
        }
        Ok(())
    }

    /// One entry for each rule on each line that differs in its words or their count.
    fn entries(&self, reason: &str) -> Result<Vec<AcceptedEntry>, AcceptError> {
        let Some(key) = &self.key else {
            return Err(AcceptError::Outside { draft: shown(&self.draft), file: shown_from_here(&self.file) });
        };
        let entry = |finding: &Finding| {
            let (words, nth) = self.lines.of(finding.line);
            let (path, words, reason) = (key.clone(), words.to_owned(), reason.to_owned());
            AcceptedEntry { path, rule: finding.rule, words, nth, reason, line: 0 }
        };
        Ok(self.findings.iter().map(entry).collect())
    }
}

/// The file's text with these entries at its end, but for those that are in it already.
fn added(file: &Path, text: Option<String>, entries: &[AcceptedEntry]) -> Result<Change, AcceptError> {
    let shown = shown_from_here(file);
    let text = text.unwrap_or_else(|| HEAD.to_owned());
    let there = Accepted::read(file, &shown, &text)?;
    let mut known: HashSet<_> = there.entries.iter().map(AcceptedEntry::key).collect();
    let mut tables = ArrayOfTables::new();
    for entry in entries {
        if known.insert(entry.key()) {
            tables.push(table(entry));
        }
    }
    if tables.is_empty() {
        return Ok(Change::Nothing);
    }
    let mut added = DocumentMut::new();
    added.insert("allow", Item::ArrayOfTables(tables));
    let joined = format!("{}\n\n{}", text.trim_end(), added.to_string().trim_start());
    joined.parse::<DocumentMut>().map_err(|why| AcceptError::Syntax { file: shown, why })?;
    Ok(Change::Write(joined))
}

fn table(accepted: &AcceptedEntry) -> Table {
    let mut entry = Table::new();
    entry.insert("path", value(&accepted.path));
    entry.insert("rule", value(accepted.rule.id()));
    entry.insert("words", value(&accepted.words));
    if accepted.nth > 1 {
        entry.insert("nth", value(i64::from(accepted.nth)));
    }
    entry.insert("reason", value(&accepted.reason));
    entry
}

/// What a new file begins with.
const HEAD: &str = "# Departures the poet accepted (`verse allow`), each known by its line's words.\n";
