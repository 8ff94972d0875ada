//! The real binary in a real terminal.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]

mod terminal;

use std::path::Path;
use std::time::{Duration, Instant};

use terminal::{PATIENCE, Terminal, recovered};
use verse::tui::{Clipboard, Disk, DraftHost, FolderEntry, OpenedDraft, Start};
use verse::workspace::DraftContext;

#[test]
fn a_haiku_is_typed_and_its_second_line_turns_while_the_third_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::edit(folder.path(), &["--form", "haiku", "pond.txt"]);
    terminal.wait_for("pond.txt");
    terminal.send("An old silent pond\rthe green frog leaps into the pond\rspl");
    let marked = |screen: &str| screen.lines().any(|row| row.contains("8/7") && row.contains('!'));
    terminal.wait_until("the mark on line 2", |screen| marked(screen) && screen.contains("spl"));
    terminal.send("ash, silence again");
    terminal.wait_for("splash, silence again");
    terminal.send("\u{13}");
    terminal.wait_for("Saved");
    terminal.send("\u{11}");
    assert!(terminal.wait_for_the_end());
    let saved = std::fs::read_to_string(folder.path().join("pond.txt")).unwrap();
    assert_eq!(saved, "An old silent pond\nthe green frog leaps into the pond\nsplash, silence again");
    assert!(!terminal.screen.screen().alternate_screen(), "the terminal is given back");
}

#[test]
fn words_survive_a_killed_editor() {
    let folder = tempfile::tempdir().unwrap();
    for signal in ["-TERM", "-HUP", "-INT", "-QUIT"] {
        let mut terminal = Terminal::edit(folder.path(), &["pond.txt"]);
        terminal.wait_for("pond.txt");
        terminal.send("a frog leaps");
        terminal.wait_for("a frog leaps");
        terminal.kill(signal);
        assert!(!terminal.wait_for_the_end());
        let status = terminal.child.try_wait().unwrap().unwrap();
        assert!(status.signal().is_some(), "it ends as the signal would end it: {status:?}");
        assert!(!terminal.screen.screen().alternate_screen(), "the terminal is given back");
        let mut again = Terminal::edit(folder.path(), &["pond.txt"]);
        again.wait_for("had not saved");
        again.send("\r");
        again.wait_for("a frog leaps");
        again.send("\u{11}d");
        assert!(again.wait_for_the_end());
    }
}

#[test]
fn words_survive_kill_9_and_are_offered_when_the_draft_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pond.txt"), "An old silent pond\n").unwrap();
    for path in ["pond.txt", ""] {
        let arguments: Vec<&str> = [path].into_iter().filter(|path| !path.is_empty()).collect();
        let mut terminal = Terminal::edit(folder.path(), &arguments);
        terminal.wait_for("save");
        terminal.send("a frog leaps ");
        terminal.wait_for("a frog leaps");
        let kept = || recovered(folder.path()).iter().any(|text| text.starts_with("a frog leaps"));
        let begun = Instant::now();
        while !kept() {
            assert!(begun.elapsed() < PATIENCE, "no recovery file was written");
            std::thread::sleep(Duration::from_millis(50));
        }
        terminal.kill("-KILL");
        assert!(!terminal.wait_for_the_end());
        let mut again = Terminal::edit(folder.path(), &arguments);
        again.wait_for("had not saved");
        again.send("\r");
        again.wait_for("a frog leaps");
        again.send("\u{11}d");
        assert!(again.wait_for_the_end());
        assert!(!kept(), "words the poet let go are not offered again");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("pond.txt")).unwrap(), "An old silent pond\n");
}

