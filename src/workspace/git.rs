//! The files of git's index or of a revision, read by running git.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::read::{self, ReadError};
use crate::text::printable;

/// Why git could not be run, or what it refused.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// It cannot be run.
    #[error("cannot run git: {0}")]
    Run(io::Error),
    /// Its streams cannot be had.
    #[error("cannot talk to git")]
    Streams,
    /// It refused.
    #[error("git says: {0}")]
    Refused(String),
    /// What it printed is no text.
    #[error("git printed a path that is not UTF-8: {0}")]
    NotUtf8(std::string::FromUtf8Error),
    /// The repository's folder is gone.
    #[error("cannot find {folder}: {why}")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system says; in the message already, so it is no source.
        why: io::Error,
    },
    /// No commit goes by this name.
    #[error("there is no revision `{name}`: {why}")]
    NoRevision {
        /// The name as shown.
        name: String,
        /// What git says; in the message already, so it is no source.
        why: Box<Self>,
    },
}

/// The files of the index or of a revision, read through one `git cat-file --batch`.
#[derive(Debug)]
pub struct Snapshot {
    root: PathBuf,
    /// The name of each file's contents, links left out.
    held: BTreeMap<PathBuf, String>,
    /// Whether the snapshot covers every file of the repository: a file it lacks did not exist.
    whole: bool,
    objects: Mutex<Objects>,
}

#[derive(Debug)]
struct Objects {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Snapshot {
    /// The files of the next commit, in the repository of the working directory.
    ///
    /// It does not cover files git does not track: a lexicon nobody added to git is read from the disk.
    pub fn index() -> Result<Self, GitError> {
        let root = top()?;
        let held = entries(&git_in(&root, ["ls-files", "--stage", "-z"])?, &root, |about| {
            // `<mode> <name> <stage>`: a stage above 0 belongs to an unresolved merge.
            about.strip_suffix(" 0")?.split_once(' ')
        });
        Self::open(root, held, false)
    }

    /// The files of a revision, and no others of its repository; `revision` is the name that [`revision`] returns.
    pub fn of_revision(revision: &str) -> Result<Self, GitError> {
        let root = top()?;
        let held = entries(&git_in(&root, ["ls-tree", "-r", "-z", revision])?, &root, |about| {
            let (mode, about) = about.split_once(' ')?;
            Some((mode, about.strip_prefix("blob ")?))
        });
        Self::open(root, held, true)
    }

    fn open(root: PathBuf, held: BTreeMap<PathBuf, String>, whole: bool) -> Result<Self, GitError> {
        let mut child = Command::new("git")
            .args(["cat-file", "--batch"])
            .current_dir(&root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(GitError::Run)?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::Streams);
        };
        let objects = Mutex::new(Objects { child, ask, answer: BufReader::new(answer) });
        Ok(Self { root, held, whole, objects })
    }

    /// The top folder of the repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the snapshot covers a path, be it as a file or as none.
    pub fn speaks_of(&self, path: &Path) -> bool {
        self.content(path).is_some() || self.whole && self.plain(path).starts_with(&self.root)
    }

    /// Whether the snapshot has this file.
    pub fn holds(&self, path: &Path) -> bool {
        self.content(path).is_some()
    }

