//! Laying a poem on a layout: line after line, or stanza on stanza, with a line missing or over where that mends more than it
//! breaks.

use std::ops::Range;

use crate::form::StanzaBreaks;

use super::align::{Before, End, align};
use super::laid::{Case, Laid};
use super::plan::Plan;
use super::same;

/// Every way worth trying of laying a poem on a layout: line after line, and stanza on stanza where that differs.
pub(super) fn lay<'a>(case: Case<'a>, layout: &'a Plan) -> Vec<Laid<'a>> {
    let lengths = case.section.stanza_lengths();
    let wanted: Vec<usize> = layout.stanzas.iter().map(Range::len).collect();
    let whole = |laid: Vec<Option<usize>>| Laid::new(case, layout, laid, false);
    let before_last = lengths.len().saturating_sub(1);
    let agree =
        lengths.len() <= wanted.len() && lengths.iter().zip(&wanted).take(before_last).all(|(has, wants)| has == wants);
    let lines = case.section.len();
    if layout.breaks != StanzaBreaks::Required || agree {
        return vec![whole(run(case, layout, case.section.lines.clone(), 0..layout.slots.len(), last_end(case)))];
    }
    let by_stanza = Laid::new(case, layout, stanza_on_stanza(case, layout), true);
    let near = lines.abs_diff(layout.slots.len()) <= 1 || case.scene.open && lines <= layout.slots.len();
    let mut ways = vec![by_stanza];
    if near {
        ways.push(whole(run(case, layout, case.section.lines.clone(), 0..layout.slots.len(), last_end(case))));
    }
    ways
}

fn last_end(case: Case<'_>) -> End {
    if case.scene.open { End::Open } else { End::Closed }
}

/// Lays each stanza of the poem on the stanza of the layout that has its number.
fn stanza_on_stanza(case: Case<'_>, layout: &Plan) -> Vec<Option<usize>> {
    let mut laid = Vec::with_capacity(case.section.len());
    for (index, stanza) in case.section.stanzas.iter().enumerate() {
        let Some(slots) = layout.stanzas.get(index) else {
            laid.extend(stanza.clone().map(|_| None));
            continue;
        };
        let last = index + 1 == case.section.stanzas.len();
        let end = if last { last_end(case) } else { End::Closed };
        laid.extend(run(case, layout, stanza.clone(), slots.clone(), end));
    }
    laid
}

/// Misplaced answers a run of lines may have before it is looked whether a line slipped: fewer are plain faults.
const ANSWERS_BEFORE_SLIP: u32 = 7;

/// Lines of a run in which every place of a single slip is tried; longer runs are aligned by what stands close by.
const MOST_TRIED: usize = 40;

/// Lays a run of lines on a run of slots.
fn run(case: Case<'_>, layout: &Plan, lines: Range<usize>, slots: Range<usize>, end: End) -> Vec<Option<usize>> {
    let run = Run { case, layout, lines, slots };
    let (has, wants) = (run.lines.len(), run.slots.len());
    let fits = has == wants || end == End::Open && has <= wants;
    let in_order: Vec<Option<usize>> = (0..has).map(|line| (line < wants).then_some(line)).collect();
    let laid = if fits && run.cost(&in_order) < ANSWERS_BEFORE_SLIP {
        in_order
    } else if !fits && has.abs_diff(wants) == 1 && has <= MOST_TRIED {
        run.single_slip()
    } else {
        align(has, wants, end, |slot, line, before| run.misfit_in_place(slot, line, before))
    };
    laid.into_iter().map(|slot| slot.map(|slot| run.slots.start + slot)).collect()
}

/// A run of lines to be laid on a run of slots; both are counted from the run's first.
struct Run<'a> {
    case: Case<'a>,
    layout: &'a Plan,
    lines: Range<usize>,
    slots: Range<usize>,
}

impl Run<'_> {
    /// The best way of laying the lines when one is missing or over, the latest of several as good.
    fn single_slip(&self) -> Vec<Option<usize>> {
        let (has, wants) = (self.lines.len(), self.slots.len());
        let slipped = |at: usize| -> Vec<Option<usize>> {
            if has < wants {
                (0..has).map(|line| Some(if line < at { line } else { line + 1 })).collect()
            } else {
                (0..has).map(|line| (line != at).then(|| if line < at { line } else { line - 1 })).collect()
            }
        };
        let ways = (0..=has.min(wants)).rev().map(slipped);
        ways.min_by_key(|way| self.cost(way)).unwrap_or_default()
    }

    /// How badly all lines answer the slots they are laid on.
    fn cost(&self, laid: &[Option<usize>]) -> u32 {
        let mut line_of = vec![None; self.slots.len()];
        for (line, slot) in laid.iter().enumerate() {
            if let Some(slot) = *slot {
                line_of[slot] = Some(line);
            }
        }
        let answered = laid.iter().enumerate().filter_map(|(line, slot)| Some((line, (*slot)?)));
        answered.map(|(line, slot)| self.misfit(slot, line, |earlier| line_of[earlier])).sum()
    }

    /// How badly a line answers a slot when nothing slipped further up than just before it.
    fn misfit_in_place(&self, slot: usize, line: usize, just_before: Before) -> u32 {
        let adjacent =
            self.layout.before(self.slots.start + slot).is_some_and(|before| before + 1 == self.slots.start + slot);
        if just_before == Before::Slipped && adjacent {
            return 2;
        }
        self.misfit(slot, line, |earlier| line.checked_sub(slot - earlier))
    }

    /// How badly a line answers a slot, given the line of each earlier slot.
    fn misfit(&self, slot: usize, line: usize, line_of: impl Fn(usize) -> Option<usize>) -> u32 {
        let heard = |line: usize| &self.case.poem.lines[self.lines.start + line].heard;
        let owes = &self.layout.slots[self.slots.start + slot];
        let line_of = |earlier: usize| line_of(earlier.checked_sub(self.slots.start)?);
        let source = owes.refrain.and_then(|refrain| refrain.source).and_then(line_of);
        let before = self.layout.before(self.slots.start + slot).and_then(line_of);
        let answer = match (source, before) {
            (Some(source), _) if same::share_most_words(heard(source), heard(line)) => 0,
            (Some(_), _) => 3,
            (None, Some(before)) => match self.case.hearing.likeness(heard(before), heard(line)).grade.level() {
                Some(0..=3) => 0,
                Some(_) => 1,
                None => 2,
            },
            (None, None) => 0,
        };
        let counted = owes.measure.syllables.as_ref();
        let miscounted = counted.is_some_and(|count| !heard(line).counts.iter().any(|counted| count.contains(counted)));
        answer + u32::from(miscounted)
    }
}
