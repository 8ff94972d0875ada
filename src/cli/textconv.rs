//! `verse textconv`: a draft as git's own diff should show it, each line with its syllables.

use std::io::Write as _;
use std::path::PathBuf;

use super::config::Projects;
use super::{Context, Exit, input};
use crate::analysis::Session;
use crate::render::printable;

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
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let text = input::read(&args.file)?;
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let poem = Session::new(projects.of(&args.file).ear.clone()).hear(&text);
    let mut counts = poem.lines.iter().peekable();
    let mut out = context.stdout();
    for (number, line) in (1..).zip(&poem.draft.lines) {
        let verse = counts.next_if(|verse| verse.number == number);
        let count = verse.map(|verse| verse.heard.counts.to_string()).unwrap_or_default();
        writeln!(out, "{count:>5}  {}", printable(line.span.of(&text)))?;
    }
    out.flush()?;
    Ok(Exit::Success)
}
