//! Private files in a folder that others may be able to write into: no link there is followed.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use crate::workspace::LARGEST;

/// Makes a folder that only the poet may read, or restricts an existing one.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        builder.mode(0o700).create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            // The mode of somebody else's folder cannot be changed; files opened in it are checked in any case.
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
        }
    }
    #[cfg(not(unix))]
    builder.create(folder)?;
    Ok(())
}

/// Makes a file that only the poet may read; an error where a file or link of that name exists.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// An error where no file can be made in a folder.
pub(super) fn try_out(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!("try-{}", std::process::id()));
    create(&path)?;
    fs::remove_file(path)
}

/// Opens a regular file of the poet's own for reading; an error where it is anything else.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = open_itself(path)?;
    if is_own(&file.metadata()?) { Ok(file) } else { Err(not_own()) }
}

/// Reads the text of a regular file of the poet's own.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

/// Four times the bytes a draft may hold, so that words saved before that limit are still offered.
const MOST_BYTES: u64 = 4 * LARGEST;

/// Writes a file whole: beside it first, flushed and renamed. Whenever the process is killed, the file is the old or the new one.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension(BESIDE);
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut new = create(&beside)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    fs::rename(beside, path)
}

/// The extension of a file that is not renamed yet.
pub(super) const BESIDE: &str = "new";

#[cfg(unix)]
fn open_itself(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    // Opening a pipe must not wait for its writer.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_itself(path: &Path) -> io::Result<File> {
    if path.symlink_metadata()?.is_file() { File::open(path) } else { Err(not_own()) }
}

fn not_own() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is no file of the editor's own")
}

#[cfg(unix)]
fn is_own(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // A file with two names may be another file of the poet's, hard-linked here by somebody else.
    about.is_file() && about.nlink() == 1 && about.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(about: &fs::Metadata) -> bool {
    about.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_planted_link_or_pipe_is_neither_read_nor_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("letters"), "private\n").unwrap();
        symlink(at("letters"), at("snow.txt")).unwrap();
        symlink(at("letters"), at("snow.new")).unwrap();
        fs::hard_link(at("letters"), at("hail.txt")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("rain.txt")).status().unwrap().success());
        for planted in ["snow.txt", "hail.txt", "rain.txt"] {
            assert!(read(&at(planted)).is_err(), "{planted}");
        }
        assert!(create(&at("snow.txt")).is_err());
        write(&at("snow.txt"), "snow\n").unwrap();
        assert_eq!(fs::read_to_string(at("letters")).unwrap(), "private\n");
        assert_eq!(read(&at("snow.txt")).unwrap(), "snow\n");
        assert!(!at("snow.txt").symlink_metadata().unwrap().is_symlink());
    }

    #[test]
    fn a_folder_left_open_to_all_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        make_folder(folder.path()).unwrap();
        assert_eq!(fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
