//! The results for each line of the draft: its line of verse, its verdict, its scansion, its mark.

use std::sync::Arc;

use super::Reading;
use crate::analysis::HeardLine;
use crate::judge::{Finding, LineVerdict, Mark, OwedLine, Severity};
use crate::page::Role;
use crate::span::Span;
use crate::tui::poem::{self, LineReading, Scanned};
use crate::workspace::{all_fits, lines_and_faults, state_in_words};

/// How many lines are searched for a meter: a form with a meter asks it of an early line.
const METER_LOOKED_FOR: usize = 32;

impl Reading {
    /// Whether the poet pinned pronunciations of a line, counted from 0.
    pub(in crate::tui) fn is_pinned(&self, line: usize) -> bool {
        self.heard(line).is_some_and(|heard| self.session.pins().holds(&heard.text))
    }

    /// The readings a line, counted from 0, can have, whatever is pinned.
    pub(in crate::tui) fn readings(&mut self, line: usize) -> Vec<LineReading> {
        let Some(text) = self.heard(line).map(|heard| heard.text.clone()) else { return Vec::new() };
        let words = self.owes(line).map(|owes| owes.meter.clone()).unwrap_or_default();
        let licenses = self.form().map(|form| form.licenses).unwrap_or_default();
        let heard = self.hear(&text);
        poem::readings(&heard, self.scans.meter(&words).map(|meter| (meter, licenses)))
    }

    /// The line of the poem, from 0, at a line of the draft, counted from 0.
    pub fn verse(&self, line: usize) -> Option<usize> {
        self.verses.get(line).copied().flatten().filter(|&verse| verse < self.poem.lines.len())
    }

    /// A line, counted from 0, as heard; the line being typed as heard with its last key.
    pub fn heard(&self, line: usize) -> Option<&Arc<HeardLine>> {
        if let Some(typed) = self.typing.as_ref().filter(|typed| typed.line == line) {
            let is_verse = !self.role(line).is_some_and(Role::is_aside);
            return (is_verse && !typed.heard.words.is_empty()).then_some(&typed.heard);
        }
        Some(&self.poem.lines.get(self.verse(line)?)?.heard)
    }

    /// The verdict on a line, counted from 0, as judged last.
    pub fn line_verdict(&self, line: usize) -> Option<&LineVerdict> {
        self.verdict.lines.get(self.verse(line)?)
    }

    /// What a line, counted from 0, owes; the first empty line below the poem owes what comes next.
    pub fn owes(&self, line: usize) -> Option<&OwedLine> {
        if let Some(verdict) = self.line_verdict(line) {
            return Some(&verdict.owes);
        }
        self.owed_on_empty(line)
    }

    /// The bytes of a line of the draft, counted from 0, in which a stretch of its heard text is written.
    pub fn in_line(&self, line: usize, heard: Span) -> Span {
        if let Some(typed) = self.typing.as_ref().filter(|typed| typed.line == line) {
            return typed.written.in_file(heard);
        }
        let Some(verse) = self.verse(line).and_then(|verse| self.poem.lines.get(verse)) else { return heard };
        let start = self.poem.page.physical.get(line).map_or(0, |physical| physical.start());
        let file = verse.in_file(heard);
        Span::new(file.start().saturating_sub(start), file.end().saturating_sub(start))
    }

    /// The role of a line, counted from 0.
    pub fn role(&self, line: usize) -> Option<Role> {
        self.roles.get(line).copied().flatten()
    }

    /// A line, counted from 0, scanned in the meter that it owes; only lines in sight are.
    pub fn scanned(&self, line: usize) -> Option<&Arc<Scanned>> {
        let (heard, owes) = (self.heard(line)?, self.owes(line)?);
        if self.is_typed(line) {
            return self.scans.get_begun(&heard.text, &owes.meter);
        }
        self.scans.get(&heard.text, &owes.meter)
    }

    /// Scans lines, counted from 0, in the meters that they owe.
    pub(in crate::tui) fn scan(&mut self, lines: impl Iterator<Item = usize>) {
        let Some(licenses) = self.form().map(|form| form.licenses) else { return };
        for line in lines {
            if let (Some(heard), Some(owes)) = (self.heard(line).cloned(), self.owes(line).cloned()) {
                if self.is_typed(line) {
                    self.scans.add_begun(&heard, &owes.meter, licenses);
                } else {
                    self.scans.add(&heard, &owes.meter, licenses);
                }
            }
        }
    }

