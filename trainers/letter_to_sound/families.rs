//! Families of words: a word with its inflections and derivations.
//!
//! "Wanders" tells how "wander" is said, so a word is held out only together with its whole family.

use std::collections::{BTreeMap, BTreeSet};

use verse::phonology::{Phone, Sound, Sounds};

use super::examples::Word;

/// One family in so many is held out.
const ONE_IN: u64 = 20;

/// Endings that join a word to its base.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "'s", "s'", "'", "s", "es", "ed", "'d", "d", "ing", "in'", "ings", "er", "ers", "est", "ly", "ness", "less", "ful", "fully",
    "ment", "ments", "y", "ies", "ied", "ier", "iest", "ily", "iness", "ish", "ism", "isms", "ist", "ists", "ize", "izes", "ized",
    "izing", "ization", "al", "ally", "ic", "ical", "ically", "ics", "ion", "ions", "ional", "ity", "ities", "ous", "ously", "or",
    "ors", "ian", "ians", "an", "ans", "able", "ably", "ability", "ive", "ively", "ance", "ence", "ant", "ent", "ate", "ated",
    "ation", "ations", "son", "sons", "man", "mans", "men", "ship", "hood", "dom", "ward", "wards", "like",
];

/// The spellings of every family held out.
pub(crate) fn held_out(words: &[Word]) -> BTreeSet<String> {
    let places: BTreeMap<&str, usize> =
        words.iter().enumerate().map(|(at, word)| (word.spelling.as_str(), at)).collect();
    let mut heads: Vec<usize> = (0..words.len()).collect();
    for (at, word) in words.iter().enumerate() {
        for base in bases(&word.spelling).filter_map(|base| places.get(base.as_str()).copied()) {
            if related(&words[base], word) {
                let (one, two) = (head(&mut heads, base), head(&mut heads, at));
                heads[one.max(two)] = one.min(two);
            }
        }
    }
    let chosen = |at: usize, heads: &mut Vec<usize>| hash(&words[head(heads, at)].spelling).is_multiple_of(ONE_IN);
    (0..words.len()).filter(|&at| chosen(at, &mut heads)).map(|at| words[at].spelling.clone()).collect()
}

/// The words a word may be made from: without its ending, with the e, y or single consonant that the ending changed.
fn bases(word: &str) -> impl Iterator<Item = String> {
    let stems = ENDINGS.iter().filter_map(move |ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= 3);
    stems.flat_map(|stem| {
        let mut bases = vec![stem.to_owned(), format!("{stem}e"), format!("{stem}y")];
        let last = stem.chars().next_back();
        if let Some(shorter) = last.and_then(|last| stem.strip_suffix(last)) {
            if shorter.ends_with(last.into_iter().collect::<Vec<_>>().as_slice()) {
                bases.push(shorter.to_owned());
            }
            if last == Some('i') {
                bases.push(format!("{shorter}y"));
            }
        }
        bases
    })
}

/// Whether the phones of the base, its last one left out, begin the word's, stress apart.
fn related(base: &Word, word: &Word) -> bool {
    let phones = |sounds: &Sounds| sounds.iter().map(Sound::phone).collect::<Vec<Phone>>();
    word.ways.iter().any(|way| {
        let way = phones(way);
        base.ways.iter().any(|base| {
            let base = phones(base);
            way.starts_with(&base[..base.len() - 1])
        })
    })
}

fn head(heads: &mut [usize], mut at: usize) -> usize {
    while heads[at] != at {
        heads[at] = heads[heads[at]];
        at = heads[at];
    }
    at
}

/// FNV-1a, so that the split stays the same everywhere.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
