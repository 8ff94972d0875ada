//! Where the sentences of a paragraph begin and end.
//!
//! Unicode's sentence boundaries (UAX 29), without those that English print does not mean: after *Mr.*, an initial or another abbreviation
//! that leans on what follows, and before a small letter (*"Stay!" said he.*).

use unicode_segmentation::UnicodeSegmentation as _;

use crate::span::Span;

/// Abbreviations after whose point the sentence goes on: titles, and words before a name or an explanation.
#[rustfmt::skip]
const LEANING: &[&str] = &[
    "adm", "capt", "cf", "cmdr", "col", "dr", "e.g", "esq", "fr", "ft", "gen", "gov", "hon", "i.e", "lieut", "lt", "maj", "messrs", "mlle",
    "mme", "mr", "mrs", "ms", "mt", "pres", "prof", "rep", "rev", "sen", "sgt", "st", "ste", "supt", "viz", "vs",
];

/// Abbreviations that lean on a figure.
const BEFORE_FIGURE: &[&str] =
    &["art", "ch", "chap", "fig", "figs", "no", "nos", "op", "p", "pp", "sec", "vol", "vols"];

/// The bytes of the sentences of a text, in order; together they are all of it.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    // Whether the last of them has a word, kept so that a long row of marks is not searched again and again.
    let mut has_words = false;
    for (start, part) in text.split_sentence_bound_indices() {
        let end = start + part.len();
        let next = part.chars().find(|c| c.is_alphanumeric());
        match sentences.last_mut() {
            Some(last) if !has_words || !parts(last.of(text), next) => *last = Span::new(last.start(), end),
            _ => {
                sentences.push(Span::new(start, end));
                has_words = false;
            }
        }
        has_words |= next.is_some();
    }
    sentences
}

/// Whether a sentence with words ends before a part whose first letter or figure is `next`; `None` for a part without
/// either.
fn parts(before: &str, next: Option<char>) -> bool {
    next.is_some_and(|next| !next.is_lowercase()) && !is_abbreviated(before, next)
}

/// Whether the text ends on an abbreviation that leans on the words after it; `next` is their first letter or figure.
pub(super) fn is_abbreviated(before: &str, next: Option<char>) -> bool {
    let Some(bare) = before.trim_end().strip_suffix('.') else { return false };
    let begins = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’');
    let word = bare.rsplit(begins).next().unwrap_or_default();
    let is_among = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut letters = word.chars();
    let initial = letters.next_back().filter(|letter| letter.is_uppercase() && *letter != 'I');
    let is_initial = initial.is_some() && letters.next_back().is_none_or(|before| before == '.');
    let is_figure = next.is_some_and(|next| next.is_ascii_digit());
    is_among(LEANING) || is_initial && next.is_some_and(char::is_uppercase) || is_figure && is_among(BEFORE_FIGURE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, count) in [
            ("Mr. Hale came in. He sat down.", 2),
            ("\"Stay!\" said he. \"I will not.\"", 2),
            ("J. R. Hale wrote to Dr. Moss, i.e. to a friend.", 1),
            ("So did I. Then it rained.", 2),
            ("See no. 7 on p. 12. It is short.", 2),
            ("He said no. Then he left.", 2),
            ("Where is it? Nobody knows... Look!", 3),
            ("“Come in.” He came.", 2),
            ("no stop at all", 1),
            ("", 0),
        ] {
            let found: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
            assert_eq!((found.len(), found.concat().as_str()), (count, text), "{found:?}");
        }
    }
}
