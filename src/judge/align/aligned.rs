//! A poem aligned with one layout of a form: which line answers which slot.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{HeardLine, HeardWord};
use crate::form::{Slot, Within};
use crate::judge::context::JudgeContext;
use crate::judge::indexed_layout::IndexedLayout;
use crate::meter::{Meter, MeterFit};
use crate::rhyme::{LineEnd, RhymeComparison};

/// A poem aligned with one layout.
///
/// Lines are places in [`Poem::lines`](crate::analysis::Poem::lines), slots are places in the layout's slots, both from 0.
#[derive(Debug, Clone)]
pub(in crate::judge) struct AlignedPoem<'a> {
    pub(in crate::judge) context: JudgeContext<'a>,
    pub(in crate::judge) layout: &'a IndexedLayout,
    /// The slot of each line of the poem, from its first; `None` for a line that is over.
    slot_of: Vec<Option<usize>>,
    /// The line of each slot; `None` for a slot whose line is missing.
    line_of: Vec<Option<usize>>,
    /// Whether each stanza was aligned with the layout's stanza of its number. Only the checks of
    /// [`OF_ALIGNMENT`](crate::judge::rules) may ask, for the others run once where two alignments have the same slots.
    pub(in crate::judge) by_stanza: bool,
}

impl<'a> AlignedPoem<'a> {
    /// A poem whose lines, in order, answer these slots.
    pub(in crate::judge) fn new(
        context: JudgeContext<'a>,
        layout: &'a IndexedLayout,
        slot_of: Vec<Option<usize>>,
        by_stanza: bool,
    ) -> Self {
        let mut line_of = vec![None; layout.slots.len()];
        for (line, slot) in slot_of.iter().enumerate() {
            if let Some(slot) = *slot {
                line_of[slot] = Some(context.section.lines.start + line);
            }
        }
        Self { context, layout, slot_of, line_of, by_stanza }
    }

    /// Whether another alignment with the same layout has each line on the same slot.
    pub(in crate::judge) fn has_slots_of(&self, other: &Self) -> bool {
        self.slot_of == other.slot_of
    }

    /// The poem's lines.
    pub(in crate::judge) fn lines(&self) -> Range<usize> {
        self.context.section.lines.clone()
    }

    /// The lines that answer a slot, in order: the line, the slot's place and the slot.
    pub(in crate::judge) fn pairs(&self) -> impl Iterator<Item = (usize, usize, &'a Slot)> {
        let first = self.context.section.lines.start;
        self.slot_of.iter().enumerate().filter_map(move |(line, slot)| {
            let slot = (*slot)?;
            Some((first + line, slot, &self.layout.slots[slot]))
        })
    }

    /// The same without the line being typed.
    pub(in crate::judge) fn settled_pairs(&self) -> impl Iterator<Item = (usize, usize, &'a Slot)> {
        self.pairs().filter(|&(line, ..)| self.is_settled(line))
    }

    /// The slot that a line answers.
    pub(in crate::judge) fn slot_of(&self, line: usize) -> Option<usize> {
        self.slot_of.get(line.checked_sub(self.context.section.lines.start)?).copied().flatten()
    }

    /// The line that answers a slot.
    pub(in crate::judge) fn line_of(&self, slot: usize) -> Option<usize> {
        self.line_of.get(slot).copied().flatten()
    }

    /// The line that answers a slot, if it is not being typed.
    pub(in crate::judge) fn settled_line_of(&self, slot: usize) -> Option<usize> {
        self.line_of(slot).filter(|&line| self.is_settled(line))
    }

    /// Whether a line is not being typed.
    pub(in crate::judge) fn is_settled(&self, line: usize) -> bool {
        self.context.options.typing != Some(line)
    }

