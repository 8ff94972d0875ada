//! A line of a draft as a person types it: `drafts/i.txt:7`.

use std::path::PathBuf;
use std::str::FromStr;

/// A line of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The draft.
    pub path: PathBuf,
    /// The physical line, counted from 1.
    pub line: u32,
}

impl FromStr for Place {
    type Err = String;

    /// Reads `FILE:LINE`; a column after it, as listings print it, is allowed and left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.parse::<u32>().ok().filter(|&number| number > 0);
        let (head, last) = text.rsplit_once(':').ok_or_else(|| expected(text))?;
        let last = number(last).ok_or_else(|| expected(text))?;
        let (path, line) = match head.rsplit_once(':').and_then(|(path, line)| Some((path, number(line)?))) {
            Some((path, line)) => (path, line),
            None => (head, last),
        };
        if path.is_empty() { Err(expected(text)) } else { Ok(Self { path: path.into(), line }) }
    }
}

fn expected(text: &str) -> String {
    format!("`{text}` names no line; write FILE:LINE, such as drafts/i.txt:7")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_file_and_a_line() {
        let place = |text: &str| text.parse::<Place>().map(|place| (place.path.display().to_string(), place.line));
        assert_eq!(place("drafts/i.txt:7"), Ok(("drafts/i.txt".to_owned(), 7)));
        assert_eq!(place("drafts/i.txt:7:3"), Ok(("drafts/i.txt".to_owned(), 7)));
        assert_eq!(place(r"C:\poems\i.txt:7"), Ok((r"C:\poems\i.txt".to_owned(), 7)));
        for wrong in ["i.txt", "i.txt:0", "i.txt:x", ":3", ""] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
