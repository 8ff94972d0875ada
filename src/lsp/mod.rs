//! The language server: the Language Server Protocol, version 3.17.
//!
//! Begin with [`serve`]. A draft is judged as `verse check` judges it, by the same call; while it is being changed it is
//! unfinished, as in the editor, and the line last changed is still being typed. Messages are answered in order on one
//! thread; waiting messages are read first, so that a canceled request is never begun, and a draft is judged once however
//! many keys came in meanwhile.
//!
//! Findings are published to most clients. A client that pulls them, and can be asked to pull again when a file around the
//! draft changed, pulls them instead.

mod actions;
mod checking;
mod client;
mod completion;
mod diagnostics;
mod document;
mod frame;
mod hints;
mod hover;
mod inbox;
mod markdown;
mod outbox;
mod position;
mod rhymes;
mod server;
mod settings;
mod surrogates;
mod symbols;

use std::io::{BufRead, Write};

use crate::workspace::Scope;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client asked for it, first by `shutdown` and then by `exit`.
    Asked,
    /// The client went away, or sent `exit` without `shutdown`.
    Abandoned,
}

/// Serves one client until it goes away; `scope` says which settings files are read.
///
/// # Errors
/// When the input cannot be read or the output not written; a message that cannot be understood is answered with an error.
pub fn serve(input: impl BufRead + Send + 'static, output: impl Write, scope: &Scope) -> anyhow::Result<Ended> {
    let mut server = server::Server::new(output, scope);
    server.run(inbox::Inbox::reading(input))
}
