//! What a draft's file holds, and which version of it a draft rests on.

use crate::fingerprint::fingerprint;

/// What stands in a file that a draft has neither read nor written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Another text.
    Text(String),
    /// Nothing: the file is gone.
    Gone,
    /// Something that is no text, or cannot be read: there is nothing to take from it.
    Unreadable {
        /// What is wrong with it, in words.
        reason: String,
        /// Which version it is.
        version: Version,
    },
}

/// Which bytes a file holds, as far as writing over them goes: a draft is only written over the version it rests on, or over
/// the one the poet was asked about.
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
