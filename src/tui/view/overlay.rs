//! Draws the overlays: questions, prompts, lists, pages to read.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::paint::{clear, put, put_cut, put_right, wrapped};
use super::theme::{Role, Theme};
use crate::span::Span;
use crate::tui::app::{App, Layout};
use crate::tui::buffer::TextBuffer;
use crate::tui::overlay::{Item, List, Overlay, Prompt, PromptKind, ReadPage};
use crate::tui::page::{self, Areas};
use crate::tui::popup;
use crate::tui::question::{Ask, key_name};
use crate::tui::update::matches;

/// Draws an overlay.
pub(super) fn draw(app: &App, open: &Overlay, areas: Areas, area: Rect, theme: Theme, screen: &mut Buffer) {
    match open {
        Overlay::Ask(ask) => draw_ask(ask, asking(ask, areas, area), theme, screen),
        Overlay::Prompt(prompt) => draw_prompt(prompt, app, prompting(prompt, areas, area), theme, screen),
        Overlay::List(list) => {
            let frame = frame(app, open, &list.title, theme, screen);
            draw_list(list, frame, theme, screen);
            if let Some(chosen) = chosen_row(app, list, frame) {
                put(screen, chosen, chosen.x, chosen.y, ">", theme.style(Role::Here));
            }
        }
        Overlay::Page(read) => draw_page(read, frame(app, open, &read.title, theme, screen), theme, screen),
    }
}

/// The place of the cursor while an overlay is open.
pub(super) fn cursor(app: &App, open: &Overlay) -> Option<Position> {
    let screen = Rect::new(0, 0, app.size.0, app.size.1);
    let (room, input) = match open {
        Overlay::Prompt(prompt) => {
            (input_room(prompting(prompt, page::areas(app), screen), &prompt.kind.label()), &prompt.input)
        }
        Overlay::List(list) => {
            let frame = popup::frame(app, open);
            if let Some(chosen) = chosen_row(app, list, frame) {
                return Some(Position::new(chosen.x, chosen.y));
            }
            (input_room(popup::inside(frame), NARROW), &list.input)
        }
        Overlay::Ask(_) | Overlay::Page(_) => return None,
    };
    let before = input.text().get(first_in_sight(input, room.width)..input.cursor()).unwrap_or_default();
    let x = usize::from(room.x) + before.width();
    Some(Position::new(u16::try_from(x).unwrap_or(u16::MAX).min(room.right().saturating_sub(1)), room.y))
}

/// The row of a list's chosen item in the linear layout, where a mark and the cursor say which it is: a screen reader hears no colors.
fn chosen_row(app: &App, list: &List, frame: Rect) -> Option<Rect> {
    let (rows, first) = popup::items(list, frame);
    let y = u16::try_from(list.selected.checked_sub(first)?).ok()?.checked_add(rows.y)?;
    let is_shown = app.look.layout == Layout::Linear && !list.shown().is_empty() && y < rows.bottom();
    is_shown.then_some(Rect { y, height: 1, ..rows })
}

/// The cells of an input behind its label in the first row of an area.
fn input_room(area: Rect, label: &str) -> Rect {
    let before = u16::try_from(label.width() + 1).unwrap_or(u16::MAX).min(area.width);
    Rect { x: area.x + before, width: area.width - before, height: area.height.min(1), ..area }
}

/// The first byte of an input that is shown, so that its cursor is in sight.
fn first_in_sight(input: &TextBuffer, width: u16) -> usize {
    let before = input.text().get(..input.cursor()).unwrap_or_default();
    let starts = before.grapheme_indices(true).map(|(at, _)| at).chain([before.len()]);
    let fits = |at: &usize| before.get(*at..).is_none_or(|seen| seen.width() < usize::from(width));
    starts.into_iter().find(fits).unwrap_or(before.len())
}

/// Draws a label and the input behind it; the selection is highlighted, since typing replaces it.
fn draw_input(label: &str, input: &TextBuffer, area: Rect, theme: Theme, screen: &mut Buffer) {
    put(screen, area, area.x + 1, area.y, label, theme.style(Role::Heading));
    let room = input_room(area, label);
    let selected = input.selection().unwrap_or_default();
    let mut x = room.x;
    let first = first_in_sight(input, room.width);
    for (at, grapheme) in input.text().get(first..).unwrap_or_default().grapheme_indices(true) {
        let within = selected.start() <= first + at && first + at < selected.end();
        let style = if within { theme.style(Role::Selected) } else { Style::new() };
        x = put(screen, room, x, room.y, grapheme, style);
    }
}

/// The label of the input that narrows a list.
const NARROW: &str = "> ";

