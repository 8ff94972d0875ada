//! How long it takes to lay a sonnet on every form, and a form out for a long poem.
//!
//! `cargo bench --bench forms` prints the figures and a ratio: a sonnet against every form, forms read already, beside hearing it.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark takes the time and prints it")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use verse::analysis::Session;
use verse::form::{Registry, suggest::suggest};

fn main() {
    divan::main();
    let registry = Registry::new();
    let text = sonnet(&registry);
    let poem = Session::default().hear(&text);
    let all = best_of(20, || drop(black_box(suggest(&poem, &text, &registry))));
    let hear = best_of(20, || drop(black_box(Session::default().hear(&text))));
    let ratio = all.as_secs_f64() / hear.as_secs_f64();
    println!("a sonnet against every form takes {all:.1?}: {ratio:.1} times as long as hearing it ({hear:.1?})");
}

/// The first example of the Shakespearean sonnet.
fn sonnet(registry: &Registry) -> String {
    let examples = registry.examples("shakespearean-sonnet").unwrap_or_default();
    examples.into_iter().next().map(|example| example.text).unwrap_or_default()
}

fn best_of(rounds: usize, mut work: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..rounds).map(once).min().unwrap_or_default()
}

/// Reading every form of the house from nothing.
#[divan::bench]
fn read_every_form() -> usize {
    let registry = Registry::new();
    registry.list().iter().filter(|form| registry.find(&form.id).is_ok()).count()
}

/// Writing a form out for a poem of so many lines.
#[divan::bench(args = ["quatrain-abab", "terza-rima", "pantoum", "blank-verse"])]
fn lay_out_a_thousand_lines(bencher: divan::Bencher<'_, '_>, form: &str) {
    let registry = Registry::new();
    if let Ok(form) = registry.find(form) {
        bencher.bench_local(|| black_box(&form).layouts(1_000, &[4; 250]));
    }
}
