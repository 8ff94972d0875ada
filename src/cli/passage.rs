//! Lines of a draft as a person types them: `drafts/i.txt`, `drafts/i.txt:7`, `drafts/i.txt:7-9`.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

/// A draft, or lines of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The draft.
    pub path: PathBuf,
    /// The physical lines, counted from 1; `None` for all of them.
    pub lines: Option<RangeInclusive<u32>>,
}

impl FromStr for Passage {
    type Err = String;

    /// Reads a path with or without `:LINE`, `:LINE-LINE` or, as listings print it, `:LINE:COLUMN` after it; an ending with other
    /// letters belongs to the path.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let whole = || Self { path: text.into(), lines: None };
        let Some((path, lines)) = text.rsplit_once(':').filter(|(path, _)| !path.is_empty()) else {
            return Ok(whole());
        };
        let are_numbers =
            |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ',')) && !text.is_empty();
        if !are_numbers(lines) {
            return Ok(whole());
        }
        // Of two numbers the second is a column.
        let number = |text: &str| text.parse::<u32>().ok();
        let (path, lines) =
            match path.rsplit_once(':').filter(|(path, line)| !path.is_empty() && number(line).is_some()) {
                Some((path, line)) => (path, line),
                None => (path, lines),
            };
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first > 0 && first <= last => {
                Ok(Self { path: path.into(), lines: Some(first..=last) })
            }
            _ => Err(format!("`{lines}` names no lines; they count from 1, the first before the last: {path}:2-3")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_a_file_a_line_or_lines_from_one_to_another() {
        let passage = |text: &str| text.parse::<Passage>().map(|read| (read.path.display().to_string(), read.lines));
        assert_eq!(passage("i.txt"), Ok(("i.txt".to_owned(), None)));
        assert_eq!(passage("-"), Ok(("-".to_owned(), None)));
        assert_eq!(passage("i.txt:7"), Ok(("i.txt".to_owned(), Some(7..=7))));
        assert_eq!(passage("i.txt:7-9"), Ok(("i.txt".to_owned(), Some(7..=9))));
        assert_eq!(passage("-:2"), Ok(("-".to_owned(), Some(2..=2))));
        assert_eq!(passage(r"C:\poems\i.txt"), Ok((r"C:\poems\i.txt".to_owned(), None)));
        assert_eq!(passage("a:b-c"), Ok(("a:b-c".to_owned(), None)));
        assert_eq!(passage("i.txt:7:3"), Ok(("i.txt".to_owned(), Some(7..=7))));
        for wrong in ["i.txt:0", "i.txt:9-7", "i.txt:2-", "i.txt:-3", "i.txt:1,3", "i.txt:99999999999"] {
            assert!(passage(wrong).is_err(), "{wrong}");
        }
    }
}
