//! Aligns a word's sounds with its letters: the cheapest alignment, where a letter costs less the more usual its sound is.

use unicode_normalization::UnicodeNormalization as _;

use super::Letter;
use crate::lexicon::letter_to_sound;
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound};

/// The beam of the search: so many sounds on each side of the cheapest alignment so far. English letters never drift farther.
const REACH: usize = 12;

// Costs, in the units of `letter_to_sound::Candidate::cost`, of a letter whose sounds the inventory does not list for it: of no
// sound, of one of its own kind (vowel or consonant), of one of the other kind, and of two.
const SILENT: u32 = 80;
const STRANGE: u32 = 90;
const STRANGE_KIND: u32 = 140;
const STRANGE_PAIR: u32 = 190;

/// The letter a to z that a character is without capitals and accents, an apostrophe, a hyphen (or a space), or 0.
pub(super) fn plain(letter: char) -> u8 {
    if letter.is_ascii_alphabetic() {
        return u8::try_from(letter.to_ascii_lowercase()).unwrap_or(0);
    }
    if crate::text::is_apostrophe(letter) {
        return b'\'';
    }
    if crate::text::is_hyphen(letter) || letter.is_whitespace() {
        return b'-';
    }
    match letter {
        'æ' | 'Æ' => b'a',
        'œ' | 'Œ' | 'ø' | 'Ø' => b'o',
        _ => letter.nfd().next().filter(char::is_ascii_alphabetic).map_or(0, plain),
    }
}

/// For each sound, the index of the letter that spells it, in order; where letters are too few, sounds are spread evenly.
pub(super) fn speakers(letters: &[Letter], sounds: &[Sound]) -> Vec<usize> {
    let phones: Vec<Phone> = sounds.iter().map(|sound| sound.phone()).collect();
    let Some(mut speakers) = cheapest(letters, &phones) else {
        let last = letters.len().saturating_sub(1);
        return (0..phones.len()).map(|sound| (sound * letters.len() / phones.len()).min(last)).collect();
    };
    give_vowels_to_vowels(letters, &phones, &mut speakers);
    speakers
}

/// Where a consonant was aligned with a vowel (the r of river, the l of label), gives it to the silent vowel letter before.
fn give_vowels_to_vowels(letters: &[Letter], phones: &[Phone], speakers: &mut [usize]) {
    for sound in 0..phones.len() {
        let speaker = speakers[sound];
        let Some(before) = speaker.checked_sub(1).filter(|_| phones[sound].is_vowel()) else { continue };
        let silent = sound == 0 || speakers[sound - 1] < before;
        if silent && is_vowel_letter(letters[before].plain) && !is_vowel_letter(letters[speaker].plain) {
            speakers[sound] = before;
        }
    }
}

/// One letter's row of the search: the cost of each number of sounds spelled by the letters up to it.
struct Row {
    /// The number of sounds that the first cost is for.
    first: usize,
    /// The lowest cost, and how many sounds this letter spells in it.
    costs: Vec<(u32, usize)>,
}

const NEVER: u32 = u32::MAX;

fn cheapest(letters: &[Letter], phones: &[Phone]) -> Option<Vec<usize>> {
    let mut rows = vec![Row { first: 0, costs: vec![(0, 0)] }];
    for letter in letters {
        let row = rows.last()?;
        rows.push(narrowed(&extended(row, letter.plain, phones)));
    }
    let mut said = phones.len();
    let mut speakers = vec![0; phones.len()];
    for (letter, row) in rows.iter().enumerate().skip(1).rev() {
        let &(cost, count) = row.costs.get(said.checked_sub(row.first)?)?;
        if cost == NEVER {
            return None;
        }
        speakers[said - count..said].fill(letter - 1);
        said -= count;
    }
    (said == 0).then_some(speakers)
}

/// The row of one more letter.
fn extended(row: &Row, letter: u8, phones: &[Phone]) -> Row {
    let mut costs = vec![(NEVER, 0); row.costs.len() + 2];
    for (place, &(cost, _)) in row.costs.iter().enumerate().filter(|(_, (cost, _))| *cost != NEVER) {
        let rest = phones.get(row.first + place..).unwrap_or_default();
        let mut offer = |count: usize, more: u32| {
            let offered = cost.saturating_add(more);
            if count <= rest.len() && offered < costs[place + count].0 {
                costs[place + count] = (offered, count);
            }
        };
        strange(letter, rest, &mut offer);
        usual(letter, rest, &mut offer);
    }
    Row { first: row.first, costs }
}

/// Offers the sounds that the inventory lists for the letter.
fn usual(letter: u8, rest: &[Phone], offer: &mut impl FnMut(usize, u32)) {
    let Some(inventory) = letter_to_sound::inventory() else { return };
    for candidate in inventory.candidates(letter) {
        let label = inventory.label(candidate.label);
        let mut wanted = rest.iter();
        if label.phones().all(|said| wanted.next() == Some(&said)) {
            offer(rest.len() - wanted.len(), u32::from(candidate.cost));
        }
    }
}

/// Offers no sound, one and two, which any letter may spell at a high cost; a character that is no letter is silent for free.
fn strange(letter: u8, rest: &[Phone], offer: &mut impl FnMut(usize, u32)) {
    let alike = rest.first().is_some_and(|phone| phone.is_vowel() == is_vowel_letter(letter));
    let sign = matches!(letter, 0 | b'-');
    offer(0, if sign { 0 } else { SILENT });
    offer(1, if alike && !sign { STRANGE } else { STRANGE_KIND });
    offer(2, STRANGE_PAIR);
}

/// The row without the numbers of sounds too far from the cheapest.
fn narrowed(row: &Row) -> Row {
    let best = row.costs.iter().enumerate().min_by_key(|(_, (cost, _))| *cost).map_or(0, |(place, _)| place);
    let from = best.saturating_sub(REACH);
    let to = (best + REACH + 1).min(row.costs.len());
    Row { first: row.first + from, costs: row.costs[from..to].to_vec() }
}
