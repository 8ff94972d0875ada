//! The bounds of a project's own files: settings that came with a clone make verse read and write nothing outside of it.
//!
//! A verse.toml names files (`extend`, forms, lexicons), and any file of a repository may be a link. Within a git repository
//! they may lead anywhere in it and no farther: otherwise checking a stranger's poems could print a line of a private key.
//! Without a repository the files are the poet's own, and so is the choice. A path that was typed is always followed.

use std::io;
use std::path::{Path, PathBuf};

/// The repository a folder lies in, if it lies in one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bounds {
    root: Option<PathBuf>,
}

impl Bounds {
    /// The bounds of the files in this folder.
    pub fn of(folder: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self { root: folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned) }
    }

    /// Whether there is a repository at all.
    pub fn is_repository(&self) -> bool {
        self.root.is_some()
    }

    /// Whether a path leads to a file or a possible file within the bounds, with its links followed.
    ///
    /// A path the system refuses to look into counts as within: it will refuse to open it, too, and say why.
    pub fn hold(&self, path: &Path) -> bool {
        let Some(root) = &self.root else { return true };
        match path.canonicalize() {
            Ok(path) => path.starts_with(root),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.would_hold(path),
            Err(_) => true,
        }
    }

    /// Whether a file that is not there would lie within, its folder being made if need be.
    fn would_hold(&self, path: &Path) -> bool {
        // A program that writes through a dangling link follows it.
        let dangles = path.symlink_metadata().is_ok();
        let (Some(folder), Some(_)) = (path.parent(), path.file_name()) else { return false };
        !dangles && self.hold(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    }

    /// Returns an error where a path leads outside, for the caller that would have written there.
    pub fn guard(&self, path: &Path) -> io::Result<()> {
        if self.hold(path) {
            return Ok(());
        }
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "it leads outside of the repository"))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_repository_reaches_as_far_as_its_folders_and_no_link_takes_it_farther() {
        let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let at = |name: &str| own.path().join(name);
        std::fs::create_dir_all(at(".git")).unwrap();
        std::fs::create_dir_all(at("odes")).unwrap();
        std::fs::write(other.path().join("key"), "secret").unwrap();
        std::os::unix::fs::symlink(other.path(), at("away")).unwrap();
        std::os::unix::fs::symlink(other.path().join("new"), at("dangling")).unwrap();
        std::os::unix::fs::symlink("odes", at("home")).unwrap();
        let bounds = Bounds::of(&at("odes"));
        for (path, held) in [
            ("verse.toml", true),
            ("odes/../verse.toml", true),
            ("new/folder/x.toml", true),
            ("home/x.txt", true),
            ("../x.toml", false),
            ("away/key", false),
            ("away/new/x.toml", false),
            ("dangling", false),
            ("odes/../../x", false),
        ] {
            assert_eq!(bounds.hold(&at(path)), held, "{path}");
        }
        assert!(!bounds.hold(Path::new("/etc/passwd")));
        assert!(Bounds::of(other.path()).hold(Path::new("/etc/passwd")), "no repository, no bounds");
    }
}
