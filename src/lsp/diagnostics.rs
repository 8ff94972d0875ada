//! Findings as diagnostics.

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams,
};

use super::document::Document;
use super::position::{Encoding, Lines};
use crate::judge::{Finding, Severity};
use crate::span::byte_of;

/// All that is found of a draft.
pub(super) fn publication(document: &Document, encoding: Encoding) -> PublishDiagnosticsParams {
    let lines = Lines::of(&document.text, encoding);
    let findings = document.examined.iter().flat_map(|examined| &examined.verdict.findings);
    let problem = document.problem.iter().map(|problem| Diagnostic {
        range: lines.range(document.line(1).range()),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("verse".to_owned()),
        message: problem.clone(),
        ..Diagnostic::default()
    });
    let diagnostics = findings.map(|finding| diagnostic(document, &lines, finding)).chain(problem).collect();
    PublishDiagnosticsParams { uri: document.uri.clone(), diagnostics, version: Some(document.version) }
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(document: &Document, lines: &Lines<'_>, finding: &Finding) -> Diagnostic {
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location::new(document.uri.clone(), lines.range(document.line(related.line).range())),
        message: related.message.clone(),
    });
    Diagnostic {
        range: range(document, lines, finding),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.rule.id().to_owned())),
        source: Some("verse".to_owned()),
        message: format!("{}{help}", finding.message),
        related_information: Some(related.collect()),
        ..Diagnostic::default()
    }
}

/// Where a finding stands.
pub(super) fn range(document: &Document, lines: &Lines<'_>, finding: &Finding) -> lsp_types::Range {
    let byte = |number: u32, column: u32| {
        let line = document.line(number);
        line.start + byte_of(line.of(&document.text), column)
    };
    lines.range(byte(finding.line, finding.column)..byte(finding.end_line, finding.end_column))
}
