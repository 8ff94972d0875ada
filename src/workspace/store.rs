//! Writing the files beside the drafts: whole or not at all.

use std::io::{self, Write as _};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

/// Writes a file whole or not at all: a reader, or a power cut, never meets half of it. A link stays a link.
///
/// # Errors
/// When the system refuses.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path.canonicalize().unwrap_or_else(|_| path.to_owned()))?;
    file.write_all(bytes)?;
    file.commit()
}
