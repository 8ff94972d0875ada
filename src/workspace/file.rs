//! verse.toml as written: its keys, read strictly.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::parse_message::explained;
use super::selector::RuleSelector;
use crate::judge::{Rule, Severity, Status};
use crate::rhyme::Accent;

/// What is wrong with a settings file, and on which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError {
    /// The file as shown.
    pub path: String,
    /// The line, counted from 1, when the fault has one.
    pub line: Option<usize>,
    /// What was found and what would do.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

/// The name of a project's settings file.
pub const FILE_NAME: &str = "verse.toml";

/// A verse.toml.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    /// Another settings file, whose keys are used where this one sets none.
    pub(super) extend: Option<Spanned<PathBuf>>,
    /// Which files of a folder are drafts.
    pub(super) include: Option<Vec<Spanned<String>>>,
    /// Which are not.
    pub(super) exclude: Option<Vec<Spanned<String>>>,
    pub(super) select: Option<Vec<Spanned<String>>>,
    pub(super) ignore: Option<Vec<Spanned<String>>>,
    pub(super) min_level: Option<Spanned<String>>,
    pub(super) strict: Option<Spanned<bool>>,
    /// The accent in which rhymes are judged.
    pub(super) accent: Option<Spanned<String>>,
    /// Which drafts have which form.
    #[serde(default)]
    pub(super) drafts: Vec<DraftsEntry>,
    #[serde(default)]
    pub(super) lexicon: LexiconTable,
    #[serde(default)]
    pub(super) forms: FormsTable,
}

/// A `[[drafts]]` entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DraftsEntry {
    pub(super) paths: Vec<Spanned<String>>,
    pub(super) form: Option<Spanned<toml::Value>>,
    #[serde(alias = "metre")]
    pub(super) meter: Option<Spanned<String>>,
    pub(super) set: Option<Spanned<toml::Table>>,
    pub(super) status: Option<Spanned<String>>,
    pub(super) poems: Option<Spanned<String>>,
    #[serde(alias = "given")]
    pub(super) acrostic: Option<Spanned<String>>,
    pub(super) accent: Option<Spanned<String>>,
    pub(super) select: Option<Vec<Spanned<String>>>,
    pub(super) ignore: Option<Vec<Spanned<String>>>,
    pub(super) min_level: Option<Spanned<String>>,
    pub(super) budget: Option<Spanned<u32>>,
}

impl ConfigFile {
    /// The keys for all drafts, each with its place; `place` gives the place of a byte.
    pub(super) fn places(&self, place: &dyn Fn(usize) -> String) -> Vec<(&'static str, String)> {
        let found = [
            ("select", first(self.select.as_ref())),
            ("ignore", first(self.ignore.as_ref())),
            ("min-level", start(self.min_level.as_ref())),
            ("strict", start(self.strict.as_ref())),
            ("accent", start(self.accent.as_ref())),
        ];
        found.into_iter().filter_map(|(key, at)| Some((key, place(at?)))).collect()
    }
}

impl DraftsEntry {
    /// The entry's keys except `form` and `set`, each with its place; `place` gives the place of a byte.
    pub(super) fn places(&self, place: &dyn Fn(usize) -> String) -> Vec<(&'static str, String)> {
        let found = [
            ("meter", start(self.meter.as_ref())),
            ("poems", start(self.poems.as_ref())),
            ("budget", start(self.budget.as_ref())),
            ("status", start(self.status.as_ref())),
            ("acrostic", start(self.acrostic.as_ref())),
            ("accent", start(self.accent.as_ref())),
            ("select", first(self.select.as_ref())),
            ("ignore", first(self.ignore.as_ref())),
            ("min-level", start(self.min_level.as_ref())),
        ];
        found.into_iter().filter_map(|(key, at)| Some((key, place(at?)))).collect()
    }
}

/// Where a value begins.
fn start<T>(value: Option<&Spanned<T>>) -> Option<usize> {
    value.map(|value| value.span().start)
}

/// Where the first word of a list begins.
fn first(words: Option<&Vec<Spanned<String>>>) -> Option<usize> {
    start(words?.first())
}

/// The `[lexicon]` table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LexiconTable {
    pub(super) files: Option<Vec<Spanned<PathBuf>>>,
}

/// The `[forms]` table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormsTable {
    pub(super) paths: Option<Vec<Spanned<PathBuf>>>,
}

