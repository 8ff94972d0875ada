//! From a draft to what is shown of it: the same way for check, hook, diff and language server.

use std::path::Path;
use std::sync::Arc;

use super::leftover::Leftover;
use super::selection::Selection;
use crate::analysis::Poem;
use crate::cli::allow::{Entry, Lines};
use crate::cli::config::{Project, Settings, absolute};
use crate::cli::desk::{Desk, Draft};
use crate::form::Form;
use crate::judge::{Finding, Mark, Severity, Verdict};

/// A draft as judged, with the findings to show.
#[derive(Debug, Default)]
pub struct Examined {
    /// The draft as heard.
    pub poem: Poem,
    /// The form it was laid on, if any.
    pub form: Option<Arc<Form>>,
    /// What is said of it; its findings are those to show.
    pub verdict: Verdict,
    /// The findings below the level asked for.
    pub left_out: Vec<Finding>,
    /// How many findings the poet accepted.
    pub allowed: usize,
    /// Accepted departures that are no longer there.
    pub(super) unused: Vec<Leftover>,
}

/// What fell through when a verdict was sifted.
#[derive(Debug, Default)]
pub struct Sifted<'a> {
    /// The findings below the level asked for.
    pub left_out: Vec<Finding>,
    /// How many findings the poet accepted.
    pub allowed: usize,
    /// Accepted departures that are no longer there.
    pub unused: Vec<&'a Entry>,
}

impl Selection {
    /// Judges a draft and parts its findings: those the poet accepted and those nobody asked for fall through.
    ///
    /// A draft without a form is only asked for words the ear had to guess, and only where notes are asked for.
    pub fn examine(
        &self,
        desk: &mut Desk<'_>,
        project: &Arc<Project>,
        settings: &Settings,
        draft: &Draft<'_>,
    ) -> anyhow::Result<Examined> {
        let judged = desk.judge(project, settings, draft)?;
        let mut examined = Examined { poem: judged.poem, ..Examined::default() };
        if let Some((form, verdict)) = judged.verdict {
            (examined.form, examined.verdict) = (Some(form), verdict);
        } else if self.min_level(settings) == Severity::Note {
            examined.verdict = desk.unknown_words(project, &examined.poem)?;
        }
        let (level, read) = (self.min_level(settings), (&examined.poem, draft.text));
        let sifted = self.sift(project, settings, draft.path, level, read, &mut examined.verdict);
        (examined.left_out, examined.allowed) = (sifted.left_out, sifted.allowed);
        if let Some(book) = &project.allowed {
            examined.unused = sifted.unused.into_iter().map(|entry| Leftover::new(book, entry)).collect();
        }
        Ok(examined)
    }

    /// Parts a verdict's findings: those the poet accepted and those nobody asked for fall through, and a line that has no
    /// other stands as one that keeps its form by a license.
    pub(in crate::cli) fn sift<'a>(
        &self,
        project: &'a Project,
        settings: &Settings,
        path: &Path,
        level: Severity,
        (poem, text): (&Poem, &str),
        verdict: &mut Verdict,
    ) -> Sifted<'a> {
        let mut findings = std::mem::take(&mut verdict.findings);
        let blamed = Blamed::by(&findings);
        let mut sifted = Sifted::default();
        if let Some(book) = &project.allowed {
            let lines = Lines::of_draft(poem.draft.lines.iter().map(|line| line.span.of(text)));
            (sifted.allowed, sifted.unused) = book.apply(&absolute(path), &lines, &mut findings);
        }
        let accepted = Blamed::by(&findings);
        findings.retain(|finding| self.takes(settings, finding.rule));
        let left = Blamed::by(&findings);
        (verdict.findings, sifted.left_out) = findings.into_iter().partition(|finding| finding.severity >= level);
        for (line, stands) in poem.lines.iter().zip(&mut verdict.lines) {
            if blamed.holds(line.number) && !left.holds(line.number) {
                stands.mark = Mark::License;
                stands.flagged.clear();
                let why = if accepted.holds(line.number) { LEFT_OUT } else { ACCEPTED };
                stands.licenses.push(why.to_owned());
            }
        }
        sifted
    }
}

/// Why a line stands that has findings the poet accepted.
const ACCEPTED: &str = "you accepted how this line departs from the form";

/// Why a line stands that has findings of rules the settings leave out.
const LEFT_OUT: &str = "verse.toml leaves out the rules this line breaks";

/// The physical lines that have errors or warnings, in order.
struct Blamed(Vec<u32>);

impl Blamed {
    fn by(findings: &[Finding]) -> Self {
        let blamed = findings.iter().filter(|finding| finding.severity > Severity::Note);
        let mut lines: Vec<u32> = blamed.map(|finding| finding.line).collect();
        lines.sort_unstable();
        Self(lines)
    }

    fn holds(&self, line: u32) -> bool {
        self.0.binary_search(&line).is_ok()
    }
}
