//! The paths of a line through a measure, the best first: k-best decoding.
//!
//! The trellis has the best path to each of its cells, so the score of the best whole path with a given suffix is known before
//! that path is traced. Suffixes are expanded toward the line's beginning, the most promising first; each path that arrives is
//! the best of those not yet seen (the A* search of Soong and Huang, "A tree-trellis based fast search for finding the N best
//! sentence hypotheses", 1991).

#![allow(clippy::cast_possible_truncation, reason = "scores, single again once they are summed")]

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::path::{Path, Visit};
use super::viterbi::Trellis;
use crate::meter::index::CellId;

/// The most suffixes that are expanded; a line of verse has its first ten scansions within a few hundred.
const MOST_EXPANDED: usize = 20_000;

/// The paths through a filled trellis in the order of their scores. Of paths that share a cell and have the same beats from
/// there to the end of the line, only the best is given.
pub(crate) struct KBest<'a> {
    trellis: Trellis<'a>,
    suffixes: Vec<Suffix>,
    /// The suffixes to be expanded next, and the whole paths to be given next.
    frontier: BinaryHeap<Candidate>,
    /// The cells that were expanded, each with the beats from there to the end of the line; a later suffix with the same
    /// beats is never better.
    expanded: HashSet<(CellId, Beats)>,
    /// The beats of all suffixes: each by its first beat and the beats behind it, so that a suffix costs the same however long
    /// it is.
    beats: HashMap<(bool, Option<Beats>), Beats>,
}

/// The beats of a suffix; two suffixes with the same beats have the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Beats(usize);

/// The suffix of a path: from a cell to the end of the line.
struct Suffix {
    cell: CellId,
    /// What the suffix adds to the score of the best path to its cell; in `f64`, in which these sums are exact.
    adds: f64,
    /// The suffix that this one lengthens by a cell.
    rest: Option<usize>,
    /// The beats, that of the cell first.
    beats: Beats,
}

/// An entry of the frontier: the best path with a suffix that is not expanded yet, or a whole path.
struct Candidate {
    score: f64,
    suffix: usize,
    whole: bool,
}

impl<'a> KBest<'a> {
    /// The paths of a trellis.
    pub(crate) fn of(trellis: Trellis<'a>) -> Self {
        let (suffixes, frontier, expanded, beats) = (Vec::new(), BinaryHeap::new(), HashSet::new(), HashMap::new());
        let mut kbest = Self { trellis, suffixes, frontier, expanded, beats };
        let lasts: Vec<(CellId, f32)> = kbest.trellis.lasts().collect();
        for (cell, _) in lasts {
            kbest.push(cell, 0.0, None);
        }
        kbest
    }

    /// Puts a suffix on the frontier.
    fn push(&mut self, cell: CellId, adds: f64, rest: Option<usize>) {
        let (visit, score) = self.trellis.cell(cell);
        let behind = rest.map(|rest| self.suffixes[rest].beats);
        let new = Beats(self.beats.len());
        let beats = *self.beats.entry((self.trellis.is_beat(visit), behind)).or_insert(new);
        self.frontier.push(Candidate { score: f64::from(score) + adds, suffix: self.suffixes.len(), whole: false });
        self.suffixes.push(Suffix { cell, adds, rest, beats });
    }

    /// Lengthens a suffix by each cell that may come before it.
    fn expand(&mut self, at: usize) {
        let Suffix { cell, adds, beats, .. } = self.suffixes[at];
        if !self.expanded.insert((cell, beats)) {
            return;
        }
        for (from, score) in self.trellis.predecessors(cell) {
            let score = f64::from(score);
            match from {
                // The next score begins with the best path to the cell before.
                Some(from) => self.push(from, adds + score - f64::from(self.trellis.cell(from).1), Some(at)),
                None => self.frontier.push(Candidate { score: score + adds, suffix: at, whole: true }),
            }
        }
    }

    fn path(&self, score: f64, suffix: usize) -> Path {
        let suffixes = std::iter::successors(Some(suffix), |&at| self.suffixes[at].rest);
        let visits: Vec<Visit> = suffixes.map(|at| self.trellis.cell(self.suffixes[at].cell).0).collect();
        Path { score: score as f32, visits }
    }
}

impl Iterator for KBest<'_> {
    type Item = Path;

    fn next(&mut self) -> Option<Path> {
        while let Some(Candidate { score, suffix, whole }) = self.frontier.pop() {
            if whole {
                return Some(self.path(score, suffix));
            }
            if self.expanded.len() >= MOST_EXPANDED {
                return None;
            }
            self.expand(suffix);
        }
        None
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equals the one found first goes first, so that the order never changes.
        self.score.total_cmp(&other.score).then_with(|| other.suffix.cmp(&self.suffix))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::meter::alternatives::{Compiled, Meter};
    use crate::meter::decode::best_through;
    use crate::meter::decode::{UNREACHED, WeightedAutomaton};
    use crate::meter::lattice::{Guesses, Lattice};
    use crate::meter::model::Weights;
    use crate::meter::notation::LicenseSet;

    /// Every path to a cell, by its beats and its score from there on.
    fn walk(trellis: &Trellis, cell: CellId, adds: f32, beats: &[bool], found: &mut Vec<(Vec<bool>, f32)>) {
        let mut own = vec![trellis.is_beat(trellis.cell(cell).0)];
        own.extend_from_slice(beats);
        for (from, score) in trellis.predecessors(cell) {
            match from {
                Some(from) => walk(trellis, from, adds + score - trellis.cell(from).1, &own, found),
                None => found.push((own.clone(), score + adds)),
            }
        }
    }

    #[test]
    fn paths_come_best_first_and_none_is_left_out() {
        let line = HeardLine::hear("Many a violet by the tower", &Ear::new());
        let meter: Meter = "iambic tetrameter".parse().unwrap();
        let Compiled { automaton, .. } = meter.compiled().next().unwrap();
        let weighed = WeightedAutomaton::of(automaton, Weights::shipped(), LicenseSet::ANYTHING);
        let lattice = Lattice::of(&line, Weights::shipped(), Guesses::AsGuessed);
        let trellis = Trellis::filled(&lattice, &weighed, UNREACHED).unwrap();

        let mut all = Vec::new();
        trellis.lasts().for_each(|(cell, _)| walk(&trellis, cell, 0.0, &[], &mut all));
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut known = HashSet::new();
        all.retain(|(beats, _)| known.insert(beats.clone()));
        assert!(all.len() > 100, "{}", all.len());

        let beats =
            |path: &Path| -> Vec<bool> { path.visits.iter().map(|visit| weighed_beat(&weighed, *visit)).collect() };
        let best = best_through(&lattice, &weighed, UNREACHED).unwrap();
        let mut kbest: Vec<(Vec<bool>, f32)> = KBest::of(trellis).map(|path| (beats(&path), path.score)).collect();
        assert_eq!(beats(&best), kbest[0].0);
        assert!(kbest.windows(2).all(|two| two[0].1 >= two[1].1));
        let mut known = HashSet::new();
        kbest.retain(|(beats, _)| known.insert(beats.clone()));
        assert_eq!(kbest.len(), all.len());
        assert!(kbest.iter().zip(&all).all(|(one, other)| (one.1 - other.1).abs() < 1e-3));
    }

    fn weighed_beat(weighed: &WeightedAutomaton, visit: Visit) -> bool {
        weighed.state(visit.state).beat
    }
}
