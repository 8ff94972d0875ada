//! One line a finding: `drafts/i.txt:2:1: error[syllables] 8 syllables; line 2 of a haiku has 7`.

use std::io::{self, Write};

use super::{Checked, Report, style};
use crate::text::printable;

/// The format `concise`.
#[derive(Debug)]
pub(super) struct Concise;

impl Report for Concise {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        let path = printable(&draft.path);
        for finding in &draft.findings {
            let (severity, rule) = (finding.severity, finding.rule.id());
            let (style, message) = (style(severity), printable(&finding.message));
            let (line, column) = (finding.line, finding.column);
            writeln!(out, "{path}:{line}:{column}: {style}{severity}[{rule}]{style:#} {message}")?;
        }
        Ok(())
    }
}
