//! From all that was found of a draft to what is shown: the same sieve for check, hook, diff and language server.

use std::path::Path;

use super::leftover::Leftover;
use super::selection::Selection;
use crate::analysis::Poem;
use crate::cli::allow::Lines;
use crate::cli::config::{Project, Settings, absolute};
use crate::judge::Finding;

/// A draft as it was heard.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// Where it stands.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
    /// What was heard.
    pub poem: &'a Poem,
}

/// A draft's findings, parted.
#[derive(Debug, Default)]
pub struct Sifted {
    /// Those to show.
    pub shown: Vec<Finding>,
    /// Those below the level asked for.
    pub left_out: Vec<Finding>,
    /// How many the poet accepted.
    pub allowed: usize,
    /// Accepted departures that are no longer there.
    pub(super) unused: Vec<Leftover>,
}

impl Selection {
    /// Parts a draft's findings: those the poet accepted and those nobody asked for fall through.
    pub fn sift(&self, project: &Project, settings: &Settings, draft: Heard<'_>, mut findings: Vec<Finding>) -> Sifted {
        let mut sifted = Sifted::default();
        if let Some(book) = &project.allowed {
            let lines = Lines::of_draft(draft.poem.draft.lines.iter().map(|line| line.span.of(draft.text)));
            let (allowed, unused) = book.apply(&absolute(draft.path), &lines, &mut findings);
            sifted.allowed = allowed;
            sifted.unused = unused.into_iter().map(|entry| Leftover::new(book, entry)).collect();
        }
        let level = self.min_level(settings);
        let asked = findings.into_iter().filter(|finding| self.takes(settings, finding.rule));
        (sifted.shown, sifted.left_out) = asked.partition(|finding| finding.severity >= level);
        sifted
    }
}
