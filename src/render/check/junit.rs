//! JUnit's XML: a draft is a test suite, each finding a failed test, and a draft without one a passed test.
//!
//! The opening tag counts what follows, so this report is written when everything is known.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Checked, Report, Summary};
use crate::judge::{Finding, Severity};
use crate::render::xml::escaped;

/// The format `junit`.
#[derive(Debug, Default)]
pub(super) struct Junit {
    suites: String,
    tests: usize,
    failures: usize,
}

impl Report for Junit {
    fn draft(&mut self, draft: &Checked, _out: &mut dyn Write) -> io::Result<()> {
        let path = escaped(&draft.path);
        let (tests, failures) = (draft.findings.len().max(1), failures(&draft.findings));
        self.tests += tests;
        self.failures += failures;
        let suites = &mut self.suites;
        // Writing to a string cannot fail.
        _ = writeln!(suites, "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">");
        if draft.findings.is_empty() {
            _ = writeln!(suites, "    <testcase classname=\"{path}\" name=\"{path}\"/>");
        }
        for finding in &draft.findings {
            write_case(suites, &path, finding);
        }
        suites.push_str("  </testsuite>\n");
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let (tests, failures) = (self.tests, self.failures);
        writeln!(out, "<testsuites name=\"verse\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
        out.write_all(self.suites.as_bytes())?;
        writeln!(out, "</testsuites>")
    }
}

fn write_case(suites: &mut String, path: &str, finding: &Finding) {
    let (rule, place) = (finding.rule.id(), format!("{}:{}", finding.line, finding.column));
    let message = escaped(&finding.message);
    _ = write!(suites, "    <testcase classname=\"{path}\" name=\"{rule} {place}\">");
    // JUnit knows no levels: a note is told beside a passed test.
    _ = match finding.severity {
        Severity::Note => write!(suites, "<system-out>note: {message}</system-out>"),
        level => {
            write!(
                suites,
                "<failure type=\"{level}\" message=\"{message}\">{path}:{place}: {level}[{rule}] {message}</failure>"
            )
        }
    };
    suites.push_str("</testcase>\n");
}

fn failures(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity > Severity::Note).count()
}
