//! A side file as TOML: the form chosen for a draft, roles of lines, other wordings of lines, and pinned pronunciations.
//!
//! Plain TOML, meant for git. A line is found by its words, so a record survives a moved line and new punctuation, and is
//! kept unused while no line has the words.
//!
//! ```toml
//! form = "haiku"
//!
//! [page]
//! title = ["Winter"]
//!
//! [[kept]]
//! line = "The snow lies on the sill."
//! wordings = ["Snow is lying on the sill."]
//!
//! [[pin]]
//! line = "The heaven burns"
//! said = ["heaven HH EH1 V N"]
//! ```

use serde::{Deserialize, Serialize};

use crate::analysis::{PinnedWord, Pins};
use crate::page::{Role, Settled};
use crate::workspace::parse_message::explained;
use std::collections::BTreeMap;

/// A side file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// The form chosen for the draft: a name or a bare scheme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The roles given to lines: each role with the lines that have it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub page: BTreeMap<String, Vec<String>>,
    /// Lines with other wordings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<KeptLine>,
    /// Lines with chosen readings.
    #[serde(default, rename = "pin", skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<PinnedLine>,
}

/// A line and its other wordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptLine {
    /// The line as it is in the poem.
    pub line: String,
    /// The wordings kept, the latest last.
    pub wordings: Vec<String>,
}

/// A line with the pinned pronunciations of its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinnedLine {
    /// The line as it is in the poem.
    pub line: String,
    /// Words of the line in their order, each with its sounds as CMUdict writes them.
    pub said: Vec<String>,
}

/// Why a side file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SideError {
    /// The text is no side file.
    #[error("{0}")]
    NotOne(String),
    /// A role that no line has.
    #[error("`{0}` is no role of a line; write one of {roles}", roles = roles())]
    Role(String),
    /// A pin without sounds.
    #[error("`{0}` is no word with its sounds; write `heaven HH EH1 V AH0 N`")]
    Said(String),
}

/// The roles that a line can be given, in words.
fn roles() -> String {
    Role::SETTLED.iter().map(|role| format!("`{}`", role.id())).collect::<Vec<_>>().join(", ")
}

/// The side file begins so.
const HEADING: &str = "# Kept by verse beside the draft of this name.\n\n";

impl SideFile {
    /// Reads a side file.
    ///
    /// # Errors
    /// [`SideError`], when it is no side file, or a pin has no sounds.
    pub fn parse(text: &str) -> Result<Self, SideError> {
        let file: Self = toml::from_str(text).map_err(|error| SideError::NotOne(explained(error.message())))?;
        file.pins.iter().try_for_each(|pin| pin.words().map(drop))?;
        match file.page.keys().find(|role| Role::named(role).is_none()) {
            Some(unknown) => Err(SideError::Role(unknown.clone())),
            None => Ok(file),
        }
    }

    /// The file's text; `None` when there is nothing to remember.
    pub fn to_text(&self) -> Option<String> {
        if *self == Self::default() {
            return None;
        }
        toml::to_string(self).ok().map(|text| format!("{HEADING}{text}"))
    }

    /// The roles that the poet gave to lines.
    pub fn settled(&self) -> Settled {
        let mut settled = Settled::default();
        for (role, lines) in &self.page {
            for line in lines {
                if let Some(role) = Role::named(role) {
                    settled.settle(line, role);
                }
            }
        }
        settled
    }

    /// The readings chosen.
    pub fn pins(&self) -> Pins {
        let mut pins = Pins::default();
        for pin in &self.pins {
            pins.pin(&pin.line, pin.words().unwrap_or_default());
        }
        pins
    }
}

impl PinnedLine {
    /// A line with these words pinned.
    pub fn new(line: &str, words: &[PinnedWord]) -> Self {
        let said = words.iter().map(|pin| format!("{} {}", pin.word, pin.sounds)).collect();
        Self { line: line.to_owned(), said }
    }

    /// The words with their pronunciations.
    ///
    /// # Errors
    /// When one of them has no sounds.
    pub fn words(&self) -> Result<Vec<PinnedWord>, SideError> {
        let word = |said: &String| {
            let (word, sounds) = said.trim().split_once(char::is_whitespace)?;
            Some(PinnedWord { word: word.to_lowercase().into(), sounds: sounds.parse().ok()? })
        };
        self.said.iter().map(|said| word(said).ok_or_else(|| SideError::Said(said.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_file_is_read_as_it_was_written() {
        let words = [PinnedWord { word: "heaven".into(), sounds: "HH EH1 V N".parse().unwrap() }];
        let file = SideFile {
            form: Some("haiku".to_owned()),
            page: BTreeMap::from([("title".to_owned(), vec!["Winter".to_owned()])]),
            kept: vec![KeptLine { line: "white \"snow\"".into(), wordings: vec!["grey snow".into()] }],
            pins: vec![PinnedLine::new("The heaven burns", &words)],
        };
        let text = file.to_text().unwrap();
        assert!(text.contains("said = [\"heaven HH EH1 V N\"]"), "{text}");
        assert_eq!(SideFile::parse(&text), Ok(file.clone()));
        assert!(file.pins().holds("the heaven burns!"));
        assert_eq!(SideFile::default().to_text(), None);
    }

    #[test]
    fn what_is_wrong_with_a_side_file_is_said() {
        let error = |text: &str| SideFile::parse(text).unwrap_err().to_string();
        assert!(error("[[pin]]\nline = \"snow\"\nsaid = [\"snow\"]\n").starts_with("`snow` is no word"));
        assert_eq!(error("pin = 3\n"), "the number 3 is in the place of a list in brackets");
    }
}
