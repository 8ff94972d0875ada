//! Judging open drafts by the files around them, and noticing when these change.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::document::{Document, Problem};
use crate::page::Settled;
use crate::workspace::side::{self, side_path};
use crate::workspace::{
    CheckError, Checker, ChoiceError, Defaults, Draft, FindingFilter, LARGEST, Overrides, Project, Projects, ReadError,
};
use crate::workspace::{Scope, Stamps, page_of, shown};

/// Judges open drafts by the settings, forms and lexicons around them.
#[derive(Debug)]
pub(super) struct DraftChecker<'a> {
    scope: &'a Scope,
    checker: Checker<'a>,
    projects: Projects,
    /// The form and accent that the client sets for drafts without their own.
    defaults: Defaults,
    /// The drafts' side files, as they were when they were read.
    sides: Stamps,
    /// The problems of the side files read.
    broken: BTreeSet<String>,
}

/// No overrides: drafts and their projects decide.
static NO_OVERRIDES: Overrides = Overrides { form: None, settings: Vec::new(), finished: false, accent: None };

impl<'a> DraftChecker<'a> {
    /// A checker that has read nothing yet.
    pub(super) fn new(scope: &'a Scope, defaults: Defaults) -> Self {
        let (sides, broken) = (Stamps::default(), BTreeSet::new());
        Self { scope, checker: Checker::new(&NO_OVERRIDES), projects: Projects::new(scope), defaults, sides, broken }
    }

    /// Forgets settings, forms and lexicons, so that they are read again.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.scope, std::mem::take(&mut self.defaults));
    }

    /// Replaces the defaults; drafts judged already are not judged again.
    pub(super) fn set_defaults(&mut self, defaults: Defaults) {
        self.defaults = defaults;
    }

    /// The project of a draft.
    pub(super) fn project(&mut self, path: &Path) -> Arc<Project> {
        self.projects.of(path)
    }

    /// Hears and judges the present text of a draft, unless that was done.
    pub(super) fn check(&mut self, document: &mut Document) {
        if document.checked.is_some() || document.problem.is_some() {
            return;
        }
        if document.text.len() as u64 > LARGEST {
            let message = ReadError::TooLarge(shown(&document.path)).to_string();
            document.problem = Some(Problem { line: 1, message });
            return;
        }
        let project = self.projects.of(&document.path);
        if !project.isolated {
            self.sides.add(side_path(&project, &document.path));
        }
        // A draft with a broken side file is judged as if it had none, and the client gets a warning.
        let kept = side::kept(&project, &document.path, self.projects.files()).unwrap_or_else(|problem| {
            self.broken.insert(problem);
            side::Kept::default()
        });
        let settings = self.defaults.below(kept.over(project.settings(&document.path)), &project, &document.path);
        let draft = Draft { path: &document.path, text: &document.text, kept: &kept, progress: document.progress };
        match FindingFilter::default().check(&mut self.checker, &project, &settings, &draft) {
            Ok(checked) => document.checked = Some(checked),
            Err(error) => {
                let line = line_at_fault(&error, document).unwrap_or(1);
                document.problem = Some(Problem { line, message: error.to_string() });
            }
        }
    }

    /// Whether a file that decides how the drafts are judged has changed since it was read. A new verse.toml is reported by the
    /// client, or found at the next save.
    pub(super) fn has_changed(&self) -> bool {
        !self.sides.hold() || !self.projects.all().iter().all(|project| project.beside.hold())
    }

    /// The problems of files around the drafts.
    pub(super) fn problems(&self) -> Vec<String> {
        let projects = self.projects.all();
        let problems = projects.iter().flat_map(|project| &project.problems).map(ToString::to_string);
        problems.chain(self.broken.iter().cloned()).collect()
    }
}

/// The line of a draft's front matter, counted from 1, because of which the draft cannot be judged; `None` where a file beside
/// it is at fault.
fn line_at_fault(error: &CheckError, document: &Document) -> Option<u32> {
    let front = page_of(&document.path, &document.text, &Settled::default()).front_matter;
    let line = |key: &str| front.as_ref()?.line_of(key).and_then(|line| u32::try_from(line + 1).ok());
    let CheckError::Choice(error) = error else { return None };
    match error {
        ChoiceError::Form { .. } | ChoiceError::Chosen(_) => line("form"),
        ChoiceError::Status { .. } => line("status"),
        ChoiceError::Conflict { line, .. } => Some(*line),
        ChoiceError::Accent { .. } => line("accent"),
        ChoiceError::TooManyKeys { .. } => line("verse"),
        ChoiceError::Setting(fault) => fault.line.filter(|_| fault.path == shown(&document.path)),
    }
}