/// A settings file's text with its place, for errors that name a line.
#[derive(Debug, Clone, Copy)]
pub struct SettingsText<'a> {
    /// The file as shown.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl SettingsText<'_> {
    /// Reads the file's keys, every one of which must be known.
    pub fn parse<T: DeserializeOwned>(self) -> Result<T, ConfigError> {
        toml::from_str(self.text).map_err(|error| self.error(error.span(), explained(error.message())))
    }

    /// The line of a byte of the file, counted from 1.
    pub fn line(self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|&byte| byte == b'\n').count()
    }

    /// An error at these bytes of the file.
    pub fn error(self, span: Option<Range<usize>>, message: impl Into<String>) -> ConfigError {
        let line = span.map(|span| self.line(span.start));
        ConfigError { path: self.path.to_owned(), line, message: message.into() }
    }

    /// One of a few words, or an error that names them.
    pub(super) fn one_of<T: Copy>(self, word: &Spanned<String>, known: &[(&str, T)]) -> Result<T, ConfigError> {
        let typed = word.get_ref().as_str();
        if let Some((_, value)) = known.iter().find(|(name, _)| *name == typed) {
            return Ok(*value);
        }
        let names: Vec<String> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        Err(self.error(Some(word.span()), format!("\"{typed}\" is unknown here; write {}", names.join(" or "))))
    }

    /// The rules of a `select` or `ignore` list.
    pub(super) fn rules(self, names: &[Spanned<String>]) -> Result<Vec<Rule>, ConfigError> {
        let mut rules = Vec::new();
        for name in names {
            let selected: Result<RuleSelector, String> = name.get_ref().parse();
            rules.extend(selected.map_err(|message| self.error(Some(name.span()), message))?.0);
        }
        Ok(rules)
    }
}

/// The offsets in bytes at which the lines of a file begin: a fast way to the line numbers of thousands of entries.
#[derive(Debug)]
pub(super) struct LineStarts(Vec<usize>);

impl LineStarts {
    /// The line starts of this text.
    pub(super) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.0.partition_point(|&start| start <= at)
    }
}

/// The words for a [`Status`].
pub(super) const STATUSES: &[(&str, Status)] = &[("draft", Status::Draft), ("done", Status::Done)];

/// The words for an [`Accent`].
pub(super) const ACCENTS: &[(&str, Accent)] =
    &[("any", Accent::Any), ("american", Accent::American), ("british", Accent::British)];

/// The words for a [`Severity`].
pub(super) const LEVELS: &[(&str, Severity)] =
    &[("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        SettingsText { path: "verse.toml", text }.parse::<ConfigFile>().unwrap_err().to_string()
    }

    #[test]
    fn a_broken_settings_file_is_told_with_its_line_and_what_would_do() {
        for (text, told) in [
            ("\nincldue = []\n", "verse.toml:2: unknown key `incldue` (did you mean `include`?)"),
            ("[[drafts]]\npaths = []\nfrom = \"haiku\"\n", "verse.toml:3: unknown key `from` (did you mean `form`?)"),
            ("[[drafts]]\nform = \"haiku\"\n", "verse.toml:1: the key `paths` is missing"),
            ("strict = \"yes\"\n", "verse.toml:1: the text \"yes\" is in the place of true or false"),
            ("include = \"*.txt\"\n", "verse.toml:1: the text \"*.txt\" is in the place of a list in brackets"),
            (
                "[[drafts]]\npaths = [\"x\"]\nmeter = 3\n",
                "verse.toml:3: the number 3 is in the place of a text in quotes",
            ),
            (
                "[[drafts]]\npaths = [\"x\"]\nbudget = \"many\"\n",
                "verse.toml:3: the text \"many\" is in the place of a whole number from 0",
            ),
            (
                "[[drafts]]\npaths = [\"x\"]\nbudget = -1\n",
                "verse.toml:3: the number -1 is in the place of a whole number from 0",
            ),
            ("drafts = \"haiku\"\n", "verse.toml:1: the text \"haiku\" is in the place of a list in brackets"),
            ("lexicon = 3\n", "verse.toml:1: the number 3 is in the place of a table"),
            ("[lexicon]\nfile = \"a\"\n", "verse.toml:2: unknown key `file` (did you mean `files`?)"),
        ] {
            assert_eq!(error(text), told, "{text}");
        }
        assert!(error("a\nb = = 2\n").starts_with("verse.toml:1: "));
    }
}
