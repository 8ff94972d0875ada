//! The bytes of a terminal, as keys, clicks and pastes.
//!
//! The editor reads the terminal itself. The event source of `crossterm` 0.29 waits for new bytes although bytes are ready,
//! when there is more than one read of them or a resize comes between, and a sequence that breaks off swallows the keys
//! after it. Here every byte is decoded as soon as it arrives, and an unfinished sequence is resolved when the terminal
//! falls silent.

mod burst;
mod sequence;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Half the time the decoder waits for the rest of a sequence. Terminals write a sequence at once, and vim and tmux wait 50
/// to 500 ms in all for one that a network splits; only then is Esc alone known to be a key.
const SEQUENCE_PAUSE: Duration = Duration::from_millis(25);

/// Half the time the decoder waits for the rest of a paste before its end counts as lost.
const PASTE_PAUSE: Duration = Duration::from_secs(1);

/// The longest sequence accepted, in bytes: the longest that terminals send, a click by its coordinates, has about 20.
const LONGEST_SEQUENCE: usize = 64;

/// The sequence that ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Decodes bytes to events, wherever the reads split them.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
}

/// The unfinished part of the input.
#[derive(Debug, Default)]
enum State {
    /// Nothing.
    #[default]
    Ground,
    /// Esc was read.
    Escape,
    /// A letter beyond ASCII, with Alt or without.
    Letter { bytes: Vec<u8>, alt: KeyModifiers },
    /// `ESC O`.
    Single,
    /// `ESC [` and the bytes after it.
    Sequence(Vec<u8>),
    /// `ESC [ M`, the oldest form of a click: three bytes follow.
    Click(Vec<u8>),
    /// Pasted text.
    Paste(Vec<u8>),
}

impl Decoder {
    /// Decodes the bytes of one read, and sends on the events they complete.
    pub(super) fn take(&mut self, bytes: &[u8], to: impl FnMut(Event)) {
        let mut events = Vec::new();
        for &byte in bytes {
            self.byte(byte, &mut |event| events.push(event));
        }
        burst::gathered(events).into_iter().for_each(to);
    }

