//! The files around the open drafts: how they are judged, and whether that changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::document::{Document, Problem};
use crate::cli::brief::{BriefError, Wishes};
use crate::cli::check::Selection;
use crate::cli::config::{Project, Projects};
use crate::cli::desk::{Desk, Draft};
use crate::cli::input::{InputError, LARGEST, shown};
use crate::cli::{Context, side};

/// Judges open drafts by the settings, forms and lexicons around them.
#[derive(Debug)]
pub(super) struct Room<'a> {
    wishes: &'a Wishes,
    context: &'a Context,
    desk: Desk<'a>,
    projects: Projects,
    /// The files that settle how drafts are judged, as they were when they were read.
    beside: Vec<(PathBuf, Option<SystemTime>)>,
}

impl<'a> Room<'a> {
    /// A room that has read nothing yet.
    pub(super) fn new(wishes: &'a Wishes, context: &'a Context) -> Self {
        let projects = Projects::new(context.global.isolated, context.global.config.as_deref());
        Self { wishes, context, desk: Desk::new(wishes), projects, beside: Vec::new() }
    }

    /// Forgets settings, forms and lexicons, so that they are read again.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.wishes, self.context);
    }

    /// The project of a draft.
    pub(super) fn project(&mut self, path: &Path) -> Arc<Project> {
        self.projects.of(path)
    }

    /// Hears and judges a draft as it stands, unless that was done.
    pub(super) fn examine(&mut self, document: &mut Document) {
        if document.examined.is_some() || document.problem.is_some() {
            return;
        }
        if document.text.len() as u64 > LARGEST {
            let message = InputError::TooLarge(shown(&document.path)).to_string();
            document.problem = Some(Problem { line: 1, message });
            return;
        }
        let project = self.projects.of(&document.path);
        let settings = project.settings(&document.path);
        // A side file that is broken is told of by `verse check`; the draft is judged as if nothing were pinned.
        let pins = side::pins(&project, &document.path, self.projects.files()).unwrap_or_default();
        let draft = Draft { path: &document.path, text: &document.text, pins: &pins, progress: document.progress };
        match Selection::default().examine(&mut self.desk, &project, &settings, &draft) {
            Ok(examined) => document.examined = Some(examined),
            Err(error) => {
                let line = line_at_fault(&error, document).unwrap_or(1);
                document.problem = Some(Problem { line, message: format!("{error:#}") });
            }
        }
    }

    /// Takes note of the files around the drafts, as they are now.
    pub(super) fn look_around(&mut self) {
        let projects = self.projects.all();
        let paths = projects.iter().flat_map(|project| {
            let book = project.allowed.iter().map(|book| &book.path);
            project.config.iter().chain(&project.lexicon_files).chain(book)
        });
        self.beside = paths.map(|path| (path.clone(), modified(path))).collect();
    }

    /// Whether a file noted so is another now. One that is new is told by the client, or met at the next save.
    pub(super) fn has_changed(&self) -> bool {
        self.beside.iter().any(|(path, time)| modified(path) != *time)
    }

    /// What is broken around the drafts.
    pub(super) fn problems(&self) -> Vec<String> {
        let projects = self.projects.all();
        projects.iter().flat_map(|project| &project.problems).map(ToString::to_string).collect()
    }
}

/// The line of a draft's front matter, counted from 1, for which the draft cannot be judged; none where a file beside it is at
/// fault.
fn line_at_fault(error: &anyhow::Error, document: &Document) -> Option<u32> {
    let front = crate::text::Draft::read(&document.text).front_matter?;
    let line = |key: &str| front.line_of(key).and_then(|line| u32::try_from(line + 1).ok());
    match error.downcast_ref::<BriefError>()? {
        BriefError::Form { .. } => line("form"),
        BriefError::Status { .. } => line("status"),
        BriefError::TooManyKeys { .. } => line("verse"),
        BriefError::Setting(fault) => fault.line.filter(|_| fault.path == shown(&document.path)),
    }
}

#[allow(clippy::disallowed_methods, reason = "the server looks whether a file changed, and reads none itself")]
fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}
