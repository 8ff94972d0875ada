//! What a draft is judged by: which form it has, who said so, and how far it is said to be.
//!
//! The first answer wins: the command line, the draft's front matter, verse.toml, the file's name. Keys of the form set in
//! several places are laid over each other, the closest to the poet's hand on top.

use std::path::Path;
use std::sync::Arc;

use super::config::{FormChoice, Project, Settings};
use super::input;
use crate::form::{FindError, Form, FormError, Registry, Setting};
use crate::judge::{Occasion, Status};
use crate::text::FrontMatter;

/// What the command line asks of every draft.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// `--form`: a name, a bare scheme, or the id of the form file that was handed to the projects.
    pub form: Option<String>,
    /// `--meter` and `--set`, in the order given.
    pub settings: Vec<Setting>,
    /// `--finished`: every poem is judged as done.
    pub finished: bool,
}

/// What a draft is judged by.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The form, or `None` when nobody chose one, so that nothing is judged.
    pub form: Option<Arc<Form>>,
    /// When and how it is judged.
    pub occasion: Occasion,
}

/// Why a draft's form cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum BriefError {
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
    /// A word for the status that means nothing.
    #[error("{path}: `status: {found}` in the front matter; write `draft` or `done`")]
    Status {
        /// The draft.
        path: String,
        /// The word.
        found: String,
    },
}

impl BriefError {
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

/// What this draft is judged by.
pub fn brief(
    project: &Project,
    settings: &Settings,
    wishes: &Wishes,
    path: &Path,
    front: Option<&FrontMatter>,
) -> Result<Brief, BriefError> {
    let occasion = occasion(settings, wishes, path, front)?;
    let Some(choice) = choice(project, settings, wishes, path, front) else {
        return Ok(Brief { form: None, occasion });
    };
    let mut set = keys_set(settings, path, front)?;
    set.extend(wishes.settings.iter().cloned());
    let (found, place) = match choice {
        Choice::Name(name, place) => (project.registry.find_with(name, &set), place),
        Choice::Table(table, place) => {
            set.insert(0, Setting::parse(place, &table.to_string())?);
            (project.registry.made_of(&set), place.to_owned())
        }
    };
    let form = found.map_err(|why| match why {
        FindError::Broken(error) => BriefError::Setting(error),
        why @ FindError::Unknown(_) => BriefError::Form { place, why },
    })?;
    Ok(Brief { form: Some(form), occasion })
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
    wishes: &'a Wishes,
    path: &'a Path,
    front: Option<&'a FrontMatter>,
) -> Option<Choice<'a>> {
    if let Some(name) = &wishes.form {
        return Some(Choice::Name(name, "--form".to_owned()));
    }
    if let Some(name) = front.and_then(|front| front.form.as_deref()) {
        return Some(Choice::Name(name, input::shown(path)));
    }
    match &settings.form {
        Some((FormChoice::Name(name), place)) => Some(Choice::Name(name, place.clone())),
        Some((FormChoice::Table(table), place)) => Some(Choice::Table(table, place)),
        None => form_of_name(&project.registry, path).map(|name| Choice::Name(name, input::shown(path))),
    }
}

/// The most keys a front matter may set; a form file has thirty, each of which may be set in parts (`severity.meter`).
const MOST_KEYS: usize = 100;

/// Keys of the form set for this draft: by verse.toml, and over it by the draft's own front matter.
fn keys_set(settings: &Settings, path: &Path, front: Option<&FrontMatter>) -> Result<Vec<Setting>, BriefError> {
    let mut set = Vec::new();
    let found = front.map_or(0, |front| front.settings.len());
    if found > MOST_KEYS {
        return Err(BriefError::TooManyKeys { path: input::shown(path), found });
    }
    if !settings.set.is_empty() {
        set.push(Setting::parse(super::config::FILE_NAME, &settings.set.to_string())?);
    }
    if let Some(meter) = &settings.meter {
        set.push(Setting::plain(super::config::FILE_NAME, None, "meter", meter)?);
    }
    for (key, value, line) in front.map_or(&[][..], |front| &front.settings) {
        let line = u32::try_from(line + 1).ok();
        set.push(Setting::plain(&input::shown(path), line, key, value)?);
    }
    Ok(set)
}

fn occasion(
    settings: &Settings,
    wishes: &Wishes,
    path: &Path,
    front: Option<&FrontMatter>,
) -> Result<Occasion, BriefError> {
    let own = match front.and_then(|front| front.status.as_deref()) {
        Some(word) => {
            let unknown = || BriefError::Status { path: input::shown(path), found: word.to_owned() };
            Some(Status::named(word).ok_or_else(unknown)?)
        }
        None => settings.status,
    };
    Ok(Occasion {
        status: if wishes.finished { Status::Done } else { own.unwrap_or_default() },
        typing: None,
        acrostic: front.and_then(|front| front.acrostic.clone()).or_else(|| settings.acrostic.clone()),
    })
}
