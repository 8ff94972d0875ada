//! The commands about words as a poet and a script meet them: word, say, rhyme.
#![cfg(feature = "cli")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out a folder of drafts and run the program"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Runs `verse` in a folder with nothing of the machine's own settings; what it printed, and how it ended.
fn verse(folder: &Path, arguments: &[&str], input: &[u8]) -> (String, i32) {
    fs::write(folder.join(".input"), input).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_verse"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder.join(".config"))
        .stdin(Stdio::from(fs::File::open(folder.join(".input")).unwrap()))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (told, done.status.code().unwrap())
}

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_word_taught_in_one_command_changes_the_verdict() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path();
    fs::write(folder.join("verse.toml"), "").unwrap();
    fs::write(folder.join("lexicon.dict"), "snowlight S N OW1 L AY2 T\n").unwrap();
    fs::write(folder.join("ii.haiku.txt"), "five merry rascals\nfickle, high off foglefreude\ndie English skippers\n")
        .unwrap();
    let check = ["check", "ii.haiku.txt", "--output-format", "concise"];
    let (guessed, code) = verse(folder, &check, b"");
    assert_eq!(code, 0, "{guessed}");
    let (said, code) = verse(folder, &["say", "foglefreude", "FOH-gul-froy-duh", "--project"], b"");
    assert_eq!(code, 0, "{said}");
    let (known, code) = verse(folder, &check, b"");
    assert_eq!(code, 1, "{known}");
    assert!(known.contains("ii.haiku.txt:2:1: error[syllables] 8 syllables; line 2 of a haiku has 7"), "{known}");
    let kept = fs::read_to_string(folder.join("lexicon.dict")).unwrap();
    assert!(kept.starts_with("snowlight S N OW1 L AY2 T\n"), "{kept}");
}

#[test]
fn nonsense_is_refused_and_nothing_is_written() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("verse.toml"), "").unwrap();
    for nonsense in ["BX", "K T", "fog9", ""] {
        let (told, code) = verse(desk.path(), &["say", "foglefreude", nonsense, "--project"], b"");
        assert_eq!(code, 2, "{nonsense:?}: {told}");
        assert!(!desk.path().join("lexicon.dict").exists(), "{nonsense:?}");
    }
}

#[test]
fn a_word_is_taught_where_the_project_reads_it_or_not_at_all() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("own");
    fs::create_dir_all(&folder).unwrap();
    fs::write(desk.path().join("ours.dict"), "").unwrap();
    let teach = |files: &str| {
        fs::write(folder.join("verse.toml"), format!("[lexicon]\nfiles = [{files}]\n")).unwrap();
        verse(&folder, &["say", "snowlight", "SNOH-lee", "--project"], b"")
    };
    for files in ["", "\"../ours.dict\""] {
        let (told, code) = teach(files);
        assert!(code == 2 && told.contains("add \"lexicon.dict\" to the `files`"), "{files}: {told}");
        assert!(!folder.join("lexicon.dict").exists(), "{files}");
    }
    let (told, code) = teach("\"../ours.dict\", \"words.dict\"");
    assert!(code == 0 && told.contains("words.dict"), "a lexicon that is named is begun: {told}");
    assert!(verse(&folder, &["word", "snowlight"], b"").0.contains("lexicon"));
}

#[test]
fn words_come_back_in_order_and_byte_for_byte() {
    let desk = tempfile::tempdir().unwrap();
    let (told, code) =
        verse(desk.path(), &["word", "--output-format", "jsonl", "-"], "beheld\nLearnèd\n☃\n\nx9y8z7x6y5\n".as_bytes());
    assert_eq!(code, 0, "{told}");
    let said = objects(&told);
    let words: Vec<&str> = said.iter().map(|object| object["word"].as_str().unwrap()).collect();
    assert_eq!(words, ["beheld", "Learnèd", "☃", "", "x9y8z7x6y5"]);
    assert!(said[0]["pronunciations"][0]["phones"].as_str().unwrap().ends_with("HH EH1 L D"));
    assert_eq!(said[0]["pronunciations"][0]["syllables"], serde_json::json!(["be", "held"]));
    assert_eq!(said[0]["pronunciations"][0]["source"], "dictionary");
    assert_eq!(said[1]["pronunciations"][0]["stress"], "+-");
    assert!(said[2..].iter().all(|object| object["pronunciations"].as_array().unwrap().is_empty()));
}

