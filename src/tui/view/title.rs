//! The first row, which names the draft and its form.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::paint::{put, put_right};
use super::theme::{Role, Theme};
use crate::tui::app::App;

/// Draws ` drafts/iii.txt:2 *     haiku     2 of 3 lines     saved 8s ago`.
pub(super) fn draw(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let draft = app.draft();
    let changed = if draft.buffer().is_changed() { " *" } else { "" };
    let among = if app.drafts.len() > 1 { format!(" {}/{}", app.current + 1, app.drafts.len()) } else { String::new() };
    let name = draft.place().unwrap_or_else(|| draft.name());
    let mut left = format!(" {name}{changed}{among}");
    let parts = right_side(app);
    if left.width() > usize::from(area.width).saturating_sub(joined(&parts).width() + 2) {
        let file = name.rsplit(std::path::MAIN_SEPARATOR).next().unwrap_or(&name);
        left = format!(" {file}{changed}{among}");
    }
    let room = usize::from(area.width).saturating_sub(left.width() + 2);
    let right = fitting(&parts, room);
    let end = put(screen, area, area.x, area.y, &left, theme.style(Role::Heading));
    let rest = Rect { x: end + 1, width: area.right().saturating_sub(end + 1), ..area };
    if right.width() <= usize::from(rest.width) {
        put_right(screen, rest, area.y, &right, Style::new());
    }
}

/// As many of the parts as there is room for: of how far the poem has come the faults are kept longest, the form's name comes alone last.
fn fitting(parts: &[String; 3], room: usize) -> String {
    let [form, far, saved] = parts;
    let faults = far.rsplit(", ").next().unwrap_or_default().to_owned();
    let fewer: [&[&String]; 5] = [&[form, far, saved], &[form, far], &[far], &[&faults], &[form]];
    let shown = fewer.into_iter().map(joined).filter(|shown| !shown.trim().is_empty());
    shown.into_iter().find(|shown| shown.width() <= room).unwrap_or_default()
}

fn joined(parts: &[impl AsRef<str>]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).collect();
    format!("{} ", parts.join("   "))
}

/// The form, how far the poem has come, and when it was saved.
fn right_side(app: &App) -> [String; 3] {
    let draft = app.draft();
    let reading = draft.reading();
    let form = reading.form().map_or("no form".to_owned(), |form| form.id.clone());
    let far = reading.progress().unwrap_or_default();
    let saved = match draft.saved_at {
        _ if draft.read_only.is_some() => "read-only".to_owned(),
        Some(at) if app.size.0 >= 60 => format!("saved {} ago", ago(app.now.saturating_sub(at).as_secs())),
        _ if draft.new => "new".to_owned(),
        _ => String::new(),
    };
    [form, far, saved]
}

/// A length of time in the largest unit that fits, so that the row changes seldom.
fn ago(seconds: u64) -> String {
    match seconds {
        0..60 => "a moment".to_owned(),
        60..3600 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3600),
    }
}
