//! Lexical sets that spelling alone does not show (Wells 1982, chapter 2).

/// Stems whose *a* is broad in southern England although it is short in America: the set that Wells names BATH.
#[rustfmt::skip]
const BATH: &[&str] = &[
    "staff", "chaff", "behalf", "calf", "half", "giraffe", "graph", "autograph", "photograph", "telegraph", "paragraph",
    "laugh", "laughter", "draught", "craft", "draft", "shaft", "raft", "graft", "aft", "after", "rafter", "daft", "haft",
    "waft", "abaft", "path", "bath", "lath", "pass", "glass", "grass", "class", "brass", "past", "last", "fast", "mast",
    "cast", "blast", "vast", "caste", "aghast", "ghastly", "master", "plaster", "disaster", "pastor", "pasture", "castle",
    "nasty", "alabaster", "ask", "task", "mask", "bask", "cask", "flask", "masque", "basket", "casket", "rascal", "clasp",
    "grasp", "gasp", "rasp", "hasp", "chance", "dance", "france", "glance", "lance", "prance", "trance", "advance", "enhance",
    "stance", "askance", "perchance", "mischance", "chancel", "chancellor", "lancer", "chant", "enchant", "grant", "plant",
    "slant", "aslant", "vantage", "advantage", "aunt", "can't", "cant", "shan't", "shant", "branch", "blanch", "ranch",
    "avalanche", "stanch", "command", "demand", "remand", "reprimand", "countermand", "slander", "sample", "example",
    "ensample", "answer", "rather", "alas", "halve", "calve", "surpass", "repast", "outlast", "contrast", "broadcast",
    "forecast", "overcast", "outcast", "downcast", "steadfast", "breakfast", "bypass", "trespass", "moustache", "mustache",
    "wrath", "taskmaster", "headmaster", "schoolmaster", "goddaughter", "laughing", "castor", "flabbergast", "giraff",
    "dastard", "bastard", "mastiff", "hourglass", "eyeglass", "spyglass", "looking-glass",
];

/// Endings that a stem of that set takes without a change of its vowel.
const ENDINGS: [&str; 14] = ["", "s", "es", "'s", "ed", "er", "ers", "ing", "ings", "est", "ly", "y", "d", "r"];

/// Stems of that set that close longer words with the same vowel: *footpath*, *spacecraft*, *topmast*.
const IN_COMPOUNDS: [&str; 11] =
    ["path", "bath", "glass", "grass", "class", "brass", "craft", "shaft", "staff", "master", "glance"];

/// Words that end like those but have the short vowel.
const SHORT: [&str; 4] = ["psychopath", "sociopath", "osteopath", "homeopath"];

/// Whether a word's *a* is broad in southern England and short in America.
pub(super) fn is_bath(word: &str) -> bool {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let known = |stem: &str| {
        BATH.contains(&stem)
            || IN_COMPOUNDS.iter().any(|tail| stem.len() > tail.len() + 2 && stem.ends_with(tail))
                && !SHORT.contains(&stem)
    };
    stems.into_iter().any(|stem| {
        // "dancing" and "dancer" have lost the silent e of "dance".
        known(stem) || BATH.iter().any(|full| full.strip_suffix('e') == Some(stem))
    })
}

/// Words whose *au* or *a* is the short *o* of *lot* in southern England.
const SHORT_O: [&str; 9] = ["because", "sausage", "austria", "cauliflower", "laurel", "wan", "wasp", "wrath", "yacht"];

/// Whether a word's *au* or *a* is the vowel of *lot* in southern England.
pub(super) fn is_short_o(word: &str) -> bool {
    SHORT_O.contains(&word.trim_end_matches('s'))
}

/// Words with one *r* between *o* and a vowel that have the vowel of *lot*: "forest", where "glory" has that of *thought*.
#[rustfmt::skip]
const LOT_BEFORE_R: &[&str] = &[
    "orange", "forest", "foreign", "moral", "coral", "florist", "florid", "oracle", "orator", "origin", "foreigner", "forester",
    "florence", "sorrel", "orifice", "euphoric", "historic", "doric",
];

/// Whether the *o* before an *r* and a vowel is that of *lot*.
pub(super) fn is_lot_before_r(word: &str) -> bool {
    word.contains("orr") || word.contains("arr") || word.ends_with("ority") || {
        LOT_BEFORE_R.contains(&word.trim_end_matches('s'))
    }
}

/// Words whose long *oo* before *r* has become the vowel of *thought*.
const POOR: [&str; 9] = ["poor", "moor", "boor", "spoor", "sure", "your", "yours", "you're", "paramour"];

/// Whether a word with the sound of *oor* rhymes with *more* in southern England.
pub(super) fn is_poor(word: &str) -> bool {
    POOR.contains(&word) || ["assure", "ensure", "insure", "unsure"].contains(&word.trim_end_matches(['d', 's']))
}
