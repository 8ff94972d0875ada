//! The side panel of a wide screen: the form and what is open, the cursor's line as heard, the rhymes that would end the line, and the
//! word under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

use super::paint::{put, quoted, wrapped};
use super::theme::{Role, Theme};
use crate::judge::{CountedIn, OwedLine};
use crate::tui::app::App;
use crate::tui::poem::{self, OfferedWord};

/// How many open lines are listed.
const OPEN_TOLD: usize = 4;

/// How many rhymes the panel lists.
const RHYMES: usize = 24;

/// For how many of them the panel shows the near words of the poem.
const REASONS: usize = 4;

/// Draws the side panel.
pub(super) fn draw(app: &App, area: Rect, theme: Theme, screen: &mut Buffer) {
    for y in area.top()..area.bottom() {
        put(screen, area, area.x, y, "\u{2502}", theme.style(Role::Dim));
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let mut y = inner.y;
    for (heading, lines) in sections(app, inner.width) {
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

/// The headings of the panel, each with its rows.
fn sections(app: &App, width: u16) -> Vec<(&'static str, Vec<String>)> {
    let mut sections = vec![("Form", form(app)), ("This line", this_line(app, width))];
    if let Some(offer) = app.offer_in_sight() {
        let words: Vec<&str> = offer.words.iter().take(RHYMES).map(|offered| offered.word.as_str()).collect();
        let near = |offered: &OfferedWord| Some(format!("{}: {}", offered.word, offered.near.as_ref()?));
        let near = offer.words.iter().take(RHYMES).filter_map(near).take(REASONS);
        sections.push(("Rhymes", [offer.asks.clone(), words.join("  ")].into_iter().chain(near).collect()));
    }
    sections.push(("This word", this_word(app)));
    if let Some(returning) = &app.returning {
        sections.push(("Words that return", vec![returning.counts.join(", ")]));
    }
    sections.retain(|(_, lines)| !lines.is_empty());
    sections
}

fn form(app: &App) -> Vec<String> {
    let reading = app.draft().reading();
    let mut said = vec![reading.form().map_or("No form is chosen.", |form| form.name.as_str()).to_owned()];
    said.extend(reading.progress());
    let open = reading.verdict().lines.iter().enumerate();
    let open = open.filter_map(|(verse, line)| {
        line.pending.first().map(|pending| format!("line {} {}", verse + 1, quoted(pending)))
    });
    said.extend(open.take(OPEN_TOLD));
    said
}

fn this_line(app: &App, width: u16) -> Vec<String> {
    let (reading, line) = (app.draft().reading(), app.draft().buffer().cursor_line());
    let owes = reading.owes(line).map(owed_in_words).filter(|words| !words.is_empty());
    let mut said: Vec<String> = owes.map(|words| format!("asks {words}")).into_iter().collect();
    if let Some(heard) = reading.heard(line) {
        let unit = reading.owes(line).map(|owes| CountedIn::of(&owes.measure)).unwrap_or_default();
        let words = heard.words.iter().map(|word| {
            let (text, count) = (heard.text_of(word), unit.of_word(heard, word));
            if count.is_empty() { text.to_owned() } else { format!("{text} {count}") }
        });
        said.extend(filled(&format!("has {}: ", unit.count(heard)), words, width));
    }
    let scansion = reading.scanned(line).and_then(|scanned| scanned.fit.scansion.as_ref());
    said.extend(scansion.map(|scansion| {
        let feet: Vec<String> = scansion.feet_strings().map(|foot| foot.replace('-', "x").replace('+', "/")).collect();
        feet.join(" | ")
    }));
    said.extend(poem::shape_in_words(reading, line));
    if reading.is_pinned(line) {
        said.push("read as you pinned it".to_owned());
    }
    let verdict = reading.line_verdict(line).into_iter();
    said.extend(verdict.flat_map(|verdict| verdict.licenses.iter().map(|license| quoted(&license.in_words))));
    said
}

/// Some words and then items, with commas between, in rows that break only between items.
fn filled(before: &str, items: impl Iterator<Item = String>, width: u16) -> Vec<String> {
    let mut rows = vec![before.to_owned()];
    for (nth, item) in items.enumerate() {
        let Some(row) = rows.last_mut() else { continue };
        if nth > 0 {
            row.push(',');
        }
        if row.width() + item.width() + 2 > usize::from(width) && nth > 0 {
            rows.push(item);
        } else {
            row.extend([if nth > 0 { " " } else { "" }, &item]);
        }
    }
    rows
}

fn this_word(app: &App) -> Vec<String> {
    let buffer = app.draft().buffer();
    let Some(span) = buffer.word_near_cursor() else { return Vec::new() };
    let word = span.of(buffer.text());
    poem::ways_in_brief(word, &app.draft().reading().say(word))
}

/// What a line owes, in words.
pub(super) fn owed_in_words(owes: &OwedLine) -> String {
    let plainly = |part: String| if *part == *owes.meter { meter_in_words(owes) } else { part };
    let mut parts: Vec<String> = owes.measure.in_words().into_iter().map(plainly).collect();
    parts.retain(|part| !part.is_empty());
    parts.extend(end_words_in_words(owes));
    match &*owes.letter {
        _ if !owes.end_words.is_empty() => {}
        "" | "-" => {}
        "x" => parts.push("no rhyme due".to_owned()),
        letter => parts.push(format!("rhyme {letter}")),
    }
    if let Some(ending) = &owes.ending {
        parts.push(format!("ends on \u{201c}{ending}\u{201d}"));
    }
    if !owes.acrostic.is_empty() {
        parts.push(format!("{} for the acrostic", owes.acrostic));
    }
    if let Some(refrain) = &owes.refrain {
        parts.push(format!("\u{201c}{refrain}\u{201d} returns here"));
    }
    parts.join(", ")
}

/// The end-words a line must have, in words; `None` where it has none.
fn end_words_in_words(owes: &OwedLine) -> Option<String> {
    let quoted = |word: &String| format!("\u{201c}{word}\u{201d}");
    match owes.end_words.as_slice() {
        [] => None,
        [None] => Some("a new end-word".to_owned()),
        [Some(word)] => Some(format!("ends on {}", quoted(word))),
        several => {
            let words: Vec<String> = several.iter().flatten().map(quoted).collect();
            (!words.is_empty()).then(|| format!("holds {}, the last at its end", words.join(" and ")))
        }
    }
}

/// A line's meter in words: its name, or its beats where the form counts those or writes the meter in marks.
pub(super) fn meter_in_words(owes: &OwedLine) -> String {
    let meter = &*owes.meter;
    let is_marked = meter.chars().all(|mark| matches!(mark, '/' | 'x' | '(' | ')' | ' ' | '|'));
    let marked = || u32::try_from(meter.chars().filter(|&mark| mark == '/').count()).unwrap_or(u32::MAX);
    let counted = owes.measure.meter.as_ref().and_then(|meter| meter.measures().find_map(crate::meter::Measure::beats));
    match counted.or_else(|| is_marked.then(marked)) {
        None => meter.to_owned(),
        Some(0) => String::new(),
        Some(1) => "1 beat".to_owned(),
        Some(beats) => format!("{beats} beats"),
    }
}
