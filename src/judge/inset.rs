//! Prose with poems set in it, as a haibun has: which paragraphs are verse, and how many there are.

use std::ops::Range;

use crate::analysis::Poem;
use crate::form::{Form, Inset};

use super::report::{Remark, Report, finding};
use super::section::Section;
use super::{Rule, Verdict, wording};

/// The most syllables of a line of an inset poem; a line of prose has more, unless it ends a paragraph.
const LONGEST_LINE: u32 = 12;

/// The poems of a draft: the paragraphs of several lines, each of them short.
///
/// A paragraph of one line is prose, since nothing shows that the line ends there on purpose.
pub(super) fn poems(poem: &Poem) -> Vec<Section> {
    let is_verse = |stanza: &&Range<usize>| {
        let lines = poem.lines.get((*stanza).clone()).unwrap_or_default();
        lines.len() > 1 && lines.iter().all(|line| line.heard.counts.least() <= LONGEST_LINE)
    };
    poem.stanzas.iter().filter(is_verse).map(|stanza| Section::of(std::slice::from_ref(stanza))).collect()
}

/// Adds what a finished draft lacks: poems, or the prose around them.
pub(super) fn judge(verdict: &mut Verdict, poem: &Poem, poems: &[Section], (form, inset): (&Form, &Inset)) {
    let Some(last) = poem.lines.len().checked_sub(1) else { return };
    let mut report = Report::new(form);
    let count = u32::try_from(poems.len()).unwrap_or(u32::MAX);
    let noun = form.noun.with_verb("has", "have");
    if !inset.count.contains(count) {
        let name = inset.poem().map_or(inset.form.as_str(), |form| form.noun.poem());
        let poems = wording::counted(count, "poem");
        let message = format!("{poems} set in the prose; {noun} {} of them, each {name}", inset.count);
        report.add(Remark::new(Rule::Inset, last, message));
    }
    if poems.len() == poem.stanzas.len() {
        report.add(Remark::new(
            Rule::Inset,
            last,
            wording::capitalized(&format!("{noun} paragraphs of prose; this has none")),
        ));
    }
    verdict.findings.extend(report.remarks.into_iter().map(|(severity, remark)| finding(poem, severity, remark)));
}
