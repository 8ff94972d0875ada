//! Code actions on a finding: accept it, or teach the word it depends on. No action rewrites a line.

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::diagnostics::{diagnostic, range};
use super::document::Document;
use super::position::{Encoding, Lines, Range};
use crate::judge::{Finding, Rule};
use crate::lexicon::{Ear, LexiconEntry, align};
use crate::span::byte_of;
use crate::workspace::{Departures, Owner, Project, lexicon_of, rule, teach};

/// The command that accepts a finding.
pub(super) const ALLOW: &str = "verse.allow";

/// The command that teaches a word.
pub(super) const SAY: &str = "verse.say";

/// The reasons that are offered: a client can run a command, but cannot ask for a text. The poet can write other
/// reasons in allow.toml.
const REASONS: [&str; 2] = ["meant so", "as I hear it"];

/// How many pronunciations of a word are offered.
const MOST_WAYS: usize = 4;

/// A finding to accept.
#[derive(Debug, Serialize, Deserialize)]
struct Allow {
    uri: String,
    line: u32,
    rule: String,
    reason: String,
}

/// A word to teach.
#[derive(Debug, Serialize, Deserialize)]
struct Say {
    uri: String,
    word: String,
    sounds: String,
}

/// The actions for the findings that a stretch of the draft touches; `rule_pages` is where the rules' page is served.
pub(super) fn actions(
    document: &Document,
    ear: &Ear,
    asked: Range,
    (encoding, rule_pages): (Encoding, Option<&str>),
) -> Vec<Value> {
    let Some(checked) = &document.checked else { return Vec::new() };
    let lines = Lines::of(&document.text, encoding);
    let touches = |finding: &&Finding| {
        let range = range(document, &lines, finding);
        range.start <= asked.end && asked.start <= range.end
    };
    let found = checked.verdict.findings.iter().filter(touches);
    let told = |finding: &Finding| diagnostic(document, &lines, finding, rule_pages);
    found.flat_map(|finding| of_finding(document, &told(finding), ear, finding)).collect()
}

/// The actions for a finding, which the client was told of as this diagnostic.
fn of_finding(document: &Document, told: &Value, ear: &Ear, finding: &Finding) -> Vec<Value> {
    let uri = document.uri.clone();
    let action = |title: &str, command: &str, arguments: Value| {
        let command = json!({"title": title, "command": command, "arguments": [arguments]});
        json!({"title": title, "kind": "quickfix", "diagnostics": [told], "command": command})
    };
    let rule = finding.rule.id().to_owned();
    let mut actions = Vec::new();
    if let Some(word) = guessed(document, finding) {
        for way in ear.say(&word).pronunciations.iter().take(MOST_WAYS) {
            let parts = align(&word, &way.sounds);
            let spelled: Vec<&str> = parts.iter().map(|part| part.letters.of(&word)).collect();
            let say = Say { uri: uri.clone(), word: word.clone(), sounds: way.sounds.to_string() };
            actions.push(action(&format!("Teach {word}: {} ({})", spelled.join("·"), way.sounds), SAY, json!(say)));
        }
    }
    actions.extend(REASONS.iter().map(|reason| {
        let allow = Allow { uri: uri.clone(), line: finding.line, rule: rule.clone(), reason: (*reason).to_owned() };
        action(&format!("Accept this {rule}: {reason}"), ALLOW, json!(allow))
    }));
    actions
}

/// The guessed word that a finding depends on, or is about.
fn guessed(document: &Document, finding: &Finding) -> Option<String> {
    if finding.rule != Rule::Pronunciation {
        return finding.guess.clone();
    }
    let line = document.line(finding.line).of(&document.text);
    line.get(byte_of(line, finding.column)..byte_of(line, finding.end_column)).map(str::to_owned)
}

/// Accepts a finding, as `verse allow` does.
pub(super) fn allow(document: &Document, project: &Project, arguments: &Value) -> anyhow::Result<()> {
    let asked = Allow::deserialize(arguments).context("verse.allow takes uri, line, rule and reason")?;
    let rule = rule(&asked.rule).map_err(anyhow::Error::msg)?;
    let checked = document.checked.as_ref().context("the draft was not heard")?;
    let findings: Vec<Finding> = checked
        .verdict
        .findings
        .iter()
        .filter(|finding| finding.line == asked.line && finding.rule == rule)
        .cloned()
        .collect();
    anyhow::ensure!(!findings.is_empty(), "line {} has no `{}` to accept any more", asked.line, rule.id());
    let departures = Departures::new(project, &document.path, &document.text, &checked.poem, findings);
    Ok(departures.accept(&asked.reason)?)
}

/// Teaches a word, as `verse say` does.
pub(super) fn say(project: &Project, arguments: &Value) -> anyhow::Result<()> {
    let asked = Say::deserialize(arguments).context("verse.say takes uri, word and sounds")?;
    let owner = if project.config.is_some() { Owner::Project } else { Owner::Poet };
    teach(&lexicon_of(project, owner)?, &LexiconEntry::new(&asked.word, asked.sounds.parse()?)?)?;
    Ok(())
}

/// The URI of the draft that a command is about.
pub(super) fn uri_of(arguments: &Value) -> Option<&str> {
    arguments.get("uri")?.as_str()
}
