//! Putting a verdict together from what the rules said.

use std::sync::Arc;

use crate::analysis::Poem;
use crate::form::{Form, Measure, RefrainPart, Slot};

use super::choose::Choice;
use super::laid::Laid;
use super::report::{Report, finding};
use super::rules;
use super::{LineVerdict, Mark, OwedLine, OwedRhyme, Severity, Unfinished, Verdict};

/// A verdict on a draft nothing has been said of yet.
pub(super) fn empty(poem: &Poem, form: &Form) -> Verdict {
    Verdict { lines: vec![LineVerdict::default(); poem.lines.len()], unjudged: unjudged(form), ..Verdict::default() }
}

/// Keys of the schema that cannot be judged: a chain of poems whose form was not looked for.
fn unjudged(form: &Form) -> Vec<String> {
    let unknown = form.sequence.as_ref().filter(|sequence| sequence.poem().is_none());
    unknown.map(|_| "sequence".to_owned()).into_iter().collect()
}

/// Adds what was found of one of the draft's poems; ghost rows are owed by the last one alone.
pub(super) fn add(verdict: &mut Verdict, choice: Choice<'_>, is_last: bool) {
    let Choice { laid, report } = choice;
    let mut owing = Owing::default();
    for (line, _, owes) in laid.laid() {
        verdict.lines[line].owes = owing.owed(&laid, owes);
    }
    let (letters, letters_to_come) = rules::owed_to_acrostic(&laid);
    for (line, letter) in letters {
        verdict.lines[line].owes.acrostic = letter;
    }
    mark_lines(verdict, &laid, &report);
    if is_last {
        verdict.owed = still_owed(&laid, letters_to_come);
    }
    let (has, of) = (laid.case.section.len(), laid.layout.slots.len());
    if laid.case.scene.open && has < of && verdict.unfinished.is_none() {
        let count = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
        verdict.unfinished = Some(Unfinished { lines: count(has), of: count(of) });
    }
    for (line, license) in report.licenses {
        verdict.lines[line].licenses.push(license);
    }
    for (line, pending) in report.pending {
        verdict.lines[line].pending.push(pending);
    }
    let poem = laid.case.poem;
    verdict.findings.extend(report.remarks.into_iter().map(|(severity, remark)| finding(poem, severity, remark)));
}

/// Orders the findings by line, then column, then rule.
pub(super) fn sort(verdict: &mut Verdict) {
    verdict.findings.sort_by(|one, other| {
        let place = |finding: &super::Finding| (finding.line, finding.column, finding.rule);
        place(one).cmp(&place(other)).then_with(|| one.message.cmp(&other.message))
    });
}

fn mark_lines(verdict: &mut Verdict, laid: &Laid<'_>, report: &Report<'_>) {
    let raise = |mark: &mut Mark, to: Mark| *mark = (*mark).max(to);
    for (line, _) in &report.licenses {
        raise(&mut verdict.lines[*line].mark, Mark::License);
    }
    for &line in &report.guessed {
        raise(&mut verdict.lines[line].mark, Mark::Guess);
    }
    if let Some(typing) = laid.case.scene.typing.filter(|line| laid.lines().contains(line)) {
        verdict.lines[typing].mark = Mark::Pending;
    }
    for (severity, remark) in report.remarks.iter().filter(|(severity, _)| *severity > Severity::Note) {
        let line = &mut verdict.lines[remark.line];
        line.flagged.extend(remark.spans.iter().copied());
        let rests_on_guess = remark.guess.is_some() && *severity < Severity::Error;
        raise(&mut line.mark, if rests_on_guess { Mark::Guess } else { Mark::Broken });
    }
}

/// Says what slots ask; a measure is put in words once, since a form has few and a poem many lines.
#[derive(Default)]
struct Owing {
    measures: Vec<(Arc<Measure>, String, String)>,
}

impl Owing {
    /// What a slot asks, for a reader.
    fn owed(&mut self, laid: &Laid<'_>, slot: &Slot) -> OwedLine {
        let text = |line: usize| laid.heard(line).text.trim().to_owned();
        let returns =
            slot.refrain.filter(|refrain| refrain.part == RefrainPart::Whole).and_then(|refrain| refrain.source);
        let asks_nothing = slot.rhyme.is_none() && slot.refrain.is_none() && slot.end_words.is_empty();
        let (syllables, meter) = self.measure(&slot.measure);
        let poem = laid.case.section.lines.start;
        OwedLine {
            measure: Arc::clone(&slot.measure),
            rhyme: slot.rhyme.map(|number| OwedRhyme { poem, number }),
            letter: if asks_nothing && laid.case.form.schemes().next().is_none() {
                String::new()
            } else {
                slot.letter()
            },
            syllables,
            meter,
            refrain: returns.and_then(|source| laid.line_of(source)).map(text),
            acrostic: String::new(),
        }
    }

    fn measure(&mut self, measure: &Arc<Measure>) -> (String, String) {
        let known = self.measures.iter().find(|(known, ..)| Arc::ptr_eq(known, measure));
        if let Some((_, syllables, meter)) = known {
            return (syllables.clone(), meter.clone());
        }
        let syllables = measure.syllables.as_ref().map(ToString::to_string).unwrap_or_default();
        let meter = measure.meter.as_ref().map(ToString::to_string).unwrap_or_default();
        self.measures.push((Arc::clone(measure), syllables.clone(), meter.clone()));
        (syllables, meter)
    }
}

/// The lines the layout and the acrostic still ask for after the last one written.
fn still_owed(laid: &Laid<'_>, letters: Vec<String>) -> Vec<OwedLine> {
    let written = laid.laid().map(|(_, slot, _)| slot + 1).max().unwrap_or(0);
    let mut owing = Owing::default();
    let mut lines: Vec<OwedLine> = laid.layout.slots.iter().skip(written).map(|slot| owing.owed(laid, slot)).collect();
    lines.resize_with(lines.len().max(letters.len()), OwedLine::default);
    for (line, letter) in lines.iter_mut().zip(letters) {
        line.acrostic = letter;
    }
    lines
}
