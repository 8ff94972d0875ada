//! The layout of the screen: its areas, the rows of the page, the cursor, the place under the mouse.
//!
//! Pure functions of the state, called by the view to draw and by the update to scroll.

use ratatui::layout::{Position, Rect};

use super::app::{App, Layout, MarksShown};
use super::draft::Anchor;
use super::gutter::GutterColumns;
use super::wrap::{self, WrappedRow};

/// From this many columns on there is a side panel at the right.
const PANEL_FROM: u16 = 100;

/// The side panel's columns, where there is room beside a line of verse and where there is little.
const PANEL_COLUMNS: std::ops::RangeInclusive<u16> = 28..=38;

/// The columns that gutter and text keep before the panel grows: a line of pentameter does not wrap.
const PAGE_COLUMNS: u16 = 72;

/// From this many rows on the screen has rules between its parts and room for three rows of findings.
const TALL_FROM: u16 = 20;

/// Below this many rows there is the text and its title alone.
const ROOMY_FROM: u16 = 8;

/// How many rows above and below the cursor are kept in sight.
const MARGIN_ROWS: usize = 2;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Areas {
    /// The row that names the draft and its form.
    pub title: Rect,
    /// The text of the tour, while it is taken.
    pub tour: Rect,
    /// The gutter, left of the text.
    pub gutter: Rect,
    /// The text.
    pub text: Rect,
    /// The side panel, on a wide screen.
    pub panel: Option<Rect>,
    /// The findings on the cursor's line, and those of other lines.
    pub findings: Rect,
    /// The keys.
    pub hints: Rect,
    /// Whether rules are drawn between the parts.
    pub ruled: bool,
}

/// One row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageRow {
    /// Scansion marks above a row of a line.
    Marks {
        /// The line, counted from 0.
        line: usize,
        /// The row's bytes in the line.
        row: WrappedRow,
    },
    /// A row of a line.
    Text {
        /// The line, counted from 0.
        line: usize,
        /// The row's bytes in the line.
        row: WrappedRow,
        /// Whether it is the line's last.
        last: bool,
    },
    /// A line that the form still asks for, by its index among those owed below the draft.
    Owed(usize),
    /// The blank line between two stanzas of owed lines.
    OwedBreak,
}

/// Divides the screen.
pub(super) fn areas(app: &App) -> Areas {
    let (columns, rows) = app.size;
    let screen = Rect::new(0, 0, columns, rows);
    if app.look.layout == Layout::Quiet {
        return Areas { text: screen, ..Areas::default() };
    }
    let ruled = rows >= TALL_FROM && app.look.layout == Layout::Full;
    let roomy = rows >= ROOMY_FROM;
    let findings = match (ruled, roomy) {
        // Without a gutter this area shows the count of the cursor's line too.
        _ if app.look.layout == Layout::Linear && rows >= TALL_FROM => 5,
        (true, _) => 3,
        (false, true) => 2,
        (false, false) => 0,
    };
    let (title, hints, rule) = (u16::from(rows > 1), u16::from(roomy), u16::from(ruled));
    let tour = if app.tour_says().is_some() && roomy { tour_rows(columns) } else { 0 };
    let middle = rows.saturating_sub(title + tour + findings + hints + 2 * rule);
    let panel = app.look.panel && app.look.layout == Layout::Full && columns >= PANEL_FROM;
    let wanted = columns.saturating_sub(PAGE_COLUMNS).clamp(*PANEL_COLUMNS.start(), *PANEL_COLUMNS.end());
    let panel_columns = if panel { wanted } else { 0 };
    let gutter = GutterColumns::of(app).columns().min(columns);
    let (top, below) = (title + tour, title + tour + middle);
    Areas {
        title: Rect::new(0, 0, columns, title),
        tour: Rect::new(0, title, columns, tour),
        gutter: Rect::new(0, top, gutter, middle),
        text: Rect::new(gutter, top, columns.saturating_sub(gutter + panel_columns), middle),
        panel: panel.then(|| Rect::new(columns - panel_columns, top, panel_columns, middle)),
        findings: Rect::new(0, below + rule, columns, findings),
        hints: Rect::new(0, below + rule + findings + rule, columns, hints),
        ruled,
    }
}

