//! The side file of an open draft: its form, other wordings of a line and readings chosen for it, beside the draft and never in it.
//!
//! Kept wordings and readings belong to a line. While the draft is open they follow the line wherever it moves and however it is reworded;
//! the next session finds the line by its words, and keeps the record unattached when no line has them.

use std::collections::BTreeMap;

use crate::analysis::{PinnedWord, Pins};
use crate::page::Settled;
use crate::text::line_words;
use crate::tui::buffer::{LinesChanged, TextBuffer};
use crate::workspace::side::{KeptLine, PinnedLine, SideFile as File};

/// The side file of an open draft.
#[derive(Debug, Clone, Default)]
pub struct SideFile {
    /// The form chosen for the draft.
    form: Option<String>,
    /// The roles that the poet gave to lines: each role with its lines.
    page: BTreeMap<String, Vec<String>>,
    kept: Vec<Placed<KeptLine>>,
    pins: Vec<Placed<PinnedLine>>,
}

/// A record kept for a line.
#[derive(Debug, Clone)]
struct Placed<R> {
    /// The line of the open draft, counted from 0; `None` while none has its words.
    at: Option<usize>,
    record: R,
}

/// What is kept for a line.
trait Record {
    /// The line's last text.
    fn line(&mut self) -> &mut String;
}

impl Record for KeptLine {
    fn line(&mut self) -> &mut String {
        &mut self.line
    }
}

impl Record for PinnedLine {
    fn line(&mut self) -> &mut String {
        &mut self.line
    }
}

impl SideFile {
    /// Reads a side file and finds its lines in the draft.
    ///
    /// # Errors
    /// When the text is no side file, with the reason in words.
    pub fn read(text: &str, buffer: &TextBuffer) -> Result<Self, String> {
        let file = File::parse(text).map_err(|error| error.to_string())?;
        let lines: Vec<String> = (0..buffer.line_count()).map(|line| line_words(buffer.line(line))).collect();
        Ok(Self { form: file.form, page: file.page, kept: found(file.kept, &lines), pins: found(file.pins, &lines) })
    }

    /// The text to write; `None` when there is nothing to remember.
    pub fn write(&self) -> Option<String> {
        self.file().to_text()
    }

    /// The form chosen for the draft.
    pub fn form(&self) -> Option<&str> {
        self.form.as_deref()
    }

    /// Chooses a form for the draft, or none.
    pub fn choose(&mut self, form: Option<String>) {
        self.form = form;
    }

    /// The roles that the poet gave to lines.
    pub fn settled(&self) -> Settled {
        self.file().settled()
    }

    /// The readings chosen, by the present text of the lines.
    pub fn pins(&self) -> Pins {
        self.file().pins()
    }

    fn file(&self) -> File {
        File {
            form: self.form.clone(),
            page: self.page.clone(),
            kept: self.kept.iter().map(|kept| kept.record.clone()).collect(),
            pins: self.pins.iter().map(|pin| pin.record.clone()).collect(),
        }
    }

    /// Follows the lines through an edit; returns whether it touched a pinned line.
    pub fn follow(&mut self, change: LinesChanged, buffer: &TextBuffer) -> bool {
        follow(&mut self.kept, change, buffer);
        follow(&mut self.pins, change, buffer)
    }

