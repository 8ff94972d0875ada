//! What is said below the page: of the cursor's line first, then the oldest other fault below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::gutter::role_of;
use super::paint::{put, quoted, wrapped};
use super::theme::{Role, Theme};
use crate::judge::{Finding, Mark, Severity};
use crate::tui::app::App;
use crate::tui::page::Areas;
use crate::tui::poem::Offer;

/// Draws the rows below the page and the rules around them.
pub(super) fn draw(app: &App, areas: Areas, screen_area: Rect, theme: Theme, screen: &mut Buffer) {
    let area = areas.findings.intersection(screen_area);
    if areas.ruled {
        rule(area.y.saturating_sub(1), screen_area, theme, screen);
        rule(area.bottom(), screen_area, theme, screen);
    }
    let mut y = area.y;
    for (role, label, text) in sentences(app) {
        let indent = 5;
        for (index, row) in wrapped(&text, area.width.saturating_sub(indent + 1)).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if index == 0 {
                put(screen, area, area.x, y, &label, theme.style(role));
            }
            put(screen, area, area.x + indent, y, row, Style::new());
            y += 1;
        }
    }
}

fn rule(y: u16, area: Rect, theme: Theme, screen: &mut Buffer) {
    for x in area.left()..area.right() {
        put(screen, area, x, y, "\u{2500}", theme.style(Role::Dim));
    }
}

/// What is said, each with its look and the line it is said of.
pub(super) fn sentences(app: &App) -> Vec<(Role, String, String)> {
    let draft = app.draft();
    let (reading, here) = (draft.reading(), draft.buffer().cursor_line());
    let mut said: Vec<(Role, String, String)> =
        reading.findings_on(here).map(|finding| finding_sentence(app, finding)).collect();
    let other =
        reading.findings().find(|finding| finding.line as usize != here + 1 && finding.severity > Severity::Note);
    if said.is_empty() {
        said.extend(neutral(app, here));
    }
    let offered = app.rest_of_refrain().map(refrain_sentence).or_else(|| app.offer_in_sight().map(offer_sentence));
    said.truncate(if other.is_some() || offered.is_some() { 2 } else { 3 });
    said.extend(offered);
    said.extend(other.map(|finding| finding_sentence(app, finding)));
    said
}

/// `brow (6): now  how  vow  bow   Tab takes now`
fn offer_sentence(offer: &Offer) -> (Role, String, String) {
    let words: Vec<&str> = offer.words.iter().take(OFFERED).map(|(word, _)| word.as_str()).collect();
    let first = words.first().copied().unwrap_or_default();
    (Role::Key, "Tab".to_owned(), format!("takes {first}.  {}:  {}", offer.asks, words.join("  ")))
}

fn refrain_sentence(rest: &str) -> (Role, String, String) {
    (Role::Key, "Tab".to_owned(), format!("writes the line that returns here: {rest}"))
}

/// How many rhymes stand below the page.
const OFFERED: usize = 6;

fn finding_sentence(app: &App, finding: &Finding) -> (Role, String, String) {
    let reading = app.draft().reading();
    let line = finding.line as usize - 1;
    let verse = reading.verse(line).map(|verse| (verse + 1).to_string()).unwrap_or_default();
    let mark = match finding.severity {
        Severity::Warning if finding.guess.is_some() => '?',
        Severity::Error | Severity::Warning => '!',
        Severity::Note => ' ',
    };
    let role = if mark == '!' { Role::Broken } else { Role::Guess };
    let text = quoted(&sentence(&finding.message, &finding.help));
    (role, format!("{verse:>3}{mark}"), text)
}

/// What can be said of a line with no finding: its licenses, then what is still open.
fn neutral(app: &App, line: usize) -> Vec<(Role, String, String)> {
    let reading = app.draft().reading();
    let Some(verdict) = reading.line_verdict(line) else {
        let owed = reading.owes(line).map(super::panel::owed_in_words).filter(|words| !words.is_empty());
        return owed.map(|words| (Role::Dim, "  .".to_owned(), words)).into_iter().collect();
    };
    let verse = reading.verse(line).map(|verse| (verse + 1).to_string()).unwrap_or_default();
    let said = |mark: Mark, text: &String| (role_of(mark), format!("{verse:>3}{}", mark.symbol()), quoted(text));
    let licenses = verdict.licenses.iter().map(|license| said(Mark::License, license));
    licenses.chain(verdict.pending.iter().map(|pending| said(Mark::Pending, pending))).collect()
}

/// Two sentences as one row, each with its full stop.
fn sentence(message: &str, help: &str) -> String {
    let stop = if message.ends_with(['.', '!', '?', ')']) || help.is_empty() { "" } else { "." };
    format!("{message}{stop} {help}").trim_end().to_owned()
}
