//! Reading a project's files: settings with what they extend, forms, lexicons.

use std::path::{Path, PathBuf};

use super::accepted::{self, Accepted};
use super::bounds::Bounds;
use super::file::{ConfigError, ConfigFile, SettingsText};
use super::paths::{absolute, folder_of, shown_from_here};
use super::problem::Problem;
use super::project::{LEXICON, Project, config_folder};
use super::read::ReadError;
use super::settings::Rules;
use super::source::Files;
use crate::lexicon::{Ear, UserLexicon};

/// The options by which every project of a run is read.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Where files are read from.
    pub(super) files: Files,
    /// Whether nothing beside the drafts is read.
    pub(super) isolated: bool,
    /// Whether the poet's own folder and what git does not track are left out.
    pub(super) project_only: bool,
    /// A form file asked for by its path, which every project of the run then knows.
    pub(super) form: Option<(PathBuf, String)>,
}

/// Opens the project of this settings file.
pub(super) fn open(sources: &Sources, config: &Path) -> Project {
    let mut reading = Reading::begin(sources, Some(&folder_of(config)));
    reading.project.config = Some(absolute(config));
    let read = reading.read_config(config);
    let folder = reading.project.folder();
    match read {
        Ok(()) => {
            reading.project.own_lexicon = reading.named.own_lexicon(&folder);
            reading.project.extended = reading.under.split_off(1);
        }
        Err(error) => {
            reading.tell(&error.path, &error, true);
            reading.project.rules = Rules::default();
        }
    }
    reading.read_forms(&folder.join("forms"));
    reading.read_lexicons(&folder.join(LEXICON));
    reading.read_allowed(&folder);
    reading.read_own_folder();
    reading.finish()
}

/// The project of drafts without a settings file; `folder` is that of their accepted departures or side files, if there are any.
pub(super) fn without(sources: &Sources, folder: Option<&Path>) -> Project {
    let mut reading = Reading::begin(sources, folder);
    reading.project.isolated = sources.isolated;
    if !sources.isolated {
        if let Some(folder) = folder {
            reading.read_allowed(folder);
        }
        reading.read_own_folder();
        reading.note_unread_forms();
    }
    reading.finish()
}

/// A project while its files are read.
struct Reading<'a> {
    sources: &'a Sources,
    /// How far the project's own files may reach.
    bounds: Bounds,
    project: Project,
    /// The files that the settings name.
    named: Named,
    /// The settings files being read, the outermost first; an `extend` that leads to one of them goes in a circle.
    under: Vec<PathBuf>,
    /// The lexicons so far, the most trusted first.
    lexicons: Vec<UserLexicon>,
    /// The form files whose faults are the project's own, as shown.
    own_forms: Vec<String>,
}

impl<'a> Reading<'a> {
    fn begin(sources: &'a Sources, folder: Option<&Path>) -> Self {
        let bounds = folder.map(Bounds::of).unwrap_or_default();
        let (named, project) = (Named::default(), Project::default());
        let (under, lexicons, own_forms) = (Vec::new(), Vec::new(), Vec::new());
        let mut reading = Self { sources, bounds, project, named, under, lexicons, own_forms };
        if let Some((path, text)) = &sources.form {
            reading.add_form(path, text, true);
        }
        if let Some(folder) = folder.filter(|_| sources.project_only) {
            match sources.files.tracked(&reading.bounds, folder) {
                Ok(tracked) => reading.project.tracked = tracked,
                Err(error) => reading.tell("", &error, false),
            }
        }
        reading
    }

    fn tell(&mut self, path: &str, what: &impl ToString, own: bool) {
        self.project.problems.push(Problem { path: path.to_owned(), message: what.to_string(), own });
    }

    /// Gives the lexicons to the ear, and checks that every form added can be used.
    fn finish(mut self) -> Project {
        let lexicon = self.lexicons.into_iter().rev().reduce(UserLexicon::merged);
        if let Some(lexicon) = lexicon {
            self.project.ear = Ear::new().with_lexicon(lexicon);
        }
        for fault in self.project.registry.broken() {
            let own = self.own_forms.contains(&fault.path);
            self.project.problems.push(Problem { path: fault.path.clone(), message: fault.to_string(), own });
        }
        self.project
    }

    /// Stamps a file or folder before it is read, so that later changes are noticed.
    fn note(&mut self, path: &Path) {
        self.project.beside.add(absolute(path));
    }

    fn add_form(&mut self, path: &Path, text: &str, own: bool) {
        let path = absolute(path);
        if self.project.form_files.contains(&path) {
            return;
        }
        let shown = shown_from_here(&path);
        if own {
            self.own_forms.push(shown.clone());
        }
        if let Err(fault) = self.project.registry.add(&shown, text) {
            self.tell(&shown, &fault, own);
        }
        self.project.form_files.push(path);
    }

