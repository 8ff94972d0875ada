//! Scansions as text: one module a format. Nothing here decides anything.

mod full;
mod lesson;
mod record;
mod row;
mod shape;
mod sound;
mod statistics;
mod table;
mod tei;

pub use lesson::lesson;
pub use record::{LineRecord, WordRecord, WordRecords, each as each_line};
pub use row::{Notation, VowelMark, marks_above, vowel_marks};
pub use statistics::{Statistics, Tally};

use crate::analysis::Poem;
use crate::meter::{PoemScansion, RunnerUp};
use crate::render::{Format, Offered};
use crate::rhyme::scheme::{Letter, Scheme};
use crate::rhyme::sound::Echoes;
use crate::shape::Shape;

/// A poem as scanned, with everything that is shown of it.
#[derive(Debug)]
pub struct Scanned {
    /// The path as given or found, as it is; renderers make it printable in their own way.
    pub path: String,
    /// The poem as heard.
    pub poem: Poem,
    /// Its scansion.
    pub scansion: PoemScansion,
    /// Its rhymes.
    pub scheme: Scheme,
    /// Whether rhyme letters begin again at each stanza.
    pub by_stanza: bool,
    /// The next best scansions of each line, where they were asked for.
    pub runners_up: Vec<Vec<RunnerUp>>,
    /// The sound echoes of each line apart from its end rhyme, where they were asked for.
    pub echoes: Option<Vec<Echoes>>,
    /// The shape of the poem's sense, where it was asked for.
    pub shape: Option<Shape>,
}

impl Scanned {
    /// The stanza of a line and the line's place in it, both from 0.
    fn place(&self, line: usize) -> (usize, usize) {
        let stanza = self.poem.stanzas.partition_point(|stanza| stanza.end <= line);
        let start = self.poem.stanzas.get(stanza).map_or(0, |stanza| stanza.start);
        (stanza, line.saturating_sub(start))
    }

    /// A line's rhyme letter.
    fn letter(&self, line: usize) -> Letter {
        let (stanza, place) = self.place(line);
        let letter = if self.by_stanza {
            self.scheme.stanzas.get(stanza).and_then(|letters| letters.get(place))
        } else {
            self.scheme.poem.get(line)
        };
        letter.copied().unwrap_or(Letter::X)
    }
}

/// The formats of `verse scan`.
pub const FORMATS: Offered = &[
    (Format::Full, "For a reader: marks above each line"),
    (Format::Jsonl, "One JSON object a line of verse"),
    (Format::Json, "The same objects in one"),
    (Format::Csv, "A table, one row a line of verse"),
    (Format::Tei, "TEI verse: `<l met=\"..\" real=\"..\">`"),
];

/// Format and notation together.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The format; one that [`FORMATS`] lacks is written as [`Format::Full`].
    pub format: Format,
    /// How beats and stresses are drawn where a reader sees them.
    pub notation: Notation,
    /// Whether a reader sees every license, and not only those that a reader of verse notices.
    pub all_licenses: bool,
}

impl Style {
    /// The text before all pages.
    pub fn head(self) -> &'static str {
        match self.format {
            Format::Json => "{\"version\":1,\"lines\":[\n",
            Format::Csv => table::HEAD,
            Format::Tei => tei::HEAD,
            _ => "",
        }
    }

    /// The text before a page; `first` when it is the first page.
    pub fn between(self, first: bool) -> &'static str {
        match self.format {
            _ if first => "",
            Format::Json => ",\n",
            Format::Jsonl | Format::Csv | Format::Tei => "",
            _ => "\n",
        }
    }

    /// One poem; empty when it has no line of verse.
    pub fn page(self, scanned: &Scanned) -> String {
        match self.format {
            Format::Jsonl => record::page(scanned, "\n") + if scanned.poem.lines.is_empty() { "" } else { "\n" },
            Format::Json => record::page(scanned, ",\n"),
            Format::Csv => table::page(scanned),
            Format::Tei => tei::page(scanned),
            _ => full::page(scanned, self),
        }
    }

    /// The text after all pages.
    pub fn foot(self) -> &'static str {
        match self.format {
            Format::Json => "\n]}\n",
            Format::Tei => tei::FOOT,
            _ => "",
        }
    }
}
