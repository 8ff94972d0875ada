//! The heard text of a line: its words without markup, with the bytes of the file where each part is written.

use std::borrow::Cow;
use std::sync::Arc;

use crate::span::{Span, column};

/// The heard text of a line of a page: its words without markup, each with its place in the file.
///
/// Most lines are heard as they are written. Where markup, an entity or a soft hyphen lies in a line, the text heard is put
/// together from pieces, each of which knows its bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeardText {
    /// The bytes of the file in which the line is written, from the first that is heard to the last.
    span: Span,
    rewritten: Option<Arc<Rewritten>>,
}

/// A line that is not heard as it is written.
#[derive(Debug, PartialEq, Eq)]
struct Rewritten {
    text: Box<str>,
    pieces: Vec<Piece>,
    /// The physical line, as written, and its first byte in the file: columns are counted in it.
    line: Box<str>,
    line_start: usize,
}

/// A part of a heard text: from `heard` on, up to the next piece, it is written at `file`.
///
/// In a piece of equal length in the file and in the heard text, the bytes correspond one to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The byte of the heard text at which the piece begins.
    pub heard: u32,
    /// The bytes of the file in which it is written.
    pub file: Span,
}

impl HeardText {
    /// A line that is heard as it is written at these bytes.
    pub const fn verbatim(span: Span) -> Self {
        Self { span, rewritten: None }
    }

    /// The bytes of the file from the first that is heard to the last.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Whether the line is heard as it is written.
    pub const fn is_verbatim(&self) -> bool {
        self.rewritten.is_none()
    }

    /// The text heard, of a file with this text.
    pub fn of<'a>(&'a self, text: &'a str) -> &'a str {
        self.rewritten.as_deref().map_or_else(|| self.span.of(text), |rewritten| &rewritten.text)
    }

    /// The bytes of the file in which a stretch of the heard text is written.
    pub fn in_file(&self, heard: Span) -> Span {
        let Some(rewritten) = self.rewritten.as_deref() else { return heard.shifted(self.span.start()) };
        let start = rewritten.start_in_file(heard.start()).unwrap_or(self.span.end());
        let end = heard.end().checked_sub(1).and_then(|last| rewritten.end_in_file(last)).unwrap_or(start);
        if heard.is_empty() { Span::new(start, start) } else { Span::new(start, end.max(start)) }
    }

    /// The column, counted in grapheme clusters from 1, of a byte of the heard text; `line` is the physical line's first byte
    /// and `heard` the text heard.
    ///
    /// Before a line that is heard as written there are only white space and quote bars, which count a column a byte.
    pub fn column(&self, line: usize, heard: &str, at: usize, is_end: bool) -> u32 {
        let Some(rewritten) = self.rewritten.as_deref() else {
            let before = u32::try_from(self.span.start().saturating_sub(line)).unwrap_or(0);
            return before + column(heard, at);
        };
        let file = match is_end.then(|| at.checked_sub(1)).flatten() {
            Some(last) => rewritten.end_in_file(last),
            None => rewritten.start_in_file(at),
        };
        column(&rewritten.line, file.unwrap_or(self.span.end()).saturating_sub(rewritten.line_start))
    }
}

impl Rewritten {
    /// The piece in which a byte of the heard text lies, the distance of that byte from the piece's first, and the length of
    /// the piece, in heard bytes.
    fn piece(&self, at: usize) -> Option<(Piece, usize, usize)> {
        let next = self.pieces.partition_point(|piece| piece.heard as usize <= at);
        let piece = *self.pieces.get(next.checked_sub(1)?)?;
        let end = self.pieces.get(next).map_or(self.text.len(), |next| next.heard as usize);
        Some((piece, at - piece.heard as usize, end - piece.heard as usize))
    }

    fn start_in_file(&self, at: usize) -> Option<usize> {
        let (piece, within, length) = self.piece(at).filter(|_| at < self.text.len())?;
        Some(if piece.file.len() == length { piece.file.start() + within } else { piece.file.start() })
    }

