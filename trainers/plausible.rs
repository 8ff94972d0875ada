//! Tells how far lines depart from the meters they are laid on: the ground on which `meter::MOST_COST` was set.
//!
//! ```text
//! cargo run --release --features train --example plausible -- lines.tsv
//! ```
//!
//! Each line of the file is `LABEL<TAB>METER<TAB>LINE OF VERSE`. For every label (clean, swapped, ...) it prints how many
//! lines have no licensed scansion, and how many would be flagged under each limit on the cost.
#![allow(clippy::disallowed_methods, reason = "a trainer reads files")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its output is the figures")]
#![allow(clippy::cast_precision_loss, reason = "counts of lines")]

use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;

use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::meter::{Fault, Licenses, Meter, fit};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
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
    let ear = Ear::new();
    let mut meters: HashMap<String, Meter> = HashMap::new();
    let mut costs: BTreeMap<String, Vec<Option<f32>>> = BTreeMap::new();
    for row in text.lines() {
        let mut fields = row.splitn(3, '\t');
        let (Some(label), Some(name), Some(line)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Ok(meter) = meters.get(name).cloned().map_or_else(|| name.parse(), Ok) else { continue };
        let meter = meters.entry(name.to_owned()).or_insert(meter);
        let found = fit(&HeardLine::hear(line, &ear), meter, &Licenses::Usual);
        let counted = matches!(found.fault, Some(Fault::Count { .. }));
        let cost = found.scansion.map(|scansion| scansion.cost).filter(|_| !counted);
        if arguments.iter().any(|argument| argument == "--lines") {
            println!("{label}\t{name}\t{cost:?}\t{:?}\t{line}", found.fault.map(|fault| format!("{fault:?}")));
        }
        costs.entry(label.to_owned()).or_default().push(cost);
    }
    for (label, costs) in &costs {
        let share = |part: usize| 100.0 * part as f64 / costs.len() as f64;
        print!(
            "{label:>16} {:6} lines, count {:5.2} %; cost over",
            costs.len(),
            share(costs.iter().filter(|cost| cost.is_none()).count())
        );
        for limit in (2..=12).map(|limit| limit as f32) {
            print!(
                "  {limit}: {:5.2}",
                share(costs.iter().filter(|cost| cost.is_none_or(|cost| cost > limit)).count())
            );
        }
        println!();
    }
    ExitCode::SUCCESS
}
