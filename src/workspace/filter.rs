//! Which findings of a draft are shown: the same for check, hook, diff, editor and language server.

use std::path::Path;
use std::sync::Arc;

use super::accepted::{AcceptedEntry, LineWords, UnusedEntry};
use super::checker::{Checker, Draft};
use super::paths::absolute;
use super::project::Project;
use super::resolve::ChoiceError;
use super::settings::Settings;
use crate::analysis::Poem;
use crate::form::{FindError, Form};
use crate::judge::{Finding, LineLicense, Mark, Rule, Severity, Verdict};
use crate::rhyme::Accent;

/// Which findings are shown beyond what the settings say: the command line's part of it.
#[derive(Debug, Clone, Default)]
pub struct FindingFilter {
    /// Only these rules; all when empty.
    pub select: Vec<Rule>,
    /// Not these rules.
    pub ignore: Vec<Rule>,
    /// Findings from this level up; as the settings say when absent, else from warnings up.
    pub min_level: Option<Severity>,
    /// Whether warnings count as errors do.
    pub strict: bool,
}

/// A draft as judged, with the findings to show.
#[derive(Debug, Default)]
pub struct CheckedDraft {
    /// The draft as heard.
    pub poem: Poem,
    /// The form it was laid on, if any.
    pub form: Option<Arc<Form>>,
    /// What is said of it; its findings are those to show.
    pub verdict: Verdict,
    /// The accent in which its rhymes are judged, and in which words that rhyme are looked for.
    pub accent: Accent,
    /// The findings below the level asked for.
    pub left_out: Vec<Finding>,
    /// How many findings the poet accepted.
    pub allowed: usize,
    /// How many errors and warnings are of rules that nobody asked for.
    pub unasked: usize,
    /// Accepted departures that are no longer there.
    pub unused: Vec<UnusedEntry>,
}

/// What a filter took out of a verdict.
#[derive(Debug, Default)]
pub struct FilteredOut<'a> {
    /// The findings below the level asked for.
    pub left_out: Vec<Finding>,
    /// How many findings the poet accepted.
    pub allowed: usize,
    /// How many errors and warnings are of rules that nobody asked for.
    pub unasked: usize,
    /// Accepted departures that are no longer there.
    pub unused: Vec<&'a AcceptedEntry>,
}

/// Why a draft cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Its form cannot be had.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// The form by which drafts without one are looked through for unknown words cannot be used.
    #[error(transparent)]
    WithoutForm(#[from] FindError),
}

impl FindingFilter {
    /// The level from which a draft's findings are shown.
    pub fn min_level(&self, settings: &Settings) -> Severity {
        self.min_level.or(settings.min_level).unwrap_or(Severity::Warning)
    }

    /// Whether a rule is asked for at all.
    pub fn takes(&self, settings: &Settings, rule: Rule) -> bool {
        let selected = if self.select.is_empty() { settings.select.as_deref() } else { Some(self.select.as_slice()) };
        selected.is_none_or(|rules| rules.contains(&rule))
            && !self.ignore.contains(&rule)
            && !settings.ignore.contains(&rule)
    }

    /// How many of a draft's findings would fail the run: those at error level, under `strict` from warnings up.
    pub fn failing(&self, settings: &Settings, findings: &[Finding]) -> usize {
        let from = if self.strict || settings.strict { Severity::Warning } else { Severity::Error };
        findings.iter().filter(|finding| finding.severity >= from).count()
    }

    /// Judges a draft and keeps the findings to show.
    ///
    /// A draft without a form is only asked for words the ear had to guess, and only where notes are asked for.
    ///
    /// # Errors
    /// When its form cannot be had.
    pub fn check(
        &self,
        checker: &mut Checker<'_>,
        project: &Arc<Project>,
        settings: &Settings,
        draft: &Draft<'_>,
    ) -> Result<CheckedDraft, CheckError> {
        let judged = checker.judge(project, settings, draft)?;
        let mut result = CheckedDraft { poem: judged.poem, accent: judged.accent, ..CheckedDraft::default() };
        if let Some((form, verdict)) = judged.verdict {
            (result.form, result.verdict) = (Some(form), verdict);
        } else if self.min_level(settings) == Severity::Note {
            result.verdict = checker.unknown_words(project, &result.poem)?;
        }
        let (level, read) = (self.min_level(settings), (&result.poem, draft.text));
        let out = self.apply(project, settings, draft.path, level, read, &mut result.verdict);
        (result.left_out, result.allowed, result.unasked) = (out.left_out, out.allowed, out.unasked);
        // An entry speaks of the draft's own form: another one, or none, leaves it neither used nor idle.
        if let Some(accepted) = project.accepted.as_ref().filter(|_| result.form.is_some() && !checker.has_other_form())
        {
            result.unused = out.unused.into_iter().map(|entry| UnusedEntry::new(accepted, entry)).collect();
        }
        Ok(result)
    }

    /// Takes out of a verdict the findings that the poet accepted, those of rules nobody asked for, and those below a level.
    ///
    /// A line that had errors or warnings and keeps none of them is marked as one that keeps its form by a license.
    pub fn apply<'a>(
        &self,
        project: &'a Project,
        settings: &Settings,
        path: &Path,
        level: Severity,
        (poem, text): (&Poem, &str),
        verdict: &mut Verdict,
    ) -> FilteredOut<'a> {
        let mut findings = std::mem::take(&mut verdict.findings);
        let blamed = Blamed::by(&findings);
        let mut out = FilteredOut::default();
        if let Some(accepted) = &project.accepted {
            let lines = LineWords::of_draft(poem.page.physical.iter().map(|line| line.of(text)));
            (out.allowed, out.unused) = accepted.apply(&absolute(path), &lines, &mut findings);
        }
        let not_accepted = Blamed::by(&findings);
        findings.retain(|finding| self.takes(settings, finding.rule));
        let left = Blamed::by(&findings);
        out.unasked = not_accepted.0.len() - left.0.len();
        (verdict.findings, out.left_out) = findings.into_iter().partition(|finding| finding.severity >= level);
        for (line, stands) in poem.lines.iter().zip(&mut verdict.lines) {
            if blamed.holds(line.number) && !left.holds(line.number) {
                stands.mark = Mark::License;
                stands.flagged.clear();
                let why = if not_accepted.holds(line.number) { LEFT_OUT } else { ACCEPTED };
                stands.licenses.push(LineLicense { in_words: why.to_owned(), is_everyday: false });
            }
        }
        out
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