#[test]
fn a_guess_is_shown_as_a_guess() {
    let desk = tempfile::tempdir().unwrap();
    for arguments in [["word", "--guess", "night"], ["word", "--output-format=full", "blivverant"]] {
        let (told, code) = verse(desk.path(), &[&arguments[..], &["--color", "never"]].concat(), b"");
        assert_eq!(code, 0);
        assert!(told.contains("guess"), "{told}");
    }
}

#[test]
fn rhymes_are_perfect_and_common_first_and_keep_what_is_asked() {
    let desk = tempfile::tempdir().unwrap();
    let rhymes = |arguments: &[&str]| {
        let (told, code) = verse(desk.path(), &[&["rhyme", "--output-format", "jsonl"], arguments].concat(), b"");
        assert_eq!(code, 0, "{told}");
        objects(&told)
    };
    let all = rhymes(&["night", "--limit", "40"]);
    assert!(all.iter().any(|object| object["word"] == "light"));
    assert_eq!(all[0]["kind"], "perfect");
    let long =
        rhymes(&["night", "--kind", "perfect", "--syllables", "2", "--stress", "x/", "--starts", "d", "--limit", "9"]);
    assert!(!long.is_empty());
    for object in &long {
        assert_eq!((&object["syllables"], &object["stress"]), (&2.into(), &"-+".into()));
        assert!(object["word"].as_str().unwrap().starts_with('d'));
    }
    let read = rhymes(&["read", "--limit", "9"]);
    let said = |word: &str| read.iter().find(|object| object["word"] == word).unwrap()["said"].clone();
    assert_eq!((said("bed"), said("need")), ("R EH1 D".into(), "R IY1 D".into()));
    assert!(all[0]["said"].is_null() && all[0]["sort"].is_null() && all[0]["only_in"].is_null());
    let time = rhymes(&["time", "--kind", "slant", "--limit", "9"]);
    assert!(time.iter().any(|object| object["word"] == "line" && object["sort"] == "family"));
    let grass = rhymes(&["grass", "--limit", "0"]);
    assert!(grass.iter().any(|object| object["word"] == "farce" && object["only_in"] == "british"));
    assert!(rhymes(&["poet", "--phrases"]).iter().any(|object| object["word"] == "know it"));
    let (guessed, code) = verse(desk.path(), &["rhyme", "blivvernight", "--limit", "3"], b"");
    assert_eq!(code, 0, "{guessed}");
    assert!(guessed.contains("*blivvernight* is guessed from its letters; `verse say` teaches it"), "{guessed}");
    assert!(guessed.lines().count() > 1, "a word no dictionary has rhymes by its guess: {guessed}");
}

#[test]
fn two_words_are_compared_in_an_accent() {
    let desk = tempfile::tempdir().unwrap();
    let compared = |arguments: &[&str]| {
        let (told, code) = verse(desk.path(), &[&["compare", "--output-format", "jsonl"], arguments].concat(), b"");
        assert_eq!(code, 0, "{told}");
        objects(&told).remove(0)
    };
    let any = compared(&["grass", "farce"]);
    assert_eq!((&any["accent"], &any["kind"]), (&"any".into(), &"near-perfect".into()));
    assert_eq!(any["why"], "rhyme in British English");
    assert_eq!(compared(&["grass", "farce", "--accent", "british"])["kind"], "perfect");
    assert_ne!(compared(&["grass", "farce", "--accent", "american"])["kind"], "perfect");
    assert_eq!(compared(&["you know it", "a poet"])["kind"], "perfect");
    let slant = compared(&["time", "shine"]);
    assert_eq!((&slant["kind"], &slant["sort"]), (&"slant".into(), &"family".into()));
    let wind = compared(&["mind", "leaves in the wind"]);
    assert_eq!(wind["why"], "share their sounds from the last stressed vowel on, wind said /waɪnd/");
    assert_eq!(
        compared(&["thinned", "leaves in the wind"])["why"],
        "share their sounds from the last stressed vowel on"
    );
    assert_eq!(compared(&["beach", "spine"])["kind"], "none");
}

