//! Words that an apostrophe belongs to, at their beginning or their end.

/// Words written with an apostrophe for a lost beginning: 'tis, 'gainst, 'neath.
#[rustfmt::skip]
const APHAERESIS: &[&str] = &[
    "tis", "twas", "twere", "twill", "twould", "twixt", "tween", "twon't", "tisn't", "twasn't", "tweren't", "twouldn't", "tain't", "gainst", "gan", "gins",
    "neath", "mid", "midst", "mong", "mongst", "bout", "bove", "cause", "course", "em", "im", "er", "un", "fore", "cross",
    "long", "low", "lone", "pon", "round", "scape", "scaped", "way", "ware", "til", "till", "tude", "nuff", "nother",
    "kay", "cept", "ud", "ll", "d", "s", "t", "re", "ve", "n", "ere", "prentice", "bide", "larum", "stead", "ccount",
];

/// Whether figures are a year or a decade without its century: '69, '90s.
pub(super) fn is_short_year(word: &str) -> bool {
    let figures = word.strip_suffix('s').unwrap_or(word);
    figures.len() == 2 && figures.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is written with an apostrophe before it.
pub(super) fn loses_its_beginning(word: &str) -> bool {
    APHAERESIS.contains(&word)
}

/// Words written with an apostrophe for a lost end: th', o', wi', tho'; ridin'; the poets' (unless a quotation closes).
#[rustfmt::skip]
const APOCOPE: &[&str] = &[
    "th", "o", "i", "wi", "an", "a", "t", "ol", "lil", "d", "mo", "fo", "tho", "thro", "altho", "bo", "ev", "ha", "fro", "sel",
    "fu", "awa", "ca", "gi", "na", "po", "y", "n", "s", "wha", "no", "ne", "e", "he", "by", "oth", "wo", "hersel", "himsel", "mysel",
];

/// Whether a word is written with an apostrophe after it; `quoted` when a quotation is open.
pub(super) fn loses_its_end(word: &str, quoted: bool) -> bool {
    APOCOPE.contains(&word) || (!quoted && (word.ends_with("in") || word.ends_with(['s', 'x', 'z'])))
}
