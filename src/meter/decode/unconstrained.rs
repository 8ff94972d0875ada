//! The best labels of a line where no measure asks anything: Viterbi's algorithm over the lattice alone.

use super::weighted::UNREACHED;
use crate::meter::index::NodeId;
use crate::meter::lattice::Lattice;
use crate::meter::model::Scorer;
use crate::steps;

/// A reading of a line with the labels it has when no meter asks anything of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Labeled {
    /// The syllables.
    pub(crate) nodes: Vec<NodeId>,
    /// For each syllable, whether it is a beat.
    pub(crate) beats: Vec<bool>,
}

/// The best reading of a line and its labels, by the scores of its words and their neighbors alone. `None` for a line of
/// no syllables.
pub(crate) fn unconstrained(lattice: &Lattice, scorer: &impl Scorer) -> Option<Labeled> {
    type Label = (NodeId, bool);
    let mut best: Vec<[f32; 2]> = Vec::with_capacity(lattice.nodes.len());
    let mut from: Vec<[Option<Label>; 2]> = Vec::with_capacity(lattice.nodes.len());
    for node in &lattice.nodes {
        let begin = if node.first { 0.0 } else { UNREACHED };
        let (mut score, mut came) = ([begin; 2], [None; 2]);
        let pairs = scorer.pair(node.boundary);
        for &before in lattice.before(node) {
            steps::count(1);
            for label in [false, true] {
                let earlier = best[before.get()][usize::from(label)];
                for beat in 0..2 {
                    let reached = earlier + pairs[usize::from(label)][beat];
                    if reached > score[beat] {
                        score[beat] = reached;
                        came[beat] = Some((before, label));
                    }
                }
            }
        }
        best.push([score[0] + node.scores[0], score[1] + node.scores[1]]);
        from.push(came);
    }
    let ends = lattice.ends.iter().flat_map(|&node| [false, true].map(|beat| (node, beat)));
    let score = |(node, beat): Label| best[node.get()][usize::from(beat)];
    let last = ends.max_by(|&a, &b| score(a).total_cmp(&score(b)))?;
    let mut path: Vec<Label> =
        std::iter::successors(Some(last), |&(node, beat)| from[node.get()][usize::from(beat)]).collect();
    path.reverse();
    let (nodes, beats) = path.into_iter().unzip();
    Some(Labeled { nodes, beats })
}
