//! What the fuzzers throw, target by target: any bytes in, and what must hold whatever they are.
//!
//! Each target is a plain function, so that `tests/fuzzed.rs` runs the kept inputs on every run and `fuzz/` runs any.
#![allow(dead_code, unreachable_pub, reason = "each of the fuzzers uses one target")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a broken promise should stop")]

pub mod check;
pub mod config;
pub mod form;
pub mod keys;
pub mod lexicon;
pub mod lsp;

use std::borrow::Cow;

use verse::form::Setting;

/// A target: its name, and what it does with some bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target; `tests/fuzz/corpus` has a folder of each name.
pub const TARGETS: &[Target] = &[
    ("check", check::run),
    ("config", config::run),
    ("form", form::run),
    ("keys", keys::run),
    ("lexicon", lexicon::run),
    ("lsp", lsp::run),
];

/// A line that parts the texts of an input made of several.
const PARTING: &str = "\n%%%%\n";

/// The most bytes looked at: what is longer only costs time, and says nothing new.
const LONGEST: usize = 4096;

/// The texts of an input.
fn texts(data: &[u8]) -> Vec<String> {
    let data = data.get(..LONGEST).unwrap_or(data);
    String::from_utf8_lossy(data).split(PARTING).map(str::to_owned).collect()
}

/// Settings that can be read, as `--set` gives them.
fn settings(lines: &str) -> Vec<Setting> {
    lines.lines().filter_map(|line| Setting::parse("--set", line).ok()).collect()
}

/// Makes sure that what is printed for people holds no control character but ends of lines and colors.
fn is_tidy(printed: &[u8]) {
    let printed: Cow<'_, str> = String::from_utf8_lossy(printed);
    let mut rest = printed.as_ref();
    while let Some(at) = rest.find(|c: char| c.is_control() && c != '\n') {
        let (_, after) = rest.split_at(at);
        let color = after.strip_prefix("\u{1b}[").and_then(|color| {
            let end = color.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            color.get(end..)?.strip_prefix('m')
        });
        let wrong = after.chars().take(12).collect::<String>();
        assert!(color.is_some(), "printed raw: {wrong:?}");
        rest = color.unwrap_or_default();
    }
}
