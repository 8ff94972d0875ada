//! The words to learn from, with the label of each of their letters.

use std::collections::BTreeMap;

use verse::lexicon::letter_to_sound::{Candidate, Inventory, Label, Letters, ROW, Step, TableError};
use verse::lexicon::{dictionary, standing};
use verse::phonology::{Sound, Sounds, Stress};

/// A word of the dictionary with all its pronunciations, the first one first.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) spelling: String,
    pub(crate) ways: Vec<Sounds>,
}

/// A word prepared for learning.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) letters: Letters,
    /// The right labels, from the last letter to the first.
    pub(crate) truth: Vec<Step>,
    /// How much the word counts: words of the language more than names of the telephone book.
    pub(crate) weight: f32,
}

/// A label must be seen this often at a letter to be a candidate there.
const SEEN: usize = 4;

/// How far a name or an unlisted word may move the weights, beside a word of the language. CMUdict has 50,000 surnames
/// spelled by no English rule: at 0.5 they cost 0.7 points of syllable counts on held-out families, left out altogether
/// 3.7 points (they do teach names).
const NAME_WEIGHT: f32 = 0.05;

/// Words of letters and apostrophes; what is spelled otherwise (numbers, initials) is not spelled by rule.
pub(crate) fn words() -> Vec<Word> {
    let spelled = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'');
    let words = dictionary().iter().filter(|(spelling, _)| spelled(spelling));
    words.map(|(spelling, ways)| Word { spelling, ways }).collect()
}

/// Settles which labels each letter may have, and makes an example of every word they can spell.
pub(crate) fn prepare(words: &[Word], aligned: &[Option<Vec<Label>>]) -> Result<(Inventory, Vec<Example>), TableError> {
    let spelled: Vec<(&Word, &Vec<Label>)> =
        words.iter().zip(aligned).filter_map(|(word, labels)| Some((word, labels.as_ref()?))).collect();
    let inventory = inventory(&spelled)?;
    let examples = spelled.iter().filter_map(|(word, labels)| example(word, labels, &inventory));
    let examples = examples.collect();
    Ok((inventory, examples))
}

fn inventory(spelled: &[(&Word, &Vec<Label>)]) -> Result<Inventory, TableError> {
    let mut seen: BTreeMap<(u8, Label), usize> = BTreeMap::new();
    for (word, labels) in spelled {
        for (letter, &label) in word.spelling.bytes().zip(labels.iter()) {
            *seen.entry((letter, label)).or_default() += 1;
        }
    }
    let mut labels: Vec<Label> = Vec::new();
    let rows = (b'a'..=b'z').chain([b'\'']).map(|letter| {
        let mut row: Vec<(usize, Label)> =
            seen.iter().filter(|((of, _), _)| *of == letter).map(|((_, label), &count)| (count, *label)).collect();
        let total: usize = row.iter().map(|(count, _)| count).sum();
        row.sort_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
        row.retain(|(count, _)| *count >= SEEN);
        row.truncate(ROW);
        let candidate = |(count, label): (usize, Label)| {
            let place = labels.iter().position(|known| *known == label).unwrap_or_else(|| {
                labels.push(label);
                labels.len() - 1
            });
            Candidate { label: u16::try_from(place).unwrap_or(u16::MAX), cost: cost(count, total) }
        };
        row.into_iter().map(candidate).collect()
    });
    let rows = rows.collect();
    Inventory::new(labels, rows)
}

/// Minus eight times the logarithm of a share.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are small"
)]
fn cost(count: usize, total: usize) -> u8 {
    (-8.0 * (count as f32 / total as f32).ln()).round().clamp(0.0, 255.0) as u8
}

/// The example of a word; nothing when a letter says what no candidate does, or when two syllables bear the main stress.
fn example(word: &Word, labels: &[Label], inventory: &Inventory) -> Option<Example> {
    let step = |(letter, label): (u8, &Label)| {
        let row = inventory.candidates(letter);
        let place = row.iter().position(|candidate| inventory.label(candidate.label) == *label)?;
        Some(Step { label: row[place].label, candidate: u8::try_from(place).ok()? })
    };
    let mut truth = word.spelling.bytes().zip(labels).map(step).collect::<Option<Vec<Step>>>()?;
    truth.reverse();
    let mains = word.ways[0].iter().filter(|sound: &Sound| sound.stress() == Some(Stress::Primary)).count();
    (mains <= 1).then(|| Example { letters: Letters::new(&word.spelling), truth, weight: weight(&word.spelling) })
}

fn weight(word: &str) -> f32 {
    if is_listed(word) { 1.0 } else { NAME_WEIGHT }
}

/// Whether SCOWL lists the word, and not as a name.
pub(crate) fn is_listed(word: &str) -> bool {
    let standing = standing(word.strip_suffix("'s").unwrap_or(word));
    standing.class.is_some() && !standing.is_name
}
