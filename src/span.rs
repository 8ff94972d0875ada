//! Places in a text: byte spans, and the line and column a reader would name.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// A stretch of a text in bytes, end exclusive, which never ends before it starts.
///
/// In the text it was made for, both ends lie on character boundaries; in any other text [`Span::of`] may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The stretch from `start` to `end`; empty at `start` where `end` lies before it.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end
    }

    /// The stretch's text; empty where the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The stretch moved `by` bytes towards the end.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The stretch as a range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// How many bytes the stretch has.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the stretch holds nothing.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// The column, counted in grapheme clusters from 1, at which byte `at` of `line` stands.
///
/// ```
/// assert_eq!(verse::span::column("noösphere", "noö".len()), 4);
/// ```
pub fn column(line: &str, at: usize) -> u32 {
    // In ASCII every byte is a cluster, but for a line's end of two bytes.
    let plain = line.as_bytes().get(..at).is_some_and(|before| before.is_ascii() && !before.contains(&b'\r'));
    let clusters = || line.grapheme_indices(true).take_while(|(start, _)| *start < at).count();
    let before = if plain { at } else { clusters() };
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

/// The byte of `line` at which a column stands, columns counted in grapheme clusters from 1; the line's end beyond them.
///
/// ```
/// assert_eq!(verse::span::byte_of("noösphere", 4), "noö".len());
/// ```
pub fn byte_of(line: &str, column: u32) -> usize {
    let nth = column.saturating_sub(1) as usize;
    line.grapheme_indices(true).nth(nth).map_or(line.len(), |(at, _)| at)
}
