//! The units a stanza is made of, and how likely each is.

use std::sync::LazyLock;

use super::FARTHEST;

/// A run of lines with a rhyme pattern of its own: a couplet, a quatrain, the linked tercet of terza rima.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// For each line, how many lines back its nearest rhyme stands; 0 for a line that begins a rhyme or has none.
    pub(super) links: Box<[u8]>,
    /// The logarithm of how likely the unit begins a stanza or follows another unit.
    pub(super) prior: f32,
}

/// Units by their letters with their weights (logarithms of relative frequency); before a colon stands what they follow.
const UNITS: &[(&str, f32)] = &[
    ("x", -1.8),
    ("aa", -1.2),
    ("aaa", -3.5),
    ("aaaa", -6.0),
    ("abab", -1.2),
    ("abba", -2.2),
    ("xaxa", -2.5),
    ("aaxa", -4.0),
    ("aba:bcb", -5.0),
    ("aba", -5.0),
    ("ababb", -4.5),
    ("abaab", -4.5),
    ("aabba", -4.5),
    ("ababcc", -2.0),
    ("aabccb", -3.0),
    ("abcabc", -4.0),
    ("ababbcc", -3.0),
    ("abababcc", -3.0),
    ("ababbcbcc", -3.0),
    ("abbaabba", -3.5),
    ("ababbcbc", -4.5),
    ("aaabab", -4.5),
    ("abcb:b", -6.0),
    ("a:a", -7.0),
    ("ab:a", -7.0),
    ("abc:a", -7.0),
    ("abcd:a", -7.0),
];

/// The logarithm of how likely a unit is followed by another of its kind.
pub(super) const STAY: f32 = -0.1;

/// The logarithm of how likely it is not.
pub(super) const CHANGE: f32 = -2.35;

/// Every unit.
pub(super) fn units() -> &'static [Unit] {
    static ALL: LazyLock<Vec<Unit>> =
        LazyLock::new(|| UNITS.iter().map(|&(letters, prior)| Unit { links: links(letters), prior }).collect());
    &ALL
}

/// The links of a pattern written in letters.
fn links(pattern: &str) -> Box<[u8]> {
    let letters: Vec<u8> = pattern.bytes().filter(|&c| c != b':').collect();
    let own = pattern.find(':').unwrap_or(0);
    let link = |at: usize| {
        let back = letters.get(..at)?.iter().rev().position(|&c| c == letters[at] && c != b'x')? + 1;
        u8::try_from(back).ok().filter(|_| back <= FARTHEST)
    };
    (own..letters.len()).map(|at| link(at).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_of_letters_gives_the_distance_to_each_nearest_rhyme() {
        assert_eq!(*links("abab"), [0, 0, 2, 2]);
        assert_eq!(*links("xaxa"), [0, 0, 0, 2]);
        assert_eq!(*links("aba:bcb"), [2, 0, 2]);
    }
}
