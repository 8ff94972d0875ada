//! Writing the files beside the drafts: whole or not at all, and one writer at a time.
//!
//! Several programs may write at once: the editor, the language server, a loop of `verse say`. A writer holds the file's lock
//! from reading it to renaming the new version over it, so no change is made to an old version.

use std::fs;
use std::io;
#[cfg(not(target_family = "wasm"))]
use std::io::Write as _;
use std::path::{Path, PathBuf};

#[cfg(not(target_family = "wasm"))]
use atomic_write_file::AtomicWriteFile;

use super::lock;
use super::paths::{shown, shown_from_here};
use super::read::{self, ReadError};

/// Why a file beside the drafts was not changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Its folder cannot be made.
    #[error("cannot make {folder}: {why}")]
    Folder {
        /// The folder as shown.
        folder: String,
        /// What the system says; in the message already, so it is no source.
        why: io::Error,
    },
    /// It cannot be written.
    #[error("cannot write {path}: {why}")]
    Write {
        /// The file as shown.
        path: String,
        /// What the system says; in the message already, so it is no source.
        why: io::Error,
    },
}

/// The change to make to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It stays as it is.
    Nothing,
    /// It holds this text.
    Write(String),
    /// It is removed.
    Remove,
}

impl StoreError {
    /// An error of the system on writing this file.
    pub(super) fn write(path: &Path, why: io::Error) -> Self {
        Self::Write { path: shown_from_here(path), why }
    }
}

/// Changes a file under its lock: `change` gets its text, `None` where there is no file.
///
/// The file's folder is made if need be. A link stays a link, and the file it leads to is changed.
///
/// # Errors
/// What `change` returns, and when the file cannot be read or written; the file is then as it was.
pub fn update<E: From<StoreError>>(
    path: &Path,
    change: impl FnOnce(Option<String>) -> Result<Change, E>,
) -> Result<(), E> {
    let target = target(path).map_err(|why| StoreError::write(path, why))?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = fs::create_dir_all(folder);
    made.map_err(|why| StoreError::Folder { folder: shown_from_here(folder), why })?;
    let _held = lock::hold(folder).map_err(|why| StoreError::write(path, why))?;
    let text = match read::read_file_of(&target, path) {
        Ok(text) => Some(text),
        Err(ReadError::Missing(_)) => None,
        Err(error) => return Err(StoreError::from(error).into()),
    };
    let there = text.is_some();
    let done = match change(text)? {
        Change::Write(text) => replace(&target, text.as_bytes()),
        Change::Remove if there => fs::remove_file(&target),
        Change::Remove | Change::Nothing => Ok(()),
    };
    done.map_err(|why| StoreError::write(path, why).into())
}

/// Writes a file whole or not at all, so that a reader or a power cut never leaves half of it. A link stays a link, even one
/// to a file that does not exist yet.
///
/// # Errors
/// When the system refuses, or the path is a link into a folder that is not there.
#[cfg(not(target_family = "wasm"))]
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(target(path)?)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Writes nothing: a web page has no files.
///
/// # Errors
/// Always, as something that is not supported.
#[cfg(target_family = "wasm")]
pub fn replace(_: &Path, _: &[u8]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The most links that are followed from one to the next, as on Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// The file that writing to a path should write: where its links lead, whether there is a file yet or not.
///
/// # Errors
/// When the links lead into a folder that does not exist, or in a circle.
pub fn target(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(leads) = at.read_link() else { return in_a_folder(path, at) };
        // A link's target counts from the link's own folder; joining an absolute target replaces that folder.
        at = at.parent().unwrap_or(Path::new("")).join(leads);
    }
    Err(io::Error::other("its links lead to no end"))
}

/// A file that does not exist; an error where a link led to it and its folder does not exist either.
fn in_a_folder(path: &Path, file: PathBuf) -> io::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if file == path || folder.is_dir() {
        return Ok(file);
    }
    let why = format!("it is a link to {}, whose folder is not there", shown(&file));
    Err(io::Error::new(io::ErrorKind::NotFound, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds a line to a file.
    fn add(path: &Path, line: &str) {
        let added = |text: Option<String>| Change::Write(format!("{}{line}\n", text.unwrap_or_default()));
        update(path, |text| Ok::<_, StoreError>(added(text))).unwrap();
    }

    #[test]
    fn two_hundred_writers_at_once_lose_no_line_and_leave_nothing_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/lexicon.dict");
        std::thread::scope(|scope| {
            for writer in 0..200 {
                let path = &path;
                scope.spawn(move || add(path, &format!("snow{writer}")));
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().collect::<std::collections::BTreeSet<_>>().len(), 200);
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_though_it_leads_to_nothing_yet() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        std::os::unix::fs::symlink("real/snow.dict", at("one.dict")).unwrap();
        std::os::unix::fs::symlink("one.dict", at("two.dict")).unwrap();
        add(&at("two.dict"), "snow");
        add(&at("one.dict"), "rain");
        assert_eq!(fs::read_to_string(at("real/snow.dict")).unwrap(), "snow\nrain\n");
        assert!(at("two.dict").is_symlink() && at("one.dict").is_symlink());
    }

    #[test]
    fn what_cannot_be_changed_is_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lexicon.dict");
        fs::write(&path, b"snow \xff").unwrap();
        let never = |_: Option<String>| Ok::<_, StoreError>(Change::Remove);
        let told = update(&path, never).unwrap_err().to_string();
        assert!(told.contains("line 1 is not UTF-8"), "{told}");
        fs::write(&path, "snow").unwrap();
        let refused = update(&path, |_| Err(StoreError::write(&path, io::Error::other("no such sounds"))));
        assert!(refused.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"snow");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_to_nothing_is_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("odes")).unwrap();
        std::os::unix::fs::symlink("odes/snow.txt", at("near.txt")).unwrap();
        std::os::unix::fs::symlink(at("near.txt"), at("far.txt")).unwrap();
        for (link, text) in [("far.txt", "snow\n"), ("near.txt", "rain\n"), ("far.txt", "hail\n")] {
            replace(&at(link), text.as_bytes()).unwrap();
            assert!(at(link).symlink_metadata().unwrap().is_symlink(), "{link}");
            assert_eq!(fs::read_to_string(at("odes/snow.txt")).unwrap(), text);
            if text == "snow\n" {
                fs::remove_file(at("odes/snow.txt")).unwrap();
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_folder_that_is_not_there_and_a_circle_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("nowhere/snow.txt", at("snow.txt")).unwrap();
        std::os::unix::fs::symlink("round.txt", at("round.txt")).unwrap();
        for link in ["snow.txt", "round.txt"] {
            assert!(replace(&at(link), b"snow\n").is_err(), "{link}");
            assert!(at(link).symlink_metadata().unwrap().is_symlink(), "{link}");
        }
        let why = replace(&at("snow.txt"), b"snow\n").unwrap_err().to_string();
        assert!(why.contains("nowhere/snow.txt, whose folder is not there"), "{why}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_no_link_is_itself_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("snow.txt");
        assert_eq!(target(&path).unwrap(), path);
        fs::write(&path, "snow\n").unwrap();
        assert_eq!(target(&path).unwrap(), path);
        assert_eq!(target(Path::new("no-such-folder/snow.txt")).unwrap(), Path::new("no-such-folder/snow.txt"));
    }
}
