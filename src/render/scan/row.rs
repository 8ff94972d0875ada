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
/// The line is drawn in columns of the terminal; a mark stands over the first letter of its vowel. Linear in the line's
/// length.
pub fn marks_above(line: &HeardLine, scansion: &Scansion, notation: Notation) -> String {
    let columns = vowel_columns(line, scansion);
    let mut cells: Vec<char> = Vec::new();
    let mut marks = Vec::with_capacity(columns.len());
    for (at, &column) in columns.iter().enumerate() {
        // Two syllables over one letter, or none: marks go on side by side.
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

/// The column of each syllable's vowel in the line as it is printed; that of its word where it has no letters.
fn vowel_columns(line: &HeardLine, scansion: &Scansion) -> Vec<usize> {
    let (mut measured, mut column) = (0, 0);
    let letters = scansion.letters(line);
    let columns = letters.iter().zip(&scansion.syllables).map(|(letters, syllable)| {
        let word = || line.words.get(syllable.word).map_or(measured, |word| word.span.start());
        let vowel = letters.as_ref().map_or_else(word, |letters| letters.nucleus.start()).max(measured);
        column += printable(Span::new(measured, vowel).of(&line.text)).width();
        measured = vowel;
        column
    });
    columns.collect()
}
