//! `allow.toml`: the departures a poet accepted, each known by its line's words.
//!
//! An entry holds while the line keeps its words, wherever the line moves within its draft; it ends when the line changes,
//! and is then reported as unused.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::file::{ConfigError, LineStarts, SettingsText};
use super::paths::below;
use super::selector::rule;
use crate::judge::{Finding, Rule, Severity};
use crate::text::{line_words, plain};

/// The name of the file, beside verse.toml or, where there is none, beside the draft.
pub const FILE_NAME: &str = "allow.toml";

/// The accepted departures of a folder and those below it.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// The file, as an absolute path.
    pub path: PathBuf,
    /// Its entries in order.
    pub entries: Vec<AcceptedEntry>,
    /// The indices of each draft's entries, by its path: a file may have entries for thousands of drafts.
    by_draft: HashMap<String, Vec<usize>>,
}

/// An accepted departure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedEntry {
    /// The draft, below the file's folder, its parts joined by `/`.
    pub path: String,
    /// The rule departed from.
    pub rule: Rule,
    /// The words of the line, as [`line_words`] makes them.
    pub words: String,
    /// Its number among the draft's lines with these words, from 1.
    pub nth: u32,
    /// Why.
    pub reason: String,
    /// The line of the file the entry begins on, from 1.
    pub line: u32,
}

impl AcceptedEntry {
    /// The key of what it accepts: a rule on one line of a draft.
    pub(super) fn key(&self) -> (&str, Rule, &str, u32) {
        (&self.path, self.rule, &self.words, self.nth)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    allow: Vec<Spanned<RawEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    path: String,
    rule: Spanned<String>,
    words: String,
    #[serde(default = "first")]
    nth: u32,
    #[serde(default)]
    reason: String,
}

fn first() -> u32 {
    1
}

impl Accepted {
    /// A file with these entries.
    pub fn new(path: PathBuf, entries: Vec<AcceptedEntry>) -> Self {
        let mut by_draft: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            by_draft.entry(entry.path.clone()).or_default().push(at);
        }
        Self { path, entries, by_draft }
    }

    /// Reads the file's text; `shown` is its path in messages.
    pub fn read(path: &Path, shown: &str, text: &str) -> Result<Self, ConfigError> {
        let source = SettingsText { path: shown, text };
        let raw: Raw = source.parse()?;
        let lines = LineStarts::of(text);
        let entry = |entry: &Spanned<RawEntry>| {
            let RawEntry { path, rule: name, words, nth, reason } = entry.get_ref();
            let rule = rule(name.get_ref()).map_err(|message| source.error(Some(name.span()), message))?;
            let line = u32::try_from(lines.line(entry.span().start)).unwrap_or(u32::MAX);
            let (path, words, reason) = (path.clone(), plain(words), reason.clone());
            Ok(AcceptedEntry { path, rule, words, nth: *nth, reason, line })
        };
        Ok(Self::new(path.to_owned(), raw.allow.iter().map(entry).collect::<Result<_, _>>()?))
    }

    /// Removes the accepted findings from a draft's; returns how many they were, and the entries that matched none.
    pub fn apply<'a>(
        &'a self,
        path: &Path,
        lines: &LineWords,
        findings: &mut Vec<Finding>,
    ) -> (usize, Vec<&'a AcceptedEntry>) {
        let own = self.of_draft(path);
        let mut first: HashMap<(Rule, &str, u32), usize> = HashMap::with_capacity(own.len());
        for (at, entry) in own.iter().enumerate() {
            first.entry((entry.rule, entry.words.as_str(), entry.nth)).or_insert(at);
        }
        let mut used = vec![false; own.len()];
        let before = findings.len();
        findings.retain(|finding| {
            let (words, nth) = lines.of(finding.line);
            let accepted = first.get(&(finding.rule, words, nth));
            if let Some(&at) = accepted {
                used[at] = true;
            }
            accepted.is_none()
        });
        let unused = own.into_iter().zip(used).filter(|(_, used)| !used).map(|(entry, _)| entry);
        (before - findings.len(), unused.collect())
    }

    /// The entries of one draft.
    pub fn of_draft(&self, path: &Path) -> Vec<&AcceptedEntry> {
        let own = self.key(path).and_then(|key| self.by_draft.get(&key)).map_or(&[][..], Vec::as_slice);
        own.iter().filter_map(|&at| self.entries.get(at)).collect()
    }

    /// The path of a draft as entries write it; `None` where it lies outside the file's folder.
    pub fn key(&self, path: &Path) -> Option<String> {
        below(self.path.parent()?, path)
    }
}

