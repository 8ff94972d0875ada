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

/// A draft's findings with the words of their lines, from which entries are made.
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
    /// The rules accepted earlier, each with its line, counted from 1.
    pub accepted: Vec<(u32, Rule)>,
    /// The entries of the draft that no longer match a finding.
    pub unused: Vec<AcceptedEntry>,
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
    /// The file has content that is no list of accepted departures.
    #[error(transparent)]
    Broken(#[from] ConfigError),
    /// The file's entries are not written as tables.
    #[error("cannot take entries out of {0}: `allow` is written in another way than [[allow]]")]
    NoTables(String),
    /// The file is no TOML.
    #[error("cannot change {file}: {why}")]
    Syntax {
        /// The file as shown.
        file: String,
        /// What is wrong with it; in the message already, so it is no source.
        why: TomlError,
    },
}

impl Departures {
    /// These findings of a draft, without those accepted earlier.
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
        let (_, unused) = file.apply(&place, &lines, &mut findings);
        let unused = unused.into_iter().cloned().collect();
        let is_left = |known: &(u32, Rule)| findings.iter().any(|finding| (finding.line, finding.rule) == *known);
        let accepted = all.into_iter().filter(|known| !is_left(known)).collect();
        Self { key: file.key(&place), file: file.path, draft: path.to_owned(), lines, findings, accepted, unused }
    }

    /// Adds the findings to the file and keeps every byte in it; writes nothing where there are no findings.
    ///
    /// # Errors
    /// When the draft lies outside the file's folder, or the file cannot be read, understood or written.
    pub fn accept(&self, reason: &str) -> Result<(), AcceptError> {
        Self::accept_all(std::slice::from_ref(self), reason)
    }

    /// Adds the findings of many drafts, each file written once.
    ///
    /// # Errors
    /// The same as [`Departures::accept`]; a draft outside its file's folder is found before anything is written.
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

/// Removes these entries, as read from it, from a file of accepted departures; returns how many it removed.
///
/// Entries that another program changed meanwhile are kept, and so is every comment.
///
/// # Errors
/// When the file cannot be read, understood or written.
pub fn take_out(file: &Path, entries: &[AcceptedEntry]) -> Result<usize, AcceptError> {
    let bounds = Bounds::of(file.parent().unwrap_or(Path::new(".")));
    bounds.guard(file).map_err(|why| StoreError::write(file, why))?;
    let mut taken = 0;
    update(file, |text| {
        let Some(text) = text else { return Ok(Change::Nothing) };
        let (left, count) = without(file, &text, entries)?;
        taken = count;
        Ok::<_, AcceptError>(if count == 0 { Change::Nothing } else { Change::Write(left) })
    })?;
    Ok(taken)
}

/// The file's text without these entries, and how many it had. A comment before a removed entry is kept before the
/// next one.
fn without(file: &Path, text: &str, entries: &[AcceptedEntry]) -> Result<(String, usize), AcceptError> {
    let shown = shown_from_here(file);
    let there = Accepted::read(file, &shown, text)?;
    let mut document: DocumentMut = text.parse().map_err(|why| AcceptError::Syntax { file: shown.clone(), why })?;
    let Some(tables) = document.get_mut("allow").and_then(Item::as_array_of_tables_mut) else {
        return if there.entries.is_empty() { Ok((text.to_owned(), 0)) } else { Err(AcceptError::NoTables(shown)) };
    };
    let gone: Vec<usize> = (0..there.entries.len()).filter(|&at| entries.contains(&there.entries[at])).collect();
    let mut behind = String::new();
    for &at in gone.iter().rev() {
        let comments = tables.get(at).map(comments_before).unwrap_or_default();
        tables.remove(at);
        match tables.get_mut(at) {
            Some(next) => {
                let own = next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
                let joint = if comments.is_empty() || own.starts_with('\n') { "" } else { "\n" };
                let prefix = if comments.is_empty() && at > 0 { own } else { format!("{comments}{joint}{own}") };
                next.decor_mut().set_prefix(if at == 0 && comments.is_empty() { prefix.trim_start() } else { &prefix });
            }
            None => behind.insert_str(0, &comments),
        }
    }
    if !behind.is_empty() {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{behind}{trailing}"));
    }
    Ok((document.to_string(), gone.len()))
}

/// The comments before a table, with their line ends and the blank line before them.
fn comments_before(table: &Table) -> String {
    let prefix = table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    if prefix.contains('#') { prefix.trim_end().to_owned() + "\n" } else { String::new() }
}

/// The file's text with these entries added at its end, without those it has already.
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

/// The first lines of a new file.
const HEAD: &str = "# Departures the poet accepted (`verse allow`), each known by its line's words.\n";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Departures.\n\n[[allow]]\npath = \"a.txt\"\nrule = \"rhyme\"\nwords = \"snow\"\nreason = \"old\"\n\n\
                        # From my grandmother.\n[[allow]]\npath = \"b.txt\"\nrule = \"meter\"\nwords = \"# moon\"\nreason = \"\"\n";

    #[test]
    fn an_entry_is_taken_out_and_every_comment_stays() {
        let read = |text: &str| Accepted::read(Path::new("/allow.toml"), "allow.toml", text).unwrap().entries;
        let entries = read(TEXT);
        for (gone, left) in [
            (&entries[..1], "# Departures.\n\n# From my grandmother.\n[[allow]]\npath = \"b.txt\"\n"),
            (&entries[1..], "# Departures.\n\n[[allow]]\npath = \"a.txt\"\n"),
            (&entries[..], "# Departures.\n\n# From my grandmother.\n"),
        ] {
            let (text, count) = without(Path::new("/allow.toml"), TEXT, gone).unwrap();
            assert_eq!(count, gone.len());
            assert!(text.starts_with(left), "{text}");
            assert_eq!(read(&text).len(), 2 - gone.len(), "{text}");
            for comment in ["# Departures.", "# From my grandmother."] {
                assert_eq!(text.matches(comment).count(), 1, "{text}");
            }
        }
        let other = AcceptedEntry { line: 99, ..entries[0].clone() };
        assert_eq!(without(Path::new("/allow.toml"), TEXT, &[other]).unwrap(), (TEXT.to_owned(), 0));
    }
}
