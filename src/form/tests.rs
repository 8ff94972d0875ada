//! Forms read, found and set by name.

use super::{FindError, FormError, LineFit, Registry, Setting, SlotKind};

/// The error for a user's form file `my.toml`.
fn complaint(text: &str) -> String {
    complaints(&[("my.toml", text)])
}

fn complaints(files: &[(&str, &str)]) -> String {
    let mut registry = Registry::new();
    let mut errors: Vec<FormError> = files.iter().filter_map(|(path, text)| registry.add(path, text).err()).collect();
    errors.extend(registry.broken());
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Form files with one fault each, and its message.
const FAULTS: &[(&str, &str)] = &[
    ("name = \"My\"\n\nsheme = \"abab\"", "my.toml:3: unknown key \"sheme\" (did you mean \"scheme\"?)"),
    ("scheme = \"abab\"", "my.toml: a form needs a name"),
    (
        "name = \"My\"\nscheme = \"ab*b\"",
        "my.toml:2: scheme: \"*\" in \"ab*b\" is no mark of a scheme; marks are letters, x, -, capitals for lines that return, and figures for end-words",
    ),
    ("name = \"My\"\nscheme = \" \"", "my.toml:2: scheme: a scheme needs at least one letter"),
    (
        "name = \"My\"\nscheme = \"a1ba\"",
        "my.toml:2: scheme: \"a1\" - numbers go after capitals (A1, A2); a is only a rhyme",
    ),
    (
        "name = \"My\"\nscheme = \"abacb\"",
        "my.toml:2: scheme: c occurs once, so it rhymes with nothing; write x, or - to forbid a rhyme",
    ),
    ("name = \"My\"\nscheme = \"aa ... bb ...\"", "my.toml:2: scheme: only one \"...\" is allowed"),
    ("name = \"My\"\nscheme = \"... aa\"", "my.toml:2: scheme: \"...\" needs a stanza before it"),
    (
        "name = \"My\"\nscheme = \"AAx xAx ...\"",
        "my.toml:2: scheme: no pattern leads from \"AAx\" to \"xAx\"; write one more stanza before \"...\"",
    ),
    ("name = \"My\"\nscheme = \"aab bcc ...\"", "my.toml:2: scheme: from \"aab\" to \"bcc\", a becomes both b and c"),
    (
        "name = \"My\"\nscheme = \"abab aba ...\"",
        "my.toml:2: scheme: the two stanzas before \"...\" have 4 and 3 lines; write two alike",
    ),
    (
        "name = \"My\"\nscheme = \"xxx ...\"\nsyllables = [5, 7]",
        "my.toml:3: syllables: 2 values, but the stanza \"xxx\" has 3 lines",
    ),
    (
        "name = \"My\"\nscheme = \"abab ...\"\nsyllables = { a = 8, c = 6 }",
        "my.toml:3: syllables: no line is lettered c",
    ),
    (
        "name = \"My\"\nscheme = \"aba bcb ... yzy z\"\nsyllables = { a = 8, b = 6 }",
        "my.toml:3: syllables: the letters of this scheme move from stanza to stanza; write a list with one value a line",
    ),
    ("name = \"My\"\nsyllables = { a = 8 }", "my.toml:2: syllables: a table by letter needs a scheme with letters"),
    ("name = \"My\"\nsyllables = \"11-9\"", "my.toml:2: syllables: \"11-9\" runs backwards"),
    (
        "name = \"My\"\nlines = \"a few\"",
        "my.toml:2: lines: it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", not \"a few\"",
    ),
    ("name = \"My\"\nlines = -3", "my.toml:2: lines: it takes a number from 0 on, not -3"),
    (
        "name = \"My\"\ntolerance = \"one\"",
        "my.toml:2: tolerance: it takes a number, not text; write it in figures, without quotes",
    ),
    (
        "name = \"My\"\nscheme = \"abab\"\nrefrain.R = { part = \"opening\", of = 1 }",
        "my.toml:3: refrain.R: the scheme has no R",
    ),
    (
        "name = \"My\"\n[severity]\nrime = \"error\"\nrhime = \"note\"",
        "my.toml:4: severity: no check called \"rhime\" (did you mean \"rhyme\"?)",
    ),
    (
        "name = \"My\"\n[severity]\nrhyme = \"fatal\"",
        "my.toml:3: severity.rhyme: \"fatal\" is not error, warning, note or off",
    ),
    ("name = \"My\"\nextends = \"sonet\"", "my.toml:2: extends \"sonet\": no such form (did you mean \"sonnet\"?)"),
    (
        "name = \"My\"\nextends = \"my\"",
        "my.toml:2: a form extends another; only a built-in form's own name may be extended by a form of that name",
    ),
    (
        "name = \"My\"\nscheme = \"aba bcb ... yzy z\"\nstanzas = \"1\"",
        "my.toml:3: stanzas = \"1\": the shortest poem this scheme allows has 3 stanzas",
    ),
    ("name = \"My\"\nscheme = \"123 712\"", "my.toml:2: scheme: end-word 7 is used before any stanza sets it"),
    (
        "name = \"My\"\nlines = 4\n[[line]]\nn = 2\nsome = true",
        "my.toml:3: [[line]]: says which lines but not what they need",
    ),
    (
        "name = \"My\"\nstanza_breaks = \"requird\"",
        "my.toml:2: stanza_breaks: \"requird\" is not \"required\", \"optional\" or \"free\" (did you mean \"required\"?)",
    ),
    (
        "name = \"My\"\nalliteration = [\"aabb\"]",
        "my.toml:2: alliteration: alliteration patterns have four beats, two and two, like \"aa|ax\"; not \"aabb\"",
    ),
    (
        "name = \"My\"\nmeter = \"iambic pentamter\"",
        "my.toml:2: meter: \"iambic pentamter\" is no meter (did you mean \"iambic pentameter\"?); write \"iambic pentameter\", \
         \"4 beats\" or \"x/ x/ x/\"",
    ),
    ("name = \"My\"\nmeter = \"x/ (x/ x/\"", "my.toml:2: meter: the brackets in \"x/ (x/ x/\" do not match"),
    (
        "name = \"My\"\nscheme = \"AA xA ...\"",
        "my.toml:2: scheme: no pattern leads from \"AA\" to \"xA\"; write one more stanza before \"...\"",
    ),
    (
        "name = \"My\"\nrefrain.match = \"samewords\"",
        "my.toml:2: refrain.match: \"samewords\" is not \"exact\", \"same words\", \"close\" or \"last word\" (did you mean \"same words\"?)",
    ),
    (
        "name = \"My\"\nsequence = { count = 7 }",
        "my.toml:2: sequence: a sequence needs the form of its poems, such as form = \"sonnet\"",
    ),
    (
        "name = \"My\"\nsequence = { form = \"sonet\" }",
        "my.toml:2: sequence.form: no form called \"sonet\" (did you mean \"sonnet\"?)",
    ),
    (
        "name = \"My\"\nsequence = { form = \"heroic-crown\" }",
        "my.toml:2: sequence.form: \"heroic-crown\" holds poems itself; name the form of one poem",
    ),
    ("name = \"My\"\n[[example]]\nexpect = []", "my.toml:2: [[example]]: an example needs its text"),
];

#[test]
fn a_bad_form_file_names_the_line_the_key_and_the_nearest_right_word() {
    for (text, message) in FAULTS {
        assert_eq!(complaint(text), *message, "{text}");
    }
}

#[test]
fn a_file_that_is_no_toml_says_where() {
    let message = complaint("name = \"My\"\nscheme = \"abab\"\n\nfoo bar\n");
    assert!(message.starts_with("my.toml:4: cannot be read: "), "{message}");
}

#[test]
fn two_files_that_circle_or_share_a_name_are_both_named() {
    let circle =
        complaints(&[("a.toml", "name = \"A\"\nextends = \"b\""), ("b.toml", "name = \"B\"\nextends = \"a\"")]);
    assert_eq!(circle, "a.toml:2: extends goes in a circle: a > b > a\nb.toml:2: extends goes in a circle: b > a > b");
    let shared = complaints(&[("one.toml", "name = \"Twin\""), ("two.toml", "name = \"twin\"")]);
    assert_eq!(shared, "two.toml: the name \"twin\" is also given by one.toml");
}

#[test]
fn the_lengths_near_a_poem_are_those_its_form_can_have() {
    let around = |form: &str, lines: usize| Registry::new().find(form).unwrap().lengths_around(lines);
    assert_eq!(around("choka", 6), (Some(5), Some(7)));
    assert_eq!(around("terza-rima", 12), (Some(11), Some(13)));
    assert_eq!(around("quatrain-abab", 9), (Some(8), Some(12)));
    assert_eq!(around("sonnet", 12), (None, Some(14)));
    assert_eq!(around("sonnet", 16), (Some(14), None));
}

#[test]
fn a_users_form_replaces_a_built_in_one_and_the_others_still_load() {
    let mut registry = Registry::new();
    registry.add("forms/haiku.toml", "name = \"My haiku\"\nsyllables = [3, 5, 3]").unwrap();
    registry.add("forms/broken.toml", "name = \"Broken\"\nsheme = 1").unwrap();
    assert_eq!(registry.find("haiku").unwrap().name, "My haiku");
    assert_eq!(registry.replaced(), ["haiku"]);
    assert!(matches!(registry.find("broken"), Err(FindError::Broken(_))));
    assert_eq!(registry.find("Italian Sonnet").unwrap().id, "petrarchan-sonnet");
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let registry = Registry::new();
    for (name, nearest) in
        [("haikku", "haiku"), ("vilanelle", "villanelle"), ("shakespeerian sonnet", "shakespearean-sonnet")]
    {
        match registry.find(name) {
            Err(FindError::Unknown(unknown)) => assert_eq!(unknown.nearest.first().map(String::as_str), Some(nearest)),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn a_bare_scheme_is_a_form() {
    let registry = Registry::new();
    for (scheme, lines) in
        [("aabba", 5), ("ABAAB", 5), ("abcabc", 6), ("ab ab cc", 6), ("xaxa xbxb", 8), ("123 312", 6)]
    {
        assert_eq!(registry.find(scheme).unwrap().least_lines(), lines, "{scheme}");
    }
    assert_eq!(registry.find("abba").unwrap().id, "quatrain-abba");
    for not_one in ["bcbc", "aab", "acac", "zz", "", "...", "a sonnet"] {
        assert!(matches!(registry.find(not_one), Err(FindError::Unknown(_))), "{not_one}");
    }
}

#[test]
fn settings_stand_over_a_forms_keys() {
    let registry = Registry::new();
    let set = |toml: &str| Setting::parse("--set", toml).unwrap();
    let form = registry.find_with("limerick", &[set("tolerance = 0"), set("severity.metre = \"off\"")]).unwrap();
    assert_eq!(form.tolerance, 0);
    assert_eq!(form.severity(crate::rule::Rule::Meter, crate::rule::Severity::Error), None);
    let close = Setting::plain("front matter", Some(3), "refrain.match", "close").unwrap();
    assert_eq!(registry.find_with("villanelle", &[close]).unwrap().refrain_match, super::RefrainMatch::Close);
    let wrong = Setting::plain("poem.txt", Some(4), "tolerence", "2").unwrap();
    let error = registry.find_with("haiku", &[wrong]).unwrap_err().to_string();
    assert_eq!(error, "poem.txt:4: unknown key \"tolerence\" (did you mean \"tolerance\"?)");
    let own = registry.made_of(&[set("scheme = \"abba ...\"\nmetre = \"iambic tetrameter\"")]).unwrap();
    assert_eq!(own.least_lines(), 4);
}

#[test]
fn a_draft_may_say_what_its_acrostic_spells() {
    let set = Setting::plain("poem.txt", Some(2), "acrostic", "ELIZABETH").unwrap();
    let form = Registry::new().find_with("telestich", &[set]).unwrap();
    let acrostic = &form.acrostics[0];
    assert_eq!(acrostic.at, super::AcrosticPlace::LineEnd);
    assert_eq!(acrostic.spells, super::AcrosticText::Text("ELIZABETH".to_owned()));
}

fn letters(form: &str, lines: usize, stanzas: &[usize]) -> Vec<(String, LineFit)> {
    let form = Registry::new().find(form).unwrap();
    form.layouts(lines, stanzas).iter().map(|layout| (layout.letters(), layout.fit)).collect()
}

#[test]
fn a_form_is_laid_out_for_the_lines_a_poem_has() {
    use LineFit::{Exact, Longer, Shorter};
    assert_eq!(letters("quatrain-abab", 8, &[4, 4]), [("abab".into(), Shorter), ("abab cdcd".into(), Exact)]);
    assert_eq!(letters("haiku", 2, &[2]), [("---".into(), Longer)]);
    assert_eq!(letters("limerick", 6, &[6]), [("aabba".into(), Shorter)]);
    let seven = letters("terza-rima", 7, &[3, 3, 1]);
    assert!(seven.contains(&("aba bcb c".into(), Exact)), "{seven:?}");
    assert!(seven.contains(&("aba bcb cdc d".into(), Longer)), "a third tercet may have begun: {seven:?}");
    let torn = letters("quatrain-abab", 9, &[4, 5]);
    assert!(
        torn.contains(&("abab cdcd".into(), Shorter)) && torn.contains(&("abab cdcd efef".into(), Longer)),
        "{torn:?}"
    );
}

#[test]
fn the_work_for_a_long_poem_stays_small() {
    let registry = Registry::new();
    for form in registry.list() {
        let form = registry.find(&form.id).unwrap();
        let layouts = form.layouts(4001, &[4; 1001]);
        assert!(!layouts.is_empty() && layouts.len() <= 30, "{}: {}", form.id, layouts.len());
        assert!(layouts.iter().all(|layout| layout.slots.len() <= 2 * 4001 + 100), "{}", form.id);
    }
}

#[test]
fn lines_owe_what_their_letter_or_place_says() {
    let counts = |form: &str, lines: usize, stanzas: &[usize]| -> Vec<String> {
        let form = Registry::new().find(form).unwrap();
        let layouts = form.layouts(lines, stanzas);
        let layout = layouts.iter().find(|layout| layout.fit == LineFit::Exact).unwrap();
        let count = |slot: &super::Slot| slot.measure.syllables.as_ref().map_or("-".to_owned(), ToString::to_string);
        layout.slots.iter().map(count).collect()
    };
    assert_eq!(counts("haiku", 3, &[3]), ["5", "7", "5"]);
    assert_eq!(counts("choka", 7, &[7]), ["5", "7", "5", "7", "5", "7", "7"]);
    assert_eq!(counts("rondelet", 7, &[7]), ["4", "8", "4", "8", "8", "8", "4"]);
    assert_eq!(counts("luc-bat", 4, &[4]), ["6", "8", "6", "8"]);
    assert_eq!(counts("shadorma", 12, &[6, 6]), ["3", "5", "3", "3", "7", "5", "3", "5", "3", "3", "7", "5"]);
}

#[test]
fn the_name_of_a_ghazal_stands_in_its_last_couplet() {
    let form = Registry::new().find("ghazal").unwrap();
    let layout = form.layouts(10, &[2; 5]).into_iter().find(|layout| layout.fit == LineFit::Exact).unwrap();
    assert_eq!(layout.one_of.iter().map(|one| one.slots.clone()).collect::<Vec<_>>(), [[8, 9]]);
    assert!(layout.slots.iter().all(|slot| slot.kind != SlotKind::Rhyme));
}

#[test]
fn a_form_that_asks_beyond_all_measure_is_refused_before_it_is_written_out() {
    let told = |keys: &str| {
        let mut registry = Registry::new();
        let added = registry.add("x.toml", &format!("name = \"X\"\n{keys}\n")).map_err(|error| error.to_string());
        added.err().or_else(|| registry.find("x").err().map(|error| error.to_string())).unwrap_or_default()
    };
    for (keys, says) in [
        ("lines = 1000000000".to_owned(), "lines: 1000000000 lines are too many for a form; write at most 10000"),
        ("lines = \"4000000000+\"".to_owned(), "4000000000 lines are too many"),
        ("scheme = \"aa ...\"\nstanzas = 4000000000".to_owned(), "stanzas: 8000000000 lines are too many"),
        (format!("scheme = \"{}\"", "aa ".repeat(6_000)), "12000 lines are too many"),
        (format!("scheme = [{}]", "\"aa\",".repeat(101)), "101 schemes are too many"),
        (format!("scheme = \"({})\"", "1".repeat(30)), "21 marks in one line are too many"),
        (format!("scheme = \"aa\"\n{}", "[[line]]\nn = 1\nsyllables = 3\n".repeat(201)), "201 tables are too many"),
        (format!("syllables = \"{}1\"", "1 or ".repeat(100)), "at most 100 counts"),
        (format!("meter = \"{}x\"", "/ or ".repeat(20)), "21 measures joined by \"or\" are too many"),
        (format!("meter = \"{}\"", "q".repeat(10_000)), "is no meter"),
        (format!("notes = \"{}\"", "q".repeat(300_000)), "bytes are too many"),
    ] {
        assert!(told(&keys).contains(says), "{says}: {:.200}", told(&keys));
    }
    assert_eq!(told("lines = 10000"), "");
    let name = "q".repeat(100_000);
    let unknown = Registry::new().find(&name).unwrap_err().to_string();
    assert!(unknown.len() < 200 && unknown.contains("qqq..."), "{unknown:.300}");
}
