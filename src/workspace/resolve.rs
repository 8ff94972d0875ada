//! Resolves the form and the options by which a draft is judged.
//!
//! The first source that sets a form is used: the command line, the draft's front matter, its side file, verse.toml, the file's name.
//! Where several of them set keys of the form, the same order decides key by key; but a form of the command line is judged without the
//! keys of the front matter, which belong to the form that the draft asks for.

use std::path::Path;
use std::sync::Arc;

use super::file::FILE_NAME;
use super::overrides::Overrides;
use super::paths::shown;
use super::project::Project;
use super::settings::{FormSetting, Settings};
use crate::form::{FindError, Form, FormError, Registry, Setting};
use crate::judge::{JudgeOptions, Status};
use crate::page::FrontMatter;
use crate::rhyme::Accent;

/// The form and the options by which a draft is judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FormChoice {
    /// The form, or `None` when nobody chose one, so that nothing is judged.
    pub form: Option<Arc<Form>>,
    /// The source of the choice: `--form`, the draft, its side file, `verse.toml:4`.
    pub place: Option<String>,
    /// The forms of the named parts of the poem, each with the name: `Chorus`.
    pub parts: Vec<(String, Arc<Form>)>,
    /// The options of the judgment.
    pub options: JudgeOptions,
}

/// Why a draft's form or options cannot be resolved.
#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    /// A name no form has, or a broken form.
    #[error("{place}: {why}")]
    Form {
        /// Who asked for it: `drafts/i.txt`, `verse.toml:4`.
        place: String,
        /// What is wrong with it; in the message already, so it is no source.
        why: FindError,
    },
    /// The same for a form the poet has just chosen, whose place the message leaves out.
    #[error("{0}")]
    Chosen(FindError),
    /// A key of the form with a value it cannot have.
    #[error(transparent)]
    Setting(#[from] FormError),
    /// More keys of the form in a front matter than a form has.
    #[error("{place}: {found} keys in the front matter; a form has fewer than {MOST_KEYS}")]
    TooManyKeys {
        /// The draft, and the line of the key they stand under.
        place: String,
        /// How many there are.
        found: usize,
    },
    /// Conflict marks of git.
    #[error("{path}:{line}: git could not merge two versions here; keep one of them and take its marks out")]
    Conflict {
        /// The draft.
        path: String,
        /// The line of the first mark, counted from 1.
        line: u32,
    },
    /// An unknown word for the status.
    #[error("{place}: `status: {found}` in the front matter; write `draft` or `done`")]
    Status {
        /// The draft and the line.
        place: String,
        /// The word.
        found: String,
    },
    /// An unknown word for the accent.
    #[error("{place}: `accent: {found}` in the front matter; write `any`, `american` or `british`")]
    Accent {
        /// The draft and the line.
        place: String,
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

/// The source of a form's name.
enum Choice<'a> {
    Name(&'a str, String),
    Table(&'a toml::Table, &'a str),
}

/// The form and options of a draft; `settings` must be those its side file already overrides
/// ([`Kept::over`](super::side::Kept::over)).
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
        let form = if parts.is_empty() { None } else { Some(song(project)?) };
        return Ok(FormChoice { form, place: None, parts, options });
    };
    // A form that is asked for is judged as it is: what the draft loosens of its own form is left out.
    let own = front.filter(|_| overrides.form.is_none());
    let mut set = keys_set(settings, path, own)?;
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

/// A form under which only words are remarked on.
pub(super) const ASKS_NOTHING: &str = "free-verse";

/// The form of a poem of which only the named parts have forms: it asks nothing of the lines between them.
fn song(project: &Project) -> Result<Arc<Form>, ChoiceError> {
    let open = project.registry.find(ASKS_NOTHING);
    let why = |why| ChoiceError::Form { place: "`sections`".to_owned(), why };
    Ok(Arc::new(open.map_err(why)?.renamed("song", "Song")))
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
    if let Some((front, name)) = front.and_then(|front| Some((front, front.form.as_deref()?))) {
        return Some(Choice::Name(name, place_of(path, front, "form")));
    }
    match &settings.form {
        Some((FormSetting::Name(name), place)) => Some(Choice::Name(name, place.clone())),
        Some((FormSetting::Table(table), place)) => Some(Choice::Table(table, place)),
        None => form_of_name(&project.registry, path).map(|name| Choice::Name(name, shown(path))),
    }
}

/// The place of a key of the front matter: `drafts/i.txt:2`.
pub(super) fn place_of(path: &Path, front: &FrontMatter, key: &str) -> String {
    front.line_of(key).map_or_else(|| shown(path), |line| format!("{}:{}", shown(path), line + 1))
}

/// The most keys a front matter may set; a form file has thirty, each of which may be set in parts (`severity.meter`).
const MOST_KEYS: usize = 100;

/// Keys of the form set for this draft: by verse.toml, overridden by the draft's own front matter.
fn keys_set(settings: &Settings, path: &Path, front: Option<&FrontMatter>) -> Result<Vec<Setting>, ChoiceError> {
    let mut set = Vec::new();
    if let Some(front) = front.filter(|front| front.settings.len() > MOST_KEYS) {
        let found = front.settings.len();
        return Err(ChoiceError::TooManyKeys { place: place_of(path, front, "verse"), found });
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
    let word = |key: &str, word: fn(&FrontMatter) -> Option<&String>| {
        let front = front?;
        word(front).map(|word| (word.clone(), place_of(path, front, key)))
    };
    let own = match word("status", |front| front.status.as_ref()) {
        Some((found, place)) => Some(Status::named(&found).ok_or(ChoiceError::Status { place, found })?),
        None => settings.status,
    };
    let own_accent = match word("accent", |front| front.accent.as_ref()) {
        Some((found, place)) => Some(Accent::named(&found).ok_or(ChoiceError::Accent { place, found })?),
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
