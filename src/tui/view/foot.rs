//! The last row: the most useful keys, or a message.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::paint::{clear, put, put_cut, wrapped};
use super::theme::{Role, Theme};
use crate::tui::app::{App, Told};
use crate::tui::command::Command;
use crate::tui::page::Areas;

/// Draws the message, if there is one, or else the keys.
pub(super) fn draw(app: &App, areas: Areas, area: Rect, theme: Theme, screen: &mut Buffer) {
    match &app.told {
        Some(told) => draw_told(told, areas, area, theme, screen),
        None => draw_hints(app, areas.hints.intersection(area), theme, screen),
    }
}

/// Draws a whole message: it takes the rows of the findings above the last one too. Where there are none, on the quiet page
/// and the smallest screens, it covers the last rows of the text until the next key.
fn draw_told(told: &Told, areas: Areas, area: Rect, theme: Theme, screen: &mut Buffer) {
    /// The most rows of the text that a message may cover.
    const MOST_ROWS: u16 = 3;
    let top = if areas.findings.height > 0 { areas.findings.y } else { area.bottom().saturating_sub(MOST_ROWS) };
    let rows = wrapped(&told.text, area.width.saturating_sub(2));
    let room = area.bottom().saturating_sub(top.max(area.y));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(room);
    let place = Rect { y: area.bottom() - height, height, ..area };
    clear(screen, place);
    let style = theme.style(if told.wrong { Role::Broken } else { Role::Heading });
    for (nth, (row, y)) in rows.iter().zip(place.top()..place.bottom()).enumerate() {
        let line = Rect { x: place.x + 1, y, width: place.width.saturating_sub(1), height: 1 };
        let goes_on = y + 1 == place.bottom() && nth + 1 < rows.len();
        let row = if goes_on { format!("{row}\u{2026}") } else { (*row).to_owned() };
        put_cut(screen, line, &row, style);
    }
}

fn draw_hints(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let mut x = area.x + 1;
    for (command, what) in HINTS {
        let Some(key) = app.keymap.shown(*command).into_iter().next() else { continue };
        let width = u16::try_from(key.width() + what.width() + 1).unwrap_or(u16::MAX);
        if x.saturating_add(width) > area.right() {
            break;
        }
        x = put(screen, area, x, area.y, &key, theme.style(Role::Key)) + 1;
        x = put(screen, area, x, area.y, what, Style::new().add_modifier(Modifier::DIM)) + 2;
    }
}

/// The keys of the last row, the most needed first.
const HINTS: &[(Command, &str)] = &[
    (Command::Save, "save"),
    (Command::Quit, "quit"),
    (Command::Help, "help"),
    (Command::Rhymes, "rhymes"),
    (Command::Form, "form"),
    (Command::Why, "why"),
    (Command::Word, "word"),
    (Command::Pin, "pin"),
    (Command::KeepLine, "keep"),
    (Command::Marks, "scansion"),
    (Command::NextFault, "next !"),
    (Command::Quiet, "quiet"),
];
