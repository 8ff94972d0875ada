//! Half letters in JSON.
//!
//! Editors that keep text as UTF-16 may send one half of a surrogate pair, when a change cuts a letter in two. No Rust
//! string can have it; U+FFFD in its place counts as one column too, so that the draft stays equal to the editor's. A
//! request, which changes no draft, can be refused instead.

/// The letters of an escape for U+FFFD.
const UNREADABLE: &[u8; 4] = b"fffd";

/// The character that replaces half a letter.
pub(super) const PLACEHOLDER: char = '\u{fffd}';

/// The JSON with U+FFFD for each unpaired half of a letter, and how many there were.
pub(super) fn mended(mut json: Vec<u8>) -> (Vec<u8>, usize) {
    let (mut at, mut halves) = (0, 0);
    while let Some(backslash) = json.iter().skip(at).position(|&byte| byte == b'\\') {
        at += backslash;
        let pair = (escaped(&json, at), escaped(&json, at + ESCAPE));
        at += match pair {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 2 * ESCAPE,
            (Some(0xd800..0xe000), _) => {
                halves += 1;
                json.splice(at + 2..at + ESCAPE, UNREADABLE.iter().copied());
                ESCAPE
            }
            (Some(_), _) => ESCAPE,
            // The backslash and the character it escapes, which may be another backslash.
            (None, _) => 2,
        };
    }
    (json, halves)
}

/// The bytes of an escape: `\ud83d`.
const ESCAPE: usize = 6;

/// The number that an escape at this place names.
fn escaped(json: &[u8], at: usize) -> Option<u16> {
    let digits = json.get(at..at + ESCAPE)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
