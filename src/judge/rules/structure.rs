//! `line-count`, `stanza-count`, `stanza-length` and `stanza-break`: missing and extra lines, stanzas and blank lines.

use crate::form::StanzaBreaks;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::{Rule, Severity, wording};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    if aligned.by_stanza {
        stanza_lengths(aligned, report);
    } else {
        line_counts(aligned, report);
        breaks(aligned, report);
    }
    stanza_count(aligned, report);
}

/// The form with its verb: `a haiku has`.
fn form_has(aligned: &AlignedPoem<'_>) -> String {
    aligned.context.form.noun.with_verb("has", "have")
}

/// Remarks on stanzas with too many or too few lines, in a poem aligned stanza by stanza.
fn stanza_lengths(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let section = aligned.context.section;
    for (index, (stanza, slots)) in section.stanzas.iter().zip(&aligned.layout.stanzas).enumerate() {
        let is_last = index + 1 == section.stanzas.len();
        let short = stanza.len() < slots.len();
        if stanza.len() == slots.len() || short && is_last && aligned.context.options.open {
            continue;
        }
        let extra = stanza.clone().find(|&line| aligned.slot_of(line).is_none());
        let at = if short { stanza.end.saturating_sub(1) } else { extra.unwrap_or(stanza.end.saturating_sub(1)) };
        let form = if aligned.context.form.repeats() { form_has(aligned) } else { "the form has".to_owned() };
        let message = format!("Stanza {} has {}; {form} {} there", index + 1, lines(stanza.len()), slots.len());
        report.add(Remark::new(Rule::StanzaLength, at, message).help(extra_line_help(aligned, stanza.clone())));
    }
}

/// Help that names the extra line of a stanza.
fn extra_line_help(aligned: &AlignedPoem<'_>, stanza: std::ops::Range<usize>) -> String {
    let unanswered = stanza.clone().find(|&line| aligned.slot_of(line).is_none());
    match unanswered {
        Some(line) if line + 1 < stanza.end => {
            format!("Line {} of the stanza answers no other", line - stanza.start + 1)
        }
        _ => String::new(),
    }
}

/// Remarks on lines without a slot and slots without a line, in a poem aligned line by line.
fn line_counts(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let lines = aligned.lines();
    let Some(last) = lines.clone().next_back() else { return };
    let wanted = aligned.layout.slots.len();
    let too_few = lines.len() < wanted && !aligned.context.options.open;
    if lines.len() > wanted || too_few {
        let first_extra = lines.clone().find(|&line| aligned.slot_of(line).is_none());
        let at = if too_few { last } else { first_extra.unwrap_or(last) };
        report.add(Remark::new(Rule::LineCount, at, line_count(aligned, lines.len())));
        return;
    }
    if let Some((line, help)) = first_skip(aligned) {
        let message = "A line is missing or over here: the lines below answer one another again, shifted by one";
        report.add(Remark::new(Rule::StanzaLength, line, message).help(help));
    }
}

/// The message on a poem of `has` lines, which its form does not allow.
fn line_count(aligned: &AlignedPoem<'_>, has: usize) -> String {
    let (form, wanted) = (aligned.context.form, aligned.layout.slots.len());
    let unit = aligned.layout.stanzas.first().map_or(0, std::ops::Range::len);
    if !form.repeats() || unit < 2 {
        return format!("{} {}; this has {has}", wording::capitalized(&form_has(aligned)), lines(wanted));
    }
    if let (Some(fewer), Some(more)) = form.lengths_around(has) {
        let wanted = match more - fewer {
            2 if fewer % 2 == 0 => "an even number of them".to_owned(),
            unit if fewer % unit == 0 => format!("{fewer} or {more}, a multiple of {unit}"),
            _ => format!("{fewer} or {more}"),
        };
        return format!("{}; {} {wanted}", lines(has), form_has(aligned));
    }
    format!("{}; the nearest length of {} is {wanted}", lines(has), form.noun.poem())
}

/// The first line that has no slot, or that follows a slot without a line, with help.
fn first_skip(aligned: &AlignedPoem<'_>) -> Option<(usize, String)> {
    let mut next = 0;
    for line in aligned.lines() {
        match aligned.slot_of(line) {
            None => return Some((line, "This line answers no other".to_owned())),
            Some(slot) if slot != next => return Some((line, "The line before this one is missing".to_owned())),
            Some(slot) => next = slot + 1,
        }
    }
    None
}

/// The differences between the blank lines of a poem and those of its form: the lines after which there is one too many, each with its
/// slot, and those after which one is missing.
fn spacing(aligned: &AlignedPoem<'_>) -> (Vec<(usize, usize)>, Vec<usize>) {
    let (mut over, mut missing) = (Vec::new(), Vec::new());
    // The slot of each line, the stanza of that slot in the form, and the line's own stanza.
    let stanzas = aligned.context.section.stanzas.iter().enumerate();
    let places = stanzas.flat_map(|(stanza, lines)| lines.clone().map(move |line| (line, stanza)));
    let mut above = None;
    for (line, stanza) in places {
        let place = aligned.slot_of(line).map(|slot| (slot, aligned.layout.stanza_of(slot), stanza));
        if let (Some((slot, wanted, stanza)), Some((_, wanted_here, stanza_here))) = (above, place) {
            match (stanza != stanza_here, wanted != wanted_here) {
                (true, false) => over.push((line - 1, slot)),
                (false, true) => missing.push(line - 1),
                _ => {}
            }
        }
        above = place;
    }
    (over, missing)
}

