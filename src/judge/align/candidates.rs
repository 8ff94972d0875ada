//! The alignments of a poem with a layout that are worth judging: line by line, and stanza by stanza.

use std::ops::Range;

use crate::form::StanzaBreaks;
use crate::judge::context::JudgeContext;
use crate::judge::indexed_layout::IndexedLayout;
use crate::judge::same_words;

use super::aligned::AlignedPoem;
use super::banded::{End, MatchCost, align};

/// The alignments of a poem with a layout that are worth judging: line by line, and stanza by stanza where that differs.
pub(in crate::judge) fn alignments<'a>(context: JudgeContext<'a>, layout: &'a IndexedLayout) -> Vec<AlignedPoem<'a>> {
    let lengths = context.section.stanza_lengths();
    let wanted: Vec<usize> = layout.stanzas.iter().map(Range::len).collect();
    let line_by_line = || {
        let slots = run(context, layout, context.section.lines.clone(), 0..layout.slots.len(), &[], last_end(context));
        AlignedPoem::new(context, layout, slots, false)
    };
    let before_last = lengths.len().saturating_sub(1);
    let agree =
        lengths.len() <= wanted.len() && lengths.iter().zip(&wanted).take(before_last).all(|(has, wants)| has == wants);
    let lines = context.section.len();
    if layout.breaks != StanzaBreaks::Required || agree {
        return vec![line_by_line()];
    }
    let by_stanza = AlignedPoem::new(context, layout, stanza_by_stanza(context, layout), true);
    let near = lines.abs_diff(layout.slots.len()) <= 1 || context.options.open && lines <= layout.slots.len();
    let mut alignments = vec![by_stanza];
    if near {
        alignments.push(line_by_line());
    }
    alignments
}

/// Whether slots at the end of the poem may stay without a line.
fn last_end(context: JudgeContext<'_>) -> End {
    if context.options.open { End::Open } else { End::Closed }
}

/// The slot of each line when each stanza is aligned with the layout's stanza of its number.
fn stanza_by_stanza(context: JudgeContext<'_>, layout: &IndexedLayout) -> Vec<Option<usize>> {
    let mut slot_of = Vec::with_capacity(context.section.len());
    let mut line_of = vec![None; layout.slots.len()];
    for (index, stanza) in context.section.stanzas.iter().enumerate() {
        let Some(slots) = layout.stanzas.get(index) else {
            slot_of.extend(stanza.clone().map(|_| None));
            continue;
        };
        let last = index + 1 == context.section.stanzas.len();
        let end = if last { last_end(context) } else { End::Closed };
        let aligned = run(context, layout, stanza.clone(), slots.clone(), &line_of, end);
        for (line, slot) in stanza.clone().zip(&aligned) {
            if let Some(line_of) = slot.and_then(|slot| line_of.get_mut(slot)) {
                *line_of = Some(line);
            }
        }
        slot_of.extend(aligned);
    }
    slot_of
}

/// The cost of matching lines and slots by number from which a missing or extra line is searched; below it, a few lines
/// simply have faults. A line that answers nothing costs 2, so four such lines reach it.
const COST_OF_SHIFT: u32 = 7;

/// The most lines of a run in which every place of one missing or extra line is tried, which costs the square of the lines;
/// longer runs are aligned within a band.
const MOST_TRIED: usize = 40;

/// The slot of each line of a run of lines that is aligned with a run of slots; `earlier` has the lines of the slots before it.
fn run(
    context: JudgeContext<'_>,
    layout: &IndexedLayout,
    lines: Range<usize>,
    slots: Range<usize>,
    earlier: &[Option<usize>],
    end: End,
) -> Vec<Option<usize>> {
    let run = Run { context, layout, lines, slots, earlier };
    let (has, wants) = (run.lines.len(), run.slots.len());
    let fits = has == wants || end == End::Open && has <= wants;
    let in_order: Vec<Option<usize>> = (0..has).map(|line| (line < wants).then_some(line)).collect();
    let aligned = if fits && run.cost(&in_order) < COST_OF_SHIFT {
        in_order
    } else if !fits && has.abs_diff(wants) == 1 && has <= MOST_TRIED {
        run.one_skip()
    } else {
        align(has, wants, end, |slot, line| run.cost_by_previous(slot, line))
    };
    aligned.into_iter().map(|slot| slot.map(|slot| run.slots.start + slot)).collect()
}

