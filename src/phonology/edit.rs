//! Edits of a word's sounds: one sound left out, replaced or put in, and a main stress given.

use super::{Phone, Sound, Sounds, Stress};

/// The sounds without the one at a place counted from 0, which must be one of them.
pub(crate) fn without(sounds: &[Sound], at: usize) -> Vec<Sound> {
    [&sounds[..at], &sounds[at + 1..]].concat()
}

/// The sounds with another phone at a place counted from 0, which must be one of them; a vowel put there is unstressed.
pub(crate) fn replaced(sounds: &[Sound], at: usize, by: Phone) -> Vec<Sound> {
    let mut changed = sounds.to_vec();
    changed[at] = Sound::plain(by);
    changed
}

/// The sounds with one more phone before the sound at a place counted from 0, or at their end; a vowel put there is unstressed.
pub(crate) fn inserted(sounds: &[Sound], at: usize, phone: Phone) -> Vec<Sound> {
    [&sounds[..at], &[Sound::plain(phone)], &sounds[at..]].concat()
}

/// Whether any of the sounds is a vowel.
pub(crate) fn has_vowel(sounds: &[Sound]) -> bool {
    sounds.iter().any(|sound| sound.is_vowel())
}

/// The sounds with a main stress: where there is none, the first of the most stressed syllables bears it.
///
/// Sounds without a vowel stay as they are.
pub(crate) fn with_main_stress(sounds: Sounds) -> Sounds {
    let Some(most) = sounds.stresses().max().filter(|&most| most != Stress::Primary) else { return sounds };
    let main = sounds.iter().position(|sound| sound.stress() == Some(most));
    let stressed =
        |(at, sound): (usize, Sound)| if Some(at) == main { sound.with_stress(Stress::Primary) } else { sound };
    sounds.iter().enumerate().map(stressed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(arpabet: &str) -> Sounds {
        arpabet.parse().unwrap()
    }

    #[test]
    fn one_sound_is_left_out_replaced_or_put_in() {
        let heaven: Vec<Sound> = sounds("HH EH1 V AH0 N").iter().collect();
        let written = |edited: Vec<Sound>| edited.into_iter().collect::<Sounds>().to_string();
        assert_eq!(written(without(&heaven, 3)), "HH EH1 V N");
        assert_eq!(written(replaced(&heaven, 3, Phone::ER)), "HH EH1 V ER0 N");
        assert_eq!(written(inserted(&heaven, 4, Phone::IY)), "HH EH1 V AH0 IY0 N");
        assert_eq!(written(inserted(&heaven, 5, Phone::Z)), "HH EH1 V AH0 N Z");
    }

    #[test]
    fn the_first_of_the_most_stressed_syllables_bears_the_main_stress() {
        for (given, stressed) in [
            ("M UW2 N B IY2 M", "M UW1 N B IY2 M"),
            ("DH AH0", "DH AH1"),
            ("B IH0 HH EH1 L D", "B IH0 HH EH1 L D"),
            ("SH", "SH"),
        ] {
            assert_eq!(with_main_stress(sounds(given)).to_string(), stressed);
        }
    }
}
