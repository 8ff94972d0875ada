//! An editor, as the language server meets it: a client that speaks to the program over its standard input and output.
#![allow(dead_code, unreachable_pub, reason = "each test file uses the part it needs")]

mod outline;
mod pulled;
mod settings;

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::desk::Desk;

/// How long an answer may take before the test gives up; no test rests on how fast one comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor: a client of the language server.
pub struct Editor<'d> {
    desk: &'d Desk,
    pub server: Child,
    pub input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// Messages that came while another was awaited.
    pub aside: VecDeque<Value>,
    asked: i64,
}

impl<'d> Editor<'d> {
    /// Starts a server in the desk's folder and shakes hands.
    pub fn start(desk: &'d Desk, capabilities: &Value) -> (Self, Value) {
        Self::start_with(desk, capabilities, &Value::Null)
    }

    /// The same with options of the client's own.
    pub fn start_with(desk: &'d Desk, capabilities: &Value, options: &Value) -> (Self, Value) {
        let mut editor = Self::spawn(desk);
        let begin =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options});
        let said = editor.ask("initialize", &begin);
        editor.tell("initialized", &json!({}));
        (editor, said)
    }

    pub fn spawn(desk: &'d Desk) -> Self {
        let home = desk.folder.path().join(".home");
        let mut server = Command::new(env!("CARGO_BIN_EXE_verse"))
            .args(["lsp", "--stdio"])
            .current_dir(desk.folder.path())
            .env_clear()
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (server.stdin.take(), server.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { desk, server, input, output: messages, aside: VecDeque::new(), asked: 0 }
    }

    pub fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
    }

    pub fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and returns its number.
    pub fn begin(&mut self, method: &str, params: &Value) -> i64 {
        self.asked += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}));
        self.asked
    }

    /// The next message that is the one looked for; others are put aside.
    pub fn await_message(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.aside.iter().position(&is_it) {
            return self.aside.remove(at).unwrap();
        }
        loop {
            let message = self.output.recv_timeout(PATIENCE).unwrap();
            if is_it(&message) {
                return message;
            }
            self.aside.push_back(message);
        }
    }

    pub fn answer(&mut self, id: i64) -> Value {
        self.await_message(|message| message["id"] == id && message.get("method").is_none())
    }

    /// What a request is answered with.
    pub fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert_eq!(answer.get("error"), None, "{method}");
        answer["result"].clone()
    }

    pub fn uri(&self, name: &str) -> String {
        format!("file://{}", self.desk.folder.path().join(name).display()).replace(' ', "%20")
    }

    pub fn open(&mut self, name: &str) {
        let text = fs::read_to_string(self.desk.folder.path().join(name)).unwrap();
        let document = json!({"uri": self.uri(name), "languageId": "plaintext", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Puts a text in the place of a stretch of a line, counted from 0.
    pub fn edit(&mut self, name: &str, version: i64, (line, from, to): (u32, u32, u32), text: &str) {
        let range = json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}});
        let changes = json!([{"range": range, "text": text}]);
        let document = json!({"uri": self.uri(name), "version": version});
        self.tell("textDocument/didChange", &json!({"textDocument": document, "contentChanges": changes}));
    }

    pub fn save(&mut self, name: &str) {
        let document = json!({"uri": self.uri(name)});
        self.tell("textDocument/didSave", &json!({"textDocument": document}));
    }

    /// The next diagnostics of a draft.
    pub fn diagnostics(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let published = self.await_message(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str()
        });
        published["params"]["diagnostics"].as_array().unwrap().clone()
    }

    pub fn at(&self, name: &str, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}})
    }

    /// Ends the session as editors do; the exit code.
    pub fn end(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", &Value::Null), Value::Null);
        self.tell("exit", &Value::Null);
        self.server.wait().unwrap().code().unwrap()
    }
}

fn read_message(output: &mut BufReader<impl std::io::Read>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).ok()? == 0 {
            return None;
        }
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// The rules of diagnostics.
pub fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}
