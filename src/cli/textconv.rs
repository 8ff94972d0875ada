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

/// Runs `verse textconv`. Lines that are not verse get no count.
///
/// Prints the problems beside the draft, but does not fail: git would then show no difference at all.
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

/// The beginning of the name of the temporary folder in which git passes an earlier version of a draft.
const HANDED_OVER: &str = "git-blob-";

/// The draft of a file: the file itself, or the only tracked draft of its name where git passes an earlier
/// version of it.
///
/// So both sides of a difference are heard with the same lexicons and pins.
fn draft_of(file: &Path) -> PathBuf {
    let folder = file.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy());
    if !folder.is_some_and(|folder| folder.starts_with(HANDED_OVER)) {
        return file.to_owned();
    }
    // Git runs this at the top of the repository; elsewhere the draft cannot be found.
    let listed = git(["ls-files", "-z"]).unwrap_or_default();
    let mut tracked = fields(&listed).map(path_of).filter(|path| path.file_name() == file.file_name());
    match (tracked.next(), tracked.next()) {
        (Some(only), None) => only,
        _ => Path::new(file.file_name().unwrap_or_default()).to_owned(),
    }
}
