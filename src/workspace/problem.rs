//! Problems beside the drafts: broken settings, forms, lexicons, accepted departures.

use std::fmt;

use crate::text::printable;

/// Something broken beside the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as shown.
    pub path: String,
    /// What is broken, where, and what would do.
    pub message: String,
    /// Whether the file belongs to the project or was named by the user; a problem in the configuration folder
    /// is only a remark.
    pub own: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The message may quote the file, so it is made printable; its own line breaks are kept.
        let mut lines = self.message.split('\n').map(printable);
        f.write_str(&lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, "\n{line}"))
    }
}
