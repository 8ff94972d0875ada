//! GitLab's code quality report: an array of issues, each with a fingerprint that does not move with its line.

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Checked, Fault, Report, Summary};
use crate::fingerprint::fingerprint as hash;
use crate::judge::{Finding, Severity};

/// The format `gitlab`.
#[derive(Debug, Default)]
pub(super) struct Gitlab {
    begun: bool,
}

impl Gitlab {
    fn issue(&mut self, issue: &Value, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        Ok(serde_json::to_writer(out, issue)?)
    }
}

impl Report for Gitlab {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        let mut seen = HashMap::new();
        for finding in &draft.findings {
            let issue = json!({
                "description": finding.message,
                "check_name": finding.rule.id(),
                "fingerprint": fingerprint(draft, finding, &mut seen),
                "severity": level(finding.severity),
                "location": {"path": draft.path, "lines": {"begin": finding.line, "end": finding.end_line}},
            });
            self.issue(&issue, out)?;
        }
        Ok(())
    }

    fn fault(&mut self, fault: &Fault, out: &mut dyn Write) -> io::Result<()> {
        let key = format!("{}\0{}", fault.path, fault.message);
        let issue = json!({
            "description": fault.message,
            "check_name": "unreadable",
            "fingerprint": format!("{:016x}", hash(key.as_bytes())),
            "severity": "critical",
            "location": {"path": fault.path, "lines": {"begin": 1}},
        });
        self.issue(&issue, out)
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

/// The fingerprint of a finding, the same from run to run: of its draft, its rule, its line's words and the number of
/// that line among those with the same words.
pub(super) fn fingerprint<'a>(
    draft: &'a Checked,
    finding: &Finding,
    seen: &mut HashMap<(&'static str, &'a str), u32>,
) -> String {
    let (rule, line) = (finding.rule.id(), draft.line(finding.line).trim());
    let nth = seen.entry((rule, line)).or_default();
    *nth += 1;
    let key = format!("{}\0{rule}\0{line}\0{nth}", draft.path);
    format!("{:016x}", hash(key.as_bytes()))
}
