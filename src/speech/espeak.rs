//! ARPAbet in the phonemes of espeak-ng.
//!
//! The signs are espeak-ng's own for English (`docs/phonemes.md` of espeak-ng 1.51), the same for its voices `en-us` and `en-gb`, which
//! give them their accents: `A@` is the vowel and *r* of *start* in America, and the vowel alone in England unless a vowel follows.

use super::{SaidLine, SaidWord};
use crate::phonology::{Phone, Sound, Stress};
use crate::rhyme::Accent;
use crate::text::plain;

/// The phonemes of each word of a line in an accent; empty for a word that nobody knows how to say.
pub fn phonemes(line: &SaidLine, accent: Accent) -> Vec<String> {
    let said: Vec<Vec<Sound>> = line.words.iter().map(|word| sounds_of(word, accent)).collect();
    let each = line.words.iter().enumerate().map(|(at, word)| {
        let mut sounds = said[at].clone();
        if accent == Accent::British && links(line, at, said.get(at + 1)) {
            sounds.push(Sound::plain(Phone::R));
        }
        written(&sounds, word, accent)
    });
    each.collect()
}

fn sounds_of(word: &SaidWord, accent: Accent) -> Vec<Sound> {
    accent.said(&plain(&word.text), &word.sounds).iter().collect()
}

/// Whether the *r* that England drops at a word's end is sounded after all, since a vowel follows without a pause: *never a*.
fn links(line: &SaidLine, at: usize, next: Option<&Vec<Sound>>) -> bool {
    let ends_on_r =
        line.words[at].sounds.iter().next_back().is_some_and(|last| matches!(last.phone(), Phone::R | Phone::ER));
    let runs_on = line.words.get(at + 1).is_some_and(|next| next.before == super::Stop::None);
    ends_on_r && runs_on && next.and_then(|sounds| sounds.first()).is_some_and(|first| first.is_vowel())
}

/// A word's sounds as espeak-ng writes them, a mark of stress before the vowel of each syllable that has one.
fn written(sounds: &[Sound], word: &SaidWord, accent: Accent) -> String {
    let mut text = String::new();
    let mut vowels = 0;
    let mut at = 0;
    while let Some(&sound) = sounds.get(at) {
        if sound.is_vowel() {
            let stress = word.syllables.get(vowels).map_or(Stress::Unstressed, |syllable| syllable.stress);
            text.push_str(stress_mark(stress));
            vowels += 1;
            let (sign, taken) = vowel(sounds.get(at..).unwrap_or_default(), accent);
            text.push_str(sign);
            at += taken;
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| sounds.get(before));
        if before.is_some_and(|before| would_merge(before.phone(), sound.phone())) {
            text.push_str(APART);
        }
        text.push_str(consonant(sound.phone()));
        at += 1;
    }
    text
}

/// Keeps two signs apart that would be read as one.
const APART: &str = "|";

/// Whether the signs of two consonants are a third one's together: *courtship* has no *ch*.
fn would_merge(before: Phone, phone: Phone) -> bool {
    matches!((before, phone), (Phone::T, Phone::SH) | (Phone::D, Phone::ZH))
}

fn stress_mark(stress: Stress) -> &'static str {
    match stress {
        Stress::Primary => "'",
        Stress::Secondary => ",",
        Stress::Unstressed => "",
    }
}

/// The sign of the vowel that these sounds begin with, and how many of them it stands for: an *r* that ends the syllable is part of it.
fn vowel(sounds: &[Sound], accent: Accent) -> (&'static str, usize) {
    let Some(&first) = sounds.first() else { return ("", 0) };
    let is_r = |at: usize| sounds.get(at).is_some_and(|sound| sound.phone() == Phone::R);
    let before_vowel = |at: usize| sounds.get(at).is_some_and(|sound| sound.is_vowel());
    let (r, before) = (is_r(1), before_vowel(2));
    match (accent, first.phone()) {
        // British sounds write the vowel of *palm* as AA R, before a vowel as AA R R.
        (Accent::British, Phone::AA) if r && is_r(2) => ("A:", 2),
        (Accent::British, Phone::AA) if r && !before => ("A@", 2),
        (Accent::British, Phone::AA) => ("0", 1),
        (_, phone) if r && !before => with_r(phone).map_or((alone(first), 1), |sign| (sign, 2)),
        _ => (alone(first), 1),
    }
}

/// The sign of a vowel with the *r* that ends its syllable, for the vowels that have one.
fn with_r(phone: Phone) -> Option<&'static str> {
    Some(match phone {
        Phone::AA => "A@",
        Phone::AO | Phone::OW => "o@",
        Phone::EH | Phone::EY => "e@",
        Phone::IH | Phone::IY => "i@3",
        Phone::UH | Phone::UW => "U@",
        Phone::AY => "aI3",
        Phone::AW => "aU3",
        _ => return None,
    })
}

