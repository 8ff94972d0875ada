//! The part of a pronunciation on which two dictionaries can be compared.

use verse::phonology::{Phone, Sound, Sounds, Stress};

/// The count, the place and vowel of the main stress, and the consonants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) syllables: u32,
    main: Option<usize>,
    vowel: Option<Phone>,
    consonants: Vec<Phone>,
}

/// What is heard of a way of saying a word: weak vowels, secondary stress and the glides y and w are left out, and sounds are made
/// one that lists write in either way (caught and cot, voiced and voiceless th, zh and sh, a vowel before r).
pub(crate) fn heard(sounds: &Sounds) -> Heard {
    let all: Vec<Sound> = sounds.iter().collect();
    let vowels: Vec<usize> = (0..all.len()).filter(|&at| all[at].is_vowel()).collect();
    let main = vowels.iter().position(|&at| all[at].stress() == Some(Stress::Primary));
    let main = main.or_else(|| (vowels.len() == 1).then_some(0));
    let vowel = main.map(|main| {
        let at = vowels[main];
        stressed(all[at].phone(), all.get(at + 1).map(|next| next.phone()))
    });
    Heard { syllables: sounds.syllable_count(), main, vowel, consonants: consonants(&all) }
}

/// A stressed vowel, as lists that differ in nothing but their symbols would have it.
fn stressed(vowel: Phone, next: Option<Phone>) -> Phone {
    use Phone::{AA, AE, AH, AO, EH, ER, EY, IH, IY, OW, R, UH, UW};
    match (vowel, next) {
        (AH | ER, Some(R)) | (ER, _) => ER,
        (AE | EY, Some(R)) => EH,
        (IY, Some(R)) => IH,
        (UW, Some(R)) => UH,
        (AO | OW, Some(R)) | (AO, _) => AA,
        (UH, _) => UW,
        (vowel, _) => vowel,
    }
}

/// The consonants, without y and w after others, each r once.
fn consonants(sounds: &[Sound]) -> Vec<Phone> {
    let mut consonants: Vec<Phone> = Vec::new();
    for sound in sounds {
        let phone = match sound.phone() {
            Phone::ER => Phone::R,
            Phone::ZH => Phone::SH,
            Phone::DH => Phone::TH,
            phone if phone.is_vowel() || matches!(phone, Phone::Y | Phone::W) => continue,
            phone => phone,
        };
        match (consonants.last(), phone) {
            // Mansion with CH or SH, finger with or without its G.
            (Some(Phone::T), Phone::SH) => {
                consonants.pop();
                consonants.push(Phone::CH);
            }
            (Some(Phone::R), Phone::R) | (Some(Phone::NG), Phone::G) => {}
            _ => consonants.push(phone),
        }
    }
    consonants
}