/// Remarks on blank lines where the form has none, and on missing blank lines.
fn breaks(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    if aligned.layout.breaks == StanzaBreaks::Free {
        return;
    }
    let (over, missing) = spacing(aligned);
    report.extend(over.into_iter().map(|(line, slot)| not_due(aligned, line, slot)));
    if let Some(&first) = missing.first().filter(|_| aligned.layout.breaks == StanzaBreaks::Required) {
        report.add(no_break(aligned, first, missing.len()));
    }
}

/// The number of a line in its poem, from 1.
fn nth(aligned: &AlignedPoem<'_>, line: usize) -> usize {
    line - aligned.lines().start + 1
}

fn not_due(aligned: &AlignedPoem<'_>, line: usize, slot: usize) -> Remark {
    let end = aligned.layout.stanzas.get(aligned.layout.place(slot).0).map_or(0, |stanza| stanza.end);
    let message = format!("No stanza break is due after line {}", nth(aligned, line));
    let more = end.saturating_sub(slot + 1);
    Remark::new(Rule::StanzaBreak, line, message).help(match more {
        0 => String::new(),
        _ => format!("The form breaks {} further down", lines(more)),
    })
}

fn no_break(aligned: &AlignedPoem<'_>, line: usize, missing: usize) -> Remark {
    let message = format!("A stanza break is due after line {}", nth(aligned, line));
    Remark::new(Rule::StanzaBreak, line, message).help(match missing {
        1 => String::new(),
        more => format!("{} more are missing below", more - 1),
    })
}

/// Remarks on too few or too many stanzas.
fn stanza_count(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let section = aligned.context.section;
    let count = |stanzas: usize| u32::try_from(stanzas).unwrap_or(u32::MAX);
    let Some(end) = aligned.lines().next_back() else { return };
    if aligned.by_stanza && section.stanzas.len() != aligned.layout.stanzas.len() {
        let (has, wanted) = (section.stanzas.len(), aligned.layout.stanzas.len());
        if has < wanted && aligned.context.options.open {
            return;
        }
        let at = section.stanzas.get(wanted).map_or(end, |stanza| stanza.start);
        let message = format!(
            "{} {}; this has {has}",
            wording::capitalized(&form_has(aligned)),
            wording::counted(count(wanted), "stanza")
        );
        report.add(Remark::new(Rule::StanzaCount, at, message));
        return;
    }
    let Some(wanted) = &aligned.context.form.stanzas else { return };
    let has = stanzas_written(aligned);
    let least = wanted.least();
    if has < least && !aligned.context.options.open {
        let form = wording::capitalized(&form_has(aligned));
        let message = format!("{form} at least {}; this has {has}", wording::counted(least, "stanza"));
        report.add(Remark::new(Rule::StanzaCount, end, message));
    } else if let Some(most) = wanted.most().filter(|&most| has > most) {
        let at = section.stanzas.get(most as usize).map_or(end, |stanza| stanza.start);
        let form = wording::capitalized(&aligned.context.form.noun.with_verb("seldom has", "seldom have"));
        let message = format!("{form} more than {}; this has {has}", wording::counted(most, "stanza"));
        report.add(Remark::new(Rule::StanzaCount, at, message).shift(LevelShift::Down));
    }
}

/// The number of stanzas of the poem: those printed where it is aligned stanza by stanza, else those of the layout that are begun, however
/// the poem is spaced.
fn stanzas_written(aligned: &AlignedPoem<'_>) -> u32 {
    let reached =
        aligned.lines().rev().find_map(|line| aligned.slot_of(line)).map_or(0, |slot| aligned.layout.place(slot).0 + 1);
    let stanzas = if aligned.by_stanza { aligned.context.section.stanzas.len() } else { reached };
    u32::try_from(stanzas).unwrap_or(u32::MAX)
}

/// The share of lines that may have faults in a poem whose lines keep the form: one in four.
const LINES_PER_FAULT: usize = 4;

/// Lowers remarks on blank lines to notes where the lines keep the form: how a poem is spaced is the poet's.
///
/// They keep their level where the form or the draft sets it, and where the form asks nothing but stanzas. Where a form's breaks
/// are optional, a break in another place is never more than a note.
pub(super) fn soften_breaks(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let asks = aligned.layout.slots.iter().any(|slot| {
        slot.rhyme.is_some() || slot.refrain.is_some() || !slot.end_words.is_empty() || !slot.measure.is_free()
    });
    let remarked = report.remarks.iter().any(|(_, remark)| remark.rule == Rule::StanzaBreak);
    if !remarked || !asks || aligned.context.form.level(Rule::StanzaBreak).is_some() {
        return;
    }
    let is_optional = aligned.layout.breaks == StanzaBreaks::Optional;
    // Where a break is too many in one place and missing in another, a line is missing or extra between them.
    let (over, missing) = spacing(aligned);
    if !is_optional && !over.is_empty() && !missing.is_empty() {
        return;
    }
    let blames =
        |(severity, remark): &&(Severity, Remark)| *severity > Severity::Note && remark.rule != Rule::StanzaBreak;
    let faults = report.remarks.iter().filter(blames).count();
    if is_optional || faults * LINES_PER_FAULT <= aligned.lines().len() {
        let breaks = report.remarks.iter_mut().filter(|(_, remark)| remark.rule == Rule::StanzaBreak);
        breaks.for_each(|(severity, _)| *severity = Severity::Note);
    }
}

fn lines(count: usize) -> String {
    wording::counted(u32::try_from(count).unwrap_or(u32::MAX), "line")
}