/// The rows that the longest step of the tour takes, the same for every step.
fn tour_rows(columns: u16) -> u16 {
    /// The letters of the longest step.
    const LONGEST: u16 = 150;
    LONGEST.div_ceil(columns.saturating_sub(4).max(1))
}

/// The columns a line of text has before it wraps: one is kept for the cursor behind the last letter.
pub(super) fn text_width(app: &App) -> usize {
    usize::from(areas(app).text.width.saturating_sub(1)).max(1)
}

/// How many rows Page Up and Page Down go.
pub(super) fn page_step(app: &App) -> usize {
    usize::from(areas(app).text.height).saturating_sub(MARGIN_ROWS).max(1)
}

/// Whether scansion marks are shown above a line.
fn has_marks(app: &App, line: usize) -> bool {
    let draft = app.draft();
    let reading = draft.reading();
    // The next line to write has its row of marks before it has words, so that its words do not move
    // down.
    let is_verse = reading.verse(line).is_some() || reading.owes(line).is_some();
    app.look.marks == MarksShown::EveryLine
        && is_verse
        && app.look.layout == Layout::Full
        && draft.reading().has_meter()
}

/// The rows of one line: its wrapped text, each row with its scansion marks above when they are shown.
fn rows_of(app: &App, line: usize, width: usize) -> Vec<PageRow> {
    let rows = wrap::rows(app.draft().buffer().line(line), width);
    let marks = has_marks(app, line);
    let count = rows.len();
    let laid = rows.into_iter().enumerate().flat_map(|(index, row)| {
        let above = marks.then_some(PageRow::Marks { line, row });
        above.into_iter().chain([PageRow::Text { line, row, last: index + 1 == count }])
    });
    laid.collect()
}

/// The rows that are on the page now, from its top.
pub(super) fn rows(app: &App) -> Vec<PageRow> {
    let areas = areas(app);
    let (width, height) = (text_width(app), usize::from(areas.text.height));
    let draft = app.draft();
    let top = draft.top;
    let mut shown = Vec::with_capacity(height);
    for line in top.line..draft.buffer().line_count() {
        if shown.len() >= height {
            break;
        }
        let skipped = if line == top.line { top.row } else { 0 };
        shown.extend(rows_of(app, line, width).into_iter().skip(skipped));
    }
    if app.look.layout == Layout::Full {
        shown.extend(owed_rows(app));
    }
    shown.truncate(height);
    shown
}

/// The rows of the lines owed below the draft, with the blank lines between their stanzas.
fn owed_rows(app: &App) -> impl Iterator<Item = PageRow> {
    let reading = app.draft().reading();
    let break_is_due = reading.break_is_due();
    reading.owed_below().iter().enumerate().flat_map(move |(index, owes)| {
        let parted = owes.begins_stanza && (index > 0 || break_is_due);
        parted.then_some(PageRow::OwedBreak).into_iter().chain([PageRow::Owed(index)])
    })
}

/// The row of its line, marks included, that holds the cursor.
fn cursor_row(app: &App, width: usize) -> usize {
    let buffer = app.draft().buffer();
    let line = buffer.cursor_line();
    let rows = wrap::rows(buffer.line(line), width);
    let row = wrap::row_number(&rows, buffer.cursor_offset());
    if has_marks(app, line) { 2 * row + 1 } else { row }
}

/// The top that keeps the cursor in sight, as near to the present one as can be.
pub(super) fn top_for_cursor(app: &App) -> Anchor {
    let (width, height) = (text_width(app), usize::from(areas(app).text.height).max(1));
    let buffer = app.draft().buffer();
    let margin = MARGIN_ROWS.min(height.saturating_sub(1) / 2);
    let cursor = Anchor { line: buffer.cursor_line(), row: cursor_row(app, width) };
    let highest = step_back(app, cursor, margin, width);
    let below = rows_below(app, cursor, margin, width);
    let lowest = step_back(app, cursor, (height - 1).saturating_sub(below), width);
    let present = clamped(app, app.draft().top, width);
    present.clamp(lowest.min(highest), highest)
}

