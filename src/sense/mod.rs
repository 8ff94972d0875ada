//! What words mean: their senses, the words near them, and which word would fit a place in a poem.
//!
//! Begin with [`define`], the senses of a word. The data is WordNet 3.0 (`data/LICENSE-WORDNET`), packed by `trainers/sense` and
//! unpacked when the first word is asked for, so that commands which need no sense do not pay for it.

mod bases;
mod before;
pub mod fill;
#[cfg(not(feature = "train"))]
mod layout;
#[cfg(feature = "train")]
pub mod layout;
mod near;
mod part;
mod returns;
mod tag;
mod theme;
mod vectors;
mod wordnet;

pub use bases::Base;
pub use near::{Sense, SensesOf, define};
pub use part::{PartOfSpeech, Tie};
pub use returns::{Place, Returning, Returns};
pub use theme::Theme;
pub use vectors::Vector;
