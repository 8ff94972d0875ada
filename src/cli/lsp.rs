//! `verse lsp`: the language server on standard input and output.

use std::io;

use super::{Context, Exit};
use crate::lsp::{self, Ended};

/// Serve an editor over standard input and output, by the Language Server Protocol.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Speak over standard input and output; there is no other way, and some editors say so.
    #[arg(long)]
    pub stdio: bool,
}

/// Runs `verse lsp` until the editor says to end; exit 1 when it went away without saying so.
pub fn run(_: &Args, context: &Context) -> anyhow::Result<Exit> {
    let ended = lsp::serve(io::BufReader::new(io::stdin()), io::stdout().lock(), &context.scope())?;
    Ok(if ended == Ended::Asked { Exit::Success } else { Exit::Findings })
}
