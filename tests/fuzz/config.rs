//! A project read from its files, and a draft in it checked.
//!
//! The texts of an input are `verse.toml`, `allow.toml`, a form file, a side file and the draft; those that are empty are not there.

use std::fs;
use std::path::{Path, PathBuf};

use verse::cli::check::{Engine, Task};
use verse::cli::{Context, Global};
use verse::workspace::{Projects, Scope};

const NAMES: &[&str] = &["verse.toml", "allow.toml", "forms/mine.toml", ".verse/i.txt.toml", "i.txt"];
const DRAFT: &str = "The kettle sings its only tune,\nand half the window holds the moon.\n";

/// Lays out a folder and checks its draft.
pub fn run(data: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    write(folder.path(), "i.txt", DRAFT);
    for (name, text) in NAMES.iter().zip(super::texts(data)) {
        if !text.is_empty() {
            write(folder.path(), name, &text);
        }
    }
    let draft: PathBuf = folder.path().join("i.txt");
    let mut projects = Projects::new(&Scope::default());
    let task = Task::new(draft.clone(), draft, &mut projects);
    for problem in &task.project.problems {
        super::is_tidy(problem.to_string().as_bytes());
    }
    let context = Context::new(Global { quiet: true, ..Global::default() });
    let mut out = Vec::new();
    Engine::default().run(&[task], projects.files(), &[], &context, &mut out).unwrap();
    super::is_tidy(&out);
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
