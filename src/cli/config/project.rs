//! Finding the project a draft belongs to, and reading its files.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy as _;

use super::FILE_NAME;
use super::file::{ConfigError, ConfigFile, Source};
use super::settings::{Rules, Settings};
use crate::cli::input::{self, InputError};

/// The projects of a run, each read once.
#[derive(Debug, Default)]
pub struct Projects {
    isolated: bool,
    given: Option<Arc<Project>>,
    by_folder: HashMap<PathBuf, Arc<Project>>,
    by_config: HashMap<PathBuf, Arc<Project>>,
    without: Option<Arc<Project>>,
}

/// A verse.toml with the files it names; without one, a project that asks for nothing.
#[derive(Debug, Default)]
pub struct Project {
    /// The settings file, as an absolute path.
    pub config: Option<PathBuf>,
    /// Form files as (path, text): the project's own first, then those of the configuration folder.
    pub forms: Vec<(PathBuf, String)>,
    /// Lexicons as (path, text), in order of trust.
    pub lexicons: Vec<(PathBuf, String)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    rules: Rules,
}

/// Something broken beside the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is broken, where, and what would do.
    pub message: String,
    /// Whether it belongs to the project or was asked for; one in the configuration folder only earns a remark.
    pub own: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Projects {
    /// The projects of a run: `isolated` finds none at all, `config` puts one file in the place of every verse.toml.
    pub fn new(isolated: bool, config: Option<&Path>) -> Self {
        let given = config.filter(|_| !isolated).map(|path| Arc::new(Project::open(path)));
        Self { isolated, given, ..Self::default() }
    }

    /// The project of the draft at this path, or of standard input when it is `-`: its closest verse.toml.
    ///
    /// The search goes up from the draft's folder and stops at the root of a git repository or at the home folder.
    pub fn of(&mut self, draft: &Path) -> Arc<Project> {
        if let Some(given) = &self.given {
            return Arc::clone(given);
        }
        let folder = folder_of(draft);
        if let Some(project) = self.by_folder.get(&folder) {
            return Arc::clone(project);
        }
        let project = match closest_config(&folder).filter(|_| !self.isolated) {
            Some(config) => {
                Arc::clone(self.by_config.entry(config).or_insert_with_key(|config| Arc::new(Project::open(config))))
            }
            None => Arc::clone(self.without.get_or_insert_with(|| Arc::new(Project::without(self.isolated)))),
        };
        self.by_folder.insert(folder, Arc::clone(&project));
        project
    }

    /// Every project met so far, in the order of their paths.
    pub fn all(&self) -> Vec<Arc<Project>> {
        let mut projects: Vec<_> = self.by_folder.values().chain(&self.given).map(Arc::clone).collect();
        projects.sort_by(|a, b| a.config.cmp(&b.config));
        projects.dedup_by(|a, b| Arc::ptr_eq(a, b));
        projects
    }
}

impl Project {
    /// Opens the project of this settings file.
    fn open(config: &Path) -> Self {
        let mut project = Self { config: Some(absolute(config)), ..Self::default() };
        let mut named = Named::default();
        if let Err(error) = project.read_config(config, &mut Vec::new(), &mut named) {
            project.problems.push(Problem { message: error.to_string(), own: true });
            project.rules = Rules::default();
        }
        let folder = project.folder();
        project.read_forms(named.forms.as_deref(), &folder.join("forms"));
        project.read_lexicons(named.lexicons.as_deref(), &folder.join(LEXICON));
        project.read_own_folder();
        project
    }

    /// The project of drafts without a settings file.
    fn without(isolated: bool) -> Self {
        let mut project = Self::default();
        if !isolated {
            project.read_own_folder();
        }
        project
    }

    /// The folder the settings file stands in; empty when there is none.
    pub fn folder(&self) -> PathBuf {
        self.config.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
    }

    /// What the project asks for the draft at this path.
    pub fn settings(&self, draft: &Path) -> Settings {
        self.rules.settings(&folder_of(draft).join(draft.file_name().unwrap_or_default()))
    }

    /// Whether a file found in a folder is a draft of this project.
    pub fn takes(&self, file: &Path) -> bool {
        if self.config.is_none() {
            return input::has_draft_extension(file);
        }
        self.rules.takes(&folder_of(file).join(file.file_name().unwrap_or_default()))
    }

    /// Whether the project's `exclude` names this file; `--force-exclude` applies it to named files too.
    pub fn leaves_out(&self, file: &Path) -> bool {
        self.rules.leaves_out(&folder_of(file).join(file.file_name().unwrap_or_default()))
    }

    fn read_config(&mut self, path: &Path, under: &mut Vec<PathBuf>, named: &mut Named) -> Result<(), ConfigError> {
        let shown = input::shown(path);
        let text = input::read(path).map_err(|error| ConfigError {
            path: shown.clone(),
            line: None,
            message: match error {
                InputError::Missing(_) => "there is no such file".to_owned(),
                error => error.to_string(),
            },
        })?;
        let source = Source { path: &shown, text: &text };
        let file = source.read()?;
        let folder = folder_of(path);
        under.push(absolute(path));
        if let Some(parent) = &file.extend {
            let target = folder.join(parent.get_ref());
            if under.contains(&absolute(&target)) {
                return Err(source.error(Some(parent.span()), "`extend` goes in a circle"));
            }
            self.read_config(&target, under, named)?;
        }
        self.rules.lay_over(&file, source, &folder)?;
        named.lay_over(&file, &folder);
        Ok(())
    }

