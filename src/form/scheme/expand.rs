//! Expands a scheme to a number of stanzas.

use std::collections::HashMap;
use std::ops::Range;

use super::{Mark, RefrainName, Scheme, Stanza};

/// A scheme expanded to a number of stanzas, with numbered rhymes and returning lines.
#[derive(Debug, Clone, Default)]
pub(in crate::form) struct Expansion<'s> {
    pub(in crate::form) lines: Vec<ExpandedLine<'s>>,
    pub(in crate::form) stanzas: Vec<Range<usize>>,
    /// The rhymes of all lines, one line after another.
    rhymes: Vec<u32>,
}

/// One line of an expanded scheme.
#[derive(Debug, Clone)]
pub(in crate::form) struct ExpandedLine<'s> {
    pub(in crate::form) mark: &'s Mark,
    /// The written stanza it comes from, and its place there.
    pub(in crate::form) source: (usize, usize),
    /// The number of the returning line it is, if it is one.
    pub(in crate::form) refrain: Option<u32>,
    /// Its part of [`Expansion::rhymes`].
    rhymes: Range<usize>,
}

impl Expansion<'_> {
    /// The rhymes of a line in the order of its mark's letters.
    pub(in crate::form) fn rhymes(&self, line: &ExpandedLine<'_>) -> &[u32] {
        self.rhymes.get(line.rhymes.clone()).unwrap_or_default()
    }

    /// The rhyme of the first line that carries this letter.
    pub(in crate::form) fn rhyme_of_letter(&self, letter: char) -> Option<u32> {
        self.lines.iter().find_map(|line| {
            let nth = line.mark.letters().iter().position(|&other| other == letter)?;
            self.rhymes(line).get(nth).copied()
        })
    }
}

/// The step from one repeating stanza to the next: where its rhymes and returning lines come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Step {
    rhymes: Vec<(char, Origin)>,
    refrains: Vec<(RefrainName, Origin)>,
}

/// Where one rhyme or returning line of a repeating stanza comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// From this line of the stanza before, the `nth` rhyme of that line.
    Before { line: usize, nth: usize },
    /// From the stanzas as written: it has the same name there.
    Kept,
    /// It is new in each stanza.
    New,
}

impl Step {
    /// The step shown by the stanzas before `...`.
    pub(super) fn of(head: &[Stanza], repeats: bool) -> Self {
        let (true, Some((unit, earlier))) = (repeats, head.split_last()) else { return Self::default() };
        let before = earlier.last();
        let kept: Vec<char> = match before {
            Some(_) => earlier.iter().flatten().flat_map(Mark::letters).collect(),
            None => unit.iter().filter(|mark| matches!(mark, Mark::Refrain(_))).flat_map(Mark::letters).collect(),
        };
        let rhyme_origin = |letter: char| match before.and_then(|stanza| place_of_letter(stanza, letter)) {
            Some((line, nth)) => Origin::Before { line, nth },
            None if kept.contains(&letter) => Origin::Kept,
            None => Origin::New,
        };
        let refrain_origin = |name: RefrainName| match before.and_then(|stanza| place_of_refrain(stanza, name)) {
            Some(line) => Origin::Before { line, nth: 0 },
            None if before.is_none() || earlier.iter().any(|stanza| place_of_refrain(stanza, name).is_some()) => {
                Origin::Kept
            }
            None => Origin::New,
        };
        let mut step = Self::default();
        for mark in unit {
            for letter in mark.letters() {
                if !step.rhymes.iter().any(|(known, _)| *known == letter) {
                    step.rhymes.push((letter, rhyme_origin(letter)));
                }
            }
            if let Mark::Refrain(name) = mark
                && !step.refrains.iter().any(|(known, _)| known == name)
            {
                step.refrains.push((*name, refrain_origin(*name)));
            }
        }
        step
    }
}

fn place_of_letter(stanza: &Stanza, letter: char) -> Option<(usize, usize)> {
    let nth = |mark: &Mark| mark.letters().iter().position(|&other| other == letter);
    stanza.iter().enumerate().find_map(|(line, mark)| nth(mark).map(|nth| (line, nth)))
}

fn place_of_refrain(stanza: &Stanza, name: RefrainName) -> Option<usize> {
    stanza.iter().position(|mark| matches!(mark, Mark::Refrain(other) if *other == name))
}

impl Scheme {
    /// Expands the scheme to `regular` stanzas before its close, or to those written if they are more.
    pub(in crate::form) fn expand(&self, regular: usize) -> Expansion<'_> {
        let mut writer = Writer::default();
        let written = self.head.len();
        let regular = if self.repeats { regular.max(written) } else { written };
        let aligned = self.is_aligned();
        // The last of the written stanzas is left out when the closing repeat must take its place.
        let literal = if aligned && regular == written && written > 1 { written - 1 } else { written };
        for (index, stanza) in self.head.iter().take(literal).enumerate() {
            writer.write(stanza, index);
        }
        if let Some(unit) = self.head.last() {
            for nth in literal..regular {
                let closing = self.tail.first().filter(|_| aligned && nth + 1 == regular);
                writer.repeat(unit, written - 1, &self.step, closing);
            }
        }
        if aligned && let Some(closing) = self.tail.first() {
            writer.name_last(closing);
        }
        let first_close = self.head.len() + self.tail.len() - self.close().len();
        for (index, stanza) in self.close().iter().enumerate() {
            writer.write(stanza, first_close + index);
        }
        writer.out
    }
}

