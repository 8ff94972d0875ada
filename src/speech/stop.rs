//! The marks at which a voice pauses, and by which its intonation changes.

/// The mark between two words, or after the last, as a voice reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stop {
    /// No pause: a space, quote marks, a hyphen.
    #[default]
    None,
    /// A comma or a bracket.
    Comma,
    /// A semicolon or a dash.
    Semicolon,
    /// A colon.
    Colon,
    /// A full stop, or dots.
    Period,
    /// An exclamation mark.
    Exclamation,
    /// A question mark.
    Question,
}

impl Stop {
    /// The strongest of the marks between two words.
    pub fn of(between: &str) -> Self {
        let of = |c: char| match c {
            ',' | '(' | ')' | '[' | ']' => Self::Comma,
            ';' | '\u{2012}'..='\u{2015}' => Self::Semicolon,
            ':' => Self::Colon,
            '.' | '\u{2026}' => Self::Period,
            '!' => Self::Exclamation,
            '?' => Self::Question,
            _ => Self::None,
        };
        // A hyphen apart from the word before it is a dash; at a word it joins two.
        let is_dash = between.contains("--") || between.contains(" - ") || between.trim_end().ends_with(" -");
        let dash = if is_dash { Self::Semicolon } else { Self::None };
        between.chars().map(of).max().unwrap_or_default().max(dash)
    }

    /// The mark as a voice reads it; empty for none.
    pub fn sign(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Colon => ":",
            Self::Period => ".",
            Self::Exclamation => "!",
            Self::Question => "?",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_mark_between_two_words_is_heard_and_quotes_are_not() {
        for (between, stop) in [
            (" ", Stop::None),
            (" \u{201c}", Stop::None),
            (", ", Stop::Comma),
            ("\u{2014}", Stop::Semicolon),
            (" - ", Stop::Semicolon),
            (" -", Stop::Semicolon),
            ("-", Stop::None),
            ("?\u{201d} ", Stop::Question),
            ("... ", Stop::Period),
            ("!, ", Stop::Exclamation),
        ] {
            assert_eq!(Stop::of(between), stop, "{between:?}");
        }
    }
}
