//! What a draft is judged by: its form, and whether it is a draft still.
//!
//! The first answer wins: the command line, the draft's front matter, its side file, verse.toml, the file's name. Where several of them
//! set keys of the form, the same order decides key by key.

use std::path::Path;
use std::sync::Arc;

use super::discovery::Projects;
use super::file::FILE_NAME;
use super::paths::{STDIN, shown};
use super::project::Project;
use super::read::{self, ReadError};
use super::settings::{FormSetting, Settings};
use crate::form::{FindError, Form, FormError, Registry, Setting};
use crate::judge::{JudgeOptions, Status};
use crate::page::FrontMatter;
use crate::rhyme::Accent;

/// What holds for every draft of a run, whatever the draft or its project says.
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

/// Overrides as the command line has them, not read yet.
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

/// Why overrides cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OverrideError {
    /// A meter that does not read.
    #[error(transparent)]
    Meter(FormError),
    /// A key or value that does not read.
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
    /// A name no form has, or a key that the form cannot have.
    #[error("--form: {0}")]
    Form(FindError),
}

impl OverrideTexts {
    /// Reads them; a form file is handed to the projects and goes by its own name.
    ///
    /// # Errors
    /// When one of them does not read, or no form has the name.
    pub fn read(&self, projects: &mut Projects) -> Result<Overrides, OverrideError> {
        let mut settings = Vec::new();
        if let Some(meter) = &self.meter {
            settings.push(Setting::plain("--meter", None, "meter", meter).map_err(OverrideError::Meter)?);
        }
        for set in &self.set {
            let wrong = |why| OverrideError::Set { set: set.clone(), why };
            settings.push(Setting::parse("--set", set).map_err(wrong)?);
        }
        let form = self.form.as_deref().map(|form| form_named(form, projects)).transpose()?;
        if let Some(form) = &form {
            // An unknown name or a key that cannot be set so would fail every draft alike.
            let registry = &projects.of(Path::new(STDIN)).registry;
            registry.find_with(form, &settings).map_err(OverrideError::Form)?;
        }
        Ok(Overrides { form, settings, finished: self.finished, accent: self.accent })
    }
}

/// The name to look a form up by: a form file is handed to the projects first.
fn form_named(form: &str, projects: &mut Projects) -> Result<String, ReadError> {
    let path = Path::new(form);
    if !form.contains('/') && path.extension().is_none_or(|extension| extension != "toml") {
        return Ok(form.to_owned());
    }
    let text = read::read(path)?;
    *projects = std::mem::take(projects).with_form(path, &text);
    Ok(path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
}

/// What a draft is judged by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FormChoice {
    /// The form, or `None` when nobody chose one, so that nothing is judged.
    pub form: Option<Arc<Form>>,
    /// Who chose it: `--form`, the draft, its side file, `verse.toml:4`.
    pub place: Option<String>,
    /// The forms of the named parts of the poem, each with the name: `Chorus`.
    pub parts: Vec<(String, Arc<Form>)>,
    /// When and how it is judged.
    pub options: JudgeOptions,
}

/// Why a draft's form cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    /// A name no form has, or a broken form.
    #[error("{place}: {why}")]
    Form {
        /// Who asked for it: `drafts/i.txt`, `verse.toml:4`.
        place: String,
        /// What is wrong with it; told already, so it is no source to be told again.
        why: FindError,
    },
    /// The same of a form the poet chose just now, whose place needs no telling.
    #[error("{0}")]
    Chosen(FindError),
    /// A key of the form that cannot be set so.
    #[error(transparent)]
    Setting(#[from] FormError),
    /// More keys of the form in a front matter than a form has.
    #[error("{path}: {found} keys in the front matter; a form has fewer than {MOST_KEYS}")]
    TooManyKeys {
        /// The draft.
        path: String,
        /// How many there are.
        found: usize,
    },
    /// Marks of a merge that git could not make.
    #[error("{path}:{line}: git could not merge two versions here; keep one of them and take its marks out")]
    Conflict {
        /// The draft.
        path: String,
        /// The line of the first mark, counted from 1.
        line: u32,
    },
    /// A word for the status that means nothing.
    #[error("{path}: `status: {found}` in the front matter; write `draft` or `done`")]
    Status {
        /// The draft.
        path: String,
        /// The word.
        found: String,
    },
    /// A word for the accent that means nothing.
    #[error("{path}: `accent: {found}` in the front matter; write `any`, `american` or `british`")]
    Accent {
        /// The draft.
        path: String,
        /// The word.
        found: String,
    },
}

impl ChoiceError {
    /// The same without the place that asked for the form.
    #[must_use]
    pub fn without_place(self) -> Self {
        match self {
            Self::Form { why, .. } => Self::Chosen(why),
            other => other,
        }
    }
}

/// Who named a form.
enum Choice<'a> {
    Name(&'a str, String),
    Table(&'a toml::Table, &'a str),
}

