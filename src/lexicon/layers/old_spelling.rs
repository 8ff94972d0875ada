//! Early modern and British spellings: loue, vpon, mortall, deckt, honour, theatre.
//!
//! A rule rewrites the word; the layer takes the rewriting only when it is a word of the language.

use super::endings::{clipped_past, stems};
use super::{Pronunciation, Source, Speaker, carried};
use crate::lexicon::standing;
use crate::phonology::letters::is_vowel_letter;

/// The rarest class a rewritten word may have; a rarer one matches as often by chance.
const RAREST: u8 = 60;

/// How many rewritings are tried: enough for two rules one after the other, which printed editions need.
const MOST: usize = 80;

/// The pronunciations of a word in an old or a British spelling.
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if word.len() < 3 || !word.is_ascii() || word.contains(['\'', '-']) {
        return Vec::new();
    }
    let mut tried = vec![word.to_owned()];
    let mut next = 0;
    while let Some(spelled) = tried.get(next).cloned() {
        if next > 0 && (is_common(&spelled) || is_inflected(speaker, &spelled)) {
            let ways = speaker.made(&spelled);
            if !ways.is_empty() {
                return carried(&ways, Source::Derived, Clone::clone);
            }
        }
        if next < MOST {
            let fresh: Vec<String> =
                rewritings(&spelled).into_iter().filter(|one| one.len() > 1 && !tried.contains(one)).collect();
            tried.extend(fresh);
        }
        next += 1;
        if next > MOST {
            break;
        }
    }
    past_in_t(speaker, word)
}

fn is_common(word: &str) -> bool {
    let standing = standing(word);
    standing.class.is_some_and(|class| class <= RAREST) && !standing.is_name
}

/// Whether a rewriting is a common word with an ending (louest, honoureth).
fn is_inflected(speaker: Speaker<'_>, word: &str) -> bool {
    let endings = ["est", "eth", "ed", "ing", "s"];
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 2);
    stem.is_some_and(|stem| stems(stem).iter().any(|stem| is_common(stem) && !speaker.base(stem).is_empty()))
}

/// Every rewriting of a word by one rule, the likeliest rules first.
fn rewritings(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    found.extend(letters_of_print(word));
    found.extend(endings(word));
    for (old, new) in [
        ("our", "or"),
        ("aun", "an"),
        ("ey", "ei"),
        ("ay", "ai"),
        ("oy", "oi"),
        ("uy", "ui"),
        ("vv", "w"),
        ("ow", "ou"),
        ("ew", "eu"),
    ] {
        // Inside the word only: a last -ay or -ow is modern.
        found.extend(
            word.match_indices(old)
                .filter(|(at, _)| *at > 0 && at + old.len() < word.len())
                .map(|(at, _)| [&word[..at], new, &word[at + old.len()..]].concat()),
        );
    }
    found.extend(
        word.match_indices('y')
            .filter(|(at, _)| within(word, *at))
            .map(|(at, _)| [&word[..at], "i", &word[at + 1..]].concat()),
    );
    found
}

/// Whether the letter at a byte is between two consonants.
fn within(word: &str, at: usize) -> bool {
    let letters = word.as_bytes();
    at > 0 && at + 1 < letters.len() && !is_vowel_letter(letters[at - 1]) && !is_vowel_letter(letters[at + 1])
}

/// Printers before 1630 had one letter for u and v and one for i and j: v at the beginning, u inside.
fn letters_of_print(word: &str) -> Vec<String> {
    let letters = word.as_bytes();
    let mut modern = word.as_bytes().to_vec();
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).map_or(b' ', |before| letters[before]);
        modern[at] = match letter {
            b'v' if at == 0 && !is_vowel_letter(next) => b'u',
            b'u' if at > 0
                && is_vowel_letter(next)
                && before != b'q'
                && before != b'g'
                && (is_vowel_letter(before) || b"lrn".contains(&before)) =>
            {
                b'v'
            }
            b'i' if at == 0 && matches!(next, b'a' | b'o' | b'u' | b'e') => b'j',
            same => same,
        };
    }
    let modern = String::from_utf8(modern).unwrap_or_default();
    if modern == word { Vec::new() } else { vec![modern] }
}

/// Rewritings of a word's end.
#[rustfmt::skip]
fn endings(word: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("nesse", "nness"), ("nesse", "ness"), ("lesse", "less"), ("esse", "ess"), ("full", "ful"), ("ll", "l"), ("ie", "y"), ("yes", "ies"), ("tre", "ter"),
        ("chre", "cher"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("ises", "izes"), ("ick", "ic"), ("icke", "ic"), ("icks", "ics"),
        ("cke", "ck"), ("ence", "ense"), ("ogue", "og"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("que", "c"),
        ("xion", "ction"), ("aunt", "ant"), ("eth", "ed"), ("esse", "ess"), ("ei", "ey"), ("aye", "ay"), ("oure", "our"), ("ys", "is"),
    ];
    let mut found: Vec<String> = ENDINGS.iter().filter_map(|(old, new)| Some(format!("{}{new}", word.strip_suffix(old)?))).collect();
    let letters = word.as_bytes();
    if let [.., one, b'e'] = letters
        && !is_vowel_letter(*one)
        && !keeps_e(letters)
    {
        let bare = &word[..word.len() - 1];
        // Vaine, selfe; and farre, sunne with a double letter.
        found.push(bare.to_owned());
        if matches!(letters, [.., one, two, b'e'] if one == two) {
            found.push(bare[..bare.len() - 1].to_owned());
        }
    }
    if let [.., b'e', b'e'] = letters {
        found.push(word[..word.len() - 1].to_owned());
    }
    if let [.., one, b'e', b's'] = letters && !is_vowel_letter(*one) {
        found.push(format!("{}s", &word[..word.len() - 2]));
    }
    found
}

/// Whether a last e marks the sounds before it, so that it is not superfluous: kine, wreathe, horse.
fn keeps_e(letters: &[u8]) -> bool {
    match letters {
        [.., before, vowel, consonant, _] if is_vowel_letter(*vowel) && !is_vowel_letter(*before) => {
            !b"ywx".contains(consonant)
        }
        [.., b't', b'h', _] => true,
        [.., b'l' | b'n' | b'r', consonant, _] => b"scgv".contains(consonant),
        _ => false,
    }
}

/// Deckt, dropt, kist: a past written with t.
fn past_in_t(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(stem) =
        word.strip_suffix('t').filter(|stem| stem.len() > 2 && stem.ends_with(['k', 'p', 's', 'h', 'x', 'c', 'f']))
    else {
        return Vec::new();
    };
    let doubled = stem.ends_with('s').then(|| format!("{stem}s"));
    let spellings = [Some(stem.to_owned()), doubled, Some(format!("{stem}e"))];
    let known = spellings.into_iter().flatten().map(|stem| speaker.base(&stem)).find(|ways| !ways.is_empty());
    carried(&known.unwrap_or_default(), Source::Derived, clipped_past)
}
