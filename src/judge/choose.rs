//! The choice of the layout a poem is meant for, of all that its form allows.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::form::{Layout, LineFit, Slot};

use super::align::{AlignedPoem, alignments};
use super::context::JudgeContext;
use super::indexed_layout::IndexedLayout;
use super::report::Report;
use super::{Severity, rules};

/// A poem aligned with one layout, with what the checks report of it.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) aligned: AlignedPoem<'a>,
    pub(super) report: Report<'a>,
}

/// The number of rhymes kept that outweigh one error.
///
/// A form that may rhyme `abab` or `xaxa` would otherwise take every broken rhyme of an `abab` poem for the `x` of `xaxa`. With
/// 2, an error that only `abab` reports counts where `abab` keeps two rhymes more: `xaxa` is chosen for a poem of two stanzas
/// with one broken rhyme, `abab` for one of three.
const RHYMES_PER_ERROR: usize = 2;

impl Candidate<'_> {
    /// The cost of choosing the candidate: errors and unmatched lines first, then warnings. Rhymes that are kept lower it.
    fn cost(&self) -> (isize, usize) {
        let errors = self.report.count(Severity::Error) + self.aligned.unmatched();
        let kept = self.report.kept_rhymes.cast_signed();
        ((RHYMES_PER_ERROR * errors).cast_signed() - kept, self.report.count(Severity::Warning))
    }
}

/// The layouts worth trying: those the poem's lines fill or may still grow into, or all layouts when there is none of these.
pub(super) fn layouts_to_try(context: JudgeContext<'_>) -> Vec<IndexedLayout> {
    let lines = context.section.len();
    let lengths = context.section.stanza_lengths();
    let mut layouts = context.form.layouts(lines, &lengths);
    if context.options.open && context.form.repeats() && layouts.iter().any(|layout| layout.fit == LineFit::Exact) {
        // With one line more, the lines that look like the close may be one more stanza.
        layouts
            .extend(context.form.layouts(lines + 1, &lengths).into_iter().filter(|layout| layout.slots.len() > lines));
    }
    let likely = |layout: &Layout| match layout.slots.len().cmp(&lines) {
        Ordering::Equal => true,
        Ordering::Greater => context.options.open,
        Ordering::Less => false,
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = layouts.into_iter().partition(likely);
    if first.is_empty() {
        return rest.into_iter().map(IndexedLayout::of).collect();
    }
    first.sort_by_key(|layout| layout.slots.len() != lines);
    let mut distinct: Vec<IndexedLayout> = Vec::with_capacity(first.len());
    for layout in first {
        if !distinct.iter().any(|known| begins_alike(known, &layout, lines)) {
            distinct.push(IndexedLayout::of(layout));
        }
    }
    distinct
}

/// Whether two layouts ask the same of the first `lines` lines, so that a poem of so many lines cannot tell them apart.
fn begins_alike(one: &IndexedLayout, other: &Layout, lines: usize) -> bool {
    let same = |(a, b): (&Slot, &Slot)| {
        a.kind == b.kind
            && a.rhyme == b.rhyme
            && a.refrain == b.refrain
            && a.end_words == b.end_words
            && a.inner == b.inner
            && (Arc::ptr_eq(&a.measure, &b.measure) || a.measure == b.measure)
    };
    one.alternative == other.alternative
        && one.one_of == other.one_of
        && one.slots.len() >= lines
        && other.slots.len() >= lines
        && one.slots.iter().zip(&other.slots).take(lines).all(same)
        && one.stanzas.iter().zip(&other.stanzas).take_while(|(stanza, _)| stanza.start < lines).all(|(a, b)| a == b)
}

/// The candidate of the least cost, the first of several; `None` without a layout.
///
/// While the poem may still grow and the chosen candidate has no error, only findings that every candidate without an error
/// shares are kept.
pub(super) fn choose<'a>(context: JudgeContext<'a>, layouts: &'a [IndexedLayout]) -> Option<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for layout in layouts {
        let alignments = alignments(context, layout);
        let reports = rules::reports(&alignments);
        candidates.extend(alignments.into_iter().zip(reports).map(|(aligned, report)| Candidate { aligned, report }));
    }
    let best = (0..candidates.len()).min_by_key(|&at| candidates[at].cost())?;
    let mut chosen = candidates.swap_remove(best);
    if context.options.open && chosen.report.count(Severity::Error) == 0 {
        let possible: Vec<&Candidate<'_>> =
            candidates.iter().filter(|candidate| candidate.report.count(Severity::Error) == 0).collect();
        keep_shared_remarks(&mut chosen.report, &possible);
    }
    Some(chosen)
}

/// Drops the remarks of a report that not every other candidate makes too, by rule and line.
fn keep_shared_remarks(report: &mut Report<'_>, others: &[&Candidate<'_>]) {
    report.remarks.retain(|(_, remark)| {
        others.iter().all(|candidate| {
            candidate.report.remarks.iter().any(|(_, other)| other.rule == remark.rule && other.line == remark.line)
        })
    });
}
