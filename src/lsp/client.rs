//! The client's abilities, as it declares them when the session begins, and the capabilities the server offers in return.

use std::io::Write;

use serde_json::{Value, json};

use super::outbox::Outbox;
use super::position::Encoding;

/// The section of the client's settings that is ours.
pub(super) const SECTION: &str = "verse";

/// Something that not every client can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ability {
    /// To watch files and say when they change.
    WatchFiles,
    /// To answer requests for its settings.
    AnswerSettings,
    /// To send its settings when they change.
    TellSettings,
    /// To pull diagnostics, and to pull again on request. Without the second a client would show old findings after a file
    /// around the draft changed, so findings are published to it.
    AskForFindings,
    /// To pull inlay hints again on request.
    AskForHintsAgain,
    /// To show symbols within symbols.
    NestSymbols,
}

/// The fields in which the client declares its abilities: each a flag that is set, or an object that is present.
const ABILITIES: &[(Ability, &[&str])] = &[
    (Ability::WatchFiles, &["/workspace/didChangeWatchedFiles/dynamicRegistration"]),
    (Ability::AnswerSettings, &["/workspace/configuration"]),
    (Ability::TellSettings, &["/workspace/didChangeConfiguration/dynamicRegistration"]),
    (Ability::AskForFindings, &["/textDocument/diagnostic", "/workspace/diagnostics/refreshSupport"]),
    (Ability::AskForHintsAgain, &["/workspace/inlayHint/refreshSupport"]),
    (Ability::NestSymbols, &["/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"]),
];

/// A client.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// The unit of its columns.
    pub(super) encoding: Encoding,
    abilities: Vec<Ability>,
}

impl Client {
    /// The client that begins a session with these parameters.
    pub(super) fn of(params: &Value) -> Self {
        let can = |place: &&str| {
            let said = params.get("capabilities").and_then(|said| said.pointer(place));
            said.is_some_and(|said| said.as_bool().unwrap_or(said.is_object()))
        };
        let abilities = ABILITIES.iter().filter(|(_, places)| places.iter().all(can)).map(|(ability, _)| *ability);
        let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let offers_utf8 = offered.is_some_and(|offered| offered.iter().any(|name| name == Encoding::Utf8.name()));
        Self {
            encoding: if offers_utf8 { Encoding::Utf8 } else { Encoding::default() },
            abilities: abilities.collect(),
        }
    }

    /// Asks the client to report changes of files that decide how drafts are judged, and of its own settings.
    pub(super) fn register(&self, out: &mut Outbox<impl Write>) -> anyhow::Result<()> {
        // Settings may extend a file of any name, and name forms anywhere.
        let watchers: Vec<Value> = ["**/*.toml", "**/*.dict"].iter().map(|glob| json!({"globPattern": glob})).collect();
        let wanted = [
            (Ability::WatchFiles, "workspace/didChangeWatchedFiles", json!({"watchers": watchers})),
            (Ability::TellSettings, "workspace/didChangeConfiguration", json!({"section": SECTION})),
        ];
        let possible = wanted.iter().filter(|(ability, ..)| self.can(*ability));
        let registrations: Vec<Value> = possible
            .map(|(_, method, options)| json!({"id": method, "method": method, "registerOptions": options}))
            .collect();
        if !registrations.is_empty() {
            out.ask("client/registerCapability", json!({"registrations": registrations}))?;
        }
        Ok(())
    }

    /// Asks the client to pull again the diagnostics and hints that may have changed.
    pub(super) fn refresh(&self, out: &mut Outbox<impl Write>) -> anyhow::Result<()> {
        for (ability, method) in [
            (Ability::AskForFindings, "workspace/diagnostic/refresh"),
            (Ability::AskForHintsAgain, "workspace/inlayHint/refresh"),
        ] {
            if self.can(ability) {
                out.ask(method, Value::Null)?;
            }
        }
        Ok(())
    }

    /// The capabilities that the server offers the client.
    pub(super) fn capabilities(&self, commands: &[&str]) -> Value {
        let mut capabilities = json!({
            "positionEncoding": self.encoding.name(),
            "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
            "hoverProvider": true,
            "inlayHintProvider": true,
            "documentSymbolProvider": true,
            "completionProvider": {},
            "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            "executeCommandProvider": {"commands": commands},
        });
        if self.can(Ability::AskForFindings) {
            capabilities["diagnosticProvider"] =
                json!({"identifier": "verse", "interFileDependencies": false, "workspaceDiagnostics": false});
        }
        capabilities
    }

    /// Whether it can do this.
    pub(super) fn can(&self, ability: Ability) -> bool {
        self.abilities.contains(&ability)
    }
}
