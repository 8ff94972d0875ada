//! The pages people read: every command they show runs, and prints what they say it prints.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out a folder and run the commands of a page in it"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What a page tells the reader to run but that is no part of trying the page out: it builds, installs or opens a screen.
const NOT_HERE: [&str; 5] = ["cargo test", "cargo install", "verse edit", "verse hook", "verse lsp"];

/// What pages use beside verse. A command that begins with one is left out where the machine lacks it.
const OTHER_TOOLS: [&str; 2] = ["jq", "python3"];

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

/// A folder as a reader has it: the drafts of this repository, their settings, and the poems to try the score on.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::create_dir(folder.path().join("drafts")).unwrap();
    fs::copy(root.join("verse.toml"), folder.path().join("verse.toml")).unwrap();
    for draft in fs::read_dir(root.join("drafts")).unwrap().map(Result::unwrap) {
        fs::copy(draft.path(), folder.path().join("drafts").join(draft.file_name())).unwrap();
    }
    fs::create_dir(folder.path().join("examples")).unwrap();
    let poems = root.join("examples/evaluation");
    let copied = Command::new("cp").arg("-R").arg(poems).arg(folder.path().join("examples")).status().unwrap();
    assert!(copied.success());
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

/// Whether a command begins with a tool that this machine lacks.
fn lacks_tool(command: &str, folder: &Path) -> bool {
    let tool = OTHER_TOOLS.iter().find(|tool| command.split_whitespace().next() == Some(**tool));
    tool.is_some_and(|tool| !run(&format!("{tool} --version"), folder).1)
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
        if NOT_HERE.iter().any(|start| command.starts_with(start)) || lacks_tool(&command, folder.path()) {
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
fn verse_in_prose_is_found_as_told() {
    try_out("docs/find.md");
}

#[test]
fn what_is_heard_aloud_is_spoken_as_told() {
    try_out("docs/aloud.md");
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

#[test]
fn an_evaluations_commands_print_what_is_told() {
    try_out("docs/evaluation.md");
}
