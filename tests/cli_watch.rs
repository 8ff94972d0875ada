//! `verse check --watch` beside editors that save in every way, and a long run on a terminal.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "these tests save files and end programs")]

mod desk;
mod terminal;

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use desk::{BROKEN, Desk, FITS};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// How long a line may take before the test gives up; no test rests on how soon one comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A watch under way.
struct Watch {
    child: Child,
    /// What it prints for use, and what it says about its work; which of the two comes first is not told.
    findings: Receiver<String>,
    remarks: Receiver<String>,
}

/// The lines of a stream as they come.
fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            if line.is_err() || sender.send(line.unwrap()).is_err() {
                return;
            }
        }
    });
    lines
}

impl Watch {
    fn start(desk: &Desk) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_verse"))
            .args(["check", "--watch", "--output-format", "concise"])
            .current_dir(desk.folder.path())
            .env("HOME", desk.folder.path().join(".home"))
            .env_remove("XDG_CONFIG_HOME")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let findings = lines_of(child.stdout.take().unwrap());
        let remarks = lines_of(child.stderr.take().unwrap());
        Self { child, findings, remarks }
    }

    /// Waits for a finding that holds this.
    fn finds(&self, part: &str) {
        while !self.findings.recv_timeout(PATIENCE).unwrap().contains(part) {}
    }

    /// Waits for a remark that holds this.
    fn tells(&self, part: &str) {
        while !self.remarks.recv_timeout(PATIENCE).unwrap().contains(part) {}
    }

    /// Writes files one after another, and waits after each for what is seen of it.
    fn sees(&self, desk: &Desk, writes: &[(&str, &str, Seen)]) {
        for (name, text, seen) in writes {
            desk.put(name, text.as_bytes());
            match seen {
                Seen::Finding(part) => self.finds(part),
                Seen::Remark(part) => self.tells(part),
            }
        }
    }

    /// Ends the watch as ^C does, and says by which signal it ended; none when ^C was ignored, as it is behind a shell's `&`.
    fn interrupt(mut self) -> Option<i32> {
        Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.signal();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

impl Drop for Watch {
    /// A test that fails leaves no process behind.
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a watch prints after a file was written.
enum Seen {
    /// A finding that holds this.
    Finding(&'static str),
    /// A remark that holds this.
    Remark(&'static str),
}

#[test]
fn a_draft_is_checked_again_however_an_editor_saves_it() {
    let desk = Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n"),
        ("i.txt", BROKEN.as_bytes()),
    ]);
    let path = desk.folder.path().join("i.txt");
    let watch = Watch::start(&desk);
    watch.finds("i.txt:2:1: error[syllables] 9 syllables");
    watch.tells("1 draft: 1 error");
    // Written in place, as nano does.
    fs::write(&path, FITS).unwrap();
    watch.tells("it fits its form");
    // Another file put in its place, as vim and most others do.
    fs::write(desk.folder.path().join(".i.swp"), BROKEN.replace("wooden", "dusty wooden")).unwrap();
    fs::rename(desk.folder.path().join(".i.swp"), &path).unwrap();
    watch.finds("error[syllables] 11 syllables");
    // Gone for a moment, and back.
    fs::remove_file(&path).unwrap();
    watch.tells("no drafts in .");
    desk.put("i.txt", FITS.as_bytes());
    watch.tells("it fits its form");
    let settings = |form: &str| format!("[[drafts]]\npaths = [\"*.txt\"]\nform = \"{form}\"\n");
    watch.sees(
        &desk,
        &[
            // Settings count too, and broken ones end nothing.
            ("verse.toml", "[[draft]]\n", Seen::Remark("unknown key `draft`")),
            ("verse.toml", &settings("tanka"), Seen::Finding("line-count")),
            // And so do those they rest on, and what stands beside the draft.
            ("verse.toml", "extend = \"base.toml\"\n", Seen::Remark("base.toml")),
            ("base.toml", &settings("haiku"), Seen::Remark("it fits its form")),
            ("base.toml", &settings("tanka"), Seen::Finding("line-count")),
            (".verse/i.txt.toml", "[[pin]]\n", Seen::Remark("i.txt.toml")),
        ],
    );
    assert_eq!(watch.interrupt(), Some(2), "^C ends it");
}

#[test]
fn what_comes_and_goes_anywhere_is_seen() {
    let desk = Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n"),
        (".kept/linked", FITS.as_bytes()),
        ("i.txt", FITS.as_bytes()),
    ]);
    let at = |name: &str| desk.folder.path().join(name);
    std::os::unix::fs::symlink(at(".kept/linked"), at("linked.txt")).unwrap();
    let watch = Watch::start(&desk);
    watch.tells("2 drafts: all fit");
    // A folder that comes with its draft, goes, and comes back.
    for _ in 0..2 {
        desk.put("deep/er/ii.txt", BROKEN.as_bytes());
        watch.finds("deep/er/ii.txt:2:1: error[syllables] 9 syllables");
        fs::rename(at("deep"), at(".kept/deep")).unwrap();
        watch.tells("2 drafts: all fit");
        fs::remove_dir_all(at(".kept/deep")).unwrap();
    }
    let settings = "[[drafts]]\npaths = [\"*.txt\"]\nform = \"mine\"\n";
    watch.sees(
        &desk,
        &[
            // What a link leads to.
            (".kept/linked", BROKEN, Seen::Finding("linked.txt:2:1: error[syllables] 9 syllables")),
            // The poet's own lexicon, whose folder was not there.
            (
                ".home/.config/verse/lexicon.dict",
                "wooden W UH1 D\n",
                Seen::Finding("linked.txt:2:1: error[syllables] 8 syllables"),
            ),
            // A form of the project's, in a folder that was not there.
            ("verse.toml", settings, Seen::Remark("mine")),
            ("forms/mine.toml", "name = \"mine\"\nscheme = \"xxxx\"\n", Seen::Finding("line-count")),
        ],
    );
    assert_eq!(watch.interrupt(), Some(2), "^C ends it");
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_done_while_nothing_changes() {
    let desk = Desk::new(&[("i.txt", FITS.as_bytes())]);
    (0..2_000).for_each(|nth| desk.put(&format!("odes/{nth}.txt"), b"snow\n"));
    let watch = Watch::start(&desk);
    watch.tells("2001 drafts");
    // The clock's ticks that the process was given, of which there are a hundred in a second.
    let ticks = || -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", watch.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum()
    };
    // What came with the first check is looked at once more, and then nothing is.
    let is_idle = (0..60).any(|_| {
        let before = ticks();
        std::thread::sleep(Duration::from_secs(1));
        ticks() == before
    });
    assert!(is_idle, "a second of rest costs no tick");
    desk.put("i.txt", BROKEN.as_bytes());
    watch.tells("2001 drafts");
    watch.interrupt();
}

