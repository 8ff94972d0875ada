//! The search for the best path: one reading of a line laid on one measure.
//!
//! Dynamic programming over syllables and positions. Only positions count from which the line can still end with the
//! syllables it has left, so most lines cost little more than their length, and a line of the wrong length next to nothing.

use super::automaton::{Automaton, Step};
use super::feature::{Around, Before, Boundary, Liaison, Opening, Voice};
use super::lattice::{Lattice, Node};
use super::license::LicenseSet;
use super::weighed::{Move, Weighed};
use crate::lexicon::Variants;

/// By what a search prefers one path to another: sums of scores, the higher the better.
pub(crate) trait Scorer {
    /// The score of a syllable in slack and on a beat.
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2];
    /// The score of a reading that departs so from the plain one.
    fn reading(&self, variants: Variants) -> f32;
    /// The score of a reading across words.
    fn liaison(&self, liaison: Liaison) -> f32;
    /// The score of a step of the measure to a syllable, by what stands before it and how it stands to its word.
    fn step(&self, step: &Step, before: Before, opening: Opening) -> f32;
    /// The scores of two neighboring syllables by their labels: slack or beat, then slack or beat.
    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2];
    /// What is added to them by the words of the two, when this preference asks; a lattice keeps it.
    fn joint(&self, _from: &Node, _to: &Node) -> Option<[[f32; 2]; 2]> {
        None
    }
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
pub(crate) const UNREACHED: f32 = f32::NEG_INFINITY;

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

/// The best path of a line through a measure within the allowed licenses.
pub(crate) fn best(
    lattice: &Lattice,
    automaton: &Automaton,
    weights: &impl Scorer,
    allowed: LicenseSet,
) -> Option<Path> {
    best_through(lattice, &Weighed::of(automaton, weights, allowed), UNREACHED)
}

/// The best path of a line through a measure; `None` when none scores `least`, for a scorer that only ever takes away.
pub(crate) fn best_through(lattice: &Lattice, measure: &Weighed, least: f32) -> Option<Path> {
    let positions = measure.places.len();
    let mut search = Search {
        lattice,
        measure,
        least,
        row: vec![EMPTY; positions],
        reached: vec![0; positions.div_ceil(BITS)],
        rows: Vec::with_capacity(lattice.nodes.len()),
        cells: Vec::with_capacity(USUAL_CELLS),
    };
    search.fill()?;
    search.trace()
}

struct Search<'a> {
    lattice: &'a Lattice,
    measure: &'a Weighed,
    /// Paths that score less are not followed.
    least: f32,
    /// The cells of the syllable at hand, one a position; all empty between syllables.
    row: Vec<Cell>,
    /// Which of them were reached.
    reached: Vec<u64>,
    /// The cells of each syllable done with: first, and one past the last.
    rows: Vec<(u32, u32)>,
    /// The cells reached, syllable after syllable, in the order of the positions.
    cells: Vec<Cell>,
}

impl Search<'_> {
    fn fill(&mut self) -> Option<()> {
        let mut positions = 0;
        for (at, node) in self.lattice.nodes.iter().enumerate() {
            self.reach(node);
            let row = self.close(index(at));
            positions += if row.0 < row.1 { self.row.len() } else { 0 };
            if positions > MOST_POSITIONS {
                return None;
            }
            self.rows.push(row);
        }
        Some(())
    }

    /// Takes every step that leads to a syllable.
    fn reach(&mut self, node: &Node) {
        if node.first {
            let standing = (Before::Running, node.opening());
            self.step(node, self.measure.starts(), standing, [0.0; 2], BEGINNING);
        }
        let pairs = self.measure.pair(node.boundary);
        for (nth, &before) in self.lattice.before(node).iter().enumerate() {
            let (start, end) = self.rows[before as usize];
            let standing = (self.lattice.before_foot(node, Some(before)), node.opening());
            let joint = self.lattice.joint(node, nth);
            for from in start..end {
                let cell = self.cells[from as usize];
                let place = &self.measure.places[usize::from(cell.state)];
                let label = usize::from(place.beat);
                let [slack, beat] = pairs[label].map(|pair| cell.score + pair);
                let scores = joint.map_or([slack, beat], |joint| [slack + joint[label][0], beat + joint[label][1]]);
                self.step(node, self.measure.steps_of(place), standing, scores, from);
            }
        }
    }

    /// Takes those of some steps that may lead to a syllable; `scores` has what was scored before slack and before a beat.
    fn step(&mut self, node: &Node, steps: &[Move], (before, opening): (Before, Opening), scores: [f32; 2], from: u32) {
        for step in steps {
            if !step.to_go.meets(node.to_go) || step.begins_word && node.syllable > 0 {
                continue;
            }
            let beat = usize::from(step.beat);
            let score = scores[beat] + step.scores[opening as usize][before as usize] + node.scores[beat];
            let to = usize::from(step.to);
            let cell = &mut self.row[to];
            if score > cell.score && score >= self.least {
                (cell.score, cell.from) = (score, from);
                self.reached[to / BITS] |= 1 << (to % BITS);
            }
        }
    }

    /// Puts the cells reached behind those of the syllables before, and empties the row for the next one.
    fn close(&mut self, node: u32) -> (u32, u32) {
        let start = index(self.cells.len());
        for (word, reached) in self.reached.iter_mut().enumerate() {
            while *reached != 0 {
                let state = word * BITS + reached.trailing_zeros() as usize;
                *reached &= *reached - 1;
                let cell = std::mem::replace(&mut self.row[state], EMPTY);
                self.cells.push(Cell { node, state: position(state), ..cell });
            }
        }
        (start, index(self.cells.len()))
    }

    fn trace(&self) -> Option<Path> {
        let mut best = EMPTY;
        for &end in &self.lattice.ends {
            let (start, end) = *self.rows.get(end as usize)?;
            for cell in self.cells.get(start as usize..end as usize).unwrap_or_default() {
                if cell.score > best.score && self.measure.places[usize::from(cell.state)].ends {
                    best = *cell;
                }
            }
        }
        if best.score == UNREACHED {
            return None;
        }
        let mut visits = Vec::with_capacity(self.lattice.nodes.len());
        let mut cell = best;
        loop {
            visits.push(Visit { node: cell.node, state: cell.state });
            match self.cells.get(cell.from as usize) {
                Some(from) => cell = *from,
                None => break,
            }
        }
        visits.reverse();
        Some(Path { score: best.score, visits })
    }
}

/// A place among nodes or cells as a cell holds it.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
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
