//! The features of a place between two letters; each hashes to an index in the table of weights.

use super::{PAD, SIZE, Word};
use crate::lexicon::{Standing, dictionary};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Sound, Stress};

/// Windows of letters around a place, as numbers of letters before and after it.
#[rustfmt::skip]
const WINDOWS: [(usize, usize); 11] = [(1, 1), (2, 1), (1, 2), (2, 2), (3, 2), (2, 3), (3, 3), (0, 3), (3, 0), (0, 4), (4, 0)];

/// How many features one place has that do not depend on the cuts before it.
pub const FEATURES: usize = WINDOWS.len() + 24;

/// How many features one place has that depend on the number of cuts before it.
pub const CUT_FEATURES: usize = 4;

/// The most letters before or after a place for which all of them together are a feature.
const LONGEST_PART: usize = 8;

/// Added to the [`number`] of a vowel that is full.
const FULL: u8 = 64;

/// The features of one place as they are found.
struct Found {
    places: [u32; FEATURES],
    count: usize,
}

impl Found {
    fn add(&mut self, kind: u64, bytes: &[u8]) {
        self.places[self.count] = place(kind, bytes);
        self.count += 1;
    }
}

impl Word {
    /// The indices of the weights that score a cut before the letter `at`, from 0.
    pub fn features(&self, at: usize) -> [u32; FEATURES] {
        let mut found = Found { places: [0; FEATURES], count: 0 };
        let here = PAD + at;
        for (kind, &(before, after)) in (1..).zip(&WINDOWS) {
            found.add(kind, &self.padded[here - before..here + after]);
        }
        self.add_sounds(here, &mut found);
        self.add_parts(at, &mut found);
        self.add_between(at, &mut found);
        self.add_hyphens(at, &mut found);
        found.places
    }

    /// The indices of the weights that score a cut before the letter `at`, from 0, when `cuts` cuts come before it.
    pub fn cut_features(&self, at: usize, cuts: usize) -> [u32; CUT_FEATURES] {
        let here = PAD + at;
        let between = self.between(at);
        let balance = self.balance(at, cuts);
        let [earlier, before, hyphen, after, later] = [-2, -1, 0, 1, 2].map(|by| self.hyphen(at, by));
        [
            place(103, &[balance, self.padded[here - 1], self.padded[here]]),
            place(119, &[hyphen, balance]),
            place(121, &[earlier, before, hyphen, after, later, balance]),
            place(132, &between.with(&[between.before, size(cuts)])),
        ]
    }

    /// Adds the sounds that the letters around a place spell, and their kinds.
    fn add_sounds(&self, here: usize, found: &mut Found) {
        for (kind, before, after) in [(107, 2, 2), (109, 1, 3)] {
            found.add(kind, &self.spelled[here - before..here + after]);
        }
        for (kind, before, after) in [(110, 2, 2), (111, 1, 2), (112, 3, 1)] {
            let mut both = [0; 8];
            for (slot, at) in both.chunks_exact_mut(2).zip(here - before..here + after) {
                slot.copy_from_slice(&[self.padded[at], self.spelled[at]]);
            }
            found.add(kind, &both);
        }
        let mut shape = [0; 7];
        for (slot, at) in shape.iter_mut().zip(here - 3..here + 3) {
            *slot = u8::from(is_vowel_letter(self.padded[at])) << 1 | u8::from(self.spelled[at] == 0);
        }
        shape[6] = u8::from(self.padded[here - 1] == self.padded[here]);
        found.add(113, &shape);
    }

    /// Adds all letters before a place and all after it, and whether they are words.
    fn add_parts(&self, at: usize, found: &mut Found) {
        let (here, end) = (PAD + at, PAD + self.len());
        let part = |from: usize, to: usize| if to - from > LONGEST_PART { &[][..] } else { &self.padded[from..to] };
        found.add(101, part(PAD, here));
        found.add(102, part(here, end));
        let (before, after) = self.spelling.words.get(at).copied().unwrap_or_default();
        let (left, right) = (size(at), size(self.len() - at));
        let [two, one, next, second] = around(&self.padded, here);
        found.add(114, &[before, after]);
        found.add(115, &[before, after, left, right]);
        found.add(116, &[before, after, two, one, next, second]);
        found.add(118, &[before, after, next, second, self.padded[here + 2], right]);
        let [two, one, next, second] = around(&self.spelled, here);
        found.add(117, &[before, after, two, one, next, second]);
    }

    /// Adds the letters between the vowels on both sides of a place, and the place among them.
    fn add_between(&self, at: usize, found: &mut Found) {
        let between = self.between(at);
        let (before, after) = self.spelling.words.get(at).copied().unwrap_or_default();
        let full = [u8::from(between.before > FULL), u8::from(between.after > FULL)];
        let vowels = self.vowels_before.last().copied().unwrap_or(0);
        let left = vowels.saturating_sub(self.vowels_before[at]).min(5);
        let hyphen = self.hyphen(at, 0);
        found.add(125, &between.with(&[between.before, full[1]]));
        found.add(126, &between.with(&[]));
        found.add(127, &[between.before, between.after, size(between.text.len()), size(between.offset)]);
        found.add(128, &between.with(&full));
        found.add(130, &between.with(&[hyphen, before, after]));
        found.add(131, &between.with(&[full[0], full[1], left]));
        let rest =
            self.padded.get(PAD + at + between.text.len() - between.offset..PAD + self.len()).unwrap_or_default();
        let mut ending = [0; 12 + LONGEST_PART];
        ending[..12].copy_from_slice(&between.with(&[between.before]));
        if rest.len() <= LONGEST_PART {
            ending[12..12 + rest.len()].copy_from_slice(rest);
        }
        found.add(129, &ending);
    }

