//! The forms, the ear and the checker, kept from question to question: a line is heard once, and a form is read once.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use verse::form::Setting;
use verse::judge::Severity;
use verse::workspace::side::Kept;
use verse::workspace::{
    CheckError, CheckedDraft, Checker, Draft, FindingFilter, Overrides, Progress, Project, STDIN, Settings, text_of,
};

use crate::question::{self, accent};

/// The state that answers questions. It reads no file: its project has the built-in forms and dictionaries alone.
#[derive(Debug)]
pub(crate) struct Workshop {
    pub(crate) project: Arc<Project>,
    pub(crate) checker: Checker<'static>,
}

/// The overrides of a draft without options in the question: none.
static NOTHING: LazyLock<Overrides> = LazyLock::new(Overrides::default);

impl Default for Workshop {
    fn default() -> Self {
        Self { project: Arc::default(), checker: Checker::new(&NOTHING) }
    }
}

/// The draft of a question.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Its text, checked to be within the bounds of a draft.
    pub(crate) text: String,
    /// The path used for it.
    pub(crate) path: String,
}

impl Asked {
    pub(crate) fn path(&self) -> &Path {
        Path::new(&self.path)
    }
}

impl Workshop {
    /// Takes a draft and its options for the next judgment.
    ///
    /// # Errors
    /// When the text is no text of a draft, no form has the name, or an option cannot be read.
    pub(crate) fn take(&mut self, draft: question::Draft) -> Result<Asked, String> {
        let path = draft.name.unwrap_or_else(|| STDIN.to_owned());
        let text = text_of(draft.text.into_bytes(), Path::new(&path)).map_err(|error| error.to_string())?;
        let meter = draft.meter.map(|meter| Setting::plain("meter", None, "meter", &meter));
        let settings: Vec<Setting> = meter.transpose().map_err(|error| error.to_string())?.into_iter().collect();
        if let Some(form) = &draft.form {
            self.project.registry.find_with(form, &settings).map_err(|error| error.to_string())?;
        }
        let accent = accent(draft.accent.as_deref())?;
        self.checker.follow(Overrides { form: draft.form, settings, finished: draft.finished, accent });
        Ok(Asked { text, path })
    }

    /// Judges the draft taken last.
    ///
    /// # Errors
    /// When the form that the draft names itself cannot be used.
    pub(crate) fn judge(
        &mut self,
        asked: &Asked,
        progress: Progress,
        level: Option<Severity>,
    ) -> Result<CheckedDraft, CheckError> {
        let kept = Kept::default();
        let draft = Draft { path: asked.path(), text: &asked.text, kept: &kept, progress };
        let filter = FindingFilter { min_level: level, ..FindingFilter::default() };
        filter.check(&mut self.checker, &self.project, &Settings::default(), &draft)
    }
}
