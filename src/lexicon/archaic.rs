//! The endings -ed, -est and -eth of older English, with and without their vowel: walk-èd, belov'd, know'st, know'th.

use super::Variant;
use crate::phonology::edit::{has_vowel, without};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound};

/// The other reading of a word in -ed, -est or -eth: walk-èd unmarked, belov'd, know'st, know'th.
pub(super) fn archaic_ending(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let [body @ .., _] = sounds else { return None };
    if !has_vowel(body) {
        return None;
    }
    if let Some(stem) = key.strip_suffix("ed") {
        return past(stem, sounds);
    }
    let (back, variant) = match key {
        _ if key.ends_with("est") => (3, Variant::EstShort),
        _ if key.ends_with("eth") => (2, Variant::EthShort),
        _ => return None,
    };
    let vowel = sounds.len().checked_sub(back)?;
    let weak = sounds[vowel].is_unstressed_vowel() && has_vowel(&sounds[..vowel]);
    weak.then(|| (without(sounds, vowel), variant))
}

/// The other reading of -ed: with its vowel where these sounds have none, without it where they have one.
fn past(stem: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let [body @ .., vowel, last] = sounds else { return None };
    let dental = |sound: Sound| matches!(sound.phone(), Phone::D | Phone::T);
    let voweled = stem.contains(is_vowel_letter) && !stem.ends_with('e');
    if !dental(*last) || !voweled {
        return None;
    }
    if !(vowel.is_unstressed_vowel() && matches!(vowel.phone(), Phone::IH | Phone::AH)) {
        let full = [body, &[*vowel, Sound::plain(Phone::IH), Sound::plain(Phone::D)]].concat();
        return Some((full, Variant::EdFull));
    }
    let before = *body.last()?;
    let closes = matches!(before.phone(), Phone::V | Phone::K | Phone::S | Phone::JH | Phone::NG | Phone::Z | Phone::M);
    closes.then(|| ([body, &[Sound::plain(Phone::D)]].concat(), Variant::EdShort))
}
