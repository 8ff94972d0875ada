//! The layout of a list or a page over the text: its frame, and which of its rows are in sight.
//!
//! Pure functions of the state, like those of `page`: the view calls them to draw, the update to scroll and to find the
//! item under the mouse.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

use super::app::{App, Layout};
use super::overlay::{List, ListKind, Overlay, Paragraph, ReadPage};
use super::page;
use super::wrap;

/// The most rows a pop-up takes that leaves the cursor's line in sight.
const MOST_ROWS: u16 = 20;

/// The columns a pop-up takes where there is room.
const COLUMNS: u16 = 76;

/// A pop-up that would leave fewer columns than this beside it takes them all: nobody can read so narrow a strip.
const STRIP: u16 = 12;

/// The rows a preview takes.
const PREVIEW_ROWS: u16 = 7;

/// With fewer rows than this below the cursor's line a pop-up is placed above it, if there is more room there.
const ROOM_BELOW: u16 = 12;

/// The most columns the words at the left of a page take; longer ones have a row to themselves.
const LEAD_COLUMNS: usize = 20;

/// One row of a page to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageLine<'a> {
    /// The highlighted words at the left, on the first row of their paragraph.
    pub lead: &'a str,
    /// The words beside them.
    pub text: &'a str,
    /// The column of the text.
    pub indent: u16,
}

/// The area of a list or a page with its border.
pub(super) fn frame(app: &App, open: &Overlay) -> Rect {
    let (columns, rows) = app.size;
    let screen = Rect::new(0, 0, columns, rows);
    let areas = page::areas(app);
    // The side panel stays whole beside it.
    let room = areas.panel.map_or(columns, |panel| panel.x);
    let strip = app.look.layout == Layout::Linear || room < COLUMNS + STRIP;
    let width = if strip { room } else { COLUMNS };
    let x = (room - width) / 2;
    if covers(open) {
        let (top, bottom) = (areas.title.height, areas.hints.height);
        return Rect::new(x, top, width, rows.saturating_sub(top + bottom)).intersection(screen);
    }
    let wished = wished_rows(open, width);
    let here = page::cursor_position(app).map_or(0, |cursor| cursor.y);
    let (above, below) = (here, rows.saturating_sub(here + 1));
    let (y, height) = if below >= ROOM_BELOW.min(wished) || below >= above {
        (here + 1, below.min(wished))
    } else {
        (above.saturating_sub(wished), above.min(wished))
    };
    Rect::new(x, y, width, height).intersection(screen)
}

/// Whether it covers the page: it is not about the cursor's line, which need not stay in sight.
fn covers(open: &Overlay) -> bool {
    match open {
        Overlay::Page(read) => read.covers,
        Overlay::List(list) => matches!(list.kind, ListKind::Forms | ListKind::Files),
        Overlay::Ask(_) | Overlay::Prompt(_) => false,
    }
}

/// The area within the border.
pub(super) fn inside(frame: Rect) -> Rect {
    Rect {
        x: frame.x + 1,
        y: frame.y + 1,
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    }
}

/// The rows a list or a page asks for; a list that is narrowed keeps its rows.
fn wished_rows(open: &Overlay, width: u16) -> u16 {
    let rows = match open {
        Overlay::List(list) => list.items.len().max(1) + 1 + usize::from(preview_rows(list, MOST_ROWS)),
        Overlay::Page(read) => page_lines(read, width.saturating_sub(2)).len(),
        Overlay::Ask(_) | Overlay::Prompt(_) => 0,
    };
    u16::try_from(rows + 2).unwrap_or(u16::MAX).min(MOST_ROWS)
}

/// How many rows the preview takes: none for a list that has none.
pub(super) fn preview_rows(list: &List, rows: u16) -> u16 {
    if list.preview.is_empty() { 0 } else { (rows / 2).min(PREVIEW_ROWS) }
}

/// The rows of a list's items, and the first item in sight.
pub(super) fn items(list: &List, frame: Rect) -> (Rect, usize) {
    let area = inside(frame);
    let preview = preview_rows(list, area.height);
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + preview), ..area };
    (rows, list.selected.saturating_sub(usize::from(rows.height).saturating_sub(1)))
}

/// The item of a list, by its place among those shown, that a cell of the screen points at.
pub(super) fn item_at(list: &List, frame: Rect, x: u16, y: u16) -> Option<usize> {
    let (rows, first) = items(list, frame);
    let inside = rows.contains(ratatui::layout::Position::new(x, y));
    let item = first + usize::from(y.saturating_sub(rows.y));
    (inside && item < list.shown().len()).then_some(item)
}

/// A page in rows that have room within its border.
pub(super) fn page_lines(read: &ReadPage, width: u16) -> Vec<PageLine<'_>> {
    let width = usize::from(width.saturating_sub(2));
    let widest = read.lines.iter().map(|line| line.lead.width()).max().unwrap_or(0);
    let column = if widest == 0 { 0 } else { (widest + 2).min(LEAD_COLUMNS).min(width / 3) };
    read.lines.iter().flat_map(|paragraph| lines_of(paragraph, column, width)).collect()
}

fn lines_of(paragraph: &Paragraph, column: usize, width: usize) -> Vec<PageLine<'_>> {
    let Paragraph { lead, text } = paragraph;
    let column = if lead.is_empty() { 0 } else { column };
    let indent = u16::try_from(column).unwrap_or(0);
    let rows = wrap::rows(text, width - column).into_iter().map(|row| row.of(text).trim_end());
    let mut lines: Vec<PageLine<'_>> = rows.map(|text| PageLine { lead: "", text, indent }).collect();
    if lead.width() >= column.max(1) {
        lines.insert(0, PageLine { lead, text: "", indent });
    } else if let Some(first) = lines.first_mut() {
        first.lead = lead;
    }
    lines
}

/// The furthest a page can be scrolled, with its last row at the bottom.
pub(super) fn furthest(read: &ReadPage, frame: Rect) -> usize {
    let area = inside(frame);
    page_lines(read, area.width).len().saturating_sub(usize::from(area.height))
}
