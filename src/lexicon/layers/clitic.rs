//! Small words that lean on the next one with an apostrophe (d'you, m'lord, y'see, g'day, t'other), and endings in *'n* and
//! *'l* (bos'n).

use super::{Pronunciation, Source, Speaker, carried};
use crate::phonology::{Phone, Sound, Sounds};

/// The letters before the apostrophe, their phones before a vowel, and their phones before a consonant.
const LEANING: [(&str, &[Phone], &[Phone]); 10] = [
    ("d", &[Phone::D], &[Phone::D]),
    ("m", &[Phone::M], &[Phone::M, Phone::AH]),
    ("y", &[Phone::Y], &[Phone::Y, Phone::AH]),
    ("g", &[Phone::G], &[Phone::G, Phone::AH]),
    ("t", &[Phone::T], &[Phone::T]),
    ("l", &[Phone::L], &[Phone::L]),
    ("j", &[Phone::ZH], &[Phone::ZH]),
    ("c", &[Phone::S], &[Phone::K, Phone::AH]),
    ("o", &[Phone::OW], &[Phone::OW]),
    ("qu", &[Phone::K], &[Phone::K]),
];

/// The pronunciations of a word with one of these beginnings; empty where the rest is no known word.
pub(super) fn leaning(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((before, rest)) = word.split_once('\'').filter(|(_, rest)| rest.len() > 1) else { return Vec::new() };
    let Some((_, vowel, consonant)) = LEANING.iter().find(|(clitic, ..)| *clitic == before) else { return Vec::new() };
    if is_ending(rest) || before == "y" && rest.starts_with("all") {
        return Vec::new();
    }
    let ways = if rest.contains('\'') { speaker.say(rest) } else { speaker.known(rest) };
    carried(&ways, Source::Rule, |rest| {
        let open = rest.get(0).is_some_and(Sound::is_vowel);
        let glides = before == "d" && rest.get(0).is_some_and(|first| first.phone() == Phone::Y);
        // D'artagnan, d'you; before any other consonant d' is a syllable of its own, as *do* is.
        let leaning: &[Phone] = match (open || glides, before) {
            (true, _) => vowel,
            (false, "d") => &[Phone::D, Phone::AH],
            (false, _) => consonant,
        };
        leaning.iter().map(|&phone| Sound::plain(phone)).chain(rest.iter()).collect()
    })
}

/// Whether the letters after the apostrophe are an ending and no word: d's, t'll.
fn is_ending(rest: &str) -> bool {
    matches!(rest, "ll" | "ve" | "re" | "st" | "er" | "em" | "en")
}

/// The pronunciations of a word that ends in *'n* or *'l* after a consonant, which is a syllable: bos'n, ros'n, mid'l.
pub(super) fn syllabic(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((stem, end)) = word.split_once('\'') else { return Vec::new() };
    let (phone, plural) = match end {
        "n" => (Phone::N, false),
        "ns" => (Phone::N, true),
        "l" => (Phone::L, false),
        "ls" => (Phone::L, true),
        _ => return Vec::new(),
    };
    if stem.len() < 2 || stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        return Vec::new();
    }
    carried(&speaker.say(stem), Source::Rule, |stem| {
        let last = stem.iter().next_back().map(Sound::phone);
        let ending = [Sound::plain(Phone::AH), Sound::plain(phone)];
        let weak = if last == Some(Phone::R) && phone == Phone::N { &ending[1..] } else { &ending };
        let plural = plural.then(|| Sound::plain(Phone::Z));
        stem.iter().chain(weak.iter().copied()).chain(plural).collect::<Sounds>()
    })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    #[test]
    fn a_clitic_is_a_syllable_only_before_a_consonant() {
        for (word, syllables) in [
            ("d'you", 1),
            ("d'ye", 1),
            ("m'lord", 2),
            ("m'lady", 3),
            ("m'dear", 2),
            ("y'see", 2),
            ("y'know", 2),
            ("y'all", 1),
            ("y'all'd've", 3),
            ("g'day", 2),
            ("g'night", 2),
            ("t'other", 2),
            ("c'mon", 2),
            ("bos'n", 2),
            ("bo's'n", 2),
            ("cap'n", 2),
            ("fo'c's'le", 2),
            ("somebody'd", 3),
            ("shouldn't've", 3),
            ("who'd've", 2),
            ("I'd've", 2),
            ("ev'ning", 2),
            ("s'pose", 1),
            ("ma'am", 1),
            ("o'clock", 2),
            ("O'Brien", 3),
            ("d'Artagnan", 3),
            ("'twouldn't've", 3),
            ("what's-his-name", 3),
            ("rock'n'roll", 3),
            ("dog's", 1),
            ("know'st", 1),
        ] {
            let spoken = Ear::new().say(word);
            assert_eq!(spoken.best().map(|way| way.sounds.syllable_count()), Some(syllables), "{word}");
        }
    }
}
