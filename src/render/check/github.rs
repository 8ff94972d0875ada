//! GitHub's workflow commands: each finding becomes a mark on its line of a pull request.

use std::io::{self, Write};

use super::{Checked, Fault, Report};
use crate::judge::Severity;

/// The format `github`.
#[derive(Debug)]
pub(super) struct Github;

impl Report for Github {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        for finding in &draft.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let (file, title) = (property(&draft.path), property(&format!("verse ({})", finding.rule.id())));
            let place = format!("line={},col={}", finding.line, finding.column);
            let end = format!("endLine={},endColumn={}", finding.end_line, finding.end_column);
            writeln!(out, "::{command} file={file},{place},{end},title={title}::{}", data(&finding.message))?;
        }
        Ok(())
    }

    fn fault(&mut self, fault: &Fault, out: &mut dyn Write) -> io::Result<()> {
        let file = if fault.path.is_empty() { String::new() } else { format!("file={},", property(&fault.path)) };
        writeln!(out, "::error {file}title=verse::{}", data(&fault.message))
    }
}

/// The message of a command: characters that would end it or begin another are escaped as in GitHub's own
/// toolkit.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
