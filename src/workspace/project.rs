//! A project: its settings, and the forms and lexicons they name.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy as _;

use super::accepted::Accepted;
use super::paths::absolute;
use super::problem::Problem;
use super::settings::{Rules, Settings};
use super::stamps::Stamps;
use super::walk;
use crate::form::Registry;
use crate::lexicon::Ear;

/// A verse.toml with the files it names; without one, a project that asks for nothing.
#[derive(Debug, Default)]
pub struct Project {
    /// The settings file, as an absolute path.
    pub config: Option<PathBuf>,
    /// The settings files that it extends, the closest first.
    pub extended: Vec<PathBuf>,
    /// Every form a draft of the project can have.
    pub registry: Registry,
    /// The ear, taught the project's lexicons and the poet's own.
    pub ear: Ear,
    /// The form files that were read: the project's own first, then those of the configuration folder.
    pub form_files: Vec<PathBuf>,
    /// The lexicon that a word of the project is taught in, whether it is there yet or not: the first of its own folder
    /// that verse.toml names, or `lexicon.dict` where it names none at all.
    pub own_lexicon: Option<PathBuf>,
    /// The lexicons that were read, the most trusted first.
    pub lexicon_files: Vec<PathBuf>,
    /// Every file and folder that was looked for, present or not, with its stamp: when one changes, the settings may change.
    pub beside: Stamps,
    /// The departures the poet accepted, if there are any.
    pub accepted: Option<Accepted>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether nothing beside the draft is to be read: `--isolated`.
    pub isolated: bool,
    /// The files that git tracks, where all others are left out: `--project-only`.
    pub(super) tracked: Option<Arc<HashSet<PathBuf>>>,
    pub(super) rules: Rules,
}

impl Project {
    /// The folder of the settings file; empty when there is none.
    pub fn folder(&self) -> PathBuf {
        self.config.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
    }

    /// The project's settings for the draft at this path.
    pub fn settings(&self, draft: &Path) -> Settings {
        self.rules.settings(&absolute(draft))
    }

    /// The project's settings for files without a `[[drafts]]` entry, such as its own files.
    pub fn base_settings(&self) -> &Settings {
        self.rules.base()
    }

    /// `include` and `exclude` as the settings file has them: the key, the patterns, the place (`verse.toml:3`).
    pub fn file_patterns(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.rules.written()
    }

    /// Whether a file found in a folder is a draft of this project.
    pub fn takes(&self, file: &Path) -> bool {
        if self.config.is_none() {
            return walk::has_draft_extension(file);
        }
        self.rules.takes(&absolute(file))
    }

    /// Whether git does not track this file, so that it is left out under `--project-only`.
    pub fn is_untracked(&self, file: &Path) -> bool {
        self.tracked.as_ref().is_some_and(|tracked| !tracked.contains(file))
    }

    /// Whether the project's `exclude` names this file; `--force-exclude` applies it to named files too.
    pub fn leaves_out(&self, file: &Path) -> bool {
        self.rules.leaves_out(&absolute(file))
    }
}

/// The name of a lexicon beside verse.toml and in the configuration folder.
pub const LEXICON: &str = "lexicon.dict";

/// The poet's own configuration folder, `$XDG_CONFIG_HOME/verse`.
pub fn config_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("verse"))
}
