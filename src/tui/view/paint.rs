//! Writing text to the screen, cut at the edge of its area and never inside a wide character.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::span::Span;
use crate::tui::wrap;

/// Writes a row at `x`, `y` within `area` and returns the column behind it.
pub(super) fn put(screen: &mut Buffer, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let mut x = x;
    if y < area.y || y >= area.bottom() {
        return x;
    }
    for grapheme in text.graphemes(true) {
        let shown = wrap::shown(grapheme);
        let width = u16::try_from(shown.width().max(1)).unwrap_or(1);
        if x + width > area.right() {
            break;
        }
        put_cell(screen, x, y, shown, width, style);
        x += width;
    }
    x
}

/// Writes a row from the beginning of `area`, with `…` for what has no room, and returns the column behind it.
pub(super) fn put_cut(screen: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    if text.width() <= usize::from(area.width) {
        return put(screen, area, area.x, area.y, text, style);
    }
    let room = Rect { width: area.width.saturating_sub(1), ..area };
    let end = put(screen, room, area.x, area.y, text, style);
    put(screen, area, end, area.y, "\u{2026}", style)
}

/// Writes one grapheme of `width` cells; the caller has made sure that it has room.
pub(super) fn put_cell(screen: &mut Buffer, x: u16, y: u16, shown: &str, width: u16, style: Style) {
    for (offset, symbol) in std::iter::once(shown).chain(std::iter::repeat(" ")).enumerate().take(usize::from(width)) {
        let Ok(offset) = u16::try_from(offset) else { return };
        if let Some(cell) = screen.cell_mut((x + offset, y)) {
            cell.reset();
            // The cells behind a wide character stay blank: the terminal fills them itself.
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// Writes a row that ends at the right edge of `area`.
pub(super) fn put_right(screen: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) {
    let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
    put(screen, area, area.right().saturating_sub(width).max(area.x), y, text, style);
}

/// Blanks an area.
pub(super) fn clear(screen: &mut Buffer, area: Rect) {
    let area = area.intersection(screen.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            screen[(x, y)].reset();
        }
    }
}

/// A message with its `*words*` in quotes, which every terminal shows and every screen reader reads.
pub(in crate::tui) fn quoted(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, word, after)) = emphasized(rest) {
        said.push_str(before);
        said.extend(["\u{201c}", word, "\u{201d}"]);
        rest = after;
    }
    said + rest
}

/// The first `*word*` of a text, with the text before and after it.
fn emphasized(text: &str) -> Option<(&str, &str, &str)> {
    let opens = text.match_indices('*').map(|(at, _)| at);
    opens.into_iter().find_map(|at| {
        let (before, from) = (text.get(..at)?, text.get(at + 1..)?);
        let word = from.get(..from.find('*')?)?;
        let is_word = !word.is_empty() && word.trim() == word;
        is_word.then(|| (before, word, from.get(word.len() + 1..).unwrap_or_default()))
    })
}

/// A sentence in rows of at most `width` cells.
pub(super) fn wrapped(text: &str, width: u16) -> Vec<&str> {
    let rows = wrap::rows(text, usize::from(width));
    rows.into_iter().map(|row: Span| row.of(text).trim_end()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_the_judgement_stresses_stand_in_quotes() {
        assert_eq!(quoted("*time* and *rhyme* differ"), "\u{201c}time\u{201d} and \u{201c}rhyme\u{201d} differ");
        assert_eq!(quoted("needs * * * here"), "needs * * * here");
        assert_eq!(quoted("3 * 4"), "3 * 4");
    }
}
