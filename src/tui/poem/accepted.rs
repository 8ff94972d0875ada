//! Departures the poet accepted (`verse allow`): the editor, like the check, says nothing of them.

use std::path::PathBuf;

use crate::analysis::Poem;
use crate::cli::allow::{Book, Lines};
use crate::judge::{Finding, Mark, Severity, Verdict};

/// The departures accepted for a draft.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    book: Book,
    /// The draft, as an absolute path.
    draft: PathBuf,
}

impl Accepted {
    /// What this book says of this draft, an absolute path; `None` when it says nothing.
    pub fn of(book: &Book, draft: PathBuf) -> Option<Self> {
        let key = book.key(&draft);
        let entries: Vec<_> = book.entries.iter().filter(|entry| entry.path == key).cloned().collect();
        (!entries.is_empty()).then(|| Self { book: Book { path: book.path.clone(), entries }, draft })
    }

    /// Takes the accepted findings out of a verdict; a line that has no other keeps its form by a license.
    pub(in crate::tui) fn leave_out(&self, text: &str, poem: &Poem, verdict: &mut Verdict) {
        let lines = Lines::of_draft(poem.draft.lines.iter().map(|line| line.span.of(text)));
        let blamed = |findings: &[Finding], number: u32| {
            findings.iter().any(|finding| finding.line == number && finding.severity > Severity::Note)
        };
        let before = verdict.findings.clone();
        self.book.apply(&self.draft, &lines, &mut verdict.findings);
        if before.len() == verdict.findings.len() {
            return;
        }
        for (line, stands) in poem.lines.iter().zip(&mut verdict.lines) {
            if blamed(&before, line.number) && !blamed(&verdict.findings, line.number) {
                stands.mark = Mark::License;
                stands.flagged.clear();
                stands.licenses.push("you accepted how this line departs from the form".to_owned());
            }
        }
    }
}
