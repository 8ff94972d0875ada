//! Text that is safe to show on a terminal: control characters written out.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text with the characters that would move a terminal's cursor, or end a line, written out.
///
/// Poems and file names come from anywhere; an escape sequence in one must not reach the terminal. Tabs become spaces of
/// one column, so that marks stand under their words. Characters that turn the direction of writing are written out too,
/// since they could make a message show another file's name.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => safe.push(' '),
            // Writing to a string cannot fail.
            _ if is_unprintable(c) => _ = write!(safe, "{}", c.escape_default()),
            _ => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_does_not_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\nc\td"), r"a\u{1b}[31mb\nc d");
        assert!(matches!(printable("noösphere ’tis"), Cow::Borrowed(_)));
    }
}
