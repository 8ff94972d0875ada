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

/// Opens the project of this settings file; `form` is a form file asked for by its path.
pub(super) fn open(files: &Files, config: &Path, form: Option<&(PathBuf, String)>) -> Project {
    let mut reading = Reading::begin(files, form, Bounds::of(&folder_of(config)));
    reading.project.config = Some(absolute(config));
    let read = reading.read_config(config);
    let folder = reading.project.folder();
    match read {
        Ok(()) => reading.project.own_lexicon = reading.named.own_lexicon(&folder),
        Err(error) => {
            reading.project.problems.push(Problem { message: error.to_string(), own: true });
            reading.project.rules = Rules::default();
        }
    }
    reading.read_forms(&folder.join("forms"));
    reading.read_lexicons(&folder.join(LEXICON));
    reading.read_allowed(&folder);
    reading.read_own_folder();
    reading.finish()
}

/// The project of drafts without a settings file; `allowed` is the folder of their accepted departures, if there are any.
pub(super) fn without(
    files: &Files,
    isolated: bool,
    form: Option<&(PathBuf, String)>,
    allowed: Option<&Path>,
) -> Project {
    let mut reading = Reading::begin(files, form, allowed.map(Bounds::of).unwrap_or_default());
    reading.project.isolated = isolated;
    if !isolated {
        if let Some(folder) = allowed {
            reading.read_allowed(folder);
        }
        reading.read_own_folder();
    }
    reading.finish()
}

/// A project while its files are read.
struct Reading<'a> {
    files: &'a Files,
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
    fn begin(files: &'a Files, form: Option<&(PathBuf, String)>, bounds: Bounds) -> Self {
        let (named, project) = (Named::default(), Project::default());
        let (under, lexicons, own_forms) = (Vec::new(), Vec::new(), Vec::new());
        let mut reading = Self { files, bounds, project, named, under, lexicons, own_forms };
        if let Some((path, text)) = form {
            reading.add_form(path, text, true);
        }
        reading
    }

    /// Teaches the ear the lexicons and looks whether every form handed in can be used.
    fn finish(mut self) -> Project {
        let lexicon = self.lexicons.into_iter().rev().reduce(UserLexicon::merged);
        if let Some(lexicon) = lexicon {
            self.project.ear = Ear::new().with_lexicon(lexicon);
        }
        for fault in self.project.registry.broken() {
            let own = self.own_forms.contains(&fault.path);
            self.project.problems.push(Problem { message: fault.to_string(), own });
        }
        self.project
    }

    /// Takes note of a file or folder before it is looked at.
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
            self.project.problems.push(Problem { message: fault.to_string(), own });
        }
        self.project.form_files.push(path);
    }

    fn add_lexicon(&mut self, path: &Path, text: &str, own: bool) {
        match UserLexicon::parse(text) {
            Ok(lexicon) => self.lexicons.push(lexicon),
            Err(fault) => {
                let message = format!("{}:{}: {}", shown_from_here(path), fault.line(), fault.told());
                self.project.problems.push(Problem { message, own });
            }
        }
        self.project.lexicon_files.push(absolute(path));
    }
    fn read_config(&mut self, path: &Path) -> Result<(), ConfigError> {
        self.note(path);
        let shown = shown_from_here(path);
        let text = self.files.read_within(&self.bounds, path).map_err(|error| ConfigError {
            path: shown.clone(),
            line: None,
            message: match error {
                ReadError::Missing(_) => "there is no such file".to_owned(),
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
            self.read_config(&target)?;
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
            if self.files.is_folder(path) {
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
            if named.is_some() || self.files.is_file(path) {
                self.read_one(path, true, Kind::Lexicon);
            }
        }
    }

    /// Reads the accepted departures, if the folder has any.
    fn read_allowed(&mut self, folder: &Path) {
        let path = folder.join(accepted::FILE_NAME);
        self.note(&path);
        if !self.files.is_file(&path) {
            return;
        }
        let shown = shown_from_here(&path);
        let text = self.files.read_within(&self.bounds, &path).map_err(|error| error.to_string());
        match text.and_then(|text| Accepted::read(&path, &shown, &text).map_err(|error| error.to_string())) {
            Ok(accepted) => self.project.accepted = Some(accepted),
            Err(message) => self.project.problems.push(Problem { message, own: true }),
        }
    }

    /// Reads what stands in the poet's configuration folder.
    fn read_own_folder(&mut self) {
        let Some(folder) = config_folder() else { return };
        let (forms, lexicon) = (folder.join("forms"), folder.join(LEXICON));
        self.note(&forms);
        self.note(&lexicon);
        self.read_forms_of(&forms, false);
        if self.files.is_file(&lexicon) {
            self.read_one(&lexicon, false, Kind::Lexicon);
        }
    }

    /// Reads every form file of a folder, in the order of their names; a folder that is not there has none.
    fn read_forms_of(&mut self, folder: &Path, own: bool) {
        if own && !self.bounds.hold(folder) {
            let message = ReadError::Outside(shown_from_here(folder)).to_string();
            return self.project.problems.push(Problem { message, own });
        }
        match self.files.list(folder) {
            Ok(paths) => {
                for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
                    self.read_one(path, own, Kind::Form);
                }
            }
            Err(error) => {
                let message = format!("cannot read {}: {error}", shown_from_here(folder));
                self.project.problems.push(Problem { message, own });
            }
        }
    }

    fn read_one(&mut self, path: &Path, own: bool, kind: Kind) {
        self.note(path);
        let read = if own { self.files.read_within(&self.bounds, path) } else { self.files.read(path) };
        match (read, kind) {
            (Ok(text), Kind::Form) => self.add_form(path, &text, own),
            (Ok(text), Kind::Lexicon) => self.add_lexicon(path, &text, own),
            (Err(error), _) => self.project.problems.push(Problem { message: error.to_string(), own }),
        }
    }
}

/// The most settings files that may stand on each other.
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
