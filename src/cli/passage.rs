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

    /// Reads a path with or without `:LINE` or `:LINE-LINE` after it; what is neither belongs to the path.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let whole = || Self { path: text.into(), lines: None };
        let Some((path, lines)) = text.rsplit_once(':').filter(|(path, _)| !path.is_empty()) else {
            return Ok(whole());
        };
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else { return Ok(whole()) };
        if first == 0 || last < first {
            return Err(format!("`{lines}` names no lines; they count from 1, the first before the last: {path}:2-3"));
        }
        Ok(Self { path: path.into(), lines: Some(first..=last) })
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
        assert!(passage("i.txt:0").is_err() && passage("i.txt:9-7").is_err());
    }
}
