//! The features of the model: the letters around a letter, and the labels of the letters after it.
//!
//! Each feature hashes to an index in one table of weights, where its row begins: one weight for each candidate of the
//! letter. Rows overlap and features may collide (feature hashing); the weights are learned with the collisions.

use crate::phonology::Stress;
use crate::phonology::letters::is_vowel_letter;

/// Bytes of padding on each side, as far as the widest window looks.
const PAD: usize = 8;

/// Windows of letters, as how many letters before and after the letter itself.
#[rustfmt::skip]
const WINDOWS: [(usize, usize); 26] = [
    // (letters before, letters after)
    (0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (0, 3), (3, 0), (2, 2), (1, 3), (3, 1), (0, 4), (4, 0),
    (3, 2), (2, 3), (1, 4), (4, 1), (3, 3), (0, 5), (5, 0), (4, 3), (2, 4), (1, 5), (4, 4),
];

/// Rows that depend on the letters alone: the windows, the word to its end, the word from its beginning, and the place.
const LETTER_ROWS: usize = WINDOWS.len() + 3;

/// Rows that depend on the labels of the letters after it.
const HISTORY_ROWS: usize = 12;

/// The most letters to the word's end for which the whole ending is a feature.
const LONGEST_ENDING: usize = 8;

/// The most letters from the word's beginning for which the whole beginning is a feature.
const LONGEST_BEGINNING: usize = 6;

/// The letters of a word, padded, with the groups of vowels counted.
#[derive(Debug, Clone)]
pub struct Letters {
    padded: Vec<u8>,
    /// For each letter, how many groups of vowel letters begin before it, 4 at most.
    groups: Vec<u8>,
}

/// The rows that fire at one letter.
pub type Rows<const N: usize> = ([u32; N], usize);

/// The labels of the letters after a letter, as far as the features use them.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    /// The three nearest labels, each as its place plus one.
    recent: [u16; 3],
    /// The stresses so far in base 4: the last four, and whether there were more.
    stresses: u32,
    /// How many main stresses there were.
    pub(super) mains: u8,
    /// The last label with a vowel, its place plus one.
    vowel: u16,
}

impl Letters {
    /// The letters of a word that the model reads: a to z in either case, and the apostrophe.
    pub fn new(word: &str) -> Self {
        let known = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'\'';
        let letters = word.bytes().map(|byte| byte.to_ascii_lowercase()).filter(known);
        let mut padded = vec![b'#'; PAD];
        padded.extend(letters);
        let count = padded.len() - PAD;
        padded.extend([b'#'; PAD]);
        let mut groups = Vec::with_capacity(count);
        let (mut begun, mut within) = (0u8, false);
        for &letter in &padded[PAD..PAD + count] {
            groups.push(begun.min(4));
            let is_vowel = is_vowel_letter(letter);
            begun = begun.saturating_add(u8::from(is_vowel && !within));
            within = is_vowel;
        }
        Self { padded, groups }
    }

    /// How many letters there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether the word has no letter that the model reads.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The letter at a place; the padding `#` beyond the ends.
    pub fn get(&self, at: usize) -> u8 {
        self.padded.get(PAD + at).copied().unwrap_or(b'#')
    }
}

impl History {
    /// The history with one more label, of this stress.
    #[must_use]
    pub fn after(&self, label: u16, stress: Option<Stress>) -> Self {
        let recent = [label + 1, self.recent[0], self.recent[1]];
        let Some(stress) = stress else { return Self { recent, ..*self } };
        let more = self.stresses >= 256;
        let kept = if more { (self.stresses & 63) * 4 + 256 } else { self.stresses * 4 };
        let digit = match stress {
            Stress::Unstressed => 1,
            Stress::Primary => 2,
            Stress::Secondary => 3,
        };
        let mains = self.mains + u8::from(stress == Stress::Primary);
        Self { recent, stresses: kept + digit, mains, vowel: label + 1 }
    }
}

/// The rows that fire for a letter whatever its history; `size` is the table's.
pub fn letter_rows(word: &Letters, at: usize, size: u32) -> Rows<LETTER_ROWS> {
    let here = PAD + at;
    let letter = u64::from(word.padded[here]);
    let mut rows = [0; LETTER_ROWS];
    for (row, (kind, &(before, after))) in rows.iter_mut().zip((1..).zip(&WINDOWS)) {
        *row = place(mix(kind << 8 | letter, spell(kind, &word.padded[here - before..=here + after])), size);
    }
    let mut count = WINDOWS.len();
    let mut add = |hash| {
        rows[count] = place(hash, size);
        count += 1;
    };
    let (to_end, from_start) = (word.len() - at, at);
    if to_end <= LONGEST_ENDING {
        add(mix(101, spell(101, &word.padded[here..here + to_end])));
    }
    if from_start <= LONGEST_BEGINNING {
        add(mix(102, spell(102, &word.padded[here - from_start..=here])));
    }
    add(mix(103, letter << 16 | u64::from(word.groups[at]) << 8 | to_end.min(6) as u64));
    (rows, count)
}

/// The rows that fire for a letter after this history; `size` is the table's.
pub fn history_rows(word: &Letters, at: usize, history: &History, size: u32) -> Rows<HISTORY_ROWS> {
    let here = PAD + at;
    let near = |by: usize| u64::from(word.padded[here + by - 2]);
    let [before2, before, letter, after, after2] = [near(0), near(1), near(2), near(3), near(4)];
    let end = PAD + word.len();
    let ending = word.padded[end - 3..end].iter().fold(0, |ending, &letter| ending << 8 | u64::from(letter));
    let [last, second, third] = history.recent.map(u64::from);
    let (pattern, groups) = (u64::from(history.stresses), u64::from(word.groups[at]));
    let stressed = letter << 40 | pattern << 8 | groups;
    let hashes = [
        mix(1, letter << 20 | last),
        mix(2, letter << 40 | last << 16 | second),
        mix(3, mix(letter << 40 | last << 16 | second, third)),
        mix(4, letter << 40 | before << 32 | last),
        mix(5, mix(letter << 40 | before << 32 | after << 24, last << 16 | second)),
        mix(6, stressed),
        mix(7, mix(stressed, ending)),
        mix(8, mix(letter << 40 | pattern << 8, u64::from(history.vowel) | before << 24 | after << 32)),
        mix(9, mix(letter << 40 | before << 32 | before2 << 24, pattern << 8 | groups)),
        mix(10, mix(letter << 40 | before << 32 | before2 << 24 | after << 16, last)),
        mix(11, mix(stressed, mix(ending & 0xffff, last))),
        mix(12, mix(letter << 40 | u64::from(history.mains) << 8 | groups, after | after2 << 8)),
    ];
    (hashes.map(|hash| place(hash, size)), HISTORY_ROWS)
}

/// A hash of some letters.
fn spell(kind: u64, letters: &[u8]) -> u64 {
    letters.iter().fold(kind, |hash, &letter| hash.wrapping_mul(131).wrapping_add(u64::from(letter)))
}

/// Mixes two numbers into one, as splitmix does.
fn mix(a: u64, b: u64) -> u64 {
    let hash = (a ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ hash >> 32
}

/// The index of a hash in a table of this size, uniformly distributed.
fn place(hash: u64, size: u32) -> u32 {
    let high = (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15)) >> 32;
    u32::try_from((high * u64::from(size)) >> 32).unwrap_or(0)
}
