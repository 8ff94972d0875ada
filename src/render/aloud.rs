//! A line as it is spoken: its phonemes, and the times of its beats.

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use super::scan::{Notation, marks_above};
use super::{Format, Offered, rows};
use crate::analysis::HeardLine;
use crate::meter::Scansion;
use crate::rhyme::Accent;
use crate::speech::{SaidLine, Utterance, phonemes, times};
use crate::text::printable;

/// The formats of `verse aloud --phonemes`.
pub const FORMATS: Offered = &[
    (Format::Full, "The phonemes as espeak-ng reads them, a line of text a line of verse"),
    (Format::Json, "One object, with the sounds, beats and times of each line"),
    (Format::Jsonl, "One such object a line"),
];

/// Lines as they are spoken, with the path of their file.
#[derive(Debug)]
pub struct Spoken<'a> {
    /// The draft's path, as given.
    pub path: &'a str,
    /// The lines.
    pub lines: &'a [SaidLine],
    /// The accent they are spoken in.
    pub accent: Accent,
}

/// Writes the lines.
pub fn write(format: Format, spoken: &Spoken<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = format.rows("lines") else {
        return out.write_all(Utterance::of(spoken.lines, spoken.accent).phonemes.as_bytes());
    };
    rows::write(rows, &spoken.lines.iter().map(|line| LineRecord::of(spoken, line)).collect::<Vec<_>>(), out)
}

/// A line of verse as JSON shows how it is spoken. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
struct LineRecord<'a> {
    path: &'a str,
    line: u32,
    text: &'a str,
    phonemes: String,
    words: Vec<WordRecord<'a>>,
    /// One mark a syllable: `+` a beat, `-` slack.
    beats: String,
    /// For each syllable, the milliseconds from the line's beginning to its vowel, at a reader's pace.
    times: Vec<u64>,
    /// The line's length in milliseconds.
    length: u64,
}

#[derive(Debug, Serialize)]
struct WordRecord<'a> {
    text: &'a str,
    phones: String,
    phonemes: String,
}

impl<'a> LineRecord<'a> {
    fn of(spoken: &Spoken<'a>, line: &'a SaidLine) -> Self {
        let (each, times) = (phonemes(line, spoken.accent), times(line));
        let words = line.words.iter().zip(each);
        Self {
            path: spoken.path,
            line: line.number,
            text: &line.text,
            phonemes: Utterance::of(std::slice::from_ref(line), spoken.accent).phonemes.trim_end().to_owned(),
            words: words
                .map(|(word, phonemes)| WordRecord { text: &word.text, phones: word.sounds.to_string(), phonemes })
                .collect(),
            beats: line.syllables().map(|syllable| if syllable.beat { '+' } else { '-' }).collect(),
            times: times.syllables.iter().map(|&time| milliseconds(time)).collect(),
            length: milliseconds(times.length),
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// A line whose beats are tapped below it: the words, and the marks in the order of the syllables, each with the blanks before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taps {
    /// The words as the terminal shows them.
    pub words: String,
    /// A mark for each syllable, `/` for a beat and `x` for slack, so that all of them together are the row below the words.
    pub marks: Vec<String>,
}

impl Taps {
    /// The words and marks of a line.
    pub fn of(line: &HeardLine, scansion: &Scansion) -> Self {
        let row = marks_above(line, scansion, Notation::Marks);
        let mut marks: Vec<String> = Vec::new();
        let mut waiting = String::new();
        for c in row.chars() {
            waiting.push(c);
            if !matches!(c, ' ' | '|') {
                marks.push(std::mem::take(&mut waiting));
            }
        }
        Self { words: printable(&line.text).into_owned(), marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;
    use crate::meter::scan_poem;

    #[test]
    fn a_mark_is_tapped_for_each_syllable_and_all_of_them_make_the_row() {
        let poem = Session::new(Ear::new()).hear("The ink is dry before I lift the pen");
        let line = &poem.lines[0].heard;
        let scansion = scan_poem(&poem, None).lines.remove(0).scansion;
        let taps = Taps::of(line, &scansion);
        assert_eq!(taps.marks.len(), 10);
        assert_eq!(taps.marks.concat(), marks_above(line, &scansion, Notation::Marks));
    }
}
