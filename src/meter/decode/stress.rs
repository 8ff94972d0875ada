//! The best labelling of a scansion's syllables as stressed or not: Viterbi's algorithm over a chain.

use crate::meter::model::Weights;
use crate::meter::model::stress::Line;

impl Line<'_> {
    /// The stresses of the line: the best labelling of the chain.
    pub(crate) fn stresses(self, weights: &Weights) -> Vec<bool> {
        let count = self.nodes.len();
        let mut from: Vec<[bool; 2]> = vec![[false; 2]; count];
        let mut score = [0.0f32; 2];
        for (at, from) in from.iter_mut().enumerate() {
            let mut stressed = 0.0;
            self.of_stress(at, |feature| stressed += weights.of_stress(feature));
            let mut next = [0.0, stressed];
            for second in [false, true].into_iter().filter(|_| at > 0) {
                let step = |first: bool| {
                    let [pair, placed] = self.of_pair(at, first, second);
                    score[usize::from(first)] + weights.of_stress(pair) + weights.of_stress(placed)
                };
                let (slack, stress) = (step(false), step(true));
                from[usize::from(second)] = stress > slack;
                next[usize::from(second)] += slack.max(stress);
            }
            score = next;
        }
        let mut label = score[1] > score[0];
        let mut stresses = vec![false; count];
        for at in (0..count).rev() {
            stresses[at] = label;
            label = from[at][usize::from(label)];
        }
        stresses
    }
}