/// The sign of a vowel by itself. Three are weaker without stress, as their pronunciation has it: *comma*, *letter*, *happy*.
fn alone(vowel: Sound) -> &'static str {
    match (vowel.phone(), vowel.is_unstressed_vowel()) {
        (Phone::AH, true) => "@",
        (Phone::ER, true) => "3",
        (Phone::IY, true) => "i",
        (Phone::AA, _) => "A:",
        (Phone::AE, _) => "a",
        (Phone::AH, false) => "V",
        (Phone::AO, _) => "O:",
        (Phone::AW, _) => "aU",
        (Phone::AY, _) => "aI",
        (Phone::EH, _) => "E",
        (Phone::ER, false) => "3:",
        (Phone::EY, _) => "eI",
        (Phone::IH, _) => "I",
        (Phone::IY, false) => "i:",
        (Phone::OW, _) => "oU",
        (Phone::OY, _) => "OI",
        (Phone::UH, _) => "U",
        (Phone::UW, _) => "u:",
        (consonant_phone, _) => consonant(consonant_phone),
    }
}

/// The sign of a consonant; empty for a vowel, whose sign [`alone`] has.
fn consonant(phone: Phone) -> &'static str {
    match phone {
        Phone::B => "b",
        Phone::CH => "tS",
        Phone::D => "d",
        Phone::DH => "D",
        Phone::F => "f",
        Phone::G => "g",
        Phone::HH => "h",
        Phone::JH => "dZ",
        Phone::K => "k",
        Phone::L => "l",
        Phone::M => "m",
        Phone::N => "n",
        Phone::NG => "N",
        Phone::P => "p",
        Phone::R => "r",
        Phone::S => "s",
        Phone::SH => "S",
        Phone::T => "t",
        Phone::TH => "T",
        Phone::V => "v",
        Phone::W => "w",
        Phone::Y => "j",
        Phone::Z => "z",
        Phone::ZH => "Z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::{SaidSyllable, Stop};

    fn word(sounds: &str) -> SaidWord {
        let sounds: crate::phonology::Sounds = sounds.parse().unwrap();
        let syllables = sounds.stresses().map(|stress| SaidSyllable { stress, beat: false }).collect();
        SaidWord { text: "".into(), before: Stop::None, joined: false, sounds, syllables }
    }

    fn said(sounds: &str) -> String {
        let word = word(sounds);
        let sounds: Vec<Sound> = word.sounds.iter().collect();
        written(&sounds, &word, Accent::American)
    }

    /// Every vowel, unstressed, with secondary and with primary stress.
    const VOWELS: [(&str, [&str; 3]); 15] = [
        ("AA", ["A:", ",A:", "'A:"]),
        ("AE", ["a", ",a", "'a"]),
        ("AH", ["@", ",V", "'V"]),
        ("AO", ["O:", ",O:", "'O:"]),
        ("AW", ["aU", ",aU", "'aU"]),
        ("AY", ["aI", ",aI", "'aI"]),
        ("EH", ["E", ",E", "'E"]),
        ("ER", ["3", ",3:", "'3:"]),
        ("EY", ["eI", ",eI", "'eI"]),
        ("IH", ["I", ",I", "'I"]),
        ("IY", ["i", ",i:", "'i:"]),
        ("OW", ["oU", ",oU", "'oU"]),
        ("OY", ["OI", ",OI", "'OI"]),
        ("UH", ["U", ",U", "'U"]),
        ("UW", ["u:", ",u:", "'u:"]),
    ];

    const CONSONANTS: [(&str, &str); 24] = [
        ("B", "b"),
        ("CH", "tS"),
        ("D", "d"),
        ("DH", "D"),
        ("F", "f"),
        ("G", "g"),
        ("HH", "h"),
        ("JH", "dZ"),
        ("K", "k"),
        ("L", "l"),
        ("M", "m"),
        ("N", "n"),
        ("NG", "N"),
        ("P", "p"),
        ("R", "r"),
        ("S", "s"),
        ("SH", "S"),
        ("T", "t"),
        ("TH", "T"),
        ("V", "v"),
        ("W", "w"),
        ("Y", "j"),
        ("Z", "z"),
        ("ZH", "Z"),
    ];

    #[test]
    fn every_sound_of_arpabet_has_its_sign_under_every_stress() {
        for (phone, signs) in VOWELS {
            for (digit, sign) in [0, 2, 1].into_iter().zip(signs) {
                assert_eq!(said(&format!("{phone}{digit}")), sign, "{phone}{digit}");
            }
        }
        for (phone, sign) in CONSONANTS {
            assert_eq!(said(phone), sign, "{phone}");
        }
        let listed: Vec<&str> = VOWELS.iter().map(|row| row.0).chain(CONSONANTS.iter().map(|row| row.0)).collect();
        assert_eq!(listed, Phone::ALL.map(Phone::name));
    }

    #[test]
    fn an_r_that_ends_a_syllable_colors_its_vowel_and_one_before_a_vowel_does_not() {
        for (sounds, signs) in [
            ("S T AA1 R T", "st'A@t"),
            ("S T AA1 R IY0", "st'A:ri"),
            ("B IH0 F AO1 R", "bIf'o@"),
            ("F AY1 R", "f'aI3"),
            ("AW1 R Z", "'aU3z"),
            ("HH EH1 R", "h'e@"),
            ("N IH1 R", "n'i@3"),
            ("P UH1 R", "p'U@"),
            ("K AE1 R IY0", "k'ari"),
        ] {
            assert_eq!(said(sounds), signs, "{sounds}");
        }
    }

    #[test]
    fn two_sounds_whose_signs_are_a_third_ones_are_kept_apart() {
        assert_eq!(said("K AO1 R T SH IH2 P"), "k'o@t|S,Ip");
        assert_eq!(said("CH ER1 CH"), "tS'3:tS");
    }
}