/// Writes stanzas one after another and numbers their rhymes and returning lines.
#[derive(Default)]
struct Writer<'s> {
    out: Expansion<'s>,
    rhymes: HashMap<char, u32>,
    refrains: HashMap<RefrainName, u32>,
    new_rhymes: u32,
    new_refrains: u32,
}

impl<'s> Writer<'s> {
    /// Writes a stanza of the scheme unchanged: equal letters are equal rhymes.
    fn write(&mut self, stanza: &'s Stanza, source: usize) {
        let names: HashMap<char, u32> =
            stanza.iter().flat_map(Mark::letters).map(|letter| (letter, self.rhyme(letter))).collect();
        let refrains: HashMap<RefrainName, u32> =
            stanza.iter().filter_map(refrain_name).map(|name| (name, self.refrain(name))).collect();
        self.push(stanza, source, &names, &refrains);
    }

    /// Writes one more repeat of a stanza; in the last one, `closing` may bind a new rhyme to a letter used before.
    fn repeat(&mut self, unit: &'s Stanza, source: usize, step: &Step, closing: Option<&Stanza>) {
        let before = self.out.stanzas.last().cloned().unwrap_or_default();
        let mut names = HashMap::with_capacity(step.rhymes.len());
        for &(letter, origin) in &step.rhymes {
            let bound = closing.and_then(|closing| self.bound_by_close(unit, closing, letter));
            let rhyme = match (origin, bound) {
                (Origin::New, Some(rhyme)) => rhyme,
                (Origin::New, None) => self.new_rhyme(),
                (Origin::Kept, _) => self.rhyme(letter),
                (Origin::Before { line, nth }, _) => {
                    let carried = self.out.lines.get(before.start + line);
                    let carried = carried.and_then(|line| self.out.rhymes(line).get(nth).copied());
                    carried.unwrap_or_else(|| self.new_rhyme())
                }
            };
            names.insert(letter, rhyme);
        }
        let mut refrains = HashMap::with_capacity(step.refrains.len());
        for &(name, origin) in &step.refrains {
            let refrain = match origin {
                Origin::New => self.new_refrain(),
                Origin::Kept => self.refrain(name),
                Origin::Before { line, .. } => {
                    let carried = self.out.lines.get(before.start + line).and_then(|line| line.refrain);
                    carried.unwrap_or_else(|| self.new_refrain())
                }
            };
            refrains.insert(name, refrain);
        }
        self.push(unit, source, &names, &refrains);
    }

    /// The rhyme that the closing stanza writes in the place of the unit's `letter`, if it was used before.
    fn bound_by_close(&self, unit: &Stanza, closing: &Stanza, letter: char) -> Option<u32> {
        let (line, nth) = place_of_letter(unit, letter)?;
        let written = *closing.get(line)?.letters().get(nth)?;
        self.rhymes.get(&written).copied()
    }

    /// Names the rhymes of the last stanza by the letters of the closing repeat, so that the close can use them.
    fn name_last(&mut self, closing: &Stanza) {
        let last = self.out.stanzas.last().cloned().unwrap_or_default();
        for (line, mark) in self.out.lines.get(last).unwrap_or_default().iter().zip(closing) {
            for (letter, &rhyme) in mark.letters().into_iter().zip(self.out.rhymes(line)) {
                self.rhymes.entry(letter).or_insert(rhyme);
            }
            if let (Some(name), Some(refrain)) = (refrain_name(mark), line.refrain) {
                self.refrains.entry(name).or_insert(refrain);
            }
        }
    }

    fn push(
        &mut self,
        stanza: &'s Stanza,
        source: usize,
        names: &HashMap<char, u32>,
        refrains: &HashMap<RefrainName, u32>,
    ) {
        let start = self.out.lines.len();
        for (line, mark) in stanza.iter().enumerate() {
            let first = self.out.rhymes.len();
            for letter in mark.letters() {
                self.out.rhymes.extend(names.get(&letter));
            }
            let refrain = refrain_name(mark).and_then(|name| refrains.get(&name).copied());
            let rhymes = first..self.out.rhymes.len();
            self.out.lines.push(ExpandedLine { mark, source: (source, line), refrain, rhymes });
        }
        self.out.stanzas.push(start..self.out.lines.len());
    }

    fn rhyme(&mut self, letter: char) -> u32 {
        if let Some(&rhyme) = self.rhymes.get(&letter) {
            return rhyme;
        }
        let rhyme = self.new_rhyme();
        self.rhymes.insert(letter, rhyme);
        rhyme
    }

    fn refrain(&mut self, name: RefrainName) -> u32 {
        if let Some(&refrain) = self.refrains.get(&name) {
            return refrain;
        }
        let refrain = self.new_refrain();
        self.refrains.insert(name, refrain);
        refrain
    }

    fn new_rhyme(&mut self) -> u32 {
        self.new_rhymes += 1;
        self.new_rhymes - 1
    }

    fn new_refrain(&mut self) -> u32 {
        self.new_refrains += 1;
        self.new_refrains - 1
    }
}

fn refrain_name(mark: &Mark) -> Option<RefrainName> {
    if let Mark::Refrain(name) = mark { Some(*name) } else { None }
}
