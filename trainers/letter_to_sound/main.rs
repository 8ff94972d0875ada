//! Learns `data/letter_to_sound.bin` from CMUdict, and measures it on families of words it never saw.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example letter_to_sound -- data/letter_to_sound.bin
//! ```
//!
//! Deterministic; two minutes on one core. A table is learned with one family in twenty (a word with its inflections and
//! derivations) held out and measured on those; `docs/accuracy.md` has the figures. The table that ships is then
//! learned from every word in the same way.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a trainer writes its table and says what it did")]

mod alignment;
mod examples;
mod families;
mod learning;
mod measure;

use std::error::Error;
use std::{env, fs};

use verse::lexicon::letter_to_sound::{Inventory, TableError};

/// Places in the weight table: with labels and candidates the file stays under 1.5 MB.
const TABLE: u32 = 1_450_000;

/// How often every example is seen.
const EPOCHS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env::args().nth(1) else {
        println!("usage: letter_to_sound TABLE [EPOCHS]");
        return Ok(());
    };
    let epochs = env::args().nth(2).and_then(|count| count.parse().ok()).unwrap_or(EPOCHS);
    let words = examples::words();
    let held_out = families::held_out(&words);
    let (seen, unseen): (Vec<_>, Vec<_>) = words.iter().cloned().partition(|word| !held_out.contains(&word.spelling));
    println!("{} words to learn from, {} held out with their families", seen.len(), unseen.len());
    let (inventory, weights) = table(&seen, epochs)?;
    println!("held out, all: {}", measure::measure(&inventory, &weights, &unseen));
    let (listed, names): (Vec<_>, Vec<_>) = unseen.into_iter().partition(|word| examples::is_listed(&word.spelling));
    println!("words of the language: {}", measure::measure(&inventory, &weights, &listed));
    println!("names and the unlisted: {}", measure::measure(&inventory, &weights, &names));
    println!("and now from all {} words", words.len());
    let (inventory, weights) = table(&words, epochs)?;
    fs::write(&path, [inventory.to_bytes(), weights].concat())?;
    Ok(())
}

/// Learns a table from these words.
fn table(words: &[examples::Word], epochs: u32) -> Result<(Inventory, Vec<u8>), TableError> {
    let aligned = alignment::align(words);
    let (inventory, examples) = examples::prepare(words, &aligned)?;
    let weights = learning::learn(&inventory, &examples, TABLE, epochs);
    Ok((inventory, weights))
}
