//! What is broken beside the drafts: settings, forms, lexicons, accepted departures.

use std::fmt;

use crate::text::printable;

/// Something broken beside the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as shown.
    pub path: String,
    /// What is broken, where, and what would do.
    pub message: String,
    /// Whether it belongs to the project or was asked for; one in the configuration folder only earns a remark.
    pub own: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What a file holds may stand in it; the message's own line breaks are kept.
        let mut lines = self.message.split('\n').map(printable);
        f.write_str(&lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, "\n{line}"))
    }
}
