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

/// The commands of pages that are not run here: how each begins, or all of it before a `$`, and why.
const NOT_HERE: &[(&str, &str)] = &[
    ("cargo test", "it is what runs this test"),
    ("cargo install", "it compiles for minutes, and installs"),
    ("cargo run --release", "it trains, for minutes to hours, on data that is not part of the project"),
    ("cargo fuzz", "it ends when it is stopped"),
    (".ci/", "CI runs it, and it runs this test"),
    ("sudo apt-get", "it installs; the step `deb` of .ci/run does it into a folder"),
    ("tar -xzf verse-*.tar.gz", "it installs; the step `package` of .ci/run does it into a folder"),
    ("brew ", "Homebrew is needed"),
    ("cp versewright.rb", "Homebrew is needed"),
    ("rustup target add", "it changes the toolchain; the step `web` of .ci/run does it"),
    ("node web/serve.mjs", "it ends when it is stopped; the step `web` of .ci/run serves the page"),
    ("npm install", "the step `web` of .ci/run does it"),
    ("pip install", "the step `python` of .ci/run does it"),
    ("spark-submit", "the step `spark` of .ci/run does it"),
    ("code --install-extension", "VS Code is needed; tests/lsp.rs speaks to the server as it does"),
    ("verse edit", "it opens a screen; tests/pty*.rs press keys in it"),
    ("verse hook install", "it writes into a repository; tests/cli_hook.rs has one"),
    ("verse aloud drafts/iii.txt --to iii.wav", "a voice is needed; tests/aloud.rs has one"),
    ("verse aloud drafts/iii.txt$", "it makes sounds; tests/aloud.rs has a voice that makes none"),
    ("verse aloud drafts/iii.txt:2$", "it makes sounds"),
    ("verse aloud drafts/iii.txt:1-4$", "it makes sounds"),
];

/// The pages that are tried one by one, so that they are tried side by side.
const TRIED_ALONE: &[&str] = &[
    "README.md",
    "docs/poets.md",
    "docs/find.md",
    "docs/aloud.md",
    "docs/teachers.md",
    "docs/scholars.md",
    "docs/forms.md",
    "docs/tools.md",
    "docs/evaluation.md",
];

/// What pages use beside verse. A command that begins with one is left out where the machine lacks it.
const OTHER_TOOLS: [&str; 2] = ["jq", "python3"];

/// A command of a page and the lines shown below it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// The commands of a page: in its `console` blocks after `$ `, and each line of its `sh` blocks, which show nothing.
fn commands(page: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = "";
    let mut goes_on = false;
    for line in page.lines() {
        if let Some(fence) = line.trim_start().strip_prefix("```") {
            inside = fence;
            continue;
        }
        let begun = match inside {
            "console" => line.strip_prefix("$ "),
            "sh" if !goes_on => Some(line),
            _ => None,
        };
        match (begun, shown.last_mut()) {
            (Some(command), _) => shown.push(Shown { command: command.to_owned(), lines: Vec::new() }),
            (None, Some(last)) if inside == "console" => last.lines.push(line.to_owned()),
            (None, Some(last)) if inside == "sh" => {
                last.command = format!("{} {line}", last.command.trim_end_matches('\\'));
            }
            _ => {}
        }
        goes_on = inside == "sh" && line.ends_with('\\');
    }
    shown
}

/// Every page of the project, but those of what it is built of, and the rules' own, which tests/rules.rs tries.
fn pages() -> Vec<String> {
    fn collect(folder: &Path, root: &Path, pages: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), entry.file_name().into_string().unwrap_or_default());
            if path.is_dir()
                && !name.starts_with('.')
                && !["target", "node_modules", "src", "forms"].contains(&name.as_str())
            {
                collect(&path, root, pages);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    collect(root, root, &mut pages);
    pages.sort();
    pages
}

/// Whether an entry of [`NOT_HERE`] means this command.
fn is_meant(start: &str, command: &str) -> bool {
    start.strip_suffix('$').map_or_else(|| command.starts_with(start), |whole| command.trim_end() == whole)
}

/// Why a command is not run here; `None` for one that is.
fn not_here(command: &str) -> Option<&'static str> {
    NOT_HERE.iter().find(|(start, _)| is_meant(start, command)).map(|(_, why)| *why)
}

fn text_of(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
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
    let text = text_of(page);
    let folder = folder();
    let commands = commands(&text);
    assert!(!commands.is_empty(), "{page} shows no command");
    for Shown { command, mut lines } in commands {
        if not_here(&command).is_some() || lacks_tool(&command, folder.path()) {
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

#[test]
fn every_other_page_that_shows_a_command_shows_what_is_so() {
    let others = pages().into_iter().filter(|page| !TRIED_ALONE.contains(&page.as_str()));
    others.filter(|page| !commands(&text_of(page)).is_empty()).for_each(|page| try_out(&page));
}

#[test]
fn what_is_not_run_has_a_reason_and_every_reason_a_command() {
    let all: Vec<String> =
        pages().iter().flat_map(|page| commands(&text_of(page))).map(|shown| shown.command).collect();
    for (start, why) in NOT_HERE {
        assert!(all.iter().any(|command| is_meant(start, command)), "no page has `{start}` any more ({why})");
    }
    let run = all.iter().filter(|command| not_here(command).is_none()).count();
    assert!(run * 3 > all.len() * 2, "{run} of {} commands are run", all.len());
    for page in TRIED_ALONE {
        assert!(pages().iter().any(|found| found == page), "{page} is not there");
    }
}

#[test]
fn every_path_that_a_page_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in pages() {
        let text: String = text_of(&page).split('`').step_by(2).collect();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next()) {
            let is_outside = link.is_empty() || link.contains("://") || link.starts_with("mailto:");
            let there = root.join(&page).parent().unwrap().join(link);
            assert!(is_outside || there.exists(), "{page} links to {link}, which is not there");
        }
    }
}

#[test]
fn every_file_that_the_architecture_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = text_of("docs/ARCHITECTURE.md");
    for name in page.split('`').skip(1).step_by(2).filter(|name| !name.contains([' ', '<', '*', '='])) {
        let begins = [
            "src/",
            "docs/",
            "tests/",
            "data/",
            "forms/",
            "build/",
            "trainers/",
            "python/",
            "editors/",
            "benches/",
            ".ci/",
        ];
        let is_path = begins.iter().any(|start| name.starts_with(start));
        let in_source =
            name.contains('/') && Path::new(name).extension().is_some_and(|extension| extension == "rs") && !is_path;
        assert!(!is_path || root.join(name).exists(), "docs/ARCHITECTURE.md names {name}, which is not there");
        assert!(
            !in_source || root.join("src").join(name).exists(),
            "docs/ARCHITECTURE.md names {name}, which is not in src"
        );
    }
}
