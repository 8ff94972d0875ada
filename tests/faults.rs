//! What the commands do when the world around them breaks: streams that are closed or full, files that go while they are read, clocks
//! that run backwards.
#![cfg(all(unix, feature = "cli"))]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod desk;

use std::fs;
use std::process::{Command, Output, Stdio};

use desk::{BROKEN, Desk, FITS};

const CONFIG: &[u8] = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n";

/// Every command that prints an answer.
const PRINTING: &[&[&str]] = &[
    &["check"],
    &["check", "--output-format", "json"],
    &["check", "--statistics"],
    &["check", "--show-files"],
    &["check", "--show-settings"],
    &["scan"],
    &["scan", "--output-format", "tei"],
    &["scan", "--statistics"],
    &["word", "gate"],
    &["rhyme", "gate"],
    &["forms"],
    &["forms", "show", "haiku"],
    &["forms", "suggest", "i.txt", "--output-format", "json"],
    &["forms", "test", "haiku"],
    &["forms", "learn", "i.txt"],
    &["forms", "schema"],
    &["explain", "rhyme"],
    &["explain", "i.txt:2"],
    &["allow", "list"],
    &["doctor"],
    &["textconv", "i.txt"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
];

fn desk() -> Desk {
    let allow = b"[[allow]]\npath = \"i.txt\"\nrule = \"rhyme\"\nwords = \"snow\"\n";
    Desk::new(&[
        ("verse.toml", CONFIG),
        ("i.txt", BROKEN.as_bytes()),
        ("z.txt", FITS.as_bytes()),
        ("allow.toml", allow),
    ])
}

fn verse(desk: &Desk) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verse"));
    command.current_dir(desk.folder.path()).env_clear().env("HOME", desk.folder.path().join(".home"));
    command
}

/// Runs `verse` by a shell, which opens and closes its streams as written after it.
fn by_shell(desk: &Desk, arguments: &[&str], streams: &str) -> Output {
    let script = format!("exec \"$0\" \"$@\" {streams}");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_verse")]).args(arguments);
    command.current_dir(desk.folder.path()).env("HOME", desk.folder.path().join(".home")).output().unwrap()
}

fn no_panic(output: &Output, what: &[&str]) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code <= 2), "{what:?}: {} {told}", output.status);
    assert!(!told.contains("panicked"), "{what:?}: {told}");
}

#[test]
fn a_reader_that_goes_away_ends_every_command_quietly() {
    let desk = desk();
    for arguments in PRINTING {
        let mut child = verse(&desk).args(*arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        no_panic(&output, arguments);
        let told = String::from_utf8_lossy(&output.stderr).to_lowercase();
        assert!(!told.contains("pipe"), "{arguments:?}: {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let desk = desk();
    for arguments in PRINTING.iter().filter(|arguments| **arguments != ["--help"]) {
        let output = by_shell(&desk, arguments, "> /dev/full");
        no_panic(&output, arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains("No space left"), "{arguments:?}: {told}");
    }
}

#[test]
fn streams_that_are_closed_are_empty_or_nobody_listens() {
    let desk = desk();
    for arguments in PRINTING {
        no_panic(&by_shell(&desk, arguments, "> /dev/null 2>&-"), arguments);
        no_panic(&by_shell(&desk, arguments, ">&- 2>&-"), arguments);
    }
    for arguments in
        [&["check", "-"][..], &["scan", "-"], &["word", "-"], &["forms", "suggest", "-"], &["lsp"], &["edit"]]
    {
        no_panic(&by_shell(&desk, arguments, "<&-"), arguments);
    }
}

#[test]
fn a_folder_or_a_broken_file_in_the_place_of_a_draft_is_told_and_the_others_are_read() {
    let desk = desk();
    desk.put("folder.txt/inner", b"");
    for arguments in [
        &["explain", "folder.txt:1"][..],
        &["textconv", "folder.txt"],
        &["forms", "suggest", "folder.txt"],
        &["forms", "learn", "folder.txt"],
        &["check", "--config", "folder.txt"],
        &["check", "--form", "./folder.txt"],
    ] {
        let said = desk.verse(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains("folder.txt is a folder"), "{arguments:?}: {}", said.err);
    }
    for command in ["check", "scan"] {
        // The system hands out the memory of a process to nobody who does not say where to read.
        let broken = if cfg!(target_os = "linux") { "/proc/self/mem" } else { "gone.txt" };
        let said = desk.verse(&[command, broken, "gone.txt", "i.txt"]);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains(broken) && said.err.contains("gone.txt: no such file"), "{}", said.err);
        assert!(said.out.contains("i.txt"), "{command}: {}", said.out);
    }
}

#[test]
fn files_that_vanish_while_a_folder_is_checked_are_told_and_the_others_are_checked() {
    let desk = desk();
    for nth in 0..2_000 {
        desk.put(&format!("a{nth:04}.txt"), BROKEN.as_bytes());
    }
    let folder = desk.folder.path().to_owned();
    let vanishing = std::thread::spawn(move || {
        for nth in (0..2_000).rev().step_by(2) {
            fs::remove_file(folder.join(format!("a{nth:04}.txt"))).unwrap();
        }
    });
    let output = verse(&desk).args(["check", "--output-format", "concise"]).output().unwrap();
    vanishing.join().unwrap();
    no_panic(&output, &["check"]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    for nth in (0..2_000).step_by(2) {
        assert!(out.contains(&format!("a{nth:04}.txt:2:1")), "a{nth:04}.txt stood there all the time: {err}");
    }
    let told = err.lines().filter(|line| line.contains(": no such file")).count();
    assert_eq!(output.status.code(), Some(if told > 0 { 2 } else { 1 }));
}

#[test]
fn a_clock_that_ran_backwards_hides_no_change() {
    use std::time::{Duration, SystemTime};
    let desk = desk();
    let path = desk.folder.path().join("z.txt");
    let at = |time: SystemTime| fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    at(SystemTime::now() + Duration::from_secs(1_000_000));
    let mut child = verse(&desk)
        .args(["check", "--watch", "--output-format", "concise", "z.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(300));
    // An earlier time than before.
    fs::write(&path, FITS.replace("cart", "carton")).unwrap();
    at(SystemTime::now() - Duration::from_secs(1_000_000));
    let mut reader = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    std::io::BufRead::read_line(&mut reader, &mut line).unwrap();
    assert!(line.starts_with("z.txt:2:1: error[syllables]"), "{line}");
    child.kill().unwrap();
    child.wait().unwrap();
}
