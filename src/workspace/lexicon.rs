//! Teaching the ear a word: entries added to a lexicon.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::bounds::Bounds;
use super::paths::{shown, shown_from_here};
use super::project::{LEXICON, Project, config_folder};
use super::store::{Change, StoreError, update};
use crate::lexicon::{LexiconEntry, LexiconError, RespellingError, UserLexicon, respelled};
use crate::phonology::Sounds;

/// Why a word cannot be taught.
#[derive(Debug, thiserror::Error)]
pub enum TeachError {
    /// Nothing beside the drafts is read or written.
    #[error("--isolated leaves lexicons alone; leave it out to teach a word")]
    Isolated,
    /// The system names no configuration folder.
    #[error("there is no configuration folder; set XDG_CONFIG_HOME or use --project")]
    NoConfigFolder,
    /// There is no project to take the word.
    #[error("there is no verse.toml above this folder; leave out --project, or make one with `verse init`")]
    NoProject,
    /// The settings name only lexicons of other folders.
    #[error("{0} names no lexicon of its own folder; add \"{LEXICON}\" to the `files` of its [lexicon]")]
    NoOwnLexicon(String),
    /// The lexicon cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The lexicon has a line that is no entry; it is left alone.
    #[error("{lexicon}:{line}: {why}")]
    Broken {
        /// The lexicon as shown.
        lexicon: String,
        /// The line, from 1.
        line: u32,
        /// What is wrong with it.
        why: String,
    },
}

/// Whose lexicon a word is taught in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The poet's own, in the configuration folder.
    Poet,
    /// The project's, beside verse.toml.
    Project,
}

/// The result of adding an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is the first of its word.
    New,
    /// It is one more of its word.
    Another,
    /// The lexicon had it already.
    Known,
}

/// Why a text is no pronunciation.
#[derive(Debug, thiserror::Error)]
pub enum SoundsError {
    /// It is meant as ARPAbet.
    #[error(transparent)]
    Sounds(#[from] <Sounds as FromStr>::Err),
    /// It is meant as a respelling.
    #[error(transparent)]
    Respelling(#[from] RespellingError),
}

/// Reads the sounds of a text: ARPAbet where a stress digit shows it, else a plain respelling (`FOH-gul`).
///
/// # Errors
/// When it is neither.
pub fn sounds_of(text: &str) -> Result<Sounds, SoundsError> {
    if text.contains(|c: char| c.is_ascii_digit()) { Ok(text.parse()?) } else { Ok(respelled(text)?) }
}

/// The lexicon a word is taught in, whether there is such a file yet or not.
///
/// # Errors
/// When there is none that may be written.
pub fn lexicon_of(project: &Project, owner: Owner) -> Result<PathBuf, TeachError> {
    if project.isolated {
        return Err(TeachError::Isolated);
    }
    if owner == Owner::Poet {
        return Ok(config_folder().ok_or(TeachError::NoConfigFolder)?.join(LEXICON));
    }
    let config = project.config.as_ref().ok_or(TeachError::NoProject)?;
    let none = || TeachError::NoOwnLexicon(shown_from_here(config));
    let path = project.own_lexicon.clone().ok_or_else(none)?;
    let guarded = Bounds::of(&project.folder()).guard(&path);
    guarded.map_err(|why| StoreError::write(&path, why))?;
    Ok(path)
}

/// Adds an entry at the end of a lexicon, which is made if need be; keeps every byte in it, and what other programs add at
/// the same time.
///
/// # Errors
/// When the lexicon cannot be read, understood or written.
pub fn teach(path: &Path, entry: &LexiconEntry) -> Result<Added, TeachError> {
    let mut added = Added::Known;
    update(path, |text| {
        let text = text.unwrap_or_default();
        let broken = |fault: LexiconError| TeachError::Broken {
            lexicon: shown(path),
            line: fault.line(),
            why: fault.told().to_string(),
        };
        let lexicon = UserLexicon::parse(&text).map_err(broken)?;
        let known = lexicon.lookup(&entry.word);
        if known.contains(&entry.sounds) {
            return Ok::<_, TeachError>(Change::Nothing);
        }
        added = if known.is_empty() { Added::New } else { Added::Another };
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let number = if known.is_empty() { String::new() } else { format!("({})", known.len() + 1) };
        Ok(Change::Write(format!("{text}{gap}{}{number} {}\n", entry.word, entry.sounds)))
    })?;
    Ok(added)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn entry(word: &str, sounds: &str) -> LexiconEntry {
        LexiconEntry::new(word, sounds_of(sounds).unwrap()).unwrap()
    }

    #[test]
    fn a_word_is_added_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join(LEXICON);
        teach(&path, &entry("Foglefreude", "FOH-gul-froy-duh")).unwrap();
        teach(&path, &entry("foglefreude", "F OW1 G AH0 L F R OY0 D")).unwrap();
        teach(&path, &entry("foglefreude", "FOH-gul-froy-duh")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, "foglefreude F OW1 G AH0 L F R OY0 D AH0\nfoglefreude(2) F OW1 G AH0 L F R OY0 D\n");
    }

    #[test]
    fn what_stands_in_a_lexicon_stays_and_a_broken_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEXICON);
        fs::write(&path, ";;; mine\r\nbrae B R EY1").unwrap();
        teach(&path, &entry("fog", "FAWG")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), ";;; mine\r\nbrae B R EY1\nfog F AO1 G\n");
        fs::write(&path, "brae BX\n").unwrap();
        assert!(format!("{:#}", teach(&path, &entry("fog", "FAWG")).map(|_| ()).unwrap_err()).contains(":1: `BX`"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "brae BX\n");
    }
}
