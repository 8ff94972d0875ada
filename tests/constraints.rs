//! What is found of letters and words under keys of a form, with its message: verse and its faults, row by row.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use verse::analysis::Session;
use verse::form::Registry;
use verse::judge::{Judge, JudgeOptions, Severity, Verdict};
use verse::page::{Page, Settled, Syntax};

/// The keys of a form, a finished draft, and what is found of it: the line of the file, and how the message begins.
type Row = (&'static str, &'static str, &'static [(u32, &'static str)]);

/// How often words come.
const USES: &[Row] = &[
    ("word_uses = { rain = \"2 or 4\" }", "rain and rain\n", &[]),
    (
        "word_uses = { rain = \"2 or 4\" }",
        "rain, rain, rain\n",
        &[(1, "*rain* comes 3 times, not 2 or 4; a row needs it")],
    ),
    ("word_uses = { rain = \"2 or 4\" }", "rain\n", &[(1, "*rain* comes 1 time, not 2 or 4; a row needs it")]),
    (
        "word_uses = { rain = \"2 or 4\" }",
        "rain, rain, rain\nrain, rain\n",
        &[(2, "*rain* comes for the 5th time; it may come 4 times")],
    ),
    ("word_uses = { other = \"2+\" }", "Rain on stone,\nstone on rain\n", &[]),
    (
        "word_uses = { other = \"2+\" }",
        "Rain on stone,\nsnow on rain\n",
        &[
            (1, "*stone* comes 1 time; a word comes 2 or more times"),
            (2, "*snow* comes 1 time; a word comes 2 or more times"),
        ],
    ),
    (
        "word_uses = { other = \"2+\" }",
        "One two three four five six seven\n",
        &[
            (1, "*One* comes"),
            (1, "*two* comes"),
            (1, "*three* comes"),
            (1, "*four* comes"),
            (1, "*five* comes 1 time; a word comes 2 or more times 2 more words of this line too"),
        ],
    ),
    ("vowels = \"1 or 3\"", "a bee\n", &[(1, "2 different vowels in all; a row has 1 or 3")]),
    ("required_words = [\"rain\", \"Rain\"]", "snow\n", &[(1, "*rain* does not come; a row needs it")]),
];

/// Words as long as numbers say.
const LENGTHS: &[Row] = &[
    ("word_lengths = [3, 1, 4]", "The I rain\n", &[]),
    ("word_lengths = [3, 1, 4]", "The I rain on\nand on\n", &[(1, "*on* is too much; this poem has 3 words")]),
    ("word_lengths = [3, 1, 4]", "The I\n", &[(1, "2 words; this poem has 3, the next one of 4 letters")]),
    ("word_lengths = { numbers = \"3 down\", in = \"line\" }", "the is a\nwho am I\n", &[]),
    (
        "word_lengths = { numbers = \"3 down\", in = \"line\" }",
        "the is a\nwho am\nwho am I now\n",
        &[(2, "2 words; this line has 3, the next one of 1 letter"), (3, "*now* is too much; this line has 3 words")],
    ),
];

/// What lines spell.
const SPELLED: &[Row] = &[
    (
        "acrostic = { at = \"within line\", spells = \"no\", mesostic = \"full\" }",
        "A nun won\nago\n",
        &[(1, "N and O stand between two letters of the spine")],
    ),
    ("acrostic = { at = \"within line\", spells = \"1 no\" }", "nun\nago\n", &[]),
    (
        "acrostic = \"no\"",
        "night comes\nover us\nand stays\nlong\n",
        &[(3, "The acrostic *no* ends before this line, which spells nothing")],
    ),
    ("lines = 3\nacrostic = \"no\"", "night comes\nover us\nand stays\n", &[]),
    (
        "acrostic = [{ spells = \"given\" }, { at = \"line end\", spells = \"given\" }]",
        "---\ngiven: no\n---\nnight in\ntoo\n",
        &[(
            5,
            "Begins with T; the acrostic NO wants O (letter 2) Both edges spell the one text given; two texts have a slash",
        )],
    ),
];