    /// Every file it has, as an absolute path, in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.held.keys()
    }

    /// The files it has directly in a folder, in the order of their names.
    pub fn files_of(&self, folder: &Path) -> impl Iterator<Item = &PathBuf> {
        let folder = self.plain(folder);
        self.held.keys().filter(move |path| path.parent() == Some(&folder))
    }

    /// Reads a text file whole.
    pub fn read(&self, path: &Path) -> Result<String, ReadError> {
        let content = self.content(path).ok_or_else(|| io::ErrorKind::NotFound.into());
        let bytes = content.and_then(|name| self.object(name)).map_err(|error| ReadError::of(path, error))?;
        read::text_of(bytes, path)
    }

    /// The name of a file's contents; a relative path counts from the top folder.
    fn content(&self, path: &Path) -> Option<&str> {
        self.held.get(&self.plain(path)).map(String::as_str)
    }

    /// A path from the file system's root on, without `.` and `..`.
    fn plain(&self, path: &Path) -> PathBuf {
        let mut plain = PathBuf::new();
        for part in self.root.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => _ = plain.pop(),
                part => plain.push(part),
            }
        }
        plain
    }

    fn object(&self, name: &str) -> io::Result<Vec<u8>> {
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(objects.ask, "{name}")?;
        objects.ask.flush()?;
        let mut head = String::new();
        objects.answer.read_line(&mut head)?;
        // `<name> blob <size>`, or `<what was asked> missing`.
        let size: u64 = match head.trim_end().rsplit_once(" blob ") {
            Some((_, size)) => size.parse().map_err(io::Error::other)?,
            None => return Err(io::ErrorKind::NotFound.into()),
        };
        let mut bytes = Vec::new();
        (&mut objects.answer).take(size).read_to_end(&mut bytes)?;
        objects.answer.read_exact(&mut [0])?;
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The top folder of the repository of the working directory.
pub fn top() -> Result<PathBuf, GitError> {
    top_of(Path::new("."))
}

fn top_of(folder: &Path) -> Result<PathBuf, GitError> {
    let root = PathBuf::from(text(git_in(folder, ["rev-parse", "--show-toplevel"])?)?.trim_end_matches('\n'));
    root.canonicalize().map_err(|why| GitError::Folder { folder: root.display().to_string(), why })
}

/// The name of the commit that a revision stands for.
pub fn revision(name: &str) -> Result<String, GitError> {
    let commit = format!("{name}^{{commit}}");
    match git(["rev-parse", "--verify", "--end-of-options", &commit]) {
        Ok(found) => Ok(text(found)?.trim_end().to_owned()),
        Err(why) => Err(GitError::NoRevision { name: printable(name).into_owned(), why: Box::new(why) }),
    }
}

/// The files that the next commit adds or changes, counted from the top folder, in the order of their names.
pub fn staged(root: &Path) -> Result<Vec<PathBuf>, GitError> {
    let listed = git_in(root, ["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=ACMT", "-z"])?;
    Ok(fields(&listed).map(path_of).collect())
}

/// The files that git tracks in the repository of a folder, as absolute paths.
pub fn tracked(folder: &Path) -> Result<HashSet<PathBuf>, GitError> {
    let root = top_of(folder)?;
    let listed = git_in(&root, ["ls-files", "-z"])?;
    Ok(fields(&listed).map(|path| root.join(path_of(path))).collect())
}

/// Runs git in the working directory and returns what it prints.
pub fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
    git_in(Path::new("."), arguments)
}

/// Runs git in a folder and returns what it prints.
pub fn git_in<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
    let done = Command::new("git").args(arguments).current_dir(folder).output().map_err(GitError::Run)?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Err(GitError::Refused(said.trim().lines().collect::<Vec<_>>().join("; ")));
    }
    Ok(done.stdout)
}

/// What git printed, as text.
pub fn text(printed: Vec<u8>) -> Result<String, GitError> {
    String::from_utf8(printed).map_err(GitError::NotUtf8)
}

/// The fields of a list that git ended with NUL bytes; any bytes may stand in a path.
pub fn fields(listed: &[u8]) -> impl Iterator<Item = &[u8]> {
    listed.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// The entries of a list of git's that are plain files: `<about><tab><path>`, whose `about` is turned into mode and name.
fn entries(listed: &[u8], root: &Path, read: impl Fn(&str) -> Option<(&str, &str)>) -> BTreeMap<PathBuf, String> {
    let entry = |entry: &[u8]| {
        let tab = entry.iter().position(|&byte| byte == b'\t')?;
        let (about, path) = entry.split_at(tab);
        let (mode, name) = read(std::str::from_utf8(about).ok()?)?;
        if mode.starts_with("100") { Some((root.join(path_of(path.get(1..)?)), name.to_owned())) } else { None }
    };
    fields(listed).filter_map(entry).collect()
}

/// A path as git prints it.
#[cfg(unix)]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// A path as git prints it.
#[cfg(not(unix))]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
