//! Greek and Latin names as English verse says them: every vowel counts, and a last -e or -es is said.
//!
//! The endings are those of Walker's Key to the Classical Pronunciation of Greek and Latin Proper Names (1798), of which
//! only the ones no English word has are used here; other names are left to letter-to-sound.

use super::endings::with;
use super::{Pronunciation, Source, Speaker};
use crate::lexicon::letter_to_sound;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// An ending, what letter-to-sound is given in its place, and what is said for it after that.
#[rustfmt::skip]
const ENDINGS: &[(&str, &str, &[Phone])] = &[
    ("ocles", "ocl", &[Phone::IY, Phone::Z]), ("acles", "acl", &[Phone::IY, Phone::Z]), ("thenes", "then", &[Phone::IY, Phone::Z]),
    ("medes", "med", &[Phone::IY, Phone::Z]), ("ades", "ad", &[Phone::IY, Phone::Z]), ("ides", "id", &[Phone::IY, Phone::Z]),
    ("elles", "ell", &[Phone::IY, Phone::Z]), ("ippe", "ipp", &[Phone::IY]), ("yche", "yche", &[]), ("ephe", "eph", &[Phone::IY]),
    ("phne", "phn", &[Phone::IY]), ("machus", "machus", &[]), ("mache", "mac", &[Phone::IY]), ("phone", "phon", &[Phone::IY]),
    ("nome", "nom", &[Phone::IY]), ("thoe", "tho", &[Phone::IY]), ("noe", "no", &[Phone::IY]),
];

/// Says a name by its ending.
pub(super) fn say(_speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((ending, stem)) = ENDINGS.iter().find_map(|entry| {
        let stem = word.strip_suffix(entry.0).filter(|stem| stem.len() >= 2)?;
        (!entry.2.is_empty()).then_some((entry, stem))
    }) else {
        return Vec::new();
    };
    let Some(stem) = letter_to_sound::guess(&format!("{stem}{}", ending.1)) else { return Vec::new() };
    if stem.syllable_count() < 2 {
        return Vec::new();
    }
    vec![Pronunciation::plain(antepenult(&with(&stem, ending.2)), Source::Names)]
}

/// The main stress third from the end, where Greek names of four syllables and more mostly have it (So-phrO-ni-des).
fn antepenult(sounds: &Sounds) -> Sounds {
    let count = sounds.syllable_count() as usize;
    let main = count.saturating_sub(3);
    let mut syllable = 0;
    let stressed = |sound: Sound| {
        if !sound.is_vowel() {
            return sound;
        }
        let at = syllable;
        syllable += 1;
        let stress = if at == main {
            Stress::Primary
        } else {
            sound.stress().unwrap_or(Stress::Unstressed).min(Stress::Secondary)
        };
        sound.with_stress(stress)
    };
    sounds.iter().map(stressed).collect()
}
