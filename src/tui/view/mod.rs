//! How the editor looks: a read-only picture of its state.

mod findings;
mod foot;
mod gutter;
mod overlay;
mod paint;
mod panel;
mod text;
mod theme;
mod title;
mod tour;

pub(in crate::tui) use findings::{help_here, sentence};
pub(in crate::tui) use paint::quoted;
pub use theme::{Role, Theme};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::App;
use super::page;

/// Draws the whole editor.
pub fn draw(app: &App, area: Rect, screen: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let areas = page::areas(app);
    let theme = Theme::new(app.look.color);
    let rows = page::rows(app);
    text::draw(app, &rows, areas.text.intersection(area), theme, screen);
    gutter::draw(app, &rows, areas.gutter.intersection(area), theme, screen);
    tour::draw_first_steps(app, areas.text.intersection(area), theme, screen);
    tour::draw(app, areas.tour.intersection(area), theme, screen);
    title::draw(app, areas.title.intersection(area), theme, screen);
    findings::draw(app, areas, area, theme, screen);
    foot::draw(app, areas, area, theme, screen);
    if let Some(panel) = areas.panel {
        panel::draw(app, panel.intersection(area), theme, screen);
    }
    if let Some(open) = &app.overlay {
        overlay::draw(app, open, areas, area, theme, screen);
    }
}

/// The place of the terminal's cursor, if it is visible.
pub fn cursor(app: &App) -> Option<Position> {
    match &app.overlay {
        Some(open) => overlay::cursor(app, open),
        None => page::cursor_position(app),
    }
}
