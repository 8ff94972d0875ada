//! `verse diff` and `verse textconv` in scratch repositories with plain git.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "these tests lay out repositories and change them")]

mod desk;

use std::fs;

use desk::{BROKEN, FITS, Repository, said};
use serde_json::Value;

const CONFIG: &str = "[[drafts]]\npaths = [\"i.txt\"]\nform = \"haiku\"\n\n\
                      [[drafts]]\npaths = [\"ii.txt\"]\nform = \"ABAB\"\n";
const QUATRAIN: &str = "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
                        The children long have gone to bed,\nAnd dream of nothing more.\n";

/// A repository with a haiku and a quatrain in it, each with a fault, committed.
fn committed() -> Repository {
    let repository = Repository::new();
    repository.put("verse.toml", CONFIG);
    repository.put("i.txt", BROKEN);
    repository.put("ii.txt", QUATRAIN);
    repository.put("notes.txt", "milk, bread\n");
    repository.put("program.rs", "fn main() {}\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "drafts"]);
    repository
}

/// What `verse diff` tells as JSON.
fn told(repository: &Repository, arguments: &[&str]) -> Value {
    let (code, told) = repository.verse(&[&["diff", "--output-format", "json"], arguments].concat());
    assert_eq!(code, Some(0), "{told}");
    serde_json::from_str(&told).unwrap()
}

#[test]
fn a_mended_line_tells_its_syllables_and_what_is_gone() {
    let repository = committed();
    repository.put("i.txt", FITS);
    let (code, told) = repository.verse(&["diff"]);
    assert_eq!(code, Some(0));
    assert!(told.starts_with("i.txt (haiku): 1 gone\n  line 2: 9 to 7 syllables; syllables mended\n"), "{told}");
    assert!(
        told.contains("    - snow has filled the empty wooden cart\n    + snow has filled the empty cart\n"),
        "{told}"
    );
    assert!(told.contains("    mended: error[syllables] 9 syllables; line 2 of a haiku has 7\n"), "{told}");
    assert!(told.ends_with("1 draft changed; findings: 1 gone, 0 new.\n"), "{told}");
}

#[test]
fn a_rhyme_is_told_by_its_letter_on_the_line_that_answers() {
    let repository = committed();
    repository.put("ii.txt", &QUATRAIN.replace("gone to bed", "gone to sleep"));
    let (_, told) = repository.verse(&["diff"]);
    assert!(told.contains("line 3: 8 syllables as before; rhyme A mended"), "{told}");
    repository.put("ii.txt", &QUATRAIN.replace("at the door", "at the gate"));
    let (_, told) = repository.verse(&["diff"]);
    assert!(told.contains("\n  line 2: 6 syllables as before\n"), "{told}");
    assert!(told.contains("\n  line 4: rhyme B broken\n    new: error[rhyme] "), "the other line of the pair: {told}");
    assert!(told.contains("\n  rhymes: "), "{told}");
}

#[test]
fn two_revisions_are_compared_in_three_ways_and_the_working_tree_with_any() {
    let repository = committed();
    repository.put("i.txt", FITS);
    repository.git(&["commit", "--quiet", "--all", "--message", "mend"]);
    repository.put("i.txt", BROKEN);
    for range in [&["HEAD~1..HEAD"][..], &["HEAD~1.."], &["HEAD~1", "HEAD"], &["main~1..main", "--", "i.txt"]] {
        let told = told(&repository, range);
        assert_eq!((&told["summary"]["gone"], &told["summary"]["new"]), (&1.into(), &0.into()), "{range:?}");
    }
    for (range, drafts) in [(&[][..], 1), (&["HEAD"], 1), (&["HEAD~1"], 0), (&["HEAD", "--", "ii.txt"], 0)] {
        let told = told(&repository, range);
        assert_eq!(told["summary"]["drafts"], drafts, "{range:?}: {told}");
        assert_eq!(told["summary"]["new"], drafts, "{range:?}");
    }
}

#[test]
fn drafts_come_go_and_move() {
    let repository = committed();
    repository.git(&["mv", "i.txt", "iii.haiku.txt"]);
    repository.git(&["rm", "--quiet", "ii.txt"]);
    repository.put("iv.haiku.txt", BROKEN);
    repository.git(&["add", "."]);
    let told = told(&repository, &[]);
    let drafts: Vec<_> = told["drafts"].as_array().unwrap().iter().collect();
    let shown: Vec<_> = drafts.iter().map(|draft| (draft["path"].as_str(), draft["state"].as_str())).collect();
    let expected = [("ii.txt", "removed"), ("iii.haiku.txt", "revised"), ("iv.haiku.txt", "added")];
    assert_eq!(shown, expected.map(|(path, state)| (Some(path), Some(state))));
    assert_eq!((&drafts[1]["path_before"], &drafts[1]["lines"]), (&"i.txt".into(), &serde_json::json!([])));
    assert_eq!((&drafts[2]["new"], &drafts[2]["lines"][1]["syllables"]), (&1.into(), &"9".into()));
}

#[test]
fn each_time_is_judged_by_its_own_settings_and_lexicon() {
    let repository = committed();
    repository.put("verse.toml", &CONFIG.replace("\"haiku\"", "\"tanka\""));
    repository.put("i.txt", &BROKEN.replace("knock", "knock now"));
    let told = told(&repository, &[]);
    assert_eq!((&told["drafts"][0]["form_before"], &told["drafts"][0]["form"]), (&"haiku".into(), &"tanka".into()));
    assert_eq!(told["drafts"].as_array().unwrap().len(), 1, "notes, programs and settings are no drafts");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let repository = committed();
    for (arguments, needle) in [
        (&["diff", "nowhere"][..], "there is no revision `nowhere`"),
        (&["diff", "a...b"], "write two dots"),
        (&["diff", "a", "b", "c"], "unexpected"),
    ] {
        let (code, told) = repository.verse(arguments);
        assert!(code == Some(2) && told.contains(needle), "{arguments:?}: {told}");
    }
    repository.put("ii.txt", FITS);
    fs::write(repository.root().join("i.txt"), b"caf\xe9\n").unwrap();
    let (code, told) = repository.verse(&["diff"]);
    assert!(code == Some(2) && told.contains("i.txt: line 1 is not UTF-8") && told.contains("ii.txt (quatrain-abab)"));
}

#[test]
fn git_shows_counts_in_its_own_diff_through_textconv() {
    let repository = committed();
    repository.put(".gitattributes", "*.txt diff=verse\n");
    repository.git(&["config", "diff.verse.textconv", "verse textconv"]);
    repository.put("i.txt", FITS);
    let diff = said(&repository.run("git", &["diff", "i.txt"]));
    assert!(
        diff.contains("\n-    9  snow has filled the empty wooden cart\n+    7  snow has filled the empty cart\n"),
        "{diff}"
    );
    repository.git(&["commit", "--quiet", "--all", "--message", "mend"]);
    let log = said(&repository.run("git", &["log", "--patch", "--max-count=1", "--", "i.txt"]));
    assert!(log.contains("\n+    7  snow has filled the empty cart\n"), "{log}");
}

#[test]
fn both_sides_of_gits_own_diff_are_heard_with_the_pins_and_words_of_the_draft() {
    let repository = Repository::new();
    repository.put(".gitattributes", "*.txt diff=verse\n");
    repository.put("verse.toml", "");
    repository.put("lexicon.dict", "snowlight S N OW1 L AY2 T AH0\n");
    repository.put("odes/i.txt", "the heaven burns\nin snowlight\nand is gone\n");
    repository.put(".verse/odes/i.txt.toml", "[[pin]]\nline = \"the heaven burns\"\nsaid = [\"heaven HH EH1 V N\"]\n");
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "an ode"]);
    repository.git(&["config", "diff.verse.textconv", "verse textconv"]);
    repository.put("odes/i.txt", "the heaven burns\nin snowlight\nand is gone away\n");
    let diff = said(&repository.run("git", &["diff"]));
    for line in [
        "\n     3  the heaven burns\n",
        "\n     4  in snowlight\n",
        "\n-    3  and is gone\n+    5  and is gone away\n",
    ] {
        assert!(diff.contains(line), "{line:?}: {diff}");
    }
}
