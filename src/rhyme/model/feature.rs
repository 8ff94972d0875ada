//! The features of two line ends, each given as the index of its weight.

use crate::phonology::Phone;
#[cfg(any(test, feature = "train"))]
use crate::phonology::Sound;
use crate::rhyme::comparison::{Ending, Repeat, RhymeComparison};
use crate::rhyme::end::LineEnd;
use crate::rhyme::part::{Folded, WEAK};
use crate::rhyme::relation::Relation;
use crate::rhyme::spelling;

/// The most features of one pair.
const MOST: usize = 8;

/// The features that one pair of line ends has, as indices of their weights; every feature is 1 or absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Features {
    count: usize,
    places: [u16; MOST],
}

/// How many features, and so weights, there are; the constants below say where each group of them begins and how large it is.
pub const PLACES: usize = VOWELS + SETTINGS * PAIRS;

// The first group, from index 0: a relation, and how many of the two words are guessed.
const RELATIONS: usize = Relation::Nothing as usize + 1;
const TRUSTS: usize = 3;
/// Ends spelled alike: a relation, and whether a word is guessed.
const SPELLED: usize = RELATIONS * TRUSTS;
/// The number of last letters shared, and whether a word is guessed.
const SHARED: usize = SPELLED + RELATIONS * 2;
const SHARED_MOST: usize = 5;
/// Repeated words, homophones, mosaic and rich rhymes, feminine and dactylic ones.
const SPECIAL: usize = SHARED + (SHARED_MOST + 1) * 2;
const SPECIALS: usize = 6;
/// Consonance, by the number of consonants.
const CODA: usize = SPECIAL + SPECIALS;
const CODA_MOST: usize = 3;
/// Pairs of different vowels, by their surroundings.
const VOWELS: usize = CODA + CODA_MOST;
const SETTINGS: usize = 4;
/// The vowels, and the weak one of unstressed syllables.
const VOWEL_KINDS: usize = Phone::VOWELS as usize + 1;
const PAIRS: usize = VOWEL_KINDS * VOWEL_KINDS;

impl Features {
    /// The indices of the features' weights; their order does not matter.
    pub fn places(&self) -> &[u16] {
        self.places.get(..self.count).unwrap_or_default()
    }

    fn add(&mut self, place: usize) {
        if let (Some(slot), Ok(place)) = (self.places.get_mut(self.count), u16::try_from(place)) {
            *slot = place;
            self.count += 1;
        }
    }
}

/// The features of two ends that were compared.
pub(crate) fn features(comparison: &RhymeComparison, first: &LineEnd, second: &LineEnd, heard: &Heard) -> Features {
    let relation = comparison.relation as usize;
    let guesses = usize::from(first.guessed) + usize::from(second.guessed);
    let mut features = Features::default();
    features.add(relation * TRUSTS + guesses);
    if heard.spelled_alike {
        features.add(SPELLED + relation * 2 + guesses.min(1));
    }
    if comparison.relation != Relation::Same {
        let shared = spelling::shared_ending(&first.letters, &second.letters).min(SHARED_MOST);
        features.add(SHARED + shared * 2 + guesses.min(1));
    }
    if let Some(special) = special(comparison, heard) {
        features.add(SPECIAL + special);
    }
    if comparison.relation == Relation::Consonance {
        features.add(CODA + heard.coda.clamp(1, CODA_MOST) - 1);
    }
    if let Some(pair) = vowel_pair(comparison.relation, heard) {
        features.add(VOWELS + pair);
    }
    features
}

/// What the features need to know of the nearest pair of readings beyond the comparison.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Heard {
    /// The vowels that were compared.
    pub(crate) vowels: (Folded, Folded),
    /// How many consonants the first end closes on; a feature only where both codas are equal.
    pub(crate) coda: usize,
    /// Whether an *r* follows the vowels.
    pub(crate) before_r: bool,
    /// Whether the letters from the rhyming vowel on are the same.
    pub(crate) spelled_alike: bool,
    /// Whether the consonants before the rhyming vowel are the same too.
    pub(crate) rich: bool,
}

