//! Form files with one slip each, and what is said of it: the line, what is wrong, and what to write instead.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use verse::form::Registry;

/// What stands below the name of a form, and what is said of it after the file's name.
const SLIPS: &[(&str, &str)] = &[
    (
        "scheme = \"abab\" \"aabb\"",
        "2: cannot be read: one key and one value stand on a line; several values stand between [ and ], with commas",
    ),
    ("syllables = [5 7 5]", "2: cannot be read: values in a list have commas between them: [5, 7, 5]"),
    ("scheme = abab", "2: cannot be read: words stand between quotes: scheme = \"abab\""),
    ("scheme = “abab”", "2: cannot be read: quotes are straight: scheme = \"abab\""),
    ("scheme: \"abab\"", "2: cannot be read: = stands between a key and its value: scheme = \"abab\""),
    ("scheme \"abab\"", "2: cannot be read: = stands between a key and its value: scheme = \"abab\""),
    ("scheme = \"abab", "2: cannot be read: the closing quote is missing"),
    ("syllables = [5, 7, 5", "2: cannot be read: the closing ] is missing"),
    ("scheme = \"abab\"\nscheme = \"aabb\"", "3: cannot be read: \"scheme\" is there already; a key stands once"),
    ("notes = \"\"\"never closed", "3: cannot be read: the three closing quotes are missing: \"\"\" or '''"),
    ("acrostic = { at = \"line start\", spells = \"OWL\"", "2: cannot be read: the closing } is missing"),
    (
        "acrostic = { at = \"line start\" spells = \"OWL\" }",
        "2: cannot be read: entries have commas between them: { at = \"line end\", spells = \"OWL\" }",
    ),
    ("scheme =", "2: cannot be read: a value is missing after scheme ="),
    ("= \"abab\"", "2: cannot be read: a name is missing before ="),
    ("[[line]\nn = 1", "2: cannot be read: two brackets stand on each side: [[line]]"),
    ("[severity\nrhyme = \"note\"", "2: cannot be read: the closing ] is missing"),
    ("meter = iambic pentameter", "2: cannot be read: words stand between quotes: meter = \"iambic pentameter\""),
    ("prose = yes", "2: cannot be read: write true or false"),
    ("prose = True", "2: cannot be read: write true or false, in small letters"),
    ("stanza breaks = \"free\"", "2: cannot be read: a key is one word: stanza_breaks = ..."),
    ("notes = \"a \\q mark\"", "2: cannot be read: a backslash in a text is written twice: \\\\"),
    ("sheme = \"abab\"", "2: unknown key \"sheme\" (did you mean \"scheme\"?)"),
    ("rhymes = \"abab\"", "2: unknown key \"rhymes\" (did you mean \"rhyme\"?)"),
    ("syllable = 5", "2: unknown key \"syllable\" (did you mean \"syllables\"?)"),
    (
        "metre = \"da DUM da DUM\"",
        "2: meter: \"da DUM da DUM\" is written with x for a light syllable and / for a beat: \"x/x/\"",
    ),
    ("line = { n = 1, words = 2 }", "2: line: write [[line]], with two brackets on each side, above the keys of each"),
    ("[line]\nn = 1\nwords = 2", "2: line: write [[line]], with two brackets on each side, above the keys of each"),
    (
        "[example]\ntext = \"one\"",
        "2: example: write [[example]], with two brackets on each side, above the keys of each",
    ),
    (
        "[[example]]\ntext = \"one\"\nscheme = \"abab\"",
        "4: \"scheme\" is no key of [[example]]; a key of the form stands above the first [ or [[",
    ),
    ("[[example]]\nexpect = []", "2: [[example]]: an example needs its text"),
    ("[[line]]\nn = 1\nletter = 3", "4: unknown key \"letter\" (did you mean \"letters\"?)"),
    ("scheme = 5", "2: scheme: it takes text, not a number; write it between quotes"),
    (
        "syllables = 5.5",
        "2: syllables: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", not a number with a point",
    ),
    (
        "syllables = \"five\"",
        "2: syllables: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", or a row like \"1 up\" or \"5-7-5\", not \"five\"",
    ),
    ("syllables = true", "2: syllables: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", not true or false"),
    ("lines = -3", "2: lines: it takes a number from 0 on, not -3"),
    ("tolerance = \"one\"", "2: tolerance: it takes a number, not text; write it in figures, without quotes"),
    ("prose = \"yes\"", "2: prose: it takes true or false, not text; write true or false, without quotes"),
    ("prose = 1", "2: prose: it takes true or false, not a number; write true or false"),
    ("aka = 7", "2: aka: it takes text, not a number; write it between quotes"),
    ("refrain = \"same words\"", "2: refrain: it takes a table, not text; write entries between braces: { ... = ... }"),
    ("stanza_breaks = \"never\"", "2: stanza_breaks: \"never\" is not \"required\", \"optional\" or \"free\""),
    (
        "rhyme = \"perfekt\"",
        "2: rhyme: \"perfekt\" is not \"perfect\", \"usual\", \"slant\", \"assonance\" or \"none\" (did you mean \"perfect\"?)",
    ),
    ("severity = { rhyme = \"loud\" }", "2: severity.rhyme: \"loud\" is not error, warning, note or off"),
    ("severity = \"note\"", "2: severity: it takes a table, not text; write entries between braces: { ... = ... }"),
    ("scheme = \"\"", "2: scheme: a scheme needs at least one letter"),
    (
        "scheme = \"abab...\"",
        "2: scheme: \".\" in \"abab...\" is no mark of a scheme; a space stands before \"...\": \"abab ...\"",
    ),
    (
        "scheme = \"abab x3\"",
        "2: scheme: a stanza that comes again is written once: scheme = \"abab ...\", stanzas = 3",
    ),
    (
        "scheme = \"aa 3\"",
        "2: scheme: end-word 3 comes once; write the stanzas in which it returns, or \"...\" after the one that repeats",
    ),
    (
        "scheme = \"abab, cdcd\"",
        "2: scheme: \",\" in \"abab,\" is no mark of a scheme; a space alone stands between stanzas",
    ),
    (
        "scheme = \"abab/cdcd\"",
        "2: scheme: \"/\" in \"abab/cdcd\" is no mark of a scheme; a space stands between stanzas: \"abab cdcd\"",
    ),
    ("scheme = \"a1ba1b\"", "2: scheme: \"a1\" - numbers go after capitals (A1, A2); a is only a rhyme"),
    ("scheme = \"abac\"", "2: scheme: b occurs once, so it rhymes with nothing; write x, or - to forbid a rhyme"),
    (
        "scheme = \"A ...\"\nrefrain.A = { part = \"ending\" }",
        "3: refrain.A: a scheme of capitals alone is read in small letters, so none returns; write A1 for the line that does",
    ),
    ("scheme = \"... abab\"", "2: scheme: \"...\" needs a stanza before it"),
    ("scheme = \"aba bcb ... cdc ... d\"", "2: scheme: only one \"...\" is allowed"),
    ("scheme = \"(ab\"", "2: scheme: \"(\" in \"(ab\" is no mark of a scheme; its bracket is not closed"),
    ("scheme = \"123 312 4\"", "2: scheme: end-word 4 is used before any stanza sets it"),
    (
        "scheme = \"ABA\"\nrefrain.C = { part = \"whole\" }",
        "2: scheme: b occurs once, so it rhymes with nothing; write x, or - to forbid a rhyme",
    ),
    ("scheme = \"abab\"\nrefrain.a = { part = \"whole\" }", "3: returning lines have capitals; write refrain.A"),
    ("scheme = \"abab\"\nsyllables = [8, 6]", "3: syllables: 2 values, but the stanza \"abab\" has 4 lines"),
    ("scheme = \"abab\"\nsyllables = { c = 6 }", "3: syllables: no line is lettered c"),
    ("lines = 4\nsyllables = { a = 6 }", "3: syllables: a table by letter needs a scheme with letters"),
    ("syllables = \"11-9\"", "2: syllables: \"11-9\" runs backwards"),
    (
        "meter = \"da DUM da DUM\"",
        "2: meter: \"da DUM da DUM\" is written with x for a light syllable and / for a beat: \"x/x/\"",
    ),
    ("meter = \"10\"", "2: meter: \"10\" is no meter; a number of syllables is syllables = 10"),
    ("meter = 10", "2: meter: \"10\" is no meter; a number of syllables is syllables = 10"),
    ("inset = \"haiku\"", "2: the form of the poems stands in a table: inset = { form = \"haiku\" }"),
    ("says = \"rain\"", "2: \"says\" is a key of [[line]]"),
    ("syllables = []", "2: syllables: it is empty; write a value for each line, or leave the key out"),
    (
        "acrostic = { spells = OWL }",
        "2: cannot be read: words in a table stand between quotes: { at = \"line end\", spells = \"OWL\" }",
    ),
    ("lines = 4\n[[line]]\nn = 9\nwords = 1", "3: [[line]]: no line 9: the poem has 4"),
    ("lines = 4\n[[line]]\nn = 0\nwords = 1", "3: [[line]]: the poem has no line 0"),
    ("lines = 4\n[[line]]\nn = 1", "3: [[line]]: says which lines but not what they need"),
    (
        "lines = 4\n[[line]]\nn = \"last\"\nwords = 1",
        "4: [[line]].n: it takes a number, not text; write it in figures, without quotes",
    ),
    ("banned_letters = 5", "2: banned_letters: it takes text, not a number; write it between quotes"),
    ("banned_letters = \"\"", "2: banned_letters: \"\" has no letter; write letters like \"e\", \"aeiou\" or \"a-m\""),
    ("banned_letters = \"z-a\"", "2: banned_letters: the letters \"z-a\" run backwards"),
    (
        "banned_letters = \"given\"",
        "2: banned_letters: a draft gives the letters it may have, allowed_letters = \"given\"; the form names those it may not",
    ),
    (
        "allowed_letters = \"a-tz\"",
        "2: allowed_letters: the dash in \"a-tz\" may stand for a row of letters or join two words; write a row apart, like \"a-t z\", and words without it",
    ),
    ("vowels = \"one\"", "2: vowels: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", not \"one\""),
    (
        "word_lengths = \"e\"",
        "2: word_lengths: \"e\" is no row of numbers; write \"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list like [3, 1, 4]",
    ),
    (
        "word_lengths = \"1 upwards\"",
        "2: word_lengths: \"1 upwards\" is no row of numbers; write \"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list like [3, 1, 4]",
    ),
    (
        "palindrome = \"letters\"",
        "2: palindrome: \"letters\" is not \"letter\", \"word\" or \"line\" (did you mean \"letter\"?)",
    ),
    ("palindrome = { in = \"line\" }", "2: palindrome: the key \"by\" is missing"),
    ("tautogram = true", "2: tautogram: it takes \"line\", \"stanza\" or \"poem\", not true or false"),
    ("anaphora = 0", "2: anaphora: lines cannot share 0 words; write 1 or more"),
    ("anaphora = \"I saw\"", "2: anaphora: it takes a number, not text; write it in figures, without quotes"),
    ("acrostic = 5", "2: acrostic: it takes a text, a table, or a list of tables, not a number"),
    (
        "acrostic = { at = \"start\" }",
        "2: acrostic.at: \"start\" is not \"line start\", \"line end\", \"stanza start\" or \"within line\"",
    ),
    ("acrostic = { spell = \"OWL\" }", "2: unknown key \"spell\" (did you mean \"spells\"?)"),
    (
        "alliteration = \"aa|a\"",
        "2: alliteration: alliteration patterns have four beats, two and two, like \"aa|ax\"; not \"aa|a\"",
    ),
    ("sequence = { count = 7 }", "2: sequence: a sequence needs the form of its poems, such as form = \"sonnet\""),
    ("sequence = { form = \"sonet\" }", "2: sequence.form: no form called \"sonet\" (did you mean \"sonnet\"?)"),
    ("extends = \"sonet\"", "2: extends \"sonet\": no such form (did you mean \"sonnet\"?)"),
    (
        "extends = \"row\"",
        "2: a form extends another; only a built-in form's own name may be extended by a form of that name",
    ),
    ("licenses = \"some\"", "2: licenses: \"some\" is not \"none\", \"usual\" or \"loose\""),
    ("syllables = 5-7-5", "2: cannot be read: words stand between quotes: syllables = \"5-7-5\""),
    ("lines = 9-11 # or so", "2: cannot be read: words stand between quotes: lines = \"9-11\""),
    ("rhyme = none", "2: cannot be read: words stand between quotes: rhyme = \"none\""),
    ("[severity]\nbanned-letter = off", "3: cannot be read: words stand between quotes: banned-letter = \"off\""),
    (
        "word_uses = { salt = 1 }\nword_uses.sand = 2",
        "3: cannot be read: the table is closed above; all its entries stand there, between { and }, with commas",
    ),
    (
        "notes = \"one\ntwo\"",
        "2: cannot be read: the quote is not closed on its line; a text of several lines stands between \"\"\" and \"\"\"",
    ),
    (
        "lines = 2\n[[lines]]\nn = 1\nwords = 1",
        "3: cannot be read: what some lines owe stands below [[line]], without s",
    ),
    ("[[lines]]\nn = 1\nwords = 1", "2: lines: what some lines owe stands below [[line]], without s"),
    (
        "letters = \"1 upp\"",
        "2: letters: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", or a row like \"1 up\" or \"5-7-5\", not \"1 upp\"",
    ),
    ("lipogram = \"e\"", "2: unknown key \"lipogram\" (did you mean \"banned_letters\"?)"),
    ("univocalic = true", "2: unknown key \"univocalic\" (did you mean \"vowels\"?)"),
    ("snowball = true", "2: unknown key \"snowball\" (did you mean \"letters\"?)"),
    ("anagram = \"\"", "2: anagram: it is empty; write a text with letters, or leave the key out"),
    ("word_lengths = [3, 0]", "2: word_lengths: a word has 1 letter or more, not 0"),
    (
        "banned_words = [\"rain\"]\nrequired_words = [\"Rain\"]",
        "3: required_words: \"Rain\" is named twice, in banned_words and in required_words; one word has one number of uses",
    ),
    (
        "acrostic = { at = \"within line\", unit = \"word\" }",
        "2: acrostic.unit: letters alone are read within a line; write unit = \"letter\", or at = \"line start\" or \"line end\" for words",
    ),
    ("acrostic = \"...\"", "2: acrostic: it is empty; write the text that is spelled, or leave the key out"),
    ("word_lengths = []", "2: word_lengths: it is empty; write a number for each word, or leave the key out"),
    ("vowels = 6", "2: vowels: a poem has at most 5 different vowels (a, e, i, o, u), not 6"),
    (
        "lines = 4\n[[line]]\nn = 1\nsays = \"\"",
        "5: [[line]].says: it is empty; write the words of the line, or leave the key out",
    ),
    (
        "banned_words = [\"ice cream\"]",
        "2: banned_words: \"ice cream\" is not one word; write one word in each pair of quotes",
    ),
    (
        "word_uses = { \"ice cream\" = 2 }",
        "2: word_uses: \"ice cream\" is not one word; write one word in each pair of quotes",
    ),
    (
        "scheme = \"abab\"\nstanzas = 2",
        "3: stanzas = \"2\": the longest poem of this form has 1 stanza; write a scheme with more, or \"...\" after the stanza that repeats",
    ),
    ("lines = 4\n[[line]]\nstanza = 2\nwords = 1", "3: [[line]]: no stanza 2: the poem has 1"),
    ("lines = 3\nsyllables = [5, 7]", "3: syllables: 2 values, but lines = 3; write a value for each line"),
    (
        "anaphora = { words = 2, in = \"line\" }",
        "2: anaphora: one line by itself has nothing to be like; write in = \"stanza\" or \"poem\"",
    ),
    (
        "prose = true\ninset = { form = \"haiku\" }\nsequence = { form = \"haiku\" }",
        "3: inset: a form is a chain of poems (sequence) or prose with poems in it (inset), not both",
    ),
    ("stanzas = 2\nscheme = \"aa bb cc\"", "2: stanzas = \"2\": the shortest poem this scheme allows has 3 stanzas"),
];

/// What is said of a form file, once.
fn told(text: &str) -> String {
    let mut registry = Registry::new();
    let slip = registry.add("row.toml", text).err();
    slip.or_else(|| registry.broken().into_iter().next()).map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn every_slip_is_told_in_plain_words_with_its_line() {
    let mut wrong = Vec::new();
    for (slip, expected) in SLIPS {
        let told = told(&format!("name = \"Row\"\n{slip}\n"));
        if told != format!("row.toml:{expected}") {
            wrong.push(format!("{slip}\n    {told}\n    row.toml:{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(SLIPS.len() > 60);
}

#[test]
fn whoever_asks_for_a_form_with_a_slip_is_told_the_slip() {
    let mut registry = Registry::new();
    registry.add("forms/row.toml", "name = \"Row\"\nscheme = abab\n").unwrap_err();
    let told = registry.find("row").unwrap_err().to_string();
    assert_eq!(told, "forms/row.toml:2: cannot be read: words stand between quotes: scheme = \"abab\"");
    assert_eq!(registry.examples("row").unwrap_err().to_string(), told);
    assert!(registry.broken().is_empty() && registry.list().iter().all(|form| form.id != "row"));
}

#[test]
fn a_form_whose_parent_has_a_slip_is_told_the_slip() {
    let mut registry = Registry::new();
    registry.add("forms/base.toml", "name = \"Base\"\nscheme = abab\n").unwrap_err();
    registry.add("forms/row.toml", "name = \"Row\"\nextends = \"base\"\n").unwrap();
    let told = registry.find("row").unwrap_err().to_string();
    assert_eq!(told, "forms/base.toml:2: cannot be read: words stand between quotes: scheme = \"abab\"");
}

#[test]
fn a_form_of_poems_is_looked_up_where_the_file_that_names_it_finds_its_own() {
    let mut registry = Registry::new();
    registry.add("forms/sonnet.toml", "name = \"My sonnet\"\nlines = 2\n").unwrap();
    registry.add("forms/crown.toml", "extends = \"crown-of-sonnets\"\nname = \"Crown\"\n").unwrap();
    let own = "extends = \"crown-of-sonnets\"\nname = \"Own crown\"\nsequence = { form = \"sonnet\" }\n";
    registry.add("forms/own-crown.toml", own).unwrap();
    let lines = |name: &str| registry.find(name).unwrap().sequence.as_ref().unwrap().poem().unwrap().most_lines();
    assert_eq!((lines("crown"), lines("own-crown")), (Some(14), Some(2)));
}

#[test]
fn keys_that_ask_nothing_are_known_with_their_reason() {
    let ignored = |keys: &str| -> Vec<&'static str> {
        let mut registry = Registry::new();
        registry.add("row.toml", &format!("name = \"Row\"\n{keys}\n")).unwrap();
        registry.find("row").unwrap().ignored.iter().map(|ignored| ignored.key).collect()
    };
    assert_eq!(ignored("prose = true\nacrostic = \"OWL\"\nalliteration = \"aa|ax\""), ["acrostic", "alliteration"]);
    assert_eq!(ignored("prose = true\n[[line]]\nn = 1\nsome = true\nwords = 1"), ["some", "words"]);
    assert_eq!(ignored("sequence = { form = \"haiku\" }\nbanned_letters = \"e\""), ["banned_letters"]);
    assert_eq!(ignored("scheme = \"Xxx\"\nrhyme = \"perfect\""), ["rhyme"]);
    assert!(ignored("scheme = \"AbbA\"\nrhyme = \"perfect\"\nrefrain.match = \"close\"").is_empty());
}
