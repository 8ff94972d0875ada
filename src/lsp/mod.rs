//! What other editors are told: the Language Server Protocol, version 3.17.
//!
//! Begin with [`serve`]. A draft is judged as `verse check` judges it, by the same call; while it is being changed it is
//! unfinished, as in the editor, and the line last changed is still being typed. Messages are answered in order on one
//! thread; what waits is looked through first, so that a request the client takes back is never begun, and a draft is judged
//! once however many keys came in meanwhile.

mod actions;
mod completion;
mod diagnostics;
mod document;
mod hints;
mod hover;
mod inbox;
mod position;
mod room;
mod server;

use std::io::{BufRead, Write};

use crate::cli::brief::Wishes;
use crate::cli::{Context, Exit};

/// Serves one client until it goes away.
pub fn serve(input: impl BufRead + Send + 'static, output: impl Write, context: &Context) -> anyhow::Result<Exit> {
    let wishes = Wishes::default();
    let mut server = server::Server::new(output, &wishes, context);
    server.run(inbox::Inbox::reading(input))
}
