//! Letter-to-sound: guesses the pronunciation of a word from its letters.
//!
//! A sequence tagger with a beam search: it reads the word from its end to its beginning, since English stress is placed from the
//! end, and labels each letter with no sound, one or two. Scores come from one table of weights, addressed by hashing the letters
//! around a letter and the labels after it. `trainers/letter_to_sound` learns the table from CMUdict.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names what is public here"))]

mod decode;
mod features;
mod inventory;

use std::sync::LazyLock;

#[cfg(not(feature = "train"))]
use decode::{Decoder, Model};
#[cfg(not(feature = "train"))]
use features::Letters;
#[cfg(not(feature = "train"))]
use inventory::Inventory;

#[cfg(feature = "train")]
pub use decode::{Decoder, Model, Step, Weight};
#[cfg(feature = "train")]
pub use features::{History, Letters, Rows, history_rows, letter_rows};
#[cfg(feature = "train")]
pub use inventory::{Candidate, Inventory, Label, ROW, TableError};

use crate::phonology::edit::{has_vowel, with_main_stress};
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// How many sequences the beam keeps at each letter: 2 halves the time of 4 and loses 0.2 points of words right on held-out
/// families of CMUdict.
const BEAM: usize = 2;

/// The table made by the trainer; `None` only if the file in `data/` is not such a table.
fn table() -> Option<&'static (Inventory, &'static [u8])> {
    static TABLE: LazyLock<Option<(Inventory, &'static [u8])>> =
        LazyLock::new(|| Inventory::read(include_bytes!("../../../data/letter_to_sound.bin")).ok());
    TABLE.as_ref()
}

/// The labels each letter may have in the shipped table, for aligning a word's letters with its sounds.
pub(super) fn inventory() -> Option<&'static Inventory> {
    table().map(|(inventory, _)| inventory)
}

/// The likeliest pronunciation of a word by its letters alone: a to z and the apostrophe, other characters left out.
///
/// A guess always has a syllable and one main stress. `None` for a word without a letter. Linear in the word's length.
pub fn guess(word: &str) -> Option<Sounds> {
    let letters = Letters::new(word);
    let (inventory, weights) = table().filter(|_| !letters.is_empty())?;
    let model = Model { inventory, weights };
    let mut decoder = Decoder::default();
    model.decode(&letters, BEAM, &mut decoder);
    Some(well_formed(model.sounds(&decoder.best())))
}

/// Gives a guess the syllable and the main stress that every word has.
fn well_formed(sounds: Vec<Sound>) -> Sounds {
    if has_vowel(&sounds) { with_main_stress(sounds.into_iter().collect()) } else { with_vowel(&sounds) }
}

/// A word of consonants is one syllable: brr, psst.
fn with_vowel(consonants: &[Sound]) -> Sounds {
    let (first, rest) = consonants.split_at(consonants.len().min(1));
    let vowel = [Sound::new(Phone::AH, Stress::Primary)];
    [first, &vowel, rest].concat().into_iter().collect()
}
