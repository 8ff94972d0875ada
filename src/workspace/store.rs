//! Writing the files beside the drafts: whole or not at all.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::paths::shown;

/// Writes a file whole or not at all: a reader, or a power cut, never meets half of it. A link stays a link, also one that
/// leads to a file that is not there yet.
///
/// # Errors
/// When the system refuses, or the path is a link into a folder that is not there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(target(path)?)?;
    file.write_all(bytes)?;
    file.commit()
}

/// The most links that are followed from one to the next, as on Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// The file that writing to a path should write: where its links lead, whether there is a file yet or not.
///
/// # Errors
/// When the links lead into a folder that is not there, or to no end.
pub fn target(path: &Path) -> io::Result<PathBuf> {
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(leads) = at.read_link() else { return in_a_folder(path, at) };
        // What a link names counts from the folder that the link lies in; an absolute path takes the place of it.
        at = at.parent().unwrap_or(Path::new("")).join(leads);
    }
    Err(io::Error::other("its links lead to no end"))
}

/// A file that is not there, unless a link led to it and its folder is not there either.
fn in_a_folder(path: &Path, file: PathBuf) -> io::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if file == path || folder.is_dir() {
        return Ok(file);
    }
    let why = format!("it is a link to {}, whose folder is not there", shown(&file));
    Err(io::Error::new(io::ErrorKind::NotFound, why))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_that_leads_to_nothing_is_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("odes")).unwrap();
        symlink("odes/snow.txt", at("near.txt")).unwrap();
        symlink(at("near.txt"), at("far.txt")).unwrap();
        for (link, text) in [("far.txt", "snow\n"), ("near.txt", "rain\n"), ("far.txt", "hail\n")] {
            replace(&at(link), text.as_bytes()).unwrap();
            assert!(at(link).symlink_metadata().unwrap().is_symlink(), "{link}");
            assert_eq!(std::fs::read_to_string(at("odes/snow.txt")).unwrap(), text);
            if text == "snow\n" {
                std::fs::remove_file(at("odes/snow.txt")).unwrap();
            }
        }
    }

    #[test]
    fn a_link_into_a_folder_that_is_not_there_and_a_circle_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("nowhere/snow.txt", at("snow.txt")).unwrap();
        symlink("round.txt", at("round.txt")).unwrap();
        for link in ["snow.txt", "round.txt"] {
            assert!(replace(&at(link), b"snow\n").is_err(), "{link}");
            assert!(at(link).symlink_metadata().unwrap().is_symlink(), "{link}");
        }
        let why = replace(&at("snow.txt"), b"snow\n").unwrap_err().to_string();
        assert!(why.contains("nowhere/snow.txt, whose folder is not there"), "{why}");
    }

    #[test]
    fn a_file_that_is_no_link_is_itself_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("snow.txt");
        assert_eq!(target(&path).unwrap(), path);
        std::fs::write(&path, "snow\n").unwrap();
        assert_eq!(target(&path).unwrap(), path);
        assert_eq!(target(Path::new("no-such-folder/snow.txt")).unwrap(), Path::new("no-such-folder/snow.txt"));
    }
}