fn special(comparison: &RhymeComparison, heard: &Heard) -> Option<usize> {
    match (comparison.repeat, comparison.relation) {
        (Some(Repeat::SameWord), _) => Some(0),
        (Some(Repeat::Homophone), _) => Some(1),
        (None, Relation::Same) if comparison.mosaic => Some(2),
        (None, Relation::Same) if heard.rich => Some(3),
        (None, Relation::Same) => match comparison.ending {
            Ending::Masculine => None,
            Ending::Feminine => Some(4),
            Ending::Dactylic => Some(5),
        },
        (None, _) => None,
    }
}

/// The index of a pair of vowels within its group, for relations in which the vowels differ.
fn vowel_pair(relation: Relation, heard: &Heard) -> Option<usize> {
    let setting = match relation {
        Relation::Open => Setting::Open,
        Relation::Consonance | Relation::StressedVowel if heard.before_r => Setting::BeforeR,
        Relation::Consonance | Relation::StressedVowel => Setting::Closed,
        Relation::RaisedWeak | Relation::RaisedConsonance => Setting::Raised,
        _ => return None,
    };
    let (a, b) = (kind(heard.vowels.0), kind(heard.vowels.1));
    Some(setting as usize * PAIRS + a.min(b) * VOWEL_KINDS + a.max(b))
}

fn kind(vowel: Folded) -> usize {
    if vowel == WEAK { VOWEL_KINDS - 1 } else { usize::from(vowel).min(VOWEL_KINDS - 2) }
}

/// The pair of vowels that the feature of this index is about, and their surroundings; `None` for other features.
#[cfg(any(test, feature = "train"))]
pub fn vowels_at(place: usize) -> Option<(Setting, Phone, Phone)> {
    let pair = place.checked_sub(VOWELS)?;
    let setting = Setting::ALL.get(pair / PAIRS).copied()?;
    let phone = |kind: usize| u8::try_from(kind).ok().and_then(Sound::from_byte).map(Sound::phone);
    Some((setting, phone(pair % PAIRS / VOWEL_KINDS)?, phone(pair % VOWEL_KINDS)?))
}

/// The surroundings in which two different vowels were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// With no consonant after them: "low" and "thou".
    Open,
    /// Before *r*: "heard" and "beard".
    BeforeR,
    /// Before the same consonants: "love" and "Jove".
    Closed,
    /// In last syllables one of which is raised: "breast" and "tempest".
    Raised,
}

#[cfg(any(test, feature = "train"))]
impl Setting {
    const ALL: [Self; SETTINGS] = [Self::Open, Self::BeforeR, Self::Closed, Self::Raised];
}

/// The name of the feature of this index, as it is written beside its weight.
#[cfg(any(test, feature = "train"))]
pub fn name(place: usize) -> String {
    const TRUST: [&str; TRUSTS] = ["both known", "one guessed", "both guessed"];
    const EITHER: [&str; 2] = ["both known", "a guess"];
    const SPECIAL_NAMES: [&str; SPECIALS] = ["the same word", "homophones", "mosaic", "rich", "feminine", "dactylic"];
    let relation = |at: usize| Relation::ALL.get(at).map_or_else(String::new, |relation| format!("{relation:?}"));
    match place {
        0..SPELLED => format!("{}, {}", relation(place / TRUSTS), TRUST[place % TRUSTS]),
        SPELLED..SHARED => {
            format!("{}, spelled alike, {}", relation((place - SPELLED) / 2), EITHER[(place - SPELLED) % 2])
        }
        SHARED..SPECIAL => format!("{} last letters shared, {}", (place - SHARED) / 2, EITHER[(place - SHARED) % 2]),
        SPECIAL..CODA => SPECIAL_NAMES[place - SPECIAL].to_owned(),
        CODA..VOWELS => format!("consonance on {} consonants", place - CODA + 1),
        _ => {
            vowels_at(place).map_or_else(|| "a weak vowel".to_owned(), |(setting, a, b)| format!("{a}~{b} {setting:?}"))
        }
    }
}
