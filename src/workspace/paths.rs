//! Paths: where they lead, and how messages show them.

use std::path::{Path, PathBuf};

use crate::text::printable;

/// The path of standard input.
pub const STDIN: &str = "-";

/// The absolute folder of a file, links resolved; the working directory for standard input.
pub fn folder_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    parent.canonicalize().or_else(|_| std::path::absolute(parent)).unwrap_or_else(|_| parent.to_owned())
}

/// The absolute path of a file, links of its folder resolved; standard input counts as a file of the working directory.
pub fn absolute(file: &Path) -> PathBuf {
    folder_of(file).join(file.file_name().unwrap_or_default())
}

/// The path of a file from this folder on, its parts joined by `/`; `None` where the file lies outside.
pub(super) fn below(folder: &Path, file: &Path) -> Option<String> {
    let path = file.strip_prefix(folder).ok()?;
    Some(path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// A path relative to the working directory where it lies below it.
pub fn from_here(path: &Path) -> &Path {
    let here = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

/// A path as messages show it: as given, without a leading `./`, characters that would move the cursor written out.
///
/// ```
/// use verse::workspace::shown;
///
/// assert_eq!(shown("./drafts/i\u{1b}[2J.txt".as_ref()), r"drafts/i\u{1b}[2J.txt");
/// assert_eq!(shown(".".as_ref()), ".");
/// ```
pub fn shown(path: &Path) -> String {
    if path.as_os_str() == STDIN {
        return "<stdin>".to_owned();
    }
    let bare = path.strip_prefix("./").ok().filter(|bare| !bare.as_os_str().is_empty());
    printable(&bare.unwrap_or(path).to_string_lossy()).into_owned()
}

/// A path that nobody typed, as messages show it: relative to the working directory where it lies below it.
pub fn shown_from_here(path: &Path) -> String {
    shown(from_here(path))
}

/// A path as data shows it: as given, every character kept, without a leading `./`.
pub fn raw(path: &Path) -> String {
    if path.as_os_str() == STDIN {
        return "<stdin>".to_owned();
    }
    path.strip_prefix("./").unwrap_or(path).to_string_lossy().into_owned()
}
