//! Aligns a word's sounds with its letters: the cheapest alignment, where a letter costs less the more usual its sound is.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::Letter;
use super::costs::{COSTS, LetterCosts};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound};

/// The beam of the search: so many sounds on each side of the cheapest alignment so far. English letters never drift farther.
const REACH: usize = 12;

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

/// Where a vowel was aligned with a consonant letter (the r of *river*, the l of *label*), moves it to the silent vowel
/// letter before.
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
    /// The number of sounds that the first cell is for.
    first: usize,
    /// Where the row's cells are among all.
    cells: Range<usize>,
}

/// The lowest cost of an alignment with so many sounds, and how many of them the row's letter spells; `NEVER` where there is
/// none.
type Cell = (u32, u8);

const NEVER: u32 = u32::MAX;

fn cheapest(letters: &[Letter], phones: &[Phone]) -> Option<Vec<usize>> {
    let mut cells: Vec<Cell> = Vec::with_capacity((letters.len() + 1) * (2 * REACH + 3).min(phones.len() + 3));
    cells.push((0, 0));
    let mut rows = Vec::with_capacity(letters.len() + 1);
    rows.push(Row { first: 0, cells: 0..1 });
    for letter in letters {
        let next = extended(rows.last()?, &mut cells, COSTS.of(letter.plain), phones);
        rows.push(next);
    }
    let mut said = phones.len();
    let mut speakers = vec![0; phones.len()];
    for (letter, row) in rows.iter().enumerate().skip(1).rev() {
        let &(cost, count) = cells[row.cells.clone()].get(said.checked_sub(row.first)?)?;
        if cost == NEVER {
            return None;
        }
        speakers[said - usize::from(count)..said].fill(letter - 1);
        said -= usize::from(count);
    }
    (said == 0).then_some(speakers)
}

/// The row after one more letter; its cells are appended to `cells`, without those more than [`REACH`] sounds from the
/// cheapest.
fn extended(row: &Row, cells: &mut Vec<Cell>, costs: &LetterCosts, phones: &[Phone]) -> Row {
    let start = cells.len();
    cells.resize(start + row.cells.len() + 2, (NEVER, 0));
    let (before, own) = cells.split_at_mut(start);
    for (place, &(cost, _)) in before[row.cells.clone()].iter().enumerate() {
        if cost == NEVER {
            continue;
        }
        let mut offer = |count: u8, more: u8| {
            let (offered, cell) = (cost.saturating_add(u32::from(more)), &mut own[place + usize::from(count)]);
            if offered < cell.0 {
                *cell = (offered, count);
            }
        };
        offer(0, costs.none);
        let Some(&one) = phones.get(row.first + place) else { continue };
        offer(1, costs.one(one));
        let Some(&two) = phones.get(row.first + place + 1) else { continue };
        offer(2, costs.two(one, two));
    }
    let best = own.iter().enumerate().min_by_key(|(_, (cost, _))| *cost).map_or(0, |(place, _)| place);
    let from = best.saturating_sub(REACH);
    let to = (best + REACH + 1).min(own.len());
    Row { first: row.first + from, cells: start + from..start + to }
}
