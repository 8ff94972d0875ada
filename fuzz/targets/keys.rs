//! See `tests/fuzz/keys.rs`.
#![no_main]

#[path = "../../tests/fuzz/mod.rs"]
mod fuzz;
#[path = "../../tests/stage/mod.rs"]
mod stage;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::keys::run(data));
