//! The poems of a draft that have a row each.

use std::ops::Range;

use crate::analysis::Poem;
use crate::form::Form;
use crate::judge::{Unfinished, Verdict};

/// The lines of a draft that have a row: the whole draft, or one of its poems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its lines, as a range of the draft's lines of verse.
    pub lines: Range<usize>,
    /// Its progress, if it is not finished.
    pub unfinished: Option<Unfinished>,
    /// Whether the draft has other parts.
    is_one_of_several: bool,
}

impl Part {
    /// The whole draft.
    pub fn whole(poem: &Poem, verdict: &Verdict) -> Self {
        Self { lines: 0..poem.lines.len(), unfinished: verdict.unfinished, is_one_of_several: false }
    }

    /// The poems of a draft: those that were judged each by itself, or else those that begin with a title. A sequence, and prose with
    /// poems in it, is one.
    pub fn of_draft(poem: &Poem, form: Option<&Form>, verdict: &Verdict) -> Vec<Self> {
        let is_chain = form.is_some_and(|form| form.sequence.is_some() || form.inset.is_some());
        let part = |lines: Range<usize>| {
            let is_last = lines.end == poem.lines.len();
            let mut judged = verdict.poems.iter().filter(|judged| judged.ends_in(&lines, is_last));
            let unfinished = judged.find_map(|judged| judged.unfinished);
            Self { lines, unfinished, is_one_of_several: true }
        };
        let parts: Vec<Self> = match verdict.poems.as_slice() {
            _ if is_chain => Vec::new(),
            [] | [_] => titled(poem).into_iter().map(part).collect(),
            several => several.iter().map(|judged| part(judged.lines.clone())).collect(),
        };
        if parts.len() > 1 { parts } else { vec![Self::whole(poem, verdict)] }
    }

    /// The physical line on which it begins, counted from 1, if it is one of several: its title, or its first line of verse.
    pub(super) fn line(&self, poem: &Poem) -> Option<u32> {
        let first = || poem.lines.get(self.lines.start).map(|line| line.number);
        self.is_one_of_several.then(|| poem.titles_above(self.lines.start).next().or_else(first)).flatten()
    }

    /// Its title. The title of the front matter is that of a whole draft.
    pub(super) fn title(&self, poem: &Poem, text: &str) -> Option<String> {
        let written = |number: u32| {
            let line = poem.page.physical.get((number as usize).checked_sub(1)?)?;
            Some(line.of(text).trim().trim_start_matches('#').trim_start().to_owned())
        };
        let above = || poem.titles_above(self.lines.start).find_map(written);
        if self.is_one_of_several {
            return above().or_else(|| written(poem.lines.get(self.lines.start)?.number));
        }
        poem.page.front_matter.as_ref().and_then(|front| front.title.clone()).or_else(above)
    }
}

/// The lines from each title to the next.
fn titled(poem: &Poem) -> Vec<Range<usize>> {
    let stanzas = poem.stanzas.iter().zip(&poem.headed).map(|(stanza, headed)| (stanza.start, *headed));
    let begins = |&(line, headed): &(usize, bool)| line == 0 || headed && poem.titles_above(line).next().is_some();
    let starts: Vec<usize> = stanzas.filter(begins).map(|(line, _)| line).collect();
    let ends = starts.iter().copied().skip(1).chain([poem.lines.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}
