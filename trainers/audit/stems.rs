//! The pronunciations a word should have, made from the entry of its stem by the rule of its ending.

use verse::lexicon::{dictionary, patch, standing};
use verse::phonology::{Phone, Sound, Sounds};

/// An ending that is written in one way and said in one way.
type Ending = (&'static str, &'static [Phone]);

/// Endings before which a stem may have lost an e, doubled its consonant, or turned y into i.
const AFTER_CHANGE: [Ending; 4] = [
    ("ing", &[Phone::IH, Phone::NG]),
    ("er", &[Phone::ER]),
    ("est", &[Phone::AH, Phone::S, Phone::T]),
    ("ness", &[Phone::N, Phone::AH, Phone::S]),
];

/// Endings that leave the stem as it is.
const PLAIN: [Ending; 4] = [
    ("ly", &[Phone::L, Phone::IY]),
    ("ful", &[Phone::F, Phone::AH, Phone::L]),
    ("less", &[Phone::L, Phone::AH, Phone::S]),
    ("ment", &[Phone::M, Phone::AH, Phone::N, Phone::T]),
];

/// The ways of saying a word that the entries of its possible stems make.
pub(crate) fn made(word: &str) -> Vec<Sounds> {
    let mut made = Vec::new();
    if let Some(bare) = word.strip_suffix('s').filter(|bare| !bare.ends_with('s')) {
        let stems = [
            Some(bare.to_owned()),
            bare.strip_suffix("ie").map(|stem| format!("{stem}y")),
            bare.strip_suffix('e').map(str::to_owned),
        ];
        made.extend(stems.into_iter().flatten().flat_map(|stem| ways(&stem)).map(|way| plural(&way)));
    }
    if let Some(bare) = word.strip_suffix("ed") {
        made.extend(changed(bare).iter().flat_map(|stem| ways(stem)).map(|way| past(&way)));
    }
    for (ending, sounds) in AFTER_CHANGE {
        let Some(bare) = word.strip_suffix(ending) else { continue };
        made.extend(changed(bare).iter().flat_map(|stem| ways(stem)).map(|way| with(&way, sounds)));
    }
    for (ending, sounds) in PLAIN {
        let Some(bare) = word.strip_suffix(ending) else { continue };
        let joined = |way: Sounds| {
            let doubled = ending == "ly" && way.iter().next_back().map(Sound::phone) == Some(Phone::L);
            with(&way, if doubled { &sounds[1..] } else { sounds })
        };
        made.extend(ways(bare).into_iter().map(joined));
    }
    made
}

/// The pronunciations of a word of the language; empty for a name, which may share its letters with a
/// stem by chance.
fn ways(stem: &str) -> Vec<Sounds> {
    if stem.len() < 2 || standing(stem).class.is_none() || standing(stem).is_name {
        return Vec::new();
    }
    let patched = patch().lookup(stem);
    if patched.is_empty() { dictionary().lookup(stem) } else { patched }
}

/// The spellings that a stem may have without its ending.
fn changed(bare: &str) -> Vec<String> {
    let mut stems = vec![bare.to_owned(), format!("{bare}e")];
    let letters = bare.as_bytes();
    if let [.., one, two] = letters
        && one == two
    {
        stems.extend(bare.get(..bare.len() - 1).map(str::to_owned));
    }
    if let Some(stem) = bare.strip_suffix('i') {
        stems.push(format!("{stem}y"));
    }
    stems
}

fn with(stem: &Sounds, ending: &[Phone]) -> Sounds {
    stem.iter().chain(ending.iter().map(|&phone| Sound::plain(phone))).collect()
}

fn plural(stem: &Sounds) -> Sounds {
    use Phone::{CH, F, JH, K, P, S, SH, T, TH, Z, ZH};
    match stem.iter().next_back().map(Sound::phone) {
        Some(S | Z | SH | ZH | CH | JH) => with(stem, &[Phone::IH, Z]),
        Some(F | K | P | T | TH) => with(stem, &[S]),
        _ => with(stem, &[Z]),
    }
}

fn past(stem: &Sounds) -> Sounds {
    use Phone::{CH, D, F, K, P, S, SH, T, TH};
    match stem.iter().next_back().map(Sound::phone) {
        Some(D | T) => with(stem, &[Phone::IH, D]),
        Some(CH | F | K | P | S | SH | TH) => with(stem, &[T]),
        _ => with(stem, &[D]),
    }
}
