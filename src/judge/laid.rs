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

    /// The words of a line that is being typed that are surely finished: all but a last one that may still go on.
    pub(super) fn finished_words(&self, line: usize) -> &'a [HeardWord] {
        let heard = self.heard(line);
        let typed = &self.case.poem.lines[line];
        let row = (typed.number as usize).checked_sub(1).and_then(|row| self.case.poem.draft.lines.get(row));
        let spaced = row.is_some_and(|row| row.span.end > typed.start + heard.text.len());
        let Some((last, before)) = heard.words.split_last() else { return &[] };
        let after = heard.text.get(last.span.end..).unwrap_or_default();
        // An apostrophe, a hyphen or a comma between figures may belong to the word that follows.
        let closed = after.contains(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ':' | '!' | '?' | '—'));
        if spaced || closed { &heard.words } else { before }
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

    /// How many lines have no slot and, in a poem that is done, how many slots no line.
    pub(super) fn unanswered(&self) -> usize {
        let laid = self.slot_of.iter().flatten().count();
        let missing = if self.case.scene.open { 0 } else { self.line_of.len() - laid };
        self.slot_of.len() - laid + missing
    }
}
