//! The likeliest row of units for one stanza.

use super::FARTHEST;
use super::unit::{Grammar, Unit};

/// For each line, the evidence that it rhymes with the line one, two, ... lines before.
pub(super) type Evidence = [f32; FARTHEST];

/// A reading of a stanza as a row of units: for each line how many lines back its nearest rhyme is, and how
/// likely the row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The links, one a line; 0 for a line that begins a rhyme or has none.
    pub(super) links: Vec<u8>,
    /// The units in order, each with whether it is one more of the kind before it.
    pub(super) units: Vec<(usize, bool)>,
    /// The log-probability of the row before the evidence of the line ends.
    pub(super) prior: f32,
}

impl Row {
    /// The likeliest row of units for these lines. Linear in their number, times the lengths of all units.
    pub(super) fn likeliest(evidence: &[Evidence], grammar: &Grammar) -> Self {
        let mut chart = Chart::new(evidence, grammar);
        for end in 1..=evidence.len() {
            chart.close(end);
        }
        chart.trace()
    }
}

/// The evidence of the line ends for some links, as a log-likelihood ratio.
pub(super) fn weigh(evidence: &[Evidence], links: &[u8]) -> f32 {
    evidence.iter().enumerate().map(|(at, line)| heard(line, links, at)).sum()
}

/// The evidence for one line's link: that of the nearest rhyme, or the mean of the two nearest.
fn heard(line: &Evidence, links: &[u8], at: usize) -> f32 {
    let back = |at: usize| links.get(at).map_or(0, |&back| usize::from(back));
    let near = back(at);
    let Some(nearest) = near.checked_sub(1).and_then(|place| line.get(place)) else { return 0.0 };
    let further = at.checked_sub(near).map_or(0, back);
    match line.get(near + further - 1).filter(|_| further > 0) {
        Some(second) => f32::midpoint(*nearest, *second),
        None => *nearest,
    }
}

const NONE: usize = usize::MAX;

/// The best way to end a unit at a line.
#[derive(Debug, Clone, Copy)]
struct Step {
    score: f32,
    /// The unit before.
    before: usize,
}

/// The best rows found so far: for each number of lines and each unit that may close them.
struct Chart<'a> {
    evidence: &'a [Evidence],
    grammar: &'a Grammar,
    steps: Vec<Step>,
    /// For each number of lines, the unit that closes them best.
    best: Vec<usize>,
}

impl<'a> Chart<'a> {
    fn new(evidence: &'a [Evidence], grammar: &'a Grammar) -> Self {
        let never = Step { score: f32::NEG_INFINITY, before: NONE };
        let size = grammar.units.len() * (evidence.len() + 1);
        Self { evidence, grammar, steps: vec![never; size], best: vec![NONE; evidence.len() + 1] }
    }

    fn at(&self, end: usize, unit: usize) -> usize {
        end * self.grammar.units.len() + unit
    }

    fn close(&mut self, end: usize) {
        let mut top = f32::NEG_INFINITY;
        for unit in 0..self.grammar.units.len() {
            let Some(step) = self.step(end, unit) else { continue };
            let at = self.at(end, unit);
            self.steps[at] = step;
            if step.score > top {
                top = step.score;
                self.best[end] = unit;
            }
        }
    }

    fn step(&self, end: usize, unit: usize) -> Option<Step> {
        let Unit { links, prior } = self.grammar.units.get(unit)?;
        let start = end.checked_sub(links.len())?;
        if links.iter().enumerate().any(|(at, &link)| usize::from(link) > start + at) {
            return None;
        }
        let heard = weigh(self.evidence.get(start..end)?, links);
        if start == 0 {
            return Some(Step { score: prior + heard, before: NONE });
        }
        let other = self.best[start];
        let stay = self.steps[self.at(start, unit)].score + self.grammar.stay;
        self.grammar.units.get(other)?;
        let change = self.steps[self.at(start, other)].score + self.grammar.change + prior;
        Some(if stay >= change {
            Step { score: stay + heard, before: unit }
        } else {
            Step { score: change + heard, before: other }
        })
    }

    fn trace(&self) -> Row {
        let mut end = self.best.len() - 1;
        let mut unit = self.best[end];
        let mut row = Row { links: vec![0; end], units: Vec::new(), prior: 0.0 };
        while let Some(Unit { links, prior }) = self.grammar.units.get(unit).filter(|_| end > 0) {
            let start = end - links.len();
            row.links[start..end].copy_from_slice(links);
            let before = self.steps[self.at(end, unit)].before;
            row.units.push((unit, before == unit));
            row.prior += match before {
                NONE => *prior,
                same if same == unit => self.grammar.stay,
                _ => self.grammar.change + prior,
            };
            (end, unit) = (start, before);
        }
        row.units.reverse();
        row
    }
}
