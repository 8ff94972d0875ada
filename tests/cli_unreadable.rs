//! Files that are no text, drafts that are empty, and pipes: what is passed over, what is told, and how the run ends.
#![cfg(feature = "cli")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders of drafts and run the program"
)]

mod desk;

use desk::{BROKEN, Desk, FITS};
use serde_json::Value;

const LATIN: &[u8] = b"caf\xe9 in the snow\n";

#[test]
fn a_file_that_is_no_text_is_passed_over_unless_somebody_means_it() {
    let config = b"[[drafts]]\npaths = [\"haiku\"]\nform = \"haiku\"\n";
    let desk =
        Desk::new(&[("verse.toml", config), ("haiku/i.txt", FITS.as_bytes()), ("old.txt", LATIN), ("x.md", b"\0")]);
    let all = desk.verse(&["check"]);
    assert_eq!(all.code, 0, "{}", all.err);
    for name in ["old.txt", "x.md"] {
        assert_eq!(
            all.err.lines().filter(|line| line.starts_with(&format!("{name} is passed over"))).count(),
            1,
            "{}",
            all.err
        );
    }
    assert!(!all.err.contains("error:"), "{}", all.err);
    let hook = desk.verse(&["check", "--force-exclude", "--quiet", "old.txt", "haiku/i.txt"]);
    assert_eq!((hook.code, hook.err.as_str()), (0, ""), "a hook names what is committed, whatever it is");
    for meant in [&["check", "old.txt"][..], &["check", "--form", "haiku"]] {
        let told = desk.verse(meant);
        assert!(told.code == 2 && told.err.contains("line 1 is not UTF-8"), "{meant:?}: {}", told.err);
    }
    desk.put("haiku/ii.txt", LATIN);
    desk.put("iii.haiku.txt", LATIN);
    let mapped = desk.verse(&["check", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&mapped.out).unwrap();
    let paths: Vec<&str> =
        report["errors"].as_array().unwrap().iter().map(|error| error["path"].as_str().unwrap()).collect();
    assert_eq!((mapped.code, paths), (2, vec!["haiku/ii.txt", "iii.haiku.txt"]));
}

#[test]
fn what_is_missing_or_broken_beside_the_drafts_is_in_the_report() {
    let desk = Desk::new(&[("verse.toml", b"[[draft]]\n"), ("i.txt", FITS.as_bytes())]);
    let said = desk.verse(&["check", "i.txt", "none.txt", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let paths: Vec<&str> =
        report["errors"].as_array().unwrap().iter().map(|error| error["path"].as_str().unwrap()).collect();
    assert_eq!((said.code, paths), (2, vec!["none.txt", "verse.toml"]));
}

#[test]
fn an_empty_draft_fits_no_form_that_has_lines() {
    let desk = Desk::new(&[("i.txt", b""), ("ii.txt", b"---\nform: haiku\n---\n")]);
    let said = desk.verse(&["check", "--finished", "--form", "shakespearean sonnet", "i.txt"]);
    assert!(said.code == 1 && said.out.contains("A Shakespearean sonnet has 14 lines; this has 0"), "{}", said.out);
    let own = desk.verse(&["check", "--finished", "ii.txt"]);
    assert!(own.code == 1 && own.out.contains("A haiku has 3 lines; this has 0"), "{}", own.out);
    let begun = desk.verse(&["check", "--form", "haiku", "i.txt"]);
    assert!(begun.code == 0 && begun.err.contains("1 unfinished") && !begun.err.contains("fits"), "{}", begun.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_met_in_a_folder_is_passed_over_and_one_that_is_named_is_read() {
    let desk = Desk::new(&[("i.haiku.txt", FITS.as_bytes())]);
    let at = |name: &str| desk.folder.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(at("ii.haiku.txt")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink(at("ii.haiku.txt"), at("iii.haiku.txt")).unwrap();
    std::fs::create_dir(at("forms")).unwrap();
    std::os::unix::fs::symlink(at("ii.haiku.txt"), at("forms/mine.toml")).unwrap();
    desk.put("verse.toml", b"");
    let said = desk.verse(&["check"]);
    assert!(said.code == 2 && said.err.contains("mine.toml is a pipe or a device"), "{}", said.err);
    std::fs::remove_file(at("forms/mine.toml")).unwrap();
    let said = desk.verse(&["check"]);
    assert!(said.code == 0 && said.err.contains("1 draft: it fits"), "{}", said.err);
    let pipe = at("ii.haiku.txt");
    let writer = std::thread::spawn(move || std::fs::write(pipe, BROKEN));
    let said = desk.verse(&["check", "ii.haiku.txt"]);
    writer.join().unwrap().unwrap();
    assert!(said.code == 1 && said.out.contains("ii.haiku.txt:2:1"), "{}", said.out);
}
