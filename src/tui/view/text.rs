//! Draws the poem: its letters, the selection, flagged stretches, and the lines still owed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::paint::{put, put_cell, put_cut, put_right};
use super::panel::meter_in_words;
use super::theme::{Role, Theme};
use crate::judge::OwedLine;
use crate::span::Span;
use crate::tui::app::{App, Layout, MarksShown};
use crate::tui::page::PageRow;
use crate::tui::poem::ScansionMark;
use crate::tui::wrap::{self, WrappedRow};

/// Draws the rows of the page.
pub(super) fn draw(app: &App, rows: &[PageRow], area: Rect, theme: Theme, screen: &mut Buffer) {
    let sought = sought_in_sight(app);
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        match *row {
            PageRow::Text { line, row, last } => {
                draw_row(app, line, row, &sought, ScreenRow { area, y }, theme, screen);
                if last {
                    draw_due_on_empty(app, line, ScreenRow { area, y }, theme, screen);
                }
                if last && line == app.draft().buffer().cursor_line() {
                    draw_rest_of_refrain(app, line, row, ScreenRow { area, y }, theme, screen);
                    draw_scansion_beside(app, line, row, ScreenRow { area, y }, theme, screen);
                }
            }
            PageRow::Marks { line, row } => draw_marks(app, line, row, ScreenRow { area, y }, theme, screen),
            PageRow::Owed(index) => draw_owed(app, index, ScreenRow { area, y }, theme, screen),
            PageRow::OwedBreak => {}
        }
    }
}

/// The row of the screen on which a row of the page is drawn.
#[derive(Debug, Clone, Copy)]
struct ScreenRow {
    area: Rect,
    y: u16,
}

/// The text sought, while the poet looks for it.
fn sought_in_sight(app: &App) -> String {
    use crate::tui::overlay::{Overlay, PromptKind};
    match &app.overlay {
        Some(Overlay::Prompt(prompt)) if prompt.kind == PromptKind::Find => prompt.input.text().to_owned(),
        Some(Overlay::Ask(_)) => app.sought.clone(),
        _ => String::new(),
    }
}

