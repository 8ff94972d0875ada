//! One pronunciation of a word: a sequence of sounds.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::{Phone, Sound, Stress, UnknownPhone};

/// One pronunciation of a word, as a sequence of [`Sound`]s; those of the packed dictionary are borrowed from it.
///
/// Every byte is a valid [`Sound::byte`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sounds(Cow<'static, [u8]>);

impl Sounds {
    /// The sounds packed in these bytes; bytes that are no sound are left out.
    pub fn from_packed(bytes: &'static [u8]) -> Self {
        if bytes.iter().all(|&byte| Sound::from_byte(byte).is_some()) {
            return Self(Cow::Borrowed(bytes));
        }
        bytes.iter().filter_map(|&byte| Sound::from_byte(byte)).collect()
    }

    /// The sounds in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Sound> + Clone + '_ {
        self.0.iter().map(|&byte| Sound::held(byte))
    }

    /// How many sounds there are, vowels and consonants.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no sound at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sound at a place counted from 0.
    pub fn get(&self, index: usize) -> Option<Sound> {
        self.0.get(index).map(|&byte| Sound::held(byte))
    }

    /// How many syllables the word has: one a vowel.
    pub fn syllable_count(&self) -> u32 {
        u32::try_from(self.iter().filter(|sound| sound.is_vowel()).count()).unwrap_or(u32::MAX)
    }

    /// The stress of each syllable in order.
    pub fn stresses(&self) -> impl DoubleEndedIterator<Item = Stress> + Clone + '_ {
        self.iter().filter_map(Sound::stress)
    }

    /// Whether these are the weak form of a function word: one syllable, unstressed, with the vowel of *bun*, *bit* or *cur*.
    ///
    /// *Can* as in "I can go", *for* as in "for good" (Cruttenden, *Gimson's Pronunciation of English*, "Weak forms"). No word
    /// bears a beat in its weak form.
    pub fn is_weak_form(&self) -> bool {
        let mut vowels = self.iter().filter(|sound| sound.is_vowel());
        let Some(vowel) = vowels.next().filter(|_| vowels.next().is_none()) else { return false };
        vowel.is_unstressed_vowel() && matches!(vowel.phone(), Phone::AH | Phone::IH | Phone::ER)
    }

    /// The sounds from the last stressed vowel on: the part that rhymes.
    ///
    /// A word with no stressed syllable ("the") rhymes from its last vowel; one with no vowel at all is returned whole.
    #[must_use]
    pub fn rhyming_part(&self) -> Self {
        let last = |wanted: fn(Sound) -> bool| self.iter().collect::<Vec<_>>().iter().rposition(|&sound| wanted(sound));
        let start = last(|sound| sound.stress() > Some(Stress::Unstressed)).or_else(|| last(Sound::is_vowel));
        self.from(start.unwrap_or(0))
    }

    /// The sounds from a place counted from 0 to the end.
    #[must_use]
    pub fn from(&self, start: usize) -> Self {
        match &self.0 {
            Cow::Borrowed(bytes) => Self(Cow::Borrowed(bytes.get(start..).unwrap_or_default())),
            Cow::Owned(bytes) => Self(Cow::Owned(bytes.get(start..).unwrap_or_default().to_vec())),
        }
    }
}

impl FromIterator<Sound> for Sounds {
    fn from_iter<I: IntoIterator<Item = Sound>>(sounds: I) -> Self {
        Self(Cow::Owned(sounds.into_iter().map(Sound::byte).collect()))
    }
}

impl FromStr for Sounds {
    type Err = UnknownPhone;

    /// Reads ARPAbet phones parted by spaces: `B IH0 HH EH1 L D`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_whitespace().map(str::parse).collect()
    }
}

impl fmt::Display for Sounds {
    /// Writes ARPAbet: `B IH0 HH EH1 L D`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sound) in self.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            sound.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Sounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(arpabet: &str) -> Sounds {
        arpabet.parse().unwrap()
    }

    #[test]
    fn a_word_rhymes_from_its_last_stressed_vowel() {
        for (word, rhyming) in [
            ("B IH0 HH EH1 L D", "EH1 L D"),
            ("N EY1 SH AH0 N", "EY1 SH AH0 N"),
            ("DH AH0", "AH0"),
            ("M IH1 D N AY2 T", "AY2 T"),
            ("SH", "SH"),
        ] {
            assert_eq!(sounds(word).rhyming_part().to_string(), rhyming);
        }
    }

    #[test]
    fn a_phone_is_read_strictly() {
        for wrong in ["BX", "AH", "B1", "AH3", "", "é1", "AH01"] {
            assert!(wrong.parse::<Sound>().is_err(), "{wrong:?} was read as a phone");
        }
    }

    #[test]
    fn every_sound_survives_its_byte() {
        for byte in 0..=u8::MAX {
            if let Some(sound) = Sound::from_byte(byte) {
                assert_eq!(sound.to_string().parse::<Sound>().unwrap(), sound);
                assert_eq!(sound.byte(), byte);
            }
        }
    }
}
