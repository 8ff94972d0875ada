//! Every key of a form file is judged: for each a form of one's own, a poem that keeps it and one that does not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use verse::analysis::Session;
use verse::form::{Registry, keys};
use verse::judge::{Judge, JudgeOptions, Rule, Severity};

/// A key, the rest of a form file after its name, a poem that fits, one that does not, and what is said of it.
struct Case {
    key: &'static str,
    form: &'static str,
    fits: &'static str,
    breaks: &'static str,
    told: &'static [&'static str],
}

const fn case(
    key: &'static str,
    form: &'static str,
    fits: &'static str,
    breaks: &'static str,
    told: &'static [&'static str],
) -> Case {
    Case { key, form, fits, breaks, told }
}

const QUATRAIN: &str =
    "The tide goes out again,\nand leaves a line of stone;\nthe gulls walk in the rain,\nand I walk home alone.\n";

const CASES: &[Case] = &[
    case(
        "extends",
        "extends = \"quatrain-abab\"",
        QUATRAIN,
        "the tide\na stone\nthe rain\na bird\n",
        &["rhyme:3", "rhyme:4"],
    ),
    case("scheme", "scheme = \"abab\"", QUATRAIN, "the tide\na stone\nbeside\na bird\n", &["rhyme:4"]),
    case("lines", "lines = 2", "one\ntwo\n", "one\ntwo\nthree\n", &["line-count:3"]),
    case(
        "stanzas",
        "scheme = \"xx ...\"\nstanzas = \"2-3\"",
        "one\ntwo\n\nthree\nfour\n",
        "one\ntwo\n",
        &["stanza-count:2"],
    ),
    case(
        "stanza_breaks",
        "scheme = \"xx xx\"",
        "one\ntwo\n\nthree\nfour\n",
        "one\ntwo\nthree\nfour\n",
        &["stanza-break:2"],
    ),
    case("prose", "prose = true\nsyllables = 3", "one\ntwo\nthree\n", "one\n", &[]),
    case("alike", "alike = [\"lines\"]", "one\ntwo\n\nthree\nfour\n", "one\ntwo\n\nthree\n", &["alike:3"]),
    case(
        "syllables",
        "lines = 2\nsyllables = [3, 2]",
        "the gray gulls\nwalk home\n",
        "the gray gulls\nwalk home alone\n",
        &["syllables:2"],
    ),
    case(
        "meter",
        "lines = 1\nmeter = \"iambic tetrameter\"",
        "The gulls are walking in the rain\n",
        "The gulls are walking\n",
        &["meter:1"],
    ),
    case("words", "lines = 2\nwords = [1, 2]", "rain\nmore rain\n", "rain\nmore\n", &["word-count:2"]),
    case(
        "ending",
        "lines = 1\nending = \"feminine\"",
        "the gulls are walking\n",
        "the gulls remain\n",
        &["line-ending:1"],
    ),
    case(
        "tolerance",
        "lines = 1\nsyllables = 3\ntolerance = 1",
        "the gray gulls\n",
        "the gray gulls walk\n",
        &["syllables:1 warning"],
    ),
    case(
        "total_syllables",
        "lines = 2\ntotal_syllables = \"4-5\"",
        "the gulls\ngo home\n",
        "the gulls\nare walking in the rain\n",
        &["total-syllables:2"],
    ),
    case(
        "licenses",
        "lines = 1\nmeter = \"iambic tetrameter\"\nlicenses = \"none\"",
        "The gulls are walking in the rain\n",
        "Under the hill the gulls are walking\n",
        &["meter:1"],
    ),
    case(
        "habitual_licenses",
        "lines = 4\nmeter = \"iambic tetrameter\"\nhabitual_licenses = [\"headless\"]",
        "Silver moon above the lake,\nall the frogs are wide awake;\nin the reeds a heron stands,\nsilent as the \
         silver sands.\n",
        "When the moon has gone under the edge of the hill\nand the river has nothing to carry or say,\nthere's a light \
         in the loft of the tumbledown mill\nwhere the miller is counting the hours until day.\n",
        &["meter:1"],
    ),
    case(
        "licenses_per_line",
        "lines = 1\nmeter = \"iambic pentameter\"\nlicenses_per_line = 0",
        "The gulls are walking slowly in the rain\n",
        "Walking alone, the gulls are in the rain\n",
        &["meter:1 note"],
    ),
    case(
        "rhyme",
        "scheme = \"aa\"\nrhyme = \"perfect\"",
        "above\nthe dove\n",
        "above\nthey move\n",
        &["rhyme-slant:2"],
    ),
    case(
        "identical_rhyme",
        "scheme = \"aa\"\nidentical_rhyme = \"forbid\"",
        "the rain\nagain\n",
        "the rain\nmore rain\n",
        &["rhyme-repeat:2"],
    ),
    case(
        "refrain",
        "scheme = \"XxX\"\nrefrain.match = \"same words\"",
        "I walk home\nslowly\nI walk home\n",
        "I walk home\nslowly\nI run home\n",
        &["refrain:3"],
    ),
    case(
        "acrostic",
        "acrostic = { at = \"line start\", spells = \"sea\" }",
        "sand\nevening\nall\n",
        "sand\nmorning\nall\n",
        &["acrostic:2"],
    ),
    case(
        "alliteration",
        "alliteration = [\"aa|ax\"]",
        "The wind in winter wakes the sleeper.\n",
        "The wind in winter finds the sleeper.\n",
        &["alliteration:1"],
    ),
    case(
        "sequence",
        "sequence = { form = \"couplet\", count = 2, link = \"last line to first line\" }",
        "the long rain\ncame back again\n\n* * *\n\ncame back again\nto find the train\n",
        "the long rain\ncame back again\n\n* * *\n\ncame down again\nto find the train\n",
        &["sequence:3 warning"],
    ),
    case(
        "alternation",
        "lines = 2\nalternation = \"lines\"",
        "the gulls are walking\nthe gulls are gone\n",
        "the gulls are walking\nthe gulls are talking\n",
        &["alternation:2 warning"],
    ),
    case(
        "cynghanedd",
        "lines = 1\ncynghanedd = \"lusg\"",
        "The sky was dull and sullen\n",
        "The sky was gray and sullen\n",
        &["cynghanedd:1 warning"],
    ),
    case("letters", "letters = \"2 up\"", "we\nare\nlate\n", "we\nwere\nlate\n", &["letter-count:2"]),
    case("word_letters", "word_letters = \"1-4\"", "rain on the roof\n", "rain on the gable\n", &["word-length:1"]),
    case(
        "word_syllables",
        "word_syllables = 1",
        "rain on the old tin roof\n",
        "rain on the rusty roof\n",
        &["word-syllables:1"],
    ),
    case("banned_letters", "banned_letters = \"e\"", "rain falls\n", "rain fell\n", &["banned-letter:1"]),
    case(
        "allowed_letters",
        "allowed_letters = \"a-n r\"",
        "hail and rain\n",
        "rain again\nno rain\n",
        &["banned-letter:2"],
    ),
    case(
        "required_letters",
        "required_letters = { letters = \"an\", in = \"line\" }",
        "rain\nsand\n",
        "rain\nsnow\n",
        &["missing-letter:2"],
    ),
    case("vowels", "vowels = 1", "a small rat ran past\n", "a small rat ran home\n", &["banned-letter:1"]),
    case("word_lengths", "word_lengths = \"pi\"", "Now I know a thing\n", "Now I saw a thing\n", &["word-length:1"]),
    case("tautogram", "tautogram = \"line\"", "seven sailors sang\n", "seven sailors wept\n", &["tautogram:1"]),
    case("palindrome", "palindrome = \"letter\"", "No lemon,\nno melon\n", "No lemon,\nno apple\n", &["palindrome:2"]),
    case("anagram", "anagram = \"listen\"", "silent\ntinsel\n", "silent\nsilence\n", &["anagram:2"]),
    case("banned_words", "banned_words = [\"heart\"]", "the river\n", "the heart\n", &["word-use:1"]),
    case("required_words", "required_words = [\"river\"]", "the River\n", "the heart\n", &["word-use:1"]),
    case(
        "word_uses",
        "word_uses = { rain = 2, other = \"0-1\" }",
        "the rain\nmore rain\n",
        "the rain\nand the wind\n",
        &["word-use:2", "word-use:2"],
    ),
    case(
        "anaphora",
        "anaphora = { words = 2, in = \"stanza\" }",
        "I saw rain\nI saw wind\n\nwe heard\n",
        "I saw rain\nI saw wind\nwe heard\n",
        &["anaphora:3"],
    ),
    case("epistrophe", "epistrophe = 1", "more rain\nold rain\n", "more rain\nold rain\nold wind\n", &["anaphora:3"]),
    case("total_words", "total_words = 3", "more rain\ncame\n", "more rain\ncame down\n", &["total-words:2"]),
    case("total_letters", "total_letters = 8", "more\nrain\n", "more\nwind and rain\n", &["total-letters:2"]),
    case(
        "inset",
        "prose = true\ninset = { form = \"couplet\" }",
        "The gate was open when we came.\n\nthe long rain\ncame back again\n",
        "The gate was open when we came.\n\nIt had been raining.\n",
        &["inset:2"],
    ),
    case("poems", "lines = 2\npoems = \"one\"", "one\ntwo\n", "one\ntwo\n\nthree\nfour\n", &["stanza-count:3"]),
    case(
        "line",
        "lines = 2\n[[line]]\nn = 2\nwords = 1",
        "more rain\nrain\n",
        "more rain\nmore rain\n",
        &["word-count:2"],
    ),
    case(
        "severity",
        "scheme = \"aa\"\nseverity.rhyme = \"warning\"",
        "the rain\nagain\n",
        "the rain\na bird\n",
        &["rhyme:2 warning"],
    ),
];

