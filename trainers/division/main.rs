//! Learns `data/division.bin` (where a word's letters are parted) from words as a printed dictionary parts them.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example division -- division.tsv data/division.bin
//! ```
//!
//! Each line of the file is `WORD<TAB>DI·VI·SION`, after one line of headings. Words that no known pronunciation says with as many
//! syllables are left out. Deterministic; a minute on one core. Five folds, dealt by the words' first letters so that inflections
//! stay together, say how many unseen words come out right; the weights that ship are learned from all words.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a trainer reads and writes files and says what it did"
)]

mod learning;

use std::error::Error;
use std::{env, fs};

use verse::lexicon::division::{self, Word};
use verse::lexicon::{Ear, divisible};

/// How often every word is seen.
const EPOCHS: u32 = 6;

/// Into how many parts the words are dealt.
const FOLDS: usize = 5;

/// Words that begin with as many same letters are dealt into one part.
const STEM: usize = 5;

/// A word and where it is to be parted.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) spelling: String,
    pub(crate) word: Word,
    pub(crate) cuts: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [words, weights] = arguments.as_slice() else {
        println!("usage: division WORDS WEIGHTS");
        return Ok(());
    };
    let examples = examples(&fs::read_to_string(words)?);
    println!("{} words", examples.len());
    let mut right = 0;
    for fold in 0..FOLDS {
        let (unseen, seen): (Vec<Example>, Vec<Example>) =
            examples.iter().cloned().partition(|example| part(&example.spelling) == fold);
        let learned = learning::learn(&seen, EPOCHS);
        let now = unseen.iter().filter(|example| is_right(example, &learned)).count();
        println!("fold {fold}: {now} of {} unseen words right", unseen.len());
        right += now;
    }
    println!("unseen: {right} of {}", examples.len());
    let learned = learning::learn(&examples, EPOCHS);
    println!(
        "as shipped: {} of {}",
        examples.iter().filter(|example| is_right(example, &learned)).count(),
        examples.len()
    );
    fs::write(weights, learned.iter().map(|weight| weight.cast_unsigned()).collect::<Vec<u8>>())?;
    Ok(())
}

/// The words of the file that the ear says with as many syllables.
fn examples(text: &str) -> Vec<Example> {
    let ear = Ear::new();
    let rows = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    let example = |(spelling, parted): (&str, &str)| {
        let syllables = u32::try_from(parted.split('·').count()).ok()?;
        let spoken = ear.say(spelling);
        let way = spoken.pronunciations.iter().find(|way| way.sounds.syllable_count() == syllables)?;
        let mut cuts: Vec<usize> = Vec::new();
        for part in parted.split('·') {
            cuts.push(cuts.last().copied().unwrap_or(0) + part.chars().count());
        }
        cuts.pop();
        Some(Example { spelling: spelling.to_owned(), word: divisible(spelling, &way.sounds), cuts })
    };
    rows.filter_map(example).filter(|example| !example.cuts.is_empty()).collect()
}

/// The part into which a word is dealt.
fn part(spelling: &str) -> usize {
    let hash =
        spelling.bytes().take(STEM).fold(7u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    usize::try_from((hash >> 20) % FOLDS as u64).unwrap_or(0)
}

fn is_right(example: &Example, weights: &[i8]) -> bool {
    let sum = |features: &[u32]| features.iter().map(|&at| f32::from(weights[at as usize])).sum::<f32>();
    let found = division::best(&example.word, &|features| sum(features), &|_, _, features| sum(features));
    found.as_ref() == Some(&example.cuts)
}
