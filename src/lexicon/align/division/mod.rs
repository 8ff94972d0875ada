//! Where a dictionary parts a word's letters: bac·ca·rat, with·out, run·ner.
//!
//! A linear model scores every place between two letters by the letters around it and the sounds they spell; of all ways to part
//! the word into as many syllables as it has vowels, the one with the best sum is chosen. `trainers/division` learns the weights
//! from words as a printed dictionary parts them. Printed division follows sounds (*riv·er*, *ri·val*), then the parts that a
//! word is made of (*walk·er*, *a·round*), then custom, so no rule of one kind comes near.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names what is public here"))]

mod features;

#[cfg(not(feature = "train"))]
use features::{CUT_FEATURES, FEATURES};
#[cfg(feature = "train")]
pub use features::{CUT_FEATURES, FEATURES};
use features::{hyphens, number, words};

use std::cell::RefCell;
use std::rc::Rc;

use crate::phonology::Sound;
use crate::phonology::letters::is_vowel_letter;

/// The weights, one signed byte each.
static WEIGHTS: &[u8] = include_bytes!("../../../../data/division.bin");

/// How many weights there are.
pub const SIZE: usize = 1 << 18;

/// Letters of padding on each side, as far as the widest window looks.
const PAD: usize = 8;

/// The longest syllable in letters: *straight* has eight, *thoughts* too, and *screeched* nine.
const LONGEST: usize = 12;

/// A word as the model sees it: its letters, and what each of them spells.
#[derive(Debug, Clone)]
pub struct Word {
    /// Letters a to z, `'`, `-`, or 0 for another character, with `#` on both sides.
    padded: Vec<u8>,
    /// For each letter, a number for the sounds it spells; 0 for a silent letter, and on both sides.
    spelled: Vec<u8>,
    /// For each letter, how many of the word's vowels are spelled before it.
    vowels_before: Vec<u8>,
    /// The properties of the letters that do not depend on the pronunciation; empty for a word of one syllable.
    spelling: Rc<Spelling>,
    syllables: usize,
}

/// The properties of a word's letters that do not depend on its pronunciation.
#[derive(Debug, Default)]
struct Spelling {
    /// For each place, whether the letters before it are a word, and those after it; 0 for no word, 1 for a common one, 2
    /// for any other.
    words: Vec<(u8, u8)>,
    /// For each place, whether the patterns of TeX part the word there.
    hyphens: Vec<bool>,
}

thread_local! {
    /// The last word's letters with their properties: a word is parted for one pronunciation after another.
    static LAST: RefCell<(Vec<u8>, Rc<Spelling>)> = RefCell::default();
}

impl Spelling {
    fn of(letters: &[u8]) -> Self {
        Self { words: words(letters), hyphens: hyphens(letters) }
    }

    /// The properties of these letters, kept from the last call where the word is the same.
    fn recall(letters: &[u8]) -> Rc<Self> {
        let last = LAST.with_borrow(|(known, spelling)| (known == letters).then(|| Rc::clone(spelling)));
        last.unwrap_or_else(|| {
            let spelling = Rc::new(Self::of(letters));
            LAST.set((letters.to_vec(), Rc::clone(&spelling)));
            spelling
        })
    }
}

impl Word {
    /// A word of these letters, each sound spelled by the letter that `speakers` names.
    pub fn new(letters: &[u8], sounds: &[Sound], speakers: &[usize]) -> Self {
        let mut padded = vec![b'#'; PAD];
        padded.extend_from_slice(letters);
        padded.extend([b'#'; PAD]);
        let mut spelled = vec![0u8; letters.len() + 2 * PAD];
        let mut vowels = vec![0u8; letters.len() + 1];
        for (sound, &letter) in sounds.iter().zip(speakers) {
            if let Some(code) = spelled.get_mut(letter + PAD) {
                *code = code.wrapping_mul(7).wrapping_add(number(*sound));
            }
            if let Some(after) = vowels.get_mut(letter + 1).filter(|_| sound.is_vowel()) {
                *after = after.saturating_add(1);
            }
        }
        for at in 1..vowels.len() {
            vowels[at] = vowels[at].saturating_add(vowels[at - 1]);
        }
        let syllables = sounds.iter().filter(|sound| sound.is_vowel()).count().max(1);
        let spelling = if syllables > 1 { Spelling::recall(letters) } else { Rc::default() };
        Self { padded, spelled, vowels_before: vowels, spelling, syllables }
    }

    /// How many letters the word has.
    pub fn len(&self) -> usize {
        self.padded.len() - 2 * PAD
    }

    /// Whether the word has no letter.
    #[cfg(feature = "train")]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many syllables the word is parted into.
    pub fn syllables(&self) -> usize {
        self.syllables
    }
}

