//! The sessions of a draft: which files of the recovery folder belong to which session, and which sessions are dead.
//!
//! Every session of a draft has a name of its own, which no other will ever have: `snow.txt`'s are `snow-3f…-18c…-4711`. A file `.txt` of
//! that name has its words, one `.toml` the side text of a draft without a name, and a lock `.lock` shows that it is alive. So removing the
//! files of one session touches no file that another writes.
#![allow(
    clippy::disallowed_methods,
    reason = "a room of the editor that touches files and names sessions by the clock"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::identity::identity;
use super::lock::Lock;
use super::opened::EarlierWords;
use super::private;
use crate::fingerprint::fingerprint;

/// A live session of a draft.
#[derive(Debug)]
pub(super) struct Session {
    /// Its recovery file, whether there is one yet or not.
    pub(super) words: PathBuf,
    /// The beginning of the file names of all sessions of the draft.
    key: String,
    pub(super) lock: Lock,
}

/// The other sessions of a draft.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// The words that ended sessions left unsaved, the latest first, each text once.
    pub(super) earlier: Vec<EarlierWords>,
    /// Whether another session is alive.
    pub(super) one_lives: bool,
}

/// The name used for a draft without one.
const UNNAMED: &str = "unnamed";

/// The most bytes of a draft's name that its recovery files begin with: with what comes behind it stays below the 143 bytes that
/// the strictest file systems (eCryptfs) allow.
const MOST_STEM: usize = 60;

const WORDS: &str = "txt";
const LOCK: &str = "lock";
const SIDE: &str = "toml";

impl Session {
    /// Begins a session of a draft.
    pub(super) fn begin(folder: &Path, draft: &Path) -> io::Result<Self> {
        private::make_folder(folder)?;
        let key = key(folder, draft);
        loop {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            let name = format!("{key}-{now:020x}-{}", std::process::id());
            if let Some(lock) = Lock::take(folder.join(format!("{name}.{LOCK}")))? {
                return Ok(Self { words: folder.join(format!("{name}.{WORDS}")), key, lock });
            }
        }
    }

    /// The words that other sessions of the draft left, and whether one of them is alive.
    pub(super) fn others(&self) -> Others {
        let mut others = Others::default();
        let mut found = Vec::new();
        for base in self.names() {
            let words = base.with_extension(WORDS);
            // Held until the files are removed below, so that a session that begins at this moment does not lose its lock.
            let Some(_unheld) = Lock::unheld(&base.with_extension(LOCK)) else {
                others.one_lives = true;
                continue;
            };
            if let Ok(text) = private::read(&words) {
                let changed = fs::symlink_metadata(&words).and_then(|about| about.modified()).ok();
                found.push((changed, words, text));
            } else if words.symlink_metadata().is_err() {
                // It died before it had written anything.
                forget(&words);
            }
        }
        found.sort();
        for (_, words, text) in found.into_iter().rev() {
            if let Some(same) = others.earlier.iter_mut().find(|earlier| earlier.text == text) {
                same.sessions.push(words);
            } else {
                let side = private::read(&words.with_extension(SIDE)).ok();
                others.earlier.push(EarlierWords { text, side, sessions: vec![words] });
            }
        }
        others
    }

    /// The files of the draft's other sessions, without their extensions.
    fn names(&self) -> BTreeSet<PathBuf> {
        let folder = self.words.parent().unwrap_or(Path::new("."));
        let own = self.words.file_stem();
        let of_draft = |name: &str| name.strip_prefix(&self.key).is_some_and(|rest| rest.starts_with(['-', '.']));
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.path());
        names
            .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(of_draft))
            .filter(|path| path.file_stem() != own)
            .map(|path| path.with_extension(WORDS))
            .collect()
    }
}

/// Removes the files of a session that ended.
pub(super) fn forget(words: &Path) {
    for extension in [WORDS, SIDE, private::BESIDE, LOCK] {
        // An error means that the file is already gone.
        let _ = fs::remove_file(words.with_extension(extension));
    }
}

/// Removes the words of a live session.
pub(super) fn clear(words: &Path) {
    for extension in [WORDS, SIDE] {
        let _ = fs::remove_file(words.with_extension(extension));
    }
}

/// Writes the words of a session, and its side text.
pub(super) fn write(words: &Path, text: &str, side: Option<&str>) -> io::Result<()> {
    let beside = words.with_extension(SIDE);
    match side {
        Some(side) => private::write(&beside, side)?,
        // An error means that there is none, as mostly.
        None => drop(fs::remove_file(beside)),
    }
    private::write(words, text)
}

/// The beginning of the names of a draft's recovery files, the same however its path is spelled.
fn key(folder: &Path, draft: &Path) -> String {
    let of = if draft.as_os_str().is_empty() { identity(&folder.join(UNNAMED)) } else { identity(draft) };
    let stem = of.file_stem().unwrap_or_default().to_string_lossy();
    let room = |(at, letter): &(usize, char)| at + letter.len_utf8() <= MOST_STEM;
    let stem: String = stem.char_indices().take_while(room).map(|(_, letter)| letter).collect();
    format!("{stem}-{:016x}", fingerprint(of.as_os_str().as_encoded_bytes()))
}
