//! What the commands tell of a page: what is set aside, why, and how it is settled.
#![cfg(feature = "cli")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders of drafts and run the program"
)]

mod desk;

use desk::Desk;
use serde_json::Value;

const TITLED: &str =
    "The Kettle\n\nthe old kettle sings\nbefore anyone can wake\nto hear its one song\n\n— A. O., 2019\n";

#[test]
fn lines_that_are_set_aside_are_named_where_one_asks() {
    let desk = Desk::new(&[("i.haiku.txt", TITLED.as_bytes())]);
    let plain = desk.verse(&["check", "i.haiku.txt"]);
    assert_eq!((plain.code, plain.out.as_str()), (0, ""), "{}", plain.err);
    let told = desk.verse(&["check", "-v", "i.haiku.txt"]);
    assert!(told.err.contains("i.haiku.txt:1: read as a title: The Kettle"), "{}", told.err);
    assert!(told.err.contains("i.haiku.txt:7: read as a signature: — A. O., 2019"), "{}", told.err);
    let json = desk.verse(&["check", "--output-format", "json", "i.haiku.txt"]);
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["pages"][0]["path"], "i.haiku.txt");
    assert_eq!(report["pages"][0]["lines"][0], serde_json::json!({"line": 1, "role": "title"}));
    let lines = desk.verse(&["check", "--output-format", "jsonl", "i.haiku.txt"]);
    assert_eq!(lines.out, "");
}

#[test]
fn a_line_that_is_no_verse_is_explained_and_can_be_made_verse() {
    let desk = Desk::new(&[("i.haiku.txt", TITLED.as_bytes())]);
    let told = desk.verse(&["explain", "i.haiku.txt:1"]);
    assert!(told.code == 0 && told.out.contains("Read as a title, because it lies above the verse"), "{}", told.out);
    assert!(told.out.contains("page: {verse: [\"The Kettle\"]}"), "{}", told.out);
    desk.put(".verse/i.haiku.txt.toml", b"[page]\nverse = [\"The Kettle\"]\n");
    let judged = desk.verse(&["check", "i.haiku.txt"]);
    assert!(judged.code == 1 && judged.out.contains("haiku"), "{}{}", judged.out, judged.err);
    desk.put(".verse/i.haiku.txt.toml", b"[page]\ncrown = [\"The Kettle\"]\n");
    let broken = desk.verse(&["check", "i.haiku.txt"]);
    assert!(broken.err.contains("`crown` is no role of a line"), "{}", broken.err);
}

#[test]
fn every_command_reads_the_page_alike() {
    let desk = Desk::new(&[("i.haiku.txt", TITLED.as_bytes()), ("i.txt", TITLED.as_bytes())]);
    for name in ["i.haiku.txt", "i.txt"] {
        let scanned = desk.verse(&["scan", "--output-format", "jsonl", name]);
        let numbers: Vec<u64> = scanned
            .out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["line"].as_u64().unwrap())
            .collect();
        assert_eq!(numbers, [3, 4, 5]);
        let counted = desk.verse(&["textconv", name]);
        assert!(counted.out.starts_with("       The Kettle\n"), "{}", counted.out);
        let suggested = desk.verse(&["forms", "suggest", name]);
        assert!(suggested.out.to_lowercase().contains("haiku"), "{}", suggested.out);
    }
}

#[test]
fn the_parts_of_a_song_have_forms_of_their_own() {
    let song = "---\nsections:\n  Verse: ABAB\n  Chorus: AA\n---\n[Verse 1]\nThe orchard filled with early light,\nthe ladder stood against the tree,\nthe apples reddened overnight\nand fell where nobody could see.\n\n[Chorus]\nThe fog lay down along the bay\nand would not rise the whole long day.\n\n[Chorus]\nThe fog lay down along the bay\nand would not rise the whole long day.\n";
    let desk = Desk::new(&[("song.md", song.as_bytes())]);
    let right = desk.verse(&["check", "song.md"]);
    assert_eq!(right.code, 0, "{}{}", right.out, right.err);
    desk.put("song.md", song.replace("nobody could see", "nobody could stand").as_bytes());
    let wrong = desk.verse(&["check", "--output-format", "concise", "song.md"]);
    assert!(wrong.code == 1 && wrong.out.starts_with("song.md:10:"), "{}{}", wrong.out, wrong.err);
    desk.put("song.md", song.replace("Chorus: AA", "Chorus: no-such-form").as_bytes());
    let unknown = desk.verse(&["check", "song.md"]);
    assert!(unknown.code == 2 && unknown.err.contains("song.md:4: `sections`"), "{}", unknown.err);
}

#[test]
fn a_draft_with_the_marks_of_a_merge_is_not_judged() {
    let merged = "the old kettle sings\n<<<<<<< HEAD\nbefore anyone can wake\n=======\nbefore the house is awake\n>>>>>>> other\nto hear its one song\n";
    let desk = Desk::new(&[("i.haiku.txt", merged.as_bytes())]);
    let told = desk.verse(&["check", "i.haiku.txt"]);
    assert!(told.code == 2 && told.err.contains("i.haiku.txt:2: git could not merge"), "{}", told.err);
}