/// The rows at the bottom of the screen, in place of the findings and keys.
fn bottom(areas: Areas, area: Rect) -> Rect {
    let top = if areas.findings.height > 0 { areas.findings.y } else { area.bottom().saturating_sub(1) };
    Rect { y: top, height: area.bottom().saturating_sub(top), ..area }
}

/// The rows of a prompt: the input, the hint about it, and the keys.
fn prompting(prompt: &Prompt, areas: Areas, area: Rect) -> Rect {
    let usual = bottom(areas, area);
    if prompt.told.is_empty() {
        return usual;
    }
    let rows = wrapped(&prompt.told, area.width.saturating_sub(2)).len() + 2;
    at_bottom(rows, usual, area)
}

/// So many rows at the bottom of the screen, where the usual ones are fewer.
fn at_bottom(rows: usize, usual: Rect, area: Rect) -> Rect {
    let needed = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
    if usual.height >= needed { usual } else { Rect { y: area.bottom() - needed, height: needed, ..area } }
}

/// The rows of a question: one for each answer where they do not fit beside each other.
fn asking(ask: &Ask, areas: Areas, area: Rect) -> Rect {
    let rows = wrapped(&ask.question, area.width.saturating_sub(2)).len() + ask.answers.len() + 1;
    at_bottom(rows, bottom(areas, area), area)
}

fn draw_ask(ask: &Ask, area: Rect, theme: Theme, screen: &mut Buffer) {
    clear(screen, area);
    let mut y = area.y;
    for row in wrapped(&ask.question, area.width.saturating_sub(2)) {
        put(screen, area, area.x + 1, y, row, theme.style(Role::Heading));
        y += 1;
    }
    let mut x = area.x + 1;
    let escape = ("Esc".to_owned(), "back to the page");
    let answers = ask.answers.iter().map(|(key, what, _)| (key_name(*key), *what)).chain([escape]);
    for (key, what) in answers {
        let width = u16::try_from(key.width() + what.width() + 4).unwrap_or(u16::MAX);
        if x > area.x + 1 && x.saturating_add(width) > area.right() + 2 {
            x = area.x + 1;
            y += 1;
        }
        x = put(screen, area, x, y, &key, theme.style(Role::Key)) + 1;
        x = put(screen, area, x, y, what, Style::new()) + 3;
    }
}

fn draw_prompt(prompt: &Prompt, app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    clear(screen, area);
    draw_input(&prompt.kind.label(), &prompt.input, area, theme, screen);
    let last = area.bottom().saturating_sub(1);
    if last > area.y {
        let what = match prompt.kind {
            PromptKind::Find => matched(app, prompt),
            _ => prompt.told.clone(),
        };
        let keys = match prompt.kind {
            PromptKind::Open | PromptKind::SaveAs => "Enter does it   Tab writes on   Esc goes back",
            _ => "Enter does it   Esc goes back",
        };
        let row = Rect { x: area.x + 1, y: last, width: area.width.saturating_sub(1), height: 1 };
        let end = put_cut(screen, row, keys, theme.style(Role::Dim)) + 3;
        // The hint is below the input where there is a row, beside the keys on a low screen.
        if area.height > 2 {
            draw_rows(&what, Rect { y: area.y + 1, height: area.height - 2, ..area }, theme, screen);
        } else {
            let x = end.min(area.right());
            let room = Rect { x, y: last, width: area.right().saturating_sub(x), height: 1 };
            put_cut(screen, room, &what, theme.style(Role::Heading));
        }
    }
}

/// Draws words in as many rows as they need and have.
fn draw_rows(words: &str, area: Rect, theme: Theme, screen: &mut Buffer) {
    let rows = wrapped(words, area.width.saturating_sub(2));
    for (row, y) in rows.into_iter().zip(area.top()..area.bottom()) {
        put_cut(
            screen,
            Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 },
            row,
            theme.style(Role::Heading),
        );
    }
}

/// `2 of 5`: which match the page shows.
fn matched(app: &App, prompt: &Prompt) -> String {
    let (buffer, sought) = (app.draft().buffer(), prompt.input.text());
    let shown = buffer.selection();
    let found: Vec<Span> = matches(buffer.text(), sought).collect();
    let at = found.iter().position(|span| Some(*span) == shown);
    match (at, found.len()) {
        _ if sought.is_empty() => String::new(),
        (_, 0) => "not in this draft".to_owned(),
        (Some(at), count) => format!("{} of {count}", at + 1),
        (None, count) => format!("{count} found"),
    }
}

