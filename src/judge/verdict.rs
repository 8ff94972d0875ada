//! Builds a verdict from the reports on a draft's poems.

use std::sync::Arc;

use crate::analysis::Poem;
use crate::form::{Form, Measure, RefrainPart, Slot, StanzaBreaks};
use crate::rhyme::suggest::Spelling;

use super::align::AlignedPoem;
use super::indexed_layout::IndexedLayout;
use super::report::{Report, finding};
use super::rules;
use super::{JudgedPoem, LineVerdict, Mark, OwedLine, OwedRhyme, Severity, Unfinished, Verdict};

/// A verdict without findings and lines, to which the poems of the draft are added.
pub(super) fn empty(poem: &Poem, form: &Form) -> Verdict {
    Verdict { lines: Vec::with_capacity(poem.lines.len()), unjudged: unjudged(form), ..Verdict::default() }
}

/// What the form asks that cannot be judged, in words: `unjudged` of its file and of the form of its poems, and poems whose form
/// was not looked up.
fn unjudged(form: &Form) -> Vec<String> {
    let parts = [
        form.sequence.as_ref().map(|sequence| ("sequence", sequence.poem())),
        form.inset.as_ref().map(|inset| ("inset", inset.poem())),
    ];
    let mut all = Vec::new();
    for (key, poem) in parts.into_iter().flatten() {
        add_new(&mut all, poem.map_or_else(|| vec![key.to_owned()], |form| unjudged(form)));
    }
    add_new(&mut all, form.written.unjudged.iter().cloned());
    all
}

/// Adds what is not listed yet: several poems of a draft may report the same.
fn add_new(all: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for what in more {
        if !all.contains(&what) {
            all.push(what);
        }
    }
}

/// Adds one of the draft's poems; only the last one has lines still to come.
pub(super) fn add(verdict: &mut Verdict, aligned: &AlignedPoem<'_>, report: Report<'_>, is_last: bool) {
    let mut writer = OwedLineWriter::default();
    for (line, slot, _) in aligned.pairs() {
        let owed = writer.owed(aligned, (aligned.layout, slot), Some(line));
        let spelling = writer.poem_spelling(aligned).of_line(line, &owed.spelling);
        owe(verdict, line, OwedLine { spelling, ..owed });
    }
    fill_to(verdict, aligned.lines().end);
    let (letters, letters_to_come) = rules::owed_to_acrostic(aligned);
    for (line, letter) in letters {
        verdict.lines[line].owes.acrostic = letter;
    }
    verdict.unmatched += aligned.unmatched();
    mark_lines(verdict, aligned, &report);
    add_new(&mut verdict.unjudged, report.unjudged.iter().cloned());
    let written = if is_last { written(aligned) } else { aligned.layout.slots.len() };
    let lacking = (0..written).filter(|&slot| aligned.line_of(slot).is_none());
    let lacking = lacking.map(|slot| writer.owed(aligned, (aligned.layout, slot), None)).collect();
    if is_last {
        verdict.owed = still_owed(aligned, letters_to_come);
    }
    let judged = JudgedPoem {
        lines: aligned.context.section.lines.clone(),
        unfinished: unfinished(aligned),
        lacking,
        extra: aligned.extra(),
        missing: aligned.missing(),
    };
    verdict.unfinished = verdict.unfinished.or(judged.unfinished);
    verdict.poems.push(judged);
    for (line, license) in report.licenses {
        verdict.lines[line].licenses.push(license);
    }
    for (line, pending) in report.pending {
        verdict.lines[line].pending.push(pending);
    }
    let poem = aligned.context.poem;
    verdict.findings.extend(report.remarks.into_iter().map(|(severity, remark)| finding(poem, severity, remark)));
}

/// Sets what a line owes. Lines mostly come in order, each behind the last.
fn owe(verdict: &mut Verdict, line: usize, owes: OwedLine) {
    fill_to(verdict, line);
    match verdict.lines.get_mut(line) {
        Some(known) => known.owes = owes,
        None => verdict.lines.push(LineVerdict {
            owes,
            mark: Mark::default(),
            licenses: Vec::new(),
            pending: Vec::new(),
            flagged: Vec::new(),
        }),
    }
}

/// Adds lines that owe nothing until a verdict has so many.
pub(super) fn fill_to(verdict: &mut Verdict, lines: usize) {
    let lines = lines.max(verdict.lines.len());
    verdict.lines.resize_with(lines, LineVerdict::default);
}

