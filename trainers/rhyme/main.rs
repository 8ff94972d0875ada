//! Learns the weights of rhymes and stanzas from annotated verse, and measures them.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example train_rhyme -- STANZAS.jsonl [--blank FOLDER] [--write FILE]
//! ```
//!
//! `STANZAS.jsonl` holds one stanza a line: `author`, `poem`, `lines`, and `scheme`, a letter for each line. Every figure is
//! for poems the weights were not learned from (five folds, by poem); `--write` then learns from all of them and writes
//! `data/rhyme.weights`. `--grades` prints how the graded scale parts rhymes from other pairs, and rhymes it does not
//! hear; `--errors` prints the stanzas that come out wrong; `--blank` names a folder of unrhymed verse, which is only measured.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program for developers that reads files and reports"
)]

mod grades;
mod history;
mod learn;
mod measure;
mod stanza;
mod write;

use std::process::ExitCode;

use measure::Figures;
use stanza::{FOLDS, Poem};
use verse::rhyme::model::Weights;

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
    let poems = stanza::read(path)?;
    println!("shipped      {}", Figures::of(&poems, Weights::shipped()));
    println!("cross-folded {}", cross_folded(&poems));
    let all: Vec<&Poem> = poems.iter().collect();
    let history = history::learn(&all);
    let weights = learn::weights(&all, &history);
    println!("refitted     {}", Figures::of(&poems, &weights));
    if args.iter().any(|arg| arg == "--errors") {
        measure::print_errors(&poems, &weights);
    }
    if args.iter().any(|arg| arg == "--grades") {
        grades::print(&poems);
        grades::print_vowels(&poems);
        grades::print_unlike(&poems);
    }
    if let Some(folder) = option("--blank") {
        println!("unrhymed lines tied: {:.2} %", measure::unrhymed_tied(folder, &weights)?);
    }
    history::print(&poems, args.iter().any(|arg| arg == "--errors"));
    if let Some(file) = option("--write") {
        let text = write::file(&weights, &history);
        std::fs::write(file, text).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

/// The figures of each poem under weights learned from the other folds.
fn cross_folded(poems: &[Poem]) -> Figures {
    let mut figures = Figures::default();
    for fold in 0..FOLDS {
        let (mut learned_from, mut held_out) = (Vec::new(), Vec::new());
        for (at, poem) in poems.iter().enumerate() {
            if at % FOLDS == fold { held_out.push(poem) } else { learned_from.push(poem) }
        }
        let weights = learn::weights(&learned_from, &history::learn(&learned_from));
        for poem in held_out {
            figures.add(poem, &weights);
        }
    }
    figures
}
