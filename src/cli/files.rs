//! Where files are read from: the disk, or for a commit hook what is about to be committed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, bail};

use super::input::{self, InputError};

/// Where files are read from.
#[derive(Debug, Default)]
pub enum Files {
    /// The disk.
    #[default]
    Disk,
    /// What is staged, where git tracks a file; the disk for the rest.
    Index(Index),
}

impl Files {
    /// Reads a text file whole.
    pub fn read(&self, path: &Path) -> Result<String, InputError> {
        match self {
            Self::Index(index) if index.tracks(path) => index.read(path),
            _ => input::read(path),
        }
    }

    /// Whether there is such a file.
    pub fn is_file(&self, path: &Path) -> bool {
        matches!(self, Self::Index(index) if index.tracks(path)) || path.is_file()
    }

    /// The files of a folder in the order of their names; none when the folder is not there.
    pub fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files: BTreeSet<PathBuf> = match folder.read_dir() {
            Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(error),
        };
        if let Self::Index(index) = self {
            files.extend(index.tracked.keys().filter(|path| path.parent() == Some(folder)).cloned());
        }
        Ok(files.into_iter().collect())
    }

    /// Whether there is such a folder.
    pub fn is_folder(&self, path: &Path) -> bool {
        matches!(self, Self::Index(index) if index.tracked.keys().any(|file| file.parent() == Some(path)))
            || path.is_dir()
    }
}

/// The index of a git repository, read through one `git cat-file --batch`.
#[derive(Debug)]
pub struct Index {
    root: PathBuf,
    /// The name of each tracked file's contents, links left out.
    tracked: BTreeMap<PathBuf, String>,
    objects: Mutex<Objects>,
}

#[derive(Debug)]
struct Objects {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
}

impl Index {
    /// Opens the index of the repository the working directory stands in.
    pub fn open() -> anyhow::Result<Self> {
        let root = PathBuf::from(text(git(["rev-parse", "--show-toplevel"])?)?.trim_end_matches('\n'));
        let root = root.canonicalize().with_context(|| format!("cannot find {}", root.display()))?;
        let tracked = contents(&git_in(&root, ["ls-files", "--stage", "-z"])?, &root);
        let mut child = Command::new("git")
            .args(["cat-file", "--batch"])
            .current_dir(&root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run git")?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else { bail!("cannot talk to git") };
        Ok(Self { root, tracked, objects: Mutex::new(Objects { child, ask, answer: BufReader::new(answer) }) })
    }

    /// The top folder of the repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The files that the next commit adds or changes, below the top folder, in the order of their names.
    pub fn staged(&self) -> anyhow::Result<Vec<PathBuf>> {
        let listed =
            git_in(&self.root, ["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=ACMT", "-z"])?;
        Ok(paths(&listed).filter(|path| self.tracks(path)).collect())
    }

    fn tracks(&self, path: &Path) -> bool {
        self.content(path).is_some()
    }

    /// The name of a tracked file's contents; a relative path counts from the top folder.
    fn content(&self, path: &Path) -> Option<&str> {
        let mut plain = PathBuf::new();
        for part in self.root.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => _ = plain.pop(),
                part => plain.push(part),
            }
        }
        self.tracked.get(&plain).map(String::as_str)
    }

    fn read(&self, path: &Path) -> Result<String, InputError> {
        let content = self.content(path).ok_or_else(|| io::ErrorKind::NotFound.into());
        let bytes = content.and_then(|name| self.object(name)).map_err(|error| InputError::of(path, error))?;
        input::text_of(bytes, path)
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
        // It may have ended already; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs git in the working directory and returns what it prints.
pub fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> anyhow::Result<Vec<u8>> {
    git_in(Path::new("."), arguments)
}

/// Runs git in a folder and returns what it prints.
pub fn git_in<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> anyhow::Result<Vec<u8>> {
    let done = Command::new("git").args(arguments).current_dir(folder).output().context("cannot run git")?;
    if !done.status.success() {
        bail!("git says: {}", String::from_utf8_lossy(&done.stderr).trim());
    }
    Ok(done.stdout)
}

/// What git printed, as text.
pub fn text(printed: Vec<u8>) -> anyhow::Result<String> {
    String::from_utf8(printed).context("git printed a path that is not UTF-8")
}

/// The paths of a list that git ended with NUL bytes; any bytes may stand in a path.
pub fn paths(listed: &[u8]) -> impl Iterator<Item = PathBuf> + '_ {
    listed.split(|&byte| byte == 0).filter(|path| !path.is_empty()).map(path_of)
}

/// The entries of `git ls-files --stage -z` that are settled and no links: `<mode> <name> 0<tab><path>`.
fn contents(listed: &[u8], root: &Path) -> BTreeMap<PathBuf, String> {
    let entry = |entry: &[u8]| {
        let tab = entry.iter().position(|&byte| byte == b'\t')?;
        let (about, path) = entry.split_at(tab);
        let about = std::str::from_utf8(about).ok()?.strip_prefix("100")?;
        let (_, about) = about.split_once(' ')?;
        let name = about.strip_suffix(" 0")?;
        Some((root.join(path_of(path.get(1..)?)), name.to_owned()))
    };
    listed.split(|&byte| byte == 0).filter_map(entry).collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
