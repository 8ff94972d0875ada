//! The side file: other wordings of a line, kept beside the draft and never in it.
//!
//! Plain TOML, meant for git. A wording belongs to a line. While the draft is open it follows the line wherever it moves and
//! however it is reworded; from one session to the next it is found again by the line's words, and waits when they are gone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::tui::buffer::{LinesChanged, TextBuffer};

/// What is kept beside a draft.
#[derive(Debug, Clone, Default)]
pub struct SideFile {
    kept: Vec<Kept>,
    /// What other parts of verse keep in the file.
    pins: Vec<BTreeMap<String, toml::Value>>,
}

/// Wordings of one line.
#[derive(Debug, Clone)]
struct Kept {
    /// The line of the open draft, counted from 0; `None` while none has its words.
    at: Option<usize>,
    record: Record,
}

/// The file as written.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kept: Vec<Record>,
    #[serde(default, rename = "pin", skip_serializing_if = "Vec::is_empty")]
    pins: Vec<BTreeMap<String, toml::Value>>,
}

/// A line and its other wordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// The line as it stands in the poem.
    line: String,
    /// The wordings kept, the latest last.
    wordings: Vec<String>,
}

/// The side file begins so.
const HEADING: &str = "# Kept by verse beside the draft of this name: other wordings of its lines.\n\n";

impl SideFile {
    /// Reads a side file and finds its lines in the draft.
    ///
    /// # Errors
    /// When it is not one; what is wrong with it, in words.
    pub fn read(text: &str, buffer: &TextBuffer) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let lines: Vec<Vec<String>> = (0..buffer.line_count()).map(|line| words(buffer.line(line))).collect();
        let mut taken = vec![false; lines.len()];
        let kept = file.kept.into_iter().map(|record| {
            let sought = words(&record.line);
            let at = lines.iter().zip(&taken).position(|(line, taken)| !taken && *line == sought);
            if let Some(at) = at {
                taken[at] = true;
            }
            Kept { at, record }
        });
        Ok(Self { kept: kept.collect(), pins: file.pins })
    }

    /// The text to write; `None` when there is nothing to remember.
    pub fn write(&self, buffer: &TextBuffer) -> Option<String> {
        if self.kept.is_empty() && self.pins.is_empty() {
            return None;
        }
        let record = |kept: &Kept| {
            let line = kept.at.map_or(kept.record.line.as_str(), |at| buffer.line(at)).to_owned();
            Record { line, wordings: kept.record.wordings.clone() }
        };
        let file = File { kept: self.kept.iter().map(record).collect(), pins: self.pins.clone() };
        toml::to_string(&file).ok().map(|text| format!("{HEADING}{text}"))
    }

    /// Follows the lines through an edit.
    pub fn follow(&mut self, change: LinesChanged) {
        for kept in &mut self.kept {
            kept.at = kept.at.map(|at| change.moved(at));
        }
    }

    /// Keeps the wording a line has now; false when it is kept already.
    pub fn keep(&mut self, line: usize, wording: &str) -> bool {
        match self.of_line(line) {
            Some(kept) if kept.record.wordings.iter().any(|known| known == wording) => return false,
            Some(kept) => kept.record.wordings.push(wording.to_owned()),
            None => {
                let record = Record { line: wording.to_owned(), wordings: vec![wording.to_owned()] };
                self.kept.push(Kept { at: Some(line), record });
            }
        }
        true
    }

    /// The wordings kept for a line, other than the one it has now; the latest first.
    pub fn others(&self, line: usize, now: &str) -> Vec<String> {
        let kept = self.kept.iter().find(|kept| kept.at == Some(line));
        let wordings = kept.map_or(&[][..], |kept| &kept.record.wordings);
        wordings.iter().rev().filter(|wording| *wording != now).cloned().collect()
    }

    fn of_line(&mut self, line: usize) -> Option<&mut Kept> {
        self.kept.iter_mut().find(|kept| kept.at == Some(line))
    }
}

/// The words of a line in lower case, whatever stands between them.
fn words(line: &str) -> Vec<String> {
    crate::text::words(line).iter().map(|word| word.span.of(line).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_found_again_by_the_lines_words() {
        let buffer = TextBuffer::open("rain\nThe snow lies on the sill.\n");
        let mut side = SideFile::default();
        assert!(side.keep(1, "Snow is lying on the sill."));
        assert!(!side.keep(1, "Snow is lying on the sill."));
        let written = side.write(&buffer).unwrap();
        let moved = TextBuffer::open("the snow lies, on the sill\nrain\n");
        let read = SideFile::read(&written, &moved).unwrap();
        assert_eq!(read.others(0, "the snow lies, on the sill"), ["Snow is lying on the sill."]);
    }

    #[test]
    fn a_wording_waits_while_its_line_is_gone() {
        let mut side = SideFile::default();
        side.keep(0, "white snow");
        let written = side.write(&TextBuffer::open("grey snow\n")).unwrap();
        let elsewhere = TextBuffer::open("rain\n");
        let read = SideFile::read(&written, &elsewhere).unwrap();
        assert_eq!(read.others(0, "rain"), Vec::<String>::new());
        assert_eq!(read.write(&elsewhere).unwrap(), written);
    }

    #[test]
    fn a_wording_follows_its_line_through_edits() {
        let mut side = SideFile::default();
        side.keep(2, "white snow");
        side.follow(LinesChanged { line: 0, removed: 1, inserted: 3 });
        assert_eq!(side.others(4, "grey snow"), ["white snow"]);
    }

    #[test]
    fn an_empty_side_file_is_not_written() {
        assert_eq!(SideFile::default().write(&TextBuffer::open("")), None);
    }
}
