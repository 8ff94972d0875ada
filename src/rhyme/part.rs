//! The rhyming part of a word or phrase, folded: sounds that listeners do not tell apart compare equal.
//!
//! Stress is left out, *ER* becomes a vowel and an *R* (so that "heard" and "beard" share their coda), and the weak vowels
//! of unstressed syllables, which dictionaries write now as *AH*, now as *IH*, become one. After a diphthong, *R* and a
//! weak vowel become what *ER* does: "Byron" and "iron" sound alike.

use crate::phonology::{Phone, Sound};

/// A folded sound: a [`Phone`]'s number, or [`WEAK`].
pub(crate) type Folded = u8;

/// The weak vowel of "roses" and "sofas", whichever way a dictionary writes it.
pub(crate) const WEAK: Folded = 0x3F;

/// How many folded sounds a part keeps: enough for "-ationality" and its like; longer ones keep their last.
const CAPACITY: usize = 19;

/// Folded sounds, held inline so that comparing two ends touches no heap.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Part {
    length: u8,
    sounds: [Folded; CAPACITY],
}

impl Part {
    /// Folds the sounds of a rhyming part; the first is the vowel the rhyme begins on.
    pub(crate) fn fold(sounds: &[Sound]) -> Self {
        let mut part = Self { length: 0, sounds: [0; CAPACITY] };
        for (place, sound) in sounds.iter().enumerate() {
            if is_syllabic_r(sounds, place) {
                part.push(Phone::ER as Folded);
            }
            if place > 0 && is_syllabic_r(sounds, place - 1) {
                continue;
            }
            part.push(fold(*sound, place == 0, place + 1 == sounds.len()));
            if sound.phone() == Phone::ER && sounds.get(place + 1).map(|next| next.phone()) != Some(Phone::R) {
                part.push(Phone::R as Folded);
            }
        }
        part
    }

    /// Adds a sound at the end; a full part drops its first sound.
    fn push(&mut self, sound: Folded) {
        if usize::from(self.length) == CAPACITY {
            self.sounds.rotate_left(1);
            self.length -= 1;
        }
        self.sounds[usize::from(self.length)] = sound;
        self.length += 1;
    }

    /// The folded sounds in order.
    pub(crate) fn sounds(&self) -> &[Folded] {
        self.sounds.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// The place of the last vowel, counted from 0; 0 when there is none.
    pub(crate) fn last_vowel(&self) -> usize {
        self.sounds().iter().rposition(|&sound| is_vowel(sound)).unwrap_or(0)
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.sounds().iter().map(|&sound| name(sound))).finish()
    }
}

/// Whether a folded sound is a vowel.
pub(crate) fn is_vowel(sound: Folded) -> bool {
    sound == WEAK || sound < Phone::VOWELS
}

fn fold(sound: Sound, first: bool, last: bool) -> Folded {
    let weak = matches!(sound.phone(), Phone::AH | Phone::IH | Phone::UH);
    if weak && sound.is_unstressed_vowel() && !first && !last { WEAK } else { sound.phone() as Folded }
}

/// Whether an *R* after a diphthong and the weak vowel after it sound as *ER* before a consonant: "Byron" as "iron".
fn is_syllabic_r(sounds: &[Sound], at: usize) -> bool {
    let phone = |at: usize| sounds.get(at).map(|sound| sound.phone());
    let weak = sounds.get(at + 1).is_some_and(|next| next.is_unstressed_vowel());
    at > 0
        && phone(at) == Some(Phone::R)
        && matches!(phone(at - 1), Some(Phone::AY | Phone::AW))
        && (weak && matches!(phone(at + 1), Some(Phone::AH | Phone::IH)))
        && phone(at + 2).is_some_and(|after| !after.is_vowel())
}

fn name(sound: Folded) -> String {
    let found = (0..=Phone::ZH as u8).filter_map(Sound::from_byte).find(|known| known.phone() as Folded == sound);
    found.map_or_else(|| "weak".to_owned(), |known| known.phone().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phonology::Sounds;

    fn part(arpabet: &str) -> Part {
        let sounds: Sounds = arpabet.parse().unwrap();
        Part::fold(&sounds.iter().collect::<Vec<_>>())
    }

    #[test]
    fn weak_vowels_are_one_however_the_dictionary_writes_them() {
        assert_eq!(part("OW1 Z IH0 Z"), part("OW1 Z AH0 Z"));
        assert_ne!(part("IH1 T"), part("AH1 T"));
    }

    #[test]
    fn an_r_after_a_diphthong_is_syllabic_however_the_dictionary_writes_it() {
        assert_eq!(part("AY1 R AH0 N"), part("AY1 ER0 N"));
        assert_eq!(part("AY1 R AH0 N Z"), part("AY1 ER0 N Z"));
        assert_ne!(part("AY1 R AH0"), part("AY1 ER0"));
        assert_ne!(part("EH1 R AH0 N"), part("ER1 N"));
    }

    #[test]
    fn heard_and_beard_share_their_coda() {
        assert_eq!(part("ER1 D").sounds()[1..], part("IH1 R D").sounds()[1..]);
    }

    #[test]
    fn a_part_of_any_length_is_kept_from_its_end() {
        let long = "AH0 L ".repeat(60) + "IY1 Z";
        assert_eq!(part(&long).sounds().last(), Some(&(Phone::Z as Folded)));
    }
}
