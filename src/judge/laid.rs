//! A poem laid on one layout of a form: which line answers which slot.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{HeardLine, HeardWord, Poem};
use crate::form::{Form, Slot, StanzaBreaks};
use crate::meter::MeterFit;
use crate::rhyme::{Likeness, LineEnd};

use super::align::{Before, End, align};
use super::hearing::Hearing;
use super::plan::Plan;
use super::same;
use super::section::Section;

/// What is known of the occasion once the poem's own front matter has been asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// Whether text may still be added at the end.
    pub(super) open: bool,
    /// The line of verse under the cursor.
    pub(super) typing: Option<usize>,
    /// The text the acrostic spells.
    pub(super) acrostic: Option<&'a str>,
}

/// What every layout of one poem is judged with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) poem: &'a Poem,
    pub(super) section: &'a Section,
    pub(super) form: &'a Form,
    pub(super) scene: Scene<'a>,
    pub(super) hearing: &'a Hearing,
}

/// A poem laid on one layout. Lines are places in [`Poem::lines`], slots places in the layout's slots.
#[derive(Debug, Clone)]
pub(super) struct Laid<'a> {
    pub(super) case: Case<'a>,
    pub(super) layout: &'a Plan,
    /// The slot of each line of the poem, from the section's first.
    slot_of: Vec<Option<usize>>,
    /// The line of each slot.
    line_of: Vec<Option<usize>>,
    /// Whether the poem's stanzas were laid one on one.
    pub(super) by_stanza: bool,
}

