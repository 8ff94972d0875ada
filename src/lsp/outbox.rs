//! Messages to the client: answers, notifications, and requests of the server's own.

use std::collections::BTreeSet;
use std::io::Write;

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use super::frame::Unreadable;

/// An answer, or an error: the protocol's code and a sentence.
pub(super) type Answer = Result<Value, (ErrorCode, String)>;

/// The protocol's numbers for the types of messages shown to the user.
const MESSAGE_ERROR: u8 = 1;
const MESSAGE_WARNING: u8 = 2;

/// The stream to a client.
#[derive(Debug)]
pub(super) struct Outbox<W> {
    out: W,
    /// The number of requests sent.
    asked: u32,
    /// The warnings given, so that each is given once.
    warned: BTreeSet<String>,
}

impl<W: Write> Outbox<W> {
    /// A stream on which nothing was sent yet.
    pub(super) fn new(out: W) -> Self {
        Self { out, asked: 0, warned: BTreeSet::new() }
    }

    /// Answers a request.
    pub(super) fn answer(&mut self, id: RequestId, answer: Answer) -> anyhow::Result<()> {
        let response = match answer {
            Ok(result) => Response::new_ok(id, result),
            Err((code, told)) => Response::new_err(id, code as i32, told),
        };
        self.send(&Message::Response(response))
    }

    /// Answers a message that could not be read.
    pub(super) fn refuse(&mut self, unreadable: &Unreadable) -> anyhow::Result<()> {
        Ok(unreadable.answer(&mut self.out)?)
    }

    /// Sends the client a request; returns the id that its answer will have.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> anyhow::Result<RequestId> {
        self.asked += 1;
        let id = RequestId::from(format!("verse-{}", self.asked));
        self.send(&Message::Request(Request::new(id.clone(), method.to_owned(), params)))?;
        Ok(id)
    }

    /// Publishes the findings of a draft.
    pub(super) fn publish(&mut self, found: &Value) -> anyhow::Result<()> {
        self.notify("textDocument/publishDiagnostics", found)
    }

    /// Shows an error to the user.
    pub(super) fn complain(&mut self, told: &str) -> anyhow::Result<()> {
        self.notify("window/showMessage", &json!({"type": MESSAGE_ERROR, "message": told}))
    }

    /// Shows a problem beside the drafts to the user, unless it was shown before.
    pub(super) fn warn(&mut self, told: String) -> anyhow::Result<()> {
        if self.warned.contains(&told) {
            return Ok(());
        }
        self.notify("window/showMessage", &json!({"type": MESSAGE_WARNING, "message": told}))?;
        self.warned.insert(told);
        Ok(())
    }

    fn notify(&mut self, method: &str, params: &Value) -> anyhow::Result<()> {
        self.send(&Message::Notification(Notification::new(method.to_owned(), params)))
    }

    fn send(&mut self, message: &Message) -> anyhow::Result<()> {
        Ok(message.write(&mut self.out)?)
    }
}
