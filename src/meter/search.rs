//! The search for the best path: one reading of a line laid on one measure.
//!
//! Dynamic programming over syllables and positions; a line costs its length times the positions that are in reach, so a
//! line far longer than the measure is given up as soon as no position is left.

use super::automaton::{Asks, Automaton, Step};
use super::feature::{Around, Before, Boundary, Liaison, Voice};
use super::lattice::{Lattice, Node};
use super::license::LicenseSet;
use crate::lexicon::Variants;

/// By what a search prefers one path to another: sums of scores, the higher the better.
pub(crate) trait Scorer {
    /// The score of a syllable in slack and on a beat.
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2];
    /// The score of a reading that departs so from the plain one.
    fn reading(&self, variants: Variants) -> f32;
    /// The score of a reading across words.
    fn liaison(&self, liaison: Liaison) -> f32;
    /// The score of a step of the measure by what stands before it.
    fn step(&self, step: &Step, before: Before) -> f32;
    /// The scores of two neighboring syllables by their labels: slack or beat, then slack or beat.
    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2];
}

/// A line laid on a measure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    /// The score in log-odds; only scores of one line compare.
    pub(crate) score: f32,
    /// The syllables, each with its position.
    pub(crate) visits: Vec<Visit>,
}

/// One syllable in one position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visit {
    pub(crate) node: u32,
    pub(crate) state: u16,
}

/// What nothing reaches.
const UNREACHED: f32 = f32::NEG_INFINITY;

/// No syllable before: the line's beginning.
const BEGINNING: u32 = u32::MAX;

/// A syllable that some position reaches, in the table of cells.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Its first cell; a row has one cell a position.
    start: usize,
    /// The positions reached: first and one past the last.
    reached: (usize, usize),
}

/// A syllable in one position: its score, and the syllable and position it came from.
#[derive(Debug, Clone, Copy)]
struct Cell {
    score: f32,
    node: u32,
    state: u16,
}

/// A cell that nothing reached yet.
const EMPTY: Cell = Cell { score: UNREACHED, node: BEGINNING, state: 0 };

/// The most cells a search may fill; above it the line is no line of this measure.
const MOST_CELLS: usize = 4_000_000;

/// Cells that are set aside at once: enough for any line of verse.
const USUAL_CELLS: usize = 1 << 14;

/// The best path of a line through a measure within the allowed licenses.
pub(crate) fn best(
    lattice: &Lattice,
    automaton: &Automaton,
    weights: &impl Scorer,
    allowed: LicenseSet,
) -> Option<Path> {
    let rows = Vec::with_capacity(lattice.nodes.len());
    let cells = Vec::with_capacity((lattice.nodes.len() * automaton.states.len()).min(USUAL_CELLS));
    let mut search = Search { lattice, automaton, weights, allowed, rows, cells };
    search.fill()?;
    search.trace()
}

struct Search<'a, S> {
    lattice: &'a Lattice,
    automaton: &'a Automaton,
    weights: &'a S,
    allowed: LicenseSet,
    rows: Vec<Option<Row>>,
    /// The cells of all rows, one row after the other.
    cells: Vec<Cell>,
}

