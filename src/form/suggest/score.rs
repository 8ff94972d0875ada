//! Compares a draft with one layout of a form: which demands it keeps, which it does not, and the weight of each.

use super::evidence::{Evidence, known_grade};
use super::weights;
use crate::analysis::Counts;
use crate::form::{AcrosticText, Form, Layout, RefrainPart, RhymeAsked, Slot, SlotKind, StanzaBreaks};
use crate::meter::{Foot, Measure, Meter};
use crate::rhyme::{Grade, inner_end};

/// The demands of a layout, by kind, and how far the draft keeps them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) rhymes: Part,
    pub(super) refrains: Part,
    pub(super) end_words: Part,
    pub(super) syllables: Part,
    pub(super) words: Part,
    pub(super) acrostic: Part,
    strays: f64,
    feet: f64,
    missing: usize,
    pub(super) breaks: f64,
    pub(super) lines: Option<usize>,
}

/// One kind of demand: its weight so far, how often it is kept, and the lines that do not keep it.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    weight: f64,
    pub(super) kept: usize,
    pub(super) missed: Vec<usize>,
}

impl Part {
    fn add(&mut self, line: usize, kept: bool, weight: f64) {
        self.weight += weight;
        if kept {
            self.kept += 1;
        } else {
            self.missed.push(line);
        }
    }

    pub(super) fn asked(&self) -> usize {
        self.kept + self.missed.len()
    }
}

/// A line that should rhyme, and the first of the lines with which it does.
#[derive(Debug, Clone, Copy)]
struct Mate {
    line: usize,
    first: usize,
}

/// The weight against a layout whose rhyme falls into several groups of lines that rhyme only among themselves, as those of an
/// `abab` poem do under `aaaa`. A line that rhymes with no other is counted as missed already.
fn split(mates: &[Mate]) -> f64 {
    let answered = |mate: &&Mate| {
        mate.line == mate.first && mates.iter().any(|other| other.first == mate.line && other.line != mate.line)
    };
    let rhymes = u32::try_from(mates.iter().filter(answered).count()).unwrap_or(u32::MAX);
    f64::from(rhymes.saturating_sub(1)) * weights::rhyme(Grade::None)
}

impl Tally {
    /// Compares a draft with a layout that has at least as many slots as the draft has lines.
    pub(super) fn of(form: &Form, layout: &Layout, evidence: &mut Evidence<'_>) -> Self {
        let mut tally = Self::default();
        let mut members: Vec<Vec<Mate>> = Vec::new();
        let rhymed = form.rhyme != RhymeAsked::None;
        for (line, slot) in layout.slots.iter().enumerate().take(evidence.len()) {
            tally.returns(line, slot, evidence);
            tally.measure(form, line, slot, evidence);
            if rhymed {
                tally.inner_rhymes(line, slot, &members, evidence);
                tally.rhyme(line, slot, &mut members, evidence);
            }
            if slot.kind == SlotKind::Forbidden {
                tally.stray(line, layout, evidence);
            }
        }
        tally.rhymes.weight += members.iter().map(|mates| split(mates)).sum::<f64>();
        tally.end_words_of(layout, evidence);
        tally.total(form, evidence);
        tally.alphabet(form, evidence);
        tally.missing = layout.slots.len() - evidence.len();
        tally.breaks = breaks(layout, &evidence.breaks(), evidence.len());
        tally.lines = (!layout.open && form.most_lines().is_some()).then_some(layout.slots.len());
        tally
    }

    /// The log-likelihood ratio of the layout against chance, in nats.
    pub(super) fn score(&self) -> f64 {
        let parts = [&self.rhymes, &self.refrains, &self.end_words, &self.syllables, &self.words, &self.acrostic];
        let lines = if self.lines.is_some() { weights::LINES_MET } else { 0.0 };
        let missing = if self.missing > 0 { weights::UNFINISHED } else { 0.0 };
        parts.iter().map(|part| part.weight).sum::<f64>() + self.strays + self.feet + self.breaks + lines + missing
    }

    /// Whether the form has one number of lines, the draft's.
    pub(super) fn has_fixed_length(&self) -> bool {
        self.lines.is_some()
    }

    /// Whether the draft keeps at least half of the rhymes, of the refrains, of the end-words and of the lengths; a form whose
    /// rhymes fail is not the draft's, however well its lengths fit, nor the other way round.
    pub(super) fn is_borne_out(&self) -> bool {
        let parts = [&self.rhymes, &self.refrains, &self.end_words, &self.syllables];
        parts.iter().all(|part| part.kept * 2 >= part.asked())
    }

