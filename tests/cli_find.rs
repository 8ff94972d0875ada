//! `verse find` as a reader of prose and a script meet it.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod desk;

use desk::Desk;
use serde_json::Value;

const MILL: &str = "# The mill\n\nMr. Hale came late. The old gate stood wide, and snow had\nfilled the wagon; nobody came home. He lit\n\
                    the lamp and waited by the stairs.\n\n```\nThe old gate stood wide, and snow had filled the wagon; nobody came home.\n```\n";

fn rows(said: &str) -> Vec<Value> {
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_find_names_its_place_its_lines_and_its_bytes() {
    let desk = Desk::new(&[("mill.md", MILL.as_bytes())]);
    let said = desk.verse(&["find", "haiku", "mill.md"]);
    let expected = "mill.md:3  0.98\n  The old gate stood wide,\n  and snow had filled the wagon;\n  nobody came home.\n  \
                    a whole sentence; every line ends at a pause\n";
    assert_eq!((said.out.as_str(), said.err.as_str(), said.code), (expected, "", 0));
    let found = rows(&desk.verse(&["find", "haiku", "--output-format", "jsonl"]).out);
    assert_eq!(found.len(), 1, "code in a fence is no prose");
    let row = &found[0];
    let bytes = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
    let there = MILL.get(bytes("start")..bytes("end")).unwrap();
    assert_eq!(there, "The old gate stood wide, and snow had\nfilled the wagon; nobody came home.");
    assert_eq!((&row["path"], &row["line"], &row["end_line"]), (&"mill.md".into(), &3.into(), &4.into()));
    assert_eq!(
        (&row["form"], &row["lines"][2], &row["fits"]),
        (&"haiku".into(), &"nobody came home.".into(), &true.into())
    );
    let whole: Value = serde_json::from_str(&desk.verse(&["find", "haiku", "--output-format", "json"]).out).unwrap();
    assert_eq!((&whole["version"], &whole["finds"][0]["quality"]), (&1.into(), &row["quality"]));
}

#[test]
fn a_meter_is_looked_for_in_a_line_and_its_name_in_any_spelling() {
    let desk = Desk::new(&[("mill.md", MILL.as_bytes())]);
    for meter in ["iambic pentameter", "Iambic pentametre", "x/ x/ x/ x/ x/"] {
        let said = desk.verse(&["find", meter, "mill.md", "--bounds", "sentence", "--output-format", "concise"]);
        assert!(said.out.contains("He lit the lamp and waited by the stairs."), "{meter}: {} {}", said.out, said.err);
    }
}

#[test]
fn nothing_found_is_an_answer_and_what_cannot_be_looked_for_is_not() {
    let desk = Desk::new(&[("mill.md", MILL.as_bytes())]);
    let said = desk.verse(&["find", "tanka"]);
    assert_eq!((said.out.as_str(), said.err.as_str(), said.code), ("", "nothing there makes a tanka\n", 0));
    assert_eq!(desk.verse(&["find", "tanka", "--output-format", "jsonl", "-q"]).err, "");
    for (arguments, why) in [
        (&["find", "sestina"][..], "a sestina has 39 lines at least"),
        (&["find", "nosuchform"], "no form called \"nosuchform\""),
        (&["find", "haiku", "none.txt"], "none.txt: no such file"),
        (&["find", "haiku", "--meter", "wobbly"], "\"wobbly\" is no meter"),
        (&["find", "haiku", "--split", "x", "mill.md"], "cannot be used with"),
        (&["find"], "<FORM>"),
    ] {
        let said = desk.verse(arguments);
        assert!(said.code == 2 && said.err.contains(why), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn the_best_are_shown_and_the_others_counted() {
    let line = "The lamp was low. She lit the lamp and waited by the stairs. ";
    let desk = Desk::new(&[("a.txt", line.repeat(30).as_bytes())]);
    let said = desk.verse(&["find", "iambic pentameter", "--output-format", "concise"]);
    assert_eq!((said.out.lines().count(), said.code), (20, 0));
    assert!(said.err.ends_with("found; the best 20 are shown (--limit 0 shows all)\n"), "{}", said.err);
    let all = desk.verse(&["find", "iambic pentameter", "--output-format", "concise", "--limit", "0"]);
    assert!(all.out.lines().count() >= 30 && all.err.is_empty(), "{}", all.err);
}

#[test]
fn a_text_given_is_cut_or_told_what_does_not_fit() {
    let desk = Desk::new(&[]);
    let said = desk.verse_reading(
        &["find", "haiku", "--split", "-"],
        b"the old gate stands wide\r\nsnow has filled the empty cart\r\nno one comes to knock",
    );
    assert!(
        said.out.starts_with("  the old gate stands wide\n  snow has filled the empty cart\n  no one"),
        "{}",
        said.out
    );
    let short = desk.verse(&["find", "haiku", "--split", "the old gate stands wide", "--output-format", "jsonl"]);
    let row = &rows(&short.out)[0];
    assert_eq!((&row["fits"], &row["why"][0], short.code), (&false.into(), &"5 syllables; a haiku has 17".into(), 0));
    assert_eq!((&row["path"], row["lines"].as_array().unwrap().len()), (&"<text>".into(), 0));
}

#[test]
fn files_among_many_are_read_on_and_named_in_the_order_of_their_paths() {
    let haiku = b"The old gate stood wide, and snow had filled the wagon; nobody came home.\n";
    let desk = Desk::new(&[("b.txt", haiku), ("a.txt", haiku), ("c.txt", b"\xff\xfe"), ("d.rs", haiku)]);
    let said = desk.verse(&["find", "haiku", "--output-format", "concise"]);
    let places: Vec<&str> = said.out.lines().filter_map(|line| line.split_once(':')).map(|(path, _)| path).collect();
    assert_eq!((places, said.code), (vec!["a.txt", "b.txt"], 2));
    assert!(said.err.contains("c.txt: line 1 is not UTF-8"), "{}", said.err);
}
