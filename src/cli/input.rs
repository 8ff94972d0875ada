//! Which files are drafts, and reading them.
//!
//! A file that is named is always read. In a folder, what git ignores and what is hidden is left out, and a draft is known
//! by its extension. Whatever cannot be read is told with its path, and the rest is read all the same.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::bounds::Bounds;
use super::{Context, Exit};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// The extensions of drafts in a folder, unless verse.toml says otherwise.
pub const EXTENSIONS: &[&str] = &["txt", "md", "poem", "verse"];

/// The largest draft that is judged as a whole, in bytes; above it a file is no poem.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The most lines of a draft: ten times the longest poem there is, the Mahabharata. What is heard of a line takes half a
/// kilobyte at least, however short it is.
pub const MOST_LINES: usize = 1_000_000;

/// Why a draft could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// No such file or folder.
    #[error("there is no {0}")]
    Missing(String),
    /// A folder where a file is wanted.
    #[error("{0} is a folder, not a draft")]
    Folder(String),
    /// The system refuses to read it.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The path as shown.
        path: String,
        /// What the system says; told already, so it is no source to be told again.
        why: io::Error,
    },
    /// The folder could not be walked.
    #[error("cannot read {path}: {why}")]
    Unwalkable {
        /// The path as shown.
        path: String,
        /// What the walk says; told already, so it is no source to be told again.
        why: ignore::Error,
    },
    /// Bytes that are not UTF-8.
    #[error("cannot read {path}: line {line} is not UTF-8; save the draft as UTF-8")]
    NotUtf8 {
        /// The path as shown.
        path: String,
        /// The first physical line that is not.
        line: usize,
    },
    /// A NUL byte, which no text holds.
    #[error("cannot read {path}: line {line} holds a NUL byte, so this is no plain text; save the draft as UTF-8")]
    Nul {
        /// The path as shown.
        path: String,
        /// The first physical line that does.
        line: usize,
    },
    /// A file of a repository that leads out of it.
    #[error("{0} leads outside of the repository; what comes with a repository reads nothing beyond it")]
    Outside(String),
    /// More than [`MOST_LINES`] lines.
    #[error("cannot read {0}: it is too large to be one poem (over {MOST_LINES} lines)")]
    TooManyLines(String),
    /// More than [`LARGEST`] bytes.
    #[error("cannot read {0}: it is too large to be one poem (over 16 MB)")]
    TooLarge(String),
}

/// A draft to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftPath {
    /// The path as given or as found; [`STDIN`] for standard input.
    pub path: PathBuf,
    /// Whether the user named this very file, so that nothing may leave it out.
    pub named: bool,
}

/// The drafts that some paths stand for, and what stood in the way.
#[derive(Debug, Default)]
pub struct Listing {
    /// The drafts, sorted by path, none twice.
    pub drafts: Vec<DraftPath>,
    /// Paths that could not be looked into.
    pub problems: Vec<InputError>,
    /// Links found in folders that lead out of the repository, and are not followed.
    pub left_out: Vec<PathBuf>,
}

