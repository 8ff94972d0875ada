//! Learns the weights that order words for the end of a line as poets choose them, and measures them.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example train_fill -- STANZAS.jsonl [--ask QUESTIONS.jsonl] [--parts] [--write FILE]
//! ```
//!
//! `STANZAS.jsonl` holds one stanza a line: `author`, `poem`, `lines`, and `scheme`, a letter for each line. Of every third stanza
//! one rhyming line is cut before its last word, and the poet's word is to be found among all that are offered. `QUESTIONS.jsonl`
//! holds stanzas that are cut already: `text`, `line`, `form`, `word`. Every figure is for authors the weights were not learned
//! from (four folds); `--parts` leaves out one ingredient after another; `--write` then learns from all stanzas.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program for developers that reads files and reports"
)]

mod cut;
mod learn;
mod measure;

use std::process::ExitCode;

use cut::Cut;
use learn::Example;
use measure::Figures;

/// Into how many parts authors are dealt, so that each is measured by what the others teach.
const FOLDS: usize = 4;

/// The ingredients that `--parts` leaves out, and how the names of their weights begin.
const PARTS: [(&str, &[&str]); 7] = [
    ("nearness to the poem", &["near ", "no vector"]),
    ("what it is after the word before", &["after "]),
    ("syllables and beats", &["too long", "leaves room", "syllables off", "off the beat"]),
    ("words already used", &["in the poem", "ends another line"]),
    (
        "kind of rhyme and its spelling",
        &["rhymes ", "spelled like", "identical", "rich", "perfect", "near-perfect", "historic", "eye", "promoted"],
    ),
    ("length of the word", &["letters", "two syllables", "syllables beyond"]),
    ("commonness", &["order", "often", "never", "size", "no size", "coarse"]),
];

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<(), String> {
    let path = args.first().filter(|path| !path.starts_with("--")).ok_or("name a file of annotated stanzas")?;
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let stanzas = cut::read_stanzas(path)?;
    let cuts = cut::cut(&stanzas);
    let asked = option("--ask").map_or(Ok(Vec::new()), |path| cut::read_questions(path, &stanzas))?;
    let learned = examples(&cuts);
    let measured = examples(&asked);
    println!("{} stanzas cut, {} questions", learned.len(), measured.len());
    println!("order of rhymes     {}", Figures::of_order(&learned));
    println!("  of the questions  {}", Figures::of_order(&measured));
    report("every ingredient", &learned, &measured, &|_| true);
    if args.iter().any(|arg| arg == "--parts") {
        for (part, beginnings) in PARTS {
            let is_kept = |name: &str| !beginnings.iter().any(|beginning| name.starts_with(beginning));
            report(&format!("without {part}"), &learned, &measured, &is_kept);
        }
    }
    let Some(file) = option("--write") else { return Ok(()) };
    let all: Vec<&Example> = learned.iter().collect();
    let weights = learn::weights(&all, &|_| true);
    std::fs::write(file, learn::written(&weights)).map_err(|error| format!("{file}: {error}"))
}

/// Measures what is learned of the weights whose names are kept.
fn report(what: &str, learned: &[Example], measured: &[Example], is_kept: &dyn Fn(&str) -> bool) {
    let folds = measure::folds(learned, measured, FOLDS);
    let (mut of_stanzas, mut of_questions) = (Figures::default(), Figures::default());
    for fold in 0..FOLDS {
        let is_here = |example: &&Example| folds[&example.author] == fold;
        let others: Vec<&Example> = learned.iter().filter(|example| !is_here(example)).collect();
        let weights = learn::weights(&others, is_kept);
        learned.iter().filter(is_here).for_each(|example| of_stanzas.add(example.rank(&weights)));
        measured.iter().filter(is_here).for_each(|example| of_questions.add(example.rank(&weights)));
    }
    println!("{what}\n                    {of_stanzas}\n  of the questions  {of_questions}");
}

/// The features of every word offered for each cut, computed on two threads.
fn examples(cuts: &[Cut]) -> Vec<Example> {
    let (one, other) = cuts.split_at(cuts.len() / 2);
    let notice = |cuts: &[Cut]| cuts.iter().filter_map(Example::of).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| notice(other));
        let mut examples = notice(one);
        examples.extend(other.join().unwrap_or_default());
        examples
    })
}