    /// Whether its lines owe a count or a meter.
    pub(super) fn asks_measure(&self) -> bool {
        self.syllables.asked() > 0 || self.words.asked() > 0
    }

    fn rhyme(&mut self, line: usize, slot: &Slot, members: &mut Vec<Vec<Mate>>, evidence: &mut Evidence<'_>) {
        let Some(rhyme) = slot.rhyme.map(|rhyme| rhyme as usize) else { return };
        if members.len() <= rhyme {
            members.resize(rhyme + 1, Vec::new());
        }
        let returned =
            slot.refrain.is_some_and(|refrain| refrain.source.is_some() && refrain.part != RefrainPart::Ending);
        let before = slot.refrain.is_some_and(|refrain| refrain.rhyme_before);
        let mut first = line;
        if !returned && !before && !members[rhyme].is_empty() {
            let mates = members[rhyme].iter().rev().take(MATES);
            let graded = mates.map(|mate| (mate.first, evidence.grade(mate.line, line)));
            let nearest = graded.min_by_key(|&(_, grade)| rank(grade));
            first = nearest.filter(|(_, grade)| grade.is_none_or(Grade::is_licensed)).map_or(line, |(first, _)| first);
            self.add_rhyme(line, nearest.and_then(|(_, grade)| grade));
        }
        if !before {
            members[rhyme].push(Mate { line, first });
        }
    }

    fn inner_rhymes(&mut self, line: usize, slot: &Slot, members: &[Vec<Mate>], evidence: &Evidence<'_>) {
        for inner in &slot.inner {
            let (Some((from, to)), Some(mates)) = (inner.at, members.get(inner.rhyme as usize)) else { continue };
            let end = inner_end(evidence.line(line), from.saturating_sub(1)..to);
            let (Some(end), Some(&mate)) = (end, mates.last()) else { continue };
            self.add_rhyme(line, known_grade(evidence.end(mate.line), &end));
        }
    }

    fn add_rhyme(&mut self, line: usize, grade: Option<Grade>) {
        let weight = grade.map_or(weights::RHYME_GUESSED, weights::rhyme);
        self.rhymes.add(line, grade.is_none_or(Grade::is_licensed), weight);
    }

    /// Counts a rhyme with one of the lines before against a layout that allows none.
    fn stray(&mut self, line: usize, layout: &Layout, evidence: &mut Evidence<'_>) {
        let near = line.saturating_sub(NEAR)..line;
        let forbidden = |&other: &usize| layout.slots[other].kind == SlotKind::Forbidden;
        if near.filter(forbidden).any(|other| evidence.grade(other, line).is_some_and(Grade::is_full)) {
            self.strays += weights::STRAY_RHYME;
        }
    }

    fn returns(&mut self, line: usize, slot: &Slot, evidence: &Evidence<'_>) {
        let Some(refrain) = slot.refrain else { return };
        let Some(source) = refrain.source else { return };
        let (first, here) = (evidence.words(source), evidence.words(line));
        let same_end = !here.is_empty() && first.last() == here.last();
        let (kept, weight) = match refrain.part {
            RefrainPart::Whole if first == here => (true, weights::REFRAIN),
            RefrainPart::Whole if same_end => (false, weights::REFRAIN_LAST_WORD),
            RefrainPart::Opening => {
                let opens = !here.is_empty() && first.starts_with(here);
                (opens, if opens { weights::REFRAIN } else { weights::REFRAIN_MISSING })
            }
            RefrainPart::Ending => (same_end, if same_end { weights::REFRAIN } else { weights::REFRAIN_MISSING }),
            RefrainPart::Whole => (false, weights::REFRAIN_MISSING),
        };
        self.refrains.add(line, kept, weight);
    }

    /// Compares end-words with the words that the first stanza sets.
    fn end_words_of(&mut self, layout: &Layout, evidence: &Evidence<'_>) {
        let mut set: Vec<(u8, String)> = Vec::new();
        for (line, slot) in layout.slots.iter().enumerate().take(evidence.len()) {
            let words = evidence.words(line);
            for &number in &slot.end_words {
                match set.iter().find(|(known, _)| *known == number) {
                    None => set.extend(words.last().map(|word| (number, word.clone()))),
                    Some((_, due)) => {
                        let kept =
                            if slot.end_words.len() > 1 { words.contains(due) } else { words.last() == Some(due) };
                        let weight = if kept { weights::END_WORD } else { weights::END_WORD_MISSING };
                        self.end_words.add(line, kept, weight);
                    }
                }
            }
        }
    }

