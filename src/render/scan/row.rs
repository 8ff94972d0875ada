//! Marks drawn above the vowels they belong to.

use unicode_width::UnicodeWidthStr as _;

use crate::analysis::HeardLine;
use crate::lexicon::align;
use crate::meter::Scansion;

/// How beats and stresses are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
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

/// The column of each syllable's vowel in the line as it is printed.
fn vowel_columns(line: &HeardLine, scansion: &Scansion) -> Vec<usize> {
    let mut columns = Vec::with_capacity(scansion.syllables.len());
    let (mut word, mut nuclei, mut start) = (usize::MAX, Vec::new(), 0);
    let mut measured = (0, 0);
    for syllable in &scansion.syllables {
        if syllable.word != word {
            word = syllable.word;
            let Some(heard) = line.words.get(word) else { continue };
            let text = line.text_of(heard);
            let before = crate::span::Span::new(measured.0, heard.span.start).of(&line.text);
            measured = (heard.span.start, measured.1 + crate::render::printable(before).width());
            start = measured.1;
            let said = scansion.ways[word].and_then(|way| heard.spoken.pronunciations.get(way));
            let spans = said.map(|said| align(text, &said.sounds)).unwrap_or_default();
            nuclei = spans.iter().map(|span| crate::span::Span::new(0, span.nucleus.start).of(text).width()).collect();
        }
        columns.push(start + nuclei.get(syllable.syllable).copied().unwrap_or(0));
    }
    columns
}