    /// How long to wait for the rest of an unfinished sequence or paste.
    pub(super) fn waits(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Paste(_) => Some(PASTE_PAUSE),
            _ => Some(SEQUENCE_PAUSE),
        }
    }

    /// Resolves unfinished input, of which no more comes: sends on a key or pasted text, drops the start of a sequence or of
    /// a letter.
    pub(super) fn settle(&mut self, mut to: impl FnMut(Event)) {
        match std::mem::take(&mut self.state) {
            State::Escape => to(key(KeyCode::Esc, KeyModifiers::NONE)),
            State::Single => to(key(KeyCode::Char('O'), KeyModifiers::ALT | KeyModifiers::SHIFT)),
            State::Sequence(bytes) if bytes.is_empty() => to(key(KeyCode::Char('['), KeyModifiers::ALT)),
            State::Paste(text) => to(pasted(&text)),
            State::Ground | State::Letter { .. } | State::Sequence(_) | State::Click(_) => {}
        }
    }

    fn byte(&mut self, byte: u8, to: &mut dyn FnMut(Event)) {
        match std::mem::take(&mut self.state) {
            State::Ground => self.begin(byte, KeyModifiers::NONE, to),
            State::Escape => self.after_escape(byte, to),
            State::Letter { bytes, alt } => self.letter(bytes, byte, alt, to),
            State::Single => match sequence::single(byte) {
                Some(event) => to(event),
                None => self.begin(byte, KeyModifiers::NONE, to),
            },
            State::Sequence(bytes) => self.sequence(bytes, byte, to),
            State::Click(bytes) => self.click(bytes, byte, to),
            State::Paste(mut text) => {
                text.push(byte);
                if text.ends_with(PASTE_END) {
                    text.truncate(text.len() - PASTE_END.len());
                    to(pasted(&text));
                } else {
                    self.state = State::Paste(text);
                }
            }
        }
    }

    /// A byte that continues nothing.
    fn begin(&mut self, byte: u8, alt: KeyModifiers, to: &mut dyn FnMut(Event)) {
        match byte {
            b'\x1b' => self.state = State::Escape,
            0x80.. => self.state = State::Letter { bytes: vec![byte], alt },
            ascii => to(ascii_key(ascii, alt)),
        }
    }

    fn after_escape(&mut self, byte: u8, to: &mut dyn FnMut(Event)) {
        match byte {
            b'[' => self.state = State::Sequence(Vec::new()),
            b'O' => self.state = State::Single,
            b'\x1b' => {
                to(key(KeyCode::Esc, KeyModifiers::NONE));
                self.state = State::Escape;
            }
            other => self.begin(other, KeyModifiers::ALT, to),
        }
    }

    fn letter(&mut self, mut bytes: Vec<u8>, byte: u8, alt: KeyModifiers, to: &mut dyn FnMut(Event)) {
        if !(0x80..0xc0).contains(&byte) {
            return self.begin(byte, KeyModifiers::NONE, to);
        }
        bytes.push(byte);
        match std::str::from_utf8(&bytes) {
            Ok(letter) => letter.chars().for_each(|letter| to(letter_key(letter, alt))),
            // The letter is only incomplete so far.
            Err(error) if error.error_len().is_none() => self.state = State::Letter { bytes, alt },
            Err(_) => {}
        }
    }

    fn sequence(&mut self, mut bytes: Vec<u8>, byte: u8, to: &mut dyn FnMut(Event)) {
        match byte {
            b'M' if bytes.is_empty() => self.state = State::Click(bytes),
            // The keys F1 to F5 of the Linux console: `ESC [ [ A`.
            b'[' if bytes.is_empty() => self.state = State::Sequence(vec![byte]),
            b' '..=b'?' if bytes.len() < LONGEST_SEQUENCE && bytes != b"[" => {
                bytes.push(byte);
                self.state = State::Sequence(bytes);
            }
            b'~' if bytes == b"200" => self.state = State::Paste(Vec::new()),
            b'@'..=b'~' if !sequence::breaks_off(&bytes, byte) => {
                if let Some(event) = sequence::event(&bytes, byte) {
                    to(event);
                }
            }
            // The sequence broke off: the byte belongs to a key pressed after it.
            other => self.begin(other, KeyModifiers::NONE, to),
        }
    }

    fn click(&mut self, mut bytes: Vec<u8>, byte: u8, to: &mut dyn FnMut(Event)) {
        if byte < b' ' {
            return self.begin(byte, KeyModifiers::NONE, to);
        }
        bytes.push(byte);
        if let [button, x, y] = bytes[..] {
            to(sequence::old_click(button, x, y));
        } else {
            self.state = State::Click(bytes);
        }
    }
}

fn pasted(text: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(text).into_owned())
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn letter_key(letter: char, modifiers: KeyModifiers) -> Event {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    key(KeyCode::Char(letter), modifiers | shift)
}

/// The key of an ASCII byte; the names of the control characters are those of `crossterm`.
fn ascii_key(byte: u8, modifiers: KeyModifiers) -> Event {
    let control = modifiers | KeyModifiers::CONTROL;
    match byte {
        b'\r' => key(KeyCode::Enter, modifiers),
        b'\t' => key(KeyCode::Tab, modifiers),
        b'\x1b' => key(KeyCode::Esc, modifiers),
        0x7f => key(KeyCode::Backspace, modifiers),
        0 => key(KeyCode::Char(' '), control),
        0x01..=0x1a => key(KeyCode::Char(char::from(byte - 0x01 + b'a')), control),
        0x1c..=0x1f => key(KeyCode::Char(char::from(byte - 0x1c + b'4')), control),
        _ => letter_key(char::from(byte), modifiers),
    }
}

#[cfg(test)]
mod tests;