fn draw_row(
    app: &App,
    line: usize,
    row: WrappedRow,
    sought: &str,
    target: ScreenRow,
    theme: Theme,
    screen: &mut Buffer,
) {
    let buffer = app.draft().buffer();
    let (text, start) = (buffer.line(line), buffer.line_span(line).start());
    let base = base_style(app, line, theme);
    let selection = buffer.selection();
    let flagged = flagged_in(app, line);
    let returning = returning_in(app, text);
    let found: Vec<Span> = crate::tui::update::matches(text, sought).collect();
    let within = |spans: &[Span], at: usize| spans.iter().any(|span| span.start() <= at && at < span.end());
    for glyph in wrap::glyphs(text, row) {
        let (Ok(cell), Ok(width)) = (u16::try_from(glyph.cell), u16::try_from(glyph.width)) else { return };
        if cell + width > target.area.width {
            return;
        }
        let mut style = base;
        if wrap::shown(glyph.text) != glyph.text {
            style = theme.style(Role::Dim);
        }
        if within(&returning, glyph.span.start()) {
            style = style.add_modifier(Modifier::BOLD);
        }
        if within(&flagged, glyph.span.start()) {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        if within(&found, glyph.span.start()) {
            style = theme.style(Role::Match);
        }
        if selection.is_some_and(|span| within(&[span], start + glyph.span.start())) {
            style = theme.style(Role::Selected);
        }
        put_cell(screen, target.area.x + cell, target.y, wrap::shown(glyph.text), width, style);
    }
}

fn base_style(app: &App, line: usize, theme: Theme) -> Style {
    let reading = app.draft().reading();
    let aside = reading.role(line).is_some_and(|role| role.is_aside() || role == crate::page::Role::FrontMatter);
    theme.style(if aside && reading.verse(line).is_none() { Role::Dim } else { Role::Text })
}

/// The words of a line that return in the draft, while the poet wants them marked.
fn returning_in(app: &App, text: &str) -> Vec<Span> {
    let Some(returning) = &app.returning else { return Vec::new() };
    let words = crate::text::words(text).into_iter().map(|word| word.span);
    words.filter(|span| returning.forms.contains(&crate::text::plain(span.of(text)))).collect()
}

/// The flagged stretches of a line in bytes of the line, unless it is still being typed.
fn flagged_in(app: &App, line: usize) -> Vec<Span> {
    let reading = app.draft().reading();
    if reading.is_open(line) || app.look.layout != Layout::Full {
        return Vec::new();
    }
    let Some(verdict) = reading.line_verdict(line) else { return Vec::new() };
    verdict.flagged.iter().map(|&span| reading.in_line(line, span)).collect()
}

fn draw_marks(app: &App, line: usize, row: WrappedRow, target: ScreenRow, theme: Theme, screen: &mut Buffer) {
    let buffer = app.draft().buffer();
    let text = buffer.line(line);
    let reading = app.draft().reading();
    let scanned = reading.scanned(line);
    for mark in scanned.iter().flat_map(|scanned| &scanned.marks) {
        let at = reading.in_line(line, Span::new(mark.at, mark.at + 1)).start();
        let mark = ScansionMark { at, ..*mark };
        if mark.at < row.start() || mark.at >= row.end() {
            continue;
        }
        let Ok(cell) = u16::try_from(wrap::cell_of(text, row, mark.at)) else { return };
        if cell < target.area.width {
            put(screen, target.area, target.area.x + cell, target.y, mark.shown, theme.style(Role::Dim));
        }
    }
}

/// Draws the scansion of the cursor's line at the right of its words, `x/ x/ x/`, where there is room.
fn draw_scansion_beside(app: &App, line: usize, row: WrappedRow, target: ScreenRow, theme: Theme, screen: &mut Buffer) {
    /// Columns between the words and the scansion.
    const BETWEEN: usize = 3;
    if app.look.marks != MarksShown::CursorLine || app.look.layout != Layout::Full || app.rest_of_refrain().is_some() {
        return;
    }
    let Some(scanned) = app.draft().reading().scanned(line) else { return };
    let feet: String = scanned.marks.iter().map(|mark| mark.shown.replace('|', " ")).collect();
    let end = wrap::cell_of(app.draft().buffer().line(line), row, row.end());
    let room = usize::from(target.area.width.saturating_sub(1));
    if !feet.is_empty() && end + BETWEEN + feet.len() <= room {
        let area = Rect { width: target.area.width.saturating_sub(1), ..target.area };
        put_right(screen, area, target.y, &feet, theme.style(Role::Dim));
    }
}

/// Draws the rest of a refrain behind its beginning.
fn draw_rest_of_refrain(app: &App, line: usize, row: WrappedRow, target: ScreenRow, theme: Theme, screen: &mut Buffer) {
    let Some(rest) = app.rest_of_refrain().filter(|_| app.look.layout == Layout::Full) else { return };
    let text = app.draft().buffer().line(line);
    let Ok(cell) = u16::try_from(wrap::cell_of(text, row, row.end())) else { return };
    put(screen, target.area, target.area.x.saturating_add(cell), target.y, rest, theme.style(Role::Dim));
}

/// Draws the line or the words that return on the empty line that the next line would take, unless Tab writes them there: then
/// [`draw_rest_of_refrain`] does.
fn draw_due_on_empty(app: &App, line: usize, target: ScreenRow, theme: Theme, screen: &mut Buffer) {
    let buffer = app.draft().buffer();
    let is_begun = line == buffer.cursor_line() && app.rest_of_refrain().is_some();
    let due = app.draft().reading().owed_on_empty(line).filter(|_| buffer.line(line).is_empty() && !is_begun);
    if let Some(owed) = due.filter(|_| app.look.layout == Layout::Full) {
        draw_returning(owed, target, theme, screen);
    }
}

/// Draws the line that returns or the words on which a line must end; returns whether there are any.
fn draw_returning(owed: &OwedLine, target: ScreenRow, theme: Theme, screen: &mut Buffer) -> bool {
    let row = Rect { y: target.y, ..target.area };
    let ends = ends_due(owed);
    if let Some(refrain) = &owed.refrain {
        put_cut(screen, row, refrain, theme.style(Role::Dim));
    } else {
        put(screen, row, row.x, row.y, &last_words(&ends, row.width), theme.style(Role::Dim));
    }
    owed.refrain.is_some() || !ends.is_empty()
}

fn draw_owed(app: &App, index: usize, target: ScreenRow, theme: Theme, screen: &mut Buffer) {
    let owed = app.draft().reading().owed_below();
    let above = index.checked_sub(1).and_then(|above| owed.get(above));
    let Some(owed) = owed.get(index) else { return };
    let asks_as_above = above.is_some_and(|above| above.meter == owed.meter);
    if !draw_returning(owed, target, theme, screen) && !asks_as_above {
        let row = Rect { y: target.y, ..target.area };
        put_cut(screen, row, &meter_in_words(owed), theme.style(Role::Dim));
    }
}

/// The words on which a line that is owed must end, behind a mark for those before them; empty where any will do.
fn ends_due(owed: &OwedLine) -> String {
    let words: Vec<&str> = owed.end_words.iter().flatten().map(String::as_str).collect();
    match &owed.ending {
        Some(ending) => format!("\u{2026} {ending}"),
        None if words.is_empty() => String::new(),
        None => format!("\u{2026} {}", words.join(" \u{2026} ")),
    }
}

/// The last words of a row that have room in `width` columns, behind a mark where some have none: the end of a line is what returns.
fn last_words(row: &str, width: u16) -> String {
    let fits = |row: &str| row.width() <= usize::from(width);
    if fits(row) {
        return row.to_owned();
    }
    let cuts = row.match_indices(' ').map(|(space, _)| row.get(space..).unwrap_or_default());
    // Of end-words parted by marks of their own, none is doubled.
    let cut = cuts.map(|rest| format!("\u{2026} {}", rest.trim_start_matches([' ', '\u{2026}'])));
    cut.into_iter().find(|rest| fits(rest)).unwrap_or_else(|| row.to_owned())
}
