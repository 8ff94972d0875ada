//! Aligns letters with sounds: expectation-maximization over all ways to distribute a word's sounds over its letters.

use verse::lexicon::letter_to_sound::Label;
use verse::phonology::{Phone, Sound};

use super::examples::Word;

/// Rounds of expectation and maximization; the alignment no longer changes after so many.
const ROUNDS: usize = 7;

/// What one letter may say without stress: nothing, one of 39 phones, or two of them.
const SAYINGS: usize = 1 + PHONES + PHONES * PHONES;
const PHONES: usize = 39;
const LETTERS: usize = 27;

/// Two sounds from one letter are rare (x, the u of "use"); their share is cut so that neighbors do not lend sounds.
const TWO_SOUNDS: f64 = 0.5;

struct Table(Vec<f64>);

impl Table {
    fn get(&self, letter: usize, phones: &[Phone]) -> f64 {
        self.0[letter * SAYINGS + saying(phones)]
    }
}

fn saying(phones: &[Phone]) -> usize {
    match *phones {
        [] => 0,
        [one] => 1 + one as usize,
        [one, two] => 1 + PHONES + one as usize * PHONES + two as usize,
        _ => SAYINGS - 1,
    }
}

fn letter_place(letter: u8) -> usize {
    if letter == b'\'' { LETTERS - 1 } else { usize::from(letter - b'a') }
}

/// The labels of each word's letters by its first pronunciation; `None` where the sounds do not go into the letters.
pub(crate) fn align(words: &[Word]) -> Vec<Option<Vec<Label>>> {
    let mut table = first_table();
    for _ in 0..ROUNDS {
        let mut counts = vec![0.0; LETTERS * SAYINGS];
        for word in words {
            expect(word, &table, &mut counts);
        }
        table = maximize(counts);
    }
    words.iter().map(|word| best(word, &table)).collect()
}

/// The first table: vowel letters tend to spell vowels, and consonant letters consonants.
fn first_table() -> Table {
    let mut table = vec![0.0003; LETTERS * SAYINGS];
    for letter in 0..LETTERS {
        table[letter * SAYINGS] = 0.05;
        let is_vowel = letter < 26 && b"aeiouy".contains(&(b'a' + u8::try_from(letter).unwrap_or(0)));
        for phone in 0..PHONES {
            table[letter * SAYINGS + 1 + phone] = if is_vowel == (phone < 15) { 0.03 } else { 0.004 };
        }
    }
    Table(table)
}

fn maximize(mut counts: Vec<f64>) -> Table {
    for row in counts.chunks_mut(SAYINGS) {
        let total: f64 = row.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        for (saying, count) in row.iter_mut().enumerate() {
            *count *= if saying > PHONES { TWO_SOUNDS } else { 1.0 } / total;
        }
    }
    Table(counts)
}

fn phones_of(word: &Word) -> Vec<Phone> {
    word.ways[0].iter().map(Sound::phone).collect()
}

/// Adds the word's expected counts: forward and backward sums over letters and sounds.
fn expect(word: &Word, table: &Table, counts: &mut [f64]) {
    let letters: Vec<usize> = word.spelling.bytes().map(letter_place).collect();
    let phones = phones_of(word);
    let (n, m) = (letters.len(), phones.len());
    let at = |i: usize, j: usize| i * (m + 1) + j;
    let mut forward = vec![0.0; (n + 1) * (m + 1)];
    let mut backward = forward.clone();
    forward[0] = 1.0;
    for (i, &letter) in letters.iter().enumerate() {
        for j in 0..=m {
            for k in 0..=2.min(m - j) {
                forward[at(i + 1, j + k)] += forward[at(i, j)] * table.get(letter, &phones[j..j + k]);
            }
        }
    }
    let total = forward[at(n, m)];
    if total <= 0.0 {
        return;
    }
    backward[at(n, m)] = 1.0;
    for (i, &letter) in letters.iter().enumerate().rev() {
        for j in 0..=m {
            let sum =
                (0..=2.min(m - j)).map(|k| table.get(letter, &phones[j..j + k]) * backward[at(i + 1, j + k)]).sum();
            backward[at(i, j)] = sum;
            for k in 0..=2.min(m - j) {
                let share = table.get(letter, &phones[j..j + k]) * backward[at(i + 1, j + k)];
                counts[letter * SAYINGS + saying(&phones[j..j + k])] += forward[at(i, j)] * share / total;
            }
        }
    }
}

/// The likeliest way to deal the word's sounds out to its letters.
fn best(word: &Word, table: &Table) -> Option<Vec<Label>> {
    let phones = phones_of(word);
    let sounds: Vec<Sound> = word.ways[0].iter().collect();
    let (n, m) = (word.spelling.len(), phones.len());
    let at = |i: usize, j: usize| i * (m + 1) + j;
    let mut scores = vec![f64::NEG_INFINITY; (n + 1) * (m + 1)];
    let mut taken = vec![0; (n + 1) * (m + 1)];
    scores[0] = 0.0;
    for (i, letter) in word.spelling.bytes().map(letter_place).enumerate() {
        for j in 0..=m {
            for k in 0..=2.min(m - j) {
                let share = table.get(letter, &phones[j..j + k]);
                let score = scores[at(i, j)] + share.ln();
                if share > 1e-7 && score > scores[at(i + 1, j + k)] {
                    scores[at(i + 1, j + k)] = score;
                    taken[at(i + 1, j + k)] = k;
                }
            }
        }
    }
    scores[at(n, m)].is_finite().then_some(())?;
    let mut labels = vec![Label::default(); n];
    let mut j = m;
    for i in (0..n).rev() {
        let k = taken[at(i + 1, j)];
        labels[i] = Label::new(&sounds[j - k..j])?;
        j -= k;
    }
    Some(labels)
}
