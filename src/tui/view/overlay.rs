//! What stands over the page: questions, prompts, lists, pages to read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::paint::{clear, put, put_right, wrapped};
use super::theme::{Role, Theme};
use crate::tui::app::{App, Layout};
use crate::tui::overlay::{Ask, List, Overlay, Prompt, ReadPage};
use crate::tui::page::{self, Areas};

/// Draws what stands over the page.
pub(super) fn draw(app: &App, open: &Overlay, areas: Areas, area: Rect, theme: Theme, screen: &mut Buffer) {
    match open {
        Overlay::Ask(ask) => draw_ask(ask, asking(ask, areas, area), theme, screen),
        Overlay::Prompt(prompt) => draw_prompt(prompt, bottom(areas, area), theme, screen),
        Overlay::List(list) => draw_list(list, frame(app, open, &list.title, theme, screen), theme, screen),
        Overlay::Page(read) => draw_page(read, frame(app, open, &read.title, theme, screen), theme, screen),
    }
}

/// Where the cursor stands while something is over the page.
pub(super) fn cursor(app: &App, open: &Overlay) -> Option<Position> {
    let screen = Rect::new(0, 0, app.size.0, app.size.1);
    let (area, label, input) = match open {
        Overlay::Prompt(prompt) => (bottom(page::areas(app), screen), prompt.kind.label(), &prompt.input),
        Overlay::List(list) => (inside(popup(app, open)), NARROW.to_owned(), &list.input),
        Overlay::Ask(_) | Overlay::Page(_) => return None,
    };
    let typed = input.text().get(..input.cursor()).unwrap_or_default();
    let x = usize::from(area.x) + 1 + label.width() + typed.width();
    Some(Position::new(u16::try_from(x).unwrap_or(u16::MAX).min(area.right().saturating_sub(1)), area.y))
}

/// The words before what is typed to narrow a list.
const NARROW: &str = "> ";

/// The rows at the bottom of the screen, where the findings and keys stand otherwise.
fn bottom(areas: Areas, area: Rect) -> Rect {
    let top = if areas.findings.height > 0 { areas.findings.y } else { area.bottom().saturating_sub(1) };
    Rect { y: top, height: area.bottom().saturating_sub(top), ..area }
}

/// The rows of a question: one for each answer where they do not fit beside each other.
fn asking(ask: &Ask, areas: Areas, area: Rect) -> Rect {
    let rows = wrapped(&ask.question, area.width.saturating_sub(2)).len() + ask.answers.len() + 1;
    let needed = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
    let usual = bottom(areas, area);
    if usual.height >= needed { usual } else { Rect { y: area.bottom() - needed, height: needed, ..area } }
}

/// The most rows a list or a page takes.
const POPUP_ROWS: u16 = 20;

/// The columns a list or a page takes where there is room.
const POPUP_COLUMNS: u16 = 76;

/// The rows a preview takes.
const PREVIEW_ROWS: u16 = 7;

/// Below this many rows under the cursor's line a pop-up stands above it, if there is more room there.
const ROOM_BELOW: u16 = 8;

/// The rows a list or a page would like: the same however far it is narrowed.
fn wished_rows(open: &Overlay, width: u16) -> u16 {
    let text = width.saturating_sub(4);
    let rows = match open {
        Overlay::List(list) => list.items.len().max(1) + 1 + usize::from(preview_rows(list, POPUP_ROWS)),
        Overlay::Page(read) => read.lines.iter().map(|line| wrapped(line, text).len()).sum(),
        Overlay::Ask(_) | Overlay::Prompt(_) => 0,
    };
    u16::try_from(rows + 2).unwrap_or(u16::MAX).min(POPUP_ROWS)
}

/// The room of a list or a page: it leaves the cursor's line in sight.
fn popup(app: &App, open: &Overlay) -> Rect {
    let (columns, rows) = app.size;
    let width = columns.min(POPUP_COLUMNS);
    let wished = wished_rows(open, width);
    let here = page::cursor_position(app).map_or(0, |cursor| cursor.y);
    let (above, below) = (here, rows.saturating_sub(here + 1));
    let (y, height) = if below >= ROOM_BELOW.min(wished) || below >= above {
        (here + 1, below.min(wished))
    } else {
        (above.saturating_sub(wished), above.min(wished))
    };
    Rect::new((columns - width) / 2, y, width, height).intersection(Rect::new(0, 0, columns, rows))
}

fn inside(frame: Rect) -> Rect {
    Rect {
        x: frame.x + 1,
        y: frame.y + 1,
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    }
}

fn draw_ask(ask: &Ask, area: Rect, theme: Theme, screen: &mut Buffer) {
    clear(screen, area);
    let mut y = area.y;
    for row in wrapped(&ask.question, area.width.saturating_sub(2)) {
        put(screen, area, area.x + 1, y, row, theme.style(Role::Heading));
        y += 1;
    }
    let mut x = area.x + 1;
    let escape = ('\u{241b}', "back to the page");
    let answers = ask.answers.iter().map(|(key, what, _)| (*key, *what)).chain([escape]);
    for (key, what) in answers {
        let key = if key == escape.0 { "Esc".to_owned() } else { key.to_uppercase().to_string() };
        let width = u16::try_from(key.width() + what.width() + 4).unwrap_or(u16::MAX);
        if x > area.x + 1 && x.saturating_add(width) > area.right() + 2 {
            x = area.x + 1;
            y += 1;
        }
        x = put(screen, area, x, y, &key, theme.style(Role::Key)) + 1;
        x = put(screen, area, x, y, what, Style::new()) + 3;
    }
}