    /// Keeps the present wording of a line; `false` when it is kept already.
    pub fn keep(&mut self, line: usize, wording: &str) -> bool {
        match self.kept.iter_mut().find(|kept| kept.at == Some(line)) {
            Some(kept) if kept.record.wordings.iter().any(|known| known == wording) => return false,
            Some(kept) => kept.record.wordings.push(wording.to_owned()),
            None => {
                let record = KeptLine { line: wording.to_owned(), wordings: vec![wording.to_owned()] };
                self.kept.push(Placed { at: Some(line), record });
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

    /// Pins the pronunciations of words of a line; without words it removes the line's pins.
    pub fn pin(&mut self, line: usize, text: &str, words: &[PinnedWord]) {
        let key = line_words(text);
        self.pins.retain(|pin| pin.at != Some(line) && line_words(&pin.record.line) != key);
        if !words.is_empty() {
            self.pins.push(Placed { at: Some(line), record: PinnedLine::new(text, words) });
        }
    }
}

/// Finds the line of each record; a line of the draft gets at most one.
fn found<R: Record>(records: Vec<R>, lines: &[String]) -> Vec<Placed<R>> {
    let mut taken = vec![false; lines.len()];
    let place = |mut record: R| {
        let sought = line_words(record.line());
        let at = lines.iter().zip(&taken).position(|(line, taken)| !taken && *line == sought);
        if let Some(at) = at {
            taken[at] = true;
        }
        Placed { at, record }
    };
    records.into_iter().map(place).collect()
}

/// Moves records along with their lines; returns whether the edit touched a line that has one.
fn follow<R: Record>(placed: &mut [Placed<R>], change: LinesChanged, buffer: &TextBuffer) -> bool {
    let mut touched = false;
    for kept in placed {
        let within = kept.at.is_none_or(|at| change.line <= at && at < change.line + change.removed);
        if within {
            let at = place_within(kept.at, kept.record.line(), change, buffer);
            touched |= kept.at.is_some() || at.is_some();
            kept.at = at;
        } else {
            kept.at = kept.at.map(|at| change.moved(at));
        }
        if let Some(at) = kept.at.filter(|_| within) {
            buffer.line(at).clone_into(kept.record.line());
        }
    }
    touched
}

/// The place of a line after a change that touched it: that of a line with its words, else of one like it; an unattached
/// record is attached only to a line with exactly its words.
fn place_within(at: Option<usize>, line: &str, change: LinesChanged, buffer: &TextBuffer) -> Option<usize> {
    let now = change.line..change.line + change.inserted;
    let words = line_words(line);
    let same = now.clone().find(|&at| line_words(buffer.line(at)) == words);
    let reworded = || {
        let at = at?.clamp(now.start, now.end.saturating_sub(1));
        (change.removed == change.inserted || alike(&words, &line_words(buffer.line(at)))).then_some(at)
    };
    same.or_else(reworded)
}

/// Whether two lines share half the words of the shorter one: one was broken off or joined to the other.
fn alike(one: &str, other: &str) -> bool {
    let shared = one.split(' ').filter(|word| other.split(' ').any(|found| found == *word)).count();
    2 * shared >= one.split(' ').count().min(other.split(' ').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_found_again_by_the_lines_words() {
        let mut side = SideFile::default();
        assert!(side.keep(1, "Snow is lying on the sill."));
        assert!(!side.keep(1, "Snow is lying on the sill."));
        let mut buffer = TextBuffer::open("rain\nThe snow lies on the sill\n");
        side.follow(LinesChanged { line: 1, removed: 1, inserted: 1 }, &buffer);
        buffer = TextBuffer::open("the snow lies, on the sill\nrain\n");
        let read = SideFile::read(&side.write().unwrap(), &buffer).unwrap();
        assert_eq!(read.others(0, "the snow lies, on the sill"), ["Snow is lying on the sill."]);
    }

    #[test]
    fn a_wording_waits_while_its_line_is_gone() {
        let mut side = SideFile::default();
        side.keep(0, "white snow");
        let written = side.write().unwrap();
        let elsewhere = TextBuffer::open("rain\n");
        let read = SideFile::read(&written, &elsewhere).unwrap();
        assert_eq!(read.others(0, "rain"), Vec::<String>::new());
        assert_eq!(read.write().unwrap(), written);
    }

    #[test]
    fn a_wording_follows_its_line_through_edits() {
        let mut side = SideFile::default();
        side.keep(2, "white snow");
        let buffer = TextBuffer::open("a\nb\nc\nd\ngrey snow\n");
        side.follow(LinesChanged { line: 0, removed: 1, inserted: 3 }, &buffer);
        assert_eq!(side.others(4, "grey snow"), ["white snow"]);
    }

    #[test]
    fn a_line_taken_out_keeps_its_wordings_for_when_it_comes_back() {
        let mut side = SideFile::default();
        side.keep(0, "white snow");
        let gone = LinesChanged { line: 0, removed: 2, inserted: 1 };
        side.follow(gone, &TextBuffer::open("a long night of rain\n"));
        assert!(side.others(0, "a long night of rain").is_empty());
        let back = LinesChanged { line: 0, removed: 1, inserted: 2 };
        side.follow(back, &TextBuffer::open("white snow\na long night of rain\n"));
        assert_eq!(side.others(0, "other"), ["white snow"]);
    }

    #[test]
    fn a_pin_stays_while_its_line_is_reworded() {
        let mut side = SideFile::default();
        let word = PinnedWord { word: "heaven".into(), sounds: "HH EH1 V N".parse().unwrap() };
        side.pin(0, "the heaven burns", &[word]);
        let reworded = TextBuffer::open("the heaven turned\n");
        assert!(side.follow(LinesChanged { line: 0, removed: 1, inserted: 1 }, &reworded));
        assert!(side.pins().holds("the heaven turned"));
        side.pin(0, "the heaven turned", &[]);
        assert_eq!(side.write(), None);
    }

    #[test]
    fn an_empty_side_file_is_not_written() {
        assert_eq!(SideFile::default().write(), None);
    }
}
