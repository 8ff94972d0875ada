//! The queue of messages from the client.

use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, channel};

use lsp_server::{Message, Notification, Request, RequestId};

use super::frame::{Frames, Unreadable};

/// An item of the queue: a message, one that cannot be read, or the error of the stream.
type Received = io::Result<Result<Message, Unreadable>>;

/// Messages from the client, read ahead so that a request canceled in time is never answered.
#[derive(Debug)]
pub(super) struct Inbox {
    incoming: Receiver<Received>,
    waiting: VecDeque<Received>,
}

impl Inbox {
    /// An inbox fed from this stream by a thread of its own, until the stream ends.
    pub(super) fn reading(input: impl BufRead + Send + 'static) -> Self {
        let (sender, incoming) = channel();
        std::thread::spawn(move || {
            let mut frames = Frames::new(input);
            while let Some(message) = frames.next().transpose() {
                let ends = message.is_err();
                // A closed channel means that the server has ended.
                if sender.send(message).is_err() || ends {
                    return;
                }
            }
        });
        Self { incoming, waiting: VecDeque::new() }
    }

    /// The next message, in order; waits for one, and is `None` at the stream's end.
    pub(super) fn next(&mut self) -> Option<Received> {
        self.waiting.extend(self.incoming.try_iter());
        self.waiting.pop_front().or_else(|| self.incoming.recv().ok())
    }

    /// Whether no message waits.
    pub(super) fn is_empty(&mut self) -> bool {
        self.waiting.extend(self.incoming.try_iter());
        self.waiting.is_empty()
    }

    /// Cancels a waiting request; returns its id if there was one.
    pub(super) fn take_back(&mut self, cancel: &Notification) -> Option<RequestId> {
        let asked = cancel.params.get("id")?;
        let id = match asked.as_str() {
            Some(name) => RequestId::from(name.to_owned()),
            None => RequestId::from(i32::try_from(asked.as_i64()?).ok()?),
        };
        let is_it =
            |message: &Received| matches!(message, Ok(Ok(Message::Request(Request { id: other, .. }))) if *other == id);
        let at = self.waiting.iter().position(is_it)?;
        self.waiting.remove(at);
        Some(id)
    }
}
