//! The clipboard of the system, through the programs that serve it.
//!
//! Copying also goes to the terminal (OSC 52), which reaches the poet's own screen over a remote connection; few terminals
//! hand out their clipboard, so pasting needs a program. The editor never waits for one.
#![allow(clippy::disallowed_methods, reason = "programs are found and run here")]

use std::env;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::workspace::LARGEST;

/// How long a program may take to hand over what the clipboard holds.
const PATIENCE: Duration = Duration::from_secs(1);

/// The most bytes read: one more than a draft may hold, so that the draft refuses it with a message.
const MOST_BYTES: u64 = LARGEST + 1;

/// The programs that put text on the clipboard and fetch it, each with its arguments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clipboard {
    copy: Vec<String>,
    paste: Vec<String>,
}

/// An environment variable, and the programs that copy and paste where it is set.
const KNOWN: &[(&str, &str, &str)] = &[
    ("WAYLAND_DISPLAY", "wl-copy", "wl-paste --no-newline"),
    ("DISPLAY", "xclip -selection clipboard -in", "xclip -selection clipboard -out"),
    ("DISPLAY", "xsel --clipboard --input", "xsel --clipboard --output"),
    ("WSL_DISTRO_NAME", "clip.exe", "powershell.exe -NoProfile -Command Get-Clipboard"),
    ("TERMUX_VERSION", "termux-clipboard-set", "termux-clipboard-get"),
    // Every Mac has these two, and nothing else does.
    ("HOME", "pbcopy", "pbpaste"),
];

impl Clipboard {
    /// The poet's own commands; where one is not given, the first that is known and installed.
    pub fn new(copy: Option<&str>, paste: Option<&str>) -> Self {
        let served = |(variable, copy, _): &&(&str, &str, &str)| env::var_os(variable).is_some() && is_installed(copy);
        let known = KNOWN.iter().find(served).map_or(("", ""), |&(_, copy, paste)| (copy, paste));
        Self { copy: words(copy.unwrap_or(known.0)), paste: words(paste.unwrap_or(known.1)) }
    }

    /// Whether the system's clipboard can be asked for what it holds.
    pub fn can_paste(&self) -> bool {
        !self.paste.is_empty()
    }

    /// Puts text on the clipboard, without waiting for it to arrive.
    pub(super) fn put(&self, text: String) {
        let Some(mut child) = start(&self.copy, Stdio::piped(), Stdio::null()) else { return };
        thread::spawn(move || {
            if let Some(mut input) = child.stdin.take() {
                // A program that ends early has no use for the rest.
                let _ = input.write_all(text.as_bytes());
            }
            let _ = child.wait();
        });
    }

    /// Reads the clipboard; `answer` is called once, with `None` when no text came in time.
    pub(super) fn ask(&self, answer: impl FnOnce(Option<String>) + Send + 'static) {
        let child = start(&self.paste, Stdio::null(), Stdio::piped());
        thread::spawn(move || answer(child.and_then(fetched)));
    }
}

/// The output of a program, if it succeeds within a second.
fn fetched(mut child: Child) -> Option<String> {
    let output = child.stdout.take()?;
    let (sender, received) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(MOST_BYTES).read_to_end(&mut bytes);
        // The receiver is gone when the program took too long.
        let _ = sender.send(read.ok().map(|_| bytes));
    });
    let bytes = received.recv_timeout(PATIENCE).ok().flatten();
    if bytes.is_none() {
        let _ = child.kill();
    }
    let ended = child.wait().ok()?;
    bytes.filter(|bytes| ended.success() && !bytes.is_empty()).and_then(text_of)
}

/// Bytes as text, if they are UTF-8; a text cut at the limit may end inside a letter.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let is_cut = bytes.len() as u64 >= MOST_BYTES;
    String::from_utf8(bytes)
        .or_else(|error| {
            let cut = is_cut && error.utf8_error().error_len().is_none();
            if cut { Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()) } else { Err(error) }
        })
        .ok()
}

fn start(command: &[String], input: Stdio, output: Stdio) -> Option<Child> {
    let (program, arguments) = command.split_first()?;
    Command::new(program).args(arguments).stdin(input).stdout(output).stderr(Stdio::null()).spawn().ok()
}

fn words(command: &str) -> Vec<String> {
    command.split_whitespace().map(str::to_owned).collect()
}

fn is_installed(command: &str) -> bool {
    let program = command.split(' ').next().unwrap_or_default();
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder| Path::new(&folder).join(program).is_file())
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn answer(paste: &str) -> Option<String> {
        let clipboard = Clipboard { copy: Vec::new(), paste: paste.split('|').map(str::to_owned).collect() };
        let (sender, received) = mpsc::channel();
        clipboard.ask(move |text| sender.send(text).unwrap());
        received.recv().unwrap()
    }

    #[test]
    fn what_the_program_prints_is_pasted() {
        assert_eq!(answer("printf|snow\nrain"), Some("snow\nrain".to_owned()));
    }

    #[test]
    fn a_program_that_fails_hangs_or_is_not_there_gives_nothing() {
        assert_eq!(answer("sh|-c|printf snow; exit 1"), None);
        assert_eq!(answer("sh|-c|sleep 30"), None);
        assert_eq!(answer("no-such-program-anywhere"), None);
    }

    #[test]
    fn text_is_handed_to_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let (file, done) = (folder.path().join("copied"), folder.path().join("done"));
        let script = format!("cat > {} && touch {}", file.display(), done.display());
        let copy = vec!["sh".to_owned(), "-c".to_owned(), script];
        Clipboard { copy, paste: Vec::new() }.put("snow\n".to_owned());
        while !done.exists() {
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), "snow\n");
    }
}
