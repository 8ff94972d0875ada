//! How English endings sound, and the spellings a stem may have had before one.

use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds};

/// The sounds with these consonants or weak vowels after them.
pub(super) fn with(sounds: &Sounds, ending: &[Phone]) -> Sounds {
    sounds.iter().chain(ending.iter().map(|&phone| Sound::plain(phone))).collect()
}

/// The last phone.
fn last(sounds: &Sounds) -> Option<Phone> {
    sounds.len().checked_sub(1).and_then(|at| sounds.get(at)).map(Sound::phone)
}

fn is_voiceless(phone: Phone) -> bool {
    use Phone::{CH, F, K, P, S, SH, T, TH};
    matches!(phone, CH | F | K | P | S | SH | T | TH)
}

/// The plural or the possessive: -s, or a syllable after a sibilant.
pub(super) fn plural(sounds: &Sounds) -> Sounds {
    use Phone::{CH, IH, JH, S, SH, Z, ZH};
    match last(sounds) {
        Some(S | Z | SH | ZH | CH | JH) => with(sounds, &[IH, Z]),
        Some(phone) if is_voiceless(phone) => with(sounds, &[S]),
        _ => with(sounds, &[Z]),
    }
}

/// The past: -d or -t, or a syllable after d and t.
pub(super) fn past(sounds: &Sounds) -> Sounds {
    match last(sounds) {
        Some(Phone::D | Phone::T) => with(sounds, &[Phone::IH, Phone::D]),
        _ => clipped_past(sounds),
    }
}

/// The past without its vowel, as -'d asks: lov'd, and even wound'd.
pub(super) fn clipped_past(sounds: &Sounds) -> Sounds {
    match last(sounds) {
        Some(phone) if is_voiceless(phone) => with(sounds, &[Phone::T]),
        _ => with(sounds, &[Phone::D]),
    }
}

/// An ending that begins with a vowel: "handle" loses its weak vowel (handling), as it does in speech.
pub(super) fn with_vowel(sounds: &Sounds, spelled: &str, ending: &[Phone]) -> Sounds {
    let all: Vec<Sound> = sounds.iter().collect();
    match all.as_slice() {
        [stem @ .., weak, l]
            if spelled.ends_with("le")
                && l.phone() == Phone::L
                && weak.phone() == Phone::AH
                && weak.is_unstressed_vowel() =>
        {
            with(&stem.iter().chain([l]).copied().collect(), ending)
        }
        _ => with(sounds, ending),
    }
}

/// The spellings a stem may have before an ending that begins with a vowel, the likeliest first: hop·ing from hope,
/// hopp·ing from hop, carri·ed from carry.
pub(super) fn stems(stem: &str) -> Vec<String> {
    let letters = stem.as_bytes();
    let doubled =
        matches!(letters, [.., before, one, two] if one == two && !is_vowel_letter(*one) && is_vowel_letter(*before));
    let with_e = format!("{stem}e");
    let mut stems = if wants_e(letters) { vec![with_e, stem.to_owned()] } else { vec![stem.to_owned(), with_e] };
    if let Some(single) = stem.get(..stem.len().saturating_sub(1)).filter(|_| doubled) {
        // Full, miss and buzz keep their double letter; other stems (hopp-, stirr-) had a single one.
        let at = if matches!(letters.last(), Some(b'l' | b's' | b'f' | b'z')) { stems.len() } else { 0 };
        stems.insert(at, single.to_owned());
    }
    if let Some(bare) = stem.strip_suffix('i') {
        stems.insert(0, format!("{bare}y"));
    }
    if letters.ends_with(b"ck") {
        stems.push(stem[..stem.len() - 1].to_owned());
    }
    stems
}

/// Whether a stem looks like one that lost an e: one vowel before one consonant, or letters that English writes an e after.
fn wants_e(stem: &[u8]) -> bool {
    let groups = stem
        .iter()
        .zip(stem.iter().skip(1))
        .filter(|(one, two)| is_vowel_letter(**one) && !is_vowel_letter(**two))
        .count();
    match stem {
        [.., b'd', b'g'] | [.., b'i' | b'u' | b'y', b'r'] | [.., b'e' | b'o', b'a', b't', b'h'] => true,
        [.., one, b'l'] if !is_vowel_letter(*one) && *one != b'l' && *one != b'r' && *one != b'w' => true,
        [.., one, two] if is_vowel_letter(*one) && matches!(two, b's' | b'z' | b'v' | b'c' | b'g' | b'u') => true,
        [.., one, two] if matches!(one, b'l' | b'n' | b'r') && matches!(two, b's' | b'v' | b'c' | b'g') => true,
        [.., b'i' | b'u', b't'] => groups <= 2,
        [.., before, one, two] => {
            groups == 1
                && !is_vowel_letter(*before)
                && is_vowel_letter(*one)
                && !is_vowel_letter(*two)
                && !b"wxy".contains(two)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_takes_the_sound_its_stem_asks_for() {
        for (stem, plural_of, past_of) in [
            ("K AE1 T", "K AE1 T S", "K AE1 T IH0 D"),
            ("HH OW1 P", "HH OW1 P S", "HH OW1 P T"),
            ("L AH1 V", "L AH1 V Z", "L AH1 V D"),
            ("R OW1 Z", "R OW1 Z IH0 Z", "R OW1 Z D"),
        ] {
            let sounds: Sounds = stem.parse().unwrap();
            assert_eq!((plural(&sounds).to_string(), past(&sounds).to_string()), (plural_of.into(), past_of.into()));
        }
    }

    #[test]
    fn the_likeliest_stem_comes_first() {
        for (stem, likeliest) in
            [("hop", "hope"), ("hopp", "hop"), ("carri", "carry"), ("walk", "walk"), ("lov", "love")]
        {
            assert_eq!(stems(stem)[0], likeliest);
        }
    }
}
