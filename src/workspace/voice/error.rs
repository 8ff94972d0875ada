//! Errors: why there is no voice, and why a voice was not heard.

use std::process::ExitStatus;

use crate::workspace::file::ConfigError;
use crate::workspace::paths::shown;
use crate::workspace::project::config_folder;
use crate::workspace::read::ReadError;

/// Why there is no voice.
#[derive(Debug, thiserror::Error)]
pub enum NoVoice {
    /// None of the programs is installed.
    #[error(
        "there is no voice to speak with: none of espeak-ng, espeak, spd-say and say was found. Install espeak-ng (the package has that name \
         in Debian, Fedora, Arch and Homebrew), or name a program of your own in {own}; `verse aloud --phonemes` shows what would be spoken",
        own = own_file()
    )]
    NoneFound,
    /// The program asked for is not installed.
    #[error(
        "the voice {0} was not found in PATH; install it, or leave it out to take the first of espeak-ng, espeak, spd-say and say"
    )]
    NotFound(String),
    /// The poet's own voice was asked for, but `editor.toml` names none.
    #[error("no voice of your own is named; write `[voice]` and `command = \"...\"` in {own}", own = own_file())]
    NoOwn,
    /// The poet's own program is not there, or is named by a path that means another file in each folder.
    #[error(
        "your own voice `{0}` was not found; name a program of PATH, or its whole path, as `command` of [voice] in {own}",
        own = own_file()
    )]
    OwnNotFound(String),
    /// The poet's `editor.toml` could not be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// The poet's `editor.toml` has an error.
    #[error(transparent)]
    Config(#[from] ConfigError),
}

/// Why nothing was heard.
#[derive(Debug, thiserror::Error)]
pub enum VoiceError {
    /// The program does not start.
    #[error("{name} does not start: {why}")]
    Start {
        /// The voice.
        name: String,
        /// What the system says; in the message already, so it is no source.
        why: std::io::Error,
    },
    /// The program ended with a failure.
    #[error(
        "{name} could not speak ({ended}){said}; `verse aloud --to FILE.wav` writes a sound file where no sound can be played"
    )]
    Failed {
        /// The voice.
        name: String,
        /// How it ended.
        ended: ExitStatus,
        /// The end of its standard error, after a colon.
        said: String,
    },
    /// The program ended with success, but far too soon.
    #[error(
        "{name} ended at once, so no sound seems to be played here; `verse aloud --to FILE.wav` writes a sound file"
    )]
    Unheard {
        /// The voice.
        name: String,
    },
    /// The exit status of the program cannot be read.
    #[error("{name} was started, and nothing more can be learned of it: {why}")]
    Lost {
        /// The voice.
        name: String,
        /// What the system says; in the message already, so it is no source.
        why: std::io::Error,
    },
    /// The voice writes no sound files.
    #[error("{0} writes no sound file; espeak-ng does")]
    NoFile(String),
    /// The file's name is not that of a sound file.
    #[error("{0} is no name for a sound file; name one that ends in .wav")]
    NotWav(String),
    /// There is a file of that name that is no sound file.
    #[error("{0} is there and holds no sound, so it is not written over; name another file")]
    Taken(String),
    /// No file was written.
    #[error("{name} wrote no sound to {path}{said}")]
    NotWritten {
        /// The voice.
        name: String,
        /// The file.
        path: String,
        /// The end of its standard error, after a colon.
        said: String,
    },
}

/// The file that names the poet's own voice, as messages show it.
fn own_file() -> String {
    let path = config_folder().map(|folder| folder.join("editor.toml"));
    path.map_or_else(|| "editor.toml of your configuration folder".to_owned(), |path| shown(&path))
}
