//! American sounds as southern England says them.
//!
//! ARPAbet has no signs for some British vowels, so pairs of phones stand for them, the same in every word: *AA R* is the
//! vowel of *palm*, *bath* and *start*, *AA* alone that of *lot* and *cloth*, *AO* that of *thought*, *north* and *force*, *IH R*
//! that of *near*, *EH R* that of *square*. An *R* that is sounded stands before a vowel.

use super::sets::{is_bath, is_lot_before_r, is_poor, is_short_o};
use crate::phonology::{Phone, Sound, Stress};
use crate::rhyme::spelling::rime;

/// The sounds of a word, in lower case, as southern England says them.
pub(in crate::rhyme) fn british(word: &str, sounds: &[Sound]) -> Vec<Sound> {
    let mut said = Vec::with_capacity(sounds.len() + 2);
    let mut at = 0;
    while at < sounds.len() {
        let taken = match sounds.get(at..) {
            Some([near, schwa, rest @ ..]) if is_idea(*near, *schwa, rest) => {
                said.extend([with_phone(*near, Phone::IH), Sound::plain(Phone::R)]);
                2
            }
            Some([schwa, l]) if is_ile(word, *schwa, *l) => {
                said.extend([Sound::new(Phone::AY, Stress::Secondary), *l]);
                2
            }
            Some([vowel, r, rest @ ..]) if vowel.is_vowel() && r.phone() == Phone::R => {
                before_r(word, *vowel, rest.first().is_some_and(|next| next.is_vowel()), &mut said);
                2
            }
            _ => {
                plain(word, sounds, at, &mut said);
                1
            }
        };
        at += taken;
    }
    said
}

fn with_phone(sound: Sound, phone: Phone) -> Sound {
    Sound::new(phone, sound.stress().unwrap_or(Stress::Unstressed))
}

/// The *-ea* of "idea" at the end of a word, which is the vowel of "near".
fn is_idea(near: Sound, schwa: Sound, rest: &[Sound]) -> bool {
    near.phone() == Phone::IY
        && near.stress() > Some(Stress::Unstressed)
        && schwa.phone() == Phone::AH
        && (rest.is_empty() || rest.len() == 1 && rest.iter().all(|last| last.phone() == Phone::Z))
}

/// The *-ile* of "missile", which rhymes with *mile*.
fn is_ile(word: &str, schwa: Sound, l: Sound) -> bool {
    word.ends_with("ile") && l.phone() == Phone::L && schwa.is_unstressed_vowel() && schwa.phone() == Phone::AH
}

/// A vowel and the *r* after it.
fn before_r(word: &str, vowel: Sound, prevocalic: bool, said: &mut Vec<Sound>) {
    let r = Sound::plain(Phone::R);
    match vowel.phone() {
        Phone::AA if prevocalic && (is_lot_before_r(word) && !word.starts_with("star") || word.contains("or")) => {
            said.extend([vowel, r]);
        }
        Phone::AA if prevocalic => said.extend([vowel, r, r]),
        Phone::AO | Phone::OW if prevocalic && is_lot_before_r(word) => said.extend([with_phone(vowel, Phone::AA), r]),
        Phone::AO | Phone::OW if prevocalic => said.extend([with_phone(vowel, Phone::AO), r]),
        Phone::AO | Phone::OW => said.push(with_phone(vowel, Phone::AO)),
        Phone::UH | Phone::UW if !prevocalic && is_poor(word) => said.push(with_phone(vowel, Phone::AO)),
        Phone::IY => said.extend([with_phone(vowel, Phone::IH), r]),
        Phone::EY => said.extend([with_phone(vowel, Phone::EH), r]),
        Phone::AY | Phone::AW | Phone::OY if !prevocalic => {
            said.extend([vowel, Sound::new(Phone::AH, Stress::Unstressed)]);
        }
        _ => said.extend([vowel, r]),
    }
}

/// A sound without an *r* after it.
fn plain(word: &str, sounds: &[Sound], at: usize, said: &mut Vec<Sound>) {
    let Some(&sound) = sounds.get(at) else { return };
    let rest = sounds.get(at + 1..).unwrap_or_default();
    let palm = [with_phone(sound, Phone::AA), Sound::plain(Phone::R)];
    match sound.phone() {
        Phone::AE if sound.stress() > Some(Stress::Unstressed) && is_bath(word) => said.extend(palm),
        Phone::AA | Phone::AO => match back_vowel(word, sound, rest) {
            Back::Palm => said.extend(palm),
            Back::Lot => said.push(with_phone(sound, Phone::AA)),
            Back::Thought => said.push(with_phone(sound, Phone::AO)),
        },
        Phone::ER if sound.is_unstressed_vowel() => {
            said.push(with_phone(sound, Phone::AH));
            if rest.first().is_some_and(|next| next.is_vowel()) {
                said.push(Sound::plain(Phone::R));
            }
        }
        _ => said.push(sound),
    }
}

/// The three vowels that America has merged into two, or one.
enum Back {
    Palm,
    Lot,
    Thought,
}

/// Which of them a word has, by its letters there: the *a* of *father*, the *o* of *lot* and *cloth*, the *au* of *thought*.
fn back_vowel(word: &str, vowel: Sound, rest: &[Sound]) -> Back {
    let after = rest.iter().filter(|sound| sound.is_vowel()).count();
    let letters = rime(word, u8::try_from(after + 1).unwrap_or(u8::MAX));
    let before = word.strip_suffix(letters).unwrap_or_default();
    let after_w = before.ends_with(['w', 'q']) || before.ends_with("wh") || letters.starts_with("ua");
    let open_al = ["all", "alk", "alt", "ald", "als"].iter().any(|start| letters.starts_with(start)) || letters == "al";
    let has_f = rest.first().map(|sound| sound.phone()) == Some(Phone::F);
    if is_short_o(word) {
        return Back::Lot;
    }
    match (vowel.phone(), letters.as_bytes()) {
        (_, [b'a', b'u' | b'w', ..] | [b'o', b'a', ..]) => Back::Thought,
        (_, [b'o', b'u', b'g', ..]) if !has_f => Back::Thought,
        (_, [b'o', ..]) => Back::Lot,
        (_, [b'a', ..]) if open_al && !after_w || letters.starts_with("ater") || letters.starts_with("all") => {
            Back::Thought
        }
        (_, _) if after_w => Back::Lot,
        (Phone::AA, [b'e' | b'i', ..]) => Back::Lot,
        (Phone::AA, _) => Back::Palm,
        (_, _) => Back::Thought,
    }
}
