//! `verse forms` and `verse new` as a poet, a script and an editor meet them.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "these tests lay out folders and run the program")]

mod desk;

use std::fs;

use desk::{Desk, FITS};
use serde_json::Value;

const ROUND: &str = "name = \"Round\"\nfamily = \"my own\"\nscheme = \"abba ...\"\nsyllables = 6\n\n[[example]]\ntext = \"\"\"\nthe tide goes out again\nand leaves a line of stone\nthe gulls are here alone\nand do not mind the rain\n\"\"\"\n";

#[test]
fn every_form_is_listed_with_its_shape() {
    let desk = Desk::new(&[("forms/round.toml", ROUND.as_bytes()), ("verse.toml", b"")]);
    let said = desk.verse(&["forms"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for wanted in ["limerick", "5 lines, aabba", "villanelle", "round", "stanzas of 4 lines, abba ..."] {
        assert!(said.out.contains(wanted), "{wanted} is not in\n{}", said.out);
    }
    let listed: Value = serde_json::from_str(&desk.verse(&["forms", "--output-format", "json"]).out).unwrap();
    assert_eq!(listed["version"], 1);
    let forms = listed["forms"].as_array().unwrap();
    assert!(forms.len() > 130);
    for form in forms {
        for key in ["id", "name", "aka", "family", "shape"] {
            assert!(form.get(key).is_some(), "{form} has no {key}");
        }
    }
    assert!(forms.iter().any(|form| form["id"] == "round" && form["family"] == "my own"));
}

#[test]
fn a_form_is_shown_line_by_line() {
    let desk = Desk::new(&[]);
    let said = desk.verse(&["forms", "show", "villanelle"]);
    assert_eq!(said.code, 0);
    for wanted in ["Villanelle", "A1", "line 1 again", "Example:"] {
        assert!(said.out.contains(wanted), "{wanted} is not in\n{}", said.out);
    }
    assert!(desk.verse(&["forms", "show", "Italian", "Sonnet"]).out.contains("Petrarchan sonnet"));
    assert!(desk.verse(&["forms", "show", "aabba"]).out.contains("aabba"));
    let chain = desk.verse(&["forms", "show", "crown-of-sonnets"]).out;
    assert!(chain.contains("7 poems, each a sonnet that begins on the last line of the one before"), "{chain}");
    let unknown = desk.verse(&["forms", "show", "vilanelle"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean villanelle"), "{}", unknown.err);
}

#[test]
fn a_draft_is_told_which_form_it_resembles_or_nothing_at_all() {
    let free = "Whatever you carry into this room\nyou may put down\nanywhere.\n";
    let desk = Desk::new(&[("haiku.txt", FITS.as_bytes()), ("free.txt", free.as_bytes())]);
    let said = desk.verse(&["forms", "suggest", "haiku.txt"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("Haiku (haiku)\n    fits: 3 lines"), "{}", said.out);
    let json: Value =
        serde_json::from_str(&desk.verse(&["forms", "suggest", "haiku.txt", "--output-format", "json"]).out).unwrap();
    let first = &json["suggestions"][0];
    assert_eq!((&json["version"], &first["form"]), (&Value::from(1), &Value::from("haiku")));
    assert!(first["score"].is_number() && first["fits"].is_array() && first["misfits"].is_array());
    let silent = desk.verse(&["forms", "suggest", "free.txt"]);
    assert_eq!((silent.code, silent.out.as_str(), silent.err.as_str()), (0, "", ""));
    assert_eq!(desk.verse(&["forms", "suggest", "missing.txt"]).code, 2);
}

#[test]
fn the_examples_of_a_form_are_run_and_a_wrong_one_is_told() {
    let wrong = ROUND.replace("and do not mind the rain", "and do not mind the snow");
    let desk = Desk::new(&[
        ("forms/round.toml", ROUND.as_bytes()),
        ("forms/torn.toml", wrong.replace("Round", "Torn").as_bytes()),
        ("verse.toml", b""),
    ]);
    let held = desk.verse(&["forms", "test", "round"]);
    assert_eq!((held.code, held.out.as_str()), (0, "1 example of 1 form holds.\n"));
    let failed = desk.verse(&["forms", "test", "torn"]);
    assert_eq!(failed.code, 1);
    assert!(failed.out.starts_with("torn example 1: expected nothing, found rhyme:4\n"), "{}", failed.out);
    assert_eq!(desk.verse(&["forms", "test", "rund"]).code, 2);
}

#[test]
fn a_broken_form_is_told_with_file_and_line_and_the_others_still_load() {
    let desk = Desk::new(&[
        ("forms/broken.toml", b"name = \"Broken\"\nsheme = \"abab\"\n"),
        ("forms/round.toml", ROUND.as_bytes()),
        ("verse.toml", b""),
    ]);
    let said = desk.verse(&["forms", "test", "round"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("hold"), "{}", said.out);
    assert!(said.err.contains("broken.toml:2: unknown key \"sheme\" (did you mean \"scheme\"?)"), "{}", said.err);
}

#[test]
fn a_slip_of_toml_is_told_wherever_its_form_is_asked_for() {
    let desk = Desk::new(&[
        ("forms/p.toml", b"name = \"P\"\nsyllables = [5 7 5]\n"),
        ("verse.toml", b""),
        ("draft.txt", b"one\ntwo\nthree\n"),
    ]);
    let told = "forms/p.toml:2: cannot be read: values in a list have commas between them: [5, 7, 5]";
    for args in [&["check", "--form", "p", "draft.txt"][..], &["forms", "show", "p"], &["forms", "test", "p"]] {
        let said = desk.verse(args);
        assert_eq!((said.code, said.err.matches(told).count()), (2, 1), "{args:?}: {}", said.err);
        assert!(!said.err.contains("no form called"), "{}", said.err);
    }
}

#[test]
fn a_form_file_without_verse_toml_is_not_read_and_that_is_told() {
    let desk = Desk::new(&[("forms/p.toml", b"name = \"P\"\nwords = 1\n"), ("draft.txt", b"one\ntwo\n")]);
    let said = desk.verse(&["check", "--form", "p", "draft.txt"]);
    let told = "no form called \"p\"; forms/p.toml is read only for drafts below a verse.toml beside forms/";
    assert!(said.code == 2 && said.err.contains(told), "{}", said.err);
    assert_eq!(desk.verse(&["check", "--form", "forms/p.toml", "draft.txt"]).code, 0);
}

#[test]
fn a_form_may_extend_the_built_in_form_of_its_name_whose_children_stay_as_they_are() {
    let own = b"extends = \"sonnet\"\nname = \"Sonnet of ours\"\nnoun = \"a sonnet\"\nmeter = \"iambic tetrameter\"\n";
    let desk = Desk::new(&[("forms/sonnet.toml", own), ("verse.toml", b"")]);
    let (ours, child) =
        (desk.verse(&["forms", "show", "sonnet"]), desk.verse(&["forms", "show", "shakespearean sonnet"]));
    assert!(ours.code == 0 && ours.out.contains("iambic tetrameter"), "{}{}", ours.out, ours.err);
    assert!(child.out.contains("iambic pentameter") && !child.out.contains("tetrameter"), "{}", child.out);
}

#[test]
fn the_file_of_a_form_is_printed_as_a_model() {
    let desk = Desk::new(&[("forms/round.toml", ROUND.as_bytes()), ("verse.toml", b"")]);
    let built_in = desk.verse(&["forms", "show", "haiku", "--toml"]);
    assert_eq!(built_in.out, fs::read_to_string("forms/haiku.toml").unwrap());
    assert_eq!(desk.verse(&["forms", "show", "round", "--toml"]).out, ROUND);
    let bare = desk.verse(&["forms", "show", "abbaab", "--toml"]);
    assert_eq!(bare.out, "name = \"abbaab\"\nscheme = \"abbaab ...\"\n");
}

#[test]
fn a_key_that_asks_nothing_is_told_with_its_line() {
    let desk = Desk::new(&[
        ("forms/p.toml", b"name = \"P\"\nprose = true\nsyllables = 5\n\n[[example]]\ntext = \"one\"\n"),
        ("verse.toml", b""),
    ]);
    let shown = desk.verse(&["forms", "show", "p"]);
    assert!(shown.out.contains("Line 3 sets syllables, which asks nothing: prose has no lines."), "{}", shown.out);
    let tested = desk.verse(&["forms", "test", "p"]);
    assert!(tested.err.contains("p: line 3 sets syllables, which asks nothing: prose has no lines"), "{}", tested.err);
}

#[test]
fn numbers_in_a_row_are_one_for_each_line() {
    for row in ["\"5-7-5\"", "\"5/7/5\"", "\"5 7 5\"", "\"5, 7, 5\"", "[5, 7, 5]"] {
        let desk = Desk::new(&[("verse.toml", b"")]);
        desk.put("forms/p.toml", format!("name = \"P\"\nsyllables = {row}\n").as_bytes());
        let shown = desk.verse(&["forms", "show", "p"]).out;
        assert!(shown.contains("3 lines, 5-7-5 syllables"), "{row}: {shown}");
    }
}

#[test]
fn rhymes_for_a_line_have_only_letters_that_its_form_allows() {
    let desk = Desk::new(&[
        ("draft.txt", b"---\nform: lipogram\n---\n\nA gull is calling to the moon\n"),
        ("verse.toml", b""),
    ]);
    let found = desk.verse(&["rhyme", "--rhymes-with-line", "draft.txt:5", "--limit", "0"]);
    let words: Vec<&str> = found.out.split_whitespace().collect();
    assert!(found.code == 0 && words.contains(&"noon") && !words.contains(&"june"), "{}{}", found.out, found.err);
}

#[test]
fn a_form_learned_from_a_poem_fits_that_poem() {
    let poem = "The cat sat down beside the door\nand washed its ears and tail\nit did not ask for any more\nthan rain and wind and hail\n\nThe clock went on above the bed\nthe fire settled low\nand nobody had done or said\na thing it did not know\n";
    let desk = Desk::new(&[("poem.txt", poem.as_bytes()), ("verse.toml", b"")]);
    let learned = desk.verse(&["forms", "learn", "poem.txt", "--name", "Cat stanza"]);
    assert_eq!(learned.code, 0, "{}", learned.err);
    assert!(learned.out.contains("name = \"Cat stanza\""), "{}", learned.out);
    desk.put("forms/cat-stanza.toml", learned.out.as_bytes());
    let checked = desk.verse(&["check", "--form", "cat stanza", "poem.txt"]);
    assert_eq!(checked.code, 0, "{}{}\n{}", checked.out, checked.err, learned.out);
}

#[test]
fn the_schema_of_form_files_names_every_key() {
    let schema: Value = serde_json::from_str(&Desk::new(&[]).verse(&["forms", "schema"]).out).unwrap();
    let keys = schema["properties"].as_object().unwrap();
    for key in verse::form::keys() {
        assert!(keys.contains_key(key.name), "{} is not in the schema", key.name);
    }
}

#[test]
fn the_schema_of_form_files_holds_for_every_form_and_refuses_what_verse_refuses() {
    let schema: Value = serde_json::from_str(&Desk::new(&[]).verse(&["forms", "schema"]).out).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("form.json", schema).unwrap();
    let form_schema = compiler.compile("form.json", &mut schemas).unwrap();
    let holds = |toml: &str| {
        let value = toml.parse::<toml::Table>().unwrap();
        schemas.validate(&serde_json::to_value(value).unwrap(), form_schema).map_err(|error| error.to_string())
    };
    for form in fs::read_dir("forms").unwrap() {
        let path = form.unwrap().path();
        let held = holds(&fs::read_to_string(&path).unwrap());
        assert!(held.is_ok(), "{}: {}", path.display(), held.unwrap_err());
    }
    for wrong in [
        "name = \"A\"\nsheme = \"aa\"",
        "name = \"A\"\nprose = 1",
        "name = \"A\"\nstanza_breaks = \"never\"",
        "name = \"A\"\nacrostic = { at = \"lines\" }",
        "name = \"A\"\nrefrain.A = { part = \"half\" }",
        "name = \"A\"\npalindrome = { in = \"line\" }",
        "name = \"A\"\nsequence = { count = 7 }",
        "name = \"A\"\n[[line]]\nm = 1",
        "name = \"A\"\n[severity]\nrhyme = \"loud\"",
        "noun = \"a form\"",
        "name = \"A\"\nbanned_letters = \"\"",
        "name = \"A\"\nbanned_letters = \"given\"",
        "name = \"A\"\nword_lengths = []",
        "name = \"A\"\nword_lengths = [3, 0]",
        "name = \"A\"\nsyllables = []",
        "name = \"A\"\nanaphora = 0",
        "name = \"A\"\nanaphora = { words = 2, in = \"line\" }",
        "name = \"A\"\nlines = \"9-\"",
        "name = \"A\"\nsyllables = \"ten\"",
        "name = \"A\"\nvowels = 6",
        "name = \"A\"\nanagram = \"...\"",
        "name = \"A\"\nacrostic = \"...\"",
    ] {
        assert!(holds(wrong).is_err(), "{wrong}");
        assert!(toml_of_verse(wrong).is_err(), "{wrong}");
    }
    for right in [
        "name = \"A\"\nsyllables = \"5-7-5\"",
        "name = \"A\"\nsyllables = \"5 7 ... 7\"",
        "name = \"A\"\nsyllables = \"9-11 or 13+\"",
        "name = \"A\"\nletters = \"2 up by 2\"",
        "name = \"A\"\nallowed_letters = \"given\"",
        "name = \"A\"\n[[line]]\nn = [1, -1]\nstanza = -1\nletters = \"3+\"",
    ] {
        assert!(holds(right).is_ok(), "{right}: {}", holds(right).unwrap_err());
        toml_of_verse(right).unwrap();
    }
    let page = include_str!("../docs/form-language.md");
    for (text, _) in page.split("```toml\n").skip(1).filter_map(|block| block.split_once("```")) {
        assert!(holds(text).is_ok(), "{text}: {}", holds(text).unwrap_err());
    }
}

/// Reads a form file as the program does.
fn toml_of_verse(text: &str) -> Result<(), String> {
    let mut registry = verse::form::Registry::new();
    registry.add("a.toml", text).map_err(|error| error.to_string())?;
    registry.broken().into_iter().next().map_or(Ok(()), |error| Err(error.to_string()))
}

/// The table of a form's keys, as `docs/forms.md` has it: the words a key takes come from the schema.
fn table_of_keys(schema: &Value) -> String {
    let takes = |key: &verse::form::FormKey| {
        let property = &schema["properties"][key.name];
        let words = property["enum"].as_array().or_else(|| property["oneOf"][0]["enum"].as_array());
        let words = words.filter(|_| key.takes.to_string().starts_with(char::is_uppercase));
        words.map_or_else(
            || key.takes.to_string(),
            |words| words.iter().map(|word| format!("`{}`", word.as_str().unwrap())).collect::<Vec<_>>().join(", "),
        )
    };
    let row = |key: &verse::form::FormKey| {
        format!("| `{}` | {} | {} |\n", key.name, takes(key), key.about.replace('|', "\\|"))
    };
    let head = "| key | takes | means |\n|---|---|---|\n".to_owned();
    head + &verse::form::keys().iter().map(row).collect::<String>()
}

#[test]
fn the_page_of_forms_has_every_key() {
    let schema: Value = serde_json::from_str(&Desk::new(&[]).verse(&["forms", "schema"]).out).unwrap();
    let table = table_of_keys(&schema);
    assert!(include_str!("../docs/forms.md").contains(&table), "docs/forms.md should have\n{table}");
}

#[test]
fn the_page_of_the_language_has_every_table_and_each_of_its_forms_reads() {
    let page = include_str!("../docs/form-language.md");
    for (name, keys) in verse::form::tables() {
        for key in *keys {
            let (row, about) = (format!("| `{}` |", key.name), key.about.replace('|', "\\|"));
            let has = page.lines().any(|line| line.starts_with(&row) && line.contains(&about));
            assert!(has, "{name}: {row} {about}");
        }
    }
    let forms = page.split("```toml\n").skip(1).filter_map(|block| block.split_once("```"));
    for (number, (text, _)) in forms.enumerate() {
        let mut registry = verse::form::Registry::new();
        registry.add(&format!("form{number}.toml"), text).unwrap();
        assert_eq!(registry.broken(), [], "{text}");
    }
}

#[test]
fn the_example_of_the_page_of_forms_holds() {
    let page = include_str!("../docs/forms.md");
    let file = page.split_once("```toml\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0;
    let desk = Desk::new(&[("forms/kitchen-quatrain.toml", file.as_bytes()), ("verse.toml", b"")]);
    let said = desk.verse(&["forms", "test", "kitchen quatrain"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
}

#[test]
fn a_new_draft_is_mapped_in_verse_toml_which_keeps_its_comments() {
    let desk =
        Desk::new(&[("verse.toml", b"# my drafts\n[[drafts]]\npaths = [\"old/*.txt\"] # kept\nform = \"haiku\"\n")]);
    let said = desk.verse(&["new", "Italian sonnet", "june.txt"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(fs::read_to_string(desk.folder.path().join("june.txt")).unwrap(), "");
    let config = fs::read_to_string(desk.folder.path().join("verse.toml")).unwrap();
    assert!(config.starts_with("# my drafts\n[[drafts]]\npaths = [\"old/*.txt\"] # kept\n"), "{config}");
    assert!(config.contains("june.txt") && config.contains("petrarchan-sonnet"), "{config}");
    let again = desk.verse(&["new", "haiku", "june.txt"]);
    assert_eq!(again.code, 2, "a draft that is there is left alone");
    let front = desk.verse(&["new", "--front-matter", "limerick"]);
    assert_eq!(front.code, 0, "{}", front.err);
    assert!(fs::read_to_string(desk.folder.path().join("limerick.txt")).unwrap().starts_with("---\nform: limerick\n"));
    assert_eq!(desk.verse(&["new", "limmerick"]).code, 2);
}

#[test]
fn a_new_draft_of_any_name_is_mapped_and_no_other_draft_with_it() {
    let desk = Desk::new(&[("verse.toml", b""), ("sub/plain.txt", FITS.as_bytes())]);
    let mut names =
        vec!["plain.txt", "snow[1].txt", "what*if?.txt", "{a,b}.txt", "!no.txt", "#1 of 2.txt", "sub/x.txt"];
    if cfg!(unix) {
        names.push(r"back\slash.txt");
    }
    for name in &names {
        let said = desk.verse(&["new", "haiku", name]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
    }
    let shown = desk.verse(&["check", "--show-files"]).out;
    let forms: Vec<(&str, &str)> = shown.lines().filter_map(|line| line.split_once('\t')).collect();
    for name in names {
        assert!(forms.contains(&(name, "haiku")), "{name}: {shown}");
    }
    assert!(forms.contains(&("sub/plain.txt", "no form")), "{shown}");
}

#[test]
fn a_draft_that_cannot_be_mapped_is_not_begun() {
    let desk = Desk::new(&[("verse.toml", b"drafts = 3\n"), ("own/verse.toml", b""), ("read.me", b"")]);
    let outside = desk.verse(&["--config", "own/verse.toml", "new", "haiku", "i.txt"]);
    assert!(
        outside.code == 2 && outside.err.contains("i.txt lies outside the folder of own/verse.toml"),
        "{}",
        outside.err
    );
    let odd = desk.verse(&["new", "haiku", "i.txt"]);
    assert!(odd.code == 2 && odd.err.contains("verse.toml"), "{}", odd.err);
    assert!(!desk.folder.path().join("i.txt").exists());
    desk.put("verse.toml", b"");
    assert_eq!(desk.verse(&["new", "haiku", "i.txt"]).code, 0);
}

#[test]
fn the_form_kept_beside_a_draft_stands_between_its_front_matter_and_verse_toml() {
    let config = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n";
    let desk = Desk::new(&[("verse.toml", config), ("i.txt", FITS.as_bytes())]);
    let whence = |arguments: &[&str]| {
        let said = desk.verse(&[&["check", "--show-settings", "i.txt"], arguments].concat());
        let form = said.out.lines().find_map(|row| row.trim().strip_prefix("form ")).map(|form| form.trim().to_owned());
        form.unwrap_or_else(|| panic!("{}{}", said.out, said.err))
    };
    assert_eq!(whence(&[]), "tanka (verse.toml:3)");
    desk.put(".verse/i.txt.toml", b"form = \"haiku\"\n");
    assert_eq!(whence(&[]), "haiku (.verse/i.txt.toml)");
    assert_eq!(desk.verse(&["check", "i.txt"]).code, 0, "a haiku, and no tanka");
    assert!(desk.verse(&["explain", "i.txt:1"]).out.contains("(haiku)"));
    assert_eq!(whence(&["--isolated"]), "no form");
    assert_eq!(whence(&["--form", "couplet"]), "couplet (--form)");
    desk.put("i.txt", format!("---\nform: limerick\n---\n{FITS}").as_bytes());
    assert_eq!(whence(&[]), "limerick (front matter, i.txt:2)");
    desk.put("i.txt", FITS.as_bytes());
    desk.put(".verse/i.txt.toml", b"form = \"hiaku\"\n");
    let said = desk.verse(&["check", "i.txt"]);
    assert!(said.code == 2 && said.err.contains(".verse/i.txt.toml"), "{}", said.err);
}
