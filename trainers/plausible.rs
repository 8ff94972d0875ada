//! Learns the weights of strain (`src/meter/model/strain`), and prints how many faults and how many right lines exceed the
//! limit.
//!
//! ```text
//! cargo run --release --features train --example plausible -- lines.tsv
//! cargo run --release --features train --example plausible -- lines.tsv --learn 16 --blame 8 --folds 2
//! ```
//!
//! Each line of the file is `LABEL<TAB>METER<TAB>AUTHOR<TAB>LINE OF VERSE`; lines labelled `clean` keep their meter, all
//! others break it in the way the label says. For every label it prints how many lines have no licensed scansion, and how
//! many would be flagged under each limit. Lines with a guessed word are left out, for a guess never convicts, and so are
//! the lines of `--without FILE`, one a line: poems that keep another meter than the one they are filed under.
//!
//! `--learn EPOCHS` learns the weights and prints them; `--write FILE` writes them as `data/strain.weights` has them, unless lines
//! are dealt into folds. `--blame WEIGHT` is what a line wrongly blamed weighs against a
//! fault that is missed; the kinds of fault weigh alike, however many lines each has, but for `--heavier LABEL=TIMES`. With
//! `--folds N` the authors are dealt into so many parts, and each part is judged by what was learned from the others.
#![allow(clippy::disallowed_methods, reason = "a trainer reads files")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its output is the figures")]
#![allow(clippy::cast_precision_loss, reason = "counts of lines")]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::process::ExitCode;

use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::meter::Meter;
use verse::meter::train::{Verse, learn_strains, shipped_strains, strain_weights, strains};

/// The seed of the order in which lines are seen.
const SEED: u64 = 20_264;

/// The label of lines that keep their meter.
const CLEAN: &str = "clean";

/// A line of the file.
struct Row {
    label: String,
    author: String,
    verse: Verse,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("plausible: {trouble}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option =
        |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let read = |path: &String| std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let text = read(arguments.first().ok_or("name a file of labelled lines")?)?;
    let without = option("--without").map(read).transpose()?.unwrap_or_default();
    let mut rows = rows(&text, &without.lines().collect());
    let epochs: usize = option("--learn").and_then(|epochs| epochs.parse().ok()).unwrap_or(0);
    let blame = option("--blame").and_then(|blame| blame.parse().ok()).unwrap_or(1.0);
    let heavier = option("--heavier").and_then(|heavier| heavier.split_once('='));
    weigh(&mut rows, blame, heavier.and_then(|(label, times)| Some((label, times.parse().ok()?))));
    let folds: usize = option("--folds").and_then(|folds| folds.parse().ok()).unwrap_or(1);
    let mut found = Found::new();
    for fold in 0..folds {
        let held_out = |row: &&Row| folds == 1 || fold_of(&row.author, folds) == fold;
        let mut weights: Vec<f32> = shipped_strains().into_iter().map(|(_, weight)| weight).collect();
        if epochs > 0 {
            let seen: Vec<&Verse> =
                rows.iter().filter(|row| folds == 1 || !held_out(row)).map(|row| &row.verse).collect();
            weights = learn_strains(&seen, epochs, SEED);
            for ((name, _), weight) in shipped_strains().into_iter().zip(&weights) {
                println!("{weight:6.3}  {name}");
            }
            if let Some(path) = option("--write").filter(|_| folds == 1) {
                std::fs::write(path, strain_weights(&weights)).map_err(|error| format!("{path}: {error}"))?;
            }
        }
        let judged: Vec<&Row> = rows.iter().filter(held_out).collect();
        let verses: Vec<&Verse> = judged.iter().map(|row| &row.verse).collect();
        for (row, cost) in judged.iter().zip(strains(&verses, &weights)) {
            if arguments.iter().any(|argument| argument == "--lines") {
                println!("{}\t{}\t{cost:?}\t{}", row.label, row.verse.meter, row.verse.heard.text);
            }
            found.entry(&row.label).or_default().push(cost);
        }
    }
    tell(&found);
    Ok(())
}

/// The least strain of every line, by label.
type Found<'a> = BTreeMap<&'a str, Vec<Option<f32>>>;

fn tell(found: &Found<'_>) {
    for (label, costs) in found {
        let share = |part: usize| 100.0 * part as f64 / costs.len() as f64;
        let counted = costs.iter().filter(|cost| cost.is_none()).count();
        print!("{label:>20} {:6} lines, count {:5.2} %; over", costs.len(), share(counted));
        for limit in (8..=12).map(|limit| limit as f32 / 10.0) {
            let over = costs.iter().filter(|cost| cost.is_none_or(|cost| cost > limit)).count();
            print!("  {limit}: {:5.2}", share(over));
        }
        println!();
    }
}

/// Gives each line its weight: one a fault of the rarest kind.
fn weigh(rows: &mut [Row], blame: f32, heavier: Option<(&str, f32)>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for row in rows.iter().filter(|row| !row.verse.keeps) {
        *counts.entry(row.label.clone()).or_default() += 1;
    }
    let fewest = counts.values().copied().min().unwrap_or(1) as f32;
    for row in rows {
        let times = heavier.filter(|(label, _)| *label == row.label).map_or(1.0, |(_, times)| times);
        row.verse.weight = counts.get(&row.label).map_or(blame, |&count| times * fewest / count as f32);
    }
}

/// The fold of an author's lines.
fn fold_of(author: &str, folds: usize) -> usize {
    author.bytes().fold(5381, |hash: usize, byte| hash.wrapping_mul(33) ^ usize::from(byte)) / 7 % folds
}

fn rows(text: &str, without: &HashSet<&str>) -> Vec<Row> {
    let ear = Ear::new();
    let mut meters: HashMap<String, Meter> = HashMap::new();
    let mut rows = Vec::new();
    for row in text.lines() {
        let mut fields = row.splitn(4, '\t');
        let (Some(label), Some(name), Some(author), Some(line)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let Ok(meter) = meters.get(name).cloned().map_or_else(|| name.parse(), Ok) else { continue };
        meters.insert(name.to_owned(), meter.clone());
        let heard = HeardLine::hear(line, &ear);
        if heard.guesses().next().is_none() && !without.contains(line) {
            let verse = Verse { heard, meter, keeps: label == CLEAN, weight: 1.0 };
            rows.push(Row { label: label.to_owned(), author: author.to_owned(), verse });
        }
    }
    rows
}
