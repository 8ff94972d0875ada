//! A writer that keeps control characters from a terminal: machine formats hold a draft's characters as they are.

use std::io::{self, Write};

/// A stream that writes U+FFFD for control characters except line ends and tabs, and for characters that change the
/// direction of writing or act as a line end.
///
/// JSON and its like keep every character of a draft, and JSON escapes only the first 32; a terminal obeys U+009B too, and
/// U+202E makes it show another file's name.
#[derive(Debug)]
pub struct Guarded<W> {
    out: W,
    /// The bytes of an incomplete character that may be one of these.
    held: Vec<u8>,
}

/// The replacement for such a character.
const INSTEAD: &str = "\u{fffd}";

impl<W: Write> Guarded<W> {
    /// A guard before this stream.
    pub fn new(out: W) -> Self {
        Self { out, held: Vec::with_capacity(2) }
    }
}

/// The kind of a run of bytes.
enum Part {
    /// The character is incomplete.
    Open,
    /// A character that is not shown.
    Hidden,
    /// Anything else.
    Plain,
}

fn part(bytes: &[u8]) -> Part {
    match bytes {
        // Control characters, U+2028 to U+202E, and U+2066 to U+2069.
        [0..=8 | 11..=31 | 127] | [0xc2, 0x80..=0x9f] | [0xe2, 0x80, 0xa8..=0xae] | [0xe2, 0x81, 0xa6..=0xa9] => {
            Part::Hidden
        }
        [0xc2 | 0xe2] | [0xe2, 0x80 | 0x81] => Part::Open,
        _ => Part::Plain,
    }
}

impl<W: Write> Write for Guarded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut safe = Vec::with_capacity(bytes.len() + INSTEAD.len());
        for &byte in bytes {
            // A byte that cannot continue the character ends it, and begins another.
            if !(0x80..0xc0).contains(&byte) {
                safe.append(&mut self.held);
            }
            self.held.push(byte);
            match part(&self.held) {
                Part::Open => {}
                Part::Hidden => {
                    self.held.clear();
                    safe.extend(INSTEAD.bytes());
                }
                Part::Plain => safe.append(&mut self.held),
            }
        }
        self.out.write_all(&safe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTEAD_OF_IT: &str =
        "{\"text\":\"snow\u{fffd}2J\u{fffd}[2J\u{fffd}\tnoösphere “£” 雪\u{fffd}\u{fffd}\u{fffd}…\"}\n";

    #[test]
    fn a_terminal_gets_no_control_character_however_the_bytes_are_cut() {
        let text = "{\"text\":\"snow\u{9b}2J\u{1b}[2J\u{7f}\tnoösphere “£” 雪\u{202e}\u{2066}\u{2029}…\"}\n";
        for cut in 0..text.len() {
            let mut out = Vec::new();
            let (first, second) = text.as_bytes().split_at(cut);
            let mut guarded = Guarded::new(&mut out);
            guarded.write_all(first).unwrap();
            guarded.write_all(second).unwrap();
            guarded.flush().unwrap();
            let shown = String::from_utf8(out).unwrap();
            assert_eq!(shown, INSTEAD_OF_IT, "{cut}");
        }
    }
}