impl<S: Scorer> Search<'_, S> {
    fn fill(&mut self) -> Option<()> {
        for node in &self.lattice.nodes {
            let row = self.row(node);
            if self.cells.len() > MOST_CELLS {
                return None;
            }
            self.rows.push(row);
        }
        Some(())
    }

    fn row(&mut self, node: &Node) -> Option<Row> {
        let before = self.lattice.before(node);
        let live = before.iter().any(|&from| self.rows.get(from as usize).is_some_and(Option::is_some));
        if !node.first && !live {
            return None;
        }
        let positions = self.automaton.states.len();
        let start = self.cells.len();
        self.cells.resize(start + positions, EMPTY);
        let mut row = Row { start, reached: (positions, 0) };
        if node.first {
            for step in self.automaton.starts() {
                self.take(&mut row, node, step, 0.0, None);
            }
        }
        let pairs = self.weights.pair(node.boundary);
        for &from in before {
            let Some(&Some(earlier)) = self.rows.get(from as usize) else { continue };
            for state in earlier.reached.0..earlier.reached.1 {
                let score = self.cells[earlier.start + state].score;
                if score > UNREACHED {
                    let pair = &pairs[usize::from(self.automaton.states[state].beat)];
                    for step in self.automaton.steps_of(state) {
                        let to = usize::from(self.automaton.states[usize::from(step.to)].beat);
                        self.take(&mut row, node, step, score + pair[to], Some((from, state)));
                    }
                }
            }
        }
        if row.reached.0 < row.reached.1 {
            return Some(row);
        }
        self.cells.truncate(start);
        None
    }

    fn take(&mut self, row: &mut Row, node: &Node, step: &Step, score: f32, from: Option<(u32, usize)>) {
        let before = self.lattice.before_foot(node, from.map(|(from, _)| from));
        if !step.needs.is_within(self.allowed) || !self.grants(node, before, step.asks) {
            return;
        }
        let to = usize::from(step.to);
        let beat = self.automaton.states[to].beat;
        let score = score + self.weights.step(step, before) + node.scores[usize::from(beat)];
        let cell = &mut self.cells[row.start + to];
        if score > cell.score {
            let (node, state) = from.map_or((BEGINNING, 0), |(node, state)| (node, position(state)));
            *cell = Cell { score, node, state };
            row.reached = (row.reached.0.min(to), row.reached.1.max(to + 1));
        }
    }

    fn grants(&self, node: &Node, before: Before, asks: Asks) -> bool {
        match asks {
            Asks::Nothing => true,
            Asks::Pause => before != Before::Running || LicenseSet::EVERY_PLACE.is_within(self.allowed),
            Asks::Caesura => node.syllable == 0,
        }
    }

    fn trace(&self) -> Option<Path> {
        let mut best = (UNREACHED, 0, 0);
        for &end in &self.lattice.ends {
            let Some(Some(row)) = self.rows.get(end as usize) else { continue };
            for state in (row.reached.0..row.reached.1).filter(|&state| self.automaton.states[state].ends) {
                let score = self.cells[row.start + state].score;
                if score > best.0 {
                    best = (score, end, state);
                }
            }
        }
        let (score, mut node, mut state) = best;
        if score == UNREACHED {
            return None;
        }
        let mut visits = Vec::new();
        loop {
            visits.push(Visit { node, state: position(state) });
            let row = self.rows.get(node as usize)?.as_ref()?;
            let cell = self.cells[row.start + state];
            if cell.node == BEGINNING {
                break;
            }
            (node, state) = (cell.node, usize::from(cell.state));
        }
        visits.reverse();
        Some(Path { score, visits })
    }
}

/// A position as a visit holds it.
fn position(state: usize) -> u16 {
    u16::try_from(state).unwrap_or(u16::MAX)
}

/// The score of the line's best reading when no meter asks anything of it: only its own words and their neighbors count.
pub(crate) fn free(lattice: &Lattice, weights: &impl Scorer) -> Option<Path> {
    let mut scores: Vec<[f32; 2]> = Vec::with_capacity(lattice.nodes.len());
    let mut from: Vec<[Option<Visit>; 2]> = Vec::with_capacity(lattice.nodes.len());
    for node in &lattice.nodes {
        let begin = if node.first { 0.0 } else { UNREACHED };
        let (mut score, mut came) = ([begin; 2], [None; 2]);
        let pairs = weights.pair(node.boundary);
        for &before in lattice.before(node) {
            for (state, &earlier) in scores[before as usize].iter().enumerate() {
                for beat in 0..2 {
                    let reached = earlier + pairs[state][beat];
                    if reached > score[beat] {
                        score[beat] = reached;
                        came[beat] = Some(Visit { node: before, state: position(state) });
                    }
                }
            }
        }
        scores.push([score[0] + node.scores[0], score[1] + node.scores[1]]);
        from.push(came);
    }
    let ends = lattice.ends.iter().flat_map(|&node| [0u16, 1].map(|state| Visit { node, state }));
    let score = |visit: Visit| scores[visit.node as usize][usize::from(visit.state)];
    let last = ends.max_by(|&a, &b| score(a).total_cmp(&score(b)))?;
    let mut visits = vec![last];
    let mut at = last;
    while let Some(before) = from[at.node as usize][usize::from(at.state)] {
        visits.push(before);
        at = before;
    }
    visits.reverse();
    Some(Path { score: score(last), visits })
}
