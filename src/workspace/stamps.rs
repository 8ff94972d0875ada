//! Whether a file changed since it was looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The length and time of files and folders; `None` for one that does not exist.
///
/// A file may be written in place, or another be put in its place: both are a new time or length. A folder has a new time when
/// a file comes or goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, Stamp>);

type Stamp = Option<(SystemTime, u64)>;

impl Stamps {
    /// Stamps a file that is about to be read; a file stamped before keeps its stamp.
    pub fn add(&mut self, path: PathBuf) {
        self.0.entry(path).or_insert_with_key(|path| stamp(path));
    }

    /// Whether a file or folder was stamped, or the folder a file is in.
    pub fn know(&self, path: &Path) -> bool {
        [Some(path), path.parent()].into_iter().flatten().any(|path| self.0.contains_key(path))
    }

    /// Adds the stamps of others.
    pub fn join(&mut self, others: &Self) {
        self.0.extend(others.0.iter().map(|(path, stamp)| (path.clone(), *stamp)));
    }

    /// The folders of everything noted, and where a file is a link, the folder it leads to; some more than once.
    pub fn parents(&self) -> impl Iterator<Item = PathBuf> {
        let linked = |path: &PathBuf| path.is_symlink().then(|| path.canonicalize().ok()).flatten();
        let all = self.0.keys().flat_map(move |path| [Some(path.clone()), linked(path)]);
        all.flatten().filter_map(|path| path.parent().map(Path::to_owned))
    }

    /// Whether every file still has its stamp.
    pub fn hold(&self) -> bool {
        self.0.iter().all(|(path, known)| stamp(path) == *known)
    }
}

fn stamp(path: &Path) -> Stamp {
    let about = path.metadata().ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_comes_changes_or_goes_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("forms.toml");
        let noted = || {
            let mut stamps = Stamps::default();
            stamps.add(path.clone());
            stamps
        };
        let absent = noted();
        assert!(absent.hold());
        std::fs::write(&path, "snow").unwrap();
        let present = noted();
        assert!(!absent.hold() && present.hold());
        std::fs::write(&path, "snowfall").unwrap();
        assert!(!present.hold());
        let mut again = present.clone();
        again.add(path.clone());
        assert_eq!(again, present, "what was noted first holds, since it was read after");
        std::fs::remove_file(&path).unwrap();
        assert!(absent.hold() && !present.hold());
    }
}
