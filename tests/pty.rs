//! The real binary in a real terminal.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// An editor in a terminal of its own.
struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn edit(folder: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_verse"));
        command.arg("edit");
        command.args(arguments);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env("HOME", folder);
        command.env("XDG_STATE_HOME", folder.join("state"));
        command.env("XDG_CONFIG_HOME", folder.join("config"));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        Self { screen: vt100::Parser::new(ROWS, COLUMNS, 0), output, input, child, _master: pair.master }
    }

    fn send(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads the screen until it is as wanted.
    fn wait_until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !wanted(&self.contents()) {
            assert!(begun.elapsed() < PATIENCE, "{what} did not come:\n{}", self.contents());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.screen.process(&bytes);
            }
        }
    }

    fn wait_for(&mut self, words: &str) {
        self.wait_until(words, |screen| screen.contains(words));
    }

    /// Waits until the process has ended and takes in the last of what it wrote.
    fn wait_for_the_end(&mut self) -> bool {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
                    self.screen.process(&bytes);
                }
                return status.success();
            }
            assert!(begun.elapsed() < PATIENCE, "the editor did not end:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn kill(&self, signal: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &process]).status().unwrap().success());
    }
}

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
    for signal in ["-TERM", "-HUP"] {
        let mut terminal = Terminal::edit(folder.path(), &["pond.txt"]);
        terminal.wait_for("pond.txt");
        terminal.send("a frog leaps");
        terminal.wait_for("a frog leaps");
        terminal.kill(signal);
        assert!(!terminal.wait_for_the_end());
        assert!(!terminal.screen.screen().alternate_screen(), "the terminal is given back");
        let mut again = Terminal::edit(folder.path(), &["pond.txt"]);
        again.wait_for("had not saved");
        again.send("t");
        again.wait_for("a frog leaps");
        again.send("\u{11}d");
        assert!(again.wait_for_the_end());
    }
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