/// What a terminal is sent by a command.
fn on_terminal(desk: &Desk, arguments: &[&str]) -> String {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_verse"));
    command.args(arguments);
    command.cwd(desk.folder.path());
    command.env("TERM", "xterm");
    command.env("HOME", desk.folder.path().join(".home"));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut sent = String::new();
    // On Linux the terminal's end is an error, not an end.
    let _ = pair.master.try_clone_reader().unwrap().read_to_string(&mut sent);
    child.wait().unwrap();
    sent
}

#[test]
fn a_terminal_gets_color_and_a_short_run_no_progress() {
    let desk = Desk::new(&[("i.haiku.txt", BROKEN.as_bytes())]);
    let sent = on_terminal(&desk, &["check"]);
    assert!(sent.contains("\u{1b}[") && sent.contains("9 syllables"), "{sent:?}");
    assert!(!on_terminal(&desk, &["check", "--color", "never"]).contains('\u{1b}'));
    let counted = on_terminal(&desk, &["scan", "--statistics"]);
    assert!(!counted.contains(" of 1 drafts"), "{counted:?}");
}

#[test]
fn one_giant_poem_shows_that_something_goes_on_and_ends_at_once_when_interrupted() {
    let lines: String = (0..100_000)
        .flat_map(|nth| ["and window ".to_owned(), nth.to_string(), " gathers in its light\n".to_owned()])
        .collect();
    let desk = Desk::new(&[("giant.txt", lines.as_bytes())]);
    for arguments in [&["check", "--statistics", "--form", "blank verse"][..], &["scan", "--statistics"]] {
        let mut terminal = terminal::Terminal::run(env!("CARGO_BIN_EXE_verse"), desk.folder.path(), arguments);
        terminal.wait_for("0 of 1 drafts");
        terminal.send("\u{3}");
        assert!(!terminal.wait_for_the_end(), "{arguments:?}: it was ended, and did not come to an end");
    }
}
