//! How fast line ends are compared and schemes settled, and how the cost grows with the poem.
//!
//! `cargo bench --bench rhyme` prints the figures and a ratio: a poem of 10,000 lines against ten of 1,000.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark takes the time and prints it")]

use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};

use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::rhyme::suggest::{Asked, rhymes};
use verse::rhyme::{LineEnd, compare, scheme};

fn main() {
    divan::main();
    let (short, long) = (ends(1_000), ends(10_000));
    let (once, tenfold) = (best_of(20, &short), best_of(20, &long));
    let ratio = tenfold.as_secs_f64() / (10.0 * once.as_secs_f64());
    println!("settling 10,000 lines takes {ratio:.2} times as long as ten times 1,000 ({tenfold:.1?})");
}

/// Line ends as couplets, quatrains and blank verse would have them, over and over.
fn ends(lines: usize) -> Vec<LineEnd> {
    const WORDS: [&str; 24] = [
        "night", "light", "stone", "alone", "river", "quiver", "morning", "snow", "warning", "know", "table", "window",
        "love", "prove", "memory", "thee", "nation", "station", "harbor", "apple", "weather", "feather", "say",
        "delay",
    ];
    let ear = Ear::new();
    let known = WORDS.map(|word| LineEnd::of(&HeardLine::hear(word, &ear)));
    (0..lines).map(|line| known[line % known.len()].clone()).collect()
}

fn best_of(times: usize, ends: &[LineEnd]) -> Duration {
    let whole: Range<usize> = 0..ends.len();
    let run = || {
        let start = Instant::now();
        black_box(scheme::settle(ends, std::slice::from_ref(&whole)));
        start.elapsed()
    };
    (0..times).map(|_| run()).min().unwrap_or_default()
}

#[divan::bench]
fn compare_two_ends(bencher: divan::Bencher) {
    let ends = ends(24);
    bencher.bench(|| compare(black_box(&ends[12]), black_box(&ends[13])));
}

#[divan::bench(args = [14, 1_000, 10_000])]
fn settle_a_poem_in_one_stanza(bencher: divan::Bencher, lines: usize) {
    let ends = ends(lines);
    let whole: Range<usize> = 0..lines;
    bencher.bench(|| scheme::settle(black_box(&ends), std::slice::from_ref(&whole)));
}

#[divan::bench(args = ["night", "thee", "nation"])]
fn find_words_that_rhyme(bencher: divan::Bencher, word: &str) {
    let end = LineEnd::of(&HeardLine::hear(word, &Ear::new()));
    bencher.bench(|| rhymes(black_box(&end), &Asked::default()));
}
