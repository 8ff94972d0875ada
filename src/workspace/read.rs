//! Reading a draft: its text, or why there is none.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::paths::{STDIN, shown};

/// The largest draft that is judged as a whole, in bytes; above it a file is no poem.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The most lines of a draft: ten times the longest poem there is, the Mahabharata. A heard line takes at least half a
/// kilobyte, however short it is.
pub const MOST_LINES: usize = 1_000_000;

/// Why a draft could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No such file or folder.
    #[error("{0}: no such file")]
    Missing(String),
    /// A folder where a file is wanted.
    #[error("{0} is a folder, not a draft")]
    Folder(String),
    /// The system refuses to read it.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The path as shown.
        path: String,
        /// What the system says; it is in the message already, so it is no source.
        why: io::Error,
    },
    /// The folder could not be walked.
    #[error("cannot read {path}: {why}")]
    Unwalkable {
        /// The path as shown.
        path: String,
        /// What the walk says; it is in the message already, so it is no source.
        why: ignore::Error,
    },
    /// Bytes that are not UTF-8.
    #[error("cannot read {path}: line {line} is not UTF-8; save the draft as UTF-8")]
    NotUtf8 {
        /// The path as shown.
        path: String,
        /// The first physical line with such bytes, from 1.
        line: usize,
    },
    /// A NUL byte, which no text holds.
    #[error("cannot read {path}: line {line} holds a NUL byte, so this is no plain text; save the draft as UTF-8")]
    Nul {
        /// The path as shown.
        path: String,
        /// The first physical line with one, from 1.
        line: usize,
    },
    /// A file of a repository that leads out of it.
    #[error("{0} leads outside of the repository; what comes with a repository reads nothing beyond it")]
    Outside(String),
    /// A pipe or a device beside the drafts, where a file is wanted.
    #[error("{0} is a pipe or a device; a file is wanted here")]
    NoFile(String),
    /// More than [`MOST_LINES`] lines.
    #[error("cannot read {0}: it is too large to be one poem (over {MOST_LINES} lines)")]
    TooManyLines(String),
    /// More than [`LARGEST`] bytes.
    #[error("cannot read {0}: it is too large to be one poem (over 16 MB)")]
    TooLarge(String),
}

/// Reads a draft whole; [`STDIN`] reads standard input.
pub fn read(path: &Path) -> Result<String, ReadError> {
    if path.as_os_str() != STDIN {
        return text_of(read_bytes(path)?, path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| ReadError::of(path, error))?;
    text_of(bytes, path)
}

/// Reads the text file that a path leads to; messages name the path.
pub(super) fn read_file_of(target: &Path, path: &Path) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    read_file(target, &mut bytes).map_err(|error| ReadError::of(path, error))?;
    text_of(bytes, path)
}

/// Reads the bytes of a file, text or not, up to one byte more than a draft may have.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    read_file(path, &mut bytes).map_err(|error| ReadError::of(path, error))?;
    Ok(bytes)
}

/// Decodes the bytes of a draft; [`ReadError`] names the line that is no text.
pub fn text_of(bytes: Vec<u8>, path: &Path) -> Result<String, ReadError> {
    let line_of = |bytes: &[u8], at: usize| 1 + bytes.iter().take(at).filter(|&&byte| byte == b'\n').count();
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge(shown(path)));
    }
    if bytes.iter().filter(|&&byte| byte == b'\n').nth(MOST_LINES).is_some() {
        return Err(ReadError::TooManyLines(shown(path)));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(ReadError::Nul { path: shown(path), line: line_of(&bytes, at) });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ReadError::NotUtf8 { path: shown(path), line: line_of(error.as_bytes(), at) }
    })
}

impl ReadError {
    /// Whether the file exists but is no text, or too large to be a poem.
    pub fn is_no_text(&self) -> bool {
        matches!(self, Self::NotUtf8 { .. } | Self::Nul { .. } | Self::TooManyLines(_) | Self::TooLarge(_))
    }

    /// The path as shown.
    pub fn path(&self) -> &str {
        match self {
            Self::Missing(path)
            | Self::Folder(path)
            | Self::Outside(path)
            | Self::NoFile(path)
            | Self::TooManyLines(path)
            | Self::TooLarge(path)
            | Self::Unreadable { path, .. }
            | Self::Unwalkable { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::Nul { path, .. } => path,
        }
    }

    /// The [`ReadError`] of a system error on this path.
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
}
