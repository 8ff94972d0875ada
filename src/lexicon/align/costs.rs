//! The cost of aligning a letter with no sound, one or two: low for the sounds it usually spells, high for any other.

use std::sync::LazyLock;

use crate::lexicon::letter_to_sound;
use crate::phonology::Phone;
use crate::phonology::letters::is_vowel_letter;

// Costs, in the units of `letter_to_sound::Candidate::cost`, of a letter whose sounds the inventory does not list for it: of no
// sound, of one of its own kind (vowel or consonant), of one of the other kind, and of two.
const SILENT: u8 = 80;
const STRANGE: u8 = 90;
const STRANGE_KIND: u8 = 140;
const STRANGE_PAIR: u8 = 190;

/// How many phones there are.
const PHONES: usize = Phone::ALL.len();

/// The costs of every letter, made once.
pub(super) static COSTS: LazyLock<Costs> = LazyLock::new(Costs::new);

/// The costs of the letters a to z, the apostrophe, and every other character.
pub(super) struct Costs(Vec<LetterCosts>);

/// The costs of one letter.
pub(super) struct LetterCosts {
    /// The cost of no sound.
    pub(super) none: u8,
    one: [u8; PHONES],
    two: Vec<u8>,
}

impl Costs {
    fn new() -> Self {
        Self((b'a'..=b'z').chain([b'\'', b'-']).map(LetterCosts::new).collect())
    }

    /// The costs of a letter, given in the form of [`plain`](super::deal::plain).
    pub(super) fn of(&self, letter: u8) -> &LetterCosts {
        let place = match letter {
            b'a'..=b'z' => usize::from(letter - b'a'),
            b'\'' => 26,
            _ => 27,
        };
        &self.0[place]
    }
}

impl LetterCosts {
    /// For each sound the lower of the default cost and the inventory's; a character that is no letter is silent at cost 0.
    fn new(letter: u8) -> Self {
        let is_sign = letter == b'-';
        let one = Phone::ALL.map(|phone| {
            let alike = phone.is_vowel() == is_vowel_letter(letter);
            if alike && !is_sign { STRANGE } else { STRANGE_KIND }
        });
        let none = if is_sign { 0 } else { SILENT };
        let mut costs = Self { none, one, two: vec![STRANGE_PAIR; PHONES * PHONES] };
        let Some(inventory) = letter_to_sound::inventory() else { return costs };
        for candidate in inventory.candidates(letter) {
            let mut phones = inventory.label(candidate.label).phones();
            let cost = match (phones.next(), phones.next()) {
                (None, _) => &mut costs.none,
                (Some(one), None) => &mut costs.one[one as usize],
                (Some(one), Some(two)) => &mut costs.two[one as usize * PHONES + two as usize],
            };
            *cost = candidate.cost.min(*cost);
        }
        costs
    }

    /// The cost of this sound alone.
    pub(super) fn one(&self, phone: Phone) -> u8 {
        self.one[phone as usize]
    }

    /// The cost of these two sounds.
    pub(super) fn two(&self, first: Phone, second: Phone) -> u8 {
        self.two[first as usize * PHONES + second as usize]
    }
}
