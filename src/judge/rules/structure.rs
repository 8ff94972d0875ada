//! `line-count`, `stanza-count`, `stanza-length` and `stanza-break`: lines missing or over, and where the walls stand.

use crate::form::StanzaBreaks;
use crate::judge::laid::Laid;
use crate::judge::report::{Case, Remark, Report};
use crate::judge::{Rule, place};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    if laid.by_stanza {
        stanza_lengths(laid, report);
    } else {
        slips(laid, report);
        breaks(laid, report);
    }
    stanza_count(laid, report);
}

/// The form with its verb: `a haiku has`.
fn form_has(laid: &Laid<'_>) -> String {
    laid.case.form.noun.with_verb("has", "have")
}

/// Stanzas laid one on one that have too many lines or too few.
fn stanza_lengths(laid: &Laid<'_>, report: &mut Report<'_>) {
    let section = laid.case.section;
    for (index, (stanza, slots)) in section.stanzas.iter().zip(&laid.layout.stanzas).enumerate() {
        let is_last = index + 1 == section.stanzas.len();
        let short = stanza.len() < slots.len();
        if stanza.len() == slots.len() || short && is_last && laid.case.scene.open {
            continue;
        }
        let extra = stanza.clone().find(|&line| laid.slot_of(line).is_none());
        let at = if short { stanza.end.saturating_sub(1) } else { extra.unwrap_or(stanza.end.saturating_sub(1)) };
        let form = if laid.case.form.repeats() { form_has(laid) } else { "the form has".to_owned() };
        let message = format!("Stanza {} has {}; {form} {} there", index + 1, lines(stanza.len()), slots.len());
        report.add(Remark::new(Rule::StanzaLength, at, message).help(slip_help(laid, stanza.clone())));
    }
}

/// What a reader may look for when one line slipped.
fn slip_help(laid: &Laid<'_>, stanza: std::ops::Range<usize>) -> String {
    let unanswered = stanza.clone().find(|&line| laid.slot_of(line).is_none());
    match unanswered {
        Some(line) if line + 1 < stanza.end => {
            format!("Line {} of the stanza answers no other", line - stanza.start + 1)
        }
        _ => String::new(),
    }
}

/// Lines that have no slot, and slots that have no line, in a poem laid line after line.
fn slips(laid: &Laid<'_>, report: &mut Report<'_>) {
    let lines = laid.lines();
    let Some(last) = lines.clone().next_back() else { return };
    let wanted = laid.layout.slots.len();
    let too_few = lines.len() < wanted && !laid.case.scene.open;
    if lines.len() > wanted || too_few {
        let first_extra = lines.clone().find(|&line| laid.slot_of(line).is_none());
        let at = if too_few { last } else { first_extra.unwrap_or(last) };
        report.add(Remark::new(Rule::LineCount, at, line_count(laid, lines.len())));
        return;
    }
    if let Some((line, help)) = first_slip(laid) {
        let message = "A line is missing or over here: the lines below answer one another again, shifted by one";
        report.add(Remark::new(Rule::StanzaLength, line, message).help(help));
    }
}

fn line_count(laid: &Laid<'_>, has: usize) -> String {
    let form = &laid.case.form;
    let unit = laid.layout.stanzas.first().map_or(0, std::ops::Range::len);
    if form.repeats() && unit > 1 {
        return match form.lengths_around(has) {
            (Some(fewer), Some(more)) => format!("{}; {} {fewer} or {more} near that", lines(has), form_has(laid)),
            _ => {
                let (noun, nearest) = (form.noun.poem(), laid.layout.slots.len());
                format!("{}; the nearest length of {noun} is {nearest}", lines(has))
            }
        };
    }
    format!("{} {}; this has {has}", place::capitalized(&form_has(laid)), lines(laid.layout.slots.len()))
}

/// The first line that has no slot or stands after a slot without line.
fn first_slip(laid: &Laid<'_>) -> Option<(usize, String)> {
    let mut next = 0;
    for line in laid.lines() {
        match laid.slot_of(line) {
            None => return Some((line, "This line answers no other".to_owned())),
            Some(slot) if slot != next => return Some((line, "The line before this one is missing".to_owned())),
            Some(slot) => next = slot + 1,
        }
    }
    None
}

