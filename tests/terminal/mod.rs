//! A terminal with the real binary in it.
#![allow(dead_code, unreachable_pub, reason = "each test file uses the part it needs")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine before the test gives up.
pub const PATIENCE: Duration = Duration::from_secs(60);

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// An editor in a terminal of its own.
pub struct Terminal {
    pub screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Option<Box<dyn std::io::Write + Send>>,
    pub child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
}

impl Terminal {
    pub fn edit(folder: &Path, arguments: &[&str]) -> Self {
        let arguments: Vec<&str> = ["edit"].iter().chain(arguments).copied().collect();
        Self::run(env!("CARGO_BIN_EXE_verse"), folder, &arguments)
    }

    pub fn run(program: &str, folder: &Path, arguments: &[&str]) -> Self {
        Self::run_as("xterm-256color", program, folder, arguments)
    }

    /// Runs a program in a terminal that says it is of this kind.
    pub fn run_as(kind: &str, program: &str, folder: &Path, arguments: &[&str]) -> Self {
        let home = [("HOME", folder.into()), ("XDG_STATE_HOME", folder.join("state"))];
        let rest = [("XDG_CONFIG_HOME", folder.join("config")), ("TERM", kind.into())];
        Self::run_in(program, folder, arguments, &[&home[..], &rest].concat())
    }

    /// Runs a program with these variables in its environment.
    pub fn run_in(program: &str, folder: &Path, arguments: &[&str], environment: &[(&str, PathBuf)]) -> Self {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
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
        Self {
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            output,
            input: Some(input),
            child,
            master: Some(pair.master),
        }
    }

    pub fn send(&mut self, keys: &str) {
        let input = self.input.as_mut().unwrap();
        // An editor that was killed a moment ago reads no more.
        let _ = input.write_all(keys.as_bytes()).and_then(|()| input.flush());
    }

    /// Gives the window another size.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.screen.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
    }

    /// Reads what there is to see, and waits a little for it.
    pub fn look(&mut self) {
        if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
            self.screen.process(&bytes);
        }
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads the screen until it is as wanted.
    pub fn wait_until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !wanted(&self.contents()) {
            assert!(begun.elapsed() < PATIENCE, "{what} did not come:\n{}", self.contents());
            self.look();
        }
    }

    pub fn wait_for(&mut self, words: &str) {
        self.wait_until(words, |screen| screen.contains(words));
    }

    /// Waits until the process has ended and takes in the last of what it wrote.
    pub fn wait_for_the_end(&mut self) -> bool {
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

    pub fn kill(&self, signal: &str) {
        let process = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
    }

    /// Undoes the terminal's key for the end of input: `portable-pty` sends Enter and that key before it closes, which would answer a question.
    fn say_no_goodbye(&self) {
        let file = if cfg!(target_os = "linux") { "-F" } else { "-f" };
        if let Some(name) = self.master.as_ref().and_then(|master| master.tty_name()) {
            let done = Command::new("stty").arg(file).arg(name).args(["eof", "undef"]).status();
            assert!(done.is_ok_and(|status| status.success()), "stty cannot set the terminal");
        }
    }

    /// Closes the terminal, as when its window is closed or the line to it breaks.
    pub fn close(&mut self) {
        // The thread that reads the screen holds the terminal open until it has something to hand on and nobody to take it. A key that
        // writes nothing and answers no question has the screen drawn.
        self.output = channel().1;
        self.send("\u{1b}[A");
        std::thread::sleep(Duration::from_millis(500));
        self.say_no_goodbye();
        self.input = None;
        self.master = None;
    }
}

/// The recovery files under a home folder, as texts.
pub fn recovered(home: &Path) -> Vec<String> {
    let files = std::fs::read_dir(home.join("state/verse/recovery")).into_iter().flatten().flatten();
    let drafts = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|kind| kind == "txt"));
    drafts.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}
