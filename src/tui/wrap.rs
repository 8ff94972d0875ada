//! How a line of text fills the cells of the screen: wide characters, tabs, soft wrap.
//!
//! All code that needs the cell of a byte asks here, so that the cursor, the marks and the mouse agree.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::span::Span;

/// Tab stops are this many cells apart: verse is indented by a little.
const TAB_STOP: usize = 4;

/// One row of a wrapped line, in bytes of the line.
pub(super) type WrappedRow = Span;

/// One grapheme cluster of a line and the cells it takes in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// The grapheme's bytes in the line.
    pub span: Span,
    /// The grapheme.
    pub text: &'a str,
    /// Its first cell, counted from the row's beginning.
    pub cell: usize,
    /// How many cells it takes, at least one.
    pub width: usize,
}

/// The graphemes of a row, each with its cells.
pub(super) fn glyphs(line: &str, row: WrappedRow) -> impl Iterator<Item = Glyph<'_>> {
    let mut cell = 0;
    row.of(line).grapheme_indices(true).map(move |(at, text)| {
        let width = width_at(text, cell);
        let glyph = Glyph { span: Span::new(row.start() + at, row.start() + at + text.len()), text, cell, width };
        cell += width;
        glyph
    })
}

/// Wraps a line into rows of at most `width` cells, between words where it can; an empty line is one empty row.
///
/// White space at the end of a row may exceed the width; it never begins the next row.
pub(super) fn rows(line: &str, width: usize) -> Vec<WrappedRow> {
    let width = width.max(1);
    if line.len() <= width && line.is_ascii() && !line.contains('\t') {
        return vec![Span::new(0, line.len())];
    }
    let mut rows = Vec::new();
    let (mut start, mut cell, mut word_start) = (0, 0, 0);
    let mut after_space = false;
    for (at, text) in line.grapheme_indices(true) {
        let space = text.chars().all(char::is_whitespace);
        if after_space && !space {
            word_start = at;
        }
        let wide = width_at(text, cell);
        if cell + wide > width && at > start && !space {
            let cut = if word_start > start { word_start } else { at };
            rows.push(Span::new(start, cut));
            start = cut;
            cell = glyphs(line, Span::new(start, at)).map(|glyph| glyph.width).sum();
        }
        cell += width_at(text, cell);
        after_space = space;
    }
    rows.push(Span::new(start, line.len()));
    rows
}

/// The number of the row that holds byte `offset` of the line: at a seam, the row that begins there.
pub(super) fn row_number(rows: &[WrappedRow], offset: usize) -> usize {
    rows.partition_point(|row| row.start() <= offset).saturating_sub(1)
}

/// The row that holds byte `offset` of the line.
pub(super) fn row_at(rows: &[WrappedRow], offset: usize) -> WrappedRow {
    rows.get(row_number(rows, offset)).copied().unwrap_or_default()
}

/// The cell of byte `offset` in its row.
pub(super) fn cell_of(line: &str, row: WrappedRow, offset: usize) -> usize {
    glyphs(line, row).take_while(|glyph| glyph.span.start() < offset).last().map_or(0, |glyph| glyph.cell + glyph.width)
}

/// The byte at a cell of a row, or the nearest before it.
///
/// In a row that is not the line's `last`, the end belongs to the next row, so the last grapheme is the furthest.
pub(super) fn offset_at_cell(line: &str, row: WrappedRow, cell: usize, last: bool) -> usize {
    let mut end = row.start();
    for glyph in glyphs(line, row) {
        if cell < glyph.cell + glyph.width {
            return glyph.span.start();
        }
        end = if last { glyph.span.end() } else { glyph.span.start() };
    }
    end
}

/// The text shown for a grapheme; a replacement where sending it as it is would be unsafe.
pub(super) fn shown(text: &str) -> &str {
    match text.chars().next() {
        Some('\t') => "\u{2192}",
        Some(c) if c.is_control() => "\u{b7}",
        Some(c) if text.width() == 0 && !c.is_whitespace() => "\u{25cc}",
        Some(_) if text.width() == 0 => " ",
        _ => text,
    }
}

fn width_at(text: &str, cell: usize) -> usize {
    if text == "\t" {
        return TAB_STOP - cell % TAB_STOP;
    }
    if text.chars().next().is_some_and(char::is_control) {
        return 1;
    }
    text.width().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(line: &str, width: usize) -> Vec<&str> {
        rows(line, width).into_iter().map(|row| row.of(line)).collect()
    }

    #[test]
    fn a_line_wraps_between_words_and_its_spaces_hang() {
        assert_eq!(wrapped("the snow falls on", 8), ["the snow ", "falls on"]);
        assert_eq!(wrapped("", 8), [""]);
        assert_eq!(wrapped("snowfall", 4), ["snow", "fall"]);
    }

    #[test]
    fn a_wide_character_is_never_cut() {
        assert_eq!(wrapped("\u{96ea}\u{6708}\u{82b1}", 3), ["\u{96ea}", "\u{6708}", "\u{82b1}"]);
        assert_eq!(wrapped("a\u{1f31e}b", 2), ["a", "\u{1f31e}", "b"]);
    }

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        let cells: Vec<usize> = glyphs("a\tb", Span::new(0, 3)).map(|glyph| glyph.cell).collect();
        assert_eq!(cells, [0, 1, 4]);
    }

    #[test]
    fn cells_and_bytes_find_each_other() {
        let line = "no\u{eb}l \u{96ea}";
        let row = Span::new(0, line.len());
        for glyph in glyphs(line, row) {
            assert_eq!(offset_at_cell(line, row, glyph.cell, true), glyph.span.start());
            assert_eq!(cell_of(line, row, glyph.span.start()), glyph.cell);
        }
        assert_eq!(offset_at_cell(line, row, 99, true), line.len());
    }
}
