//! From a draft to what is shown of it: the same way for check, hook, diff and language server.

use std::path::Path;
use std::sync::Arc;

use super::leftover::Leftover;
use super::selection::Selection;
use crate::analysis::Poem;
use crate::cli::allow::Lines;
use crate::cli::config::{Project, Settings, absolute};
use crate::cli::desk::{Desk, Draft};
use crate::form::Form;
use crate::judge::{Finding, Severity, Verdict};

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
        self.sift(&mut examined, project, settings, draft.path, draft.text);
        Ok(examined)
    }

    fn sift(&self, examined: &mut Examined, project: &Project, settings: &Settings, path: &Path, text: &str) {
        let mut findings = std::mem::take(&mut examined.verdict.findings);
        if let Some(book) = &project.allowed {
            let lines = Lines::of_draft(examined.poem.draft.lines.iter().map(|line| line.span.of(text)));
            let (allowed, unused) = book.apply(&absolute(path), &lines, &mut findings);
            examined.allowed = allowed;
            examined.unused = unused.into_iter().map(|entry| Leftover::new(book, entry)).collect();
        }
        let level = self.min_level(settings);
        let asked = findings.into_iter().filter(|finding| self.takes(settings, finding.rule));
        (examined.verdict.findings, examined.left_out) = asked.partition(|finding| finding.severity >= level);
    }
}
