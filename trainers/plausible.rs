//! Learns how hard a line may strain against its meter (`src/meter/strain.rs`), and tells what that catches and blames.
//!
//! ```text
//! cargo run --release --features train --example plausible -- lines.tsv
//! cargo run --release --features train --example plausible -- lines.tsv --learn 12 --blame 6
//! ```
//!
//! Each line of the file is `LABEL<TAB>METER<TAB>LINE OF VERSE`; lines labelled `clean` keep their meter, all others break
//! it. For every label it prints how many lines have no licensed scansion, and how many would be flagged under each limit.
//! Lines with a guessed word are left out of the figures, for a guess never convicts.
//! `--learn EPOCHS` learns from the odd lines and tells of the even ones.
#![allow(clippy::disallowed_methods, reason = "a trainer reads files")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its output is the figures")]
#![allow(clippy::cast_precision_loss, reason = "counts of lines")]

use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;

use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::meter::Meter;
use verse::meter::train::{Verse, learn_strains, shipped_strains, strain};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option =
        |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let epochs: Option<usize> = option("--learn").and_then(|epochs| epochs.parse().ok());
    let blame: Option<f32> = option("--blame").and_then(|blame| blame.parse().ok());
    let text = match arguments.first().map(std::fs::read_to_string) {
        Some(Ok(text)) => text,
        Some(Err(error)) => {
            eprintln!("plausible: {error}");
            return ExitCode::from(2);
        }
        None => {
            eprintln!("plausible: name a file of labelled lines");
            return ExitCode::from(2);
        }
    };
    let rows = read(&text);
    let mut weights: Vec<f32> = shipped_strains().into_iter().map(|(_, weight)| weight).collect();
    let every = arguments.iter().any(|argument| argument == "--every");
    if let Some(epochs) = epochs {
        let known = |verse: &Verse| verse.heard.guesses().next().is_none();
        let learned_from = rows.iter().enumerate().filter(|(at, row)| known(&row.1) && (every || at % 2 == 1));
        let verses: Vec<Verse> = learned_from.map(|(_, (_, verse))| copy(verse)).collect();
        weights = learn_strains(&verses, epochs, blame.unwrap_or(1.0), 20_264);
        for ((name, _), weight) in shipped_strains().into_iter().zip(&weights) {
            println!("{weight:6.3}  {name}");
        }
    }
    let mut costs: BTreeMap<&str, Vec<Option<f32>>> = BTreeMap::new();
    for (at, (label, verse)) in rows.iter().enumerate() {
        if verse.heard.guesses().next().is_some() {
            continue;
        }
        let found = strain(verse, &weights);
        if arguments.iter().any(|argument| argument == "--lines") {
            println!("{label}\t{}\t{:?}\t{}", verse.meter, found.as_ref().map(|found| found.0), verse.heard.text);
        }
        if epochs.is_none() || every || at % 2 == 0 {
            costs.entry(label).or_default().push(found.map(|found| found.0));
        }
    }
    for (label, costs) in &costs {
        let share = |part: usize| 100.0 * part as f64 / costs.len() as f64;
        let counted = costs.iter().filter(|cost| cost.is_none()).count();
        print!("{label:>20} {:6} lines, count {:5.2} %; over", costs.len(), share(counted));
        for limit in (6..=15).map(|limit| limit as f32 / 10.0) {
            let over = costs.iter().filter(|cost| cost.is_none_or(|cost| cost > limit)).count();
            print!("  {limit}: {:5.2}", share(over));
        }
        println!();
    }
    ExitCode::SUCCESS
}

fn read(text: &str) -> Vec<(String, Verse)> {
    let ear = Ear::new();
    let mut meters: HashMap<String, Meter> = HashMap::new();
    let mut rows = Vec::new();
    for row in text.lines() {
        let mut fields = row.splitn(3, '\t');
        let (Some(label), Some(name), Some(line)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Ok(meter) = meters.get(name).cloned().map_or_else(|| name.parse(), Ok) else { continue };
        meters.insert(name.to_owned(), meter.clone());
        let verse = Verse { heard: HeardLine::hear(line, &ear), meter, keeps: label == "clean" };
        rows.push((label.to_owned(), verse));
    }
    rows
}

fn copy(verse: &Verse) -> Verse {
    Verse { heard: verse.heard.clone(), meter: verse.meter.clone(), keeps: verse.keeps }
}
