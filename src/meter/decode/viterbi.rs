//! The best path of a line through a measure: Viterbi's algorithm.
//!
//! Dynamic programming over syllables and states. A state is skipped when the line cannot end from it with the syllables it
//! has left, so most lines cost little more than their length, and a line of the wrong length next to nothing.

use super::path::{Path, Visit};
use super::weighted::{UNREACHED, WeightedAutomaton, WeightedStep};
use crate::meter::index::{CellId, NodeId, Run, StateId};
use crate::meter::lattice::{Before, Lattice, Node};
use crate::steps;

/// A syllable in a state that some path reaches: the score of the best path to it, and the cell before it on that path.
#[derive(Debug, Clone, Copy)]
struct Cell {
    score: f32,
    /// `None` where the line begins here.
    from: Option<CellId>,
    visit: Visit,
}

/// The most states a search may look at, over all syllables; above it the line is no line of this measure.
const MOST_POSITIONS: usize = 4_000_000;

/// How many cells are allocated at first: a line of verse seldom needs more.
const USUAL_CELLS: usize = 256;

/// States in a word of the set of those reached.
const BITS: usize = u64::BITS as usize;

/// The best path of a line through a measure; `None` when none scores `least` or more. A search with a finite `least` asks
/// for a scorer whose scores are never above 0.
pub(crate) fn best_through(lattice: &Lattice, measure: &WeightedAutomaton, least: f32) -> Option<Path> {
    let trellis = Trellis::filled(lattice, measure, least)?;
    Some(trellis.trace(trellis.last()?))
}

/// Every syllable of a line in every state that some path reaches, with the best path to each.
pub(crate) struct Trellis<'a> {
    pub(crate) lattice: &'a Lattice,
    measure: &'a WeightedAutomaton,
    /// The cells of each syllable.
    rows: Vec<Run>,
    /// The cells reached, syllable after syllable, in the order of the states.
    cells: Vec<Cell>,
}

impl<'a> Trellis<'a> {
    /// Fills the trellis; paths that score less than `least` are not followed. `None` for a line far too long for the measure.
    pub(crate) fn filled(lattice: &'a Lattice, measure: &'a WeightedAutomaton, least: f32) -> Option<Self> {
        let rows = Vec::with_capacity(lattice.nodes.len());
        let mut trellis = Self { lattice, measure, rows, cells: Vec::with_capacity(USUAL_CELLS) };
        let mut row = Row::of(measure.states.len());
        let mut positions = 0;
        for (at, node) in lattice.nodes.iter().enumerate() {
            trellis.steps_to(node, |step, score, from| {
                if score >= least {
                    row.offer(step.to, score, from);
                }
            });
            let start = trellis.cells.len();
            row.empty_into(&mut trellis.cells, NodeId::new(at));
            let reached = Run::new(start, trellis.cells.len());
            positions += if reached.is_empty() { 0 } else { measure.states.len() };
            if positions > MOST_POSITIONS {
                return None;
            }
            trellis.rows.push(reached);
        }
        Some(trellis)
    }

    /// Every step that leads to a syllable from those before it: the step, the score of the best path that takes it, and the
    /// cell it comes from.
    fn steps_to(&self, node: &Node, mut take: impl FnMut(&WeightedStep, f32, Option<CellId>)) {
        let opening = node.opening();
        let mut each = |steps: &[WeightedStep], before: Before, scores: [f32; 2], from: Option<CellId>| {
            for step in steps {
                if !step.to_go.meets(node.to_go) || step.begins_word && !node.begins_word() {
                    continue;
                }
                let beat = usize::from(step.beat);
                let weight = step.scores[opening as usize][before as usize];
                take(step, scores[beat] + weight + node.scores[beat], from);
            }
        };
        if node.first {
            each(self.measure.starts(), Before::Running, [0.0; 2], None);
        }
        let (pairs, joints) = (self.measure.pair(node.boundary), self.lattice.joints(node));
        for (nth, &before) in self.lattice.before(node).iter().enumerate() {
            let row = self.rows[before.get()].range();
            steps::count(row.len() + 1);
            let standing = self.lattice.before_foot(node, Some(before));
            let joint = joints.get(nth);
            for from in row {
                let cell = self.cells[from];
                let state = self.measure.state(cell.visit.state);
                let label = usize::from(state.beat);
                let [slack, beat] = pairs[label].map(|pair| cell.score + pair);
                let scores = joint.map_or([slack, beat], |joint| [slack + joint[label][0], beat + joint[label][1]]);
                each(self.measure.steps_of(state), standing, scores, Some(CellId::new(from)));
            }
        }
    }