/// Blank lines where the form has none, and missing ones.
fn breaks(laid: &Laid<'_>, report: &mut Report<'_>) {
    if laid.layout.breaks == StanzaBreaks::Free {
        return;
    }
    let mut missing = Vec::new();
    for line in laid.lines().skip(1) {
        let before = line - 1;
        let (Some(slot), Some(slot_before)) = (laid.slot_of(line), laid.slot_of(before)) else { continue };
        let due = laid.layout.place(slot).0 != laid.layout.place(slot_before).0;
        let has = laid.case.section.stanza_and_line(line).0 != laid.case.section.stanza_and_line(before).0;
        match (has, due) {
            (true, false) => report.add(not_due(laid, before, slot_before)),
            (false, true) => missing.push(before),
            _ => {}
        }
    }
    if let Some(&first) = missing.first().filter(|_| laid.layout.breaks == StanzaBreaks::Required) {
        report.add(no_break(laid, first, missing.len()));
    }
}

/// A line of the whole poem as its reader counts, from 1.
fn nth(laid: &Laid<'_>, line: usize) -> usize {
    line - laid.lines().start + 1
}

fn not_due(laid: &Laid<'_>, line: usize, slot: usize) -> Remark {
    let end = laid.layout.stanzas.get(laid.layout.place(slot).0).map_or(0, |stanza| stanza.end);
    let message = format!("No stanza break is due after line {}", nth(laid, line));
    let more = end.saturating_sub(slot + 1);
    Remark::new(Rule::StanzaBreak, line, message).help(match more {
        0 => String::new(),
        _ => format!("The form breaks {} further down", lines(more)),
    })
}

fn no_break(laid: &Laid<'_>, line: usize, missing: usize) -> Remark {
    let message = format!("A stanza break is due after line {}", nth(laid, line));
    Remark::new(Rule::StanzaBreak, line, message).help(match missing {
        1 => String::new(),
        more => format!("{} more are missing below", more - 1),
    })
}

/// Fewer stanzas than the form has at least, or more than it has at most.
fn stanza_count(laid: &Laid<'_>, report: &mut Report<'_>) {
    let section = laid.case.section;
    let count = |stanzas: usize| u32::try_from(stanzas).unwrap_or(u32::MAX);
    let Some(end) = laid.lines().next_back() else { return };
    if laid.by_stanza && section.stanzas.len() != laid.layout.stanzas.len() {
        let (has, wanted) = (section.stanzas.len(), laid.layout.stanzas.len());
        if has < wanted && laid.case.scene.open {
            return;
        }
        let at = section.stanzas.get(wanted).map_or(end, |stanza| stanza.start);
        let message = format!(
            "{} {}; this has {has}",
            place::capitalized(&form_has(laid)),
            place::counted(count(wanted), "stanza")
        );
        report.add(Remark::new(Rule::StanzaCount, at, message));
        return;
    }
    let Some(wanted) = &laid.case.form.stanzas else { return };
    let has = stanzas_written(laid);
    let least = wanted.least();
    if has < least && !laid.case.scene.open {
        let form = place::capitalized(&form_has(laid));
        let message = format!("{form} at least {}; this has {has}", place::counted(least, "stanza"));
        report.add(Remark::new(Rule::StanzaCount, end, message));
    } else if let Some(most) = wanted.most().filter(|&most| has > most) {
        let at = section.stanzas.get(most as usize).map_or(end, |stanza| stanza.start);
        let form = place::capitalized(&laid.case.form.noun.with_verb("seldom has", "seldom have"));
        let message = format!("{form} more than {}; this has {has}", place::counted(most, "stanza"));
        report.add(Remark::new(Rule::StanzaCount, at, message).case(Case::Milder));
    }
}

/// How many stanzas the poem has: those printed, or those of the layout where blank lines say nothing.
fn stanzas_written(laid: &Laid<'_>) -> u32 {
    let reached =
        laid.lines().rev().find_map(|line| laid.slot_of(line)).map_or(0, |slot| laid.layout.place(slot).0 + 1);
    let printed = laid.case.section.stanzas.len();
    let stanzas = if laid.layout.breaks == StanzaBreaks::Required { printed } else { reached };
    u32::try_from(stanzas).unwrap_or(u32::MAX)
}

fn lines(count: usize) -> String {
    place::counted(u32::try_from(count).unwrap_or(u32::MAX), "line")
}
