//! Marks drawn above the vowels they belong to.

use unicode_width::UnicodeWidthStr as _;

use crate::analysis::HeardLine;
use crate::meter::Scansion;
use crate::span::Span;
use crate::text::printable;

/// How beats and stresses are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// `x` slack, `/` a beat, `\` a beat on an unstressed syllable.
    #[default]
    Marks,
    /// `˘` slack, `¯` a beat, as classical prosody writes them.
    Classical,
    /// 1 to 4: off the beat unstressed and stressed, on the beat unstressed and stressed.
    Numbers,
}

impl Notation {
    /// Every notation, with its name and what it draws.
    pub const ALL: &[(Self, &str, &str)] = &[
        (Self::Marks, "marks", r"`x` slack, `/` a beat, `\` a beat on an unstressed syllable"),
        (Self::Classical, "classical", "`˘` slack, `¯` a beat, as classical prosody writes them"),
        (Self::Numbers, "numbers", "1 to 4: off the beat unstressed and stressed, on the beat unstressed and stressed"),
    ];

    fn sign(self, beat: bool, stressed: bool) -> char {
        match (self, beat, stressed) {
            (Self::Marks, true, true) => '/',
            (Self::Marks, true, false) => '\\',
            (Self::Marks, false, _) => 'x',
            (Self::Classical, true, _) => '\u{af}',
            (Self::Classical, false, _) => '\u{2d8}',
            (Self::Numbers, false, false) => '1',
            (Self::Numbers, false, true) => '2',
            (Self::Numbers, true, false) => '3',
            (Self::Numbers, true, true) => '4',
        }
    }
}

/// The row of marks above a line, bars between its feet.
///
/// The line is drawn in columns of the terminal; a mark is over the first letter of its vowel. Linear in the line's
/// length.
pub fn marks_above(line: &HeardLine, scansion: &Scansion, notation: Notation) -> String {
    let columns = vowel_columns(line, scansion);
    let mut cells: Vec<char> = Vec::new();
    let mut marks = Vec::with_capacity(columns.len());
    for (at, &column) in columns.iter().enumerate() {
        // Two syllables may share a letter, or have none: their marks are then side by side.
        let column = column.max(marks.last().map_or(0, |&last| last + 1));
        let stressed = scansion.stress.get(at) == Some(&true);
        put(&mut cells, column, notation.sign(scansion.beats[at], stressed));
        marks.push(column);
    }
    for foot in scansion.feet.iter().skip(1) {
        let Some((&before, &after)) =
            foot.start.checked_sub(1).and_then(|last| Some((marks.get(last)?, marks.get(foot.start)?)))
        else {
            continue;
        };
        if after > before + 1 {
            let middle = before + (after - before) / 2;
            put(&mut cells, middle, '|');
        }
    }
    cells.into_iter().collect()
}

fn put(cells: &mut Vec<char>, column: usize, sign: char) {
    if cells.len() <= column {
        cells.resize(column + 1, ' ');
    }
    cells[column] = sign;
}

/// A mark of the scansion and the place of its vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VowelMark {
    /// The byte of the heard line at which the vowel begins; that of its word where the syllable has no letters.
    pub byte: usize,
    /// The mark.
    pub sign: char,
    /// Whether a foot begins with it, the first one aside.
    pub begins_foot: bool,
}

/// The marks of a line, each with the place of its vowel, for a page that sets letters of several widths.
pub fn vowel_marks(line: &HeardLine, scansion: &Scansion, notation: Notation) -> Vec<VowelMark> {
    let mark = |(at, byte): (usize, usize)| VowelMark {
        byte,
        sign: notation.sign(scansion.beats[at], scansion.stress.get(at) == Some(&true)),
        begins_foot: scansion.feet.iter().skip(1).any(|foot| foot.start == at),
    };
    vowels(line, scansion).into_iter().enumerate().map(mark).collect()
}

/// The first byte of each syllable's vowel, never before that of the syllable before it.
fn vowels(line: &HeardLine, scansion: &Scansion) -> Vec<usize> {
    let mut last = 0;
    let letters = scansion.letters(line);
    let vowels = letters.iter().zip(&scansion.syllables).map(|(letters, syllable)| {
        let word = || line.words.get(syllable.word).map_or(last, |word| word.span.start());
        last = letters.as_ref().map_or_else(word, |letters| letters.nucleus.start()).max(last);
        last
    });
    vowels.collect()
}

/// The column of each syllable's vowel in the line as it is printed; that of its word where it has no letters.
fn vowel_columns(line: &HeardLine, scansion: &Scansion) -> Vec<usize> {
    let (mut measured, mut column) = (0, 0);
    let columns = vowels(line, scansion).into_iter().map(|vowel| {
        column += printable(Span::new(measured, vowel).of(&line.text)).width();
        measured = vowel;
        column
    });
    columns.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::meter::scan_poem;

    #[test]
    fn a_mark_knows_the_vowel_over_which_it_is_drawn() {
        let poem = Session::default().hear("The río rises and the kettle ticks");
        let (line, scansion) = (&poem.lines[0].heard, scan_poem(&poem, None));
        let marks = vowel_marks(line, &scansion.lines[0].scansion, Notation::Marks);
        let row: String = marks_above(line, &scansion.lines[0].scansion, Notation::Marks).replace([' ', '|'], "");
        assert_eq!(marks.iter().map(|mark| mark.sign).collect::<String>(), row);
        let vowels: Vec<&str> = marks.iter().filter_map(|mark| line.text.get(mark.byte..)).collect();
        assert!(vowels[1].starts_with("ío rises") && vowels[3].starts_with("ises"), "{vowels:?}");
        assert!(!marks[0].begins_foot && marks[2].begins_foot, "{marks:?}");
    }
}