/// What one of several lines owes.
const ONE_OF: &[Row] = &[
    ("lines = 2\n[[line]]\nsome = true\nword_letters = 4", "well-worn 1950 word\nanother\n", &[]),
    ("lines = 2\n[[line]]\nsome = true\nword_syllables = 1", "tick-tock\nwater\n", &[]),
    ("lines = 2\n[[line]]\nsome = true\nsays = \"today\"", "To-day\nwater\n", &[]),
    (
        "lines = 2\n[[line]]\nsome = true\nsays = \"today\"",
        "Today, water\nwater\n",
        &[(2, "None of lines 1 to 2 has the words \u{201c}today\u{201d}")],
    ),
    (
        "lines = 2\n[[line]]\nsome = true\nending = \"feminine\"",
        "and again\nto remain\n",
        &[(2, "One of lines 1 to 2 owes feminine ending; none of them keeps to it")],
    ),
    ("lines = 2\n[[line]]\nsome = true\nending = \"feminine\"", "the snow\nthe water\n", &[]),
    (
        "lines = 2\n[[line]]\nsome = true\ncynghanedd = \"lusg\"",
        "The sky was gray and sullen\nthe snow\n",
        &[(2, "None of lines 1 to 2 has cynghanedd lusg")],
    ),
    ("lines = 2\n[[line]]\nsome = true\nallowed_letters = \"given\"", "---\ngiven: rain\n---\nsnow\nIran\n", &[]),
];

/// What single lines owe in a form of any length.
const SINGLE_LINES: &[Row] = &[
    ("lines = \"3+\"\n[[line]]\nn = 2\nwords = 1", "more rain\nrain\nmore snow\n", &[]),
    ("lines = \"3+\"\n[[line]]\nn = 2\nwords = 1", "rain\nmore rain\nsnow\n", &[(2, "2 words; ")]),
    ("[[line]]\nn = -1\nwords = 1", "more rain\nrain\n", &[]),
    ("prose = true\n[[line]]\nn = 1\nbanned_letters = \"e\"", "A dog ran.\n\nThe bee flew.\n", &[]),
    ("words = \"1 up\"\n[[line]]\nn = 2\nwords = 1", "rain\nrain\nand more rain\n", &[]),
    ("words = \"1 up\"\n[[line]]\nn = 2\nwords = 1", "rain\nmore rain\nand more rain\n", &[(2, "2 words; ")]),
];

/// What a first line is.
const FIRST_LINES: &[Row] = &[
    (
        "banned_letters = \"e\"",
        "The old pond\nA frog jumps into it\nSound of rain on a roof\nAnd so I walk back\n",
        &[(1, "*The* has e")],
    ),
    (
        "banned_letters = \"e\"",
        "The old pond\n\nA frog jumps into it\nSound of rain on a roof\nAnd so I walk back\n",
        &[],
    ),
    (
        "banned_letters = \"e\"",
        "THE OLD POND\nA frog jumps into it\nSound of rain on a roof\nAnd so I walk back\n",
        &[],
    ),
    (
        "word_syllables = 1",
        "The water falls\nand I walk back\nthrough rain and mud\nto find the road\n",
        &[(1, "*water* has 2 syllables")],
    ),
    ("words = \"1 up\"", "I\nam sad\nthe cat\n", &[(3, "2 words; ")]),
];

/// Poems set in prose.
const SET_IN_PROSE: &[Row] = &[(
    "prose = true\ninset = { form = \"haiku\" }",
    "The gate was open when we came, and nobody had swept the yard since the night of the storm.\n\nan old silent pond\nthe frog goes into the pond\nwater makes a sound\nand I walk away\n",
    &[(6, "A haiku has 3 lines; this has 4")],
)];

fn verdict(keys: &str, draft: &str) -> Verdict {
    let mut registry = Registry::new();
    registry.add("row.toml", &format!("name = \"Row\"\n{keys}\n")).unwrap();
    let page = Page::read(draft, Syntax::Plain, &Settled::default());
    let mut judge = Judge::new(registry.find("row").unwrap());
    judge.judge_page(&Session::default().hear_page(page, draft), &JudgeOptions::finished()).1
}

