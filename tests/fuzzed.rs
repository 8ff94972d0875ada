//! The inputs kept from fuzzing, each run again: what broke once, and what reaches the farthest corners.
//!
//! `docs/reliability.md` says how the fuzzers are run; their targets are in `tests/fuzz`, their inputs in `tests/fuzz/corpus`.
#![cfg(all(feature = "lsp", feature = "tui"))]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod fuzz;
mod stage;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[test]
fn every_input_kept_from_fuzzing_keeps_the_promises() {
    for (name, target) in fuzz::TARGETS {
        let folder = Path::new("tests/fuzz/corpus").join(name);
        let mut inputs: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "{name} has inputs");
        for input in inputs {
            let bytes = fs::read(&input).unwrap();
            assert!(catch_unwind(|| target(&bytes)).is_ok(), "{}", input.display());
        }
    }
}
