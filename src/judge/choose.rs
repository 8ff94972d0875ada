//! Which of a form's layouts a poem is meant for.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::form::{Layout, LineFit, Slot};

use super::laid::{Case, Laid};
use super::lay::lay;
use super::plan::Plan;
use super::report::Report;
use super::{Severity, rules};

/// A poem laid on the layout it fits best, with what the rules have to say of it.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    pub(super) laid: Laid<'a>,
    pub(super) report: Report<'a>,
}

/// How many rhymes a layout must hear beyond another to outweigh one error more.
///
/// A form that may rhyme `abab` or `xaxa` would else pass every broken rhyme of an `abab` poem off as the `x` of the other. An
/// error that only `abab` sees counts where two more of its rhymes are kept: a poem of two stanzas is given the benefit of the
/// doubt, one of three with a single slip is not.
const RHYMES_AN_ERROR: usize = 2;

impl Choice<'_> {
    /// How badly the poem fits, the least cost the best: errors and lines that answer nothing first, then warnings.
    ///
    /// In a poem that is done, rhymes that a layout asks for and gets speak for it.
    fn cost(&self) -> (isize, usize) {
        let errors = self.report.count(Severity::Error) + self.laid.unanswered();
        let heard = if self.laid.case.scene.open { 0 } else { self.report.kept_rhymes };
        ((RHYMES_AN_ERROR * errors).cast_signed() - heard.cast_signed(), self.report.count(Severity::Warning))
    }
}

/// Writes out the layouts that are worth trying: those the poem's lines fill or may still grow into; all others only when
/// there is none of those.
pub(super) fn plans(case: Case<'_>) -> Vec<Plan> {
    let lines = case.section.len();
    let lengths = case.section.stanza_lengths();
    let mut layouts = case.form.layouts(lines, &lengths);
    if case.scene.open && case.form.repeats() && layouts.iter().any(|layout| layout.fit == LineFit::Exact) {
        // One line more, and what now looks like the close may turn out to be one more stanza.
        layouts.extend(case.form.layouts(lines + 1, &lengths).into_iter().filter(|layout| layout.slots.len() > lines));
    }
    let likely = |layout: &Layout| match layout.slots.len().cmp(&lines) {
        Ordering::Equal => true,
        Ordering::Greater => case.scene.open,
        Ordering::Less => false,
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = layouts.into_iter().partition(likely);
    if first.is_empty() {
        return rest.into_iter().map(Plan::of).collect();
    }
    first.sort_by_key(|layout| layout.slots.len() != lines);
    let mut plans: Vec<Plan> = Vec::with_capacity(first.len());
    for layout in first {
        if !plans.iter().any(|plan| begins_alike(plan, &layout, lines)) {
            plans.push(Plan::of(layout));
        }
    }
    plans
}

/// Whether two layouts ask the same of the first lines, so that a poem of so many lines cannot tell them apart.
fn begins_alike(one: &Plan, other: &Layout, lines: usize) -> bool {
    let same = |(a, b): (&Slot, &Slot)| {
        a.kind == b.kind
            && a.rhyme == b.rhyme
            && a.refrain == b.refrain
            && a.end_words == b.end_words
            && a.inner == b.inner
            && Arc::ptr_eq(&a.measure, &b.measure)
    };
    one.alternative == other.alternative
        && one.one_of == other.one_of
        && one.slots.len() >= lines
        && other.slots.len() >= lines
        && one.slots.iter().zip(&other.slots).take(lines).all(same)
        && one.stanzas.iter().zip(&other.stanzas).take_while(|(stanza, _)| stanza.start < lines).all(|(a, b)| a == b)
}

/// Lays the poem on every plan and keeps the best: the fewest errors for the rhymes it hears, then the fewest warnings, then
/// the first written.
///
/// While the poem may still grow, only what every layout still possible would say is kept.
pub(super) fn choose<'a>(case: Case<'a>, plans: &'a [Plan]) -> Option<Choice<'a>> {
    let laid = plans.iter().flat_map(|plan| lay(case, plan));
    let mut choices: Vec<Choice<'_>> = laid.map(|laid| Choice { report: rules::report(&laid), laid }).collect();
    let best = (0..choices.len()).min_by_key(|&at| choices[at].cost())?;
    let mut chosen = choices.swap_remove(best);
    if case.scene.open && chosen.report.count(Severity::Error) == 0 {
        let possible: Vec<&Choice<'_>> =
            choices.iter().filter(|choice| choice.report.count(Severity::Error) == 0).collect();
        keep_what_all_say(&mut chosen.report, &possible);
    }
    Some(chosen)
}

fn keep_what_all_say(report: &mut Report<'_>, possible: &[&Choice<'_>]) {
    report.remarks.retain(|(_, remark)| {
        possible.iter().all(|choice| {
            choice.report.remarks.iter().any(|(_, other)| other.rule == remark.rule && other.line == remark.line)
        })
    });
}