/// The letters before which the word is parted, in order, one fewer than it has syllables; `None` when it has not letters enough.
pub(super) fn cuts(word: &Word) -> Option<Vec<usize>> {
    let sum = |features: &[u32]| features.iter().map(|&at| f32::from(WEIGHTS[at as usize].cast_signed())).sum();
    best(word, &|features| sum(features), &|_, _, features| sum(features))
}

/// The best way to a place: its score, and the place of the cut before it.
#[derive(Debug, Clone, Copy)]
struct Way {
    score: f32,
    before: usize,
}

/// How far the number of cuts may run ahead of, or lag behind, the vowels spelled so far.
const DRIFT: usize = 1;

/// The best places to part a word, given the score of a place and that of a place after so many cuts; `None` when no division is
/// possible.
///
/// Linear in the word's length: a syllable has at most 12 letters.
pub fn best(
    word: &Word,
    score: &impl Fn(&[u32; FEATURES]) -> f32,
    cut_score: &impl Fn(usize, usize, &[u32; CUT_FEATURES]) -> f32,
) -> Option<Vec<usize>> {
    let wanted = word.syllables() - 1;
    let mut ways = Ways { first: Vec::with_capacity(word.len() + 1), slots: vec![[None; WIDTH]; word.len() + 1] };
    ways.first.extend((0..=word.len()).map(|at| usize::from(word.vowels_before[at]).saturating_sub(DRIFT + 1)));
    ways.put(0, 0, Way { score: 0.0, before: 0 });
    for at in 1..=word.len() {
        let ends = at == word.len();
        let mut own: Option<f32> = None;
        let possible = (ways.first[at].max(1)..ways.first[at] + WIDTH).filter(|&cuts| cuts <= wanted + 1);
        for cuts in possible.filter(|&cuts| !ends || cuts == wanted + 1) {
            let Some(way) = ways.best_to(word, at, cuts) else { continue };
            let added = if ends {
                0.0
            } else {
                *own.get_or_insert_with(|| own_score(word, at, score))
                    + cut_score(at, cuts, &word.cut_features(at, cuts))
            };
            ways.put(at, cuts, Way { score: way.score + added, ..way });
        }
    }
    ways.traced(word.len(), wanted + 1)
}

/// How many numbers of cuts are followed at each place.
const WIDTH: usize = 2 * DRIFT + 2;

/// At each place the best ways, one for each number of cuts, from the least that the vowels before the place allow.
struct Ways {
    first: Vec<usize>,
    slots: Vec<[Option<Way>; WIDTH]>,
}

impl Ways {
    fn get(&self, at: usize, cuts: usize) -> Option<Way> {
        cuts.checked_sub(self.first[at]).and_then(|slot| self.slots[at].get(slot).copied().flatten())
    }

    fn put(&mut self, at: usize, cuts: usize, way: Way) {
        let slot = cuts.checked_sub(self.first[at]).and_then(|slot| self.slots[at].get_mut(slot));
        if let Some(slot) = slot {
            *slot = Some(way);
        }
    }

    /// The best way by which a syllable ends at a place with `cuts` cuts before it.
    fn best_to(&self, word: &Word, at: usize, cuts: usize) -> Option<Way> {
        let mut best: Option<Way> = None;
        for from in at.saturating_sub(LONGEST)..at {
            let before = self.get(from, cuts - 1).filter(|_| may_be_syllable(word, from, at));
            let better = |way: &Way| best.is_none_or(|best| way.score > best.score);
            if let Some(way) = before.filter(better) {
                best = Some(Way { score: way.score, before: from });
            }
        }
        best
    }

    /// The places of the cuts on the best way to the word's end, without the word's beginning and end.
    fn traced(&self, end: usize, cuts: usize) -> Option<Vec<usize>> {
        let mut places = Vec::with_capacity(cuts);
        let mut at = end;
        for cuts in (1..=cuts).rev() {
            at = self.get(at, cuts)?.before;
            places.push(at);
        }
        places.pop();
        places.reverse();
        Some(places)
    }
}

/// The score of a cut; an apostrophe never begins a syllable.
fn own_score(word: &Word, at: usize, score: &impl Fn(&[u32; FEATURES]) -> f32) -> f32 {
    /// More than any sum of weights.
    const CERTAIN: f32 = 1e6;
    if word.padded[PAD + at] == b'\'' { -CERTAIN } else { score(&word.features(at)) }
}

/// Whether these letters may be a syllable: a vowel letter is among them, or a consonant that stands for one (*prism*, *7th*).
fn may_be_syllable(word: &Word, from: usize, to: usize) -> bool {
    let letters = &word.padded[PAD + from..PAD + to];
    letters.iter().any(|&letter| is_vowel_letter(letter) || letter == 0)
        || word.vowels_before[to] > word.vowels_before[from]
}
