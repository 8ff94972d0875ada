//! Verse prepared for a voice: the sounds of the chosen reading, and the times of its beats.
//!
//! Begin with [`said`], which takes the lines of a poem as they were scanned; [`Utterance::of`] writes them for a voice, and
//! [`times`] says when each syllable comes. Nothing here makes a sound: the workspace knows the programs that do.

mod espeak;
mod line;
mod stop;
mod times;
mod utterance;

pub use espeak::phonemes;
pub use line::{SaidLine, SaidSyllable, SaidWord, said};
pub use stop::Stop;
pub use times::{Times, times};
pub use utterance::Utterance;
