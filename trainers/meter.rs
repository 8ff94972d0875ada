//! Learns the weights of the ear for meter, `data/meter.weights`, from hand-scanned verse.
//!
//! ```text
//! cargo run --release --features train --example train_meter -- scansions.jsonl > data/meter.weights
//! cargo run --release --features train --example train_meter -- scansions.jsonl --validate 5 --deals 4
//! ```
//!
//! One line of verse a line of the file, as `{"id":"SOURCE/POEM/LINE","source":S,"stanza":N,"text":T,"gold":["-+-+"],
//! "met":"iambic dimeter"}`; lines of one poem stand together. Sources that mark lines as read aloud are named with
//! `--aloud SOURCE`. `--validate FOLDS` learns nothing for keeps: it scans each poem by what the poems of other folds teach,
//! `--deals` times over with the poems dealt into other folds. One deal differs from the next by about a line in a hundred.
#![allow(clippy::disallowed_methods, reason = "a trainer reads files")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its output is the weights, or the figures")]

use std::process::ExitCode;

use serde_json::Value;
use verse::meter::train::{Sample, Scores, Settings, cross_validate, learn, meter_weights};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option =
        |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let Some(path) = arguments.first().filter(|path| !path.starts_with('-')) else {
        eprintln!("train_meter: name the file of hand-scanned lines");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("train_meter: {path}: {error}");
            return ExitCode::from(2);
        }
    };
    let aloud = option("--aloud").map_or("", String::as_str);
    let lines: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let read = |at: &[usize]| -> Vec<Sample> { at.iter().map(|&at| sample(&lines[at], aloud)).collect() };
    let all = read(&(0..lines.len()).collect::<Vec<_>>());
    let mut settings = Settings::default();
    if let Some(seed) = option("--seed").and_then(|seed| seed.parse().ok()) {
        settings.seed = seed;
    }
    if let Some(folds) = option("--validate").and_then(|folds| folds.parse().ok()) {
        let deals: u64 = option("--deals").and_then(|deals| deals.parse().ok()).unwrap_or(1);
        let mut scores = Scores::default();
        for deal in 0..deals {
            let settings = Settings { seed: settings.seed + deal, ..settings };
            scores.merge(cross_validate(&all, folds, settings, read));
        }
        print!("{scores}");
        if let Some(path) = option("--errors") {
            if let Err(error) = std::fs::write(path, scores.errors.join("\n")) {
                eprintln!("train_meter: {path}: {error}");
            }
            for (nominal, posterior) in &scores.posteriors {
                eprintln!("{nominal}\t{posterior:.3}");
            }
        }
    } else {
        let learned = learn(&all, settings);
        print!("{}", meter_weights(&learned.beats, &learned.stresses));
    }
    ExitCode::SUCCESS
}

fn sample(line: &Value, aloud: &str) -> Sample {
    let text = |key: &str| line[key].as_str().unwrap_or_default();
    let source = text("source");
    let poem = text("id").rsplit_once('/').map_or("", |(poem, _)| poem);
    let scansions: Vec<&str> = line["gold"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let stanza = line["stanza"].to_string();
    Sample::new(source, poem, &stanza, text("text"), &scansions, source == aloud, line["met"].as_str())
}