/// Compares what is found with what should be.
fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (keys, draft, expected) in rows {
        let findings = verdict(keys, draft).findings;
        let found: Vec<(u32, String)> =
            findings.iter().map(|finding| (finding.line, format!("{} {}", finding.message, finding.help))).collect();
        let agrees = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, due)| found.0 == due.0 && found.1.starts_with(due.1));
        if !agrees {
            wrong.push(format!("{keys}: {draft:?}\n    found {found:?}\n    due   {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_comes_as_often_as_any_of_the_numbers_asked() {
    check(USES);
}

#[test]
fn a_row_of_lengths_that_ends_has_as_many_words() {
    check(LENGTHS);
}

#[test]
fn one_of_several_lines_is_judged_as_every_line_is() {
    check(ONE_OF);
}

#[test]
fn single_lines_of_a_form_of_any_length_owe_what_their_tables_say() {
    check(SINGLE_LINES);
}

#[test]
fn letters_and_words_spell_a_text_and_nothing_after_it() {
    check(SPELLED);
}

#[test]
fn a_text_that_the_draft_does_not_give_keeps_the_poem_from_fitting() {
    let unjudged =
        |keys: &str, given: &str| verdict(keys, &format!("---\ngiven: {given}\n---\nnight in\nopen\n")).unjudged;
    let two = "acrostic = [{ spells = \"given\" }, { at = \"line end\", spells = \"given\" }]";
    assert!(unjudged(two, "no / nn").is_empty());
    for given in ["no /", "/ nn", "", "no / ..."] {
        assert_eq!(unjudged(two, given).len(), 1, "{given}");
    }
    let three = "acrostic = [{}, { at = \"line end\" }, { at = \"within line\" }]";
    assert_eq!(unjudged(three, "no / nn"), ["what the lines spell (3 texts, 2 are given)"]);
    for keys in ["anagram = \"given\"", "allowed_letters = \"given\"", "required_letters = \"given\""] {
        assert_eq!(unjudged(keys, ""), ["the letters of a text (no text given)"], "{keys}");
        assert_eq!(unjudged(keys, "42"), ["the letters of a text (none given)"], "{keys}");
        assert!(unjudged(keys, "nine to open nights").is_empty(), "{keys}");
    }
}

#[test]
fn a_first_line_is_no_title_for_the_sake_of_its_letters_or_words() {
    check(FIRST_LINES);
}

#[test]
fn a_paragraph_of_short_lines_is_a_poem_however_many_it_has() {
    check(SET_IN_PROSE);
}

#[test]
fn a_name_that_is_too_long_is_a_warning_at_the_start_of_a_line_too() {
    let severity = |draft: &str| verdict("word_letters = \"1-7\"", draft).findings.first().map(|found| found.severity);
    assert_eq!(severity("Christopher ran home\nand shut the door\n"), Some(Severity::Warning));
    assert_eq!(severity("Everything ran home\nand shut the door\n"), Some(Severity::Error));
}

#[test]
fn words_that_are_offered_keep_what_the_form_asks_of_their_letters_and_uses() {
    let takes = |keys: &str, draft: &str, line: usize, word: &str| {
        verdict(keys, draft).lines[line].owes.spelling.takes(word, 1)
    };
    let draft = "seven sailors sang\nand the long rain went\n";
    for (keys, line, fits, fails) in [
        ("banned_words = [\"train\"]", 1, "lane", "train"),
        ("word_uses = { other = \"0-1\" }", 1, "lane", "rain"),
        ("tautogram = \"line\"", 0, "sand", "land"),
        ("acrostic = { at = \"line end\", spells = \"to\" }", 0, "went", "wind"),
        ("acrostic = { at = \"line end\", unit = \"word\", spells = \"rain falls\" }", 0, "rain", "wind"),
        ("lines = 2\n[[line]]\nn = 2\nsays = \"and the long rain\"", 1, "rain", "train"),
    ] {
        assert!(takes(keys, draft, line, fits), "{keys}: {fits}");
        assert!(!takes(keys, draft, line, fails), "{keys}: {fails}");
    }
}
