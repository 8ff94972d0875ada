//! Packs the dictionary and lists the form files, so that nothing is loaded at start.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a broken build should stop")]
#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]
#![allow(missing_docs, unreachable_pub, dead_code, reason = "modules shared with the library are used in part")]

#[path = "build/forms.rs"]
mod forms;
#[path = "src/lexicon/layout.rs"]
mod layout;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "src/form/name.rs"]
mod name;
#[path = "src/phonology/phone.rs"]
mod phone;
#[path = "src/lexicon/standing.rs"]
mod standing;
#[path = "build/weights.rs"]
mod weight_tables;
#[path = "src/weights.rs"]
mod weights;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    lexicon::pack();
    forms::list();
    weight_tables::pack();
}
