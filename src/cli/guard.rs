//! The last guard before a terminal: what other programs are to read may hold any character, a terminal may not.

use std::io::{self, Write};

/// A stream on which control characters, but for line ends and tabs, are written as U+FFFD.
///
/// JSON and its like keep every character of a draft, and JSON escapes only the first 32; a terminal obeys U+009B too.
#[derive(Debug)]
pub struct Guarded<W> {
    out: W,
    /// Whether the byte before was 0xC2, which begins the two bytes of U+0080 to U+009F.
    held: bool,
}

/// What stands for a control character.
const INSTEAD: &str = "\u{fffd}";

impl<W: Write> Guarded<W> {
    /// A guard before this stream.
    pub fn new(out: W) -> Self {
        Self { out, held: false }
    }
}

impl<W: Write> Write for Guarded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut safe = Vec::with_capacity(bytes.len() + INSTEAD.len());
        for &byte in bytes {
            match (std::mem::take(&mut self.held), byte) {
                (true, 0x80..=0x9f) | (false, 0..=8 | 11..=31 | 127) => safe.extend(INSTEAD.bytes()),
                (false, 0xc2) => self.held = true,
                (true, 0xc2) => {
                    safe.push(byte);
                    self.held = true;
                }
                (true, _) => safe.extend([0xc2, byte]),
                (false, _) => safe.push(byte),
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

    #[test]
    fn a_terminal_gets_no_control_character_however_the_bytes_are_cut() {
        let text = "{\"text\":\"snow\u{9b}2J\u{1b}[2J\u{7f}\tnoösphere £ 雪\"}\n";
        for cut in 0..text.len() {
            let mut out = Vec::new();
            let (first, second) = text.as_bytes().split_at(cut);
            let mut guarded = Guarded::new(&mut out);
            guarded.write_all(first).unwrap();
            guarded.write_all(second).unwrap();
            guarded.flush().unwrap();
            let shown = String::from_utf8(out).unwrap();
            assert_eq!(shown, "{\"text\":\"snow\u{fffd}2J\u{fffd}[2J\u{fffd}\tnoösphere £ 雪\"}\n", "{cut}");
        }
    }
}
