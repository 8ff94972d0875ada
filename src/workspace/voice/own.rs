//! The poet's own voice: the `[voice]` table of `editor.toml` in the configuration folder, and of no other file.

use std::path::PathBuf;

use serde::Deserialize;

use super::error::NoVoice;
use crate::workspace::file::SettingsText;
use crate::workspace::paths::shown;
use crate::workspace::project::config_folder;
use crate::workspace::read::read;

/// The `[voice]` table of the poet's own `editor.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VoiceTable {
    /// The program and its arguments: one string parted by spaces, or a list.
    command: Option<Words>,
    /// Whether it reads phonemes as espeak-ng does; if not, it gets words.
    phonemes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

/// The part of `editor.toml` that is read here; the editor reads the rest.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct VoiceFile {
    voice: VoiceTable,
}

impl VoiceTable {
    /// Whether it reads phonemes.
    pub(super) fn takes_phonemes(&self) -> bool {
        self.phonemes
    }

    /// The program and its arguments, if one is named.
    pub(super) fn words(&self) -> Option<Vec<String>> {
        self.command.as_ref().map(|command| match command {
            Words::One(words) => words.split_whitespace().map(str::to_owned).collect(),
            Words::Several(words) => words.clone(),
        })
    }
}

/// The poet's own `editor.toml`, if there is one, read as far as the workspace knows it: its TOML and its `[voice]` table.
///
/// # Errors
/// When it cannot be read, or has an error.
pub fn own_file_checked() -> Result<Option<PathBuf>, NoVoice> {
    let path = own_file().filter(|path| path.exists());
    own_table().map(|_| path)
}

/// Reads the `[voice]` table of the poet's own `editor.toml`.
pub(super) fn own_table() -> Result<VoiceTable, NoVoice> {
    let Some(path) = own_file().filter(|path| path.exists()) else { return Ok(VoiceTable::default()) };
    let text = read(&path)?;
    Ok(SettingsText { path: &shown(&path), text: &text }.parse::<VoiceFile>()?.voice)
}

fn own_file() -> Option<PathBuf> {
    config_folder().map(|folder| folder.join("editor.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_of_ones_own_is_one_string_or_a_list() {
        let words = |text: &str| toml::from_str::<VoiceFile>(text).unwrap().voice.words();
        let both = Some(vec!["speak".to_owned(), "-s".to_owned(), "1".to_owned()]);
        assert_eq!(words("[voice]\ncommand = \"speak -s 1\"\n"), both);
        assert_eq!(words("panel = false\n[voice]\ncommand = [\"speak\", \"-s\", \"1\"]\n"), both);
        assert_eq!(words("panel = false\n"), None);
    }
}
