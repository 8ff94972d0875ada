//! The content of a draft's file, and the version of it that a draft was made from.

use crate::fingerprint::fingerprint;

/// The content of a file that a draft has neither read nor written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Another text.
    Text(String),
    /// Nothing: the file is gone.
    Gone,
    /// Something that is no text, or cannot be read.
    Unreadable {
        /// What is wrong with it, in words.
        reason: String,
        /// Which version it is.
        version: Version,
    },
}

/// The version of a file, to decide whether it may be written over: only the version a draft was made from, or the one the
/// poet was asked about, may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Version {
    /// There is no file.
    NoFile,
    /// These bytes, by their fingerprint.
    Bytes(u64),
    /// A file whose bytes nobody may read.
    Unknown,
}

impl Version {
    /// The version that holds these bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self::Bytes(fingerprint(bytes.as_ref()))
    }
}

impl Found {
    /// Which version was found.
    pub fn version(&self) -> Version {
        match self {
            Self::Text(text) => Version::of(text),
            Self::Gone => Version::NoFile,
            Self::Unreadable { version, .. } => *version,
        }
    }
}
