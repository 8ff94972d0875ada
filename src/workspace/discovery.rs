//! Finding the project a draft belongs to: its closest verse.toml.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accepted;
use super::file::FILE_NAME;
use super::loading::{self, Sources};
use super::paths::folder_of;
use super::problem::Problem;
use super::project::Project;
use super::source::Files;

/// Which settings files a run reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whether nothing beside the drafts is read: no verse.toml, forms, lexicons, allow.toml, side files.
    pub isolated: bool,
    /// Whether drafts are judged by their project alone, as whoever clones it judges them: without the forms and lexicon of the
    /// configuration folder, and without an allow.toml or side file that git does not track.
    pub project_only: bool,
    /// The settings file in place of every verse.toml; `isolated` leaves it out too.
    pub config: Option<PathBuf>,
}

/// The projects of a run, each read once.
#[derive(Debug, Default)]
pub struct Projects {
    sources: Sources,
    given: Option<Arc<Project>>,
    by_folder: BTreeMap<PathBuf, Arc<Project>>,
    by_config: HashMap<PathBuf, Arc<Project>>,
    without: Option<Arc<Project>>,
}

impl Projects {
    /// The projects of a run, read from the disk.
    pub fn new(scope: &Scope) -> Self {
        Self::among(Files::Disk, scope)
    }

    /// The projects of a run that reads its files from elsewhere than the disk.
    pub fn among(files: Files, scope: &Scope) -> Self {
        let Scope { isolated, project_only, ref config } = *scope;
        let sources = Sources { files, isolated, project_only, form: None };
        let given = config.as_deref().filter(|_| !isolated);
        let given = given.map(|path| Arc::new(loading::open(&sources, path)));
        Self { sources, given, ..Self::default() }
    }

    /// Adds a form file, given by its path, to every project of the run.
    #[must_use]
    pub fn with_form(mut self, path: &Path, text: &str) -> Self {
        self.sources.form = Some((path.to_owned(), text.to_owned()));
        let config = self.given.as_ref().and_then(|given| given.config.clone());
        self.given = config.map(|config| Arc::new(loading::open(&self.sources, &config)));
        self
    }

    /// Where the run reads its files from.
    pub fn files(&self) -> &Files {
        &self.sources.files
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
        let sources = &self.sources;
        let config = if sources.isolated { None } else { closest_config(&sources.files, &folder) };
        let is_alone = || !sources.isolated && sources.files.is_file(&folder.join(accepted::FILE_NAME));
        let project = match config {
            Some(config) => Arc::clone(
                self.by_config.entry(config).or_insert_with_key(|config| Arc::new(loading::open(sources, config))),
            ),
            // Without a verse.toml the accepted departures are beside the draft, and git is asked for its tracked files in
            // that folder.
            None if is_alone() || sources.project_only => Arc::new(loading::without(sources, Some(&folder))),
            None => {
                let without = || Arc::new(loading::without(sources, None));
                Arc::clone(self.without.get_or_insert_with(without))
            }
        };
        self.by_folder.insert(folder, Arc::clone(&project));
        project
    }

    /// Every project found so far, each once, in the order of their folders.
    pub fn all(&self) -> Vec<Arc<Project>> {
        let mut met = HashSet::new();
        let projects = self.given.iter().chain(self.by_folder.values());
        projects.filter(|project| met.insert(Arc::as_ptr(project))).map(Arc::clone).collect()
    }

    /// Everything broken beside the drafts found so far, each fault once even where several projects share its file.
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
    use crate::workspace::FormSetting;

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
        let mut projects = Projects::new(&Scope::default());
        let mut form = |name: &str| {
            let path = root.join(name);
            projects.of(&path).settings(&path).form.map(|(form, _)| form)
        };
        let name = |name: &str| Some(FormSetting::Name(name.to_owned()));
        assert_eq!(form("x.txt"), name("sonnet"));
        assert_eq!(form("deep/x.txt"), name("sonnet"));
        assert_eq!(form("odes/a.txt"), name("ode"));
        assert_eq!(form("odes/b.txt"), name("sonnet"));
        assert_eq!(form("alone/a.txt"), None);
        assert_eq!(Projects::new(&Scope { isolated: true, ..Scope::default() }).of(&root.join("x.txt")).config, None);
    }

    #[test]
    fn what_is_broken_is_told_and_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "verse.toml", "extend = \"b.toml\"\n[lexicon]\nfiles = [\"none.dict\"]\n");
        write(root, "b.toml", "\nextend = \"verse.toml\"\n");
        let given = Scope { config: Some(root.join("verse.toml")), ..Scope::default() };
        let project = Projects::new(&given).of(Path::new("-"));
        assert_eq!(project.problems.len(), 1);
        assert!(project.problems[0].message.ends_with("b.toml:2: `extend` goes in a circle"), "{:?}", project.problems);
        write(root, "b.toml", "");
        let project = Projects::new(&given).of(Path::new("-"));
        assert!(project.problems[0].message.contains("none.dict: no such file") && project.problems[0].own);
    }
}
