//! `verse words`: content words that return, in a poem and across a folder.

use std::io::Write as _;
use std::path::PathBuf;

use super::values::offered;
use super::{Context, Exit};
use crate::render::Format;
use crate::render::words::{FORMATS, Found, write};
use crate::sense::Returns;
use crate::workspace::{raw, read, walk};

/// Words that return: content words met more than once, whatever their form and spelling, with their places.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Poems and folders of poems, counted together; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Only words met at least so often.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub least: usize,
    /// Only words that more than one draft has.
    #[arg(long)]
    pub across: bool,
    /// At most so many words, the most frequent first; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub limit: usize,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

/// Runs `verse words`. It is no error if no word returns.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let listing = walk(&args.paths, &|_| true);
    let mut exit = context.tell_listing(&listing);
    let (mut returns, mut paths) = (Returns::default(), Vec::new());
    for draft in listing.drafts {
        let project = projects.of(&draft.path);
        if !draft.named && !project.takes(&draft.path) {
            continue;
        }
        match read(&draft.path) {
            Ok(text) => {
                returns.add(&context.hear(&project, &draft.path, &text), &text);
                paths.push(raw(&draft.path));
            }
            Err(problem) => exit = context.fail(&problem.into()),
        }
    }
    let mut words = returns.returning(args.least);
    words.retain(|word| !args.across || word.poems() > 1);
    words.truncate(if args.limit == 0 { usize::MAX } else { args.limit });
    let found = Found { words, paths };
    let mut out = context.out_for(args.output_format);
    write(args.output_format, &found, &mut out)?;
    out.flush()?;
    if found.words.is_empty() && exit == Exit::Success {
        context.remark("no word returns");
    }
    Ok(exit.max(context.tell_problems(&projects)))
}
