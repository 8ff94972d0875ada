//! `verse edit`: the draft editor.

use std::path::PathBuf;

use super::check::OverrideArgs;
use super::{Context, Exit};
use crate::tui::{self, Ended, Request};

/// Options of `verse edit`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Drafts to open; a file that is not there is begun.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the drafts are judged by.
    #[command(flatten)]
    overrides: OverrideArgs,
    /// One sentence a finding, no boxes and no columns: for screen readers.
    #[arg(long)]
    linear: bool,
    /// Take a tour of five minutes, in a draft of its own.
    #[arg(long)]
    tour: bool,
}

/// Runs the editor.
///
/// # Errors
/// When a draft cannot be read, or the terminal cannot be used.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let request = Request {
        files: args.files.clone(),
        overrides: (&args.overrides).into(),
        scope: context.scope(),
        linear: args.linear,
        tour: args.tour,
        color: context.has_color(),
    };
    match tui::edit(request)? {
        Ended::Left => Ok(Exit::Success),
        Ended::Signal(signal) => end_by(signal),
        Ended::Hangup => Ok(Exit::Error),
    }
}

/// Ends the process as the signal would have, now that all unsaved text is in recovery files.
fn end_by(signal: i32) -> anyhow::Result<Exit> {
    signal_hook::low_level::emulate_default_handler(signal)?;
    Ok(Exit::Error)
}
