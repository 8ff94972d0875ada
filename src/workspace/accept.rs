//! Accepting departures: entries added to allow.toml.

use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

use super::accepted::{Accepted, FILE_NAME, LineWords};
use super::bounds::Bounds;
use super::paths::{absolute, shown, shown_from_here};
use super::project::Project;
use super::read::{self, ReadError};
use super::store::replace;
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
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What is in the file is no TOML.
    #[error("cannot add to {file}: {why}")]
    Syntax {
        /// The file as shown.
        file: String,
        /// What is wrong with it; in the message already, so it is no source.
        why: TomlError,
    },
    /// The file cannot be written.
    #[error("cannot write {file}: {why}")]
    Write {
        /// The file as shown.
        file: String,
        /// What the system says; in the message already, so it is no source.
        why: io::Error,
    },
}

impl Departures {
    /// These findings of a draft, without those that were accepted before.
    pub fn new(project: &Project, path: &Path, text: &str, poem: &Poem, mut findings: Vec<Finding>) -> Self {
        let lines = LineWords::of_draft(poem.draft.lines.iter().map(|line| line.span.of(text)));
        let place = absolute(path);
        let folder = match &project.config {
            Some(_) => project.folder(),
            None => place.parent().map(Path::to_owned).unwrap_or_default(),
        };
        let new = || Accepted { path: folder.join(FILE_NAME), entries: Vec::new() };
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
        if self.findings.is_empty() {
            return Ok(());
        }
        let file = || shown_from_here(&self.file);
        let Some(key) = &self.key else {
            return Err(AcceptError::Outside { draft: shown(&self.draft), file: file() });
        };
        let text = if self.file.exists() { read::read(&self.file)? } else { HEAD.to_owned() };
        let mut added = DocumentMut::new();
        added.insert("allow", Item::ArrayOfTables(self.entries(key, reason)));
        let joined = format!("{}\n\n{}", text.trim_end(), added.to_string().trim_start());
        let bounds = Bounds::of(self.file.parent().unwrap_or(Path::new(".")));
        bounds.guard(&self.file).map_err(|why| AcceptError::Write { file: file(), why })?;
        joined.parse::<DocumentMut>().map_err(|why| AcceptError::Syntax { file: file(), why })?;
        replace(&self.file, joined.as_bytes()).map_err(|why| AcceptError::Write { file: file(), why })
    }

    /// One entry for each rule on each line that differs in its words or their count.
    fn entries(&self, key: &str, reason: &str) -> ArrayOfTables {
        let mut entries = ArrayOfTables::new();
        let mut known: Vec<(Rule, &str, u32)> = Vec::new();
        for finding in &self.findings {
            let (words, nth) = self.lines.of(finding.line);
            if !known.contains(&(finding.rule, words, nth)) {
                known.push((finding.rule, words, nth));
                entries.push(entry(key, finding.rule, words, nth, reason));
            }
        }
        entries
    }
}

fn entry(path: &str, rule: Rule, words: &str, nth: u32, reason: &str) -> Table {
    let mut entry = Table::new();
    entry.insert("path", value(path));
    entry.insert("rule", value(rule.id()));
    entry.insert("words", value(words));
    if nth > 1 {
        entry.insert("nth", value(i64::from(nth)));
    }
    entry.insert("reason", value(reason));
    entry
}

/// What a new file begins with.
const HEAD: &str = "# Departures the poet accepted (`verse allow`), each known by its line's words.\n";
