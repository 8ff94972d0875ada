//! Several drafts, their recovery files and what is kept beside them, with the real editor in a real terminal.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]

mod terminal;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use terminal::{PATIENCE, Terminal, recovered};

const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";
const NEXT_DRAFT: &str = "\u{14}";
const SAVE_AS: &str = "\u{1b}a";
const SELECT_ALL: &str = "\u{1}";

fn wait_for_recovery(home: &Path, words: &str) {
    let begun = Instant::now();
    while !recovered(home).iter().any(|text| text.contains(words)) {
        assert!(begun.elapsed() < PATIENCE, "no recovery file holds {words:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Leaves a question or a prompt that shows these words.
fn back_to_the_page(terminal: &mut Terminal, words: &str) {
    terminal.wait_for(words);
    terminal.send("\u{1b}");
    terminal.wait_until("the page", |screen| !screen.contains(words));
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn words_left_of_one_draft_are_not_put_into_another() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("snow.txt"), "snow\n").unwrap();
    fs::write(home.join("rain.txt"), "rain\n").unwrap();
    let mut killed = Terminal::edit(home, &["rain.txt"]);
    killed.wait_for("save");
    killed.send("typed ");
    wait_for_recovery(home, "typed rain");
    killed.kill("-KILL");
    assert!(!killed.wait_for_the_end());
    let mut again = Terminal::edit(home, &["snow.txt", "rain.txt"]);
    again.wait_for("snow.txt");
    again.send("t");
    again.wait_for("tsnow");
    again.send(SAVE);
    again.wait_for("Saved");
    again.send(NEXT_DRAFT);
    again.wait_for("had not saved");
    again.send("\r");
    again.wait_for("Took the words");
    again.send(SAVE);
    again.wait_for("Saved rain.txt");
    again.send(QUIT);
    assert!(again.wait_for_the_end());
    assert_eq!((read(home, "snow.txt").as_str(), read(home, "rain.txt").as_str()), ("tsnow\n", "typed rain\n"));
    assert_eq!(fs::read_dir(home.join("state/verse/recovery")).unwrap().count(), 0, "neither words nor locks are left");
}

#[test]
fn the_file_of_an_open_draft_is_neither_opened_twice_nor_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("snow.txt"), "snow\n").unwrap();
    fs::write(home.join("rain.txt"), "rain\n").unwrap();
    let mut terminal = Terminal::edit(home, &["snow.txt", "./snow.txt", "rain.txt"]);
    terminal.wait_for("1/2");
    terminal.send(NEXT_DRAFT);
    terminal.wait_for("2/2");
    terminal.send(&format!("{SAVE_AS}{SELECT_ALL}./snow.txt\r"));
    terminal.wait_for("is open here as another draft");
    back_to_the_page(&mut terminal, "Save as");
    terminal.send(QUIT);
    assert!(terminal.wait_for_the_end());
    assert_eq!((read(home, "snow.txt").as_str(), read(home, "rain.txt").as_str()), ("snow\n", "rain\n"));
}

#[test]
fn a_draft_saved_under_its_first_name_is_not_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let mut terminal = Terminal::edit(home, &[]);
    terminal.wait_for("save");
    terminal.send("hail");
    wait_for_recovery(home, "hail");
    terminal.send(&format!("{SAVE}hail.txt\r"));
    terminal.wait_for("Saved hail.txt");
    terminal.send(QUIT);
    assert!(terminal.wait_for_the_end());
    assert_eq!(read(home, "hail.txt"), "hail");
    assert_eq!(recovered(home), Vec::<String>::new());
}

