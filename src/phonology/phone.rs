//! The thirty-nine phones of American English and the three grades of stress.
//!
//! The build script reads this file too (it packs the dictionary with the same codes), so it depends on nothing.

use std::fmt;
use std::str::FromStr;

/// One of CMUdict's 39 phones, vowels first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are ARPAbet's own; `Phone::ipa` says how each sounds")]
#[rustfmt::skip]
pub enum Phone {
    AA, AE, AH, AO, AW, AY, EH, ER, EY, IH, IY, OW, OY, UH, UW,
    B, CH, D, DH, F, G, HH, JH, K, L, M, N, NG, P, R, S, SH, T, TH, V, W, Y, Z, ZH,
}

#[rustfmt::skip]
const PHONES: [(Phone, &str, &str); 39] = {
    use Phone::{
        AA, AE, AH, AO, AW, AY, EH, ER, EY, IH, IY, OW, OY, UH, UW,
        B, CH, D, DH, F, G, HH, JH, K, L, M, N, NG, P, R, S, SH, T, TH, V, W, Y, Z, ZH,
    };
    [
        (AA, "AA", "ɑ"), (AE, "AE", "æ"), (AH, "AH", "ʌ"), (AO, "AO", "ɔ"), (AW, "AW", "aʊ"), (AY, "AY", "aɪ"),
        (EH, "EH", "ɛ"), (ER, "ER", "ɝ"), (EY, "EY", "eɪ"), (IH, "IH", "ɪ"), (IY, "IY", "i"), (OW, "OW", "oʊ"),
        (OY, "OY", "ɔɪ"), (UH, "UH", "ʊ"), (UW, "UW", "u"),
        (B, "B", "b"), (CH, "CH", "tʃ"), (D, "D", "d"), (DH, "DH", "ð"), (F, "F", "f"), (G, "G", "ɡ"),
        (HH, "HH", "h"), (JH, "JH", "dʒ"), (K, "K", "k"), (L, "L", "l"), (M, "M", "m"), (N, "N", "n"),
        (NG, "NG", "ŋ"), (P, "P", "p"), (R, "R", "ɹ"), (S, "S", "s"), (SH, "SH", "ʃ"), (T, "T", "t"),
        (TH, "TH", "θ"), (V, "V", "v"), (W, "W", "w"), (Y, "Y", "j"), (Z, "Z", "z"), (ZH, "ZH", "ʒ"),
    ]
};

impl Phone {
    /// How many phones are vowels; vowels come first, so a phone is one if its number (`phone as u8`) is below this.
    pub const VOWELS: u8 = 15;

    /// Every phone, at the place of its number.
    pub const ALL: [Self; PHONES.len()] = {
        let mut all = [Self::AA; PHONES.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = PHONES[at].0;
            at += 1;
        }
        all
    };

    /// The phone's ARPAbet name, without a stress digit.
    pub fn name(self) -> &'static str {
        PHONES[self as usize].1
    }

    /// The phone in the International Phonetic Alphabet (`ɝ` and `ʌ` are the stressed vowels).
    pub fn ipa(self) -> &'static str {
        PHONES[self as usize].2
    }

    /// Whether the phone is a vowel, and so the nucleus of a syllable.
    pub fn is_vowel(self) -> bool {
        (self as u8) < Self::VOWELS
    }

    /// The phone with this ARPAbet name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        PHONES.iter().find(|entry| entry.1 == name).map(|entry| entry.0)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How strongly a syllable is stressed, from CMUdict's digits 0, 2 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stress {
    /// CMUdict's 0.
    Unstressed,
    /// CMUdict's 2.
    Secondary,
    /// CMUdict's 1.
    Primary,
}

impl Stress {
    /// CMUdict's digit for this stress.
    pub fn digit(self) -> char {
        match self {
            Self::Unstressed => '0',
            Self::Secondary => '2',
            Self::Primary => '1',
        }
    }

    fn from_digit(digit: char) -> Option<Self> {
        match digit {
            '0' => Some(Self::Unstressed),
            '1' => Some(Self::Primary),
            '2' => Some(Self::Secondary),
            _ => None,
        }
    }
}

/// One phone as a pronunciation holds it: a vowel with its stress, or a consonant. One byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sound(u8);

