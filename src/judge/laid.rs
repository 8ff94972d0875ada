//! A poem laid on one layout of a form: which line answers which slot.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{HeardLine, HeardWord, Poem};
use crate::form::{Form, Slot};
use crate::meter::{Meter, MeterFit};
use crate::rhyme::{LineEnd, RhymeComparison};

use super::hearing::Hearing;
use super::plan::Plan;
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

impl<'a> Laid<'a> {
    /// A poem whose lines, in order, are laid on these slots.
    pub(super) fn new(case: Case<'a>, layout: &'a Plan, slot_of: Vec<Option<usize>>, by_stanza: bool) -> Self {
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
    pub(super) fn likeness(&self, one: usize, other: usize) -> RhymeComparison {
        self.case.hearing.likeness(self.heard(one), self.heard(other))
    }

    /// How a line stands to the meter of its slot, if it has one.
    pub(super) fn fit(&self, line: usize, slot: &Slot) -> Option<Rc<MeterFit>> {
        let meter = slot.measure.meter.as_ref()?;
        Some(self.case.hearing.fit(self.heard(line), meter))
    }

    /// Whether lines of the poem keep a meter when they are heard as one.
    pub(super) fn keep_together(&self, lines: Range<usize>, meter: &Arc<Meter>) -> bool {
        let heard: Vec<&Arc<HeardLine>> = lines.map(|line| self.heard(line)).collect();
        self.case.hearing.fit_joined(&heard, meter).is_some_and(|fit| fit.fits())
    }

    /// Whether the form goes on line after line and asks nothing of any line's end: no rhyme, no refrain, no end-word.
    pub(super) fn is_stichic(&self) -> bool {
        let owes = |slot: &Slot| slot.rhyme.is_some() || slot.refrain.is_some() || !slot.end_words.is_empty();
        self.case.form.repeats() && !self.layout.slots.iter().any(owes)
    }

    /// How many lines have no slot and, in a poem that is done, how many slots no line.
    pub(super) fn unanswered(&self) -> usize {
        let laid = self.slot_of.iter().flatten().count();
        let missing = if self.case.scene.open { 0 } else { self.line_of.len() - laid };
        self.slot_of.len() - laid + missing
    }
}
