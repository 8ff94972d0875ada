//! Learns `data/letter_to_sound.bin` from CMUdict, and measures it on families of words it never saw.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example letter_to_sound -- data/letter_to_sound.bin
//! ```
//!
//! Deterministic; a minute on one core. One family in twenty (a word with its inflections and derivations) is held
//! out of learning and measured at the end; `docs/accuracy.md` has the figures.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a trainer writes its table and says what it did")]

mod alignment;
mod examples;
mod families;
mod learning;
mod measure;

use std::error::Error;
use std::{env, fs};

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
    let (seen, unseen): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| !held_out.contains(&word.spelling));
    println!("{} words to learn from, {} held out with their families", seen.len(), unseen.len());
    let aligned = alignment::align(&seen);
    let (inventory, examples) = examples::prepare(&seen, &aligned)?;
    println!("{} examples", examples.len());
    let weights = learning::learn(&inventory, &examples, TABLE, epochs);
    fs::write(&path, [inventory.to_bytes(), weights.clone()].concat())?;
    println!("held out, all: {}", measure::measure(&inventory, &weights, &unseen));
    let (listed, names): (Vec<_>, Vec<_>) = unseen.into_iter().partition(|word| examples::is_listed(&word.spelling));
    println!("words of the language: {}", measure::measure(&inventory, &weights, &listed));
    println!("names and the unlisted: {}", measure::measure(&inventory, &weights, &names));
    Ok(())
}