/// The progress of a poem that may still grow; `None` where it has its lines, or is done.
fn unfinished(aligned: &AlignedPoem<'_>) -> Option<Unfinished> {
    let (has, of) = (aligned.context.section.len(), aligned.layout.slots.len());
    let count = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
    (aligned.context.options.open && has < of).then(|| Unfinished { lines: count(has), of: count(of) })
}

/// Adds the verdict on a part of the poem, whose lines are these of the whole; only the last part has lines still to come.
pub(super) fn merge(whole: &mut Verdict, part: Verdict, lines: &[usize], is_last: bool) {
    for (line, &at) in part.lines.into_iter().zip(lines) {
        let rhyme =
            line.owes.rhyme.map(|owed| OwedRhyme { poem: lines.get(owed.poem).copied().unwrap_or(owed.poem), ..owed });
        if let Some(place) = whole.lines.get_mut(at) {
            *place = LineVerdict { owes: OwedLine { rhyme, ..line.owes }, ..line };
        }
    }
    whole.findings.extend(part.findings);
    whole.unmatched += part.unmatched;
    add_new(&mut whole.unjudged, part.unjudged);
    if is_last {
        let written = u32::try_from(whole.lines.len()).unwrap_or(u32::MAX);
        whole.owed = part.owed;
        whole.unfinished = part
            .unfinished
            .map(|of| Unfinished { lines: written, of: written.saturating_sub(of.lines).saturating_add(of.of) });
    }
    // Named parts are one poem.
    let mut poem = whole.poems.pop().unwrap_or_default();
    poem.lines = 0..whole.lines.len();
    poem.unfinished = whole.unfinished;
    for judged in part.poems {
        poem.lacking.extend(judged.lacking);
        poem.extra += judged.extra;
        poem.missing += judged.missing;
    }
    whole.poems.push(poem);
}

/// Orders the findings by line, then column, then rule.
pub(super) fn sort(verdict: &mut Verdict) {
    verdict.findings.sort_by(|one, other| {
        let place = |finding: &super::Finding| (finding.line, finding.column, finding.rule);
        place(one).cmp(&place(other)).then_with(|| one.message.cmp(&other.message))
    });
}

fn mark_lines(verdict: &mut Verdict, aligned: &AlignedPoem<'_>, report: &Report<'_>) {
    let raise = |mark: &mut Mark, to: Mark| *mark = (*mark).max(to);
    for (line, _) in report.licenses.iter().filter(|(_, license)| !license.is_everyday) {
        raise(&mut verdict.lines[*line].mark, Mark::License);
    }
    for &line in &report.guessed {
        raise(&mut verdict.lines[line].mark, Mark::Guess);
    }
    if let Some(typing) = aligned.context.options.typing.filter(|line| aligned.lines().contains(line)) {
        verdict.lines[typing].mark = Mark::Pending;
    }
    for (severity, remark) in report.remarks.iter().filter(|(severity, _)| *severity > Severity::Note) {
        let line = &mut verdict.lines[remark.line];
        line.flagged.extend(remark.spans.iter().copied());
        let rests_on_guess = remark.guess.is_some() && *severity < Severity::Error;
        raise(&mut line.mark, if rests_on_guess { Mark::Guess } else { Mark::Broken });
    }
}

/// Writes what slots ask as text, each measure once: a form has few measures and a poem many lines.
#[derive(Default)]
struct OwedLineWriter {
    /// Each measure with its syllables and its meter as text, and how words are written under it.
    measures: Vec<(Arc<Measure>, OwedText)>,
    /// What the poem shows of how its words must be written; computed at the first question.
    spelling: Option<rules::PoemSpelling>,
    /// The end-words that the poem has set; computed at the first question.
    end_words: Option<rules::EndWordsSet>,
}

/// What a measure asks, in the form of an [`OwedLine`].
#[derive(Clone)]
struct OwedText {
    syllables: Arc<str>,
    meter: Arc<str>,
    spelling: Arc<Spelling>,
}