#[test]
fn a_panic_gives_the_terminal_back_and_keeps_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let test = std::env::current_exe().unwrap();
    let arguments = ["--ignored", "--exact", "--nocapture", "an_editor_whose_files_panic"];
    let mut terminal = Terminal::run(test.to_str().unwrap(), folder.path(), &arguments);
    terminal.wait_for("save");
    terminal.send("a frog leaps");
    terminal.wait_for("a frog leaps");
    terminal.send("\u{f}other.txt\r");
    assert!(!terminal.wait_for_the_end());
    assert!(!terminal.screen.screen().alternate_screen(), "the terminal is given back");
    assert!(terminal.contents().contains("The editor broke off"), "{}", terminal.contents());
    let mut disk = Disk::new(Some(folder.path().join("state")));
    let left = disk.open(&folder.path().join("pond.txt")).unwrap().recovered;
    assert_eq!(left[0].text, "a frog leaps");
}

/// Not a test by itself: the editor that the test above breaks, in a process of its own.
#[test]
#[ignore = "run by a_panic_gives_the_terminal_back_and_keeps_the_words"]
fn an_editor_whose_files_panic() {
    struct Broken;
    impl DraftHost for Broken {
        fn open(&mut self, _: &Path, _: &mut Disk) -> Result<OpenedDraft, String> {
            panic!("a fault in the program");
        }
        fn folder(&mut self, _: &str) -> Vec<FolderEntry> {
            Vec::new()
        }
        fn context(&mut self, _: &Path) -> DraftContext {
            DraftContext::default()
        }
        fn keep_form(&mut self, _: &Path, _: &str) -> Result<String, String> {
            Err(String::new())
        }
        fn teach(&mut self, _: &str, _: &str) -> Result<String, String> {
            Err(String::new())
        }
        fn voice(&mut self) -> Result<verse::workspace::voice::Voice, String> {
            Err(String::new())
        }
        fn write_side(&mut self, _: &Path, _: Option<&str>) -> Result<(), String> {
            Err(String::new())
        }
    }
    let path = std::env::current_dir().unwrap().join("pond.txt");
    let mut disk = Disk::new(Some(std::env::current_dir().unwrap().join("state")));
    let id = disk.open(&path).unwrap().id;
    let start =
        Start { drafts: vec![OpenedDraft { id, path, new: true, ..OpenedDraft::default() }], ..Start::default() };
    verse::tui::run(start, disk, Clipboard::default(), &mut Broken).unwrap();
}

#[test]
fn verse_alone_opens_an_empty_page_with_the_first_steps() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::run(env!("CARGO_BIN_EXE_verse"), folder.path(), &[]);
    terminal.wait_for("choose a form");
    terminal.send("\u{11}");
    assert!(terminal.wait_for_the_end(), "{}", terminal.contents());
}

#[test]
fn a_draft_that_is_no_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pond.txt"), b"a frog \xff leaps").unwrap();
    let mut terminal = Terminal::edit(folder.path(), &["pond.txt"]);
    terminal.wait_for("UTF-8");
    assert!(!terminal.wait_for_the_end());
    assert_eq!(std::fs::read(folder.path().join("pond.txt")).unwrap(), b"a frog \xff leaps");
}

/// The processor time that a process has taken, in hundredths of a second.
#[cfg(target_os = "linux")]
fn processor_time(process: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    // proc_pid_stat(5): behind the name in parentheses, utime and stime are the 12th and 13th field.
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum()
}

#[cfg(target_os = "linux")]
#[test]
fn an_editor_that_waits_takes_no_processor_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::edit(folder.path(), &["pond.txt"]);
    terminal.wait_for("pond.txt");
    terminal.send("An old silent pond\ra frog");
    terminal.wait_for("a frog");
    // Rhymes are looked for and the recovery file is written first.
    std::thread::sleep(Duration::from_secs(3));
    let process = terminal.child.process_id().unwrap();
    let before = processor_time(process);
    std::thread::sleep(Duration::from_secs(4));
    let taken = processor_time(process) - before;
    assert!(taken <= 1, "{taken} hundredths of a second in four seconds");
    terminal.send("\u{11}d");
    assert!(terminal.wait_for_the_end());
}
