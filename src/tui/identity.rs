//! Which file a path means, in whatever spelling.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::workspace::target;

/// The canonical path of a file, links followed: two spellings of one file have the same. For a file that does not exist
/// yet, its name in the canonical path of its folder.
pub(super) fn identity(path: &Path) -> PathBuf {
    let there = fs::canonicalize(path);
    there.or_else(|_| not_there(&target(path).unwrap_or_else(|_| path.to_owned()))).unwrap_or_else(|_| path.to_owned())
}

fn not_there(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let folder = absolute.parent().and_then(|folder| fs::canonicalize(folder).ok());
    let named = folder.zip(absolute.file_name()).map(|(folder, name)| folder.join(name));
    Ok(named.unwrap_or(absolute))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_same_however_it_is_spelled_and_before_and_after_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("odes")).unwrap();
        std::os::unix::fs::symlink("odes", at("link")).unwrap();
        let before = identity(&at("odes/snow.txt"));
        assert_eq!(identity(&at("link/./snow.txt")), before);
        fs::write(at("odes/snow.txt"), "snow\n").unwrap();
        for spelled in ["odes/snow.txt", "link/snow.txt", "odes/../odes/snow.txt"] {
            assert_eq!(identity(&at(spelled)), before, "{spelled}");
        }
        assert_ne!(identity(&at("odes/rain.txt")), before);
    }
}
