//! How words are said: every source of pronunciations, in order of trust.
//!
//! Begin with [`Ear::say`], which asks the layers one after another and keeps for every pronunciation where it comes from.

mod align;
mod ear;
mod memo;
mod packed;
mod spoken;
mod user;
mod variant;

pub use align::{SyllableSpan, align};
pub use ear::Ear;
pub use packed::{Ending, Packed, dictionary, patch};
pub use spoken::{Pronunciation, Source, Spoken};
pub use user::{LexiconEntry, LexiconError, UserLexicon};
pub use variant::{Variant, Variants};
