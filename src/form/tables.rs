//! The keys of the tables inside a form file: what each takes and means.

use super::node::Table;
use super::schema::{FormKey, key};
use super::takes::Takes;

/// The keys of a `[[line]]` table.
pub(super) const LINE: &[FormKey] = &[
    key("n", Takes::Places, "The lines, from 1, or from the end when negative; without it every line."),
    key(
        "stanza",
        Takes::Place,
        "The stanza, from 1, or from the end when negative; without it every stanza of a form that repeats.",
    ),
    key("some", Takes::Truth, "Whether one of the lines is enough."),
    key("syllables", Takes::Count, "Syllables of the line."),
    key("meter", Takes::Meter, "The meter of the line."),
    key("words", Takes::Count, "Words of the line."),
    key("ending", Takes::EndingAsked, "How the line closes."),
    key("cynghanedd", Takes::Cynghanedd, "Which kind of cynghanedd it has."),
    key("letters", Takes::Count, "Letters of the line."),
    key("word_letters", Takes::Count, "Letters of each of its words."),
    key("word_syllables", Takes::Count, "Syllables of each of its words."),
    key("banned_letters", Takes::BannedLetters, "Letters that none of its words may have."),
    key("allowed_letters", Takes::Letters, "Letters that its words may have and no others."),
    key("says", Takes::TextWithLetters, "The words it consists of."),
    key("has", Takes::Has, "What else it has: \"name\"."),
    key("severity", Takes::Level, "The level of what is found of the line."),
];

/// The keys of the `acrostic` table.
pub(super) const ACROSTIC: &[FormKey] = &[
    key("at", Takes::AcrosticPlace, "Where it is read; \"line start\" unless given."),
    key("spells", Takes::TextWithLetters, "The text; \"alphabet\" is a to z, \"given\" leaves it to the draft."),
    key("unit", Takes::AcrosticUnit, "Whether letters or words spell it; \"letter\" unless given."),
    key("mesostic", Takes::Mesostic, "Which letters may not stand between two of the spine, at \"within line\"."),
];

/// The keys of one refrain's table.
pub(super) const REFRAIN: &[FormKey] = &[
    key("part", Takes::RefrainPart, "Which part of the line returns; \"whole\" unless given."),
    key("of", Takes::Number, "The line it returns to, from 1; without it the first of its letter."),
    key(
        "rhyme",
        Takes::RefrainRhyme,
        "The rhyme it keeps too; \"before\" is the word before the ending, as in a ghazal.",
    ),
    key("match", Takes::RefrainMatch, "How closely it returns, where that differs from the form's."),
];

/// The keys of the `sequence` table.
pub(super) const SEQUENCE: &[FormKey] = &[
    key("form", Takes::Text, "The form of each poem."),
    key("count", Takes::Number, "How many poems; without it any number."),
    key("link", Takes::Link, "How they are linked: \"last line to first line\" or \"none\"."),
    key("circle", Takes::Truth, "Whether the last poem ends on the first line of the first."),
    key("master", Takes::Truth, "Whether a last poem is made of the first lines of the others."),
];

/// The keys of the `inset` table.
pub(super) const INSET: &[FormKey] = &[
    key("form", Takes::Text, "The form of each poem."),
    key("count", Takes::Count, "How many there are; \"1+\" unless given."),
];

/// The keys of an `[[example]]` table.
pub(super) const EXAMPLE: &[FormKey] = &[
    key("text", Takes::Text, "The poem."),
    key(
        "expect",
        Takes::Texts,
        "What is found of it, as rule:line with lines of verse from 1; none for a poem that fits.",
    ),
    key("note", Takes::Text, "What it shows."),
];

/// The keys of the `required_letters` table.
pub(super) const REQUIRED: &[FormKey] = &[
    key("letters", Takes::Letters, "The letters; \"given\" leaves them to the draft."),
    key("in", Takes::Within, "Where all of them occur; \"poem\" unless given."),
];

/// The keys of the `palindrome` table.
pub(super) const PALINDROME: &[FormKey] = &[
    key("by", Takes::PalindromeUnit, "What is turned around."),
    key("in", Takes::Within, "The stretch that is turned around; \"poem\" unless given."),
];

/// The keys of the tables `anaphora` and `epistrophe`.
pub(super) const REPEATED: &[FormKey] = &[
    key("words", Takes::NumberFromOne, "How many words the lines share."),
    key("in", Takes::WithinLines, "The lines that share them; those of the \"poem\" unless given."),
];

/// The keys of the `word_lengths` table.
pub(super) const LENGTHS: &[FormKey] = &[
    key(
        "numbers",
        Takes::Numbers,
        "\"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list; a row that ends has as many words as numbers.",
    ),
    key("in", Takes::Within, "Where the numbers begin anew; \"poem\" unless given."),
];

/// A key of a file that belongs into one of the tables, with its line and that table as it is written: `[[line]]`, `acrostic`.
pub(super) fn key_of_table(file: &Table) -> Option<(String, Option<u32>, String)> {
    let is_known = |key: &str| super::schema::key_names().any(|name| name == key) || super::schema::is_meant(key);
    file.iter().filter(|(key, _)| !is_known(key)).find_map(|(key, node)| {
        let (table, _) = TABLES.iter().find(|(_, keys)| keys.iter().any(|known| known.name == key))?;
        let written = if matches!(*table, "line" | "example") { format!("[[{table}]]") } else { (*table).to_owned() };
        Some((key.to_owned(), node.line, written))
    })
}

/// Every table of a form file by its key, each with its own keys in the best order.
pub fn tables() -> &'static [(&'static str, &'static [FormKey])] {
    TABLES
}

const TABLES: &[(&str, &[FormKey])] = &[
    ("line", LINE),
    ("acrostic", ACROSTIC),
    ("refrain", REFRAIN),
    ("sequence", SEQUENCE),
    ("inset", INSET),
    ("required_letters", REQUIRED),
    ("palindrome", PALINDROME),
    ("anaphora", REPEATED),
    ("epistrophe", REPEATED),
    ("word_lengths", LENGTHS),
    ("example", EXAMPLE),
];