    /// The cells on which a path may end, each with its score.
    pub(crate) fn lasts(&self) -> impl Iterator<Item = (CellId, f32)> + '_ {
        let rows = self.lattice.ends.iter().filter_map(|&end| self.rows.get(end.get()));
        rows.flat_map(|row| row.range()).filter_map(|at| {
            let cell = self.cells[at];
            self.measure.state(cell.visit.state).ends.then_some((CellId::new(at), cell.score))
        })
    }

    /// The cell on which the best path ends.
    fn last(&self) -> Option<CellId> {
        let better = |best: Option<(CellId, f32)>, (at, score): (CellId, f32)| match best {
            Some((_, known)) if score <= known => best,
            _ => Some((at, score)),
        };
        self.lasts().fold(None, better).map(|(at, _)| at)
    }

    /// The best path that ends on a cell.
    fn trace(&self, last: CellId) -> Path {
        let mut visits = Vec::with_capacity(self.lattice.nodes.len());
        let mut at = Some(last);
        while let Some(cell) = at.map(|at| self.cells[at.get()]) {
            visits.push(cell.visit);
            at = cell.from;
        }
        visits.reverse();
        Path { score: self.cells[last.get()].score, visits }
    }

    /// The syllable and the state of a cell, and the score of the best path to it.
    pub(crate) fn cell(&self, at: CellId) -> (Visit, f32) {
        let Cell { visit, score, .. } = self.cells[at.get()];
        (visit, score)
    }

    /// Whether the syllable of a cell is a beat.
    pub(crate) fn is_beat(&self, visit: Visit) -> bool {
        self.measure.state(visit.state).beat
    }

    /// The predecessors of a cell: the cell before, `None` where the line begins here, and the score of the best path through it.
    pub(crate) fn predecessors(&self, at: CellId) -> Vec<(Option<CellId>, f32)> {
        let Visit { node, state } = self.cells[at.get()].visit;
        let mut found = Vec::new();
        self.steps_to(&self.lattice.nodes[node.get()], |step, score, from| {
            if step.to == state && score > UNREACHED {
                found.push((from, score));
            }
        });
        found
    }
}

/// The best path to each state of the syllable at hand; all empty between syllables.
struct Row {
    best: Vec<Best>,
    /// Which states were reached, a bit each.
    reached: Vec<u64>,
}

/// The score of the best path to a state, and the cell before it on that path.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    from: Option<CellId>,
}

impl Best {
    /// The entry of a state that no path has reached yet.
    const EMPTY: Self = Self { score: UNREACHED, from: None };
}

impl Row {
    fn of(states: usize) -> Self {
        Self { best: vec![Best::EMPTY; states], reached: vec![0; states.div_ceil(BITS)] }
    }

    /// Takes a path to a state if it is better than the one known.
    fn offer(&mut self, to: StateId, score: f32, from: Option<CellId>) {
        let to = to.get();
        let best = &mut self.best[to];
        if score > best.score {
            *best = Best { score, from };
            self.reached[to / BITS] |= 1 << (to % BITS);
        }
    }

    /// Appends the cells reached to `cells`, and empties the row for the next syllable.
    fn empty_into(&mut self, cells: &mut Vec<Cell>, node: NodeId) {
        for (word, reached) in self.reached.iter_mut().enumerate() {
            while *reached != 0 {
                let state = word * BITS + reached.trailing_zeros() as usize;
                *reached &= *reached - 1;
                let Best { score, from } = std::mem::replace(&mut self.best[state], Best::EMPTY);
                cells.push(Cell { score, from, visit: Visit { node, state: StateId::new(state) } });
            }
        }
    }
}