    fn measure(&mut self, form: &Form, line: usize, slot: &Slot, evidence: &mut Evidence<'_>) {
        let counts = evidence.counts(line);
        let asked = match (&slot.measure.syllables, &slot.measure.meter) {
            (Some(count), _) => {
                let away = counts.iter().map(|n| count.distance(n).unsigned_abs()).min().unwrap_or(u64::MAX);
                Some((away, away == 0, count.width()))
            }
            (None, Some(meter)) => {
                let lengths = evidence.lengths(meter, form.licenses);
                let (plain, licensed) = &*lengths;
                // A length that takes a license is kept, but says less for the form.
                let (plain_away, licensed_away) = (distance(counts, plain), distance(counts, licensed));
                let away = plain_away.min(licensed_away + 1);
                self.feet += evidence.foot(line).map_or(0.0, |found| foot_weight(meter, found));
                let width = u32::try_from(plain.iter().count()).unwrap_or(u32::MAX);
                Some((away, plain_away.min(licensed_away) == 0, width))
            }
            (None, None) => None,
        };
        if let Some((away, kept, width)) = asked {
            let weight = match away {
                0 => weights::syllables_kept(width),
                1 => weights::ONE_SYLLABLE_OUT,
                _ => weights::SYLLABLES_OUT,
            };
            self.syllables.add(line, kept, weight);
        }
        if let Some(words) = &slot.measure.words {
            let kept = words.contains(u32::try_from(evidence.words(line).len()).unwrap_or(u32::MAX));
            self.words.add(line, kept, if kept { weights::WORDS_KEPT } else { weights::WORDS_OUT });
        }
    }

    fn total(&mut self, form: &Form, evidence: &Evidence<'_>) {
        let Some(total) = &form.total_syllables else { return };
        let sum = (0..evidence.len()).fold(Counts::zero(), |sum, line| sum.plus(evidence.counts(line)));
        let kept = sum.iter().any(|count| total.contains(count));
        let weight = if kept { weights::syllables_kept(total.width()) } else { weights::SYLLABLES_OUT };
        self.syllables.add(evidence.len().saturating_sub(1), kept, weight);
    }

    fn alphabet(&mut self, form: &Form, evidence: &Evidence<'_>) {
        if !form.acrostics.iter().any(|acrostic| acrostic.spells == AcrosticText::Alphabet) {
            return;
        }
        for (line, letter) in (0..evidence.len()).zip('a'..='z') {
            let kept = evidence.words(line).first().is_some_and(|word| word.starts_with(letter));
            self.acrostic.add(line, kept, if kept { weights::ACROSTIC } else { weights::ACROSTIC_MISSING });
        }
    }
}

/// The number of earlier lines of its rhyme that a line is compared with.
const MATES: usize = 4;
/// The greatest distance, in lines, of a rhyme that counts where none is allowed.
const NEAR: usize = 4;

/// The order of grades, unknown ones last.
fn rank(grade: Option<Grade>) -> (bool, Option<Grade>) {
    (grade.is_none(), grade)
}

/// The weight of a line's foot: for a meter of that foot, against one of others; 0 for a meter written in beats or marks.
fn foot_weight(meter: &Meter, found: Foot) -> f64 {
    let feet: Vec<Foot> = meter
        .measures()
        .filter_map(|measure| if let Measure::Named(meter) = measure { Some(meter.foot) } else { None })
        .collect();
    match feet.as_slice() {
        [] => 0.0,
        feet if feet.contains(&found) => weights::FOOT_KEPT,
        _ => weights::OTHER_FOOT,
    }
}

/// The difference between the nearest counts of two sets.
fn distance(one: &Counts, other: &Counts) -> u64 {
    let away = |n: u32| other.iter().map(|m| u64::from(n.abs_diff(m))).min().unwrap_or(u64::MAX / 2);
    one.iter().map(away).min().unwrap_or(u64::MAX / 2)
}

/// The weight of a draft's blank lines.
fn breaks(layout: &Layout, found: &[usize], lines: usize) -> f64 {
    let due: Vec<usize> =
        layout.stanzas.iter().skip(1).map(|stanza| stanza.start).filter(|&start| start < lines).collect();
    match layout.breaks {
        StanzaBreaks::Free => 0.0,
        StanzaBreaks::Required | StanzaBreaks::Optional if found == due => weights::BREAKS_KEPT,
        StanzaBreaks::Optional if found.iter().all(|line| due.contains(line)) => 0.0,
        StanzaBreaks::Required | StanzaBreaks::Optional => weights::BREAKS_ELSEWHERE,
    }
}