#[test]
fn a_side_file_that_is_not_read_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let side = home.join(".verse/snow.txt.toml");
    fs::create_dir(home.join(".verse")).unwrap();
    let kept = b"[[kept]]\nline = \"snow\"\nwordings = [\"white snow\"]\n".to_vec();
    for (bytes, arguments) in
        [(kept, &["--isolated", "snow.txt"][..]), (b"not \xff text\n".to_vec(), &["snow.txt"][..])]
    {
        fs::write(home.join("snow.txt"), "snow\n").unwrap();
        fs::write(&side, &bytes).unwrap();
        let mut terminal = Terminal::edit(home, arguments);
        terminal.wait_for("snow.txt");
        terminal.send("x");
        terminal.wait_for("xsnow");
        terminal.send(SAVE);
        terminal.wait_for("Saved");
        terminal.send("\u{1b}k");
        terminal.wait_for("ept");
        terminal.send(QUIT);
        assert!(terminal.wait_for_the_end());
        assert_eq!(fs::read(&side).unwrap(), bytes, "{arguments:?}");
    }
}

#[test]
fn the_words_of_every_killed_session_are_offered_and_no_escape_loses_them() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    fs::write(home.join("snow.txt"), "snow\n").unwrap();
    for arguments in [&[][..], &["snow.txt"][..]] {
        for words in ["first words ", "second words "] {
            let mut killed = Terminal::edit(home, arguments);
            if words == "first words " {
                killed.wait_for("save");
            } else {
                back_to_the_page(&mut killed, "had not saved");
            }
            killed.send(words);
            wait_for_recovery(home, words);
            killed.kill("-KILL");
            assert!(!killed.wait_for_the_end());
        }
        let mut again = Terminal::edit(home, arguments);
        again.wait_for("(1 of 2)");
        again.wait_for("second words");
        again.send("\r");
        again.wait_for("Took the words");
        again.send("\u{1b}a\u{1}saved.txt\r");
        again.wait_for("Saved saved.txt");
        again.send(QUIT);
        assert!(again.wait_for_the_end());
        assert!(read(home, "saved.txt").starts_with("second words"));
        let mut last = Terminal::edit(home, arguments);
        last.wait_for("first words");
        last.send("\u{1b}[3~y");
        last.wait_until("the page", |screen| !screen.contains("for good"));
        last.send(QUIT);
        assert!(last.wait_for_the_end());
        assert_eq!(fs::read_dir(home.join("state/verse/recovery")).unwrap().count(), 0);
        fs::remove_file(home.join("saved.txt")).unwrap();
    }
}

#[test]
fn the_words_of_an_open_editor_are_not_offered_to_another() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let mut first = Terminal::edit(home, &[]);
    first.wait_for("save");
    first.send("hail");
    wait_for_recovery(home, "hail");
    let mut second = Terminal::edit(home, &[]);
    second.wait_for("save");
    second.send("t");
    second.wait_until("the letter", |screen| screen.lines().any(|row| row.ends_with(" t")));
    second.send(&format!("{QUIT}d"));
    assert!(second.wait_for_the_end());
    assert_eq!(recovered(home), ["hail"]);
    first.send(&format!("{QUIT}d"));
    assert!(first.wait_for_the_end());
}

#[test]
fn without_a_folder_for_recovery_files_the_editor_says_so_when_it_starts() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "a file in the folder's place").unwrap();
    let state = [("HOME", folder.path().to_owned()), ("XDG_STATE_HOME", taken)];
    let mut terminal = Terminal::run_in(env!("CARGO_BIN_EXE_verse"), folder.path(), &["edit"], &state);
    terminal.wait_for("recovery files cannot be written");
    terminal.send(QUIT);
    assert!(terminal.wait_for_the_end());
}

#[test]
fn the_terminal_closed_while_words_are_offered_ends_the_editor_and_keeps_them() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let mut killed = Terminal::edit(home, &[]);
    killed.wait_for("save");
    killed.send("hail");
    wait_for_recovery(home, "hail");
    killed.kill("-KILL");
    killed.wait_for_the_end();
    let mut closed = Terminal::edit(home, &[]);
    closed.wait_for("had not saved");
    closed.close();
    let begun = Instant::now();
    let ended = loop {
        if let Some(status) = closed.child.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < PATIENCE, "the editor did not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_ne!(ended.exit_code(), 101, "it panicked: {ended:?}");
    assert_eq!(recovered(home), ["hail"]);
}