#[test]
fn an_accent_is_set_by_the_draft_the_project_and_the_command_line() {
    let desk = tempfile::tempdir().unwrap();
    let draft = "It is a word, and this is grass\nIt is a word, and this is farce\n";
    let check = |name: &str, text: &str, arguments: &[&str]| {
        fs::write(desk.path().join(name), text).unwrap();
        let (told, _) = verse(desk.path(), &[&["check", "--finished", "--form", "aa", name], arguments].concat(), b"");
        told.contains("farce")
    };
    assert!(!check("a.txt", draft, &[]), "a rhyme of either accent is one");
    assert!(check("a.txt", draft, &["--accent", "american"]));
    assert!(check("b.txt", &format!("---\naccent: american\n---\n{draft}"), &[]));
    assert!(!check("b.txt", &format!("---\naccent: american\n---\n{draft}"), &["--accent", "british"]));
    fs::write(desk.path().join("verse.toml"), "accent = \"american\"\n").unwrap();
    assert!(check("a.txt", draft, &[]));
    assert!(!check("c.txt", &format!("---\naccent: british\n---\n{draft}"), &[]));
}

#[test]
fn rhymes_stand_in_groups_below_the_way_the_word_is_said() {
    let desk = tempfile::tempdir().unwrap();
    let (told, code) = verse(desk.path(), &["rhyme", "read", "--limit", "3"], b"");
    assert_eq!(code, 0);
    assert!(told.starts_with("said /ɹɛd/\n\nperfect\n   1  "), "{told}");
    assert!(told.contains("\n\nsaid /ɹid/\n\nperfect\n   1  "), "{told}");
    let (told, _) = verse(desk.path(), &["rhyme", "home", "--kind", "slant", "--limit", "3"], b"");
    assert!(told.contains("family: the same vowel") && told.contains("consonance: the consonants alone"), "{told}");
}

#[test]
fn a_kind_of_rhyme_is_explained_with_an_example() {
    let desk = tempfile::tempdir().unwrap();
    for (kind, example) in [("slant", "home / dim"), ("Eye", "love / move"), ("mosaic", "know it / poet")] {
        let (told, code) = verse(desk.path(), &["explain", kind], b"");
        assert_eq!(code, 0, "{told}");
        assert!(told.contains(example), "{told}");
    }
}

