//! Completion of paths.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs;
use std::path::Path;

use crate::workspace::has_draft_extension;

/// The drafts and folders whose paths begin as typed, in order; a folder ends in a slash. A folder that cannot be read has
/// none, like one that does not exist.
pub(super) fn paths_beginning_with(typed: &str) -> Vec<String> {
    let (folder, begun) = typed.rsplit_once('/').map_or(("", typed), |(folder, begun)| (folder, begun));
    let written = typed.strip_suffix(begun).unwrap_or_default();
    let looked_in =
        if written == "/" { Path::new("/") } else { Path::new(if folder.is_empty() { "." } else { folder }) };
    let Ok(entries) = fs::read_dir(looked_in) else { return Vec::new() };
    let named = entries.filter_map(Result::ok).filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_meant = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
        // A link to a folder is one.
        let is_folder = is_meant && fs::metadata(entry.path()).is_ok_and(|found| found.is_dir());
        let is_draft = is_folder || has_draft_extension(Path::new(&name));
        (is_meant && is_draft).then(|| format!("{written}{name}{}", if is_folder { "/" } else { "" }))
    });
    let mut paths: Vec<String> = named.collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_and_folders_are_found_by_their_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_str().unwrap();
        for name in ["snow.txt", "snowfall.md", "snow.png", ".snow.txt", "rain.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("snows")).unwrap();
        let found = |typed: &str| {
            let paths = paths_beginning_with(&format!("{root}/{typed}"));
            paths.iter().map(|path| path.strip_prefix(&format!("{root}/")).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("snow"), ["snow.txt", "snowfall.md", "snows/"]);
        assert_eq!(found(".s"), [".snow.txt"]);
        assert_eq!(found("x"), Vec::<String>::new());
        assert_eq!(paths_beginning_with("no such folder/x"), Vec::<String>::new());
    }
}