    /// The progress of the poem, in words: `8 of 14 lines, 2 faults`. While a line is open only the faults that are shown count, for it
    /// may mend the others.
    pub fn progress(&self) -> Option<String> {
        let form = self.form()?;
        if self.poem.lines.is_empty() {
            return None;
        }
        let is_open = self.typing.is_some() || !self.settling.is_empty();
        let said = if is_open {
            let shown = self.findings().filter(|finding| finding.severity > Severity::Note).count();
            lines_and_faults(form, &self.poem, &self.verdict, shown)
        } else {
            state_in_words(form, &self.poem, &self.verdict)
        };
        Some(said).filter(|said| !said.is_empty())
    }

    /// Whether the poem is finished and keeps all that its form asks, as far as nothing is being written.
    pub fn all_fits(&self) -> bool {
        let is_open = self.typing.is_some() || !self.settling.is_empty();
        self.form().is_some() && !is_open && all_fits(&self.poem, &self.verdict)
    }

    /// Whether the form asks any line for a meter.
    pub fn has_meter(&self) -> bool {
        let asked = self.verdict.lines.iter().map(|line| &line.owes).chain(&self.verdict.owed);
        asked.take(METER_LOOKED_FOR).any(|owes| !owes.meter.is_empty())
    }

    /// The lines still owed below the last line of the draft.
    pub fn owed_below(&self) -> &[OwedLine] {
        let taken = usize::from(self.next.is_some());
        self.verdict.owed.get(taken..).unwrap_or_default()
    }

    /// Whether a blank line is due between the draft and what is owed below it: below a verse, and below the empty line that the next
    /// line would take.
    pub fn break_is_due(&self) -> bool {
        let last = self.verses.len().saturating_sub(1);
        let first = self.owed_below().first();
        (self.verse(last).is_some() || self.next == Some(last)) && first.is_some_and(|owes| owes.begins_stanza)
    }

    /// What the empty line that the next line would take owes, where a line, counted from 0, is that one.
    pub fn owed_on_empty(&self, line: usize) -> Option<&OwedLine> {
        if self.next == Some(line) { self.verdict.owed.first() } else { None }
    }

    /// Computes the empty line of the draft that the next line due would take: the first below the last verse or the name of a part, or the second
    /// where the first is the break between two stanzas, the form's or the poet's. In a draft without verse it is the last line.
    pub(super) fn next_line(&self) -> Option<usize> {
        let last = self.verses.len().saturating_sub(1);
        let verse = (0..self.verses.len()).rev().find(|&line| self.verse(line).is_some());
        let label = self.roles.iter().rposition(|role| *role == Some(Role::Label));
        let next = match (verse, label) {
            (verse, Some(label)) if verse.is_none_or(|verse| verse < label) => label + 1,
            // Where the form leaves stanza breaks to the poet, a blank line with an empty one below it is one.
            (Some(verse), _) => {
                let below = verse + 1;
                let is_break =
                    self.next_begins_stanza() || below < last && !self.role(below + 1).is_some_and(Role::is_aside);
                below + usize::from(is_break)
            }
            (None, _) => last,
        };
        // The poem does not go on at a name or a note below it.
        (next <= last && !self.role(next).is_some_and(Role::is_aside)).then_some(next)
    }

    fn next_begins_stanza(&self) -> bool {
        !self.poem.lines.is_empty() && self.verdict.owed.first().is_some_and(|owes| owes.begins_stanza)
    }

    /// The mark of a line, counted from 0; none for a line that is not verse.
    pub fn mark(&self, line: usize) -> Option<Mark> {
        let verdict = self.line_verdict(line)?;
        if self.judge.is_none() {
            return Some(verdict.mark);
        }
        if let Some(settling) = self.settling.iter().find(|settling| settling.line == line) {
            return Some(if settling.broken { Mark::Broken } else { Mark::Pending });
        }
        let open = self.is_typed(line) && verdict.mark != Mark::Broken;
        Some(if open { Mark::Pending } else { verdict.mark })
    }

    /// The findings that may be shown now: none that depends on a line still settling.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let settling = |line: u32| self.settling.iter().any(|settling| settling.line + 1 == line as usize);
        self.verdict.findings.iter().filter(move |finding| {
            !settling(finding.line) && !finding.related.iter().any(|related| settling(related.line))
        })
    }

    /// The findings on a line, counted from 0.
    pub fn findings_on(&self, line: usize) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.line as usize == line + 1)
    }
}