/// Finds the drafts in these files and folders; `wanted` decides on the files found in folders.
///
/// Folders are walked in memory proportional to the number of files found. Links to folders are not followed, so a circle
/// of links ends nowhere; a link to a file is, within the repository.
pub fn walk(paths: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            listing.drafts.push(DraftPath { path: path.clone(), named: true });
            continue;
        }
        match path.metadata() {
            Ok(about) if about.is_dir() => listing.walk_folder(path, wanted),
            Ok(_) => listing.drafts.push(DraftPath { path: bare(path).to_owned(), named: true }),
            Err(error) => listing.problems.push(InputError::of(path, error)),
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
    /// Tells what stood in the way; exit 2 when a path could not be looked into.
    pub fn tell(&self, context: &Context) -> Exit {
        self.problems.iter().for_each(|problem| context.complain(problem));
        for path in &self.left_out {
            let told = "leads outside of the repository and is left out; name it to have it read";
            context.remark(format_args!("{} {told}", shown(path)));
        }
        if self.problems.is_empty() { Exit::Success } else { Exit::Error }
    }

    fn walk_folder(&mut self, folder: &Path, wanted: &dyn Fn(&Path) -> bool) {
        let mut bounds = None;
        for entry in WalkBuilder::new(folder).require_git(false).build() {
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    let link = entry.file_type().is_some_and(|kind| kind.is_symlink());
                    let file = entry.file_type().is_some_and(|kind| kind.is_file()) || link && !path.is_dir();
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
                Err(why) => self.problems.push(InputError::Unwalkable { path: shown(folder), why }),
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

/// Reads a draft whole; [`STDIN`] reads standard input.
pub fn read(path: &Path) -> Result<String, InputError> {
    if path.as_os_str() != STDIN {
        return text_of(read_bytes(path)?, path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| InputError::of(path, error))?;
    text_of(bytes, path)
}

/// Reads what a file holds, whether it is text or not, as far as a draft may go and one byte beyond.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    read_file(path, &mut bytes).map_err(|error| InputError::of(path, error))?;
    Ok(bytes)
}

/// Turns the bytes of a draft into text, or says on which line they are none.
pub fn text_of(bytes: Vec<u8>, path: &Path) -> Result<String, InputError> {
    let line_of = |bytes: &[u8], at: usize| 1 + bytes.iter().take(at).filter(|&&byte| byte == b'\n').count();
    if bytes.len() as u64 > LARGEST {
        return Err(InputError::TooLarge(shown(path)));
    }
    if bytes.iter().filter(|&&byte| byte == b'\n').nth(MOST_LINES).is_some() {
        return Err(InputError::TooManyLines(shown(path)));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(InputError::Nul { path: shown(path), line: line_of(&bytes, at) });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        InputError::NotUtf8 { path: shown(path), line: line_of(error.as_bytes(), at) }
    })
}

/// A path as it is printed: as given, without a leading `./`, characters that would move the cursor written out.
///
/// ```
/// assert_eq!(verse::cli::input::shown("./drafts/i\u{1b}[2J.txt".as_ref()), r"drafts/i\u{1b}[2J.txt");
/// assert_eq!(verse::cli::input::shown(".".as_ref()), ".");
/// ```
pub fn shown(path: &Path) -> String {
    if path.as_os_str() == STDIN {
        return "<stdin>".to_owned();
    }
    let bare = path.strip_prefix("./").ok().filter(|bare| !bare.as_os_str().is_empty());
    crate::text::printable(&bare.unwrap_or(path).to_string_lossy()).into_owned()
}

/// A path that nobody typed, as it is printed: relative to the working directory where it lies below it.
pub fn shown_from_here(path: &Path) -> String {
    shown(from_here(path))
}

/// A path relative to the working directory where it lies below it.
pub fn from_here(path: &Path) -> &Path {
    let here = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

impl InputError {
    /// What an error of the system means for this path.
    pub(super) fn of(path: &Path, why: io::Error) -> Self {
        match why.kind() {
            io::ErrorKind::NotFound => Self::Missing(shown(path)),
            io::ErrorKind::IsADirectory => Self::Folder(shown(path)),
            _ => Self::Unreadable { path: shown(path), why },
        }
    }
}

fn read_file(path: &Path, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    bytes.reserve(usize::try_from(about.len().min(LARGEST)).unwrap_or(0) + 1);
    file.take(LARGEST + 1).read_to_end(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_none_is_told_with_its_line() {
        let told = |bytes: &[u8]| text_of(bytes.to_vec(), Path::new("x.txt")).unwrap_err().to_string();
        assert_eq!(told(b"snow\nfa\xffls"), "cannot read x.txt: line 2 is not UTF-8; save the draft as UTF-8");
        assert!(told(b"\n\nsnow\0").contains("line 3 holds a NUL byte"));
    }

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
}
