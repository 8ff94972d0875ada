//! Draws the text of the tour above the page, and the first steps on an empty page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{put_cut, wrapped};
use super::theme::{Role, Theme};
use crate::tui::app::{App, Layout};
use crate::tui::command::Command;

/// Draws the text of the tour.
pub(super) fn draw(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    let Some(said) = app.tour_says() else { return };
    let rows = wrapped(&said, area.width.saturating_sub(2));
    for (row, y) in rows.into_iter().zip(area.top()..area.bottom()) {
        let room = Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 };
        put_cut(screen, room, row, theme.style(Role::Heading));
    }
}

/// Draws the first steps below the cursor of an empty page that has no form yet.
pub(super) fn draw_first_steps(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    let draft = app.draft();
    let is_new = draft.buffer().text().is_empty() && draft.reading().form().is_none() && app.tour.is_none();
    if !is_new || app.look.layout == Layout::Quiet {
        return;
    }
    // The cursor's row stays free.
    let rows = Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(2), ..area };
    for (said, y) in first_steps(app).iter().zip(rows.top()..rows.bottom()) {
        put_cut(screen, Rect { y, height: 1, ..rows }, said, theme.style(Role::Dim));
    }
}

/// The first steps, the most needed first.
fn first_steps(app: &App) -> Vec<String> {
    let step = |command: Command, what: &str| {
        let key = app.keymap.shown(command).into_iter().next()?;
        Some(format!("{key:<8}{what}"))
    };
    let steps = [
        Some("Write. Nothing is judged before a form is chosen.".to_owned()),
        Some(String::new()),
        step(Command::Form, "choose a form: haiku, limerick, sonnet, ballad, villanelle \u{2026}"),
        step(Command::FindRhymes, "rhymes for the word at the cursor, or for any other"),
        step(Command::Open, "open a draft"),
        step(Command::Save, "save what you wrote"),
        step(Command::Help, "every key; Enter there begins a tour of five minutes"),
        step(Command::Quit, "leave"),
    ];
    steps.into_iter().flatten().collect()
}
