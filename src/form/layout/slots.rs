//! Writes out the slots of one layout.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{Alternative, Exception, InnerRhyme, Layout, LineFit, OneOf, Return, Shape, Slot, SlotKind};
use crate::form::scheme::{ExpandedLine, Expansion, Mark, RefrainName};
use crate::form::{Form, RefrainPart, Scheme, StanzaBreaks};

impl Alternative {
    /// The layout of a size, for a poem of `lines` lines.
    pub(super) fn layout(&self, form: &Form, index: usize, size: usize, lines: usize, stanzas: &[usize]) -> Layout {
        let (mut slots, stanzas) = match &self.shape {
            Shape::Scheme(scheme) => self.scheme_slots(form, scheme, size),
            Shape::Lines(count) => (self.plain_slots(*count), one_stanza(*count)),
            Shape::Series { .. } => (self.plain_slots(self.lines(size)), one_stanza(self.lines(size))),
            Shape::Open(least) => (self.plain_slots(size.max(*least)), stanza_ranges(size.max(*least), stanzas)),
        };
        let mut one_of = Vec::new();
        for exception in &self.exceptions {
            let places = exception.places(&stanzas, self.scheme().is_some_and(Scheme::repeats));
            if exception.some {
                one_of.push(OneOf { slots: places, measure: Arc::clone(&exception.measure) });
            } else {
                for place in places {
                    slots[place].measure = Arc::new(slots[place].measure.overlaid(&exception.measure));
                }
            }
        }
        let fit = match slots.len().cmp(&lines) {
            std::cmp::Ordering::Equal => LineFit::Exact,
            std::cmp::Ordering::Greater => LineFit::Longer,
            std::cmp::Ordering::Less => LineFit::Shorter,
        };
        let breaks = if matches!(self.shape, Shape::Open(_)) { StanzaBreaks::Free } else { form.stanza_breaks };
        Layout { alternative: index, slots, stanzas, breaks, fit, one_of, open: self.fixed_lines().is_none() }
    }

    fn plain_slots(&self, lines: usize) -> Vec<Slot> {
        let slot = |line| Slot {
            kind: SlotKind::Free,
            rhyme: None,
            inner: Vec::new(),
            refrain: None,
            end_words: Vec::new(),
            measure: self.measure_of_line(line, lines),
        };
        (0..lines).map(slot).collect()
    }

    fn scheme_slots(&self, form: &Form, scheme: &Scheme, size: usize) -> (Vec<Slot>, Vec<Range<usize>>) {
        let expansion = scheme.expand(size);
        let mut numbers = Numbers::default();
        let mut slots = Vec::with_capacity(expansion.lines.len());
        for (place, expanded) in expansion.lines.iter().enumerate() {
            slots.push(self.slot(form, &expansion, expanded, place, &mut numbers));
        }
        number_refrains(&mut slots);
        (slots, expansion.stanzas)
    }

    fn slot(
        &self,
        form: &Form,
        expansion: &Expansion<'_>,
        expanded: &ExpandedLine<'_>,
        place: usize,
        numbers: &mut Numbers,
    ) -> Slot {
        let mut measure = self.measure(expanded.source.0, expanded.source.1);
        // A scheme that repeats one line counts over the whole poem; a longer stanza counts anew each time.
        if self.scheme().is_some_and(|scheme| scheme.unit_lines() == 1) {
            measure = self.rising.measure(place, &measure);
        }
        let mut slot = Slot {
            kind: SlotKind::Free,
            rhyme: None,
            inner: Vec::new(),
            refrain: None,
            end_words: Vec::new(),
            measure,
        };
        let mut rhymes = expansion.rhymes(expanded).iter().copied();
        match expanded.mark {
            Mark::Free => {}
            Mark::Forbidden => slot.kind = SlotKind::Forbidden,
            Mark::Rhyme(_) => {
                slot.kind = SlotKind::Rhyme;
                slot.rhyme = rhymes.next().map(|rhyme| numbers.rhyme(rhyme));
            }
            Mark::EndWords(words) => {
                slot.kind = SlotKind::EndWord;
                slot.end_words.clone_from(words);
            }
            Mark::Inner { inner, end } => {
                for (mark, rhyme) in inner.iter().zip(rhymes.by_ref()) {
                    slot.inner.push(InnerRhyme { rhyme: numbers.rhyme(rhyme), at: mark.at });
                }
                slot.kind = if end.is_some() { SlotKind::Rhyme } else { SlotKind::Free };
                slot.rhyme = rhymes.next().map(|rhyme| numbers.rhyme(rhyme));
            }
            Mark::Refrain(name) => {
                slot.kind = SlotKind::Refrain;
                slot.rhyme = refrain_rhyme(form, *name, rhymes.next(), expansion).map(|rhyme| numbers.rhyme(rhyme));
                slot.refrain = expanded.refrain.map(|line| numbers.refrain(form, *name, line, place));
            }
        }
        slot
    }
}

