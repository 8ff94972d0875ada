//! Text escaped for XML 1.0.

use std::fmt::Write as _;

/// A text inside an element or a quoted attribute. XML has no way at all to hold most control characters: they become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Writing to a string cannot fail. An attribute's line ends would be read back as spaces.
            '\t' | '\n' | '\r' => _ = write!(safe, "&#{};", u32::from(c)),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}
