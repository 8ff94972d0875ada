//! The keys of the tables inside a form file: what each takes and means.

use super::schema::{FormKey, key};

/// The keys of a `[[line]]` table.
pub(super) const LINE: &[FormKey] = &[
    key("n", "number or numbers", "The lines, from 1, or from the end when negative; without it every line."),
    key(
        "stanza",
        "number",
        "The stanza, from 1, or from the end when negative; without it every stanza of a form that repeats.",
    ),
    key("some", "truth", "Whether one of the lines is enough."),
    key("syllables", "count", "Syllables of the line."),
    key("meter", "meter", "The meter of the line."),
    key("words", "count", "Words of the line."),
    key("ending", "EndingAsked", "How the line closes."),
    key("cynghanedd", "Cynghanedd", "Which kind of cynghanedd it has."),
    key("letters", "count", "Letters of the line."),
    key("word_letters", "count", "Letters of each of its words."),
    key("word_syllables", "count", "Syllables of each of its words."),
    key("banned_letters", "letters", "Letters that none of its words may have."),
    key("allowed_letters", "letters", "Letters that its words may have and no others."),
    key("says", "text", "The words it consists of."),
    key("has", "what a line has", "What else it has: \"name\"."),
    key("severity", "level", "The level of what is found of the line."),
];

/// The keys of the `acrostic` table.
pub(super) const ACROSTIC: &[FormKey] = &[
    key("at", "AcrosticPlace", "Where it is read; \"line start\" unless given."),
    key("spells", "text", "The text; \"alphabet\" is a to z, \"given\" leaves it to the draft."),
    key("unit", "AcrosticUnit", "Whether letters or words spell it; \"letter\" unless given."),
    key("mesostic", "Mesostic", "Which letters may not stand between two of the spine, at \"within line\"."),
];

/// The keys of one refrain's table.
pub(super) const REFRAIN: &[FormKey] = &[
    key("part", "RefrainPart", "Which part of the line returns; \"whole\" unless given."),
    key("of", "number", "The line it returns to, from 1; without it the first of its letter."),
    key(
        "rhyme",
        "small letter or \"before\"",
        "The rhyme it keeps too; \"before\" is the word before the ending, as in a ghazal.",
    ),
    key("match", "RefrainMatch", "How closely it returns, where that differs from the form's."),
];

/// The keys of the `sequence` table.
pub(super) const SEQUENCE: &[FormKey] = &[
    key("form", "text", "The form of each poem."),
    key("count", "number", "How many poems; without it any number."),
    key("link", "link", "How they are linked: \"last line to first line\" or \"none\"."),
    key("circle", "truth", "Whether the last poem ends on the first line of the first."),
    key("master", "truth", "Whether a last poem is made of the first lines of the others."),
];

/// The keys of the `inset` table.
pub(super) const INSET: &[FormKey] =
    &[key("form", "text", "The form of each poem."), key("count", "count", "How many there are; \"1+\" unless given.")];

/// The keys of an `[[example]]` table.
pub(super) const EXAMPLE: &[FormKey] = &[
    key("text", "text", "The poem."),
    key("expect", "texts", "What is found of it, as rule:line with lines of verse from 1; none for a poem that fits."),
    key("note", "text", "What it shows."),
];

/// The keys of the `required_letters` table.
pub(super) const REQUIRED: &[FormKey] = &[
    key("letters", "letters", "The letters; \"given\" leaves them to the draft."),
    key("in", "Within", "Where all of them occur; \"poem\" unless given."),
];

/// The keys of the `palindrome` table.
pub(super) const PALINDROME: &[FormKey] = &[
    key("by", "PalindromeUnit", "What is turned around."),
    key("in", "Within", "The stretch that is turned around; \"poem\" unless given."),
];

/// The keys of the tables `anaphora` and `epistrophe`.
pub(super) const REPEATED: &[FormKey] = &[
    key("words", "number", "How many words the lines share."),
    key("in", "Within", "The lines that share them; those of the \"poem\" unless given."),
];

/// The keys of the `word_lengths` table.
pub(super) const LENGTHS: &[FormKey] = &[
    key(
        "numbers",
        "numbers",
        "\"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list; a row that ends has as many words as numbers.",
    ),
    key("in", "Within", "Where the numbers begin anew; \"poem\" unless given."),
];

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
