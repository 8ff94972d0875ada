//! What the editor shows about a line of verse: its scansion marks, words that would fill it, the reasons for its
//! reading.
//!
//! Pure functions of heard lines and verdicts: the core computes, these put the result into words.

mod finder;
mod kept;
mod readings;
mod refrain;
mod scan;
mod shape;
mod slot;
mod why;
mod word;

pub(super) use finder::rhymes;
pub use kept::SideFile;
pub use readings::LineReading;
pub(super) use readings::readings;
pub(super) use refrain::{rest_of, rest_of_ending};
pub use scan::Scanned;
pub(super) use scan::Scans;
pub use scan::ScansionMark;
pub(super) use shape::shape_in_words;
pub(super) use slot::{Finder, Found, offer_to_end_line};
pub use slot::{Offer, OfferedWord};
pub(super) use why::why;
pub(super) use word::{ways_in_brief, word_page};
