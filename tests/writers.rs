//! Many programs that write the same files beside the drafts at once: nothing that one writes is lost to another.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders of drafts and run the program"
)]

mod desk;

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};

use desk::Desk;
use verse::workspace::side::{self, SideFile, side_path};
use verse::workspace::{Accepted, Mapping, Projects, Scope};

/// How many write at once.
const WRITERS: usize = 200;

const CONFIG: &[u8] = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n";

/// Runs one `verse` for each of these arguments, all at once, and waits until each has ended well.
fn all_at_once(desk: &Desk, runs: impl Iterator<Item = Vec<String>>) {
    let start = |arguments: Vec<String>| -> Child {
        Command::new(env!("CARGO_BIN_EXE_verse"))
            .args(arguments)
            .current_dir(desk.folder.path())
            .env("HOME", desk.folder.path().join(".home"))
            .env_remove("XDG_CONFIG_HOME")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let running: Vec<Child> = runs.map(start).collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// A name for a number that is a word.
fn word(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
    format!("zo{}{}", letter(number / 26), letter(number))
}

#[test]
fn two_hundred_words_taught_at_once_are_all_known() {
    let desk = Desk::new(&[("verse.toml", CONFIG)]);
    let say = |number| ["say", "--project", &word(number), "Z", "OW1"].map(str::to_owned).to_vec();
    all_at_once(&desk, (0..WRITERS).map(say));
    let text = fs::read_to_string(desk.folder.path().join("lexicon.dict")).unwrap();
    let words: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(words.len(), WRITERS);
}

#[test]
fn two_hundred_departures_accepted_at_once_are_all_accepted() {
    let line = |number| format!("snow has filled the empty {}", word(number));
    let lines: Vec<String> = (0..WRITERS).map(line).collect();
    let desk =
        Desk::new(&[("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = { lines = 200, syllables = 3 }\n")]);
    desk.put("i.txt", format!("{}\n", lines.join("\n")).as_bytes());
    let allow = |number| {
        let place = format!("i.txt:{}", number + 1);
        ["allow", &place, "syllables", "--reason", "meant so"].map(str::to_owned).to_vec()
    };
    // Some are asked for twice: what two accept at the same time is there once.
    all_at_once(&desk, (0..20).chain(0..WRITERS).map(allow));
    let path = desk.folder.path().join("allow.toml");
    let accepted = Accepted::read(&path, "allow.toml", &fs::read_to_string(&path).unwrap()).unwrap();
    let words: BTreeSet<&str> = accepted.entries.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!((words.len(), accepted.entries.len()), (WRITERS, WRITERS));
}

#[test]
fn two_hundred_drafts_mapped_and_lines_kept_at_once_are_all_there() {
    let desk = Desk::new(&[("verse.toml", b"# mine\n")]);
    let (config, draft) = (desk.folder.path().join("verse.toml"), desk.folder.path().join("i.txt"));
    // What is planned before another writes is laid over what the other wrote.
    let map = |number| Mapping::plan(&config, &desk.folder.path().join(format!("{}.txt", word(number))), "haiku");
    let planned: Vec<Mapping> = (0..WRITERS).map(|number| map(number).unwrap()).collect();
    let project = Projects::new(&Scope::default()).of(&draft);
    std::thread::scope(|scope| {
        for (number, mapping) in planned.iter().enumerate() {
            scope.spawn(|| mapping.write().unwrap());
            let (project, draft) = (&project, &draft);
            scope.spawn(move || {
                let kept = format!("[[kept]]\nline = \"snow {number}\"\nwordings = [\"rain {number}\"]\n");
                side::write(project, draft, None, Some(&kept)).unwrap();
            });
        }
    });
    let text = fs::read_to_string(&config).unwrap();
    assert!(text.starts_with("# mine\n"));
    assert_eq!(text.matches("[[drafts]]").count(), WRITERS);
    let kept = fs::read_to_string(side_path(&project, &draft)).unwrap();
    assert_eq!(SideFile::parse(&kept).unwrap().kept.len(), WRITERS);
}
