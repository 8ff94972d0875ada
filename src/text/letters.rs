//! Letters as constrained writing counts them: in small letters and without accents, each with its bytes in the text.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::span::Span;

/// A letter of a text, without case and accents, and the bytes of the character it is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The letter: `e` for *E*, *é* and *ê*.
    pub letter: char,
    /// The bytes of the character with its accents; both letters of *æ* have the same.
    pub span: Span,
}

/// The letters that count as vowels in constrained writing; *y* may be a vowel or a consonant and is not among them.
pub const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The letters of a text in order. Figures, marks and spaces are none; *æ* is two letters, *ß* is two.
///
/// ```
/// let letters: String = verse::text::letters("Æther, né 1").map(|found| found.letter).collect();
/// assert_eq!(letters, "aetherne");
/// ```
pub fn letters(text: &str) -> impl Iterator<Item = Letter> + '_ {
    text.grapheme_indices(true).flat_map(|(start, cluster)| {
        let span = Span::new(start, start + cluster.len());
        folded(cluster).into_iter().flatten().map(move |letter| Letter { letter, span })
    })
}

/// The letters of one character, at most three: no ligature has more.
fn folded(cluster: &str) -> [Option<char>; 3] {
    let mut found = [None; 3];
    if let [byte] = cluster.as_bytes() {
        found[0] = byte.is_ascii_alphabetic().then(|| char::from(byte.to_ascii_lowercase()));
        return found;
    }
    let plain = cluster.nfkd().filter(|c| c.is_alphabetic() && !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let all = plain.flat_map(|c| match c {
        'æ' => ['a', 'e'].iter().copied().map(Some).collect::<Vec<_>>(),
        'œ' => vec![Some('o'), Some('e')],
        'ß' => vec![Some('s'), Some('s')],
        'þ' => vec![Some('t'), Some('h')],
        'ø' => vec![Some('o')],
        'ł' => vec![Some('l')],
        'đ' | 'ð' => vec![Some('d')],
        'ı' => vec![Some('i')],
        c => vec![Some(c)],
    });
    for (place, letter) in found.iter_mut().zip(all) {
        *place = letter;
    }
    found
}

/// How many letters a text has.
pub fn letter_count(text: &str) -> u32 {
    u32::try_from(letters(text).count()).unwrap_or(u32::MAX)
}

/// A set of letters, without case and accents.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct LetterSet(BTreeSet<char>);

/// Why a text names no letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LetterSetError {
    /// No letter in it.
    #[error("\"{0}\" has no letter; write letters like \"e\", \"aeiou\" or \"a-m\"")]
    Empty(String),
    /// A range whose first letter comes after its last.
    #[error("the letters \"{0}\" run backwards")]
    Backwards(String),
    /// A dash between a single letter and a word, which may be a range or a name: `a-tz`, `X-ray`.
    #[error(
        "the dash in \"{0}\" may stand for a row of letters or join two words; write a row apart, like \"a-t z\", and words without it"
    )]
    Unclear(String),
}

impl LetterSet {
    /// Every letter of a text.
    pub fn of(text: &str) -> Self {
        Self(letters(text).map(|found| found.letter).collect())
    }

    /// Whether it has this letter, which is small and without accents.
    pub fn contains(&self, letter: char) -> bool {
        self.0.contains(&letter)
    }

    /// Whether it has no letter.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The letters in the order of the alphabet.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.0.iter().copied()
    }

    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl FromIterator<char> for LetterSet {
    fn from_iter<T: IntoIterator<Item = char>>(letters: T) -> Self {
        Self(letters.into_iter().collect())
    }
}

/// Reads letters as a form writes them: `e`, `a e i`, `a-m`, or as a text has them: `Anne-Marie`.
impl FromStr for LetterSet {
    type Err = LetterSetError;

    fn from_str(text: &str) -> Result<Self, LetterSetError> {
        let mut set = Self::of(text);
        let is_dash = |mark: char| matches!(mark, '-' | '\u{2010}'..='\u{2014}');
        for (at, dash) in text.char_indices().filter(|&(_, mark)| is_dash(mark)) {
            let (before, after) =
                (text.get(..at).unwrap_or_default(), text.get(at + dash.len_utf8()..).unwrap_or_default());
            let (before, after) = (word_before(before), word_after(after));
            let sides = (letter_count(before), letter_count(after));
            let shown = || format!("{before}{dash}{after}");
            match sides {
                (1, 1) => set.0.extend(range(before, after).ok_or_else(|| LetterSetError::Backwards(shown()))?),
                (1, 2..) | (2.., 1) => return Err(LetterSetError::Unclear(shown())),
                _ => {}
            }
        }
        if set.is_empty() { Err(LetterSetError::Empty(text.to_owned())) } else { Ok(set) }
    }
}

