//! The pages people read: every command they show runs, and prints what they say it prints.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out a folder and run the commands of a page in it"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a page tells the reader to run but that is no part of trying the page out: it builds, installs or opens a screen.
const NOT_HERE: [&str; 5] = ["cargo test", "cargo install", "verse edit", "verse hook", "verse lsp"];

/// A command of a page and the lines shown below it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// The commands of a page: in its `console` blocks, after `$ `.
fn commands(page: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            inside = fence == "console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            shown.push(Shown { command: command.to_owned(), lines: Vec::new() });
        } else if let Some(last) = shown.last_mut().filter(|_| inside) {
            last.lines.push(line.to_owned());
        }
    }
    shown
}

/// A folder as a reader has it: the drafts of this repository and their settings.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::create_dir(folder.path().join("drafts")).unwrap();
    fs::copy(root.join("verse.toml"), folder.path().join("verse.toml")).unwrap();
    for draft in fs::read_dir(root.join("drafts")).unwrap().map(Result::unwrap) {
        fs::copy(draft.path(), folder.path().join("drafts").join(draft.file_name())).unwrap();
    }
    folder
}

/// What a command prints, standard error after standard output, and whether it ended with 0 or 1.
fn run(command: &str, folder: &Path) -> (String, bool) {
    let verse = Path::new(env!("CARGO_BIN_EXE_verse")).parent().unwrap();
    let path = format!("{}:{}", verse.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &command.replace("cargo run -- ", "verse ")])
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path), ("HOME", folder.join(".home").display().to_string())])
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), matches!(output.status.code(), Some(0 | 1)))
}

/// Whether the printed lines are those shown; `...` alone stands for any lines, at a line's end for the rest of it.
fn agree(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line.trim() == "..." => (0..=printed.len()).any(|at| agree(rest, &printed[at..])),
        Some((line, rest)) => printed.split_first().is_some_and(|(first, others)| {
            let same =
                line.strip_suffix("...").map_or(first.trim_end() == line.trim_end(), |begun| first.starts_with(begun));
            same && agree(rest, others)
        }),
    }
}

/// Runs a page from top to bottom in one folder.
fn try_out(page: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let folder = folder();
    let commands = commands(&text);
    assert!(!commands.is_empty(), "{page} shows no command");
    for Shown { command, mut lines } in commands {
        if NOT_HERE.iter().any(|start| command.starts_with(start)) {
            continue;
        }
        let (printed, well) = run(&command, folder.path());
        assert!(well, "{page}: {command}\n{printed}");
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let printed: Vec<&str> = printed.trim_end().lines().collect();
        assert!(
            lines.is_empty() || agree(&lines, &printed),
            "{page}: {command}\n--- shown\n{}\n--- printed\n{}",
            lines.join("\n"),
            printed.join("\n")
        );
    }
}

#[test]
fn the_readme_shows_what_is_so() {
    try_out("README.md");
}

#[test]
fn a_poets_first_hour_goes_as_told() {
    try_out("docs/poets.md");
}

#[test]
fn a_teachers_scansion_goes_as_told() {
    try_out("docs/teachers.md");
}

#[test]
fn a_scholars_commands_print_what_is_told() {
    try_out("docs/scholars.md");
}

#[test]
fn a_form_of_ones_own_goes_as_told() {
    try_out("docs/forms.md");
}

#[test]
fn a_tool_builders_commands_print_what_is_told() {
    try_out("docs/tools.md");
}

/// The rooms named in a cell of the table of rooms, what stands in brackets left out.
fn rooms_in(cell: &str) -> Vec<String> {
    let said = cell.split('(').next().unwrap();
    said.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every file of a room, which may be a file itself.
fn files_of(room: &Path) -> Vec<PathBuf> {
    if room.is_file() {
        return vec![room.to_owned()];
    }
    let entries = fs::read_dir(room).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| files_of(&path));
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

#[test]
fn rooms_use_no_others_than_the_architecture_lets_them() {
    let page = fs::read_to_string("docs/ARCHITECTURE.md").unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `src/")?.split_once('`'));
    let rooms: BTreeMap<String, Vec<String>> = rows
        .map(|(room, rest)| {
            let below = rest.trim_end_matches('|').rsplit_once('|').unwrap().1;
            (room.trim_end_matches(".rs").to_owned(), rooms_in(below))
        })
        .collect();
    assert!(rooms.len() > 13, "{rooms:?}");
    for room in rooms.keys() {
        let mut may_use: Vec<&str> = vec![room.as_str()];
        let mut at = 0;
        while let Some(next) = may_use.get(at).and_then(|name| rooms.get(*name)) {
            let new: Vec<&str> = next.iter().map(String::as_str).filter(|name| !may_use.contains(name)).collect();
            may_use.extend(new.into_iter().filter(|name| rooms.contains_key(*name)));
            at += 1;
        }
        let folder = Path::new("src").join(room);
        let place = if folder.is_dir() { folder } else { folder.with_extension("rs") };
        for file in files_of(&place) {
            let text = fs::read_to_string(&file).unwrap();
            for used in text.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                let is_room = rooms.contains_key(&used);
                assert!(!is_room || may_use.contains(&used.as_str()), "{} uses {used}: {may_use:?}", file.display());
            }
        }
    }
}
