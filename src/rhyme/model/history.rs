//! Which words of different vowels verse has rhymed, by the words and their spelling.
//!
//! "love" rhymes with "move" and "come" with "tomb"; "doe" does not rhyme with "clue", although the vowels are those of "Rome"
//! and "gloom". Poets paired single words (*one*, *gone*, *wind*) and classes of one spelling: the *ea* of "death" with that of
//! "beneath", the *o* of "come" with that of "home". So the features of a word are its vowel and the letters that spell it. The
//! weights are a logistic regression of annotated rhymes against slips: an end word exchanged for one with the same consonants
//! and another vowel.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::learned;
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound};
use crate::rhyme::part::{Folded, WEAK, is_vowel};
use crate::rhyme::spelling;

/// The log-odds, rhymes against slips, above which a pair counts as rhymed by history.
///
/// Origin: five folds of the annotated verse (docs/accuracy.md). There is about one such rhyme to fifteen slips, so the
/// value asks for a pair somewhat likelier among rhymes than among slips.
const LEAST: f32 = -2.8;

/// One of two words compared: its letters, and the vowel its rhyme begins on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Side<'a> {
    vowel: Folded,
    letters: &'a str,
    rime: &'a str,
}

impl<'a> Side<'a> {
    /// The side of a word with these letters whose rhyme begins on this vowel and has so many syllables.
    pub(crate) fn of(letters: &'a str, vowel: Folded, syllables: u8) -> Self {
        Self { vowel, letters, rime: spelling::rime(letters, syllables) }
    }

    /// The letters of the vowel.
    fn vowel_letters(&self) -> &'a str {
        let end = self.rime.bytes().position(|letter| !is_vowel_letter(letter)).unwrap_or(self.rime.len());
        self.rime.get(..end).unwrap_or_default()
    }

    /// `_e` where a silent *e* follows the consonants.
    fn silent_e(&self) -> &'static str {
        let coda = self.rime.get(self.vowel_letters().len()..).unwrap_or_default();
        if coda.len() > 1 && coda.ends_with('e') { "_e" } else { "" }
    }
}

