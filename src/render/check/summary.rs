//! What a run found in all, and the sentence that says so.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

use crate::judge::{Finding, Severity};
use crate::text::counted;

/// Findings by level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Lines that break their form.
    pub errors: usize,
    /// Lines a reader might let pass.
    pub warnings: usize,
    /// Remarks.
    pub notes: usize,
}

impl Tally {
    /// How many there are in all.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

impl<'a> FromIterator<&'a Finding> for Tally {
    fn from_iter<T: IntoIterator<Item = &'a Finding>>(findings: T) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Note => tally.notes += 1,
            }
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

impl fmt::Display for Tally {
    /// `2 errors, 1 warning`; the levels without a finding are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let levels = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let told: Vec<String> = levels.iter().filter(|(n, _)| *n > 0).map(|(n, name)| counted(*n, name)).collect();
        f.write_str(&told.join(", "))
    }
}

/// What a run found in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Drafts that were read.
    pub drafts: usize,
    /// Drafts that have no form, so that nothing was judged.
    pub without_form: usize,
    /// Drafts that are still growing.
    pub unfinished: usize,
    /// Drafts whose form asks for something that is not judged.
    pub half_judged: usize,
    /// The findings shown.
    pub shown: Tally,
    /// The findings below the level asked for.
    pub left_out: Tally,
    /// The findings the poet accepted.
    pub allowed: usize,
    /// The errors and warnings of rules that were not asked for.
    #[serde(skip)]
    pub unasked: usize,
    /// Drafts whose findings would fail the run, were they not within the draft's budget.
    pub within_budget: usize,
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.drafts += other.drafts;
        self.without_form += other.without_form;
        self.unfinished += other.unfinished;
        self.half_judged += other.half_judged;
        self.shown += other.shown;
        self.left_out += other.left_out;
        self.allowed += other.allowed;
        self.unasked += other.unasked;
        self.within_budget += other.within_budget;
    }
}

impl fmt::Display for Summary {
    /// `4 drafts: 5 errors, 4 warnings; 7 notes left out (--min-level note shows them).`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", counted(self.drafts, "draft"))?;
        let judged = self.drafts - self.without_form.min(self.drafts);
        match (self.shown.total(), judged) {
            (0, 0) => f.write_str("no form chosen, so nothing is judged")?,
            (0, _) if self.unfinished == judged => f.write_str("nothing amiss so far")?,
            (0, _) if self.half_judged > 0 || self.unasked > 0 => f.write_str("nothing found")?,
            (0, 1) if self.drafts == 1 => f.write_str("it fits its form")?,
            (0, _) if judged == self.drafts && self.unfinished == 0 => f.write_str("all fit their forms")?,
            (0, _) => f.write_str("nothing amiss")?,
            _ => write!(f, "{}", self.shown)?,
        }
        if self.half_judged > 0 {
            write!(f, "; {} judged in part (-v says what is not)", self.half_judged)?;
        }
        if self.unfinished > 0 {
            write!(f, "; {} unfinished", self.unfinished)?;
        }
        if self.without_form > 0 && judged > 0 {
            write!(f, "; {} without a form", self.without_form)?;
        }
        if self.allowed > 0 {
            write!(f, "; {} allowed", self.allowed)?;
        }
        if self.unasked > 0 {
            write!(f, "; {} of rules that were not asked for", counted(self.unasked, "finding"))?;
        }
        if self.within_budget > 0 {
            write!(f, "; {} within budget", counted(self.within_budget, "draft"))?;
        }
        if self.left_out.total() > 0 {
            let level = if self.left_out.notes > 0 { "note" } else { "warning" };
            write!(f, "; {} left out (--min-level {level} shows them)", self.left_out)?;
        }
        f.write_str(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_sentence_says_what_was_found_and_what_was_left_out() {
        let tally = |errors, warnings, notes| Tally { errors, warnings, notes };
        let summary = |drafts, without_form, shown, left_out| {
            Summary { drafts, without_form, shown, left_out, ..Summary::default() }.to_string()
        };
        for (told, expected) in [
            (summary(1, 0, tally(0, 0, 0), tally(0, 0, 0)), "1 draft: it fits its form."),
            (summary(3, 0, tally(0, 0, 0), tally(0, 0, 0)), "3 drafts: all fit their forms."),
            (summary(2, 2, tally(0, 0, 0), tally(0, 0, 0)), "2 drafts: no form chosen, so nothing is judged."),
            (summary(3, 1, tally(0, 0, 0), tally(0, 0, 0)), "3 drafts: nothing amiss; 1 without a form."),
            (
                summary(4, 0, tally(5, 1, 0), tally(0, 0, 7)),
                "4 drafts: 5 errors, 1 warning; 7 notes left out (--min-level note shows them).",
            ),
        ] {
            assert_eq!(told, expected);
        }
        let in_part = Summary { drafts: 1, half_judged: 1, ..Summary::default() }.to_string();
        assert_eq!(in_part, "1 draft: nothing found; 1 judged in part (-v says what is not).");
    }
}
