//! The editor as a job of a shell: it is suspended, and called back.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]

mod desk;
mod terminal;

use std::time::{Duration, Instant};

use terminal::{PATIENCE, Terminal};

const SUSPEND: &str = "\u{1b}z";
const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";

fn wait_for_the_editor(terminal: &mut Terminal, here: bool) {
    let begun = Instant::now();
    while terminal.screen.screen().alternate_screen() != here {
        assert!(begun.elapsed() < PATIENCE, "the editor is not {}:\n{}", here, terminal.contents());
        terminal.look();
    }
}

/// What starts the editor.
#[derive(Clone, Copy)]
enum By {
    /// The shell.
    Shell,
    /// A program that waits for it, as `git commit` does.
    Program,
}

/// Writes, suspends and calls back, twice, the second time in a window that has another size meanwhile.
fn suspend_and_call_back((shell, arguments): (&str, &[&str]), kind: &str, by: By) {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::run_as(kind, shell, folder.path(), arguments);
    let verse = env!("CARGO_BIN_EXE_verse");
    terminal.send(&match by {
        By::Shell => format!("{verse} edit pond.txt\r"),
        By::Program => format!("sh -c '{verse} edit pond.txt; true'\r"),
    });
    wait_for_the_editor(&mut terminal, true);
    terminal.send("a frog");
    terminal.wait_for("a frog");
    for (word, rows) in [(" leaps", 24), (" again", 30)] {
        terminal.send(SUSPEND);
        wait_for_the_editor(&mut terminal, false);
        terminal.resize(rows, 90);
        // The shell says that the job is stopped before it reads the next command.
        std::thread::sleep(Duration::from_millis(300));
        terminal.send("fg\r");
        wait_for_the_editor(&mut terminal, true);
        terminal.wait_until("the whole screen", |screen| screen.contains("a frog") && screen.contains("pond.txt"));
        terminal.send(word);
        terminal.wait_for(word.trim());
    }
    terminal.send(SAVE);
    terminal.wait_for("Saved");
    terminal.send(QUIT);
    wait_for_the_editor(&mut terminal, false);
    // Until it has ended, the editor reads what is typed.
    std::thread::sleep(Duration::from_millis(500));
    terminal.send("exit\r");
    assert!(terminal.wait_for_the_end(), "{shell}, {kind}: {}", terminal.contents());
    let saved = std::fs::read_to_string(folder.path().join("pond.txt")).unwrap();
    assert_eq!(saved, "a frog leaps again", "{shell}, {kind}");
}

const SHELLS: [(&str, &[&str]); 2] = [("bash", &["--norc", "--noprofile", "-i"]), ("zsh", &["-f", "-i"])];

#[test]
fn a_suspended_editor_comes_back_with_its_screen_in_bash_and_zsh() {
    for shell in SHELLS.into_iter().filter(|(shell, _)| desk::is_at_hand(shell)) {
        for kind in ["xterm", "xterm-256color", "screen-256color"] {
            suspend_and_call_back(shell, kind, By::Shell);
        }
    }
}

#[test]
fn with_the_editor_the_program_that_waits_for_it_is_suspended() {
    for shell in SHELLS.into_iter().filter(|(shell, _)| desk::is_at_hand(shell)) {
        suspend_and_call_back(shell, "xterm-256color", By::Program);
    }
}