    fn add_lexicon(&mut self, path: &Path, text: &str, own: bool) {
        match UserLexicon::parse(text) {
            Ok(lexicon) => self.lexicons.push(lexicon),
            Err(fault) => {
                let shown = shown_from_here(path);
                self.tell(&shown, &format_args!("{shown}:{}: {}", fault.line(), fault.told()), own);
            }
        }
        self.project.lexicon_files.push(absolute(path));
    }
    fn read_config(&mut self, path: &Path) -> Result<(), ConfigError> {
        self.note(path);
        let shown = shown_from_here(path);
        let text = self.sources.files.read_within(&self.bounds, path).map_err(|error| ConfigError {
            path: shown.clone(),
            line: None,
            message: match error {
                ReadError::Missing(_) => "no such file".to_owned(),
                error => error.to_string(),
            },
        })?;
        let source = SettingsText { path: &shown, text: &text };
        let file: ConfigFile = source.parse()?;
        let folder = folder_of(path);
        self.under.push(absolute(path));
        if let Some(parent) = &file.extend {
            let target = folder.join(parent.get_ref());
            if self.under.contains(&absolute(&target)) {
                return Err(source.error(Some(parent.span()), "`extend` goes in a circle"));
            }
            if self.under.len() >= MOST_EXTENDED {
                let told = format!("{MOST_EXTENDED} settings files extend each other already; no more may");
                return Err(source.error(Some(parent.span()), told));
            }
            self.read_config(&absolute(&target))?;
        }
        self.project.rules.lay_over(&file, source, &folder)?;
        self.named.lay_over(&file, &folder);
        Ok(())
    }

    /// Reads the form files that are named, or those of the default folder if there is one.
    fn read_forms(&mut self, default: &Path) {
        let named = self.named.forms.take();
        for path in named.as_deref().unwrap_or(&[default.to_owned()]) {
            self.note(path);
            if self.sources.files.is_folder(path) {
                self.read_forms_of(path, true);
            } else if named.is_some() {
                self.read_one(path, true, Kind::Form);
            }
        }
    }

    fn read_lexicons(&mut self, default: &Path) {
        let named = self.named.lexicons.take();
        for path in named.as_deref().unwrap_or(&[default.to_owned()]) {
            self.note(path);
            if named.is_some() || self.sources.files.is_file(path) {
                self.read_one(path, true, Kind::Lexicon);
            }
        }
    }

    /// Reads the accepted departures, if the folder has any.
    fn read_allowed(&mut self, folder: &Path) {
        let path = folder.join(accepted::FILE_NAME);
        self.note(&path);
        if !self.sources.files.is_file(&path) {
            return;
        }
        let shown = shown_from_here(&path);
        if self.project.is_untracked(&path) {
            return self.tell(&shown, &format_args!("{shown} is not in git, so --project-only leaves it out"), false);
        }
        let text = self.sources.files.read_within(&self.bounds, &path).map_err(|error| error.to_string());
        match text.and_then(|text| Accepted::read(&path, &shown, &text).map_err(|error| error.to_string())) {
            Ok(accepted) => self.project.accepted = Some(accepted),
            Err(message) => self.tell(&shown, &message, true),
        }
    }

    /// Reads the forms and the lexicon in the poet's configuration folder.
    fn read_own_folder(&mut self) {
        let Some(folder) = config_folder().filter(|_| !self.sources.project_only) else { return };
        let (forms, lexicon) = (folder.join("forms"), folder.join(LEXICON));
        self.note(&forms);
        self.note(&lexicon);
        self.read_forms_of(&forms, false);
        if self.sources.files.is_file(&lexicon) {
            self.read_one(&lexicon, false, Kind::Lexicon);
        }
    }

    /// Reads every form file of a folder, in the order of their names; a folder that is not there has none.
    fn read_forms_of(&mut self, folder: &Path, own: bool) {
        if own && !self.bounds.hold(folder) {
            let shown = shown_from_here(folder);
            return self.tell(&shown, &ReadError::Outside(shown.clone()), own);
        }
        match self.sources.files.list(folder) {
            Ok(paths) => {
                let is_form = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "toml");
                for path in paths.iter().filter(is_form) {
                    self.read_one(path, own, Kind::Form);
                }
            }
            Err(error) => {
                let shown = shown_from_here(folder);
                self.tell(&shown, &format_args!("cannot read {shown}: {error}"), own);
            }
        }
    }

    /// Notes the form files in the working directory that no settings file names, for the message about an unknown form.
    fn note_unread_forms(&mut self) {
        let Ok(paths) = self.sources.files.list(Path::new("forms")) else { return };
        for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
            self.project.registry.note_unread(&shown_from_here(&absolute(path)));
        }
    }

    fn read_one(&mut self, path: &Path, own: bool, kind: Kind) {
        self.note(path);
        let read = if own { self.sources.files.read_within(&self.bounds, path) } else { self.sources.files.read(path) };
        match (read, kind) {
            (Ok(text), Kind::Form) => self.add_form(path, &text, own),
            (Ok(text), Kind::Lexicon) => self.add_lexicon(path, &text, own),
            (Err(error), _) => self.tell(error.path(), &error, own),
        }
    }
}

/// The most settings files in a chain of `extend`.
const MOST_EXTENDED: usize = 16;

#[derive(Debug, Clone, Copy)]
enum Kind {
    Form,
    Lexicon,
}

/// The files a settings file names.
#[derive(Debug, Default)]
struct Named {
    forms: Option<Vec<PathBuf>>,
    lexicons: Option<Vec<PathBuf>>,
}

impl Named {
    /// The lexicon a word of the project is taught in; `None` where only lexicons of other folders are named.
    fn own_lexicon(&self, folder: &Path) -> Option<PathBuf> {
        match &self.lexicons {
            None => Some(folder.join(LEXICON)),
            Some(named) => named.iter().map(|path| absolute(path)).find(|path| path.starts_with(folder)),
        }
    }

    fn lay_over(&mut self, file: &ConfigFile, folder: &Path) {
        let below = |paths: &[toml::Spanned<PathBuf>]| paths.iter().map(|path| folder.join(path.get_ref())).collect();
        if let Some(paths) = &file.forms.paths {
            self.forms = Some(below(paths));
        }
        if let Some(paths) = &file.lexicon.files {
            self.lexicons = Some(below(paths));
        }
    }
}
