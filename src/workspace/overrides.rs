//! The options that hold for every draft of a run, over the draft's and its project's own: `--form`, `--meter`, `--set`, `--finished`,
//! `--accent`.

use std::path::Path;

use super::discovery::Projects;
use super::paths::STDIN;
use super::read::{self, ReadError};
use crate::form::{Fault, FindError, FormError, Setting};
use crate::rhyme::Accent;

/// The options that hold for every draft of a run, over the draft's and its project's own.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The form: a name, a bare scheme, or the id of the form file that was handed to the projects.
    pub form: Option<String>,
    /// Keys of the form, in the order given.
    pub settings: Vec<Setting>,
    /// Whether every poem is judged as done.
    pub finished: bool,
    /// The accent in which rhymes are judged.
    pub accent: Option<Accent>,
}

/// Overrides as typed on the command line, not yet read.
#[derive(Debug, Clone, Default)]
pub struct OverrideTexts {
    /// `--form`: a name, a bare scheme such as `aabba`, or a form file.
    pub form: Option<String>,
    /// `--meter`, in place of the form's.
    pub meter: Option<String>,
    /// `--set`: each a key of the form with its value, as a form file would have it.
    pub set: Vec<String>,
    /// `--finished`.
    pub finished: bool,
    /// `--accent`.
    pub accent: Option<Accent>,
}

/// The options that set keys of the form, as the places of their settings.
const METER: &str = "--meter";
const SET: &str = "--set";

/// The form that a run without `--form` tries the keys on.
const ANY_FORM: &str = "free-verse";

/// Why overrides cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OverrideError {
    /// A text that is no meter.
    #[error(transparent)]
    Meter(FormError),
    /// A key or value that cannot be read.
    #[error("--set '{set}': {why}")]
    Set {
        /// What was given.
        set: String,
        /// What is wrong with it; in the message already, so it is no source.
        why: FormError,
    },
    /// A form file that cannot be read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// A key of `--set` that no form has, or that this form cannot have.
    #[error(transparent)]
    Key(FormError),
    /// A name no form has, or a broken form.
    #[error("--form: {0}")]
    Form(FindError),
}

impl OverrideTexts {
    /// Reads the overrides; a form file is added to the projects under its own name.
    ///
    /// # Errors
    /// [`OverrideError`], when one of them cannot be read, or no form has the name.
    pub fn read(&self, projects: &mut Projects) -> Result<Overrides, OverrideError> {
        let mut settings = Vec::new();
        if let Some(meter) = &self.meter {
            settings.push(Setting::plain(METER, None, "meter", meter).map_err(OverrideError::Meter)?);
        }
        for set in &self.set {
            let wrong = |why| OverrideError::Set { set: set.clone(), why };
            settings.push(Setting::parse(SET, set).map_err(wrong)?);
        }
        let form = self.form.as_deref().map(|form| form_named(form, projects)).transpose()?;
        // Checked here: an unknown name or a wrong key would fail every draft, and a run whose drafts have no form would not tell it.
        let registry = &projects.of(Path::new(STDIN)).registry;
        let name = form.as_deref().or((!settings.is_empty()).then_some(ANY_FORM));
        if let Some(why) = name.and_then(|name| registry.find_with(name, &settings).err()) {
            match why {
                FindError::Broken(error) if error.path == METER => return Err(OverrideError::Meter(error)),
                FindError::Broken(error) if error.path == SET => {
                    // Another form than the one tried may have the key.
                    if form.is_some() || matches!(*error.fault, Fault::UnknownKey { .. }) {
                        return Err(OverrideError::Key(error));
                    }
                }
                why => return Err(OverrideError::Form(why)),
            }
        }
        Ok(Overrides { form, settings, finished: self.finished, accent: self.accent })
    }
}

/// The name by which a form is looked up; a form file is added to the projects first.
fn form_named(form: &str, projects: &mut Projects) -> Result<String, ReadError> {
    let path = Path::new(form);
    if !form.contains('/') && path.extension().is_none_or(|extension| extension != "toml") {
        return Ok(form.to_owned());
    }
    let text = read::read(path)?;
    *projects = std::mem::take(projects).with_form(path, &text);
    Ok(path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
}
