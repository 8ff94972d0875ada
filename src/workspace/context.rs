//! What an open draft is judged by beside its text: its project, settings and overrides.

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

/// What a draft is judged by beside its text: the same project, settings and overrides that `verse check` has for it.
///
/// It is made when the draft is opened, and again when one of them changes.
#[derive(Debug, Clone, Default)]
pub struct DraftContext {
    /// The draft's file; empty for a draft without a name.
    pub path: PathBuf,
    /// The project the file belongs to.
    pub project: Arc<Project>,
    /// What the project's settings say of the file.
    pub settings: Settings,
    /// What holds whatever the draft or its project says.
    pub overrides: Overrides,
}

impl DraftContext {
    /// The context of a draft that lies in no project: a form by name, or none, among these forms.
    pub fn of(registry: Registry, form: Option<&str>) -> Self {
        let overrides = Overrides { form: form.map(ToOwned::to_owned), ..Overrides::default() };
        let project = Project { registry, ..Project::default() };
        Self { project: Arc::new(project), overrides, ..Self::default() }
    }

    /// What the draft is judged by, with this front matter; `form` is the poet's own choice over all others.
    ///
    /// # Errors
    /// As [`resolve`] has them.
    pub fn choose(&self, form: Option<&str>, front: Option<&FrontMatter>) -> Result<FormChoice, ChoiceError> {
        let Some(form) = form else {
            return resolve(&self.project, &self.settings, &self.overrides, &self.path, front);
        };
        let overrides = Overrides { form: Some(form.to_owned()), ..self.overrides.clone() };
        resolve(&self.project, &self.settings, &overrides, &self.path, front).map_err(ChoiceError::without_place)
    }

    /// Takes out of a verdict what the poet accepted and what the settings leave out.
    ///
    /// While a poem is being written its notes are shown too, unless the settings say otherwise.
    pub fn filter(&self, poem: &Poem, text: &str, verdict: &mut Verdict) -> FilteredOut<'_> {
        let level = self.settings.min_level.unwrap_or(Severity::Note);
        FindingFilter::default().apply(&self.project, &self.settings, &self.path, level, (poem, text), verdict)
    }
}