/// The top after the wheel turned by so many rows down.
pub(super) fn scrolled(app: &App, rows: isize) -> Anchor {
    let width = text_width(app);
    let top = clamped(app, app.draft().top, width);
    if rows < 0 {
        return step_back(app, top, rows.unsigned_abs(), width);
    }
    let mut anchor = top;
    for _ in 0..rows.unsigned_abs() {
        if anchor.row + 1 < rows_of(app, anchor.line, width).len() {
            anchor.row += 1;
        } else if anchor.line + 1 < app.draft().buffer().line_count() {
            anchor = Anchor { line: anchor.line + 1, row: 0 };
        }
    }
    anchor
}

/// The place some rows further up.
fn step_back(app: &App, from: Anchor, rows: usize, width: usize) -> Anchor {
    let mut anchor = from;
    for _ in 0..rows {
        if anchor.row > 0 {
            anchor.row -= 1;
        } else if anchor.line > 0 {
            anchor.line -= 1;
            anchor.row = rows_of(app, anchor.line, width).len().saturating_sub(1);
        }
    }
    anchor
}

/// How many rows there are below a place, counted no further than `limit`; owed lines count.
fn rows_below(app: &App, from: Anchor, limit: usize, width: usize) -> usize {
    let draft = app.draft();
    let mut below = rows_of(app, from.line, width).len().saturating_sub(from.row + 1);
    let mut line = from.line + 1;
    while below < limit && line < draft.buffer().line_count() {
        below += rows_of(app, line, width).len();
        line += 1;
    }
    (below + owed_rows(app).take(limit).count()).min(limit)
}

fn clamped(app: &App, anchor: Anchor, width: usize) -> Anchor {
    let last = app.draft().buffer().line_count() - 1;
    let line = anchor.line.min(last);
    Anchor { line, row: anchor.row.min(rows_of(app, line, width).len().saturating_sub(1)) }
}

/// The lines in sight that have scansion marks above them.
pub(super) fn lines_with_marks(app: &App) -> Vec<usize> {
    let line = |row: PageRow| match row {
        PageRow::Marks { line, .. } => Some(line),
        PageRow::Text { .. } | PageRow::Owed(_) | PageRow::OwedBreak => None,
    };
    let mut lines: Vec<usize> = rows(app).into_iter().filter_map(line).collect();
    lines.dedup();
    lines
}

/// Where the text's cursor is on the screen, if it is in sight.
pub(super) fn cursor_position(app: &App) -> Option<Position> {
    let (areas, buffer) = (areas(app), app.draft().buffer());
    let (line, offset) = (buffer.cursor_line(), buffer.cursor_offset());
    let holds = |row: &PageRow| match row {
        PageRow::Text { line: at, row, last } => {
            *at == line && row.start() <= offset && (offset < row.end() || *last && offset <= row.end())
        }
        PageRow::Marks { .. } | PageRow::Owed(_) | PageRow::OwedBreak => false,
    };
    let rows = rows(app);
    let y = rows.iter().position(holds)?;
    let PageRow::Text { row, .. } = rows[y] else { return None };
    let cell = wrap::cell_of(buffer.line(line), row, offset).min(usize::from(areas.text.width.saturating_sub(1)));
    Some(Position::new(areas.text.x + u16::try_from(cell).ok()?, areas.text.y + u16::try_from(y).ok()?))
}

/// The byte of the text that a cell of the screen points at.
pub(super) fn byte_at(app: &App, x: u16, y: u16) -> Option<usize> {
    let (areas, buffer) = (areas(app), app.draft().buffer());
    let height = areas.text.height;
    let rows = rows(app);
    let at = usize::from(y.saturating_sub(areas.text.y).min(height.saturating_sub(1)));
    if y < areas.text.y || y >= areas.text.y + height || x >= areas.text.x + areas.text.width {
        return None;
    }
    match rows.get(at) {
        Some(&PageRow::Text { line, row, last }) => {
            let cell = usize::from(x.saturating_sub(areas.text.x));
            Some(buffer.line_span(line).start() + wrap::offset_at_cell(buffer.line(line), row, cell, last))
        }
        Some(&PageRow::Marks { line, row }) => Some(buffer.line_span(line).start() + row.start()),
        Some(PageRow::Owed(_) | PageRow::OwedBreak) | None => Some(buffer.text().len()),
    }
}
