//! A poem whose named parts have forms of their own: the verse of a song and its chorus.

use std::sync::Arc;

use crate::analysis::{HeardPage, Poem};
use crate::form::Form;
use crate::page::{Role, plain_name};

use super::judging::Judge;
use super::{JudgeOptions, LineVerdict, Verdict, verdict};

/// Judges the named parts of a poem each by its own form, and the rest by the poem's.
#[derive(Debug)]
pub struct SongJudge {
    /// The judge of the lines outside of the parts; `None` where they have no form.
    rest: Option<Judge>,
    /// The judges of the parts, each with the name of the part.
    parts: Vec<(String, Judge)>,
}

/// One part of a poem as a poem by itself.
struct Part {
    /// The judge, as an index into the judges of the parts; `None` for the rest.
    judge: Option<usize>,
    /// The lines, as indices into the poem's lines.
    lines: Vec<usize>,
    poem: Poem,
}

impl SongJudge {
    /// A judge of poems whose named parts have these forms.
    pub fn new(rest: Option<Arc<Form>>, parts: &[(String, Arc<Form>)]) -> Self {
        let judges = parts.iter().map(|(name, form)| (plain_name(name), Judge::new(Arc::clone(form))));
        Self { rest: rest.map(Judge::new), parts: judges.collect() }
    }

    /// Judges the poem on a page, under the cheapest reading of the page.
    ///
    /// Every part is a poem by itself, so that a chorus may return as it is.
    pub fn judge_page(&mut self, page: &HeardPage, text: &str, options: &JudgeOptions) -> (Poem, Verdict) {
        let poem = page.cheapest();
        let mut whole = Verdict { lines: vec![LineVerdict::default(); poem.lines.len()], ..Verdict::default() };
        let parts = self.parts_of(&poem, text);
        let last = parts.last().map(|part| part.lines.last().copied());
        for part in parts {
            let judge = match part.judge {
                Some(at) => self.parts.get_mut(at).map(|(_, judge)| judge),
                None => self.rest.as_mut(),
            };
            let Some(judge) = judge else { continue };
            let found = judge.judge(&part.poem, options);
            let is_last = last == Some(part.lines.last().copied());
            verdict::merge(&mut whole, found, &part.lines, is_last);
        }
        if let Some(judge) = self.begun(&poem, text) {
            let empty = Poem { page: Arc::clone(&poem.page), ..Poem::default() };
            whole.owed = judge.judge(&empty, options).owed;
        }
        verdict::sort(&mut whole);
        (poem, whole)
    }

    /// The judge of the part whose name is the last thing on the page: its lines are all still to come.
    fn begun(&mut self, poem: &Poem, text: &str) -> Option<&mut Judge> {
        let label = poem.roles.iter().rposition(|role| *role == Role::Label)?;
        let is_last = poem.lines.last().is_none_or(|line| line.place < label);
        let name = plain_name(poem.page.lines.get(label).filter(|_| is_last)?.heard.of(text));
        self.parts.iter_mut().find(|(part, _)| *part == name).map(|(_, judge)| judge)
    }

    /// The parts of a poem in the order in which they end; the rest is one of them.
    fn parts_of(&self, poem: &Poem, text: &str) -> Vec<Part> {
        let mut rest = Part { judge: None, lines: Vec::new(), poem: Poem::default() };
        let mut parts: Vec<(Option<usize>, Part)> = Vec::new();
        for (nth, stanza) in poem.stanzas.iter().enumerate() {
            let label = poem.labels.get(nth).copied().flatten();
            let named = label.and_then(|at| poem.page.lines.get(at)).map(|line| plain_name(line.heard.of(text)));
            let judge = named.and_then(|name| self.parts.iter().position(|(part, _)| *part == name));
            let part = match (judge, parts.last_mut()) {
                (None, _) => &mut rest,
                (Some(_), Some((same, part))) if *same == label => part,
                (Some(judge), _) => {
                    let poem = Poem { page: Arc::clone(&poem.page), ..Poem::default() };
                    parts.push((label, Part { judge: Some(judge), lines: Vec::new(), poem }));
                    match parts.last_mut() {
                        Some((_, part)) => part,
                        None => &mut rest,
                    }
                }
            };
            let first = part.lines.len();
            part.lines.extend(stanza.clone());
            part.poem.lines.extend_from_slice(poem.lines.get(stanza.clone()).unwrap_or_default());
            part.poem.stanzas.push(first..part.lines.len());
            part.poem.headed.push(poem.headed.get(nth).copied().unwrap_or_default());
            part.poem.labels.push(label);
        }
        let mut all: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
        if !rest.lines.is_empty() {
            rest.poem.page = Arc::clone(&poem.page);
            all.push(rest);
        }
        all.sort_by_key(|part| part.lines.last().copied());
        all
    }
}
