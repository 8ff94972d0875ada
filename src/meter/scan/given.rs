//! Lines read in a meter that was given.

use super::aloud::aloud;
use super::poem::{LineScansion, MeterPrior};
use crate::analysis::HeardLine;
use crate::meter::alternatives::{Compiled, Meter};
use crate::meter::decode::{UNREACHED, best_through};
use crate::meter::lattice::{Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::scansion::Scansion;

/// A line read in a given meter, whatever licenses that takes.
pub(super) fn read_in(line: &HeardLine, meter: &Meter) -> Option<LineScansion> {
    let (compiled, scansion) = likeliest(line, meter)?;
    let aloud = aloud(line, &scansion, Weights::shipped(), |lattice| {
        Some((best_through(lattice, compiled.likely(), UNREACHED)?, &compiled.automaton))
    });
    let prior = MeterPrior::Given(meter.clone());
    Some(LineScansion {
        text: line.text.clone(),
        measure: compiled.measure.named(),
        in_words: compiled.measure.to_string(),
        posterior: 1.0,
        scansion,
        prior,
        aloud,
    })
}

/// The likeliest scansion of a line in a meter, whatever licenses that takes, and the measure it is in.
fn likeliest<'a>(line: &HeardLine, meter: &'a Meter) -> Option<(&'a Compiled, Scansion)> {
    let weights = Weights::shipped();
    let lattice = Lattice::of(line, weights, Guesses::AsGuessed);
    let laid = meter.compiled().filter_map(|compiled| {
        let path = best_through(&lattice, compiled.likely(), UNREACHED)?;
        Some((weights.of_plain(&compiled.measure) - path.score, path, compiled))
    });
    let (_, path, compiled) = laid.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((compiled, Scansion::of(line, &lattice, &path, &compiled.automaton, weights)))
}
