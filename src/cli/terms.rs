//! What an open draft is judged by beside its text, settled when it is opened and again when that changes.

use std::path::PathBuf;
use std::sync::Arc;

use super::brief::{Brief, BriefError, Wishes, brief};
use super::check::{Selection, Sifted};
use super::config::{Project, Settings};
use crate::analysis::Poem;
use crate::form::Registry;
use crate::judge::{Severity, Verdict};
use crate::text::FrontMatter;

/// What a draft is judged by beside its text: the same project, settings and wishes that `verse check` has for it.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The draft's file; empty for a draft without a name.
    pub path: PathBuf,
    /// The project the file belongs to.
    pub project: Arc<Project>,
    /// What the project's settings say of the file.
    pub settings: Settings,
    /// What was asked for on the command line.
    pub wishes: Wishes,
}

impl Terms {
    /// The terms of a draft that lies in no project: a form by name, or none, among these forms.
    pub fn of(registry: Registry, form: Option<&str>) -> Self {
        let wishes = Wishes { form: form.map(ToOwned::to_owned), ..Wishes::default() };
        let mut project = Project::default();
        project.registry = registry;
        Self { project: Arc::new(project), wishes, ..Self::default() }
    }

    /// What the draft is judged by, with this front matter; `form` is the poet's own choice over all others.
    ///
    /// # Errors
    /// As [`brief`] has them.
    pub fn brief(&self, form: Option<&str>, front: Option<&FrontMatter>) -> Result<Brief, BriefError> {
        let Some(form) = form else {
            return brief(&self.project, &self.settings, &self.wishes, &self.path, front);
        };
        let wishes = Wishes { form: Some(form.to_owned()), ..self.wishes.clone() };
        brief(&self.project, &self.settings, &wishes, &self.path, front).map_err(BriefError::without_place)
    }

    /// Takes out of a verdict what the poet accepted and what the settings leave out.
    ///
    /// While a poem is being written its notes are shown too, unless the settings say otherwise.
    pub fn sift(&self, poem: &Poem, text: &str, verdict: &mut Verdict) -> Sifted<'_> {
        let level = self.settings.min_level.unwrap_or(Severity::Note);
        Selection::default().sift(&self.project, &self.settings, &self.path, level, (poem, text), verdict)
    }
}