fn draw_prompt(prompt: &Prompt, area: Rect, theme: Theme, screen: &mut Buffer) {
    clear(screen, area);
    let x = put(screen, area, area.x + 1, area.y, &prompt.kind.label(), theme.style(Role::Heading));
    put(screen, area, x, area.y, prompt.input.text(), Style::new());
    let last = area.bottom().saturating_sub(1);
    if last > area.y {
        put(screen, area, area.x + 1, last, "Enter does it   Esc goes back", theme.style(Role::Dim));
    }
}

/// Clears the room of a list or a page and heads it; a screen reader is spared the box.
fn frame(app: &App, open: &Overlay, title: &str, theme: Theme, screen: &mut Buffer) -> Rect {
    let frame = popup(app, open);
    clear(screen, frame);
    if app.look.layout == Layout::Linear {
        put(screen, frame, frame.x + 1, frame.y, title, theme.style(Role::Heading));
    } else {
        draw_box(title, frame, theme, screen);
    }
    frame
}

fn draw_box(title: &str, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let style = theme.style(Role::Dim);
    let line = "\u{2500}".repeat(usize::from(frame.width.saturating_sub(2)));
    let last = frame.bottom().saturating_sub(1);
    put(screen, frame, frame.x, frame.y, &format!("\u{256d}{line}\u{256e}"), style);
    for y in frame.y.saturating_add(1)..last {
        put(screen, frame, frame.x, y, "\u{2502}", style);
        put(screen, frame, frame.right().saturating_sub(1), y, "\u{2502}", style);
    }
    put(screen, frame, frame.x, last, &format!("\u{2570}{line}\u{256f}"), style);
    put(screen, frame, frame.x + 2, frame.y, &format!(" {title} "), theme.style(Role::Heading));
}

fn draw_list(list: &List, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let area = inside(frame);
    let x = put(screen, area, area.x + 1, area.y, NARROW, theme.style(Role::Key));
    put(screen, area, x, area.y, list.input.text(), Style::new());
    let shown = list.shown();
    let preview = preview_rows(list, area.height);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + preview), ..area };
    let first = list.selected.saturating_sub(usize::from(below.height).saturating_sub(1));
    for ((index, item), y) in shown.iter().enumerate().skip(first).zip(below.top()..below.bottom()) {
        let row = Rect { x: below.x + 1, y, width: below.width.saturating_sub(2), height: 1 };
        let end = put(screen, row, row.x, y, &item.label, theme.style(Role::Text));
        let rest = Rect { x: end + 2, width: row.right().saturating_sub(end + 2), ..row };
        if item.detail.width() <= usize::from(rest.width) {
            put_right(screen, rest, y, &item.detail, theme.style(Role::Dim));
        } else {
            put(screen, rest, rest.x, y, &item.detail, theme.style(Role::Dim));
        }
        if index == list.selected {
            screen.set_style(row, theme.style(Role::Chosen));
        }
    }
    if shown.is_empty() {
        let said = if list.items.is_empty() { "Nothing fits here." } else { "Nothing agrees with what you typed." };
        put(screen, below, below.x + 1, below.y, said, theme.style(Role::Dim));
    }
    let foot = format!(" {} ", list.foot);
    put_right(
        screen,
        Rect { width: frame.width.saturating_sub(2), ..frame },
        frame.bottom().saturating_sub(1),
        &foot,
        theme.style(Role::Dim),
    );
    draw_preview(list, Rect { y: below.bottom(), height: preview, ..area }, theme, screen);
}

/// How many rows the preview takes: none for a list that has none.
fn preview_rows(list: &List, rows: u16) -> u16 {
    if list.preview.is_empty() { 0 } else { (rows / 2).min(PREVIEW_ROWS) }
}

fn draw_preview(list: &List, area: Rect, theme: Theme, screen: &mut Buffer) {
    let rows = list.preview.iter().flat_map(|line| wrapped(line, area.width.saturating_sub(2)));
    for (row, y) in rows.zip(area.top()..area.bottom()) {
        put(screen, area, area.x + 1, y, row, theme.style(Role::Text));
    }
}

fn draw_page(read: &ReadPage, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let area = inside(frame);
    let rows: Vec<&str> = read.lines.iter().flat_map(|line| wrapped(line, area.width.saturating_sub(2))).collect();
    let most = rows.len().saturating_sub(usize::from(area.height));
    for (row, y) in rows.iter().skip(read.scroll.min(most)).zip(area.top()..area.bottom()) {
        put(screen, area, area.x + 1, y, row, theme.style(Role::Text));
    }
    let foot = if most > 0 { " Up/Down moves, Esc closes " } else { " Esc closes " };
    put_right(
        screen,
        Rect { width: frame.width.saturating_sub(2), ..frame },
        frame.bottom().saturating_sub(1),
        foot,
        theme.style(Role::Dim),
    );
}
