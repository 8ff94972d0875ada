//! The best labels of a line where no measure asks anything: Viterbi's algorithm over the lattice alone.

use super::path::{Path, Visit};
use super::weighted::UNREACHED;
use crate::meter::lattice::Lattice;
use crate::meter::model::Scorer;
use crate::steps;

/// The score of the line's best reading when no meter asks anything of it: only its own words and their neighbors count.
pub(crate) fn unconstrained(lattice: &Lattice, weights: &impl Scorer) -> Option<Path> {
    let mut scores: Vec<[f32; 2]> = Vec::with_capacity(lattice.nodes.len());
    let mut from: Vec<[Option<Visit>; 2]> = Vec::with_capacity(lattice.nodes.len());
    for node in &lattice.nodes {
        let begin = if node.first { 0.0 } else { UNREACHED };
        let (mut score, mut came) = ([begin; 2], [None; 2]);
        let pairs = weights.pair(node.boundary);
        for &before in lattice.before(node) {
            steps::count(1);
            for (state, &earlier) in scores[before as usize].iter().enumerate() {
                for beat in 0..2 {
                    let reached = earlier + pairs[state][beat];
                    if reached > score[beat] {
                        score[beat] = reached;
                        came[beat] = Some(Visit { node: before, state: u16::from(state == 1) });
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