/// Keys that describe a form, or weigh what was found, and ask nothing of a poem.
const DESCRIPTIVE: [&str; 10] =
    ["name", "noun", "stanza_noun", "aka", "family", "origin", "notes", "budget", "example", "unjudged"];

/// What is found of a poem, as `rule:line severity` with lines of verse counted from 1; notes too where they are looked for.
fn told(form: &str, poem: &str, notes: bool) -> Vec<String> {
    let mut registry = Registry::new();
    registry.add("mine.toml", &format!("name = \"Mine\"\n{form}\n")).unwrap();
    let poem = Session::default().hear(poem);
    let verdict = Judge::new(registry.find("mine").unwrap()).judge(&poem, &JudgeOptions::finished());
    assert!(verdict.unjudged.is_empty(), "{:?}", verdict.unjudged);
    let line = |number: u32| poem.lines.iter().position(|line| line.number == number).map_or(0, |place| place + 1);
    let shown = verdict.findings.iter().filter(|finding| notes || finding.severity > Severity::Note);
    shown.map(|finding| format!("{}:{} {}", finding.rule.id(), line(finding.line), finding.severity)).collect()
}

#[test]
fn every_key_is_kept_by_one_poem_and_broken_by_another() {
    let mut wrong = Vec::new();
    for case in CASES {
        let notes = case.told.iter().any(|told| told.ends_with(" note"));
        let (kept, broken) = (told(case.form, case.fits, notes), told(case.form, case.breaks, notes));
        if !kept.is_empty() {
            wrong.push(format!("{}: the poem that fits shows {kept:?}", case.key));
        }
        let as_told = broken.len() == case.told.len()
            && broken.iter().zip(case.told).all(|(found, told)| found == told || found.split(' ').next() == Some(told));
        if !as_told {
            wrong.push(format!("{}: found {broken:?}, not {:?}", case.key, case.told));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The findings of a poem by rule and line.
fn places(judge: &mut Judge, session: &mut Session, poem: &str, options: &JudgeOptions) -> BTreeSet<(Rule, u32)> {
    let verdict = judge.judge(&session.hear(poem), options);
    verdict.findings.iter().map(|finding| (finding.rule, finding.line)).collect()
}

#[test]
fn no_poem_that_keeps_a_key_is_nagged_at_while_it_is_typed() {
    let (mut nags, mut session) = (Vec::new(), Session::default());
    for case in CASES {
        let mut registry = Registry::new();
        registry.add("mine.toml", &format!("name = \"Mine\"\n{}\n", case.form)).unwrap();
        let mut judge = Judge::new(registry.find("mine").unwrap());
        let whole = places(&mut judge, &mut session, case.fits, &JudgeOptions::finished());
        let ends = case.fits.char_indices().map(|(at, c)| at + c.len_utf8());
        for typed in ends.filter_map(|end| case.fits.get(..end)) {
            let row = u32::try_from(typed.matches('\n').count() + 1).unwrap();
            let found = places(&mut judge, &mut session, typed, &JudgeOptions::typing(row));
            nags.extend(
                found.difference(&whole).map(|(rule, line)| format!("{}: {}:{line} {typed:?}", case.key, rule.id())),
            );
        }
    }
    assert!(nags.is_empty(), "{}", nags.join("\n"));
}

#[test]
fn no_key_of_the_schema_is_left_out() {
    let tried: BTreeSet<&str> = CASES.iter().map(|case| case.key).chain(DESCRIPTIVE).collect();
    let all: BTreeSet<&str> = keys().iter().map(|key| key.name).collect();
    assert_eq!(tried, all);
}

/// The keys of a form, a draft that breaks them, and how the first finding begins or goes on.
const WORDINGS: &[(&str, &str, &str)] = &[
    ("banned_letters = \"dg\"", "A dog\n", "*dog* has d and g; a row has no d or g"),
    ("banned_letters = \"e\"\nallowed_letters = \"e-m\"", "Zoo\n", "*Zoo* has o and z; a row has no letter but e to m"),
    (
        "required_letters = { letters = \"a-z\", in = \"line\" }",
        "The cat\n",
        "; a row has every letter from a to z in each line",
    ),
    ("required_words = [\"salt\", \"window\"]", "The sea\n", "*salt* and *window* do not come; a row needs them"),
    ("word_uses = { salt = \"2+\" }", "Salt comes\n", "*salt* comes 1 time, not 2 or more; a row needs it"),
    ("vowels = \"2+\"", "A cat\n", "1 different vowel in all; a row has 2 or more"),
    (
        "anaphora = 3",
        "I saw Tom's boat\nI saw Tom's boat again\nI saw\n",
        "Begins with *I saw*; the lines of this poem begin with *I saw Tom's*",
    ),
    ("anaphora = 3", "I\nI\n", "Too short; the lines of this poem begin alike with 3 words"),
    (
        "epistrophe = 2",
        "all day long\nall day long\nlong\n",
        "Ends on *long*; the lines of this poem end on *day long*",
    ),
];

#[test]
fn what_breaks_a_form_of_letters_and_words_is_said_as_it_is_written() {
    let mut wrong = Vec::new();
    for (keys, draft, expected) in WORDINGS {
        let mut registry = Registry::new();
        registry.add("row.toml", &format!("name = \"Row\"\n{keys}\n")).unwrap();
        let verdict =
            Judge::new(registry.find("row").unwrap()).judge(&Session::default().hear(draft), &JudgeOptions::finished());
        let said: Vec<&str> = verdict.findings.iter().map(|finding| finding.message.as_str()).collect();
        if !said.iter().any(|said| said.contains(expected)) {
            wrong.push(format!("{keys}: {said:?}\n    {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of a poem under a form with these keys, as `rule:line`.
fn said(keys: &str, draft: &str) -> Vec<String> {
    let mut registry = Registry::new();
    registry.add("row.toml", &format!("name = \"Row\"\n{keys}\n")).unwrap();
    let mut judge = Judge::new(registry.find("row").unwrap());
    let verdict = judge.judge(&Session::default().hear(draft), &JudgeOptions::finished());
    verdict.findings.iter().map(|finding| format!("{}:{}", finding.rule.id(), finding.line)).collect()
}

#[test]
fn numbers_rise_over_a_scheme_of_single_lines_and_anew_in_each_longer_stanza() {
    let rising = "scheme = \"x ...\"\nwords = \"1 up\"";
    assert_eq!(said(rising, "rain\nrain falls\nrain falls again\n"), Vec::<String>::new());
    assert_eq!(said(rising, "rain\nrain falls\nsleet\n"), ["word-count:3"]);
    let anew = "scheme = \"xx ...\"\nwords = \"2 up by 2\"";
    assert_eq!(
        said(anew, "rain falls\nrain falls once again\n\nsnow falls\nsnow falls once again\n"),
        Vec::<String>::new()
    );
}

#[test]
fn a_line_bans_its_letters_beside_those_of_the_form() {
    let keys = "lines = 2\nbanned_letters = \"e\"\n[[line]]\nn = 2\nbanned_letters = \"o\"";
    assert_eq!(said(keys, "a dog\na cat\n"), Vec::<String>::new());
    assert_eq!(said(keys, "a dog\na toe\n"), ["banned-letter:2"]);
    assert_eq!(said(keys, "a dog\na bee\n"), ["banned-letter:2"]);
}
