//! The likeliest row of units for one stanza.

use super::FARTHEST;
use super::unit::{CHANGE, STAY, Unit};

/// For each line, the evidence that it rhymes with the line one, two, ... lines before.
pub(super) type Evidence = [f32; FARTHEST];

/// A reading of a stanza: for each line how many lines back its nearest rhyme stands, and how likely such a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The links, one a line; 0 for a line that begins a rhyme or has none.
    pub(super) links: Vec<u8>,
    /// The logarithm of the row's likelihood before any line end is heard.
    pub(super) prior: f32,
}

/// Finds the likeliest row of units. Linear in the number of lines, times the lengths of all units.
pub(super) fn likeliest(evidence: &[Evidence], units: &[Unit], prior: &[f32]) -> Row {
    let mut table: Vec<Vec<Step>> = Vec::with_capacity(evidence.len() + 1);
    table.push(vec![Step::NEVER; units.len()]);
    let mut best = vec![(0.0, NONE)];
    for end in 1..=evidence.len() {
        let steps: Vec<Step> = units
            .iter()
            .enumerate()
            .map(|(unit, found)| step(end, unit, found, evidence, &table, &best, prior))
            .collect();
        let top = steps.iter().enumerate().max_by(|a, b| a.1.score.total_cmp(&b.1.score));
        best.push(top.map_or((f32::NEG_INFINITY, NONE), |(unit, step)| (step.score, unit)));
        table.push(steps);
    }
    trace(&table, best.last().map_or(NONE, |last| last.1), units, prior)
}

/// How much the line ends speak for some links.
pub(super) fn weigh(evidence: &[Evidence], links: &[u8]) -> f32 {
    evidence.iter().zip(links).map(|(line, &link)| heard(line, link)).sum()
}

const NONE: usize = usize::MAX;

/// The best way to end a unit at a line.
#[derive(Debug, Clone, Copy)]
struct Step {
    score: f32,
    /// The unit before.
    before: usize,
}

impl Step {
    const NEVER: Self = Self { score: f32::NEG_INFINITY, before: NONE };
}

fn step(
    end: usize,
    unit: usize,
    found: &Unit,
    evidence: &[Evidence],
    table: &[Vec<Step>],
    best: &[(f32, usize)],
    prior: &[f32],
) -> Step {
    let Some(start) = end.checked_sub(found.links.len()) else { return Step::NEVER };
    let reaches = |(at, &link): (usize, &u8)| usize::from(link) <= start + at;
    if !found.links.iter().enumerate().all(reaches) {
        return Step::NEVER;
    }
    let heard = weigh(&evidence[start..end], &found.links);
    if start == 0 {
        return Step { score: prior[unit] + heard, before: NONE };
    }
    let stay = table[start][unit].score + STAY;
    let (from, other) = best[start];
    let change = from + CHANGE + prior[unit];
    if stay >= change {
        Step { score: stay + heard, before: unit }
    } else {
        Step { score: change + heard, before: other }
    }
}

fn heard(line: &Evidence, lines_back: u8) -> f32 {
    usize::from(lines_back).checked_sub(1).and_then(|back| line.get(back)).copied().unwrap_or(0.0)
}

fn trace(table: &[Vec<Step>], last: usize, units: &[Unit], prior: &[f32]) -> Row {
    let mut row = Row { links: vec![0; table.len() - 1], prior: 0.0 };
    let (mut end, mut unit) = (table.len() - 1, last);
    while let Some(found) = units.get(unit).filter(|_| end > 0) {
        let start = end - found.links.len();
        row.links[start..end].copy_from_slice(&found.links);
        let before = table[end][unit].before;
        row.prior += match before {
            NONE => prior[unit],
            same if same == unit => STAY,
            _ => CHANGE + prior[unit],
        };
        (end, unit) = (start, before);
    }
    row
}
