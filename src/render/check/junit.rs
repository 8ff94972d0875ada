//! JUnit's XML: a draft is a test suite, each finding a failed test, a draft without one a passed test, and one that cannot be
//! judged an error.
//!
//! The opening tag counts the tests, so this report is written at the end of the run.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Checked, Fault, Report, Summary};
use crate::judge::{Finding, Severity};
use crate::render::xml::escaped;

/// The format `junit`.
#[derive(Debug, Default)]
pub(super) struct Junit {
    suites: String,
    tests: usize,
    failures: usize,
    errors: usize,
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

    fn fault(&mut self, fault: &Fault, _out: &mut dyn Write) -> io::Result<()> {
        self.tests += 1;
        self.errors += 1;
        let path = if fault.path.is_empty() { "verse".to_owned() } else { escaped(&fault.path) };
        let message = escaped(&fault.message);
        // Writing to a string cannot fail.
        _ = writeln!(
            self.suites,
            "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\">\n    \
             <testcase classname=\"{path}\" name=\"{path}\"><error message=\"{message}\">{message}</error></testcase>\n  \
             </testsuite>"
        );
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let Self { tests, failures, errors, .. } = self;
        writeln!(out, "<testsuites name=\"verse\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">")?;
        out.write_all(self.suites.as_bytes())?;
        writeln!(out, "</testsuites>")
    }
}

fn write_case(suites: &mut String, path: &str, finding: &Finding) {
    let (rule, place) = (finding.rule.id(), format!("{}:{}", finding.line, finding.column));
    let message = escaped(&finding.message);
    _ = write!(suites, "    <testcase classname=\"{path}\" name=\"{rule} {place}\">");
    // JUnit knows no levels: a note is written beside a passed test.
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
