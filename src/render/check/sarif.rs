//! SARIF 2.1.0, which code hosts and editors read.
//!
//! SARIF counts columns in code points and verse counts grapheme clusters, so columns are converted here.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;

use super::gitlab::fingerprint;
use super::{Checked, Fault, Report, Summary};
use crate::judge::{Finding, Rule};

/// The format `sarif`.
#[derive(Debug, Default)]
pub(super) struct Sarif {
    begun: bool,
    notifications: Vec<Value>,
}

impl Sarif {
    /// Writes the head of the document or the separator before the next result.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            return out.write_all(b",\n");
        }
        self.begun = true;
        let rules: Vec<Value> = Rule::ALL.iter().map(|&rule| rule_descriptor(rule)).collect();
        let driver = json!({"name": "verse", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
        let head = "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[";
        writeln!(out, "{head}{{\"columnKind\":\"unicodeCodePoints\",\"tool\":{{\"driver\":{driver}}},\"results\":[")
    }
}

impl Report for Sarif {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        let mut seen = HashMap::new();
        for finding in &draft.findings {
            self.begin(out)?;
            serde_json::to_writer(&mut *out, &result(draft, finding, &fingerprint(draft, finding, &mut seen)))?;
        }
        Ok(())
    }

    fn fault(&mut self, fault: &Fault, _out: &mut dyn Write) -> io::Result<()> {
        let mut notification = json!({"level": "error", "message": {"text": fault.message}});
        if !fault.path.is_empty() {
            let place = json!({"physicalLocation": {"artifactLocation": {"uri": uri(&fault.path)}}});
            notification["locations"] = json!([place]);
        }
        self.notifications.push(notification);
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(out)?;
        }
        let (succeeded, notifications) = (self.notifications.is_empty(), std::mem::take(&mut self.notifications));
        let run = json!({"executionSuccessful": succeeded, "toolExecutionNotifications": notifications});
        writeln!(out, "\n],\"invocations\":[{run}]}}]}}")
    }
}

fn rule_descriptor(rule: Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": {"text": rule.about()},
        "properties": {"code": rule.code()},
    })
}

fn result(draft: &Checked, finding: &Finding, fingerprint: &str) -> Value {
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
    let region = json!({
        "startLine": finding.line,
        "startColumn": code_points(draft.line(finding.line), finding.column),
        "endLine": finding.end_line,
        "endColumn": code_points(draft.line(finding.end_line), finding.end_column),
    });
    let related = finding.related.iter().enumerate().map(|(id, related)| {
        json!({
            "id": id,
            "message": {"text": related.message},
            "physicalLocation": {"artifactLocation": {"uri": uri(&draft.path)}, "region": {"startLine": related.line}},
        })
    });
    json!({
        "ruleId": finding.rule.id(),
        "ruleIndex": Rule::ALL.iter().position(|&rule| rule == finding.rule),
        "level": finding.severity.to_string(),
        "message": {"text": format!("{}{help}", finding.message)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&draft.path)}, "region": region}}],
        "relatedLocations": related.collect::<Vec<Value>>(),
        "partialFingerprints": {"verseLine/v1": fingerprint},
    })
}

/// A column counted in grapheme clusters as one counted in code points, both from 1.
fn code_points(line: &str, column: u32) -> usize {
    let before = line.graphemes(true).take(column.saturating_sub(1) as usize);
    1 + before.map(|grapheme| grapheme.chars().count()).sum::<usize>()
}

/// A path as a URI reference: whatever RFC 3986 does not allow in a path is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            // Writing to a string cannot fail.
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}
