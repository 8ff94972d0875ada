//! How fast words are said: known ones, words made by rule, and words guessed by their letters.
//!
//! `cargo bench --bench words` prints the figures and a ratio: a guess against a word of the dictionary.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark takes the time and prints it")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use verse::lexicon::guess;
use verse::lexicon::{Ear, dictionary};

fn main() {
    divan::main();
    let words: Vec<String> = dictionary().iter().map(|(word, _)| word).step_by(7).collect();
    let guessed = best_of(5, &words, |word| black_box(guess(word)).is_some());
    let said = best_of(5, &words, |word| black_box(Ear::new().say(word)).best().is_some());
    let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
    println!("{:.0} words guessed a second on one core", f64::from(count) / guessed.as_secs_f64());
    println!("a guess takes {:.1} times as long as a dictionary's word", guessed.as_secs_f64() / said.as_secs_f64());
}

/// The shortest of some runs over all words.
fn best_of(times: usize, words: &[String], say: impl Fn(&str) -> bool) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(words.iter().filter(|word| say(word)).count());
        start.elapsed()
    };
    (0..times).map(|_| run()).min().unwrap_or_default()
}

#[divan::bench(args = ["window", "heaven", "moonlessness", "thunderest", "glimmerous", "o'erwhelm'd"])]
fn say_a_word(bencher: divan::Bencher, word: &str) {
    bencher.with_inputs(Ear::new).bench_refs(|ear| ear.say(black_box(word)));
}

#[divan::bench(args = ["frabjous", "foglefreude", "antidisintermediation"])]
fn guess_a_word(bencher: divan::Bencher, word: &str) {
    bencher.bench(|| guess(black_box(word)));
}