/// A run of lines and the run of slots it is aligned with; both are counted from the run's first.
struct Run<'a> {
    context: JudgeContext<'a>,
    layout: &'a IndexedLayout,
    lines: Range<usize>,
    slots: Range<usize>,
    /// For each slot of the layout before the run, the line that answers it, counted from the poem's first.
    earlier: &'a [Option<usize>],
}

impl Run<'_> {
    /// The cheapest alignment that skips just one line or slot, the latest of several that cost the same.
    fn one_skip(&self) -> Vec<Option<usize>> {
        let (has, wants) = (self.lines.len(), self.slots.len());
        let skipping = |at: usize| -> Vec<Option<usize>> {
            if has < wants {
                (0..has).map(|line| Some(if line < at { line } else { line + 1 })).collect()
            } else {
                (0..has).map(|line| (line != at).then(|| if line < at { line } else { line - 1 })).collect()
            }
        };
        let alignments = (0..=has.min(wants)).rev().map(skipping);
        alignments.min_by_key(|slots| self.cost(slots)).unwrap_or_default()
    }

    /// The cost of an alignment: how badly all lines answer their slots.
    fn cost(&self, slot_of: &[Option<usize>]) -> u32 {
        let mut line_of = vec![None; self.slots.len()];
        for (line, slot) in slot_of.iter().enumerate() {
            if let Some(slot) = *slot {
                line_of[slot] = Some(line);
            }
        }
        let answered = slot_of.iter().enumerate().filter_map(|(line, slot)| Some((line, (*slot)?)));
        answered.map(|(line, slot)| self.match_cost(slot, line, |earlier| line_of[earlier])).sum()
    }

    /// How badly a line answers a slot, where only the step before it may have skipped a line or slot.
    fn cost_by_previous(&self, slot: usize, line: usize) -> MatchCost {
        let adjacent =
            self.layout.before(self.slots.start + slot).is_some_and(|before| before + 1 == self.slots.start + slot);
        let after_match = self.match_cost(slot, line, |earlier| line.checked_sub(slot - earlier));
        MatchCost { after_match, after_skip: if adjacent { 2 } else { after_match } }
    }

    /// How badly a line answers a slot, given the line of each earlier slot: 1 where it comes near a rhyme, 2 where it comes
    /// nowhere near, 3 where it or its end-word should return and does not, and 1 more for a wrong count.
    fn match_cost(&self, slot: usize, line: usize, line_of: impl Fn(usize) -> Option<usize>) -> u32 {
        let heard = |line: usize| &self.context.poem.lines[line].heard;
        let owes = &self.layout.slots[self.slots.start + slot];
        let line = self.lines.start + line;
        let line_of = |earlier: usize| match earlier.checked_sub(self.slots.start) {
            Some(within) => line_of(within).map(|line| self.lines.start + line),
            None => self.earlier.get(earlier).copied().flatten(),
        };
        let mate = self.layout.same_end_word(self.slots.start + slot).and_then(line_of);
        let source = owes.refrain.and_then(|refrain| refrain.source).and_then(line_of);
        let before = self.layout.before(self.slots.start + slot).and_then(line_of);
        let answer = match (source, before) {
            (Some(source), _) if same_words::share_most_words(heard(source), heard(line)) => 0,
            (Some(_), _) => 3,
            (None, Some(before)) => match self.context.likeness(before, line).grade.level() {
                Some(0..=3) => 0,
                Some(_) => 1,
                None => 2,
            },
            (None, None) => match mate {
                Some(mate) if !same_words::share_end_word(heard(mate), heard(line)) => 3,
                _ => 0,
            },
        };
        let counted = owes.measure.syllables.as_ref();
        let miscounted = counted.is_some_and(|count| !heard(line).counts.iter().any(|counted| count.contains(counted)));
        answer + u32::from(miscounted)
    }
}