    fn end_in_file(&self, last: usize) -> Option<usize> {
        let (piece, within, length) = self.piece(last)?;
        Some(if piece.file.len() == length { piece.file.start() + within + 1 } else { piece.file.end() })
    }
}

/// Puts a heard text together, piece by piece, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct HeardTextBuilder {
    text: String,
    pieces: Vec<Piece>,
    /// The bytes of the file when all pieces so far are one run of it.
    run: Option<Span>,
}

impl HeardTextBuilder {
    /// Adds bytes of the file as they are written.
    pub(super) fn keep(&mut self, file: Span, text: &str) {
        self.run = match self.run {
            _ if file.is_empty() => return,
            None if self.pieces.is_empty() => Some(file),
            Some(run) if run.end() == file.start() => Some(Span::new(run.start(), file.end())),
            _ => None,
        };
        self.push(file, file.of(text));
    }

    /// Adds text that replaces these bytes of the file.
    pub(super) fn replace(&mut self, file: Span, heard: &str) {
        self.run = None;
        self.push(file, heard);
    }

    fn push(&mut self, file: Span, heard: &str) {
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.pieces.push(Piece { heard: at, file });
        self.text.push_str(heard);
    }

    /// Whether the text so far is only white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The heard text: of a line at `physical` in a file with this text.
    pub(super) fn finish(self, physical: Span, text: &str) -> HeardText {
        let kept = self.text.trim_end().len();
        if let Some(run) = self.run {
            return HeardText::verbatim(Span::new(run.start(), run.start() + kept));
        }
        let (Some(first), Some(_)) = (self.pieces.first(), self.pieces.last()) else {
            return HeardText::verbatim(Span::new(physical.start(), physical.start()));
        };
        let heard: Cow<'_, str> = self.text.get(..kept).unwrap_or_default().into();
        let pieces: Vec<Piece> = self.pieces.iter().copied().filter(|piece| (piece.heard as usize) < kept).collect();
        let mut rewritten =
            Rewritten { text: heard.into(), pieces, line: physical.of(text).into(), line_start: physical.start() };
        rewritten.pieces.shrink_to_fit();
        let end = kept.checked_sub(1).and_then(|last| rewritten.end_in_file(last)).unwrap_or(first.file.start());
        HeardText { span: Span::new(first.file.start(), end), rewritten: Some(Arc::new(rewritten)) }
    }
}

impl HeardText {
    /// The text without some stretches of it, as when the numbers in a margin are not read.
    pub(super) fn without(&self, cut: &[Span], physical: Span, text: &str) -> Self {
        let heard = self.of(text);
        let mut builder = HeardTextBuilder::default();
        let mut at = 0;
        for stretch in cut.iter().copied().chain([Span::new(heard.len(), heard.len())]) {
            self.copy(Span::new(at, stretch.start()), text, &mut builder);
            at = stretch.end();
        }
        builder.finish(physical, text)
    }

    /// Copies a stretch of the heard text into another one, with its places.
    fn copy(&self, stretch: Span, text: &str, into: &mut HeardTextBuilder) {
        if stretch.is_empty() {
            return;
        }
        let Some(rewritten) = self.rewritten.as_deref() else {
            into.keep(stretch.shifted(self.span.start()), text);
            return;
        };
        let ends = rewritten.pieces.iter().skip(1).map(|piece| piece.heard as usize).chain([rewritten.text.len()]);
        for (piece, end) in rewritten.pieces.iter().zip(ends) {
            let (start, stop) = ((piece.heard as usize).max(stretch.start()), end.min(stretch.end()));
            if start >= stop {
                continue;
            }
            let within = Span::new(start, stop);
            let file = self.in_file(within);
            if file.of(text) == within.of(&rewritten.text) {
                into.keep(file, text);
            } else {
                into.replace(file, within.of(&rewritten.text));
            }
        }
    }
}
