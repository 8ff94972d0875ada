//! A sequence of poems: each is judged by the form of one poem, and each begins where the one before ended.

use crate::analysis::Poem;
use crate::form::{Form, RefrainMatch, Sequence};

use super::report::{LevelShift, Remark, Report, finding};
use super::same_words::{plain_words, share_most_words};
use super::section::Section;
use super::wording;
use super::{Rule, Unfinished, Verdict};

/// Divides a draft into the poems of a sequence: at its headings, or without headings, after every `length` lines.
pub(super) fn poems(poem: &Poem, length: Option<usize>) -> Vec<Section> {
    let headed: Vec<usize> = (1..poem.stanzas.len()).filter(|&at| poem.headed[at]).collect();
    let firsts = if headed.is_empty() { filled(poem, length) } else { headed };
    let mut bounds = vec![0];
    bounds.extend(firsts);
    bounds.push(poem.stanzas.len());
    bounds.windows(2).map(|pair| Section::of(&poem.stanzas[pair[0]..pair[1]])).collect()
}

/// The stanzas before which a poem has `length` lines or more.
fn filled(poem: &Poem, length: Option<usize>) -> Vec<usize> {
    let Some(length) = length else { return Vec::new() };
    let mut start = 0;
    let mut firsts = Vec::new();
    for (at, stanza) in poem.stanzas.iter().enumerate().skip(1) {
        if stanza.start - start >= length {
            firsts.push(at);
            start = stanza.start;
        }
    }
    firsts
}

/// Adds the findings of the whole sequence: the number of poems, and the lines that link them.
///
/// The line being typed, given by its physical number, gets no finding.
pub(super) fn judge(
    verdict: &mut Verdict,
    poem: &Poem,
    poems: &[Section],
    form: &Form,
    (open, typing): (bool, Option<u32>),
) {
    let Some(sequence) = &form.sequence else { return };
    let chain = Chain { poem, poems, form, sequence, typing };
    let mut report = Report::new(form);
    report.extend(chain.number(open));
    for nth in 1..chain.links() {
        let (last, first) = (poems[nth - 1].lines.end.saturating_sub(1), poems[nth].lines.start);
        verdict.lines[first].owes.refrain = Some(chain.text(last));
        let message = format!("{} should begin with the last line of {}", chain.named(nth), chain.named(nth - 1));
        report.extend(chain.answer(last, first, &message));
    }
    report.extend(chain.circle());
    report.extend(chain.master());
    let least = sequence.poem().map_or(0, |form| form.least_lines()).saturating_mul(sequence.count as usize);
    if open && poems.len() < sequence.count as usize {
        let count = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
        verdict.unfinished = Some(Unfinished { lines: count(poem.lines.len()), of: count(least) });
    }
    verdict.findings.extend(report.remarks.into_iter().map(|(severity, remark)| finding(poem, severity, remark)));
}

/// A sequence of poems being judged.
struct Chain<'a> {
    poem: &'a Poem,
    poems: &'a [Section],
    form: &'a Form,
    sequence: &'a Sequence,
    typing: Option<u32>,
}

impl Chain<'_> {
    /// The number of linked poems: all, or all but a last one made of the first lines of the others.
    fn links(&self) -> usize {
        match (self.sequence.linked, self.sequence.master) {
            (false, _) => 0,
            (true, true) => self.poems.len().min(self.sequence.count.saturating_sub(1) as usize),
            (true, false) => self.poems.len(),
        }
    }

    /// The name of a poem by its number from 0: `Sonnet 3`.
    fn named(&self, nth: usize) -> String {
        let name = self.sequence.poem().map_or("poem", |form| form.name.as_str());
        format!("{} {}", name.split(" (").next().unwrap_or(name), nth + 1)
    }

    fn text(&self, line: usize) -> String {
        self.poem.lines.get(line).map(|line| line.heard.text.trim().to_owned()).unwrap_or_default()
    }

    fn number(&self, open: bool) -> Option<Remark> {
        let (has, wanted) = (self.poems.len(), self.sequence.count as usize);
        if wanted == 0 || has == wanted || open && has < wanted || self.poem.lines.is_empty() {
            return None;
        }
        let at = self.poems.get(wanted).map_or(self.poem.lines.len() - 1, |extra| extra.lines.start);
        let form = self.form.noun.with_verb("has", "have");
        let message = format!("{form} {}; this has {has}", wording::counted(self.sequence.count, "poem"));
        Some(Remark::new(Rule::Sequence, at, wording::capitalized(&message)))
    }

    /// The remark on a line that should repeat an earlier one and does not; one level down where it keeps most of its words.
    fn answer(&self, returns: usize, line: usize, message: &str) -> Option<Remark> {
        let answers = self.poem.lines.get(line).filter(|line| self.typing != Some(line.number))?;
        let (before, after) = (&self.poem.lines.get(returns)?.heard, &answers.heard);
        let (was, is) = (plain_words(before), plain_words(after));
        let kept = match self.form.refrain_match {
            RefrainMatch::Exact => before.text.trim() == after.text.trim(),
            RefrainMatch::SameWords => was == is,
            RefrainMatch::Close => share_most_words(before, after),
            RefrainMatch::LastWord => was.last() == is.last(),
        };
        let shift = if share_most_words(before, after) { LevelShift::Down } else { LevelShift::None };
        let remark =
            Remark::new(Rule::Sequence, line, message).shift(shift).help(format!("It runs *{}*", self.text(returns)));
        (!kept).then(|| remark.beside(returns, self.text(returns)))
    }

    /// Whether all poems are written, the last one to its end.
    fn is_whole(&self) -> bool {
        let least = self.sequence.poem().map_or(0, |form| form.least_lines());
        let ended = self.poems.last().is_some_and(|last| last.len() >= least);
        ended && self.poems.len() >= self.sequence.count.max(2) as usize
    }

    /// The last linked poem, which should end on the first line of the first.
    fn circle(&self) -> Option<Remark> {
        let last = self.links().checked_sub(1).filter(|_| self.sequence.circle && self.is_whole())?;
        let (first, end) = (self.poems.first()?.lines.start, self.poems.get(last)?.lines.end.checked_sub(1)?);
        let message = format!("{} should end on the first line of {}", self.named(last), self.named(0));
        self.answer(first, end, &message)
    }

    /// The last poem, which should be made of the first lines of the others.
    fn master(&self) -> Vec<Remark> {
        let Some(master) = self.poems.last().filter(|_| self.sequence.master && self.is_whole()) else {
            return Vec::new();
        };
        let others = self.poems.iter().take(self.poems.len() - 1).enumerate();
        let line = |(nth, other): (usize, &Section)| {
            let line = master.lines.clone().nth(nth)?;
            let message = format!("Line {} of the last poem should be the first line of {}", nth + 1, self.named(nth));
            self.answer(other.lines.start, line, &message)
        };
        others.filter_map(line).collect()
    }
}
