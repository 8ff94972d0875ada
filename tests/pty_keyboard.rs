//! The keyboard of the real editor in a real terminal: whatever comes in, and however it comes, every key is read.
//!
//! Each run tries a few sizes; `VERSE_FULL=1 cargo test --test pty_keyboard` tries all of them, many times over.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]

mod terminal;

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use terminal::{PATIENCE, Terminal, recovered};

const LINE: &str = "An old silent pond, and a frog\r";
const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";

/// Whether everything is tried, and not only what fits into every run.
fn is_full() -> bool {
    std::env::var_os("VERSE_FULL").is_some()
}

/// Verse of so many bytes.
fn verse_of(bytes: usize) -> String {
    LINE.chars().cycle().take(bytes).collect()
}

fn editor(folder: &Path) -> Terminal {
    let mut terminal = Terminal::edit(folder, &["pond.txt"]);
    terminal.wait_for("pond.txt");
    terminal
}

/// Saves, and expects the file to hold the text after one key.
fn expect_saved(terminal: &mut Terminal, folder: &Path, text: &str) {
    terminal.send(SAVE);
    let wanted = text.replace('\r', "\n");
    let begun = Instant::now();
    let read = || std::fs::read_to_string(folder.join("pond.txt")).unwrap_or_default();
    while read() != wanted {
        assert!(begun.elapsed() < PATIENCE, "{} bytes are not saved; {} are", wanted.len(), read().len());
        terminal.look();
    }
}

#[test]
fn a_plain_paste_of_any_length_is_saved_by_the_next_key() {
    let sizes: &[usize] =
        if is_full() { &[1023, 1024, 1025, 2048, 3000, 4096, 6000, 12_000, 50_000, 200_000] } else { &[3000, 9001] };
    for &size in sizes {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = editor(folder.path());
        let text = verse_of(size);
        terminal.send(&text);
        expect_saved(&mut terminal, folder.path(), &text);
    }
}

#[test]
fn a_window_that_is_resized_while_text_comes_in_loses_no_key() {
    for round in 0..if is_full() { 24 } else { 2 } {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = editor(folder.path());
        let text = verse_of(6000 + 500 * round);
        for (step, piece) in text.as_bytes().chunks(250).enumerate() {
            terminal.send(std::str::from_utf8(piece).unwrap());
            terminal.resize(20 + u16::try_from(step % 9).unwrap(), 70 + u16::try_from(step % 19).unwrap());
        }
        expect_saved(&mut terminal, folder.path(), &text);
    }
}

#[test]
fn a_stopped_editor_reads_what_came_meanwhile_and_draws_it_at_the_new_size() {
    for round in 0..if is_full() { 16 } else { 1 } {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = editor(folder.path());
        terminal.kill("-STOP");
        terminal.resize(30, 90);
        // As much as a terminal holds that nobody reads, and no more: its other end would wait.
        let held = if cfg!(target_os = "linux") { 9000 } else { 900 };
        let text = verse_of(held + 60 * round);
        terminal.send(&text);
        terminal.kill("-CONT");
        expect_saved(&mut terminal, folder.path(), &text);
        let rest = verse_of(6000);
        terminal.send(&rest);
        expect_saved(&mut terminal, folder.path(), &[text, rest].concat());
        terminal.wait_until("a picture of 30 rows", |screen| screen.lines().nth(29).is_some_and(|row| row.len() > 8));
    }
}

#[test]
fn a_sequence_that_breaks_off_swallows_no_key_in_the_editor() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = editor(folder.path());
    for (broken, word) in
        [("\u{1b}[<0;3", "snow"), ("\u{1b}[<0;3;1", "rain"), ("\u{1b}[1;", "hail"), ("\u{1b}[M", "wind")]
    {
        terminal.send(broken);
        // Longer than the editor waits for the rest of it.
        sleep(Duration::from_millis(500));
        terminal.send(word);
        terminal.wait_for(word);
    }
    terminal.send("\u{1b}[200~ and a paste without an end");
    terminal.wait_for("without an end");
    expect_saved(&mut terminal, folder.path(), "snowrainhailwind and a paste without an end");
    terminal.send(QUIT);
    assert!(terminal.wait_for_the_end());
}

#[test]
fn a_terminal_closed_while_a_question_shows_ends_the_editor_without_a_panic() {
    for (keys, question) in [("\u{11}", "ot saved"), ("\u{1b}a", "Save"), ("\u{6}", "ind")] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = editor(folder.path());
        terminal.send("a frog leaps");
        terminal.wait_for("a frog leaps");
        terminal.send(keys);
        terminal.wait_for(question);
        assert_hung_up(&mut terminal);
        assert!(recovered(folder.path()).iter().any(|text| text == "a frog leaps"), "{keys:?}");
        // What was left is asked about at opening, and that question is one more.
        let mut again = editor(folder.path());
        again.wait_for("had not saved");
        assert_hung_up(&mut again);
        assert!(recovered(folder.path()).iter().any(|text| text == "a frog leaps"), "{keys:?}, opened again");
    }
}

fn assert_hung_up(terminal: &mut Terminal) {
    terminal.close();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = terminal.child.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < PATIENCE, "the editor did not end");
        sleep(Duration::from_millis(20));
    };
    // 2 says that it could not go on; a signal that it was hung up. 101 would be a panic.
    assert!(status.signal().is_some() || status.exit_code() == 2, "{status:?}");
}
