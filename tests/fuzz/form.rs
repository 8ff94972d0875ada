//! A form file read, written out and kept to.
//!
//! The first text is the file, the second the keys set over it, a line each, and the third a draft.

use verse::analysis::Session;
use verse::form::Registry;
use verse::judge::{Judge, JudgeOptions};
use verse::lexicon::Ear;

/// A draft where the input brings none.
const DRAFT: &str =
    "The kettle sings its only tune,\nand half the window holds the moon.\n\nThe gulls walk in the rain.\n";

/// Reads a form, sets keys over it, and checks a draft by it.
pub fn run(data: &[u8]) {
    let texts = super::texts(data);
    let mut registry = Registry::new();
    if let Err(error) = registry.add("forms/mine.toml", &texts[0]) {
        return super::is_tidy(error.to_string().as_bytes());
    }
    let _ = registry.broken();
    let _ = registry.list();
    let _ = registry.examples("mine");
    let settings = super::settings(texts.get(1).map_or("", String::as_str));
    for form in [registry.find("mine"), registry.find_with("mine", &settings), registry.made_of(&settings)] {
        let Ok(form) = form.map_err(|error| error.to_string()) else { continue };
        form.shape();
        assert!(form.shortest().is_none_or(|layout| layout.letters().len() >= layout.slots.len()));
        let text = texts.get(2).map_or(DRAFT, String::as_str);
        let poem = Session::new(Ear::new()).hear(text);
        let lengths: Vec<usize> = poem.stanzas.iter().map(ExactSizeIterator::len).collect();
        assert!(!form.layouts(poem.lines.len(), &lengths).is_empty());
        let mut judge = Judge::new(form);
        for options in [JudgeOptions::default(), JudgeOptions::finished(), JudgeOptions::typing(1)] {
            super::check::holds(&judge.judge(&poem, &options), text);
        }
    }
}
