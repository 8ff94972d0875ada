//! Words made from known ones by a suffix or a prefix: walketh, moonless, unwearied.

use super::endings::{past, plural, stems, with, with_vowel};
use super::{DEEPEST, Pronunciation, Source, Speaker, carried, guessed_count, is_common, joined};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// The sounds of a suffix.
#[derive(Debug, Clone, Copy)]
enum Ending {
    Plural,
    Past,
    /// These sounds, in ARPAbet.
    Said(&'static str),
}

/// A suffix, whether it begins with a vowel (so that the stem may have lost its e), its sounds, and the fewest letters that the
/// stem may have.
type Suffix = (&'static str, bool, Ending, usize);

/// Inflections: their stem is one word, and the sounds they add are certain.
const INFLECTIONS: &[Suffix] = &[
    ("ingly", true, Ending::Said("IH0 NG L IY0"), 3),
    ("ings", true, Ending::Said("IH0 NG Z"), 3),
    ("ing", true, Ending::Said("IH0 NG"), 2),
    ("in'", true, Ending::Said("IH0 N"), 2),
    ("edly", true, Ending::Said("IH0 D L IY0"), 3),
    ("edst", true, Ending::Said("IH0 D S T"), 3),
    ("ed", true, Ending::Past, 2),
    ("eth", true, Ending::Said("IH0 TH"), 2),
    ("est", true, Ending::Said("AH0 S T"), 2),
    ("ers", true, Ending::Said("ER0 Z"), 3),
    ("er", true, Ending::Said("ER0"), 3),
    ("es", true, Ending::Plural, 3),
    ("s", false, Ending::Plural, 3),
    ("ly", false, Ending::Said("L IY0"), 3),
    ("ness", false, Ending::Said("N AH0 S"), 3),
    ("nesses", false, Ending::Said("N AH0 S IH0 Z"), 3),
    ("less", false, Ending::Said("L AH0 S"), 3),
    ("ful", false, Ending::Said("F AH0 L"), 3),
];

/// Derivations: accepted only where letter-to-sound gives as many syllables.
const DERIVATIONS: &[Suffix] = &[
    ("lessness", false, Ending::Said("L AH0 S N AH0 S"), 3),
    ("lessly", false, Ending::Said("L AH0 S L IY0"), 3),
    ("fully", false, Ending::Said("F AH0 L IY0"), 3),
    ("fulness", false, Ending::Said("F AH0 L N AH0 S"), 3),
    ("fulls", false, Ending::Said("F UH2 L Z"), 3),
    ("ments", false, Ending::Said("M AH0 N T S"), 3),
    ("ment", false, Ending::Said("M AH0 N T"), 3),
    ("ships", false, Ending::Said("SH IH2 P S"), 3),
    ("ship", false, Ending::Said("SH IH2 P"), 3),
    ("hood", false, Ending::Said("HH UH2 D"), 3),
    ("dom", false, Ending::Said("D AH0 M"), 4),
    ("some", false, Ending::Said("S AH0 M"), 3),
    ("like", false, Ending::Said("L AY2 K"), 3),
    ("wards", false, Ending::Said("W ER0 D Z"), 3),
    ("ward", false, Ending::Said("W ER0 D"), 3),
    ("lings", false, Ending::Said("L IH0 NG Z"), 4),
    ("ling", false, Ending::Said("L IH0 NG"), 4),
    ("lets", false, Ending::Said("L AH0 T S"), 4),
    ("let", false, Ending::Said("L AH0 T"), 4),
    ("ish", true, Ending::Said("IH0 SH"), 4),
    ("ishly", true, Ending::Said("IH0 SH L IY0"), 4),
    ("able", true, Ending::Said("AH0 B AH0 L"), 4),
    ("ably", true, Ending::Said("AH0 B L IY0"), 4),
    ("ists", true, Ending::Said("IH0 S T S"), 4),
    ("ist", true, Ending::Said("IH0 S T"), 4),
    ("ism", true, Ending::Said("IH2 Z AH0 M"), 4),
    ("y", true, Ending::Said("IY0"), 4),
    ("ously", true, Ending::Said("AH0 S L IY0"), 4),
    ("man", false, Ending::Said("M AH0 N"), 4),
    ("men", false, Ending::Said("M AH0 N"), 4),
    ("worthy", false, Ending::Said("W ER2 DH IY0"), 4),
    ("fold", false, Ending::Said("F OW2 L D"), 3),
    ("wise", false, Ending::Said("W AY2 Z"), 4),
];

/// Prefixes, their sounds, and the fewest letters of the word after them.
const PREFIXES: &[(&str, &str, usize)] = &[
    ("counter", "K AW2 N T ER0", 4),
    ("under", "AH2 N D ER0", 3),
    ("inter", "IH2 N T ER0", 4),
    ("super", "S UW2 P ER0", 4),
    ("over", "OW2 V ER0", 3),
    ("anti", "AE2 N T IY0", 4),
    ("fore", "F AO2 R", 3),
    ("down", "D AW2 N", 4),
    ("with", "W IH0 DH", 4),
    ("self", "S EH2 L F", 4),
    ("mid", "M IH2 D", 4),
    ("out", "AW2 T", 3),
    ("mis", "M IH0 S", 4),
    ("dis", "D IH0 S", 4),
    ("non", "N AA2 N", 4),
    ("pre", "P R IY0", 4),
    ("sub", "S AH2 B", 4),
    ("un", "AH0 N", 3),
    ("re", "R IY0", 4),
    ("in", "IH0 N", 5),
    ("im", "IH0 M", 5),
    ("be", "B IH0", 4),
    ("en", "EH0 N", 4),
    ("em", "EH0 M", 4),
    ("up", "AH2 P", 4),
    ("a", "AH0", 4),
];

/// The pronunciations of an inflected word, made from those of its stem.
pub(super) fn inflected(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    for (ending, sounds) in [("eth", [Phone::IH, Phone::TH].as_slice()), ("est", &[Phone::AH, Phone::S, Phone::T])] {
        let verb = word.strip_suffix(ending).map(|stem| verb(speaker, stem)).unwrap_or_default();
        if !verb.is_empty() {
            return carried(&verb, Source::Derived, |stem| with(stem, sounds));
        }
    }
    by_suffix(speaker, word, INFLECTIONS)
}

/// The pronunciations of the verb that a stem belongs to, by its -ing form: bath- is bathe, not bath; wast- is waste.
pub(super) fn verb(speaker: Speaker<'_>, stem: &str) -> Vec<Pronunciation> {
    let bare = stem.strip_suffix('i').map_or_else(|| stem.to_owned(), |bare| format!("{bare}y"));
    let verb_of = |way: &Pronunciation| {
        let sounds: Vec<Sound> = way.sounds.iter().collect();
        let body = sounds.strip_suffix(&[Sound::plain(Phone::IH), Sound::plain(Phone::NG)])?;
        let sounds: Sounds = body.iter().copied().collect();
        (sounds.syllable_count() > 0).then(|| Pronunciation { sounds, ..way.clone() })
    };
    // Handling has lost a vowel that handlest keeps.
    let lost_vowel = bare.ends_with('l') && !bare.ends_with("ll");
    let participle = if lost_vowel { Vec::new() } else { speaker.known(&format!("{bare}ing")) };
    participle.iter().filter_map(verb_of).collect()
}

/// The pronunciations of a word with a suffix or a prefix, where letter-to-sound gives as many syllables.
pub(super) fn derived(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let certain = certain(speaker, word);
    if !certain.is_empty() {
        return certain;
    }
    let suffixed = by_suffix(speaker, word, DERIVATIONS);
    let ways = if suffixed.is_empty() { by_prefix(speaker, word) } else { suffixed };
    let Some(count) = ways.first().map(|way| way.sounds.syllable_count()) else { return ways };
    if Some(count) == guessed_count(word) { ways } else { Vec::new() }
}

/// The pronunciations of a word with a prefix that is certain enough without letter-to-sound: un- before a common word
/// (unmeet, unwholesome), and the y- of old participles (yclad, ybound).
fn certain(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let negated = word.strip_prefix("un").filter(|rest| rest.len() > 3 && is_common(rest));
    let participle = word.strip_prefix('y').filter(|rest| rest.len() > 2 && !rest.starts_with(is_vowel_letter));
    let (rest, before) = match (negated, participle) {
        (Some(rest), _) => (rest, [Phone::AH, Phone::N].as_slice()),
        (_, Some(rest)) => (rest, [Phone::IH].as_slice()),
        _ => return Vec::new(),
    };
    carried(&speaker.base(rest), Source::Derived, |rest| {
        before.iter().map(|&phone| Sound::plain(phone)).chain(rest.iter()).collect()
    })
}

fn by_suffix(speaker: Speaker<'_>, word: &str, table: &[Suffix]) -> Vec<Pronunciation> {
    for &(ending, vowel, sounds, least) in table {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= least && fits(stem, ending)) else {
            continue;
        };
        let spellings = if vowel {
            stems(stem)
        } else if let Some(bare) = stem.strip_suffix('i') {
            vec![format!("{bare}y"), stem.to_owned()]
        } else {
            vec![stem.to_owned()]
        };
        let spellings: Vec<&String> = spellings.iter().filter(|spelled| spelled.len() >= least.min(3)).collect();
        let known = spellings.iter().map(|spelled| (spelled, speaker.base(spelled)));
        let made = spellings.iter().filter(|_| stem.len() > 4).map(|spelled| (spelled, deeper(speaker, spelled)));
        if let Some((spelled, ways)) = known.chain(made).find(|(_, ways)| !ways.is_empty()) {
            return carried(&ways, Source::Derived, |stem| ended(stem, spelled, sounds));
        }
    }
    Vec::new()
}

/// A stem that is itself made from a known word: unlikeliest from unlikely.
fn deeper(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if speaker.depth >= DEEPEST {
        return Vec::new();
    }
    let deeper = Speaker { depth: speaker.depth + 1, ..speaker };
    let inflected = inflected(deeper, word);
    if inflected.is_empty() { derived(deeper, word) } else { inflected }
}

/// Whether a stem may take a suffix at all: no second s, and -es only after a sibilant or a vowel.
fn fits(stem: &str, ending: &str) -> bool {
    match ending {
        "s" => !stem.ends_with(['s', '\'', 'u', 'i']),
        "es" => stem.ends_with(['s', 'x', 'z', 'o', 'i']) || stem.ends_with("ch") || stem.ends_with("sh"),
        _ => true,
    }
}

fn ended(stem: &Sounds, spelled: &str, ending: Ending) -> Sounds {
    match ending {
        Ending::Plural => plural(stem),
        Ending::Past => past(stem),
        Ending::Said(arpabet) => {
            let added: Vec<Sound> = arpabet.split(' ').filter_map(|sound| sound.parse().ok()).collect();
            let phones: Vec<Phone> = added.iter().map(|sound| sound.phone()).collect();
            let last = stem.iter().next_back().map(Sound::phone);
            match phones.as_slice() {
                // Noble, nobly; full, fully: one l is sounded.
                [Phone::L, rest @ ..] if spelled.ends_with("le") && last == Some(Phone::L) => {
                    with_vowel(stem, spelled, rest)
                }
                [Phone::L, rest @ ..] if last == Some(Phone::L) => with(stem, rest),
                [Phone::IH, Phone::NG, ..] | [Phone::ER, ..] | [Phone::IY] => with_vowel(stem, spelled, &phones),
                _ => stem.iter().chain(added).collect(),
            }
        }
    }
}

fn by_prefix(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    for &(prefix, sounds, least) in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix).filter(|rest| rest.len() >= least) else { continue };
        let base = speaker.base(rest);
        let base = if base.is_empty() && prefix.len() > 1 { deeper(speaker, rest) } else { base };
        let stressed = |way: &Pronunciation| way.sounds.stresses().any(|stress| stress == Stress::Primary);
        if base.first().is_some_and(stressed) {
            if prefix == "mid" {
                // Midday, midmost: the first part bears the stress.
                let before =
                    Pronunciation::plain(sounds.replace('2', "1").parse().unwrap_or_default(), Source::Derived);
                return joined(&[before], &base, Source::Derived);
            }
            let before: Vec<Sound> = sounds.split(' ').filter_map(|sound| sound.parse().ok()).collect();
            return carried(&base, Source::Derived, |rest| before.iter().copied().chain(rest.iter()).collect());
        }
    }
    Vec::new()
}
