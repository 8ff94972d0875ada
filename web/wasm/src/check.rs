//! `check`: the document of `verse check --output-format json`.

use verse::render::Format;
use verse::render::check::{Checked, Fault, Summary, report};
use verse::workspace::{CheckedDraft, Progress, raw};

use crate::question::{Draft, level};
use crate::workshop::{Asked, Workshop};

impl Workshop {
    /// The findings of a poem. A form or option that the poem asks for and that cannot be used is among the
    /// document's `errors`.
    pub(crate) fn check(&mut self, draft: Draft) -> Result<String, String> {
        let level = level(draft.min_level.as_deref())?;
        let asked = self.take(draft)?;
        let (mut report, mut out, mut summary) = (report(Format::Json), Vec::new(), Summary::default());
        let written = match self.judge(&asked, Progress::Saved, level) {
            Ok(found) => {
                summary = summary_of(&found);
                report.draft(&checked(&asked, found), &mut out)
            }
            Err(error) => {
                let fault = Fault { path: raw(asked.path()), message: error.to_string() };
                report.fault(&fault, &mut out)
            }
        };
        written.and_then(|()| report.finish(&summary, &mut out)).map_err(|error| error.to_string())?;
        String::from_utf8(out).map_err(|error| error.to_string())
    }
}

/// What the command counts of one draft.
fn summary_of(found: &CheckedDraft) -> Summary {
    let findings = &found.verdict.findings;
    let errors = findings.iter().filter(|finding| finding.severity == verse::judge::Severity::Error).count();
    let budget = found.form.as_ref().map_or(0, |form| form.budget as usize);
    Summary {
        drafts: 1,
        without_form: usize::from(found.form.is_none()),
        unfinished: usize::from(found.verdict.unfinished.is_some()),
        half_judged: usize::from(!found.verdict.unjudged.is_empty()),
        shown: findings.iter().collect(),
        left_out: found.left_out.iter().collect(),
        allowed: found.allowed,
        unasked: found.unasked,
        within_budget: usize::from((1..=budget).contains(&errors)),
    }
}

fn checked(asked: &Asked, found: CheckedDraft) -> Checked {
    Checked {
        path: raw(asked.path()),
        form: found.form.map(|form| form.id.clone()),
        text: asked.text.clone(),
        set_aside: found.poem.set_aside().collect(),
        poem: found.poem,
        findings: found.verdict.findings,
    }
}