/// A feature of two words.
enum Feature<'a> {
    /// The two vowels, whether a consonant or *r* follows them, and whether another syllable does.
    Vowels(&'static str, [Side<'a>; 2]),
    /// The two vowels, with the letters of both.
    Letters([Side<'a>; 2]),
    /// The vowels and the first consonant after them.
    Consonant([Side<'a>; 2], Folded),
    /// A word, and the vowel of the other.
    Word(&'a str, Folded),
    /// The letters of a word's rhyming part, its vowel, and the vowel of the other word.
    Rime(Side<'a>, Folded),
    /// Both words are spelled alike.
    Alike,
}

impl Feature<'_> {
    /// Gives the feature's name, part by part.
    fn spell(&self, mut part: impl FnMut(&str)) {
        let mut parts = |texts: &[&str]| texts.iter().for_each(|text| part(text));
        match self {
            Self::Vowels(setting, [one, other]) => {
                parts(&[setting, " ", phone(one.vowel), "~", phone(other.vowel)]);
            }
            Self::Letters([one, other]) => {
                parts(&[phone(one.vowel), ":", one.vowel_letters(), one.silent_e(), "~"]);
                parts(&[phone(other.vowel), ":", other.vowel_letters(), other.silent_e()]);
            }
            Self::Consonant([one, other], next) => {
                parts(&[phone(one.vowel), "~", phone(other.vowel), " ", phone(*next)]);
            }
            Self::Word(word, other) => parts(&[word, " ", phone(*other)]),
            Self::Rime(side, other) => parts(&["-", side.rime, " ", phone(side.vowel), " ", phone(*other)]),
            Self::Alike => parts(&["alike"]),
        }
    }
}

fn phone(sound: Folded) -> &'static str {
    if sound == WEAK {
        return "@";
    }
    Sound::from_byte(sound).map_or("?", |sound| sound.phone().name())
}

/// Calls `found` with every feature of two words whose rhyming parts are alike but for the first vowel.
fn notice(first: Side<'_>, second: Side<'_>, rest: &[Folded], mut found: impl FnMut(&Feature<'_>)) {
    let sides = if first <= second { [first, second] } else { [second, first] };
    let [one, other] = sides;
    let feminine = rest.iter().copied().any(is_vowel);
    let setting = match (rest.first(), feminine) {
        (None, _) => "open",
        (Some(&next), false) if next == Phone::R as Folded => "r",
        (Some(&next), true) if next == Phone::R as Folded => "r+",
        (Some(_), false) => "closed",
        (Some(_), true) => "closed+",
    };
    found(&Feature::Vowels(setting, sides));
    found(&Feature::Letters(sides));
    if let Some(&next) = rest.first() {
        found(&Feature::Consonant(sides, next));
    }
    found(&Feature::Word(one.letters, other.vowel));
    found(&Feature::Word(other.letters, one.vowel));
    found(&Feature::Rime(one, other.vowel));
    found(&Feature::Rime(other, one.vowel));
    if one.rime == other.rime {
        found(&Feature::Alike);
    }
}

/// The names of the features of two words, for a trainer.
#[cfg(feature = "train")]
pub(crate) fn names(first: Side<'_>, second: Side<'_>, rest: &[Folded]) -> Vec<String> {
    let mut names = Vec::new();
    notice(first, second, rest, |feature| {
        let mut name = String::new();
        feature.spell(|part| name.push_str(part));
        names.push(name);
    });
    names
}

/// The learned log-odds of a rhyme between words of different vowels.
#[derive(Debug, Clone, PartialEq)]
pub struct History(Source);

/// Where the log-odds are from.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    /// The shipped ones, unpacked at the first question: many poems never ask.
    Shipped,
    /// Others, which a trainer tries.
    #[cfg(feature = "train")]
    Learned(LogOdds),
}

/// The log-odds of each feature.
#[derive(Debug, Clone, PartialEq)]
struct LogOdds {
    /// The log-odds of two words without any feature.
    bias: f32,
    /// What each feature adds, by the hash of its name, so that comparing words builds no name.
    weights: HashMap<Key, f32, RandomState>,
}

static SHIPPED: LazyLock<LogOdds> = LazyLock::new(|| LogOdds::of(learned::HISTORY.iter().copied()));

impl LogOdds {
    fn of<'a>(rows: impl IntoIterator<Item = (&'a str, f32)>) -> Self {
        let mut weights: HashMap<Key, f32, RandomState> =
            rows.into_iter().map(|(name, weight)| (Key::of(name), weight)).collect();
        let bias = weights.remove(&Key::of("bias")).unwrap_or_default();
        Self { bias, weights }
    }
}

impl History {
    /// The history that ships with verse.
    pub(crate) const SHIPPED: Self = Self(Source::Shipped);

    /// The history of these rows: the name of a feature and what it adds to the log-odds; the row `bias` has those of two
    /// words without any.
    #[cfg(feature = "train")]
    pub fn of<'a>(rows: impl IntoIterator<Item = (&'a str, f32)>) -> Self {
        Self(Source::Learned(LogOdds::of(rows)))
    }

    /// Whether verse has rhymed words of these kinds although their vowels differ.
    pub(crate) fn has_rhymed(&self, first: Side<'_>, second: Side<'_>, rest: &[Folded]) -> bool {
        let LogOdds { bias, weights } = match &self.0 {
            Source::Shipped => &*SHIPPED,
            #[cfg(feature = "train")]
            Source::Learned(learned) => learned,
        };
        let mut sum = *bias;
        notice(first, second, rest, |feature| {
            let mut key = Key::default();
            feature.spell(|part| key.add(part));
            sum += weights.get(&key).copied().unwrap_or(0.0);
        });
        sum > LEAST
    }
}

/// The FNV-1a hash of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key(u64);

impl Default for Key {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Key {
    fn of(name: &str) -> Self {
        let mut key = Self::default();
        key.add(name);
        key
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
}
