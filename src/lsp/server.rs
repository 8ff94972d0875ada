//! The server: open drafts, the projects they belong to, and the messages in and out.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context as _;
use lsp_server::{ErrorCode, Message, Notification, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::checking::DraftChecker;
use super::client::{Ability, Client};
use super::document::Document;
use super::inbox::Inbox;
use super::outbox::{Answer, Outbox};
use super::settings::ClientSettings;
use super::{Ended, actions, completion, diagnostics, hints, hover, symbols};
use crate::lexicon::Ear;
use crate::workspace::{Progress, Scope};

/// A server for one client.
#[derive(Debug)]
pub(super) struct Server<'a, W> {
    out: Outbox<W>,
    drafts: DraftChecker<'a>,
    documents: BTreeMap<String, Document>,
    client: Client,
    state: State,
    settings: ClientSettings,
    /// Whether diagnostics or hints the client has pulled may have changed, though no draft did.
    is_stale: bool,
}

/// How far the session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The client has not sent `initialize`.
    New,
    /// Everything is answered.
    Ready,
    /// The client has asked to end; only the end is awaited.
    Ending,
}

impl<'a, W: Write> Server<'a, W> {
    /// A server that writes to this stream.
    pub(super) fn new(out: W, scope: &'a Scope) -> Self {
        let settings = ClientSettings::default();
        Self {
            out: Outbox::new(out),
            drafts: DraftChecker::new(scope, settings.now.defaults.clone()),
            documents: BTreeMap::new(),
            client: Client::default(),
            state: State::New,
            settings,
            is_stale: false,
        }
    }