    /// Reads the form files that are named, or those of the default folder if there is one.
    fn read_forms(&mut self, named: Option<&[PathBuf]>, default: &Path) {
        for path in named.unwrap_or(&[default.to_owned()]) {
            if path.is_dir() {
                self.read_forms_of(path, true);
            } else if path.exists() || named.is_some() {
                self.read_one(path, true, Kind::Form);
            }
        }
    }

    fn read_lexicons(&mut self, named: Option<&[PathBuf]>, default: &Path) {
        for path in named.unwrap_or(&[default.to_owned()]) {
            if path.exists() || named.is_some() {
                self.read_one(path, true, Kind::Lexicon);
            }
        }
    }

    /// Reads what stands in the poet's configuration folder.
    fn read_own_folder(&mut self) {
        let Some(folder) = own_folder() else { return };
        self.read_forms_of(&folder.join("forms"), false);
        let lexicon = folder.join(LEXICON);
        if lexicon.exists() {
            self.read_one(&lexicon, false, Kind::Lexicon);
        }
    }

    /// Reads every form file of a folder, in the order of their names; a folder that is not there has none.
    fn read_forms_of(&mut self, folder: &Path, own: bool) {
        let listed = match folder.read_dir() {
            Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => Err(error),
        };
        match listed {
            Ok(mut paths) => {
                paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
                paths.sort();
                for path in paths {
                    self.read_one(&path, own, Kind::Form);
                }
            }
            Err(error) => {
                let message = format!("cannot read {}: {error}", input::shown(folder));
                self.problems.push(Problem { message, own });
            }
        }
    }

    fn read_one(&mut self, path: &Path, own: bool, kind: Kind) {
        match (input::read(path), kind) {
            (Ok(text), Kind::Form) => self.forms.push((path.to_owned(), text)),
            (Ok(text), Kind::Lexicon) => self.lexicons.push((path.to_owned(), text)),
            (Err(error), _) => self.problems.push(Problem { message: error.to_string(), own }),
        }
    }
}

/// The name of a lexicon beside verse.toml and in the configuration folder.
pub const LEXICON: &str = "lexicon.dict";

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

/// The poet's own configuration folder, `$XDG_CONFIG_HOME/verse`.
pub fn own_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("verse"))
}

/// The absolute folder a file stands in, links resolved; the working directory for standard input.
fn folder_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    parent.canonicalize().or_else(|_| std::path::absolute(parent)).unwrap_or_else(|_| parent.to_owned())
}

fn absolute(file: &Path) -> PathBuf {
    folder_of(file).join(file.file_name().unwrap_or_default())
}

fn closest_config(folder: &Path) -> Option<PathBuf> {
    let home = etcetera::home_dir().ok();
    for folder in folder.ancestors() {
        let config = folder.join(FILE_NAME);
        if config.is_file() {
            return Some(config);
        }
        if folder.join(".git").exists() || home.as_deref() == Some(folder) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::FormChoice;

    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn the_closest_settings_file_holds_and_may_extend_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, ".git/HEAD", "");
        write(root, "verse.toml", "[[drafts]]\npaths = [\"**/*.txt\"]\nform = \"sonnet\"\n[lexicon]\nfiles = []\n");
        write(root, "odes/verse.toml", "extend = \"../verse.toml\"\n[[drafts]]\npaths = [\"a.txt\"]\nform = \"ode\"\n");
        write(root, "alone/verse.toml", "strict = true\n");
        let mut projects = Projects::new(false, None);
        let mut form = |name: &str| {
            let path = root.join(name);
            projects.of(&path).settings(&path).form.map(|(form, _)| form)
        };
        let name = |name: &str| Some(FormChoice::Name(name.to_owned()));
        assert_eq!(form("x.txt"), name("sonnet"));
        assert_eq!(form("deep/x.txt"), name("sonnet"));
        assert_eq!(form("odes/a.txt"), name("ode"));
        assert_eq!(form("odes/b.txt"), name("sonnet"));
        assert_eq!(form("alone/a.txt"), None);
        assert_eq!(Projects::new(true, None).of(&root.join("x.txt")).config, None);
    }

    #[test]
    fn what_is_broken_is_told_and_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "verse.toml", "extend = \"b.toml\"\n[lexicon]\nfiles = [\"none.dict\"]\n");
        write(root, "b.toml", "\nextend = \"verse.toml\"\n");
        let project = Projects::new(false, Some(&root.join("verse.toml"))).of(Path::new("-"));
        assert_eq!(project.problems.len(), 1);
        assert!(project.problems[0].message.ends_with("b.toml:2: `extend` goes in a circle"), "{:?}", project.problems);
        write(root, "b.toml", "");
        let project = Projects::new(false, Some(&root.join("verse.toml"))).of(Path::new("-"));
        assert!(project.problems[0].message.contains("there is no ") && project.problems[0].own);
    }
}
