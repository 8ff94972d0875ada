//! The entry of verse.toml that gives one draft its form: what `verse new` and the editor write.
//!
//! A file's name may contain characters that are special in a pattern, and a pattern without a slash matches in every
//! folder. So the entry names a draft by its escaped path from the settings' folder, with a slash before it.

use std::path::{Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

use super::bounds::Bounds;
use super::paths::{absolute, below, folder_of, shown, shown_from_here};
use super::read::{self, ReadError};
use super::store::{Change, StoreError, update};

/// Why a draft cannot be mapped to a form.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// The draft is no file below the settings' folder.
    #[error("{draft} lies outside the folder of {config}")]
    Outside {
        /// The draft as shown.
        draft: String,
        /// The settings file as shown.
        config: String,
    },
    /// TOML is UTF-8, and the draft's name is not.
    #[error("{0} has a name that is not UTF-8, which no settings file can write; rename it")]
    Name(String),
    /// The settings file cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The settings file is no TOML.
    #[error("cannot map the draft in {config}: {why}")]
    Syntax {
        /// The settings file as shown.
        config: String,
        /// What is wrong with it.
        why: TomlError,
    },
    /// `drafts` is no array of tables.
    #[error("cannot map the draft in {0}: `drafts` is written in another way than [[drafts]]")]
    NoTables(String),
}

/// A draft mapped to a form in a settings file that is not written yet.
///
/// Begin with [`Mapping::plan`], which finds every error before anything is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The settings file.
    pub config: PathBuf,
    /// The pattern that names the draft there, and nothing else.
    pub pattern: String,
    /// The form's name or scheme.
    form: String,
}

impl Mapping {
    /// Maps a draft, whether it is there yet or not, in a settings file, which is begun where there is none.
    ///
    /// The draft's own entry is changed where no later one could override it; else one is added at the end, where it takes
    /// precedence. Comments and order stay as they are.
    ///
    /// # Errors
    /// When the draft lies outside of the settings' folder, or the settings cannot be read, understood or written.
    pub fn plan(config: &Path, draft: &Path, form: &str) -> Result<Self, MappingError> {
        let pattern = pattern_of(config, draft)?;
        let planned = Self { config: config.to_owned(), pattern, form: form.to_owned() };
        let text = match read::read(config) {
            Ok(text) => Some(text),
            Err(ReadError::Missing(_)) => None,
            Err(error) => return Err(StoreError::from(error).into()),
        };
        planned.laid_over(text)?;
        let guarded = Bounds::of(&folder_of(config)).guard(config);
        guarded.map_err(|why| StoreError::write(config, why))?;
        Ok(planned)
    }

    /// Writes the settings file, whole or not at all; keeps what other programs wrote into it since it was planned.
    ///
    /// # Errors
    /// When the system refuses, or the settings can no longer be understood.
    pub fn write(&self) -> Result<(), MappingError> {
        update(&self.config, |text| self.laid_over(text).map(Change::Write))
    }

    /// The text of the settings file with the draft mapped.
    fn laid_over(&self, text: Option<String>) -> Result<String, MappingError> {
        let text = text.unwrap_or_default();
        with_entry(&text, &self.pattern, &self.form).map_err(|fault| fault.in_file(shown_from_here(&self.config)))
    }
}

/// The pattern by which a settings file names this draft alone.
///
/// # Errors
/// When the draft lies outside of the settings' folder, or its name cannot be written in TOML.
pub fn pattern_of(config: &Path, draft: &Path) -> Result<String, MappingError> {
    let Some(path) = below(&folder_of(config), &absolute(draft)) else {
        return Err(MappingError::Outside { draft: shown(draft), config: shown_from_here(config) });
    };
    if draft.to_str().is_none() {
        return Err(MappingError::Name(shown(draft)));
    }
    Ok(format!("/{}", escaped(&path)))
}

/// A path with every character that is special in a pattern escaped.
///
/// [`globset::escape`] leaves backslashes as they are; where a backslash parts no folders, it would escape the character
/// after it.
fn escaped(path: &str) -> String {
    globset::escape(path).replace('\\', r"\\")
}

/// Why an entry cannot be added to a settings file.
#[derive(Debug)]
enum EntryFault {
    Syntax(TomlError),
    NoTables,
}

