//! The findings under the path of their draft.

use std::io::{self, Write};

use super::{Checked, Report, style};
use crate::text::printable;

/// The format `grouped`.
#[derive(Debug)]
pub(super) struct Grouped;

impl Report for Grouped {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        if draft.findings.is_empty() {
            return Ok(());
        }
        let bold = anstyle::Style::new().bold();
        let form = draft.form.as_deref().map(|form| format!(" ({form})")).unwrap_or_default();
        writeln!(out, "{bold}{}{bold:#}{form}", printable(&draft.path))?;
        for finding in &draft.findings {
            let (place, severity) = (format!("{}:{}", finding.line, finding.column), finding.severity);
            let (style, rule, message) = (style(severity), finding.rule.id(), printable(&finding.message));
            writeln!(out, "  {place:>6}  {style}{:7}{style:#}  {message} [{rule}]", severity.to_string())?;
        }
        writeln!(out)
    }
}
