//! The learned weights as the source file that ships them.

use std::fmt::Write as _;

use crate::meter::model::{feature, stress};

const HEAD: &str = "//! What the ear for meter has learned: one weight a feature, as log-odds; 0 is no opinion.
//!
//! Written by `cargo run --release --features train --example train_meter`; `docs/accuracy.md` says from what, and with
//! what effect. The names are those of the features, so every weight says what it weighs; a test holds both together.
";

const MACRO: &str = "
/// Weights beside the names of what they weigh; the names are for whoever reads this, and for the test, not for the program.
macro_rules! weights {
    ($(#[$doc:meta])* $weights:ident, $names:ident: $($name:literal $weight:literal),+ $(,)?) => {
        $(#[$doc])*
        pub(crate) const $weights: &[f32] = &[$($weight),+];

        /// The names of these weights, in their order.
        #[cfg(test)]
        pub(crate) const $names: &[&str] = &[$($name),+];
    };
}
";

/// Writes `src/meter/model/table.rs`.
pub fn table(beats: &[f32], stresses: &[f32]) -> String {
    let mut text = format!("{HEAD}{MACRO}\nweights! {{\n    /// What a scansion weighs.\n    BEATS, BEAT_NAMES:\n");
    for at in 0..feature::count() {
        rows(&mut text, &feature::name(at), beats.get(at));
    }
    text.push_str(
        "}\n\nweights! {\n    /// What the stress of a syllable weighs, given the beats.\n    STRESSES, STRESS_NAMES:\n",
    );
    for at in 0..stress::count() {
        rows(&mut text, &stress::name(at), stresses.get(at));
    }
    text.push_str("}\n");
    text
}

fn rows(text: &mut String, name: &str, weight: Option<&f32>) {
    // Adding nothing makes a rounded -0 a 0.
    let weight = (weight.copied().unwrap_or(0.0) * 100.0).round() / 100.0 + 0.0;
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    \"{}\" {:.2},", name.replace('"', "\\\""), weight);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meter::model::Weights;

    #[test]
    fn the_table_that_ships_is_what_the_trainer_writes_of_its_weights() {
        let shipped = include_str!("../model/table.rs");
        let weights = Weights::shipped();
        let beats: Vec<f32> = (0..feature::count()).map(|at| weights.of(at)).collect();
        let stresses: Vec<f32> = (0..stress::count()).map(|at| weights.of_stress(at)).collect();
        assert!(table(&beats, &stresses) == shipped, "src/meter/model/table.rs was changed by hand");
    }
}
