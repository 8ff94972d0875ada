//! How fast lines are scanned and judged, and how the cost grows with the poem.
//!
//! `cargo bench --bench meter` prints the figures and two ratios: what a sonnet costs beside its lines scanned one by one, and
//! a poem of 1,000 lines beside one of 100.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark takes the time and prints it")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use verse::analysis::{Poem, Session};
use verse::lexicon::Ear;
use verse::meter::{Foot, Licenses, Meter, NamedMeter, fit, runners_up, scan_poem};

const LINES: [&str; 7] = [
    "The candle gutters in the empty hall",
    "Over the hill and down along the river",
    "A lantern swings above the harbor wall",
    "And every evening brings the boats together",
    "The wind that wandered glittering from the sea",
    "Heaven is a word the fishermen have spoken",
    "And what was whole at dawn by night is broken",
];

fn main() {
    divan::main();
    let [one, sonnet, hundred, thousand] = [1, 14, 100, 1_000].map(|lines| best_of(40, &poem(lines)));
    let ratio = |long: Duration, short: Duration, times: f64| long.as_secs_f64() / (times * short.as_secs_f64());
    println!("a sonnet takes {:.2} times as long as fourteen lines one by one", ratio(sonnet, one, 14.0));
    println!("1,000 lines take {:.2} times as long as ten times 100 ({thousand:.1?})", ratio(thousand, hundred, 10.0));
}

/// A poem of so many lines, heard.
fn poem(lines: usize) -> Poem {
    let text: Vec<&str> = LINES.into_iter().cycle().take(lines).collect();
    Session::new(Ear::new()).hear(&text.join("\n"))
}

fn best_of(times: usize, poem: &Poem) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(scan_poem(poem, None));
        start.elapsed()
    };
    (0..times).map(|_| run()).min().unwrap_or_default()
}

#[divan::bench(args = [1, 14, 1_000])]
fn scan_a_poem_of(bencher: divan::Bencher, lines: usize) {
    let poem = poem(lines);
    bencher.bench(|| scan_poem(black_box(&poem), None));
}

#[divan::bench]
fn fit_a_line(bencher: divan::Bencher) {
    let poem = poem(1);
    let Some(meter) = NamedMeter::new(Foot::Iambic, 5).map(Meter::named) else { return };
    bencher.bench(|| fit(black_box(&poem.lines[0].heard), &meter, &Licenses::Usual));
}

#[divan::bench]
fn find_runners_up(bencher: divan::Bencher) {
    let poem = poem(1);
    let scanned = scan_poem(&poem, None);
    bencher.bench(|| runners_up(black_box(&poem.lines[0].heard), &scanned.lines[0], 4));
}
