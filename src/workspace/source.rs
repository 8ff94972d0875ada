//! The source of files: the disk, or a snapshot of git's index or of a revision.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bounds::Bounds;
use super::git::{self, GitError, Snapshot};
use super::paths::shown_from_here;
use super::read::{self, ReadError};

/// Where files are read from.
#[derive(Debug, Default)]
pub enum Files {
    /// The disk.
    #[default]
    Disk,
    /// A snapshot of git for the files it covers, the disk for the rest.
    Git(Snapshot),
}

impl Files {
    /// Reads a text file whole.
    pub fn read(&self, path: &Path) -> Result<String, ReadError> {
        match self {
            Self::Git(snapshot) if snapshot.speaks_of(path) => snapshot.read(path),
            Self::Git(_) | Self::Disk => read::read(path),
        }
    }

    /// Reads a text file whole, unless it leads outside of these bounds.
    ///
    /// Files of a snapshot are always within: it has no links, and `..` is resolved in it.
    pub fn read_within(&self, bounds: &Bounds, path: &Path) -> Result<String, ReadError> {
        let in_git = matches!(self, Self::Git(snapshot) if snapshot.speaks_of(path));
        if !in_git && !bounds.hold(path) {
            return Err(ReadError::Outside(shown_from_here(path)));
        }
        // Reading a pipe would wait, and it is empty when read again.
        if !in_git && path.exists() && !path.is_file() && !path.is_dir() {
            return Err(ReadError::NoFile(shown_from_here(path)));
        }
        self.read(path)
    }

    /// Whether there is such a file.
    pub fn is_file(&self, path: &Path) -> bool {
        match self {
            Self::Git(snapshot) if snapshot.speaks_of(path) => snapshot.holds(path),
            Self::Git(_) | Self::Disk => path.is_file(),
        }
    }

    /// The files of a folder in the order of their names; none when the folder is not there.
    pub fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files: BTreeSet<PathBuf> = match folder.read_dir() {
            Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(error),
        };
        if let Self::Git(snapshot) = self {
            files.retain(|path| snapshot.holds(path) || !snapshot.speaks_of(path));
            files.extend(snapshot.files_of(folder).cloned());
        }
        Ok(files.into_iter().collect())
    }

    /// The files git tracks in the repository of a folder; `None` where there is no repository, so that nothing is left out.
    pub(super) fn tracked(&self, bounds: &Bounds, folder: &Path) -> Result<Option<Arc<HashSet<PathBuf>>>, GitError> {
        match self {
            Self::Git(snapshot) => Ok(Some(Arc::new(snapshot.files().cloned().collect()))),
            Self::Disk if bounds.is_repository() => git::tracked(folder).map(|tracked| Some(Arc::new(tracked))),
            Self::Disk => Ok(None),
        }
    }

    /// Whether there is such a folder.
    pub fn is_folder(&self, path: &Path) -> bool {
        match self {
            Self::Git(snapshot) if snapshot.files_of(path).next().is_some() => true,
            Self::Git(snapshot) if snapshot.speaks_of(path) => false,
            Self::Git(_) | Self::Disk => path.is_dir(),
        }
    }
}
