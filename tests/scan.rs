//! `verse scan` as a user runs it.
#![cfg(feature = "cli")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "these tests run the program")]

use std::process::Command;

fn scan(arguments: &[&str]) -> (String, i32) {
    let done =
        Command::new(env!("CARGO_BIN_EXE_verse")).arg("scan").arg("--isolated").args(arguments).output().unwrap();
    (String::from_utf8(done.stdout).unwrap(), done.status.code().unwrap())
}

const LINES: [&str; 4] = [
    "The candle gutters in the empty hall",
    "And no one comes to light the other one",
    "Over the hill the bells begin to call",
    "To say the evening and the day are done",
];

fn text(format: &str) -> Vec<String> {
    let mut arguments: Vec<String> = LINES.iter().flat_map(|line| ["--text".to_owned(), (*line).to_owned()]).collect();
    arguments.extend(["--output-format".to_owned(), format.to_owned()]);
    arguments
}

fn printed(format: &str) -> String {
    let arguments = text(format);
    scan(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).0
}

#[test]
fn every_line_of_verse_is_one_object() {
    let lines: Vec<serde_json::Value> =
        printed("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    let turned = &lines[2];
    assert_eq!(turned["beats"], "+--+-+-+-+");
    assert_eq!(turned["licenses"], serde_json::json!(["inversion@1"]));
    assert_eq!(turned["poem_meter"], "iambic pentameter");
    assert_eq!(turned["feet"].as_array().unwrap().len(), 5);
    assert_eq!(turned["stress"].as_str().unwrap().len(), 10);
    assert_eq!(lines[0]["stanza_scheme"].as_array().unwrap().len(), 4);
    assert!(turned.get("stanza_scheme").is_none());
    assert_eq!(lines[0]["words"][1]["phones"], "K AE1 N D AH0 L");
}

#[test]
fn json_wraps_the_same_objects() {
    let whole: serde_json::Value = serde_json::from_str(&printed("json")).unwrap();
    assert_eq!(whole["version"], 1);
    assert_eq!(whole["lines"].as_array().unwrap().len(), 4);
}

#[test]
fn marks_stand_over_their_vowels() {
    let page = printed("full");
    let rows: Vec<&str> = page.lines().collect();
    let line = rows.iter().position(|row| row.contains("Over the hill")).unwrap();
    let (marks, words) = (rows[line - 1], rows[line]);
    for (at, mark) in marks.char_indices().filter(|(_, mark)| !matches!(mark, ' ' | '|')) {
        let under = words.chars().nth(at).unwrap();
        assert!("AEIOUYaeiouy".contains(under), "{mark} stands over {under:?} in\n{marks}\n{words}");
    }
}

#[test]
fn a_table_and_tei_hold_a_row_for_each_line() {
    assert_eq!(printed("csv").lines().count(), 5);
    assert_eq!(printed("tei").matches("<l n=").count(), 4);
}

#[test]
fn a_meter_given_is_the_meter_read() {
    let (page, code) =
        scan(&["--text", "Golden apples on a tray", "--meter", "trochaic tetrametre", "--output-format", "jsonl"]);
    let line: serde_json::Value = serde_json::from_str(&page).unwrap();
    assert_eq!((line["meter"].as_str(), code), (Some("trochaic tetrameter"), 0));
    assert_eq!(line["licenses"], serde_json::json!(["catalexis@4"]));
    assert_eq!(scan(&["--text", "a line", "--meter", "waltz"]).1, 2);
}

#[test]
fn other_readings_are_shown_when_they_are_asked_for() {
    let line = ["--text", "Over the hill and far away", "--output-format", "jsonl"];
    let (one, _) = scan(&line);
    let (all, _) = scan(&[&line[..], &["--all-readings"]].concat());
    let read = |page: &str| {
        serde_json::from_str::<serde_json::Value>(page).unwrap()["readings"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(read(&one), 0);
    assert!(read(&all) > 1);
}
