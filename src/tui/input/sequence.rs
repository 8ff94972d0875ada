//! The meaning of a terminal's escape sequences: keys and mouse events.
//!
//! The sequences are those of xterm, with the older ones of rxvt and the Linux console:
//! <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>.

use crossterm::event::{Event, KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::key;

/// The key of `ESC O` and this byte, if it is one.
pub(super) fn single(byte: u8) -> Option<Event> {
    Some(key(lettered(byte)?, KeyModifiers::NONE))
}

/// Whether a byte that ends sequences cannot end this one, which then is a click that broke off before a key.
pub(super) fn breaks_off(bytes: &[u8], end: u8) -> bool {
    bytes.starts_with(b"<") && !matches!(end, b'M' | b'm')
}

/// The event of `ESC [`, these bytes and the byte that ends them; sequences that the editor has no use for have none.
pub(super) fn event(bytes: &[u8], end: u8) -> Option<Event> {
    if bytes == b"[" {
        return matches!(end, b'A'..=b'E').then(|| key(KeyCode::F(end - b'A' + 1), KeyModifiers::NONE));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    if let Some(click) = text.strip_prefix('<') {
        return click_at(click, 0, end == b'm');
    }
    match end {
        b'M' => click_at(text, OLD_FORMS_ADD, false),
        b'~' => numbered(text),
        b'u' => spelled_out(text),
        b'Z' => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'I' if text.is_empty() => Some(Event::FocusGained),
        b'O' if text.is_empty() => Some(Event::FocusLost),
        _ => Some(key(lettered(end)?, second(text))),
    }
}

/// The event of `ESC [ M` and three bytes.
pub(super) fn old_click(button: u8, x: u8, y: u8) -> Event {
    let plain = |byte: u8| u16::from(byte).saturating_sub(OLD_FORMS_ADD);
    mouse(plain(button), plain(x), plain(y), false)
}

/// The number that the older forms of a click add to the button, and the oldest to the column and the row too.
const OLD_FORMS_ADD: u16 = 32;

/// The keys that end in a letter.
fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The keys that end in `~`, by their number.
fn numbered(text: &str) -> Option<Event> {
    let code = match text.split(';').next()?.parse::<u8>().ok()? {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers are those of the VT220's keys, which lie in groups.
        number @ 11..=15 => KeyCode::F(number - 10),
        number @ 17..=21 => KeyCode::F(number - 11),
        number @ 23..=24 => KeyCode::F(number - 12),
        _ => return None,
    };
    Some(key(code, second(text)))
}

/// A key given by the number of its character, as some terminals send keys that have no sequence: `ESC [ 13 ; 5 u`.
fn spelled_out(text: &str) -> Option<Event> {
    let number = text.split([';', ':']).next()?.parse().ok()?;
    let modifiers = second(text);
    let code = match char::from_u32(number)? {
        '\r' => KeyCode::Enter,
        '\t' if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x08' | '\x7f' => KeyCode::Backspace,
        letter if letter.is_control() => return None,
        letter => KeyCode::Char(letter),
    };
    Some(key(code, modifiers))
}

/// The modifiers held down: the second number less one, a bit for each.
fn second(text: &str) -> KeyModifiers {
    let held = text.split(';').nth(1).and_then(|held| held.split(':').next()?.parse::<u8>().ok()).unwrap_or(1);
    held_down(held.saturating_sub(1).into(), [1, 2, 4])
}

/// Shift, Alt and Ctrl, where the bit of each is set.
fn held_down(bits: u16, [shift, alt, control]: [u16; 3]) -> KeyModifiers {
    let kinds = [(shift, KeyModifiers::SHIFT), (alt, KeyModifiers::ALT), (control, KeyModifiers::CONTROL)];
    kinds.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, held)| held).collect()
}

/// A click as three numbers: the button, the column and the row.
fn click_at(text: &str, added: u16, released: bool) -> Option<Event> {
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Some(mouse(button.saturating_sub(added), x, y, released))
}

/// A mouse event: the lowest bits are the button, higher ones the kind of event and the modifiers. Columns and rows count
/// from 1.
fn mouse(button: u16, x: u16, y: u16, released: bool) -> Event {
    let which = match button & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let (wheel, moves, none) = (button & 64 != 0, button & 32 != 0, button & 3 == 3);
    let kind = match button & 3 {
        0 if wheel => MouseEventKind::ScrollUp,
        1 if wheel => MouseEventKind::ScrollDown,
        2 if wheel => MouseEventKind::ScrollLeft,
        _ if wheel => MouseEventKind::ScrollRight,
        _ if moves && none => MouseEventKind::Moved,
        _ if moves => MouseEventKind::Drag(which),
        _ if released => MouseEventKind::Up(which),
        // The older forms do not say which button was let go.
        _ if none => MouseEventKind::Up(MouseButton::Left),
        _ => MouseEventKind::Down(which),
    };
    let (column, row) = (x.saturating_sub(1), y.saturating_sub(1));
    Event::Mouse(MouseEvent { kind, column, row, modifiers: held_down(button, [4, 8, 16]) })
}
