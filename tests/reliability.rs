//! Nothing is lost: the real editor under faults, and killed at random moments.
//!
//! `docs/reliability.md` tells what came of it. The thousand kills are run on demand:
//! `cargo test --release --test reliability -- --ignored --nocapture`; `VERSE_KILLS` sets their number.
#![cfg(all(unix, feature = "tui"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::disallowed_methods, reason = "the test is the world outside")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the figures are what the run is for")]

mod terminal;

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use terminal::{PATIENCE, Terminal, recovered};

const OLD: &str = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";

const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";

/// A folder with a draft in it, and an editor that shows it.
fn opened(folder: &Path) -> (PathBuf, Terminal) {
    let path = folder.join("pond.txt");
    fs::write(&path, OLD).unwrap();
    let mut terminal = Terminal::edit(folder, &["pond.txt"]);
    terminal.wait_for("save");
    (path, terminal)
}

/// Types a word, saves, and waits for what is told.
fn save_and_read(terminal: &mut Terminal, told: &str) {
    terminal.send("winter ");
    terminal.wait_for("winter");
    terminal.send(SAVE);
    terminal.wait_until(told, |screen| screen.split_whitespace().collect::<Vec<_>>().join(" ").contains(told));
}

fn leave_without_saving(mut terminal: Terminal) {
    terminal.send(QUIT);
    terminal.wait_for("quit without saving");
    terminal.send("d");
    assert!(terminal.wait_for_the_end());
}

/// Waits until the recovery file holds these words.
fn wait_for_recovery(home: &Path, words: &str) {
    let begun = Instant::now();
    while !recovered(home).iter().any(|text| text.contains(words)) {
        assert!(begun.elapsed() < PATIENCE, "no recovery file holds {words:?}: {:?}", recovered(home));
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_file_made_read_only_while_it_is_open_is_told_and_the_words_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut terminal) = opened(folder.path());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    save_and_read(&mut terminal, "Not saved");
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    wait_for_recovery(folder.path(), "winter");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    terminal.send(SAVE);
    terminal.wait_for("Saved");
    assert!(fs::read_to_string(&path).unwrap().starts_with("winter "));
}

#[test]
fn a_file_removed_while_it_is_open_is_asked_about_and_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut terminal) = opened(folder.path());
    fs::remove_file(&path).unwrap();
    save_and_read(&mut terminal, "is no longer there");
    terminal.send("w");
    terminal.wait_for("Saved");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("winter {OLD}"));
}

#[test]
fn a_file_replaced_while_it_is_open_is_never_written_over_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut terminal) = opened(folder.path());
    fs::write(folder.path().join("other"), "somebody else's pond\n").unwrap();
    fs::rename(folder.path().join("other"), &path).unwrap();
    save_and_read(&mut terminal, "was changed by something else");
    assert_eq!(fs::read_to_string(&path).unwrap(), "somebody else's pond\n");
    terminal.send("k");
    leave_without_saving(terminal);
    assert_eq!(fs::read_to_string(&path).unwrap(), "somebody else's pond\n");
}

#[test]
fn a_symlinked_draft_is_saved_through_its_link_and_keeps_its_mode() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.txt");
    fs::write(&real, OLD).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, folder.path().join("link.txt")).unwrap();
    let mut terminal = Terminal::edit(folder.path(), &["link.txt"]);
    terminal.wait_for("save");
    save_and_read(&mut terminal, "Saved");
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
    assert_eq!(fs::read_to_string(&real).unwrap(), format!("winter {OLD}"));
}

#[test]
fn a_file_that_may_grow_no_further_is_told_and_the_words_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pond.txt");
    let long = "the long night\n".repeat(80);
    fs::write(&path, &long).unwrap();
    // The limit holds for the recovery file too, so only what the draft's own file says is looked at.
    let limited = format!("trap '' XFSZ; ulimit -f 1; exec {} edit pond.txt", env!("CARGO_BIN_EXE_verse"));
    let mut terminal = Terminal::run("sh", folder.path(), &["-c", &limited]);
    terminal.wait_for("save");
    save_and_read(&mut terminal, "Not saved");
    assert!(terminal.contents().contains("winter"), "{}", terminal.contents());
    leave_without_saving(terminal);
    assert_eq!(fs::read_to_string(&path).unwrap(), long);
}

/// A small file system of its own, where the test may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=32k", "tmpfs"]).arg(folder.path()).output();
        let mounted = mounted.is_ok_and(|output| output.status.success());
        if !mounted {
            println!("skipped: no file system can be mounted here");
        }
        mounted.then_some(Self(folder))
    }

    fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        assert!(Command::new("mount").args(["-o", &options]).arg(self.0.path()).status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_the_words_are_kept() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let home = tempfile::tempdir().unwrap();
    let path = disk.0.path().join("pond.txt");
    fs::write(&path, OLD).unwrap();
    let mut terminal = Terminal::edit(home.path(), &[path.to_str().unwrap()]);
    terminal.wait_for("save");
    let filler = disk.0.path().join("filler");
    let _ = fs::write(&filler, vec![b'x'; 64 << 10]);
    save_and_read(&mut terminal, "the disk is full");
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    wait_for_recovery(home.path(), "winter");
    fs::remove_file(filler).unwrap();
    terminal.send(SAVE);
    terminal.wait_for("Saved");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("winter {OLD}"));
}

