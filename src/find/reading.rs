//! The judge's verdict on a cut, whose lines it reads as a poem by themselves.

use std::sync::Arc;

use crate::analysis::Session;
use crate::form::Form;
use crate::judge::{Judge, JudgeOptions, Severity, Verdict};
use crate::lexicon::Ear;
use crate::page::{Page, Settled, Syntax};
use crate::rhyme::Accent;

/// Judges cuts by one form.
#[derive(Debug)]
pub(super) struct Reader {
    session: Session,
    judge: Judge,
    options: JudgeOptions,
}

impl Reader {
    pub(super) fn new(form: Arc<Form>, ear: Ear, accent: Accent) -> Self {
        let options = JudgeOptions { accent, ..JudgeOptions::finished() };
        Self { session: Session::new(ear), judge: Judge::new(form), options }
    }

    /// The form.
    pub(super) fn form(&self) -> &Arc<Form> {
        self.judge.form()
    }

    /// The verdict on lines as a poem; `None` where not all of them are read as its verse.
    ///
    /// Each line comes with whether a blank line precedes it.
    pub(super) fn verdict<'l>(&mut self, lines: impl Iterator<Item = (&'l str, bool)>) -> Option<Verdict> {
        let (mut text, mut count) = (String::new(), 0);
        for (line, begins_stanza) in lines {
            text.push_str(if begins_stanza { "\n" } else { "" });
            text.push_str(line);
            text.push('\n');
            count += 1;
        }
        let page = self.session.hear_page(Page::read(&text, Syntax::Plain, &Settled::default()), &text);
        let (poem, verdict) = self.judge.judge_page(&page, &self.options);
        (poem.lines.len() == count).then_some(verdict)
    }
}

/// Whether a poem with this verdict fits: it has no finding above a note, and nothing the form asks is unjudged.
pub(super) fn fits(verdict: &Verdict) -> bool {
    verdict.unjudged.is_empty() && verdict.findings.iter().all(|finding| finding.severity == Severity::Note)
}
