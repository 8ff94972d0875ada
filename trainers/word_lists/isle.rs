//! ISLEdict's transcriptions in CMUdict's phones.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use verse::lexicon::dictionary;
use verse::phonology::{Phone, Sound, Sounds, Stress};

use super::scowl::Listed;

/// The words of ISLEdict that CMUdict lacks and another list confirms, with their pronunciations.
pub(crate) fn read(text: &str, listed: &BTreeMap<String, Listed>) -> BTreeMap<String, Vec<Sounds>> {
    let mut entries: BTreeMap<String, Vec<Sounds>> = BTreeMap::new();
    for line in text.lines() {
        let Some((label, said)) = line.split_once(' ') else { continue };
        let word = label.split_once('(').map_or(label, |(word, _)| word).to_lowercase();
        let letters = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
        if !letters || word.len() < 3 || dictionary().contains(&word) || !listed.contains_key(&word) {
            continue;
        }
        let Some(sounds) = sounds_of(said, &word) else { continue };
        let known = entries.entry(word).or_default();
        if sounds.syllable_count() > 0 && !known.contains(&sounds) && known.len() < 3 {
            known.push(sounds);
        }
    }
    entries
}

/// The second dictionary in CMUdict's line format.
pub(crate) fn write(entries: &BTreeMap<String, Vec<Sounds>>) -> String {
    let mut text = String::from(
        ";;; Words that CMUdict lacks, from ISLEdict (copyright Mark Hasegawa-Johnson, MIT: LICENSE-ISLEDICT),\n\
         ;;; each confirmed by SCOWL. Made by trainers/word_lists; do not edit.\n",
    );
    for (word, ways) in entries {
        for (place, sounds) in ways.iter().enumerate() {
            let number = if place == 0 { String::new() } else { format!("({})", place + 1) };
            let _ = writeln!(text, "{word}{number} {sounds}");
        }
    }
    text
}

/// One transcription, such as `# h ˈɛ . v n̩ #`, or nothing where a symbol is unknown.
fn sounds_of(said: &str, word: &str) -> Option<Sounds> {
    let mut sounds: Vec<Sound> = Vec::new();
    // The transcription stands between the first two #; a part of speech may follow.
    let transcription = said.split('#').nth(1)?;
    for symbol in transcription.split_whitespace().filter(|symbol| *symbol != ".") {
        let (stress, bare) = match symbol.chars().next()? {
            'ˈ' => (Stress::Primary, symbol.trim_start_matches('ˈ')),
            'ˌ' => (Stress::Secondary, symbol.trim_start_matches('ˌ')),
            _ => (Stress::Unstressed, symbol),
        };
        match bare {
            "l̩" => sounds.extend([Sound::new(Phone::AH, stress), Sound::plain(Phone::L)]),
            "n̩" => sounds.extend([Sound::new(Phone::AH, stress), Sound::plain(Phone::N)]),
            "m̩" => sounds.extend([Sound::new(Phone::AH, stress), Sound::plain(Phone::M)]),
            "ɾ" => sounds.push(Sound::plain(if word.contains('t') { Phone::T } else { Phone::D })),
            // After ɝ the list often writes the r twice.
            "ɹ" if sounds.last().is_some_and(|last| last.phone() == Phone::ER) => {}
            _ => sounds.push(Sound::new(phone_of(bare)?, stress)),
        }
    }
    drop_part_of_speech(&mut sounds, word);
    Some(as_cmudict_hears(&sounds))
}

/// Drops the n or v (noun, verb) that some entries have for a last sound: overbid `b ˈɪ d v`.
fn drop_part_of_speech(sounds: &mut Vec<Sound>, word: &str) {
    let spelled = word.trim_end_matches('e').chars().next_back();
    let doubled = sounds.len() > 1 && sounds.get(sounds.len() - 2) == sounds.last();
    let tagged = match sounds.last().map(|last| last.phone()) {
        Some(Phone::N) => spelled != Some('n') || doubled,
        Some(Phone::V) => !matches!(spelled, Some('v' | 'f')) || doubled,
        _ => false,
    };
    if tagged {
        sounds.pop();
    }
}

#[rustfmt::skip]
fn phone_of(symbol: &str) -> Option<Phone> {
    use Phone::{
        AA, AE, AH, AO, AW, AY, B, CH, D, DH, EH, ER, EY, F, G, HH, IH, IY, JH, K, L, M, N, NG, OW, OY, P, R, S, SH, T,
        TH, UH, UW, V, W, Y, Z, ZH,
    };
    let phones = [
        ("ɑ", AA), ("æ", AE), ("ʌ", AH), ("ə", AH), ("ɔ", AO), ("aʊ", AW), ("ɑɪ", AY), ("ɛ", EH), ("ɝ", ER), ("ɚ", ER),
        ("ei", EY), ("ɪ", IH), ("i", IY), ("oʊ", OW), ("ɔi", OY), ("ʊ", UH), ("u", UW), ("b", B), ("tʃ", CH), ("d", D),
        ("ð", DH), ("f", F), ("g", G), ("h", HH), ("dʒ", JH), ("k", K), ("l", L), ("m", M), ("n", N), ("ŋ", NG),
        ("p", P), ("ɹ", R), ("r", R), ("s", S), ("ʃ", SH), ("t", T), ("ɵ", TH), ("v", V), ("w", W), ("j", Y), ("z", Z),
        ("ʒ", ZH),
    ];
    phones.into_iter().find(|(ipa, _)| *ipa == symbol).map(|(_, phone)| phone)
}

/// CMUdict writes one vowel before r (F IH1 R, not F IY1 R; AO1 R, not OW1 R), ER0 for a weak vowel with r, AH0 in -ness
/// and -less, and marks one main stress.
fn as_cmudict_hears(sounds: &[Sound]) -> Sounds {
    let mut heard: Vec<Sound> = Vec::new();
    for (place, &sound) in sounds.iter().enumerate() {
        let stress = sound.stress().unwrap_or(Stress::Unstressed);
        let next = |by: usize| sounds.get(place + by).copied();
        let before_r = next(1).is_some_and(|next| next.phone() == Phone::R);
        let before_full_vowel = next(2).is_some_and(|next| next.stress() > Some(Stress::Unstressed));
        let last_syllable = place + 2 == sounds.len() && next(1).is_some_and(|next| next.phone() == Phone::S);
        let swallowed = sound.phone() == Phone::R && heard.last().is_some_and(|last| last.phone() == Phone::ER);
        let phone = match sound.phone() {
            Phone::AH if before_r && stress == Stress::Unstressed && !before_full_vowel => Phone::ER,
            Phone::OW if before_r => Phone::AO,
            Phone::IY if before_r => Phone::IH,
            Phone::UW if before_r => Phone::UH,
            Phone::EH if last_syllable && stress == Stress::Unstressed => Phone::AH,
            same => same,
        };
        if !swallowed {
            heard.push(Sound::new(phone, stress));
        }
    }
    with_main_stress(heard)
}

/// Gives a word without main stress one: on its strongest syllable, the first of equals.
fn with_main_stress(mut sounds: Vec<Sound>) -> Sounds {
    let strongest = sounds.iter().filter_map(|sound| sound.stress()).max();
    if strongest < Some(Stress::Primary)
        && let Some(sound) = sounds.iter_mut().find(|sound| sound.stress() == strongest && sound.is_vowel())
    {
        *sound = sound.with_stress(Stress::Primary);
    }
    sounds.into_iter().collect()
}
