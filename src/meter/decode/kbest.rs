//! The paths of a line through a measure, the best first.
//!
//! The trellis has the best path to each of its cells, so that the best whole path with a given end is known before it is
//! walked. Ends are drawn out toward the line's beginning, the most promising first; each path that arrives is the best of
//! those not yet seen (the A* search of Soong and Huang, "A tree-trellis based fast search for finding the N best sentence
//! hypotheses", 1991).

#![allow(clippy::cast_possible_truncation, reason = "scores, single again once they are summed")]

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::meter::decode::{Path, Trellis, Visit};

/// The most ends of paths that are drawn out; a line of verse has its first ten scansions within a few hundred.
const MOST_DRAWN: usize = 20_000;

/// The paths through a filled trellis in the order of their scores; of paths that part and have the same beats from where they
/// meet again, only the best.
pub(crate) struct Ranked<'a> {
    trellis: Trellis<'a>,
    /// Ends of paths, each with the rest of its path behind it.
    ends: Vec<End>,
    /// Those to be drawn out next.
    open: BinaryHeap<Open>,
    /// The cells that were drawn out, with the beats from there to the end of the line; a second time is never better.
    drawn: HashSet<(u32, Beats)>,
    /// The beats of all ends: of each its first beat and those behind it, so that an end costs the same however long it is.
    beats: HashMap<(bool, Option<Beats>), Beats>,
}

/// The beats of an end; of two ends it is the same if they have the same beats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Beats(usize);

/// The end of a path: from a cell to the end of the line.
struct End {
    cell: u32,
    /// What the end adds to the score of the best path to its cell; in double, where sums of scores are exact.
    adds: f64,
    /// The end that it lengthens by a cell.
    rest: Option<usize>,
    /// Its beats, that of the cell first.
    beats: Beats,
}

/// An end of which something is to come: the best path with that end, or that path itself.
struct Open {
    score: f64,
    end: usize,
    whole: bool,
}

impl<'a> Ranked<'a> {
    /// The paths of a trellis.
    pub(crate) fn of(trellis: Trellis<'a>) -> Self {
        let (ends, open, drawn, beats) = (Vec::new(), BinaryHeap::new(), HashSet::new(), HashMap::new());
        let mut ranked = Self { trellis, ends, open, drawn, beats };
        let lasts: Vec<(u32, f32)> = ranked.trellis.lasts().collect();
        for (cell, _) in lasts {
            ranked.push(cell, 0.0, None);
        }
        ranked
    }

    /// Keeps an end for drawing out.
    fn push(&mut self, cell: u32, adds: f64, rest: Option<usize>) {
        let (visit, score) = self.trellis.cell(cell);
        let behind = rest.map(|rest| self.ends[rest].beats);
        let new = Beats(self.beats.len());
        let beats = *self.beats.entry((self.trellis.is_beat(visit), behind)).or_insert(new);
        self.open.push(Open { score: f64::from(score) + adds, end: self.ends.len(), whole: false });
        self.ends.push(End { cell, adds, rest, beats });
    }

    /// Draws an end out by a syllable in every way there is.
    fn draw(&mut self, at: usize) {
        let End { cell, adds, beats, .. } = self.ends[at];
        if !self.drawn.insert((cell, beats)) {
            return;
        }
        for (from, score) in self.trellis.ways_to(cell) {
            let score = f64::from(score);
            match from {
                // The best path to the cell before is what the next score begins with.
                Some(from) => self.push(from, adds + score - f64::from(self.trellis.cell(from).1), Some(at)),
                None => self.open.push(Open { score: score + adds, end: at, whole: true }),
            }
        }
    }

    fn path(&self, score: f64, end: usize) -> Path {
        let ends = std::iter::successors(Some(end), |&at| self.ends[at].rest);
        let visits: Vec<Visit> = ends.map(|at| self.trellis.cell(self.ends[at].cell).0).collect();
        Path { score: score as f32, visits }
    }
}

impl Iterator for Ranked<'_> {
    type Item = Path;

    fn next(&mut self) -> Option<Path> {
        while let Some(Open { score, end, whole }) = self.open.pop() {
            if whole {
                return Some(self.path(score, end));
            }
            if self.drawn.len() >= MOST_DRAWN {
                return None;
            }
            self.draw(end);
        }
        None
    }
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equals the one found first goes first, so that the order never changes.
        self.score.total_cmp(&other.score).then_with(|| other.end.cmp(&self.end))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Open {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::meter::alternatives::{Compiled, Meter};
    use crate::meter::decode::best_through;
    use crate::meter::decode::{UNREACHED, Weighed};
    use crate::meter::lattice::{Guesses, Lattice};
    use crate::meter::model::Weights;
    use crate::meter::notation::LicenseSet;

    /// Every path to a cell, by its beats and its score from there on.
    fn walk(trellis: &Trellis, cell: u32, adds: f32, beats: &[bool], found: &mut Vec<(Vec<bool>, f32)>) {
        let mut own = vec![trellis.is_beat(trellis.cell(cell).0)];
        own.extend_from_slice(beats);
        for (from, score) in trellis.ways_to(cell) {
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
        let weighed = Weighed::of(automaton, Weights::shipped(), LicenseSet::ANYTHING);
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
        let mut ranked: Vec<(Vec<bool>, f32)> = Ranked::of(trellis).map(|path| (beats(&path), path.score)).collect();
        assert_eq!(beats(&best), ranked[0].0);
        assert!(ranked.windows(2).all(|two| two[0].1 >= two[1].1));
        let mut known = HashSet::new();
        ranked.retain(|(beats, _)| known.insert(beats.clone()));
        assert_eq!(ranked.len(), all.len());
        assert!(ranked.iter().zip(&all).all(|(one, other)| (one.1 - other.1).abs() < 1e-3));
    }

    fn weighed_beat(weighed: &Weighed, visit: Visit) -> bool {
        weighed.places[usize::from(visit.state)].beat
    }
}