#[test]
fn a_word_is_found_for_what_is_left_of_a_line() {
    let desk = tempfile::tempdir().unwrap();
    let text = "The harbor lamps are burning low,\nThe fishing boats come in so slow,\n\
                And gulls are crying on the quay\nFor ships that sail upon the \n";
    fs::write(desk.path().join("mine.txt"), text).unwrap();
    let fill = |arguments: &[&str]| verse(desk.path(), &[&["fill"], arguments].concat(), b"");
    let (told, code) = fill(&["mine.txt:4", "--form", "aabb", "--output-format", "jsonl", "--limit", "5"]);
    let found = objects(&told);
    assert_eq!((found.len(), code), (5, 0), "{told}");
    let sea = found.iter().find(|object| object["word"] == "sea").unwrap();
    assert_eq!((&sea["kind"], &sea["syllables"], &sea["fills"]), (&"perfect".into(), &1.into(), &true.into()));
    let reasons: Vec<&str> = sea["why"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(reasons.contains(&"rhymes with quay"), "{reasons:?}");
    let scores: Vec<f64> = found.iter().map(|object| object["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|one, other| one >= other) && scores[0] <= 1.0, "{scores:?}");
    let (shown, _) = fill(&["mine.txt:4", "--form", "aabb"]);
    assert!(shown.starts_with("1 syllable left by the meter the poem keeps, to rhyme with quay (line 3)\n"), "{shown}");
    assert_eq!(fs::read_to_string(desk.path().join("mine.txt")).unwrap(), text);
    fs::write(desk.path().join("bare.txt"), text.replace("the \n", "the")).unwrap();
    assert_eq!(
        fill(&["bare.txt:4", "--form", "aabb"]).0,
        shown,
        "a whole word is not begun, with a space behind it or not"
    );
    fs::write(desk.path().join("begun.txt"), text.replace("the \n", "the s\n")).unwrap();
    let (begun, _) = fill(&["begun.txt:4", "--form", "aabb"]);
    assert!(begun.contains("  sea ") && !begun.contains("  bay "), "{begun}");
    let (told, code) = fill(&["mine.txt:9"]);
    assert!(code == 2 && told.contains("no line 9"), "{told}");
    assert_eq!(fill(&["mine.txt:4"]).1, 0, "a draft without a form has words too");
    fs::write(desk.path().join("titled.txt"), format!("# The Quay\n\n{text}")).unwrap();
    let (told, code) = fill(&["titled.txt:1"]);
    assert!(code == 2 && told.contains("titled.txt:1 is read as a title, and not as verse"), "{told}");
}

#[test]
fn rhymes_are_kept_that_belong_to_a_theme() {
    let desk = tempfile::tempdir().unwrap();
    let (told, code) = verse(desk.path(), &["rhyme", "slow", "--like", "winter", "--output-format", "jsonl"], b"");
    let words: Vec<Value> = objects(&told).into_iter().map(|object| object["word"].clone()).collect();
    assert!(code == 0 && words.contains(&"snow".into()) && !words.contains(&"ago".into()), "{told}");
    let (told, code) = verse(desk.path(), &["rhyme", "slow", "--like", "vlorbish"], b"");
    assert!(code == 2 && told.contains("vlorbish"), "{told}");
}

#[test]
fn a_word_is_defined_where_that_is_asked_for() {
    let desk = tempfile::tempdir().unwrap();
    let (told, _) = verse(desk.path(), &["word", "--define", "harbour"], b"");
    assert!(told.contains("(noun)") && told.contains("haven"), "{told}");
    let (told, _) = verse(desk.path(), &["word", "--define", "--output-format", "jsonl", "geese"], b"");
    assert_eq!(objects(&told)[0]["senses"][0]["word"], "goose");
}

#[test]
fn words_that_return_are_counted_across_a_folder_with_their_places() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("one.txt"), "The harbor lamps are burning low,\nthe lamps of every harbour burn\n")
        .unwrap();
    fs::write(desk.path().join("two.txt"), "All harbors close in winter.\n").unwrap();
    let (told, code) = verse(desk.path(), &["words", ".", "--color", "never"], b"");
    assert_eq!(code, 0, "{told}");
    let expected = "\
harbor   3  one.txt:1, 2; two.txt:1  (harbor, harbour, harbors)
burn     2  one.txt:1, 2  (burning, burn)
lamp     2  one.txt:1, 2
";
    assert_eq!(told, expected);
    let (told, _) = verse(desk.path(), &["words", "--across", "--output-format", "jsonl", "."], b"");
    let words = objects(&told);
    assert_eq!(words.len(), 1, "{told}");
    assert_eq!((&words[0]["word"], &words[0]["count"], &words[0]["drafts"]), (&"harbor".into(), &3.into(), &2.into()));
    assert_eq!(
        words[0]["places"][1],
        serde_json::json!({"path": "one.txt", "line": 2, "column": 20, "text": "harbour"})
    );
    let (told, code) = verse(desk.path(), &["words", "two.txt"], b"");
    assert_eq!((told.as_str(), code), ("no word returns\n", 0));
}
