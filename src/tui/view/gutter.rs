//! The gutter: the line's number, the rhyme letter due, its count against the target, its mark.

use std::borrow::Cow;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{put, put_right};
use super::theme::{Role, Theme};
use crate::judge::{CountedIn, Mark, OwedLine};
use crate::tui::app::{App, MarksShown};
use crate::tui::gutter::GutterColumns;
use crate::tui::page::PageRow;

/// Draws the gutter beside the rows of the page.
pub(super) fn draw(app: &App, rows: &[PageRow], area: Rect, theme: Theme, screen: &mut Buffer) {
    let columns = GutterColumns::of(app);
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let entry = match *row {
            PageRow::Text { line, row, .. } if row.start() == 0 => Entry::of_line(app, line),
            PageRow::Owed(index) => Entry::of_owed(app, index),
            PageRow::Text { .. } | PageRow::Marks { .. } | PageRow::OwedBreak => continue,
        };
        entry.draw(columns, area, y, theme, screen);
    }
}

/// The gutter's row of one line.
#[derive(Debug, Default)]
struct Entry {
    here: bool,
    number: String,
    letter: Arc<str>,
    /// The letter that the acrostic asks of the line.
    acrostic: String,
    count: String,
    target: String,
    mark: Option<Mark>,
    /// Whether the count itself is at fault.
    miscounted: bool,
    owed: bool,
}

impl Entry {
    fn of_line(app: &App, line: usize) -> Self {
        let reading = app.draft().reading();
        let here = app.draft().buffer().cursor_line() == line;
        let owes = reading.owes(line);
        let mut entry = Self { here, ..Self::owing(owes) };
        if let Some(heard) = reading.heard(line) {
            let unit = owes.map(|owes| CountedIn::of(&owes.measure)).unwrap_or_default();
            entry.count = unit.count(heard);
            entry.number = reading.verse(line).map(|verse| (verse + 1).to_string()).unwrap_or_default();
            entry.mark = reading.mark(line).map(|mark| with_licenses(app, line, mark));
            entry.miscounted = reading.findings_on(line).any(|finding| finding.of_count);
        } else {
            entry.owed = true;
        }
        entry
    }

    fn of_owed(app: &App, index: usize) -> Self {
        let owed = app.draft().reading().owed_below().get(index);
        Self { owed: true, ..Self::owing(owed) }
    }

    fn owing(owes: Option<&OwedLine>) -> Self {
        let Some(owes) = owes else { return Self::default() };
        // A line that must not rhyme has no letter: a finding names it if it does.
        let letter = if &*owes.letter == "-" { Arc::default() } else { Arc::clone(&owes.letter) };
        // A word has no room here; the panel and the row below the page show it.
        let acrostic = if owes.acrostic.chars().count() == 1 { owes.acrostic.clone() } else { String::new() };
        let target = CountedIn::of(&owes.measure).target(&owes.measure);
        Self { letter, acrostic, target, ..Self::default() }
    }

    /// `> 8 d  9-10/10 ! `, and `> 8 d S  9-10/10 ! ` in an acrostic; `9-10/10 ! ` on a narrow screen.
    fn draw(&self, columns: GutterColumns, area: Rect, y: u16, theme: Theme, screen: &mut Buffer) {
        let mut x = area.x;
        if self.here && columns.here > 0 {
            put(screen, area, x, y, ">", theme.style(Role::Here));
        }
        x += columns.here;
        let mut next = |width: u16| {
            let part = Rect { x, width: width.min(area.right().saturating_sub(x)), ..area };
            x += if width > 0 { width + 1 } else { 0 };
            part
        };
        let (number, letter) = (next(columns.number), next(columns.letter));
        let (acrostic, counts, mark) =
            (next(columns.acrostic), next(columns.count + columns.slash()), next(columns.mark));
        put_right(screen, number, y, &self.number, theme.style(Role::Dim));
        put(screen, letter, letter.x, y, &self.letter, theme.style(self.letter_role()));
        let acrostic_role = if self.owed { Role::Dim } else { Role::Heading };
        put(screen, acrostic, acrostic.x, y, &self.acrostic, theme.style(acrostic_role));
        self.draw_count(columns, counts, y, theme, screen);
        if let Some(sign) = self.mark {
            put(screen, mark, mark.x, y, &sign.symbol().to_string(), theme.style(role_of(sign)));
        }
    }

    /// The count against the target, the slash always in the same column.
    fn draw_count(&self, columns: GutterColumns, area: Rect, y: u16, theme: Theme, screen: &mut Buffer) {
        let before = Rect { width: columns.count.min(area.width), ..area };
        put_right(screen, before, y, &in_room(&self.count, before.width), theme.style(self.count_role()));
        if !self.target.is_empty() && columns.target > 0 {
            put(screen, area, area.x + columns.count, y, &format!("/{}", self.target), theme.style(Role::Dim));
        }
    }

    fn letter_role(&self) -> Role {
        match self.letter.bytes().next() {
            Some(letter) if !self.owed && letter.is_ascii_alphabetic() && letter != b'x' => {
                Role::Rhyme(letter.to_ascii_lowercase() - b'a')
            }
            _ => Role::Dim,
        }
    }

    fn count_role(&self) -> Role {
        match self.mark {
            Some(Mark::Broken) if self.miscounted => Role::Broken,
            Some(Mark::Pending) => Role::Pending,
            _ => Role::Text,
        }
    }
}

/// A count, or the least of it where there is no room for the rest: `10+` for `10-11`, since `10-1` would be a wrong one.
fn in_room(count: &str, columns: u16) -> Cow<'_, str> {
    let room = usize::from(columns);
    if count.len() <= room {
        return Cow::Borrowed(count);
    }
    let least = count.split_once('-').map_or(count, |(least, _)| least);
    // A count above the largest number that has room, which is all nines.
    let nines = || "9".repeat(room.saturating_sub(1));
    Cow::Owned(if least.len() < room { format!("{least}+") } else { nines() + "+" })
}

/// The mark of a line when everyday licenses are shown: a line that fits with one has `~` too.
pub(super) fn with_licenses(app: &App, line: usize, mark: Mark) -> Mark {
    let takes_any = || app.draft().reading().line_verdict(line).is_some_and(|verdict| !verdict.licenses.is_empty());
    if mark == Mark::Fits && shows_everyday(app) && takes_any() { Mark::License } else { mark }
}

/// Whether everyday licenses are shown: with the scansion of every line.
pub(super) fn shows_everyday(app: &App) -> bool {
    app.look.marks == MarksShown::EveryLine
}

/// How a mark looks.
pub(super) fn role_of(mark: Mark) -> Role {
    match mark {
        Mark::Fits => Role::Text,
        Mark::License => Role::License,
        Mark::Guess => Role::Guess,
        Mark::Pending => Role::Pending,
        Mark::Broken => Role::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_without_room_is_never_cut_to_another() {
        let shown = ["9-10", "10-11", "12", "100-101"].map(|count| in_room(count, 4));
        assert_eq!(shown, ["9-10", "10+", "12", "100+"]);
        assert_eq!(in_room("10-11", 5), "10-11");
        assert_eq!(["120", "100-101", "10-11"].map(|count| in_room(count, 3)), ["120", "99+", "10+"]);
    }
}