/// The letters at the end of a text, spaces after them aside.
fn word_before(text: &str) -> &str {
    text.trim_end().rsplit(|mark: char| !is_of_word(mark)).next().unwrap_or_default()
}

/// The letters at the start of a text, spaces before them aside.
fn word_after(text: &str) -> &str {
    text.trim_start().split(|mark: char| !is_of_word(mark)).next().unwrap_or_default()
}

fn is_of_word(mark: char) -> bool {
    mark.is_alphabetic() || is_combining_mark(mark)
}

/// The letters from one to another in the order of the alphabet; `None` where they run backwards.
fn range(first: &str, last: &str) -> Option<std::ops::RangeInclusive<char>> {
    let letter = |text: &str| letters(text).next().map(|found| found.letter);
    let (first, last) = (letter(first)?, letter(last)?);
    (first <= last).then_some(first..=last)
}

impl LetterSet {
    /// The letters as a sentence lists them, with this word before the last: `e`, `d or g`, `a to t or z`.
    pub fn listed(&self, last_after: &str) -> String {
        let letters: Vec<char> = self.iter().collect();
        let runs = letters.chunk_by(|one, next| u32::from(*next) == u32::from(*one) + 1);
        let parts: Vec<String> = runs
            .flat_map(|run| match run {
                [first, .., last] if run.len() >= LONG_RUN => vec![format!("{first} to {last}")],
                short => short.iter().map(|letter| String::from(*letter)).collect(),
            })
            .collect();
        match parts.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} {last_after} {last}", rest.join(", ")),
            only => only.concat(),
        }
    }
}

/// The fewest consecutive letters that are written as a range.
const LONG_RUN: usize = 5;

/// As a sentence lists them: `e`, `j, q and z`, `a to z`.
impl fmt::Display for LetterSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.listed("and"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> String {
        letters(text).map(|found| found.letter).collect()
    }

    #[test]
    fn letters_have_neither_case_nor_accents_and_figures_are_none() {
        for (text, expected) in [
            ("Stone, 7 'til", "stonetil"),
            ("JOSÉ", "jose"),
            ("learne\u{300}d", "learned"),
            ("Œuvre æther straße", "oeuvreaetherstrasse"),
            ("smørrebrød Łódź", "smorrebrodlodz"),
            ("ﬁre", "fire"),
            ("— 1950 …", ""),
        ] {
            assert_eq!(spelled(text), expected, "{text}");
        }
    }

    #[test]
    fn a_letter_has_the_bytes_of_its_character_with_its_accents() {
        let text = "né e\u{301}t";
        let spans: Vec<&str> = letters(text).map(|found| found.span.of(text)).collect();
        assert_eq!(spans, ["n", "é", "e\u{301}", "t"]);
    }

    #[test]
    fn letters_are_named_one_by_one_or_as_a_range() {
        let read = |text: &str| text.parse::<LetterSet>().map(|set| set.to_string());
        assert_eq!(read("e"), Ok("e".to_owned()));
        assert_eq!(read("A e I"), Ok("a, e and i".to_owned()));
        assert_eq!(read("a-d"), Ok("a, b, c and d".to_owned()));
        assert_eq!(read("a–d"), read("a-d"));
        assert_eq!(read("a - d"), read("a-d"));
        assert_eq!(read("A-t, z"), Ok("a to t and z".to_owned()));
        assert_eq!(LetterSet::of("dg").listed("or"), "d or g");
        assert_eq!(read("a-z"), Ok("a to z".to_owned()));
        assert_eq!(read("é"), Ok("e".to_owned()));
        assert_eq!(read("d-a").unwrap_err().to_string(), "the letters \"d-a\" run backwards");
        assert!(read("7").unwrap_err().to_string().starts_with("\"7\" has no letter"));
    }

    #[test]
    fn a_dash_within_a_name_is_no_range() {
        let read = |text: &str| text.parse::<LetterSet>();
        assert_eq!(read("Anne-Marie"), Ok(LetterSet::of("annemarie")));
        assert_eq!(read("Zoë-Ann"), Ok(LetterSet::of("zoeann")));
        assert_eq!(read("7-a"), Ok(LetterSet::of("a")));
        for (text, shown) in [("a-tz", "a-tz"), ("the X-ray", "X-ray"), ("Mary-J Stone", "Mary-J")] {
            assert_eq!(read(text), Err(LetterSetError::Unclear(shown.to_owned())));
        }
    }
}
