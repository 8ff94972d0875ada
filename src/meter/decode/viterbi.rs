//! The best path of a line through a measure: Viterbi's algorithm.
//!
//! Dynamic programming over syllables and positions. Only positions count from which the line can still end with the
//! syllables it has left, so most lines cost little more than their length, and a line of the wrong length next to nothing.

use super::path::{Path, Visit};
use super::weighted::{UNREACHED, WeightedAutomaton, WeightedStep};
use crate::meter::lattice::{Before, Lattice, Node};
use crate::steps;

/// No syllable before: the line's beginning.
const BEGINNING: u32 = u32::MAX;

/// A syllable in a position that some path reaches: its score, and the cell it came from.
#[derive(Debug, Clone, Copy)]
struct Cell {
    score: f32,
    from: u32,
    node: u32,
    state: u16,
}

/// A cell that nothing reached yet.
const EMPTY: Cell = Cell { score: UNREACHED, from: BEGINNING, node: 0, state: 0 };

/// The most positions a search may look at, over all syllables; above it the line is no line of this measure.
const MOST_POSITIONS: usize = 4_000_000;

/// Cells that are set aside at once: a line of verse seldom needs more.
const USUAL_CELLS: usize = 256;

/// Positions in a word of the set of those reached.
const BITS: usize = u64::BITS as usize;

/// The best path of a line through a measure; `None` when none scores `least`, for a scorer that only ever takes away.
pub(crate) fn best_through(lattice: &Lattice, measure: &WeightedAutomaton, least: f32) -> Option<Path> {
    let trellis = Trellis::filled(lattice, measure, least)?;
    Some(trellis.trace(trellis.last()?))
}

/// Every syllable of a line in every position that some path reaches, with the best path to each.
pub(crate) struct Trellis<'a> {
    pub(crate) lattice: &'a Lattice,
    measure: &'a WeightedAutomaton,
    /// The cells of each syllable: first, and one past the last.
    rows: Vec<(u32, u32)>,
    /// The cells reached, syllable after syllable, in the order of the positions.
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
                    row.offer(usize::from(step.to), score, from);
                }
            });
            let start = index(trellis.cells.len());
            row.empty_into(&mut trellis.cells, index(at));
            let end = index(trellis.cells.len());
            positions += if start < end { measure.states.len() } else { 0 };
            if positions > MOST_POSITIONS {
                return None;
            }
            trellis.rows.push((start, end));
        }
        Some(trellis)
    }

    /// Every step that leads to a syllable from those before it: the step, the score of the best path that takes it, and the
    /// cell it comes from.
    fn steps_to(&self, node: &Node, mut take: impl FnMut(&WeightedStep, f32, u32)) {
        let opening = node.opening();
        let mut each = |steps: &[WeightedStep], before: Before, scores: [f32; 2], from: u32| {
            for step in steps {
                if !step.to_go.meets(node.to_go) || step.begins_word && node.syllable > 0 {
                    continue;
                }
                let beat = usize::from(step.beat);
                let weight = step.scores[opening as usize][before as usize];
                take(step, scores[beat] + weight + node.scores[beat], from);
            }
        };
        if node.first {
            each(self.measure.starts(), Before::Running, [0.0; 2], BEGINNING);
        }
        let pairs = self.measure.pair(node.boundary);
        for (nth, &before) in self.lattice.before(node).iter().enumerate() {
            let (start, end) = self.rows[before as usize];
            steps::count((end - start) as usize + 1);
            let standing = self.lattice.before_foot(node, Some(before));
            let joint = self.lattice.joint(node, nth);
            for from in start..end {
                let cell = self.cells[from as usize];
                let state = &self.measure.states[usize::from(cell.state)];
                let label = usize::from(state.beat);
                let [slack, beat] = pairs[label].map(|pair| cell.score + pair);
                let scores = joint.map_or([slack, beat], |joint| [slack + joint[label][0], beat + joint[label][1]]);
                each(self.measure.steps_of(state), standing, scores, from);
            }
        }
    }

    /// The cells on which a path may end, each with its score.
    pub(crate) fn lasts(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        let rows = self.lattice.ends.iter().filter_map(|&end| self.rows.get(end as usize));
        rows.flat_map(|&(start, end)| start..end).filter_map(|at| {
            let cell = self.cells[at as usize];
            self.measure.states[usize::from(cell.state)].ends.then_some((at, cell.score))
        })
    }

    /// The cell on which the best path ends.
    fn last(&self) -> Option<u32> {
        let better = |best: Option<(u32, f32)>, (at, score): (u32, f32)| match best {
            Some((_, known)) if score <= known => best,
            _ => Some((at, score)),
        };
        self.lasts().fold(None, better).map(|(at, _)| at)
    }

    /// The best path that ends on a cell.
    fn trace(&self, last: u32) -> Path {
        let mut visits = Vec::with_capacity(self.lattice.nodes.len());
        let mut at = last;
        while let Some(cell) = self.cells.get(at as usize) {
            visits.push(Visit { node: cell.node, state: cell.state });
            at = cell.from;
        }
        visits.reverse();
        Path { score: self.cells.get(last as usize).map_or(UNREACHED, |cell| cell.score), visits }
    }

    /// What a cell stands for, and the score of the best path to it.
    pub(crate) fn cell(&self, at: u32) -> (Visit, f32) {
        let cell = self.cells[at as usize];
        (Visit { node: cell.node, state: cell.state }, cell.score)
    }

    /// Whether the syllable of a cell is a beat.
    pub(crate) fn is_beat(&self, visit: Visit) -> bool {
        self.measure.states[usize::from(visit.state)].beat
    }

    /// The predecessors of a cell: the cell before, `None` where the line begins here, and the score of the best path through it.
    pub(crate) fn predecessors(&self, at: u32) -> Vec<(Option<u32>, f32)> {
        let cell = self.cells[at as usize];
        let mut found = Vec::new();
        self.steps_to(&self.lattice.nodes[cell.node as usize], |step, score, from| {
            if step.to == cell.state && score > UNREACHED {
                found.push(((from != BEGINNING).then_some(from), score));
            }
        });
        found
    }
}

/// The cells of the syllable at hand, one a position; all empty between syllables.
struct Row {
    cells: Vec<Cell>,
    /// Which of them were reached.
    reached: Vec<u64>,
}

impl Row {
    fn of(positions: usize) -> Self {
        Self { cells: vec![EMPTY; positions], reached: vec![0; positions.div_ceil(BITS)] }
    }

    /// Takes a way to a position if it is better than the one known.
    fn offer(&mut self, to: usize, score: f32, from: u32) {
        let cell = &mut self.cells[to];
        if score > cell.score {
            (cell.score, cell.from) = (score, from);
            self.reached[to / BITS] |= 1 << (to % BITS);
        }
    }

    /// Puts the cells reached behind others, and empties the row for the next syllable.
    fn empty_into(&mut self, cells: &mut Vec<Cell>, node: u32) {
        for (word, reached) in self.reached.iter_mut().enumerate() {
            while *reached != 0 {
                let state = word * BITS + reached.trailing_zeros() as usize;
                *reached &= *reached - 1;
                let cell = std::mem::replace(&mut self.cells[state], EMPTY);
                cells.push(Cell { node, state: position(state), ..cell });
            }
        }
    }
}

/// A state among nodes or cells as a cell holds it.
fn index(state: usize) -> u32 {
    u32::try_from(state).unwrap_or(u32::MAX)
}

/// A position as a visit holds it.
fn position(state: usize) -> u16 {
    u16::try_from(state).unwrap_or(u16::MAX)
}
