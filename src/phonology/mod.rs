//! The sounds of words: phones, stress, syllables, and the part of a word that rhymes.
//!
//! Begin with [`Sounds`], one pronunciation of a word; [`syllabify`] parts it into [`Syllable`]s.

pub(crate) mod edit;
mod ipa;
pub(crate) mod letters;
mod phone;
mod sounds;
mod syllable;

pub use phone::{Phone, Sound, Stress, UnknownPhone};
pub use sounds::Sounds;
pub use syllable::{Syllable, syllabify};
