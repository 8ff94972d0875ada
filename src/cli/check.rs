//! `verse check`: drafts against their forms.

use std::path::{Path, PathBuf};

use super::{Context, Exit, input};
use crate::analysis::Session;

/// Check drafts against their forms.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Drafts and folders of drafts; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
}

/// Runs `verse check`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let listing = input::walk(&args.paths, &input::has_draft_extension);
    let mut exit = Exit::Success;
    for problem in &listing.problems {
        context.complain(problem);
        exit = Exit::Error;
    }
    let mut session = Session::default();
    for draft in &listing.drafts {
        match input::read(&draft.path) {
            Ok(text) => _ = session.hear(&text),
            Err(problem) => {
                context.complain(problem);
                exit = Exit::Error;
            }
        }
    }
    if listing.drafts.is_empty() && listing.problems.is_empty() {
        context.remark(format_args!("no drafts in {}", shown(&args.paths)));
    }
    Ok(exit)
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path: &PathBuf| input::shown(Path::new(path))).collect::<Vec<_>>().join(", ")
}
