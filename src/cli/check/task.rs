//! A draft to be checked.

use std::path::PathBuf;
use std::sync::Arc;

use crate::workspace::{Project, Projects, Settings};

/// A draft to be checked.
#[derive(Debug)]
pub struct Task {
    /// Where its text is read; [`STDIN`](crate::workspace::STDIN) for standard input.
    pub source: PathBuf,
    /// The path it is known by: its own, or what `--stdin-filename` says.
    pub path: PathBuf,
    /// The project it belongs to.
    pub project: Arc<Project>,
}

impl Task {
    /// The task of a draft in its closest project.
    pub fn new(source: PathBuf, path: PathBuf, projects: &mut Projects) -> Self {
        let project = projects.of(&path);
        Self { source, path, project }
    }

    /// What the project asks for it: found when it is its turn, since a folder may hold a hundred thousand drafts.
    pub fn settings(&self) -> Settings {
        self.project.settings(&self.path)
    }
}