    /// Answers messages until the client ends the session or goes away.
    pub(super) fn run(&mut self, mut inbox: Inbox) -> anyhow::Result<Ended> {
        while let Some(message) = inbox.next() {
            let message = match message.context("cannot read the editor's messages")? {
                Ok(message) => message,
                Err(unreadable) => {
                    self.out.refuse(&unreadable)?;
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
                        self.out.answer(id, Err((ErrorCode::RequestCanceled, "taken back".to_owned())))?;
                    }
                }
                Message::Notification(notification) => self.notification(&notification)?,
                Message::Response(response) => {
                    let is_other = self.settings.answered(response, &mut self.out)?;
                    self.follow_settings(is_other);
                }
            }
            if inbox.is_empty() {
                self.publish_changed()?;
            }
        }
        Ok(Ended::Abandoned)
    }

    fn request(&mut self, request: Request) -> anyhow::Result<()> {
        let answer = match (self.state, request.method.as_str()) {
            (State::New, "initialize") => Ok(self.initialize(&request.params)?),
            (State::New, _) => Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned())),
            (State::Ending, _) => Err((ErrorCode::InvalidRequest, "the session is ending".to_owned())),
            (State::Ready, "shutdown") => {
                self.state = State::Ending;
                Ok(Value::Null)
            }
            (State::Ready, method) => self.asked(method, &request.params)?,
        };
        self.out.answer(request.id, answer)
    }

    /// Stores the client's abilities and settings, and returns the server's capabilities.
    fn initialize(&mut self, params: &Value) -> anyhow::Result<Value> {
        self.state = State::Ready;
        self.client = Client::of(params);
        if self.settings.begin(&params["initializationOptions"], &mut self.out)? {
            self.drafts.set_defaults(self.settings.now.defaults.clone());
        }
        let capabilities = self.client.capabilities(&[actions::ALLOW, actions::SAY]);
        let version = env!("CARGO_PKG_VERSION");
        Ok(json!({"capabilities": capabilities, "serverInfo": {"name": "verse", "version": version}}))
    }

    fn asked(&mut self, method: &str, params: &Value) -> anyhow::Result<Answer> {
        let counted_in = self.client.encoding;
        let (nested, licenses) = (self.client.can(Ability::NestSymbols), self.settings.now.licenses);
        let rule_pages = self.settings.now.rule_pages.clone();
        Ok(match method {
            "textDocument/hover" => self.of_draft(params, "/position", |place, document, ear| {
                json!(hover::hover(document, ear, place, counted_in))
            }),
            "textDocument/inlayHint" if !self.settings.now.hints => Ok(json!([])),
            "textDocument/inlayHint" => self.of_draft(params, "/range", |range, document, _| {
                json!(hints::hints(document, range, counted_in, licenses))
            }),
            "textDocument/documentSymbol" => self.of_draft(params, "/textDocument", |_: Value, document, _| {
                json!(symbols::written(&symbols::symbols(document), document, (counted_in, nested)))
            }),
            "textDocument/diagnostic" => self.found(params)?,
            "textDocument/completion" => self.of_draft(params, "/position", |place, document, ear| {
                completion::complete(document, ear, place, counted_in)
            }),
            "textDocument/codeAction" => self.of_draft(params, "/range", |range, document, ear| {
                json!(actions::actions(document, ear, range, (counted_in, rule_pages.as_deref())))
            }),
            "workspace/executeCommand" => self.execute(params)?,
            unknown => Err((ErrorCode::MethodNotFound, format!("verse does not know `{unknown}`"))),
        })
    }

    /// Answers a request about a place or a range of an open draft, which is heard and judged first; null for a draft that
    /// is not open.
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

    /// The diagnostics of a draft, for a client that pulls them; none for a draft that is not open.
    fn found(&mut self, params: &Value) -> anyhow::Result<Answer> {
        let Some(uri) = uri_of(params) else {
            return Ok(Err((ErrorCode::InvalidParams, "textDocument/uri is wanted".to_owned())));
        };
        let found = self.documents.get_mut(uri).map(|document| {
            self.drafts.check(document);
            diagnostics::diagnostics(document, self.client.encoding, self.settings.now.rule_pages.as_deref())
        });
        self.tell_problems()?;
        Ok(Ok(diagnostics::report(&found.unwrap_or_default(), params["previousResultId"].as_str())))
    }

    /// Runs a code action's command, and judges anew the drafts it affects.
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
            self.out.complain(&told)?;
            return Ok(Err((ErrorCode::RequestFailed, told)));
        }
        self.read_around_again();
        Ok(Ok(Value::Null))
    }

    /// Handles a notification; ignores one that cannot be understood, since nobody waits for an answer.
    fn notification(&mut self, notification: &Notification) -> anyhow::Result<()> {
        let params = &notification.params;
        let uri = uri_of(params).unwrap_or_default();
        match notification.method.as_str() {
            "initialized" => {
                self.client.register(&mut self.out)?;
                if self.client.can(Ability::AnswerSettings) {
                    self.settings.change(&Value::Null, &self.client, &mut self.out)?;
                }
            }
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
                    document.change(changes, self.client.encoding);
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
                if !self.client.can(Ability::AskForFindings) {
                    self.out.publish(&json!({"uri": uri, "diagnostics": []}))?;
                }
            }
            "workspace/didChangeWatchedFiles" => self.read_around_again(),
            "workspace/didChangeConfiguration" => {
                let is_other = self.settings.change(&params["settings"], &self.client, &mut self.out)?;
                self.follow_settings(is_other);
            }
            _ => {}
        }
        Ok(())
    }

    /// Makes every open draft be judged by the client's new settings, if they changed.
    fn follow_settings(&mut self, is_other: bool) {
        if is_other {
            self.drafts.set_defaults(self.settings.now.defaults.clone());
            self.documents.values_mut().for_each(Document::forget);
            self.is_stale = true;
        }
    }

    /// Makes every open draft be judged by the present files around it.
    fn read_around_again(&mut self) {
        self.drafts.forget();
        self.documents.values_mut().for_each(Document::forget);
        self.is_stale = true;
    }

    /// Judges every changed draft and publishes its findings, unless the client pulls them.
    fn publish_changed(&mut self) -> anyhow::Result<()> {
        if self.drafts.has_changed() {
            self.read_around_again();
        }
        if std::mem::take(&mut self.is_stale) {
            self.client.refresh(&mut self.out)?;
        }
        if self.client.can(Ability::AskForFindings) {
            return Ok(());
        }
        let changed = self.documents.iter().filter(|(_, document)| !document.published);
        let changed: Vec<String> = changed.map(|(uri, _)| uri.clone()).collect();
        for uri in &changed {
            let Some(document) = self.documents.get_mut(uri) else { continue };
            self.drafts.check(document);
            document.published = true;
            let rule_pages = self.settings.now.rule_pages.as_deref();
            self.out.publish(&diagnostics::publication(document, self.client.encoding, rule_pages))?;
        }
        if !changed.is_empty() {
            self.tell_problems()?;
        }
        Ok(())
    }

    /// Shows the problems beside the drafts, each once.
    fn tell_problems(&mut self) -> anyhow::Result<()> {
        self.drafts.problems().into_iter().try_for_each(|problem| self.out.warn(problem))
    }
}

/// The URI of the draft in these parameters.
fn uri_of(params: &Value) -> Option<&str> {
    params.pointer("/textDocument/uri")?.as_str()
}
