//! A desk for the program's tests: folders of drafts, scratch repositories, and the tools that read what it prints.
#![allow(dead_code, unreachable_pub, reason = "each test file uses the part it needs")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A haiku, one with two syllables too many in its second line, and the settings that make haiku of a folder's drafts.
pub const FITS: &str = "the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n";
pub const BROKEN: &str = "the old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock\n";

/// A folder of drafts in which `verse` runs, with nothing of the machine's own settings.
pub struct Desk {
    pub folder: TempDir,
}

/// What a run printed and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.put(".git/HEAD", b"ref: refs/heads/main\n");
        for (name, bytes) in files {
            desk.put(name, bytes);
        }
        desk
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn verse(&self, arguments: &[&str]) -> Said {
        self.verse_reading(arguments, b"")
    }

    /// Runs `verse` in a folder of the desk.
    pub fn verse_in(&self, folder: &Path, arguments: &[&str]) -> Said {
        self.run_in(folder, arguments, b"")
    }

    pub fn verse_reading(&self, arguments: &[&str], input: &[u8]) -> Said {
        self.run_in(self.folder.path(), arguments, input)
    }

    fn run_in(&self, folder: &Path, arguments: &[&str], input: &[u8]) -> Said {
        let home = self.folder.path().join(".home");
        let mut child = Command::new(env!("CARGO_BIN_EXE_verse"))
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Said::from(child.wait_with_output().unwrap())
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A scratch repository, with nothing of the machine's own settings and `verse` in the path.
pub struct Repository {
    pub folder: TempDir,
}

impl Repository {
    pub fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let verse = Path::new(env!("CARGO_BIN_EXE_verse")).parent().unwrap();
        let path = format!("{}:{}", verse.display(), std::env::var("PATH").unwrap());
        let home = self.root().join(".home");
        Command::new(program)
            .args(arguments)
            .current_dir(self.root())
            .env_clear()
            .envs([("PATH", path.as_str()), ("HOME", &home.to_string_lossy()), ("GIT_CONFIG_NOSYSTEM", "1")])
            .envs([("GIT_AUTHOR_NAME", "A Poet"), ("GIT_AUTHOR_EMAIL", "poet@example.org")])
            .envs([("GIT_COMMITTER_NAME", "A Poet"), ("GIT_COMMITTER_EMAIL", "poet@example.org")])
            .output()
            .unwrap()
    }

    pub fn git(&self, arguments: &[&str]) {
        let output = self.run("git", arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits what is staged; the answer is whether the hook let it through, and all that was printed.
    pub fn commit(&self) -> (bool, String) {
        let output = self.run("git", &["commit", "--quiet", "--message", "drafts"]);
        (output.status.success(), said(&output))
    }

    pub fn verse(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.run(env!("CARGO_BIN_EXE_verse"), arguments);
        (output.status.code(), said(&output))
    }
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Whether a tool that not every machine has can be used; under `VERSE_NEED` a missing one fails the test.
pub fn is_at_hand(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").output().is_ok();
    let needed = std::env::var("VERSE_NEED").unwrap_or_default().split_whitespace().any(|name| name == tool);
    assert!(found || !needed, "{tool} is needed and not there");
    if !found {
        eprintln!("skipped: there is no {tool}");
    }
    found
}
