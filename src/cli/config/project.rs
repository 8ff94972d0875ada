//! Finding the project a draft belongs to, and reading its files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy as _;

use super::FILE_NAME;
use super::reading;
use super::settings::{Rules, Settings};
use super::stamps::Stamps;
use crate::cli::allow::{self, Book};
use crate::cli::files::Files;
use crate::cli::{Context, Exit, input};
use crate::form::Registry;
use crate::lexicon::Ear;
use crate::text::printable;

/// The projects of a run, each read once.
#[derive(Debug, Default)]
pub struct Projects {
    files: Files,
    isolated: bool,
    /// A form file asked for by its path, which every project of the run then knows.
    form: Option<(PathBuf, String)>,
    given: Option<Arc<Project>>,
    by_folder: BTreeMap<PathBuf, Arc<Project>>,
    by_config: HashMap<PathBuf, Arc<Project>>,
    without: Option<Arc<Project>>,
}

/// A verse.toml with the files it names; without one, a project that asks for nothing.
#[derive(Debug, Default)]
pub struct Project {
    /// The settings file, as an absolute path.
    pub config: Option<PathBuf>,
    /// Every form a draft of the project can have.
    pub registry: Registry,
    /// The ear, taught the project's lexicons and the poet's own.
    pub ear: Ear,
    /// The form files that were read: the project's own first, then those of the configuration folder.
    pub form_files: Vec<PathBuf>,
    /// The lexicon that a word of the project is taught in, whether it is there yet or not: the first of its own folder
    /// that verse.toml names, or `lexicon.dict` where it names none at all.
    pub own_lexicon: Option<PathBuf>,
    /// The lexicons that were read, the most trusted first.
    pub lexicon_files: Vec<PathBuf>,
    /// Every file and folder that was looked for, there or not, as it was then: where one changes, so may what is asked for.
    pub beside: Stamps,
    /// The departures the poet accepted, if there are any.
    pub allowed: Option<Book>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether nothing beside the draft is to be read: `--isolated`.
    pub isolated: bool,
    pub(super) rules: Rules,
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
        // What a file holds may stand in it; the message's own line breaks are kept.
        let mut lines = self.message.split('\n').map(printable);
        f.write_str(&lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, "\n{line}"))
    }
}

impl Projects {
    /// The projects of a run: `isolated` finds none at all, `config` puts one file in the place of every verse.toml.
    pub fn new(isolated: bool, config: Option<&Path>) -> Self {
        Self::among(Files::Disk, isolated, config)
    }

    /// The projects of a run that reads its files from elsewhere than the disk.
    pub fn among(files: Files, isolated: bool, config: Option<&Path>) -> Self {
        let given = config.filter(|_| !isolated).map(|path| Arc::new(reading::open(&files, path, None)));
        Self { files, isolated, given, ..Self::default() }
    }

    /// Teaches every project of the run a form file asked for by its path.
    #[must_use]
    pub fn with_form(mut self, path: &Path, text: &str) -> Self {
        let form = (path.to_owned(), text.to_owned());
        self.given = self.given.and_then(|given| {
            given.config.as_deref().map(|config| Arc::new(reading::open(&self.files, config, Some(&form))))
        });
        self.form = Some(form);
        self
    }

    /// Where the run reads its files from.
    pub fn files(&self) -> &Files {
        &self.files
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
        let (files, isolated, form) = (&self.files, self.isolated, self.form.as_ref());
        let config = if isolated { None } else { closest_config(files, &folder) };
        let project = match config {
            Some(config) => Arc::clone(
                self.by_config.entry(config).or_insert_with_key(|config| Arc::new(reading::open(files, config, form))),
            ),
            // Without a verse.toml the accepted departures stand beside the draft.
            None if !isolated && files.is_file(&folder.join(allow::FILE_NAME)) => {
                Arc::new(reading::without(files, isolated, form, Some(&folder)))
            }
            None => {
                let without = || Arc::new(reading::without(files, isolated, form, None));
                Arc::clone(self.without.get_or_insert_with(without))
            }
        };
        self.by_folder.insert(folder, Arc::clone(&project));
        project
    }

    /// Every project met so far, each once, in the order of the folders it was met in.
    pub fn all(&self) -> Vec<Arc<Project>> {
        let mut met = HashSet::new();
        let projects = self.given.iter().chain(self.by_folder.values());
        projects.filter(|project| met.insert(Arc::as_ptr(project))).map(Arc::clone).collect()
    }

    /// Everything broken beside the drafts met so far, each fault once though several projects share its file.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        let mut told: HashMap<&str, usize> = HashMap::new();
        let projects = self.all();
        for problem in projects.iter().flat_map(|project| &project.problems) {
            let place = *told.entry(problem.message.as_str()).or_insert(problems.len());
            match problems.get_mut(place) {
                Some(known) => known.own |= problem.own,
                None => problems.push(problem.clone()),
            }
        }
        problems
    }

    /// Tells what is broken beside the drafts; exit 2 when it is the projects' own, or was asked for.
    pub fn tell(&self, context: &Context) -> Exit {
        let mut exit = Exit::Success;
        for problem in self.problems() {
            if problem.own {
                context.complain(problem);
                exit = Exit::Error;
            } else {
                context.warn(problem);
            }
        }
        exit
    }
}

impl Project {
    /// The folder the settings file stands in; empty when there is none.
    pub fn folder(&self) -> PathBuf {
        self.config.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
    }

    /// What the project asks for the draft at this path.
    pub fn settings(&self, draft: &Path) -> Settings {
        self.rules.settings(&absolute(draft))
    }

    /// What the project asks for whatever no `[[drafts]]` entry speaks of, such as its own files.
    pub fn base_settings(&self) -> &Settings {
        self.rules.base()
    }

    /// Whether a file found in a folder is a draft of this project.
    pub fn takes(&self, file: &Path) -> bool {
        if self.config.is_none() {
            return input::has_draft_extension(file);
        }
        self.rules.takes(&absolute(file))
    }

    /// Whether the project's `exclude` names this file; `--force-exclude` applies it to named files too.
    pub fn leaves_out(&self, file: &Path) -> bool {
        self.rules.leaves_out(&absolute(file))
    }
}

/// The poet's own configuration folder, `$XDG_CONFIG_HOME/verse`.
pub fn own_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("verse"))
}

/// The absolute folder a file stands in, links resolved; the working directory for standard input.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    parent.canonicalize().or_else(|_| std::path::absolute(parent)).unwrap_or_else(|_| parent.to_owned())
}

/// The absolute path of a file, links of its folder resolved; standard input stands in the working directory.
pub(crate) fn absolute(file: &Path) -> PathBuf {
    folder_of(file).join(file.file_name().unwrap_or_default())
}

fn closest_config(files: &Files, folder: &Path) -> Option<PathBuf> {
    let home = etcetera::home_dir().ok();
    for folder in folder.ancestors() {
        let config = folder.join(FILE_NAME);
        if files.is_file(&config) {
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