    /// Adds whether TeX's hyphenation patterns part the word at a place and beside it.
    fn add_hyphens(&self, at: usize, found: &mut Found) {
        let here = PAD + at;
        let [before, hyphen, after] = [-1, 0, 1].map(|by| self.hyphen(at, by));
        let (left, right) = self.spelling.words.get(at).copied().unwrap_or_default();
        found.add(123, &[hyphen, left, right, size(at), size(self.len() - at)]);
        let [two, one, next, second] = around(&self.padded, here);
        found.add(120, &[hyphen, one, next]);
        found.add(124, &[hyphen, two, one, next, second]);
        let [two, one, next, second] = around(&self.spelled, here);
        found.add(122, &[before, hyphen, after, two, one, next, second]);
    }

    /// How many more vowels than cuts there were before a place, up to three.
    fn balance(&self, at: usize, cuts: usize) -> u8 {
        let ahead = usize::from(self.vowels_before[at]).saturating_sub(cuts).min(3);
        u8::try_from(ahead).unwrap_or(3)
    }

    /// Whether TeX's hyphenation patterns part the word `by` letters from a place: 0 no, 1 yes, 2 beyond the word.
    fn hyphen(&self, at: usize, by: isize) -> u8 {
        let hyphen = at.checked_add_signed(by).and_then(|at| self.spelling.hyphens.get(at));
        hyphen.map_or(2, |&hyphen| u8::from(hyphen))
    }

    /// The letters around a place from one vowel to the next.
    fn between(&self, at: usize) -> Between<'_> {
        let spells_vowel = |letter: usize| self.vowels_before[letter + 1] > self.vowels_before[letter];
        let first = (0..at).rev().find(|&letter| spells_vowel(letter));
        let next = (at..self.len()).find(|&letter| spells_vowel(letter)).unwrap_or(self.len());
        let start = first.map_or(0, |first| first + 1);
        Between {
            text: &self.padded[PAD + start..PAD + next],
            offset: at - start,
            before: first.map_or(0, |first| self.spelled[PAD + first]),
            after: self.spelled[PAD + next],
        }
    }
}

/// The letters between two vowels, a place among them, and the sounds of both vowels.
#[derive(Debug, Clone, Copy)]
struct Between<'a> {
    text: &'a [u8],
    offset: usize,
    before: u8,
    after: u8,
}

impl Between<'_> {
    /// The place, these, and the letters, as many as there is room for.
    fn with(&self, more: &[u8]) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[0] = size(self.offset);
        for (slot, &byte) in bytes[1..].iter_mut().zip(more.iter().chain(b"|").chain(self.text)) {
            *slot = byte;
        }
        bytes
    }
}

/// The two before a place and the two after it.
fn around(row: &[u8], here: usize) -> [u8; 4] {
    [row[here - 2], row[here - 1], row[here], row[here + 1]]
}

/// A length, capped.
fn size(length: usize) -> u8 {
    u8::try_from(length.min(6)).unwrap_or(6)
}

/// For each place of a word, whether TeX's hyphenation patterns (Liang 1983) part it there: they find few of a word's divisions, but
/// seldom a wrong one.
pub(super) fn hyphens(letters: &[u8]) -> Vec<bool> {
    let mut hyphens = vec![false; letters.len() + 1];
    let Ok(spelled) = std::str::from_utf8(letters) else { return hyphens };
    let mut at = 0;
    for part in hypher::hyphenate_bounded(spelled, hypher::Lang::English, 1, 1) {
        at += part.len();
        if let Some(hyphen) = hyphens.get_mut(at).filter(|_| at < letters.len()) {
            *hyphen = true;
        }
    }
    hyphens
}

/// For each place of a word, whether the letters before it are a word, and those after it: 0 for no word, 1 for a common one, 2
/// for any other.
pub(super) fn words(letters: &[u8]) -> Vec<(u8, u8)> {
    /// The rarest size class of SCOWL that counts as common.
    const COMMON: u8 = 40;
    /// The fewest letters of a word before or after a place: shorter ones are words by chance.
    const SHORTEST: usize = 3;
    let mut words = vec![(0, 0); letters.len() + 1];
    let Ok(spelled) = std::str::from_utf8(letters) else { return words };
    let kind = |standing: Standing| match standing.class {
        Some(class) if class <= COMMON && !standing.is_name => 1,
        Some(_) if !standing.is_name => 2,
        _ => 0,
    };
    for (length, standing) in dictionary().beginnings(spelled) {
        words[length].0 = if length > 1 { kind(standing) } else { 0 };
    }
    let within = (letters.len() + 1).saturating_sub(SHORTEST);
    for (at, place) in words.iter_mut().enumerate().take(within).skip(1) {
        let standing = spelled.get(at..).and_then(|rest| dictionary().standing(rest));
        place.1 = kind(standing.unwrap_or_default());
    }
    words
}

/// A number for a sound, with its stress made two: full or weak.
pub(super) fn number(sound: Sound) -> u8 {
    let strong = sound.stress().is_some_and(|stress| stress > Stress::Unstressed);
    1 + sound.phone() as u8 + if strong { FULL } else { 0 }
}

/// The index in the table of the weight for these bytes: feature hashing, so that features may share one.
fn place(kind: u64, bytes: &[u8]) -> u32 {
    let spelled = bytes.iter().fold(kind, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let mixed = (spelled ^ spelled >> 29).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    u32::try_from(mixed >> (64 - SIZE.trailing_zeros())).unwrap_or(0)
}