impl EntryFault {
    fn in_file(self, config: String) -> MappingError {
        match self {
            Self::Syntax(why) => MappingError::Syntax { config, why },
            Self::NoTables => MappingError::NoTables(config),
        }
    }
}

fn with_entry(text: &str, pattern: &str, form: &str) -> Result<String, EntryFault> {
    let mut document: DocumentMut = text.parse().map_err(EntryFault::Syntax)?;
    if document.is_empty() && !text.trim().is_empty() {
        // In a file of comments alone the parser treats them as following the last key, so an entry would be put before
        // them.
        return Ok(format!("{}\n\n{}", text.trim_end(), with_entry("", pattern, form)?));
    }
    let entries = document.entry("drafts").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(entries) = entries.as_array_of_tables_mut() else {
        return Err(EntryFault::NoTables);
    };
    let settles = |entry: &Table| entry.contains_key("form") || is_of(entry, pattern);
    let last = entries.iter().enumerate().filter(|(_, entry)| settles(entry)).last().map(|(at, _)| at);
    if let Some(own) = last.and_then(|last| entries.get_mut(last)).filter(|entry| is_of(entry, pattern)) {
        own["form"] = value(form);
    } else {
        let mut entry = Table::new();
        entry["paths"] = value(toml_edit::Array::from_iter([pattern]));
        entry["form"] = value(form);
        entries.push(entry);
    }
    Ok(document.to_string())
}

/// Whether an entry is for this one draft; a path with a slash in it is rooted, with or without one before it.
fn is_of(entry: &Table, pattern: &str) -> bool {
    let paths = entry.get("paths").and_then(Item::as_array);
    let only = paths.filter(|paths| paths.len() == 1).and_then(|paths| paths.get(0)?.as_str());
    let bare = pattern.strip_prefix('/').filter(|bare| bare.contains('/'));
    only.is_some_and(|only| only == pattern || Some(only) == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mapping_a_draft_keeps_comments_and_order() {
        let text = "# mine\n[[drafts]]\npaths = [\"a.txt\"] # first\nform = \"haiku\"\n\n[lexicon]\nfiles = []\n";
        let mapped = with_entry(text, "/b.txt", "sonnet").unwrap();
        assert!(mapped.starts_with("# mine\n[[drafts]]\npaths = [\"a.txt\"] # first\nform = \"haiku\"\n"), "{mapped}");
        assert!(mapped.contains("[[drafts]]\npaths = [\"/b.txt\"]\nform = \"sonnet\"\n"), "{mapped}");
        assert!(mapped.contains("[lexicon]\nfiles = []\n"), "{mapped}");
    }

    #[test]
    fn an_entry_follows_the_comments_of_a_settings_file_that_has_nothing_else() {
        let mapped = with_entry("# mine\n# ignore = [\"rhyme-repeat\"]\n", "/b.txt", "haiku").unwrap();
        assert_eq!(
            mapped,
            "# mine\n# ignore = [\"rhyme-repeat\"]\n\n[[drafts]]\npaths = [\"/b.txt\"]\nform = \"haiku\"\n"
        );
    }

    #[test]
    fn a_settings_file_is_begun_where_there_is_none() {
        assert_eq!(with_entry("", "/b.txt", "haiku").unwrap(), "[[drafts]]\npaths = [\"/b.txt\"]\nform = \"haiku\"\n");
    }

    #[test]
    fn a_drafts_own_entry_is_changed_unless_a_later_one_overrules_it() {
        let own = "[[drafts]]\npaths = [\"odes/i.txt\"] # mine\nform = \"ode\"\n";
        let changed = with_entry(own, "/odes/i.txt", "haiku").unwrap();
        assert_eq!(changed, own.replace("\"ode\"", "\"haiku\""));
        let overruled = format!("{own}\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n");
        let added = with_entry(&overruled, "/odes/i.txt", "haiku").unwrap();
        assert!(added.starts_with(&overruled) && added.ends_with("paths = [\"/odes/i.txt\"]\nform = \"haiku\"\n"));
    }

    #[test]
    fn a_draft_outside_of_the_settings_folder_is_refused() {
        let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let refused = pattern_of(&own.path().join("verse.toml"), &other.path().join("i.txt")).unwrap_err();
        assert!(refused.to_string().contains("lies outside the folder of"), "{refused}");
    }
}
