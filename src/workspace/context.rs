//! The context of an open draft, by which it is judged beside its text: its project, settings and overrides.

use std::path::PathBuf;
use std::sync::Arc;

use super::filter::{FilteredOut, FindingFilter};
use super::overrides::Overrides;
use super::project::Project;
use super::resolve::{ChoiceError, FormChoice, resolve};
use super::settings::Settings;
use crate::analysis::Poem;
use crate::form::Registry;
use crate::judge::{Severity, Verdict};
use crate::page::FrontMatter;

/// The project, settings and overrides by which a draft is judged: the same that `verse check` has for it.
///
/// It is made when the draft is opened, and again when one of them changes.
#[derive(Debug, Clone, Default)]
pub struct DraftContext {
    /// The draft's file; empty for a draft without a name.
    pub path: PathBuf,
    /// The project the file belongs to.
    pub project: Arc<Project>,
    /// The project's settings for the file.
    pub settings: Settings,
    /// The overrides, which come before the draft's and the project's own settings.
    pub overrides: Overrides,
}

impl DraftContext {
    /// The context of a draft that lies in no project: a form by name, or none, among these forms.
    pub fn of(registry: Registry, form: Option<&str>) -> Self {
        let overrides = Overrides { form: form.map(ToOwned::to_owned), ..Overrides::default() };
        let project = Project { registry, ..Project::default() };
        Self { project: Arc::new(project), overrides, ..Self::default() }
    }

    /// The form and options of the draft, with this front matter; `form` is the poet's own choice over all
    /// others.
    ///
    /// # Errors
    /// The same as [`resolve`].
    pub fn choose(&self, form: Option<&str>, front: Option<&FrontMatter>) -> Result<FormChoice, ChoiceError> {
        let Some(form) = form else {
            return resolve(&self.project, &self.settings, &self.overrides, &self.path, front);
        };
        let overrides = Overrides { form: Some(form.to_owned()), ..self.overrides.clone() };
        resolve(&self.project, &self.settings, &overrides, &self.path, front).map_err(ChoiceError::without_place)
    }

    /// Removes from a verdict the findings that the poet accepted and those that the settings leave out.
    ///
    /// While a poem is being written its notes are shown too, unless the settings say otherwise.
    pub fn filter(&self, poem: &Poem, text: &str, verdict: &mut Verdict) -> FilteredOut<'_> {
        let level = self.settings.min_level.unwrap_or(Severity::Note);
        FindingFilter::default().apply(&self.project, &self.settings, &self.path, level, (poem, text), verdict)
    }
}