/// The bits of a sound's byte that hold the phone's number.
const PHONE_BITS: u8 = 0b0011_1111;

/// The shift of a sound's stress above its phone's number: 0 is unstressed, 1 secondary, 2 primary.
const STRESS_SHIFT: u8 = 6;

impl Sound {
    /// A vowel with its stress; the stress of a consonant is dropped.
    pub fn new(phone: Phone, stress: Stress) -> Self {
        if phone.is_vowel() { Self(phone as u8 | (stress as u8) << STRESS_SHIFT) } else { Self(phone as u8) }
    }

    /// A consonant, or an unstressed vowel.
    pub fn plain(phone: Phone) -> Self {
        Self(phone as u8)
    }

    /// The sound packed in a byte by [`Sound::byte`], if the byte is one.
    pub fn from_byte(byte: u8) -> Option<Self> {
        let (phone, stress) = (byte & PHONE_BITS, byte >> STRESS_SHIFT);
        let known = if phone < Phone::VOWELS { stress <= 2 } else { (phone as usize) < PHONES.len() && stress == 0 };
        known.then_some(Self(byte))
    }

    /// The sound of a byte that is known to be valid.
    pub(super) fn held(byte: u8) -> Self {
        debug_assert!(Self::from_byte(byte).is_some());
        Self(byte)
    }

    /// The sound as one byte, as the packed dictionary holds it.
    pub fn byte(self) -> u8 {
        self.0
    }

    /// The sound's byte without its stress: the phone's number (`phone as u8`).
    pub(crate) fn phone_byte(self) -> u8 {
        self.0 & PHONE_BITS
    }

    /// The phone, without stress.
    pub fn phone(self) -> Phone {
        PHONES[self.phone_byte() as usize].0
    }

    /// The stress of a vowel; `None` for a consonant.
    pub fn stress(self) -> Option<Stress> {
        self.is_vowel().then_some(match self.0 >> STRESS_SHIFT {
            0 => Stress::Unstressed,
            1 => Stress::Secondary,
            _ => Stress::Primary,
        })
    }

    /// The sound in the International Phonetic Alphabet; the weak vowels of "comma" and "letter" have their own signs.
    pub fn ipa(self) -> &'static str {
        match (self.phone(), self.stress()) {
            (Phone::AH, Some(Stress::Unstressed)) => "ə",
            (Phone::ER, Some(Stress::Unstressed)) => "ɚ",
            (phone, _) => phone.ipa(),
        }
    }

    /// Whether the sound is a vowel.
    pub fn is_vowel(self) -> bool {
        self.phone_byte() < Phone::VOWELS
    }

    /// Whether the sound is a vowel without stress; `false` for a consonant.
    pub fn is_unstressed_vowel(self) -> bool {
        self.0 < Phone::VOWELS
    }

    /// The same vowel with another stress; a consonant stays as it is.
    #[must_use]
    pub fn with_stress(self, stress: Stress) -> Self {
        Self::new(self.phone(), stress)
    }
}

impl fmt::Display for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stress() {
            Some(stress) => write!(f, "{}{}", self.phone(), stress.digit()),
            None => self.phone().fmt(f),
        }
    }
}

impl fmt::Debug for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Text that is not a phone of CMUdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPhone {
    /// The text as found.
    pub found: String,
}

impl fmt::Display for UnknownPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a phone; write ARPAbet like `HH AH0 L OW1`, with a stress digit 0, 1 or 2 on each vowel",
            self.found
        )
    }
}

impl std::error::Error for UnknownPhone {}

impl FromStr for Sound {
    type Err = UnknownPhone;

    /// Reads one ARPAbet phone strictly: a vowel must carry a stress digit, a consonant must not.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownPhone { found: text.to_owned() };
        let stress = text.chars().next_back().and_then(Stress::from_digit);
        let name = if stress.is_some() { text.split_at(text.len() - 1).0 } else { text };
        let phone = Phone::named(name).ok_or_else(unknown)?;
        match (phone.is_vowel(), stress) {
            (true, Some(stress)) => Ok(Self::new(phone, stress)),
            (false, None) => Ok(Self::plain(phone)),
            _ => Err(unknown()),
        }
    }
}
