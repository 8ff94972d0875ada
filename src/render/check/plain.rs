//! Whole sentences, no symbols, no marks under words: what a screen reader reads well.

use std::io::{self, Write};

use super::{Checked, Report, sentence};
use crate::text::printable;

/// The format `plain`.
#[derive(Debug)]
pub(super) struct Plain;

impl Report for Plain {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        if draft.findings.is_empty() {
            return Ok(());
        }
        let (count, path) = (draft.findings.len(), printable(&draft.path));
        writeln!(out, "{path}, {count} {}.", if count == 1 { "finding" } else { "findings" })?;
        for finding in &draft.findings {
            write!(out, "Line {}, {}: {}", finding.line, finding.severity, sentence(&finding.message))?;
            if !finding.help.is_empty() {
                write!(out, " {}", sentence(&finding.help))?;
            }
            writeln!(out)?;
            let line = printable(draft.line(finding.line));
            if !line.trim().is_empty() {
                writeln!(out, "The line reads: {}", line.trim())?;
            }
        }
        writeln!(out)
    }
}
