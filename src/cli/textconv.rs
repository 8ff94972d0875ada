//! `verse textconv`: a draft as git's own diff should show it, each line with its syllables.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Context, Exit};
use crate::text::printable;
use crate::workspace::git::{fields, git, path_of};
use crate::workspace::read;

/// Print a draft with the syllables of each line, for git's own diff.
///
/// Say `*.txt diff=verse` in .gitattributes, and once: `git config diff.verse.textconv "verse textconv"`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draft.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Runs `verse textconv`. Lines that are not verse stand without a count.
///
/// Prints what is broken beside the draft, which is no failure: git would show no difference at all.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let text = read(&args.file)?;
    let draft = draft_of(&args.file);
    let mut projects = context.projects();
    let project = projects.of(&draft);
    context.tell_problems(&projects);
    let poem = context.hear(&project, &draft, &text);
    let mut counts = poem.lines.iter().peekable();
    let mut out = context.stdout();
    for (number, line) in (1..).zip(&poem.page.physical) {
        let verse = counts.next_if(|verse| verse.number == number);
        let count = verse.map(|verse| verse.heard.counts.to_string()).unwrap_or_default();
        writeln!(out, "{count:>5}  {}", printable(line.of(&text)))?;
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// How git names the folder of its own in which it hands over a draft as it was.
const HANDED_OVER: &str = "git-blob-";

/// The draft a file is: itself, or the one tracked draft of its name where git hands over an earlier state of it.
///
/// Both sides of a difference are heard alike then, by the same lexicons and pins.
fn draft_of(file: &Path) -> PathBuf {
    let folder = file.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy());
    if !folder.is_some_and(|folder| folder.starts_with(HANDED_OVER)) {
        return file.to_owned();
    }
    // Git runs this at the top of the repository; where that is not so, nothing is known of the draft.
    let listed = git(["ls-files", "-z"]).unwrap_or_default();
    let mut tracked = fields(&listed).map(path_of).filter(|path| path.file_name() == file.file_name());
    match (tracked.next(), tracked.next()) {
        (Some(only), None) => only,
        _ => Path::new(file.file_name().unwrap_or_default()).to_owned(),
    }
}
