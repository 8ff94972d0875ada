//! Places as the protocol counts them: lines from 0, and columns from 0 in bytes or UTF-16 code units, as agreed
//! with the client.

use std::ops;

use serde::{Deserialize, Serialize};

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Position {
    /// The line, counted from 0.
    pub(super) line: u32,
    /// The column, counted from 0 in the agreed unit.
    pub(super) character: u32,
}

/// A stretch of a text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Range {
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Position {
    /// A line and a column, both counted from 0.
    pub(super) const fn new(line: u32, character: u32) -> Self {
        Self { line, character }
    }
}

/// The unit of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    /// Bytes of UTF-8, where the client offers to.
    Utf8,
    /// UTF-16 code units, which every client knows.
    #[default]
    Utf16,
}

impl Encoding {
    /// The protocol's name for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
        }
    }

    fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// Where each line of a text begins, as the protocol parts lines: at LF, CRLF and CR.
///
/// A draft's own lines end at LF and CRLF alone, so places are converted by way of bytes.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, &byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { text, starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect(), encoding }
    }

    /// The place of a byte.
    pub(super) fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= byte) - 1;
        let before = self.text.get(self.starts[line]..byte).unwrap_or_default();
        let units = before.chars().map(|c| self.encoding.units(c)).sum::<usize>();
        Position::new(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(units).unwrap_or(u32::MAX))
    }

    /// A stretch of bytes as places.
    pub(super) fn range(&self, bytes: ops::Range<usize>) -> Range {
        Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The byte of a place; the end of the line for a place beyond it, the end of the text for one beyond that.
    pub(super) fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let mut units = position.character as usize;
        let before = line.chars().take_while(|&c| {
            let fits = self.encoding.units(c) <= units;
            units = units.saturating_sub(self.encoding.units(c));
            fits
        });
        start + before.map(char::len_utf8).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_utf16_units_over_astral_letters_and_every_line_end() {
        let text = "snow \u{1d7d8}é\r\nfalls\rhere\n";
        for (encoding, columns) in [(Encoding::Utf16, 8), (Encoding::Utf8, 11)] {
            let lines = Lines::of(text, encoding);
            let end = text.find('\r').unwrap();
            assert_eq!(lines.position(end), Position::new(0, columns));
            assert_eq!(lines.position(text.find("here").unwrap()), Position::new(2, 0));
            for (at, _) in text.char_indices().filter(|&(_, c)| c != '\n') {
                assert_eq!(lines.byte(lines.position(at)), at, "{at}");
            }
            assert_eq!(lines.byte(Position::new(0, 999)), end);
            assert_eq!(lines.byte(Position::new(99, 0)), text.len());
        }
        // The second half of a surrogate pair counts as the place before its letter.
        assert_eq!(Lines::of(text, Encoding::Utf16).byte(Position::new(0, 6)), 5);
    }
}