/// Every way worth trying of laying a poem on a layout: line after line, and stanza on stanza where that differs.
pub(super) fn lay<'a>(case: Case<'a>, layout: &'a Plan) -> Vec<Laid<'a>> {
    let lengths = case.section.stanza_lengths();
    let wanted: Vec<usize> = layout.stanzas.iter().map(Range::len).collect();
    let whole = |laid: Vec<Option<usize>>| Laid::new(case, layout, laid, false);
    let shared = lengths.len().min(wanted.len());
    let agree = lengths.len() <= wanted.len()
        && lengths.iter().zip(&wanted).take(shared.saturating_sub(1)).all(|(has, wants)| has == wants);
    let lines = case.section.len();
    if layout.breaks != StanzaBreaks::Required || agree {
        return vec![whole(run(case, layout, case.section.lines.clone(), 0..layout.slots.len(), last_end(case)))];
    }
    let by_stanza = Laid::new(case, layout, stanza_on_stanza(case, layout), true);
    let near = lines.abs_diff(layout.slots.len()) <= 1 || case.scene.open && lines <= layout.slots.len();
    if near {
        vec![whole(run(case, layout, case.section.lines.clone(), 0..layout.slots.len(), last_end(case))), by_stanza]
    } else {
        vec![by_stanza]
    }
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

/// Lays a run of lines on a run of slots.
fn run(case: Case<'_>, layout: &Plan, lines: Range<usize>, slots: Range<usize>, end: End) -> Vec<Option<usize>> {
    let cost = |slot: usize, line: usize, before: Before| {
        misfit(case, layout, &lines, &slots, (slots.start + slot, lines.start + line, before))
    };
    let fits = lines.len() == slots.len() || end == End::Open && lines.len() <= slots.len();
    let in_order: u32 = (0..lines.len().min(slots.len())).map(|at| cost(at, at, Before::Answered)).sum();
    if fits && in_order < ANSWERS_BEFORE_SLIP {
        return (slots.start..slots.end).take(lines.len()).map(Some).collect();
    }
    align(lines.len(), slots.len(), end, cost).into_iter().map(|slot| slot.map(|slot| slots.start + slot)).collect()
}

/// How badly a line answers a slot, against the lines before it, when nothing slipped further up.
fn misfit(
    case: Case<'_>,
    layout: &Plan,
    lines: &Range<usize>,
    slots: &Range<usize>,
    (slot, line, just_before): (usize, usize, Before),
) -> u32 {
    let heard = |line: usize| &case.poem.lines[line].heard;
    let owes = &layout.slots[slot];
    // The line that stands where an earlier slot has it, if it lies in this run.
    let line_of = |earlier: usize| {
        let before = line.checked_sub(slot.checked_sub(earlier)?)?;
        (slots.contains(&earlier) && lines.contains(&before)).then_some(before)
    };
    let mut cost = 0;
    if let Some(source) = owes.refrain.and_then(|refrain| refrain.source).and_then(line_of) {
        cost += if same::share_most_words(heard(source), heard(line)) { 0 } else { 3 };
    } else if just_before == Before::Slipped && layout.before(slot).is_some_and(|before| before + 1 == slot) {
        cost += 2;
    } else if let Some(before) = layout.before(slot).and_then(line_of) {
        cost += match case.hearing.likeness(heard(before), heard(line)).grade.level() {
            Some(0..=3) => 0,
            Some(_) => 1,
            None => 2,
        };
    }
    if let Some(count) = &owes.measure.syllables
        && !heard(line).counts.iter().any(|counted| count.contains(counted))
    {
        cost += 1;
    }
    cost
}

impl<'a> Laid<'a> {
    fn new(case: Case<'a>, layout: &'a Plan, slot_of: Vec<Option<usize>>, by_stanza: bool) -> Self {
        let mut line_of = vec![None; layout.slots.len()];
        for (line, slot) in slot_of.iter().enumerate() {
            if let Some(slot) = *slot {
                line_of[slot] = Some(case.section.lines.start + line);
            }
        }
        Self { case, layout, slot_of, line_of, by_stanza }
    }

    /// The poem's lines.
    pub(super) fn lines(&self) -> Range<usize> {
        self.case.section.lines.clone()
    }

    /// The lines that are laid on a slot and not being typed, each with its slot's place and the slot.
    pub(super) fn settled(&self) -> impl Iterator<Item = (usize, usize, &'a Slot)> {
        self.laid().filter(|&(line, ..)| self.is_settled(line))
    }

    /// The lines that are laid on a slot, each with its slot's place and the slot.
    pub(super) fn laid(&self) -> impl Iterator<Item = (usize, usize, &'a Slot)> {
        let first = self.case.section.lines.start;
        self.slot_of.iter().enumerate().filter_map(move |(line, slot)| {
            let slot = (*slot)?;
            Some((first + line, slot, &self.layout.slots[slot]))
        })
    }

    /// The place of a line's slot.
    pub(super) fn slot_of(&self, line: usize) -> Option<usize> {
        self.slot_of.get(line.checked_sub(self.case.section.lines.start)?).copied().flatten()
    }

    /// The line laid on a slot.
    pub(super) fn line_of(&self, slot: usize) -> Option<usize> {
        self.line_of.get(slot).copied().flatten()
    }

    /// The line laid on a slot, if it is not being typed.
    pub(super) fn settled_line_of(&self, slot: usize) -> Option<usize> {
        self.line_of(slot).filter(|&line| self.is_settled(line))
    }

    /// Whether the cursor has left a line.
    pub(super) fn is_settled(&self, line: usize) -> bool {
        self.case.scene.typing != Some(line)
    }

    /// A line as heard.
    pub(super) fn heard(&self, line: usize) -> &'a Arc<HeardLine> {
        &self.case.poem.lines[line].heard
    }

    /// The words of a line that is being typed that are surely finished: all but one the line ends on.
    pub(super) fn finished_words(&self, line: usize) -> &'a [HeardWord] {
        let heard = self.heard(line);
        let typed = &self.case.poem.lines[line];
        let row = (typed.number as usize).checked_sub(1).and_then(|row| self.case.poem.draft.lines.get(row));
        let goes_on = row.is_some_and(|row| row.span.end > typed.start + heard.text.len());
        match heard.words.split_last() {
            Some((last, before)) if !goes_on && last.span.end == heard.text.len() => before,
            _ => &heard.words,
        }
    }

    /// The last word of a line; empty when it has none.
    pub(super) fn last_word(&self, line: usize) -> &'a str {
        let heard = self.heard(line);
        heard.words.last().map_or("", |word| heard.text_of(word))
    }

    /// The end of a line.
    pub(super) fn end(&self, line: usize) -> Rc<LineEnd> {
        self.case.hearing.end(self.heard(line))
    }

    /// How like the ends of two lines are.
    pub(super) fn likeness(&self, one: usize, other: usize) -> Likeness {
        self.case.hearing.likeness(self.heard(one), self.heard(other))
    }

    /// How a line stands to the meter of its slot, if it has one.
    pub(super) fn fit(&self, line: usize, slot: &Slot) -> Option<Rc<MeterFit>> {
        let meter = slot.measure.meter.as_ref()?;
        Some(self.case.hearing.fit(self.heard(line), meter))
    }
}
