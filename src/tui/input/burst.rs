//! Text that comes faster than anybody types.
//!
//! A terminal without bracketed paste sends pasted text as keys. Taken one by one, each would move all that follows it, and a
//! tab would take a rhyme.

use crossterm::event::{Event, KeyCode, KeyModifiers};

/// So many letters in one read are no typing: a key held down repeats 30 times a second.
const FEWEST: usize = 256;

/// The events of one read, each long run of letters, tabs and ends of lines in them as a paste.
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

/// What a key writes, if it is one that only writes.
fn letter(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    match key.code {
        KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(letter),
        KeyCode::Enter if key.modifiers.is_empty() => Some('\r'),
        KeyCode::Tab if key.modifiers.is_empty() => Some('\t'),
        // The end of a line of Unix, which some terminals hand on as it is.
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => None,
    }
}