/// What this draft is judged by; its side file is laid over the settings already ([`Kept::over`](super::side::Kept::over)).
pub fn resolve(
    project: &Project,
    settings: &Settings,
    overrides: &Overrides,
    path: &Path,
    front: Option<&FrontMatter>,
) -> Result<FormChoice, ChoiceError> {
    let options = options(settings, overrides, path, front)?;
    let parts = parts(project, path, front)?;
    let Some(choice) = choice(project, settings, overrides, path, front) else {
        return Ok(FormChoice { form: None, place: None, parts, options });
    };
    let mut set = keys_set(settings, path, front)?;
    set.extend(overrides.settings.iter().cloned());
    let (found, place) = match choice {
        Choice::Name(name, place) => (project.registry.find_with(name, &set), place),
        Choice::Table(table, place) => {
            set.insert(0, Setting::parse(place, &table.to_string())?);
            (project.registry.made_of(&set), place.to_owned())
        }
    };
    let form = found.map_err(|why| match why {
        FindError::Broken(error) => ChoiceError::Setting(error),
        why @ FindError::Unknown(_) => ChoiceError::Form { place: place.clone(), why },
    })?;
    Ok(FormChoice { form: Some(form), place: Some(place), parts, options })
}

/// The forms that the front matter sets for the named parts of the poem.
fn parts(project: &Project, path: &Path, front: Option<&FrontMatter>) -> Result<Vec<(String, Arc<Form>)>, ChoiceError> {
    let sections = front.map_or(&[][..], |front| &front.sections);
    let form = |(label, form, line): &(String, String, usize)| {
        let place = || format!("{}:{}: `sections`", shown(path), line + 1);
        let found = project.registry.find_with(form, &[]);
        found.map(|form| (label.clone(), form)).map_err(|why| ChoiceError::Form { place: place(), why })
    };
    sections.iter().map(form).collect()
}

/// The form a file is named after: `haiku` for `iii.haiku.txt`.
pub fn form_of_name<'a>(registry: &Registry, path: &'a Path) -> Option<&'a str> {
    let stem = Path::new(path.file_stem()?);
    let name = stem.extension()?.to_str()?;
    registry.find(name).is_ok().then_some(name)
}

fn choice<'a>(
    project: &Project,
    settings: &'a Settings,
    overrides: &'a Overrides,
    path: &'a Path,
    front: Option<&'a FrontMatter>,
) -> Option<Choice<'a>> {
    if let Some(name) = &overrides.form {
        return Some(Choice::Name(name, "--form".to_owned()));
    }
    if let Some(name) = front.and_then(|front| front.form.as_deref()) {
        return Some(Choice::Name(name, shown(path)));
    }
    match &settings.form {
        Some((FormSetting::Name(name), place)) => Some(Choice::Name(name, place.clone())),
        Some((FormSetting::Table(table), place)) => Some(Choice::Table(table, place)),
        None => form_of_name(&project.registry, path).map(|name| Choice::Name(name, shown(path))),
    }
}

/// The most keys a front matter may set; a form file has thirty, each of which may be set in parts (`severity.meter`).
const MOST_KEYS: usize = 100;

/// Keys of the form set for this draft: by verse.toml, and over it by the draft's own front matter.
fn keys_set(settings: &Settings, path: &Path, front: Option<&FrontMatter>) -> Result<Vec<Setting>, ChoiceError> {
    let mut set = Vec::new();
    let found = front.map_or(0, |front| front.settings.len());
    if found > MOST_KEYS {
        return Err(ChoiceError::TooManyKeys { path: shown(path), found });
    }
    for (key, value) in &settings.set {
        let place = settings.set_places.get(key).map_or(FILE_NAME, String::as_str);
        let one = toml::Table::from_iter([(key.clone(), value.clone())]);
        set.push(Setting::parse(place, &one.to_string())?);
    }
    if let Some(meter) = &settings.meter {
        set.push(Setting::plain(FILE_NAME, None, "meter", meter)?);
    }
    for (key, value, line) in front.map_or(&[][..], |front| &front.settings) {
        let line = u32::try_from(line + 1).ok();
        set.push(Setting::plain(&shown(path), line, key, value)?);
    }
    Ok(set)
}

fn options(
    settings: &Settings,
    overrides: &Overrides,
    path: &Path,
    front: Option<&FrontMatter>,
) -> Result<JudgeOptions, ChoiceError> {
    let own = match front.and_then(|front| front.status.as_deref()) {
        Some(word) => {
            let unknown = || ChoiceError::Status { path: shown(path), found: word.to_owned() };
            Some(Status::named(word).ok_or_else(unknown)?)
        }
        None => settings.status,
    };
    let own_accent = match front.and_then(|front| front.accent.as_deref()) {
        Some(word) => {
            let unknown = || ChoiceError::Accent { path: shown(path), found: word.to_owned() };
            Some(Accent::named(word).ok_or_else(unknown)?)
        }
        None => None,
    };
    Ok(JudgeOptions {
        status: if overrides.finished { Status::Done } else { own.unwrap_or_default() },
        typing: None,
        opened: false,
        given_text: front.and_then(|front| front.given_text.clone()).or_else(|| settings.acrostic.clone()),
        accent: overrides.accent.or(own_accent).or(settings.accent).unwrap_or_default(),
    })
}
