//! The checks of letters and words take time in proportion to the words: no line of verse is long, a line of prose may be.

use std::sync::Arc;

use super::super::{Judge, JudgeOptions};
use crate::analysis::Session;
use crate::form::{Registry, Setting};
use crate::steps;

/// Forms with each key of written constraints, each with words that break or keep it throughout the line.
const FORMS: &[(&str, &str)] = &[
    ("banned_letters = \"e\"", "stone rain "),
    ("allowed_letters = \"a-n\"", "stone rain "),
    ("vowels = 1", "stone rain "),
    ("required_letters = { letters = \"a-z\", in = \"line\" }", "stone rain "),
    ("letters = \"1-9\"", "stone rain "),
    ("word_letters = 4", "stone rain "),
    ("word_syllables = 1", "water rain "),
    ("word_lengths = \"pi\"", "now i know a thing "),
    ("word_lengths = { numbers = \"1 up\", in = \"line\" }", "now i know a thing "),
    ("tautogram = \"line\"", "stone rain sand "),
    ("palindrome = \"letter\"", "noon "),
    ("palindrome = \"word\"", "rain "),
    ("anagram = \"first line\"", "stone rain "),
    ("word_uses = { rain = 2, other = \"0-1\" }", "stone rain "),
    ("anaphora = 3", "stone rain "),
    ("epistrophe = { words = 10000, in = \"poem\" }", "stone rain "),
    ("total_words = 100", "stone rain "),
    ("total_letters = 100", "stone rain "),
    ("cynghanedd = \"any\"", "stone rain "),
    ("acrostic = { at = \"within line\", spells = \"no\", mesostic = \"full\" }", "stone rain "),
    ("lines = 1\n[[line]]\nn = 1\nsays = \"stone rain\"", "stone rain "),
];

/// The most findings of two lines, however long they are.
const MOST_FOUND: usize = 20;

/// The steps that judging takes of two lines with so many words.
fn steps_of(session: &mut Session, form: &str, words: &str, count: usize) -> usize {
    let form = Registry::new().made_of(&[Setting::parse("test", form).unwrap()]).unwrap();
    let line = words.split_whitespace().cycle().take(count).collect::<Vec<_>>().join(" ");
    let poem = session.hear(&format!("{line}\n{line}\n"));
    let mut judge = Judge::new(Arc::clone(&form));
    steps::taken_by(|| {
        let verdict = judge.judge(&poem, &JudgeOptions::finished());
        // Each finding costs its line once more, to find its columns.
        assert!(verdict.findings.len() <= MOST_FOUND, "{} findings", verdict.findings.len());
    })
}

#[test]
fn twice_the_words_take_twice_the_steps_under_every_key() {
    let (mut wrong, mut session) = (Vec::new(), Session::default());
    for (form, words) in FORMS {
        let mut steps = |count: usize| steps_of(&mut session, form, words, count);
        let (half, whole) = (steps(5_000), steps(10_000));
        // The layouts of a poem are tried a few times over; each is one pass.
        if half == 0 || whole > 2 * half + half / 10 || whole > 20 * 2 * 10_000 {
            wrong.push(format!("{form}: {half} steps for 5,000 words, {whole} for 10,000"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
