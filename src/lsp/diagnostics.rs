//! Findings as diagnostics, published or answered to a client that asks for them.
//!
//! A diagnostic has a `codeDescription` where the client says at which address the rules' page is served; `verse explain RULE` prints
//! the same.

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Range};
use crate::fingerprint::fingerprint;
use crate::judge::{Finding, Severity};
use crate::span::byte_of;

/// All that is found of a draft, to be published.
pub(super) fn publication(document: &Document, encoding: Encoding, rule_pages: Option<&str>) -> Value {
    let diagnostics = diagnostics(document, encoding, rule_pages);
    json!({"uri": document.uri, "version": document.version, "diagnostics": diagnostics})
}

/// The answer to a client that asks what is found: the diagnostics with an id, or only the id where it has these very ones.
pub(super) fn report(diagnostics: &[Value], previous: Option<&str>) -> Value {
    let id = format!("{:016x}", fingerprint(json!(diagnostics).to_string().as_bytes()));
    if previous == Some(&id) {
        return json!({"kind": "unchanged", "resultId": id});
    }
    json!({"kind": "full", "resultId": id, "items": diagnostics})
}

/// All that is found of a draft.
pub(super) fn diagnostics(document: &Document, encoding: Encoding, rule_pages: Option<&str>) -> Vec<Value> {
    let lines = Lines::of(&document.text, encoding);
    let findings = document.checked.iter().flat_map(|checked| &checked.verdict.findings);
    let problem = document.problem.iter().map(|problem| {
        let range = lines.range(document.line(problem.line).range());
        json!({"range": range, "severity": level(Severity::Error), "source": "verse", "message": problem.message})
    });
    findings.map(|finding| diagnostic(document, &lines, finding, rule_pages)).chain(problem).collect()
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(document: &Document, lines: &Lines<'_>, finding: &Finding, rule_pages: Option<&str>) -> Value {
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
    let related = finding.related.iter().map(|related| {
        let range = lines.range(document.line(related.line).range());
        json!({"location": {"uri": document.uri, "range": range}, "message": related.message})
    });
    let mut told = json!({
        "range": range(document, lines, finding),
        "severity": level(finding.severity),
        "code": finding.rule.id(),
        "source": "verse",
        "message": format!("{}{help}", finding.message),
        "relatedInformation": related.collect::<Vec<_>>(),
    });
    if let Some(pages) = rule_pages {
        // The heading of the rule in docs/reference/rules.md: `## syllables (M1)`.
        let anchor = format!("{}-{}", finding.rule.id(), finding.rule.code().to_lowercase());
        told["codeDescription"] = json!({"href": format!("{pages}#{anchor}")});
    }
    told
}

/// The protocol's number for a level.
fn level(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Note => 3,
    }
}

/// Where a finding stands.
pub(super) fn range(document: &Document, lines: &Lines<'_>, finding: &Finding) -> Range {
    let byte = |number: u32, column: u32| {
        let line = document.line(number);
        line.start() + byte_of(line.of(&document.text), column)
    };
    lines.range(byte(finding.line, finding.column)..byte(finding.end_line, finding.end_column))
}