/// Clears the area of a list or a page and draws its heading; without a box in the linear layout, for screen
/// readers.
fn frame(app: &App, open: &Overlay, title: &str, theme: Theme, screen: &mut Buffer) -> Rect {
    let frame = popup::frame(app, open);
    clear(screen, frame);
    clear_beside(app, frame, screen);
    if app.look.layout == Layout::Linear {
        put_cut(
            screen,
            Rect { x: frame.x + 1, width: frame.width.saturating_sub(1), ..frame },
            title,
            theme.style(Role::Heading),
        );
    } else {
        draw_box(title, frame, theme, screen);
    }
    frame
}

/// Clears the rows below the text to the right of a list or a page, where the rest of sentences that it covers
/// would be left.
fn clear_beside(app: &App, frame: Rect, screen: &mut Buffer) {
    let top = page::areas(app).text.bottom().max(frame.y);
    let (width, height) = (screen.area.right().saturating_sub(frame.right()), frame.bottom().saturating_sub(top));
    clear(screen, Rect { x: frame.right(), y: top, width, height });
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
    let room = Rect { x: frame.x + 2, width: frame.width.saturating_sub(4), ..frame };
    put_cut(screen, room, &format!(" {title} "), theme.style(Role::Heading));
}

fn draw_list(list: &List, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let area = popup::inside(frame);
    draw_input(NARROW, &list.input, area, theme, screen);
    let shown = list.shown();
    let (rows, first) = popup::items(list, frame);
    for ((index, item), y) in shown.iter().enumerate().skip(first).zip(rows.top()..rows.bottom()) {
        let row = Rect { x: rows.x + 1, y, width: rows.width.saturating_sub(2), height: 1 };
        draw_item(item, row, theme, screen);
        if index == list.selected {
            screen.set_style(row, theme.style(Role::Chosen));
        }
    }
    if shown.is_empty() {
        let said = if list.items.is_empty() { "Nothing fits here." } else { "Nothing agrees with what you typed." };
        put(screen, rows, rows.x + 1, rows.y, said, theme.style(Role::Dim));
    }
    draw_foot(&list.foot, frame, theme, screen);
    draw_preview(
        list,
        Rect { y: rows.bottom(), height: area.bottom().saturating_sub(rows.bottom()), ..area },
        theme,
        screen,
    );
}

/// Draws an item and its detail; the longer of the two is cut.
fn draw_item(item: &Item, row: Rect, theme: Theme, screen: &mut Buffer) {
    /// Columns between an item and its detail.
    const BETWEEN: usize = 2;
    let (width, detail) = (usize::from(row.width), item.detail.width());
    let short = detail > 0 && detail <= width / 3;
    let room = if short { width.saturating_sub(detail + BETWEEN) } else { width };
    let room = Rect { width: u16::try_from(room).unwrap_or(u16::MAX), ..row };
    let end = put_cut(screen, room, &item.label, theme.style(Role::Text));
    let begin = end.saturating_add(2).min(row.right());
    let rest = Rect { x: begin, width: row.right() - begin, ..row };
    if detail <= usize::from(rest.width) {
        put_right(screen, rest, row.y, &item.detail, theme.style(Role::Dim));
    } else {
        put_cut(screen, rest, &item.detail, theme.style(Role::Dim));
    }
}

/// Draws what the keys do in the lower border, between the corners; what has no room is cut and marked so.
fn draw_foot(foot: &str, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let (y, width) = (frame.bottom().saturating_sub(1), frame.width.saturating_sub(3));
    let room = Rect { x: frame.x + 1, y, width, height: 1 };
    let foot = format!(" {foot} ");
    if foot.width() <= usize::from(width) {
        put_right(screen, room, y, &foot, theme.style(Role::Dim));
    } else {
        put_cut(screen, room, &foot, theme.style(Role::Dim));
    }
}

fn draw_preview(list: &List, area: Rect, theme: Theme, screen: &mut Buffer) {
    let rows = list.preview.iter().flat_map(|line| wrapped(line, area.width.saturating_sub(2)));
    for (row, y) in rows.zip(area.top()..area.bottom()) {
        put(screen, area, area.x + 1, y, row, theme.style(Role::Text));
    }
}

fn draw_page(read: &ReadPage, frame: Rect, theme: Theme, screen: &mut Buffer) {
    let area = popup::inside(frame);
    let furthest = popup::furthest(read, frame);
    let lines = popup::page_lines(read, area.width);
    for (line, y) in lines.iter().skip(read.scroll.min(furthest)).zip(area.top()..area.bottom()) {
        put(screen, area, area.x + 1, y, line.lead, theme.style(Role::Key));
        put(screen, area, area.x + 1 + line.indent, y, line.text, theme.style(Role::Text));
    }
    draw_foot(if furthest > 0 { "Up/Down moves, Esc closes" } else { "Esc closes" }, frame, theme, screen);
}
