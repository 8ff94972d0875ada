//! The shape of the sense: where sentences run on over the line's end, where they pause inside it, and where a sonnet turns.
//!
//! Information for readers and writers of a poem, found by rule; it is never a fault. Begin with [`of_poem`].
//!
//! The terms are those of Fussell (*Poetic Meter and Poetic Form*, revised 1979): a caesura is masculine after a stress and feminine after
//! slack, a line is end-stopped or enjambed. What makes an enjambment strong follows Quilis (*Estructura del encabalgamiento*, 1964), whose
//! classes Ruiz Fabo and others found by rule (2017): the line's end parts a word, or words of one phrase. Any other line that no mark
//! closes is enjambed weakly.

mod caesura;
mod enjambment;
mod turn;

pub use caesura::Caesura;
pub use enjambment::{Enjambment, Strength, Why};
pub use turn::Turn;

use crate::analysis::{HeardLine, Poem};
use crate::meter::{PoemScansion, Scansion};
use crate::rhyme::scheme::Scheme;

/// The shape of a poem's sense.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// That of each line.
    pub lines: Vec<LineShape>,
    /// Where each sonnet turns: the line's place from 0, and why it is there.
    pub turns: Vec<(usize, Turn)>,
}

/// The shape of a line's sense.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineShape {
    /// How its sense runs on to the next line; `None` where a mark closes it, or no line follows.
    pub enjambment: Option<Enjambment>,
    /// The pauses inside it, from left to right.
    pub caesuras: Vec<Caesura>,
}

/// The shape of a poem as it was scanned and as it rhymes.
pub fn of_poem(poem: &Poem, scansion: &PoemScansion, scheme: &Scheme) -> Shape {
    let marked = enjambment::has_marks(poem);
    let line = |at: usize| {
        let next = poem.lines.get(at + 1).map(|next| &*next.heard);
        let read = scansion.lines.get(at).map(|read| &read.scansion);
        of_line(&poem.lines[at].heard, next, read, marked)
    };
    Shape { lines: (0..poem.lines.len()).map(line).collect(), turns: turn::of_poem(poem, scheme) }
}

/// The shape of one line before the next; `marked` says whether the poem has marks at its line ends at all: where it has none, a line
/// without one says nothing.
pub fn of_line(line: &HeardLine, next: Option<&HeardLine>, scansion: Option<&Scansion>, marked: bool) -> LineShape {
    LineShape {
        enjambment: next.and_then(|next| enjambment::between(line, next, marked)),
        caesuras: scansion.map(|scansion| caesura::of_line(line, scansion)).unwrap_or_default(),
    }
}

/// Whether a poem has marks at its line ends.
pub fn has_marks(poem: &Poem) -> bool {
    enjambment::has_marks(poem)
}
