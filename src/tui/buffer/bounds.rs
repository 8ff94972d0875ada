//! The bounds of a draft's text: an edit is refused whose text could not be opened again.

use super::TextBuffer;
use super::history::Splice;
use crate::workspace::{LARGEST, MOST_LINES};

/// Why an edit was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It holds a NUL byte, and a file with one is no text.
    Nul,
    /// The draft would have more than [`LARGEST`] bytes.
    TooLarge,
    /// The draft would have more than [`MOST_LINES`] lines.
    TooManyLines,
}

impl Refused {
    /// The reason in words, and the limit.
    pub fn reason(self) -> String {
        match self {
            Self::Nul => "A NUL byte cannot be kept in a text; the draft is unchanged.".to_owned(),
            Self::TooLarge => "A draft holds 16 MB at most; the draft is unchanged.".to_owned(),
            Self::TooManyLines => format!("A draft holds {MOST_LINES} lines at most; the draft is unchanged."),
        }
    }
}

impl TextBuffer {
    /// Why the last edit was refused, if it was; returned once.
    pub fn take_refused(&mut self) -> Option<Refused> {
        self.refused.take()
    }

    /// Why splices must be refused; `None` where they may be made, as always where they make the draft no larger: a
    /// draft that is too large can be cut down.
    pub(super) fn refuses(&self, splices: &[Splice]) -> Option<Refused> {
        if splices.iter().any(|splice| splice.inserted.contains('\0')) {
            return Some(Refused::Nul);
        }
        let breaks = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
        let sum = |size: fn(&Splice) -> &String, of: &dyn Fn(&str) -> usize| -> usize {
            splices.iter().map(|splice| of(size(splice))).sum()
        };
        let exceeds = |now: usize, of: &dyn Fn(&str) -> usize, most: usize| {
            let (more, less) = (sum(|splice| &splice.inserted, of), sum(|splice| &splice.removed, of));
            more > less && now + more - less > most
        };
        let largest = usize::try_from(LARGEST).unwrap_or(usize::MAX);
        let mark = if self.byte_order_mark { super::BYTE_ORDER_MARK.len_utf8() } else { 0 };
        if exceeds(self.text.len() + mark, &str::len, largest) {
            return Some(Refused::TooLarge);
        }
        exceeds(self.line_count() - 1, &breaks, MOST_LINES).then_some(Refused::TooManyLines)
    }
}