impl OwedLineWriter {
    /// What the slot at this place of a layout asks, as text; `line` is the line that answers it, if one does.
    fn owed(
        &mut self,
        aligned: &AlignedPoem<'_>,
        (layout, place): (&IndexedLayout, usize),
        line: Option<usize>,
    ) -> OwedLine {
        let slot = &layout.slots[place];
        let text = |line: usize| aligned.heard(line).text.trim().to_owned();
        let returns =
            slot.refrain.filter(|refrain| refrain.part == RefrainPart::Whole).and_then(|refrain| refrain.source);
        let asks_nothing = slot.rhyme.is_none() && slot.refrain.is_none() && slot.end_words.is_empty();
        let OwedText { syllables, meter, spelling } = self.measure(aligned, &slot.measure);
        let poem = aligned.context.section.lines.start;
        OwedLine {
            measure: Arc::clone(&slot.measure),
            rhyme: slot.rhyme.map(|number| OwedRhyme { poem, number }),
            letter: if asks_nothing && aligned.context.form.schemes().next().is_none() {
                Arc::default()
            } else {
                Arc::clone(layout.letter(place))
            },
            syllables,
            meter,
            refrain: returns.and_then(|source| aligned.line_of(source)).map(text),
            ending: rules::ending_due(aligned, slot, line),
            rhymes_before: slot.refrain.is_some_and(|returns| returns.rhyme_before),
            end_words: self.end_words(aligned, slot, line),
            begins_stanza: begins_stanza(aligned, layout, place),
            acrostic: String::new(),
            spelling,
        }
    }

    fn poem_spelling(&mut self, aligned: &AlignedPoem<'_>) -> &rules::PoemSpelling {
        self.spelling.get_or_insert_with(|| rules::PoemSpelling::of(aligned))
    }

    /// The end-words that a slot asks for.
    fn end_words(&mut self, aligned: &AlignedPoem<'_>, slot: &Slot, line: Option<usize>) -> Vec<Option<String>> {
        if slot.end_words.is_empty() {
            return Vec::new();
        }
        let set = self.end_words.get_or_insert_with(|| rules::end_words_set(aligned));
        let due =
            |number: &u8| set.get(number).filter(|(setting, _)| Some(*setting) != line).map(|(_, word)| word.clone());
        slot.end_words.iter().map(due).collect()
    }

    fn measure(&mut self, aligned: &AlignedPoem<'_>, measure: &Arc<Measure>) -> OwedText {
        // Numbers that rise from line to line give each line a measure of its own, which no later line shares, so only the
        // last ones are looked through.
        let known = self.measures.iter().rev().take(MOST_KNOWN).find(|(known, _)| Arc::ptr_eq(known, measure));
        if let Some((_, owed)) = known {
            return owed.clone();
        }
        let spelling = Arc::new(self.poem_spelling(aligned).under(measure));
        let owed = OwedText {
            syllables: measure.syllables.as_ref().map(|count| count.to_string().into()).unwrap_or_default(),
            meter: measure.meter.as_ref().map(|meter| meter.to_string().into()).unwrap_or_default(),
            spelling,
        };
        self.measures.push((Arc::clone(measure), owed.clone()));
        owed
    }
}

/// The most measures looked through for one that was written already; no form in use has more.
const MOST_KNOWN: usize = 64;

/// The number of slots up to the last that has a line.
fn written(aligned: &AlignedPoem<'_>) -> usize {
    aligned.pairs().map(|(_, slot, _)| slot + 1).max().unwrap_or(0)
}

/// The lines that the layout and the acrostic still ask for after the last one written.
fn still_owed(aligned: &AlignedPoem<'_>, letters: Vec<String>) -> Vec<OwedLine> {
    let written = written(aligned);
    let mut writer = OwedLineWriter::default();
    let left = written..aligned.layout.slots.len();
    let mut lines: Vec<OwedLine> = left.map(|place| writer.owed(aligned, (aligned.layout, place), None)).collect();
    lines.resize_with(lines.len().max(letters.len()), OwedLine::default);
    for (line, letter) in lines.iter_mut().zip(letters) {
        line.acrostic = letter;
    }
    lines
}

/// Whether a blank line is due before a slot: where the form asks for it, or may have it and the poem does.
fn begins_stanza(aligned: &AlignedPoem<'_>, layout: &IndexedLayout, slot: usize) -> bool {
    let parts_stanzas = match aligned.layout.breaks {
        StanzaBreaks::Required => true,
        StanzaBreaks::Optional => aligned.context.section.stanzas.len() > 1,
        StanzaBreaks::Free => false,
    };
    slot > 0 && parts_stanzas && layout.begins_stanza(slot)
}

/// What the lines of one more stanza would owe, by the layout that has it.
pub(super) fn of_next_stanza(aligned: &AlignedPoem<'_>, longer: &IndexedLayout) -> Vec<OwedLine> {
    let mut writer = OwedLineWriter::default();
    let more = aligned.layout.slots.len()..longer.slots.len();
    let owed = more.map(|place| writer.owed(aligned, (longer, place), None));
    // The poem's own layout ends before these lines: only the first certainly begins a stanza.
    owed.enumerate().map(|(nth, owes)| OwedLine { begins_stanza: nth == 0, ..owes }).collect()
}