/// The rhyme of a returning line: its own letter's, unless the form names another one or only its opening returns.
fn refrain_rhyme(form: &Form, name: RefrainName, own: Option<u32>, expansion: &Expansion<'_>) -> Option<u32> {
    let Some(refrain) = form.refrains.get(&name.letter) else { return own };
    match refrain.rhyme {
        Some(letter) => expansion.rhyme_of_letter(letter),
        None if refrain.part == RefrainPart::Opening => None,
        None => own,
    }
}

/// Rhymes and refrains numbered by first appearance.
#[derive(Default)]
struct Numbers {
    rhymes: HashMap<u32, u32, RandomState>,
    /// The first slot of each returning line.
    refrains: HashMap<u32, usize, RandomState>,
}

impl Numbers {
    fn rhyme(&mut self, rhyme: u32) -> u32 {
        let next = u32::try_from(self.rhymes.len()).unwrap_or(u32::MAX);
        *self.rhymes.entry(rhyme).or_insert(next)
    }

    fn refrain(&mut self, form: &Form, name: RefrainName, line: u32, place: usize) -> Return {
        let ask = form.refrains.get(&name.letter);
        let set_at = ask.and_then(|ask| ask.of).map(|of| (of as usize).saturating_sub(1)).filter(|&at| at < place);
        let first = *self.refrains.entry(line).or_insert(place);
        Return {
            line,
            letter: name.letter,
            number: name.number,
            source: set_at.or_else(|| Some(first).filter(|&first| first != place)),
            part: ask.map_or(RefrainPart::Whole, |ask| ask.part),
            rhyme_before: ask.is_some_and(|ask| ask.rhyme_before),
            matching: ask.and_then(|ask| ask.matching).unwrap_or(form.refrain_match),
        }
    }
}

/// Numbers the returning lines of each rhyme that has several (`A1`, `A2`); a single one has no number.
fn number_refrains(slots: &mut [Slot]) {
    let mut lines_of: HashMap<(Option<u32>, char), Vec<u32>> = HashMap::new();
    let family = |slot: &Slot, refrain: &Return| (slot.rhyme, if slot.rhyme.is_some() { 'A' } else { refrain.letter });
    for slot in slots.iter() {
        if let Some(refrain) = &slot.refrain {
            let lines = lines_of.entry(family(slot, refrain)).or_default();
            if !lines.contains(&refrain.line) {
                lines.push(refrain.line);
            }
        }
    }
    for slot in slots {
        let Some(mut refrain) = slot.refrain else { continue };
        let lines = lines_of.get(&family(slot, &refrain)).map_or(&[][..], Vec::as_slice);
        let nth = lines.iter().position(|&line| line == refrain.line).filter(|_| lines.len() > 1);
        refrain.number = nth.and_then(|nth| u32::try_from(nth + 1).ok());
        slot.refrain = Some(refrain);
    }
}

impl Exception {
    /// The slots it applies to, in a poem of these stanzas.
    fn places(&self, stanzas: &[Range<usize>], repeats: bool) -> Vec<usize> {
        let poem = stanzas.first().map_or(0, |first| first.start)..stanzas.last().map_or(0, |last| last.end);
        let scopes: Vec<Range<usize>> = match self.stanza {
            Some(nth) => from_either_end(nth, stanzas.len()).map(|nth| stanzas[nth].clone()).into_iter().collect(),
            None if repeats => stanzas.to_vec(),
            None => vec![poem],
        };
        let within = |scope: Range<usize>| -> Vec<usize> {
            if self.lines.is_empty() {
                return scope.collect();
            }
            let place = |&line: &i64| from_either_end(line, scope.len()).map(|line| scope.start + line);
            self.lines.iter().filter_map(place).collect()
        };
        scopes.into_iter().flat_map(within).collect()
    }
}

/// The place, from 0, of a number that counts from 1, or from the end when negative; `None` beyond `count`.
fn from_either_end(nth: i64, count: usize) -> Option<usize> {
    let count = i64::try_from(count).ok()?;
    let place = if nth < 0 { count + nth } else { nth - 1 };
    usize::try_from(place).ok().filter(|_| place < count)
}

/// All lines as one stanza.
fn one_stanza(lines: usize) -> Vec<Range<usize>> {
    std::iter::once(0..lines).collect()
}

/// The poem's own stanzas, lengthened or shortened to `lines` lines.
fn stanza_ranges(lines: usize, lengths: &[usize]) -> Vec<Range<usize>> {
    let mut ranges = Vec::with_capacity(lengths.len());
    let mut start = 0;
    for &length in lengths {
        let end = (start + length).min(lines);
        if end > start {
            ranges.push(start..end);
        }
        start = end;
    }
    match ranges.last_mut() {
        Some(last) => last.end = lines,
        None if lines > 0 => ranges.push(0..lines),
        None => {}
    }
    ranges
}
