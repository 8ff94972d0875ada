//! A draft to be checked.

use std::path::PathBuf;
use std::sync::Arc;

use crate::workspace::{Project, Projects, Settings};

/// A draft to be checked.
#[derive(Debug)]
pub struct Task {
    /// Where its text is read; [`STDIN`](crate::workspace::STDIN) for standard input.
    pub source: PathBuf,
    /// The path in messages and settings: its own, or that of `--stdin-filename`.
    pub path: PathBuf,
    /// The project it belongs to.
    pub project: Arc<Project>,
    /// Whether somebody named this very file, and not a folder it lies in.
    pub named: bool,
}

impl Task {
    /// The task of a named draft in its closest project.
    pub fn new(source: PathBuf, path: PathBuf, projects: &mut Projects) -> Self {
        let project = projects.of(&path);
        Self { source, path, project, named: true }
    }

    /// The same, found in a folder or in a commit.
    #[must_use]
    pub fn found(self) -> Self {
        Self { named: false, ..self }
    }

    /// The project's settings for it: computed when it is checked, since a folder may have a hundred thousand
    /// drafts.
    pub fn settings(&self) -> Settings {
        self.project.settings(&self.path)
    }
}
