//! The server: open drafts, the projects they belong to, and the messages in and out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Context as _;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::checking::DraftChecker;
use super::document::Document;
use super::inbox::Inbox;
use super::position::Encoding;
use super::{Ended, actions, completion, diagnostics, hints, hover};
use crate::lexicon::Ear;
use crate::workspace::{Progress, Scope};

/// A server for one client.
#[derive(Debug)]
pub(super) struct Server<'a, W> {
    out: W,
    drafts: DraftChecker<'a>,
    documents: BTreeMap<String, Document>,
    encoding: Encoding,
    state: State,
    /// Whether the client can be asked to watch files.
    can_watch: bool,
    /// What was told of broken projects, so that it is told once.
    told: BTreeSet<String>,
}

/// How far the session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The client has not said what it can do.
    New,
    /// Everything is answered.
    Ready,
    /// The client has asked to end; only the end is awaited.
    Ending,
}

/// An answer, or the protocol's code for what is wrong with a request and a sentence.
type Answer = Result<Value, (ErrorCode, String)>;

impl<'a, W: Write> Server<'a, W> {
    /// A server that writes to this stream.
    pub(super) fn new(out: W, scope: &'a Scope) -> Self {
        Self {
            out,
            drafts: DraftChecker::new(scope),
            documents: BTreeMap::new(),
            encoding: Encoding::default(),
            state: State::New,
            can_watch: false,
            told: BTreeSet::new(),
        }
    }

    /// Answers messages until the client says to end, or goes away.
    pub(super) fn run(&mut self, mut inbox: Inbox) -> anyhow::Result<Ended> {
        while let Some(message) = inbox.next() {
            let message = match message.context("cannot read the editor's messages")? {
                Ok(message) => message,
                Err(unreadable) => {
                    unreadable.answer(&mut self.out)?;
                    continue;
                }
            };
            match message {
                Message::Request(request) => self.request(request)?,
                Message::Notification(notification) if notification.method == "exit" => {
                    return Ok(if self.state == State::Ending { Ended::Asked } else { Ended::Abandoned });
                }
                Message::Notification(notification) if notification.method == "$/cancelRequest" => {
                    if let Some(id) = inbox.take_back(&notification) {
                        self.answer(id, Err((ErrorCode::RequestCanceled, "taken back".to_owned())))?;
                    }
                }
                Message::Notification(notification) => self.notification(&notification)?,
                Message::Response(_) => {}
            }
            if inbox.is_empty() {
                self.publish_changed()?;
            }
        }
        Ok(Ended::Abandoned)
    }

