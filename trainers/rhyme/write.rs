//! Writes learned weights as the source of `src/rhyme/model/weights.rs`.

use std::fmt::Write as _;

use verse::rhyme::model::{Weights, name};

/// Weights nearer to zero than this are left out.
const LEAST: f32 = 0.005;

/// The source of the module that ships the weights.
pub(crate) fn source(weights: &Weights) -> String {
    let mut text = String::from(
        "//! Numbers learned from annotated verse; written by `trainers/rhyme`, not by hand.\n\n\
         /// Places among the weights of pairs, what each weighs, and what it stands for; the rest weigh nothing.\n\
         #[rustfmt::skip]\n\
         #[allow(clippy::approx_constant, reason = \"a learned weight may happen to look like pi\")]\n\
         pub(super) const PAIRS: &[(u16, f32)] = &[\n",
    );
    for (place, weight) in weights.pairs.iter().enumerate().filter(|(_, weight)| weight.abs() >= LEAST) {
        let _ = writeln!(text, "    ({place}, {weight:.2}), // {}", name(place));
    }
    text.push_str(
        "];\n\n/// Units by their letters with their weights; before a colon stands what they follow.\n\
         #[rustfmt::skip]\npub(super) const UNITS: &[(&str, f32)] = &[\n",
    );
    for (letters, weight) in &weights.units {
        let _ = writeln!(text, "    (\"{letters}\", {weight:.2}),");
    }
    let _ = writeln!(
        text,
        "];\n\n/// The logarithm of how likely a unit is followed by another of its kind.\n\
         pub(super) const STAY: f32 = {:.3};\n\n/// The logarithm of how likely it is not.\n\
         pub(super) const CHANGE: f32 = {:.3};",
        weights.stay, weights.change
    );
    text
}