/// The lines of a draft in the form of entries: the words of each, and its number among the lines with these words.
#[derive(Debug, Default)]
pub struct LineWords {
    lines: Vec<(String, u32)>,
}

impl LineWords {
    /// The lines of a draft, in order.
    pub fn of_draft<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut seen: HashMap<String, u32> = HashMap::new();
        let known = lines.into_iter().map(|line| {
            let words = line_words(line);
            let nth = seen.entry(words.clone()).or_default();
            *nth += 1;
            (words, *nth)
        });
        Self { lines: known.collect() }
    }

    /// The words of a physical line, counted from 1, and its number among the lines with these words, from 1.
    pub fn of(&self, number: u32) -> (&str, u32) {
        let line = (number as usize).checked_sub(1).and_then(|index| self.lines.get(index));
        line.map_or(("", 0), |(words, nth)| (words, *nth))
    }
}

/// An entry that matches no finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnusedEntry {
    /// The file, as an absolute path.
    pub file: PathBuf,
    /// The entry's line in it, from 1.
    line: u32,
    message: String,
}

impl UnusedEntry {
    /// An entry whose draft was checked and has no such finding.
    pub fn new(accepted: &Accepted, entry: &AcceptedEntry) -> Self {
        let message = format!("nothing to accept: {} has no `{}` on \"{}\"", entry.path, entry.rule.id(), entry.words);
        Self { file: accepted.path.clone(), line: entry.line, message }
    }

    /// An entry whose draft is gone.
    pub fn of_missing_draft(accepted: &Accepted, entry: &AcceptedEntry) -> Self {
        let message = format!("nothing to accept: there is no {}", entry.path);
        Self { file: accepted.path.clone(), line: entry.line, message }
    }

    /// The finding about it, on the file of accepted departures.
    pub fn finding(&self) -> Finding {
        Finding {
            rule: Rule::UnusedAllow,
            severity: Severity::Warning,
            of_count: false,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(line: u32, rule: Rule) -> Finding {
        Finding {
            rule,
            severity: Severity::Warning,
            of_count: false,
            line,
            column: 1,
            end_line: line,
            end_column: 2,
            message: String::new(),
            help: String::new(),
            related: Vec::new(),
            guess: None,
        }
    }

    fn accepted(text: &str) -> Accepted {
        Accepted::read(Path::new("/poems/allow.toml"), "allow.toml", text).unwrap()
    }

    #[test]
    fn an_accepted_line_may_move_and_be_repunctuated_but_not_change() {
        let accepted = accepted(
            "[[allow]]\npath = \"a/b.txt\"\nrule = \"rhyme\"\nwords = \"the moon's low\"\nreason = \"dialect\"\n",
        );
        for (text, left) in
            [(vec!["The moon’s low,"], 0), (vec!["", "snow", "the moon`s — low"], 0), (vec!["the moon is low"], 1)]
        {
            let line = u32::try_from(text.len()).unwrap();
            let mut findings = vec![finding(line, Rule::Rhyme)];
            let (_, unused) = accepted.apply(Path::new("/poems/a/b.txt"), &LineWords::of_draft(text), &mut findings);
            assert_eq!((findings.len(), unused.len()), (left, left));
        }
    }

    #[test]
    fn an_entry_accepts_one_rule_on_one_of_the_lines_with_its_words() {
        let accepted = accepted("[[allow]]\npath = \"b.txt\"\nrule = \"rhyme\"\nwords = \"snow\"\nnth = 2\n");
        let lines = LineWords::of_draft(["snow", "snow", "snow"]);
        let mut findings = vec![finding(1, Rule::Rhyme), finding(2, Rule::Rhyme), finding(2, Rule::Meter)];
        assert_eq!(accepted.apply(Path::new("/poems/b.txt"), &lines, &mut findings).0, 1);
        assert_eq!(findings, [finding(1, Rule::Rhyme), finding(2, Rule::Meter)]);
    }

    #[test]
    fn a_broken_file_is_told_with_its_line() {
        let told = |text: &str| Accepted::read(Path::new("/allow.toml"), "allow.toml", text).unwrap_err().to_string();
        assert_eq!(
            told("[[allow]]\npath = \"a\"\nrule = \"rime\"\nwords = \"b\"\n"),
            "allow.toml:3: there is no rule `rime` (did you mean `rhyme`?)"
        );
        assert!(told("[[allow]]\npath = \"a\"\nrule = \"rhyme\"\n").contains("the key `words` is missing"));
    }
}
