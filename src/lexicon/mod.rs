//! Pronunciations of words: every source of them, in order of trust.
//!
//! Begin with [`Ear::say`], which asks the sources one after another; every pronunciation carries its source.

mod align;
mod archaic;
mod context;
mod ear;
mod fuller;
mod initials;
mod layers;
mod layout;
#[cfg(not(feature = "train"))]
mod letter_to_sound;
#[cfg(feature = "train")]
pub mod letter_to_sound;
mod memo;
mod packed;
mod readings;
mod respelling;
mod sources;
mod spelling;
mod spoken;
mod standing;
mod user;
mod variant;

pub use align::{SyllableSpan, align, parted};
#[cfg(feature = "train")]
pub use align::{divisible, division};
pub use ear::Ear;
pub use letter_to_sound::guess;
pub use packed::{FoundWord, Packed, dictionary, patch, second_dictionary};
pub use respelling::{RespellingError, made_to_rhyme, respelled};
pub use spoken::{Pronunciation, Source, Spoken};
pub use standing::{Parts, Standing};
pub use user::{EntryError, LexiconEntry, LexiconError, UserLexicon};
pub use variant::{Variant, Variants};

/// The words of a number in figures, with an ordinal's ending or without: *sixteen*, *forty second*; `None` for other words.
fn in_words(figures: &str) -> Option<String> {
    layers::in_words(figures)
}

/// How common a word is, given in lower case; a word no dictionary lists has no class.
pub fn standing(word: &str) -> Standing {
    dictionary().standing(word).or_else(|| second_dictionary().standing(word)).unwrap_or_default()
}

/// SCOWL's size class of a word in lower case, from 10 (commonest) to 95; `None` for a word not listed.
pub fn rank(word: &str) -> Option<u8> {
    standing(word).class
}