    /// A line as heard.
    pub(in crate::judge) fn heard(&self, line: usize) -> &'a Arc<HeardLine> {
        &self.context.poem.lines[line].heard
    }

    /// The finished words of a line that is being typed: all words but a last one that may still grow.
    pub(in crate::judge) fn finished_words(&self, line: usize) -> &'a [HeardWord] {
        let heard = self.heard(line);
        let typed = &self.context.poem.lines[line];
        let row = self.context.poem.page.lines.get(typed.place);
        let spaced = row.is_some_and(|row| row.physical.end() > typed.written.span().end());
        let Some((last, before)) = heard.words.split_last() else { return &[] };
        let after = heard.text.get(last.span.end()..).unwrap_or_default();
        // An apostrophe, a hyphen or a comma between figures may belong to the word that follows.
        let closed = after.contains(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ':' | '!' | '?' | '—'));
        if spaced || closed { &heard.words } else { before }
    }

    /// The words of a line that may be judged: all of a settled line, the finished ones of the line being typed.
    pub(in crate::judge) fn judged_words(&self, line: usize) -> &'a [HeardWord] {
        if self.is_settled(line) { &self.heard(line).words } else { self.finished_words(line) }
    }

    /// The stretches of the poem that are judged by themselves, each with whether it is complete: no line can join it, and none of
    /// its lines is being typed.
    pub(in crate::judge) fn stretches(&self, within: Within) -> Vec<(Range<usize>, bool)> {
        let open = self.context.options.open;
        let typed = |lines: &Range<usize>| lines.clone().any(|line| !self.is_settled(line));
        let end = self.context.section.lines.end;
        let stretch = |lines: Range<usize>| {
            let is_whole = !typed(&lines) && (within == Within::Line || !open || lines.end < end);
            (lines, is_whole)
        };
        match within {
            Within::Line => self.lines().map(|line| stretch(line..line + 1)).collect(),
            Within::Stanza => self.context.section.stanzas.iter().cloned().map(stretch).collect(),
            Within::Poem => vec![stretch(self.lines())],
        }
    }

    /// The last word of a line; empty when it has none.
    pub(in crate::judge) fn last_word(&self, line: usize) -> &'a str {
        let heard = self.heard(line);
        heard.words.last().map_or("", |word| heard.text_of(word))
    }

    /// Whether a word of a line is guessed.
    pub(in crate::judge) fn has_guess(&self, line: usize) -> bool {
        self.context.memory.has_guess(self.context.numbers[line])
    }

    /// The sounds at the end of a line.
    pub(in crate::judge) fn end(&self, line: usize) -> Rc<LineEnd> {
        self.context.memory.end(self.context.numbers[line])
    }

    /// How alike the ends of two lines are.
    pub(in crate::judge) fn likeness(&self, one: usize, other: usize) -> RhymeComparison {
        self.context.likeness(one, other)
    }

    /// How a line fits the meter of a slot; `None` where the slot has no meter.
    pub(in crate::judge) fn fit(&self, line: usize, slot: &Slot) -> Option<Rc<MeterFit>> {
        Some(self.fit_to(line, slot.measure.meter.as_ref()?))
    }

    /// How a line fits a meter.
    pub(in crate::judge) fn fit_to(&self, line: usize, meter: &Arc<Meter>) -> Rc<MeterFit> {
        self.context.memory.fit(self.context.numbers[line], meter)
    }

    /// Whether lines of the poem, read as one line, fit a meter.
    pub(in crate::judge) fn keep_together(&self, lines: Range<usize>, meter: &Arc<Meter>) -> bool {
        self.context.memory.fit_joined(&self.context.numbers[lines], meter).is_some_and(|fit| fit.fits())
    }

    /// Whether the verse is stichic: the form repeats, and no slot asks for a rhyme, a refrain or an end-word.
    pub(in crate::judge) fn is_stichic(&self) -> bool {
        let owes = |slot: &Slot| slot.rhyme.is_some() || slot.refrain.is_some() || !slot.end_words.is_empty();
        self.context.form.repeats() && !self.layout.slots.iter().any(owes)
    }

    /// The number of lines without a slot, plus the number of slots without a line in a finished poem.
    pub(in crate::judge) fn unmatched(&self) -> usize {
        self.extra() + if self.context.options.open { 0 } else { self.missing() }
    }

    /// The number of lines without a slot.
    pub(in crate::judge) fn extra(&self) -> usize {
        self.slot_of.iter().filter(|slot| slot.is_none()).count()
    }

    /// The number of slots without a line.
    pub(in crate::judge) fn missing(&self) -> usize {
        self.line_of.iter().filter(|line| line.is_none()).count()
    }
}
