//! Learned weights as the files that ship them.

use crate::meter::model::strain::Strain;
use crate::meter::model::{feature, stress};
use crate::weights::{write_comment, write_table};

const OF_METER: &str = "\
What the model of scansion has learned: one weight a feature, as log-odds; 0 is no opinion.
[beats] is what takes a beat, [stresses] what is stressed aloud, given the beats.
Written by `cargo run --release --no-default-features --features train --example train_meter`; docs/accuracy.md says from what, and
with what effect. The rows stand in the order of the features, and a test holds their names to it.";

const OF_STRAINS: &str = "\
What each strain weighs, by which a line is judged: never below 0; a line over 1 keeps its meter in no plausible reading.
Written by `cargo run --release --no-default-features --features train --example plausible`; docs/accuracy.md says from what, and
with what effect. The rows stand in the order of the strains, and a test holds their names to it.";

/// The text of `data/meter.weights`.
pub fn meter_weights(beats: &[f32], stresses: &[f32]) -> String {
    let mut file = String::new();
    write_comment(&mut file, OF_METER);
    write_table(&mut file, "beats", 2, (0..feature::count()).map(|at| (weight(beats, at), feature::name(at))));
    write_table(&mut file, "stresses", 2, (0..stress::count()).map(|at| (weight(stresses, at), stress::name(at))));
    file
}

/// The text of `data/strain.weights`.
pub fn strain_weights(weights: &[f32]) -> String {
    let mut file = String::new();
    write_comment(&mut file, OF_STRAINS);
    let rows = Strain::ALL.iter().zip(weights).map(|(strain, &weight)| (weight, strain.name().to_owned()));
    write_table(&mut file, "strains", 3, rows);
    file
}

/// The weight at a place, in hundredths; 0 where none was learned.
fn weight(weights: &[f32], at: usize) -> f32 {
    (weights.get(at).copied().unwrap_or(0.0) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meter::model::Weights;
    use crate::meter::train::shipped_strains;

    #[test]
    fn the_files_that_ship_are_what_the_trainers_write_of_their_weights() {
        let weights = Weights::shipped();
        let beats: Vec<f32> = (0..feature::count()).map(|at| weights.of(at)).collect();
        let stresses: Vec<f32> = (0..stress::count()).map(|at| weights.of_stress(at)).collect();
        let shipped = include_str!("../../../data/meter.weights");
        assert!(meter_weights(&beats, &stresses) == shipped, "data/meter.weights was changed by hand");
        let strains: Vec<f32> = shipped_strains().into_iter().map(|(_, weight)| weight).collect();
        let shipped = include_str!("../../../data/strain.weights");
        assert!(strain_weights(&strains) == shipped, "data/strain.weights was changed by hand");
    }
}
