//! The learned weights as the source file that ships them.

use std::fmt::Write as _;

use crate::meter::{feature, stress};

const HEAD: &str = "//! What the ear for meter has learned: one weight a feature, as log-odds; 0 is no opinion.
//!
//! Written by `cargo run --release --features train --example train_meter`; `docs/accuracy.md` says from what, and with
//! what effect. The names are those of the features, so every weight says what it weighs; a test holds both together.
";

/// Writes `src/meter/table.rs`.
pub fn table(beats: &[f32], stresses: &[f32]) -> String {
    let mut text = String::from(HEAD);
    text.push_str("\n/// What a scansion weighs.\n#[rustfmt::skip]\npub(super) const BEATS: &[(&str, f32)] = &[\n");
    for at in 0..feature::count() {
        rows(&mut text, &feature::name(at), beats.get(at));
    }
    text.push_str("];\n\n/// What the stress of a syllable weighs, given the beats.\n#[rustfmt::skip]\npub(super) const STRESSES: &[(&str, f32)] = &[\n");
    for at in 0..stress::count() {
        rows(&mut text, &stress::name(at), stresses.get(at));
    }
    text.push_str("];\n");
    text
}

fn rows(text: &mut String, name: &str, weight: Option<&f32>) {
    let weight = weight.copied().unwrap_or(0.0);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "    (\"{}\", {:.2}),", name.replace('"', "\\\""), if weight == 0.0 { 0.0 } else { weight });
}
