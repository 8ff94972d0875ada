//! Text that comes faster than anybody types.
//!
//! A terminal without bracketed paste sends pasted text as keys. Applied one by one, each would move all text after it, and a
//! tab would insert a rhyme.

use crossterm::event::{Event, KeyCode, KeyModifiers};

/// The fewest letters in one read that count as pasted: a key held down repeats only 30 times a second.
const FEWEST: usize = 256;

/// The events of one read, with each long run of letters, tabs and line ends as one paste.
pub(super) fn gathered(events: Vec<Event>) -> Vec<Event> {
    if events.len() < FEWEST {
        return events;
    }
    let runs = events.chunk_by(|one, next| letter(one).is_some() == letter(next).is_some());
    runs.flat_map(|run| {
        let text: String = run.iter().filter_map(letter).collect();
        if run.len() < FEWEST || text.is_empty() { run.to_vec() } else { vec![Event::Paste(text)] }
    })
    .collect()
}

/// The character that a key types; `None` for any other key.
fn letter(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    match key.code {
        KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(letter),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\r'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        // A line feed, which some terminals send for a line end of Unix.
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => None,
    }
}