#[test]
fn a_folder_that_became_read_only_is_told_and_the_words_are_kept() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let home = tempfile::tempdir().unwrap();
    let path = disk.0.path().join("pond.txt");
    fs::write(&path, OLD).unwrap();
    let mut terminal = Terminal::edit(home.path(), &[path.to_str().unwrap()]);
    terminal.wait_for("save");
    disk.remount("ro");
    save_and_read(&mut terminal, "Not saved");
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    wait_for_recovery(home.path(), "winter");
    disk.remount("rw");
    terminal.send(SAVE);
    terminal.wait_for("Saved");
}

#[test]
fn a_closed_terminal_leaves_the_words_in_the_recovery_file() {
    for detached in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = if detached {
            // In a session of its own no signal tells of the end: only reading the terminal does.
            let verse = env!("CARGO_BIN_EXE_verse");
            Terminal::run("setsid", folder.path(), &["--wait", verse, "edit", "pond.txt"])
        } else {
            Terminal::edit(folder.path(), &["pond.txt"])
        };
        terminal.wait_for("save");
        terminal.send("winter ");
        terminal.wait_for("winter");
        terminal.close();
        wait_for_recovery(folder.path(), "winter");
        terminal.wait_for_the_end();
    }
}

/// Numbers that look like chance and can be had again.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        // Knuth's MMIX multiplier and increment.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// How many editors run beside each other.
const BESIDE: usize = 8;

/// Every so manyth kill comes after seconds of typing without a save, to see what the recovery file holds.
const TYPED_FOR_SECONDS_EVERY: usize = 10;

/// A recovery file is written two seconds after an edit; a busy machine may take as long again.
const LAST_SECONDS: Duration = Duration::from_secs(4);

#[derive(Default)]
struct Tally {
    old: AtomicUsize,
    new: AtomicUsize,
    recovered: AtomicUsize,
    left_beside: AtomicUsize,
}

#[test]
#[ignore = "takes minutes; VERSE_KILLS sets how many editors are killed"]
fn killed_at_random_moments_the_file_is_the_old_or_the_new_version_whole() {
    let kills: usize = std::env::var("VERSE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(1000);
    let (tally, next) = (Tally::default(), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..BESIDE {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    match round {
                        round if round >= kills => return,
                        round if round % TYPED_FOR_SECONDS_EVERY == 0 => kill_while_typing(round, &tally),
                        round => kill_while_saving(round, &tally),
                    }
                }
            });
        }
    });
    let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    println!(
        "{kills} kills: {} found the version from before any save, {} a later one, 0 anything else;",
        count(&tally.old),
        count(&tally.new)
    );
    println!("{} recovery files held all but the last seconds;", count(&tally.recovered));
    println!("{} files were left beside a draft", count(&tally.left_beside));
}

/// Types words, saves after each, kills at any moment; the file must be one of the versions saved, whole.
fn kill_while_saving(round: usize, tally: &Tally) {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut terminal) = opened(folder.path());
    let mut dice = Dice(round as u64);
    let words: Vec<String> = (0..12).map(|nth| format!("word{nth} ")).collect();
    let keys: String = words.iter().flat_map(|word| [word, SAVE]).collect();
    terminal.send(&keys);
    std::thread::sleep(Duration::from_micros(dice.throw(60_000)));
    terminal.kill("-KILL");
    terminal.wait_for_the_end();
    let versions: HashSet<String> = (0..=words.len()).map(|saved| words[..saved].concat() + OLD).collect();
    let found = fs::read_to_string(&path).unwrap();
    assert!(versions.contains(&found), "round {round}: {found:?}");
    let counter = if found == OLD { &tally.old } else { &tally.new };
    counter.fetch_add(1, Ordering::Relaxed);
    let beside = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name());
    let beside = beside.filter(|name| name != "pond.txt" && name != "state" && name != "config").count();
    tally.left_beside.fetch_add(beside, Ordering::Relaxed);
}

/// Types for some seconds without saving and kills; the recovery file must hold all but the last seconds.
fn kill_while_typing(round: usize, tally: &Tally) {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut terminal) = opened(folder.path());
    let mut dice = Dice(round as u64);
    let (begun, lasts) = (Instant::now(), LAST_SECONDS + Duration::from_millis(1000 + dice.throw(4000)));
    let mut typed: Vec<(Duration, String)> = Vec::new();
    while begun.elapsed() < lasts {
        let word = format!("word{} ", typed.len());
        terminal.send(&word);
        typed.push((begun.elapsed(), word));
        std::thread::sleep(Duration::from_millis(20 + dice.throw(150)));
    }
    let killed = begun.elapsed();
    terminal.kill("-KILL");
    terminal.wait_for_the_end();
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD, "round {round}");
    let sure = typed.iter().filter(|(at, _)| *at + LAST_SECONDS < killed).map(|(_, word)| word.as_str());
    let sure: String = sure.collect();
    let found = recovered(folder.path());
    let whole: String = typed.iter().map(|(_, word)| word.as_str()).collect();
    let holds = |text: &String| {
        text.strip_suffix(OLD).is_some_and(|words| words.starts_with(&sure) && whole.starts_with(words))
    };
    assert!(found.iter().any(holds), "round {round}: {sure:?} is not in {found:?}");
    tally.recovered.fetch_add(1, Ordering::Relaxed);
    tally.old.fetch_add(1, Ordering::Relaxed);
}
