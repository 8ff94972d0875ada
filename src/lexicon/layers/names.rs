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
    ("elles", "ell", &[Phone::IY, Phone::Z]), ("ippe", "ipp", &[Phone::IY]), ("ephe", "eph", &[Phone::IY]),
    ("phne", "phn", &[Phone::IY]), ("mache", "mac", &[Phone::IY]), ("phone", "phon", &[Phone::IY]),
    ("nome", "nom", &[Phone::IY]), ("thoe", "tho", &[Phone::IY]), ("noe", "no", &[Phone::IY]),
];

/// Says a name by its ending.
pub(super) fn say(_speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((ending, stem)) =
        ENDINGS.iter().find_map(|entry| Some((entry, word.strip_suffix(entry.0).filter(|stem| stem.len() >= 2)?)))
    else {
        return Vec::new();
    };
    let Some(stem) = letter_to_sound::guess(&format!("{stem}{}", ending.1)) else { return Vec::new() };
    if stem.syllable_count() < 2 {
        return Vec::new();
    }
    vec![Pronunciation::plain(antepenult(&with(&stem, ending.2)), Source::Names)]
}

/// A guessed Idalian or Deucalion with its i said, as English verse has it; the short way stays among the readings.
pub(super) fn with_full_i(word: &str, sounds: Sounds) -> Sounds {
    let ending = ["lian", "lion", "nian", "phian", "phion", "lians", "nians", "lius", "nius", "lia", "nia"];
    let all: Vec<Sound> = sounds.iter().collect();
    let glide = all.iter().rposition(|sound| sound.phone() == Phone::Y).filter(|&at| at > 1);
    let Some(at) = glide.filter(|_| word.len() > 6 && ending.iter().any(|ending| word.ends_with(ending))) else {
        return sounds;
    };
    let last_syllable = all[at..].iter().filter(|sound| sound.is_vowel()).count() == 1;
    if !last_syllable {
        return sounds;
    }
    all.iter().enumerate().map(|(place, &sound)| if place == at { Sound::plain(Phone::IY) } else { sound }).collect()
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

#[cfg(test)]
mod tests {
    use crate::lexicon::{Ear, Source};

    #[test]
    fn a_greek_name_says_its_last_e() {
        let ear = Ear::new().without(Source::SecondDictionary);
        for (word, syllables) in
            [("Philippides", 4), ("Damocles", 3), ("Aristomache", 5), ("Leucippe", 3), ("Thessalian", 4)]
        {
            let spoken = ear.say(word);
            assert_eq!(spoken.best().map(|best| best.sounds.syllable_count()), Some(syllables), "{word}");
        }
    }
}
