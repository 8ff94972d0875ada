//! The side panel of a wide screen: the form and what is open, the cursor's line as heard, the word under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{put, wrapped};
use super::theme::{Role, Theme};
use crate::judge::OwedLine;
use crate::tui::app::App;

/// Draws the side panel.
pub(super) fn draw(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    for y in area.top()..area.bottom() {
        put(screen, area, area.x, y, "\u{2502}", theme.style(Role::Dim));
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let mut y = inner.y;
    for (heading, lines) in sections(app) {
        put(screen, inner, inner.x, y, heading, theme.style(Role::Heading));
        y += 1;
        for line in lines {
            for row in wrapped(&line, inner.width) {
                put(screen, inner, inner.x, y, row, theme.style(Role::Text));
                y += 1;
            }
        }
        y += 1;
        if y >= inner.bottom() {
            return;
        }
    }
}

/// What the panel says, under its headings.
fn sections(app: &App) -> Vec<(&'static str, Vec<String>)> {
    let draft = app.draft();
    let (reading, line) = (draft.reading(), draft.buffer().cursor_line());
    let mut form = vec![reading.form().map_or("No form chosen.", |form| form.name.as_str()).to_owned()];
    form.extend(reading.progress());
    let owes = reading.owes(line).map(owed_in_words).filter(|words| !words.is_empty());
    let mut here: Vec<String> = owes.into_iter().collect();
    if let Some(heard) = reading.heard(line) {
        let words = heard.words.iter().map(|word| format!("{} {}", heard.text_of(word), word.counts()));
        here.push(words.collect::<Vec<_>>().join("  "));
        here.push(format!("{} syllables", heard.counts));
    }
    vec![("Form", form), ("This line", here)]
}

/// What a line owes, in words.
pub(super) fn owed_in_words(owes: &OwedLine) -> String {
    let mut parts = Vec::new();
    if !owes.syllables.is_empty() {
        parts.push(format!("{} syllables", owes.syllables));
    }
    if !owes.meter.is_empty() {
        parts.push(owes.meter.clone());
    }
    if !owes.letter.is_empty() {
        parts.push(if owes.letter == "x" { "no rhyme due".to_owned() } else { format!("rhyme {}", owes.letter) });
    }
    if let Some(refrain) = &owes.refrain {
        parts.push(format!("\u{201c}{refrain}\u{201d} returns here"));
    }
    parts.join(", ")
}