    fn request(&mut self, request: Request) -> anyhow::Result<()> {
        let answer = match (self.state, request.method.as_str()) {
            (State::New, "initialize") => Ok(self.initialize(&request.params)),
            (State::New, _) => Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned())),
            (State::Ending, _) => Err((ErrorCode::InvalidRequest, "the session is ending".to_owned())),
            (State::Ready, "shutdown") => {
                self.state = State::Ending;
                Ok(Value::Null)
            }
            (State::Ready, method) => self.asked(method, &request.params)?,
        };
        self.answer(request.id, answer)
    }

    /// Takes note of what the client can do and says what the server can.
    fn initialize(&mut self, params: &Value) -> Value {
        self.state = State::Ready;
        let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        if offered.is_some_and(|offered| offered.iter().any(|name| name == Encoding::Utf8.name())) {
            self.encoding = Encoding::Utf8;
        }
        let watch = params.pointer("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        self.can_watch = watch.and_then(Value::as_bool).unwrap_or(false);
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
                "hoverProvider": true,
                "inlayHintProvider": true,
                "completionProvider": {},
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
                "executeCommandProvider": {"commands": [actions::ALLOW, actions::SAY]},
            },
            "serverInfo": {"name": "verse", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    fn asked(&mut self, method: &str, params: &Value) -> anyhow::Result<Answer> {
        let counted_in = self.encoding;
        Ok(match method {
            "textDocument/hover" => self.of_draft(params, "/position", |place, document, ear| {
                json!(hover::hover(document, ear, place, counted_in))
            }),
            "textDocument/inlayHint" => {
                self.of_draft(params, "/range", |range, document, _| json!(hints::hints(document, range, counted_in)))
            }
            "textDocument/completion" => self.of_draft(params, "/position", |place, document, ear| {
                completion::complete(document, ear, place, counted_in)
            }),
            "textDocument/codeAction" => self.of_draft(params, "/range", |range, document, ear| {
                json!(actions::actions(document, ear, range, counted_in))
            }),
            "workspace/executeCommand" => self.execute(params)?,
            unknown => Err((ErrorCode::MethodNotFound, format!("verse does not know `{unknown}`"))),
        })
    }

    /// Answers a request about a place or a stretch of an open draft, heard and judged as it stands; one that is not open is
    /// answered with null.
    fn of_draft<P: DeserializeOwned>(
        &mut self,
        params: &Value,
        where_it_is: &str,
        answer: impl FnOnce(P, &Document, &Ear) -> Value,
    ) -> Answer {
        let asked = params.pointer(where_it_is).and_then(|place| P::deserialize(place).ok());
        let (Some(uri), Some(asked)) = (uri_of(params), asked) else {
            return Err((ErrorCode::InvalidParams, format!("textDocument/uri and {where_it_is} are wanted")));
        };
        let Some(document) = self.documents.get_mut(uri) else { return Ok(Value::Null) };
        self.drafts.check(document);
        let project = self.drafts.project(&document.path);
        Ok(answer(asked, document, &project.ear))
    }

    /// Runs a code action's command; what changed is judged anew.
    fn execute(&mut self, params: &Value) -> anyhow::Result<Answer> {
        let Some(arguments) = params.pointer("/arguments/0") else {
            return Ok(Err((ErrorCode::InvalidParams, "the command has no arguments".to_owned())));
        };
        let Some(document) = actions::uri_of(arguments).and_then(|uri| self.documents.get_mut(uri)) else {
            return Ok(Err((ErrorCode::InvalidParams, "the draft is not open".to_owned())));
        };
        self.drafts.check(document);
        let project = self.drafts.project(&document.path);
        let done = match params["command"].as_str().unwrap_or_default() {
            actions::ALLOW => actions::allow(document, &project, arguments),
            actions::SAY => actions::say(&project, arguments),
            unknown => return Ok(Err((ErrorCode::InvalidParams, format!("verse has no command `{unknown}`")))),
        };
        if let Err(error) = done {
            let told = format!("{error:#}");
            self.notify("window/showMessage", &json!({"type": MESSAGE_ERROR, "message": told}))?;
            return Ok(Err((ErrorCode::RequestFailed, told)));
        }
        self.read_around_again();
        Ok(Ok(Value::Null))
    }

    /// Takes note of what the client tells; what makes no sense is passed over, since nobody waits for an answer.
    fn notification(&mut self, notification: &Notification) -> anyhow::Result<()> {
        let params = &notification.params;
        let uri = uri_of(params).unwrap_or_default();
        match notification.method.as_str() {
            "initialized" if self.can_watch => self.watch()?,
            "textDocument/didOpen" => {
                let opened = &params["textDocument"];
                if let Some(text) = opened["text"].as_str() {
                    let document = Document::open(uri.to_owned(), opened["version"].clone(), text.to_owned());
                    self.documents.insert(uri.to_owned(), document);
                }
            }
            "textDocument/didChange" => {
                let changes = params["contentChanges"].as_array();
                if let (Some(document), Some(changes)) = (self.documents.get_mut(uri), changes) {
                    document.version = params["textDocument"]["version"].clone();
                    document.change(changes, self.encoding);
                }
            }
            "textDocument/didSave" => {
                if let Some(document) = self.documents.get_mut(uri) {
                    document.progress = Progress::Saved;
                }
                self.read_around_again();
            }
            "textDocument/didClose" => {
                self.documents.remove(uri);
                self.notify("textDocument/publishDiagnostics", &json!({"uri": uri, "diagnostics": []}))?;
            }
            "workspace/didChangeWatchedFiles" => self.read_around_again(),
            _ => {}
        }
        Ok(())
    }

    /// Asks the client to say when a file changes that settles how drafts are judged.
    fn watch(&mut self) -> anyhow::Result<()> {
        // Settings may extend a file of any name, and name forms anywhere.
        let globs = ["**/*.toml", "**/*.dict"];
        let watchers: Vec<Value> = globs.iter().map(|glob| json!({"globPattern": glob})).collect();
        let method = "workspace/didChangeWatchedFiles";
        let registration = json!({"id": "beside", "method": method, "registerOptions": {"watchers": watchers}});
        let params = json!({"registrations": [registration]});
        let request = Request::new(RequestId::from("watch".to_owned()), "client/registerCapability".to_owned(), params);
        self.send(&Message::Request(request))
    }

    /// Has every open draft judged by what the files around it say now.
    fn read_around_again(&mut self) {
        self.drafts.forget();
        self.documents.values_mut().for_each(Document::forget);
    }

    /// Judges every draft that changed and tells what is found.
    fn publish_changed(&mut self) -> anyhow::Result<()> {
        if self.drafts.has_changed() {
            self.read_around_again();
        }
        let changed = self.documents.iter().filter(|(_, document)| !document.published);
        let changed: Vec<String> = changed.map(|(uri, _)| uri.clone()).collect();
        for uri in &changed {
            let Some(document) = self.documents.get_mut(uri) else { continue };
            self.drafts.check(document);
            document.published = true;
            let found = diagnostics::publication(document, self.encoding);
            self.notify("textDocument/publishDiagnostics", &found)?;
        }
        if !changed.is_empty() {
            self.tell_problems()?;
        }
        Ok(())
    }

    /// Tells what is broken beside the drafts, each fault once.
    fn tell_problems(&mut self) -> anyhow::Result<()> {
        let problems = self.drafts.problems().into_iter();
        let new: Vec<String> = problems.filter(|problem| !self.told.contains(problem)).collect();
        for problem in new {
            self.notify("window/showMessage", &json!({"type": MESSAGE_WARNING, "message": problem}))?;
            self.told.insert(problem);
        }
        Ok(())
    }

    fn answer(&mut self, id: RequestId, answer: Answer) -> anyhow::Result<()> {
        let response = match answer {
            Ok(result) => Response::new_ok(id, result),
            Err((code, told)) => Response::new_err(id, code as i32, told),
        };
        self.send(&Message::Response(response))
    }

    fn notify(&mut self, method: &str, params: &Value) -> anyhow::Result<()> {
        self.send(&Message::Notification(Notification::new(method.to_owned(), params)))
    }

    fn send(&mut self, message: &Message) -> anyhow::Result<()> {
        Ok(message.write(&mut self.out)?)
    }
}

/// The protocol's numbers for how loud a message is.
const MESSAGE_ERROR: u8 = 1;
const MESSAGE_WARNING: u8 = 2;

/// The draft that parameters speak of.
fn uri_of(params: &Value) -> Option<&str> {
    params.pointer("/textDocument/uri")?.as_str()
}
