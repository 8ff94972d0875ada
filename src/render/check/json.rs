//! The findings as JSON: the stable contract of `--output-format json` and `jsonl`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::{Checked, Fault, Report, Summary};
use crate::judge::Finding;
use crate::render::rows::Rows;

/// A finding as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
pub struct FindingRecord<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    code: &'static str,
    rule: &'static str,
    severity: String,
    message: &'a str,
    form: Option<&'a str>,
    related: Vec<RelatedRecord<'a>>,
    help: &'a str,
    guess: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RelatedRecord<'a> {
    line: u32,
    message: &'a str,
}

impl<'a> FindingRecord<'a> {
    /// The record of a draft's finding.
    pub fn new(draft: &'a Checked, finding: &'a Finding) -> Self {
        Self::of(&draft.path, draft.form.as_deref(), finding)
    }

    /// The record of a finding on the draft at this path, judged by this form.
    pub fn of(path: &'a str, form: Option<&'a str>, finding: &'a Finding) -> Self {
        let related =
            finding.related.iter().map(|related| RelatedRecord { line: related.line, message: &related.message });
        Self {
            path,
            line: finding.line,
            column: finding.column,
            end_line: finding.end_line,
            end_column: finding.end_column,
            code: finding.rule.code(),
            rule: finding.rule.id(),
            severity: finding.severity.to_string(),
            message: &finding.message,
            form,
            related: related.collect(),
            help: &finding.help,
            guess: finding.guess.as_deref(),
        }
    }
}

/// The formats `json` and `jsonl`; a line of the latter is always a finding.
#[derive(Debug)]
pub(super) struct Json {
    rows: Rows,
    faults: Vec<Fault>,
    pages: Vec<PageRecord>,
}

/// The lines of a draft that are not read as verse, as JSON shows them.
#[derive(Debug, Serialize)]
struct PageRecord {
    path: String,
    lines: Vec<PageLineRecord>,
}

#[derive(Debug, Serialize)]
struct PageLineRecord {
    line: u32,
    role: &'static str,
}

impl PageRecord {
    fn of(draft: &Checked) -> Option<Self> {
        let lines = draft.set_aside.iter().map(|&(line, role)| PageLineRecord { line, role: role.id() });
        (!draft.set_aside.is_empty()).then(|| Self { path: draft.path.clone(), lines: lines.collect() })
    }
}

impl Json {
    /// Findings written as these rows.
    pub(super) const fn new(rows: Rows) -> Self {
        Self { rows, faults: Vec::new(), pages: Vec::new() }
    }
}

impl Report for Json {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        self.pages.extend(PageRecord::of(draft).filter(|_| self.rows.is_document()));
        draft.findings.iter().try_for_each(|finding| self.rows.row(&FindingRecord::new(draft, finding), out))
    }

    fn fault(&mut self, fault: &Fault, _out: &mut dyn Write) -> io::Result<()> {
        self.faults.push(fault.clone());
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.rows
            .finish(&[("pages", json!(self.pages)), ("errors", json!(self.faults)), ("summary", json!(summary))], out)
    }
}
