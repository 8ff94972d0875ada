//! Finding the drafts in files and folders.
//!
//! A file that is named is always a draft. In a folder, files that git ignores and hidden files are left out, and a draft is known
//! by its extension, unless settings say otherwise. Folders that cannot be read are listed as problems, and the walk goes on.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::bounds::Bounds;
use super::paths::{STDIN, shown};
use super::read::ReadError;

/// The extensions of drafts in a folder, unless verse.toml says otherwise.
pub const EXTENSIONS: &[&str] = &["txt", "md", "poem", "verse"];

/// A draft to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftPath {
    /// The path as given or as found; [`STDIN`] for standard input.
    pub path: PathBuf,
    /// Whether the user named this very file, so that nothing may leave it out.
    pub named: bool,
}

/// The drafts found under some paths, and the problems on the way.
#[derive(Debug, Default)]
pub struct Listing {
    /// The drafts, sorted by path, none twice.
    pub drafts: Vec<DraftPath>,
    /// The folders walked through.
    pub folders: Vec<PathBuf>,
    /// Paths that could not be read.
    pub problems: Vec<ReadError>,
    /// Links found in folders that lead out of the repository, and are not followed.
    pub left_out: Vec<PathBuf>,
}

/// The files that a walk leaves out of folders, beside hidden ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeftOut {
    /// Files that git ignores or that an `.ignore` file names.
    #[default]
    Ignored,
    /// Nothing.
    Nothing,
}

/// Finds the drafts in these files and folders, but for what git ignores; `wanted` decides on the files found in folders.
///
/// Memory is proportional to the number of files found. Links to folders are not followed, so that circles do no harm; a
/// link to a file is followed, within the repository.
pub fn walk(paths: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> Listing {
    walk_leaving(LeftOut::Ignored, paths, wanted)
}

/// Finds the drafts in these files and folders, but for what is to be left out.
pub fn walk_leaving(left_out: LeftOut, paths: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            listing.drafts.push(DraftPath { path: path.clone(), named: true });
            continue;
        }
        match path.metadata() {
            Ok(about) if about.is_dir() => listing.walk_folder(path, left_out, wanted),
            Ok(_) => listing.drafts.push(DraftPath { path: bare(path).to_owned(), named: true }),
            Err(error) => listing.problems.push(ReadError::of(path, error)),
        }
    }
    listing.drafts.sort_by(|a, b| a.path.cmp(&b.path).then(b.named.cmp(&a.named)));
    listing.drafts.dedup_by(|a, b| a.path == b.path);
    listing
}

/// A path without a `./` before it, so that one draft is not two; a file that is called [`STDIN`] keeps it.
fn bare(path: &Path) -> &Path {
    path.strip_prefix("./").ok().filter(|bare| bare.as_os_str() != STDIN).unwrap_or(path)
}

impl Listing {
    fn walk_folder(&mut self, folder: &Path, left_out: LeftOut, wanted: &dyn Fn(&Path) -> bool) {
        let mut bounds = None;
        let mut builder = WalkBuilder::new(folder);
        if left_out == LeftOut::Nothing {
            builder.standard_filters(false).hidden(true);
        }
        for entry in builder.require_git(false).build() {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                        self.folders.push(path.to_owned());
                        continue;
                    }
                    let link = entry.file_type().is_some_and(|kind| kind.is_symlink());
                    // A pipe or a device found in a folder is no draft, also where a link leads to it; a link to nothing is listed among the problems.
                    let found = || path.is_file() || !path.exists();
                    let file = entry.file_type().is_some_and(|kind| kind.is_file()) || link && found();
                    if !file || !wanted(path) {
                        continue;
                    }
                    let held = !link || !path.exists() || bounds.get_or_insert_with(|| Bounds::of(folder)).hold(path);
                    let path = bare(path).to_owned();
                    if held {
                        self.drafts.push(DraftPath { path, named: false });
                    } else if has_draft_extension(&path) {
                        self.left_out.push(path);
                    }
                }
                Err(why) => self.problems.push(ReadError::Unwalkable { path: shown(folder), why }),
            }
        }
    }
}

/// Whether a file found in a folder is a draft by its extension.
pub fn has_draft_extension(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_found_once_sorted_and_without_what_git_ignores() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b.txt", "a.POEM", "c.rs", ".hidden.txt", "notes.md"] {
            std::fs::write(at(name), "snow\n").unwrap();
        }
        std::fs::write(at(".gitignore"), "notes.md\n").unwrap();
        let listing = walk(&[folder.path().to_owned(), at("b.txt"), at("none.txt")], &has_draft_extension);
        let names: Vec<_> = listing.drafts.iter().map(|draft| draft.path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["a.POEM", "b.txt"]);
        assert!(listing.drafts[1].named, "a file that was named stays so, though its folder was given too");
        assert_eq!(listing.problems.len(), 1);
    }

    #[test]
    fn what_git_ignores_is_found_on_request_and_what_is_hidden_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, text) in [("a.txt", "snow"), ("old.txt", "snow"), (".hidden.txt", "snow"), (".gitignore", "old.txt")]
        {
            std::fs::write(at(name), text).unwrap();
        }
        let found = |left_out| walk_leaving(left_out, &[folder.path().to_owned()], &has_draft_extension).drafts.len();
        assert_eq!((found(LeftOut::Ignored), found(LeftOut::Nothing)), (1, 2));
    }
}
